"""`show SHEET --what-if FIGURE=VALUE`: a pay talk as it would be, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from mentorjournal.cli.as_json import exact
from mentorjournal.cli.pay_sheet import TWIN as SHEET
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.journal.ids import meant_by
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.what_if import (
    FIGURES,
    Lever,
    Moves,
    read_value,
    show_value,
    suppose,
    value_of,
    what_follows,
)
from mentorjournal.money import NO_UNIT
from mentorjournal.text import fold_name

CHANCE = "chance of "


def with_figures(typed: Sequence[str]) -> Twin[Negotiation]:
    """What prints a sheet with other figures.

    Args:
        typed: Each as "target=130000", "cap=none" or "chance of Offer A=60 %"; for the offer, its
            id does too.
    """

    def words(journal: Journal, talk: Negotiation) -> Iterator[str]:
        moves = _moves(talk, typed)
        supposed = suppose(talk, moves)
        yield "What if; nothing is saved"
        for lever, value in moves.items():
            was = show_value(lever, value_of(talk, lever))
            yield f"{_label(talk, lever)} {show_value(lever, value)}, was {was}"
        today = journal.today()
        before, after = work_out(talk, today), work_out(supposed, today)
        chances = [lever.uid for lever in moves if lever.uid] or [before.batna.uid or ""]
        for each in what_follows(before, after, *chances):
            yield f"{each.label} {each.now}{', ' if each.by else ''}{each.by}"
        yield ""
        yield from SHEET.words(journal, supposed)

    def as_json(journal: Journal, talk: Negotiation) -> dict[str, Any]:
        moves = _moves(talk, typed)
        told = SHEET.as_json(journal, suppose(talk, moves))
        figures = [
            {
                "figure": lever.name,
                "id": lever.uid or None,
                "value": exact(value),
                "was": exact(value_of(talk, lever)),
            }
            for lever, value in moves.items()
        ]
        return {**told, "what_if": figures}

    return Twin(words, as_json, of="sheet")


def _moves(talk: Negotiation, typed: Sequence[str]) -> Moves:
    found: dict[Lever, Decimal | None] = {}
    for each in typed:
        figure, sign, value = each.rpartition("=")
        if not sign:
            raise BadInput(f"“{each[:40]}” says no figure; write target=130000, for example.")
        lever = _lever(talk, figure.strip())
        optional = lever.name in ("target", "limit", "cap")
        none = optional and value.strip().casefold() in NO_UNIT
        found[lever] = None if none else read_value(lever, value.strip())
    return found


def _lever(talk: Negotiation, figure: str) -> Lever:
    """The figure that is called that.

    Raises:
        BadInput: None is, or the chances of several offers could be meant.
    """
    name = figure.casefold()
    for known in FIGURES:
        if name == known:
            return Lever(known)
    if not name.startswith(CHANCE):
        names = ", ".join((*FIGURES, f"{CHANCE}an offer"))
        raise BadInput(f"“{figure[:40]}” is no figure to suppose; there is {names}.")
    typed = figure[len(CHANCE) :].strip()
    wanted = fold_name(typed)
    called = {each.uid: fold_name(each.title) for each in talk.alternatives}
    fits = [uid for uid, title in called.items() if title == wanted]
    fits = fits or meant_by(typed, called)
    fits = fits or [uid for uid, title in called.items() if wanted in title]
    if len(fits) > 1:
        ids = ", ".join(fits)
        raise BadInput(f"Several offers are called “{typed[:40]}”; write the id of one: {ids}.")
    if not fits:
        raise BadInput(f"No offer is called “{typed[:40]}”; write its whole name, or its id.")
    return Lever("chance", fits[0])


def _label(talk: Negotiation, lever: Lever) -> str:
    titles = {each.uid: each.title for each in talk.alternatives}
    return f"{CHANCE}{titles[lever.uid]}" if lever.uid else lever.name
