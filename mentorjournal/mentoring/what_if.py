"""A pay talk as it would be with other figures, of which nothing is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.negotiations import ZERO, Alternative, Limit, Negotiation
from mentorjournal.mentoring.pay_sheet import Option, Sheet
from mentorjournal.money import (
    LIMIT,
    ONE_PERCENT,
    parse_chance,
    parse_count,
    parse_number,
    show_money,
    show_percent,
    show_signed,
    whole,
)

Name = Literal["chance", "target", "limit", "cap", "years"]
FIGURES: tuple[Name, ...] = ("target", "limit", "cap", "years")
"""What can be moved besides the chances of alternatives, in the order of the screen."""
MOST_YEARS = 20
STEPS_IN_POWER = 100
"""A step of 128,000 is a hundredth of 100,000."""
BIG, BIG_CHANCE = 5, 10
"""How many steps a big one is; of a chance, ten percent."""
NONE, SAME = "–", "same"


class Lever(Struct, frozen=True):
    """A figure of a sheet that can be moved.

    Attributes:
        name: Which: the chance of an alternative, the target, their likely limit, the cap, or H.
        uid: The alternative's, for a chance.
    """

    name: Name
    uid: Uid = ""


Moves = Mapping[Lever, Decimal | None]
"""What is supposed instead of what the sheet says; None for a target, limit or cap that is not."""


class Figure(Struct, frozen=True):
    """A figure that follows, beside what it is on the sheet.

    Attributes:
        label: What it is called.
        now: What it would be; a dash where there is none.
        by: By how much that differs: "−800", "same", or what it was where there was no amount.
    """

    label: str
    now: str
    by: str


def value_of(talk: Negotiation, lever: Lever) -> Decimal | None:
    """What a figure is in a sheet; None where it is not set, or the alternative is gone."""
    match lever.name:
        case "chance":
            return next((each.chance for each in talk.alternatives if each.uid == lever.uid), None)
        case "target":
            return talk.target
        case "limit":
            return talk.limit.likely if talk.limit else None
        case "cap":
            return talk.cap
        case "years":
            return Decimal(talk.years)


def suppose(talk: Negotiation, moves: Moves) -> Negotiation:
    """The talk as it would be."""
    for lever, value in moves.items():
        talk = replace(talk, **_fields(talk, lever, value))
    return talk


def changed_fields(talk: Negotiation, moves: Moves) -> dict[str, Any]:
    """The fields of the talk that would be others, to take all of it over at once."""
    supposed = suppose(talk, moves)
    names = ("alternatives", *FIGURES)
    return {
        name: getattr(supposed, name)
        for name in names
        if getattr(supposed, name) != getattr(talk, name)
    }


def _fields(talk: Negotiation, lever: Lever, value: Decimal | None) -> dict[str, Any]:
    match lever.name:
        case "chance":
            return {"alternatives": tuple(_chances(talk.alternatives, lever.uid, value))}
        case "limit":
            return {"limit": None if value is None else _stretched(talk.limit, value)}
        case "years":
            return {"years": talk.years if value is None else int(value)}
    return {lever.name: value}


def _chances(
    alternatives: Iterable[Alternative], uid: Uid, chance: Decimal | None
) -> Iterable[Alternative]:
    for each in alternatives:
        moved = each.uid == uid and chance is not None
        yield replace(each, chance=chance) if moved else each


def _stretched(limit: Limit | None, likely: Decimal) -> Limit:
    """Their limit with another likely one; low and high only give way to it."""
    if limit is None:
        return Limit(low=likely, likely=likely, high=likely)
    return Limit(low=min(limit.low, likely), likely=likely, high=max(limit.high, likely))


# Steps, and what is typed


def stride_of(talk: Negotiation, lever: Lever) -> Decimal:
    """How far a step leads from what a figure is.

    It stays that for as long as one steps, so that a step back leads where one came from.
    """
    if lever.name == "chance":
        return ONE_PERCENT
    if lever.name == "years":
        return Decimal(1)
    amount = value_of(talk, lever) or talk.now.base
    return Decimal(1).scaleb(max(amount, Decimal(STEPS_IN_POWER)).adjusted()) / STEPS_IN_POWER


def stepped(sheet: Sheet, lever: Lever, steps: int, stride: Decimal, *, big: bool) -> Decimal:
    """A figure some steps further, as far as it may go.

    A target, limit or cap that is not set begins with what stands for it: the base that is aimed
    for or earned, or what holds the ask.

    Args:
        sheet: With the figure as it is by now.
        lever: The figure.
        steps: How many, below zero for back.
        stride: How far each leads.
        big: Whether each is a big one.
    """
    value = value_of(sheet.negotiation, lever)
    if value is None:
        return ZERO if lever.name == "chance" else _begin(sheet, lever)
    by = steps * stride
    if lever.name == "chance":
        return min(max(value + by * (BIG_CHANCE if big else 1), ZERO), Decimal(1))
    value += by * (BIG if big else 1)
    if lever.name == "years":
        return min(max(value, Decimal(1)), Decimal(MOST_YEARS))
    return min(max(value, ZERO), LIMIT - 1)


def _begin(sheet: Sheet, lever: Lever) -> Decimal:
    talk = sheet.negotiation
    usual = talk.target if talk.target is not None else talk.now.base
    held = sheet.cap if lever.name == "cap" else None
    return max(usual if held is None else held, ZERO)


def read_value(lever: Lever, typed: str) -> Decimal:
    """What was typed for a figure.

    Raises:
        Unclear: It could be two figures.
        BadInput: It is none.
    """
    if lever.name == "chance":
        return parse_chance(typed)
    if lever.name == "years":
        return Decimal(parse_count(typed, 1, MOST_YEARS))
    return parse_number(typed, "an amount", negative=False)


def show_value(lever: Lever, value: Decimal | None) -> str:
    """A figure as it stands on the screen."""
    if value is None:
        return NONE
    if lever.name == "chance":
        return show_percent(value)
    return show_money(value)


# What follows


def what_follows(before: Sheet, after: Sheet, *uids: Uid) -> tuple[Figure, ...]:
    """Least, ask, what alternatives are worth and the BATNA, beside what they are on the sheet.

    Args:
        before: The sheet as it is.
        after: The sheet as it would be.
        uids: Whose expected values, which are named where there are several; that of staying where
            there is no such alternative.
    """
    expected = [(_option(before, uid), _option(after, uid)) for uid in uids]
    return (
        _figure("least", before.reservation.base, after.reservation.base),
        _figure("ask", before.ask, after.ask),
        *(
            _figure(
                f"expected of {now.title}" if len(uids) > 1 else "expected",
                was.expected,
                now.expected,
            )
            for was, now in expected
        ),
        _batna(before, after),
    )


def _figure(label: str, before: Decimal | None, after: Decimal | None) -> Figure:
    now = NONE if after is None else show_signed(after)
    if before is None or after is None:
        was = NONE if before is None else show_signed(before)
        return Figure(label, now, SAME if now == was else f"was {was}")
    # Of the amounts as they are shown, so that a reader finds the sum right.
    by = whole(after) - whole(before)
    return Figure(label, now, show_signed(by, "+") if by else SAME)


def _option(sheet: Sheet, uid: Uid) -> Option:
    return next((option for option in sheet.options if option.uid == uid), sheet.staying)


def _batna(before: Sheet, after: Sheet) -> Figure:
    same = before.batna.uid == after.batna.uid
    words = f"{'still' if same else 'now'} {after.batna.title}"
    return Figure("BATNA", words, "" if same else f"was {before.batna.title}")
