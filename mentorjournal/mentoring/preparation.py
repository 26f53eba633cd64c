"""What is prepared for a pay talk beside its figures: both sides, trades, replies, evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.achievements import Achievement
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.negotiations import Negotiation, Trade
from mentorjournal.mentoring.pay_checks import decided
from mentorjournal.money import show_money


class BothSides(Struct, frozen=True):
    """Something of which each side has its own.

    Attributes:
        id: What it is called in code.
        label: What it is called on screen.
        mine: The field of the sheet that holds mine.
        theirs: The field that holds theirs.
        hint: What mine are about.
        their_hint: What theirs are about.
    """

    id: str
    label: str
    mine: str
    theirs: str
    hint: str
    their_hint: str


BOTH: tuple[BothSides, ...] = (
    BothSides(
        "interests",
        "Interests",
        "my_interests",
        "their_interests",
        "Why you want it, behind the number.",
        "What they need, which you may help with.",
    ),
    BothSides(
        "options",
        "Options",
        "options",
        "their_options",
        "What would be good for both of you, as you would put it.",
        "What they may put forward.",
    ),
    BothSides(
        "criteria",
        "Criteria",
        "criteria",
        "their_criteria",
        "What both of you could call fair.",
        "What they will measure it by: the band, the budget, what others have.",
    ),
)


def sides(trade: Trade) -> tuple[Decimal, Decimal]:
    """What a trade is to me and to them, a year; below zero for whom it costs."""
    if trade.direction == "get":
        return trade.worth, -trade.cost
    return -trade.worth, trade.cost


def best_trade(trades: Sequence[Trade], direction: Literal["get", "give"]) -> Trade | None:
    """The best to get, or to give: cheap for one side and dear to the other.

    None where all of them cost one side at least what they are worth to the other.
    """
    known = (trade for trade in trades if trade.direction == direction)
    best = max(known, key=lambda trade: sum(sides(trade)), default=None)
    return best if best is not None and sum(sides(best)) > 0 else None


def best_words(talk: Negotiation) -> Iterator[str]:
    """The best to get and the best to give, as sentences."""
    directions: tuple[Literal["get", "give"], ...] = ("get", "give")
    for direction in directions:
        best = best_trade(talk.trades, direction)
        if best is not None:
            yield f"Best to {direction}: {best.text}, {trade_words(best)}."


def trade_words(trade: Trade) -> str:
    """What a trade means to each side."""
    worth, cost = show_money(trade.worth), show_money(trade.cost)
    if trade.direction == "give":
        return f"costs me {worth}, worth {cost} to them"
    return f"worth {worth} to me, costs them {cost}"


def moved(trades: Sequence[Trade], uid: Uid, step: int) -> tuple[Trade, ...]:
    """Trades with one of them moved up (-1) or down (1); as they were past either end."""
    order = [*trades]
    at = next(at for at, trade in enumerate(order) if trade.uid == uid)
    if 0 <= at + step < len(order):
        order.insert(at + step, order.pop(at))
    return tuple(order)


def linked(uids: Sequence[Uid], achievements: Sequence[Achievement]) -> list[Achievement]:
    """The achievements that are linked, in that order; those that are gone are left out."""
    known = {each.uid: each for each in achievements}
    return [known[uid] for uid in uids if uid in known]


def with_evidence(talk: Negotiation, done: Achievement) -> Negotiation:
    """A sheet to which an achievement is linked as evidence.

    It stays as it is where that is somebody else's, only planned, or comes after the decision.
    """
    if done.owner != talk.owner or done.planned or decided(talk):
        return talk
    return replace(talk, achievements=(*talk.achievements, done.uid))


def shown_by(done: Achievement) -> str:
    """An achievement as evidence, in a line."""
    return f"{done.text}; {done.impact}" if done.impact else done.text
