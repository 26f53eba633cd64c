"""The rehearsals of a pay talk, each with its cards and what was said to them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import partial

from textual.content import Content

from mentorjournal.data.records.rehearsals import PlayedCard, Rehearsal
from mentorjournal.dates import column_date
from mentorjournal.mentoring.rehearsing import minutes_of, result_word, score
from mentorjournal.widgets.plain import fit, line
from mentorjournal.widgets.row_list import Row, RowList

DAY, SCORE, MINUTES, LABEL = 11, 18, 7, 12
GAP = "   "
NARROW = 58
"""Under so many cells the minutes go."""
REHEARSAL, CARD = "rehearsal", "card"


class RehearsalList(RowList):
    """The newest first; unfolded, its scene, its cards and the answers stand below it.

    The id of a row is "rehearsal:" and a uid, or "card:" and the uids of rehearsal and card.
    """

    DEFAULT_CSS = """
    RehearsalList { height: 1fr; }
    """

    def show(self, held: Sequence[Rehearsal], unfolded: Collection[str], today: date) -> None:
        """Show these, oldest first as they are kept.

        Args:
            held: The rehearsals.
            unfolded: The uids of those whose cards are shown.
            today: The local day.
        """
        self.fill([row for one in held[::-1] for row in _rows(one, one.uid in unfolded, today)])

    @property
    def rehearsal(self) -> str:
        """The uid of the rehearsal that is highlighted, or to which what is highlighted belongs."""
        return self.chosen.split(":")[1] if self.chosen else ""

    @property
    def card(self) -> str:
        """The uid of the highlighted card; empty on a rehearsal."""
        kind, _, uids = self.chosen.partition(":")
        return uids.rpartition(":")[2] if kind == CARD else ""


def _rows(one: Rehearsal, unfolded: bool, today: date) -> Iterator[Row]:
    yield Row(f"{REHEARSAL}:{one.uid}", partial(_rehearsal, one, today))
    if not unfolded:
        return
    for label, text in (("scene", one.scene), ("learned", one.learned)):
        if text:
            yield Row("", partial(_labelled, label, text))
    for card in one.cards:
        yield Row(f"{CARD}:{one.uid}:{card.uid}", partial(_card, card))
        if card.answer:
            yield Row("", partial(_labelled, "", card.answer))


def _rehearsal(one: Rehearsal, today: date, width: int) -> Content:
    minutes = f"{minutes_of(one)} min" if minutes_of(one) else "–"
    tail = GAP + fit(score(one) or "no cards", SCORE)
    if width >= NARROW:
        tail += GAP + fit(minutes, MINUTES, right=True)
    room = width - DAY - len(GAP) - len(tail)
    who = one.who or one.learned or one.scene or "–"
    return line((fit(column_date(one.on, today), DAY), "$muted"), GAP, fit(who, room), tail)


def _labelled(label: str, text: str, width: int) -> Content:
    return line("  ", (fit(label, LABEL), "$muted"), fit(text, width - LABEL - 2))


def _card(card: PlayedCard, width: int) -> Content:
    style = "$accent" if card.result == "again" else "$muted"
    question = fit(f"“{card.question}”", width - LABEL - 2)
    return line("  ", (fit(result_word(card), LABEL), style), (question, "$muted"))
