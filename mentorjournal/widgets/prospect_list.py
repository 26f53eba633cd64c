"""Where mentors come from, who could be one, and what was asked before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from mentorjournal.data.records.events import Event
from mentorjournal.mentoring.events import event_words, following
from mentorjournal.mentoring.heard import Heard, HeardTwice
from mentorjournal.mentoring.introductions import OpenedDoor
from mentorjournal.mentoring.prospects import MOVES, Asked, Prospect, Search
from mentorjournal.text import first_word, one_line
from mentorjournal.widgets.plain import fit, hiding, line, veil
from mentorjournal.widgets.row_list import Row, RowList

FROM, PROSPECTS, BEFORE, DOORS, EVENTS = "From", "Prospects", "Asked", "Doors", "Events"
TWICE, ADVICE = "Heard twice", "Advice"
MOST_TWICE = 3
"""So many pieces of advice that several gave are listed; the follow-ups have all."""
HEARD = "heard:"
"""What the id of a row about advice begins with; the key of the advice follows."""
EVENT = "event:"
"""What the id of an event's row begins with; its uid follows."""
DOOR = "door:"
"""What the id of a door's row begins with; its uid follows."""
LABEL = 12
"""Cells of the label, two less than what stands before other rows' words."""
MOST_NAME = 20
EVENT_MOVES = {"hang back": "stayed", "write": "wrote", "came of it": "what came of it"}


class ProspectList(RowList):
    """The corners in a line, then a row for each prospect with the key that leads it on."""

    DEFAULT_CSS = """
    ProspectList { padding: 0 1; height: 1fr; min-height: 1; margin: 1 0 0 0; }
    """

    _key, _names = "", 0

    def show(
        self,
        search: Search,
        doors: Sequence[OpenedDoor],
        key: str,
        events: Sequence[Event] = (),
        today: date = date.min,
        heard: Heard | None = None,
    ) -> None:
        """Show how far the search is, and what doors are opened for me.

        Args:
            search: What is found.
            doors: The doors.
            key: The key that leads a prospect or a door on, as it is shown.
            events: Where speakers are heard, in their order.
            today: The local day.
            heard: What my mentors advise between them.
        """
        self._key = key
        names = [each.name for each in search.prospects]
        names += [each.name for each in search.asked]
        names += [each.way for each in doors]
        names += [each.title for each in events]
        self._names = min(max(map(cell_len, names), default=0), MOST_NAME)
        rows = [Row("", partial(self._corners, search.corner_words))]
        for at, prospect in enumerate(search.prospects):
            label = "" if at else PROSPECTS
            rows.append(Row(prospect.relationship, partial(self._prospect, label, prospect)))
        for at, door in enumerate(doors):
            label = "" if at else DOORS
            rows.append(Row(f"{DOOR}{door.introduction}", partial(self._door, label, door)))
        rows += self._heard(heard) if heard is not None else ()
        for at, event in enumerate(events):
            label = "" if at else EVENTS
            shown = partial(self._event, label, event, today)
            rows.append(Row(f"{EVENT}{event.uid}", shown, private=True))
        for at, asked in enumerate(search.asked):
            label = "" if at else BEFORE
            rows.append(Row(f"ask:{asked.ask}", partial(self._asked, label, asked)))
        self.fill(rows)

    def _heard(self, heard: Heard) -> Iterator[Row]:
        """What several say, and on which areas nobody advised."""
        for at, each in enumerate(heard.twice[:MOST_TWICE]):
            shown = partial(_twice, "" if at else TWICE, each)
            yield Row(f"{HEARD}{each.item.key}", shown)
        if heard.not_advised:
            label = "" if heard.twice else ADVICE
            words = f"not advised yet: {', '.join(heard.not_advised)}"
            yield Row("", partial(_labelled, label, words))

    def _corners(self, words: str, width: int) -> Content:
        return line((f"{FROM}   ", "$muted"), fit(words, width - len(FROM) - 3).rstrip())

    def _prospect(self, label: str, one: Prospect, width: int) -> Content:
        around = LABEL + self._names + cell_len(self._key) + 4
        room, move = width - around, f" {MOVES[one.move]}"
        if cell_len(one.brief) <= room - cell_len(move) or one.move == "ask":
            room -= cell_len(move)
        else:
            # The days of silence tell more than what the key is called.
            move = ""
        words = one.words if cell_len(one.words) <= room else one.brief
        if one.move == "ask" and hiding(self):
            # What I saw of somebody, and whether I shall ask, is mine until it is sent.
            words = veil(words)
        return line(
            (fit(label, LABEL), "$muted"),
            fit(one.name, self._names),
            "  ",
            (fit(words, max(0, room)), "$warning" if one.waits_long else ""),
            "  ",
            (self._key, "bold $accent"),
            move,
        )

    def _door(self, label: str, one: OpenedDoor, width: int) -> Content:
        move = f"{self._key} {one.then}" if one.then else ""
        room = width - LABEL - self._names - 4
        if cell_len(one.words) + 2 + cell_len(move) > room:
            move = self._key if one.then else ""
        room -= cell_len(move) + 2 if move else 0
        key, _blank, then = move.partition(" ")
        return line(
            (fit(label, LABEL), "$muted"),
            fit(one.way, self._names),
            "  ",
            (fit(one.words, max(0, room)), "$warning" if one.late else ""),
            "  ",
            (key, "bold $accent"),
            f" {then}" if then else "",
        )

    def _event(self, label: str, one: Event, today: date, width: int) -> Content:
        move = following(one, today)
        key = self._key if move else ""
        then = f" {EVENT_MOVES[move]}" if move else ""
        room = width - LABEL - self._names - cell_len(key) - cell_len(then) - 6
        return line(
            (fit(label, LABEL), "$muted"),
            fit(one.title, self._names),
            "  ",
            (fit(event_words(one, today), max(0, room)), "" if one.on >= today else "$muted"),
            "  ",
            (key, "bold $accent"),
            then,
        )

    def _asked(self, label: str, one: Asked, width: int) -> Content:
        room = width - LABEL - self._names - 3
        return line(
            (fit(label, LABEL), "$muted"),
            (fit(one.name, self._names), "$muted"),
            "  ",
            (fit(one.words, max(room, 0)).rstrip(), "$muted"),
        )


def _twice(label: str, one: HeardTwice, width: int) -> Content:
    """The words, and who says so."""
    names = ", ".join(map(first_word, one.names))
    said, room = f"“{one_line(one.item.text)}”", width - LABEL - cell_len(names) - 2
    shown = fit(said, max(0, min(room, cell_len(said))))
    return line((fit(label, LABEL), "$muted"), shown, "  ", (names, "$muted"))


def _labelled(label: str, words: str, width: int) -> Content:
    return line((f"{label:<{LABEL}}", "$muted"), fit(words, max(0, width - LABEL)).rstrip())
