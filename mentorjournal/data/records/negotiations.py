"""The BATNA sheet: packages, alternatives, market, trades, objections, rehearsals, outcome.

All amounts are `Decimal`, a year and before tax unless said otherwise, in the sheet's one
currency. Shares and chances are fractions: 0.1 is 10 %.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from mentorjournal.data.records.base import (
    OwnerId,
    Part,
    Record,
    Uid,
    finite,
    in_order,
)
from mentorjournal.data.records.offers import Judgement, Offer
from mentorjournal.data.records.packages import ZERO, Package
from mentorjournal.data.records.rehearsals import Rehearsal

__all__ = [
    "ZERO",
    "Alternative",
    "Decision",
    "KindOfNo",
    "Limit",
    "MarketFigure",
    "Negotiation",
    "Objection",
    "Outcome",
    "Package",
    "Rehearsal",
    "Trade",
]

Decision = Literal["accept", "counter", "wait", "alternative", "stay"]
KindOfNo = Literal["tactical", "reset", "final"]


class Alternative(Part, frozen=True, kw_only=True):
    """A course of action other than staying on today's terms.

    Attributes:
        package: What it pays.
        chance: Chance that it comes true if pursued, 0 to 1.
        months: Months until it would begin.
        hours: My hours to pursue it.
        cash: What pursuing it costs.
        next_step: What to do next for it.
        expires: The day the offer ends.
        depends: Whether it depends on the other side of this negotiation.
    """

    uid: Uid
    title: Annotated[str, Meta(min_length=1)]
    package: Package = Package()
    chance: Decimal = Decimal(1)
    months: Decimal = ZERO
    hours: Decimal = ZERO
    cash: Decimal = ZERO
    next_step: str = ""
    expires: date | None = None
    depends: bool = False

    def __post_init__(self) -> None:
        finite(self)
        if not 0 <= self.chance <= 1:
            raise ValueError("a chance must lie between 0 and 1")


class Limit(Part, frozen=True, kw_only=True):
    """The most the other side is thought to pay in base, an estimate."""

    low: Decimal
    likely: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        finite(self)
        if not self.low <= self.likely <= self.high:
            raise ValueError("a limit runs from low over likely to high")


class MarketFigure(Part, frozen=True, kw_only=True):
    """Base pay in the market from one source; percentiles that it does not give are None."""

    uid: Uid
    source: str
    on: date
    p25: Decimal | None = None
    p50: Decimal | None = None
    p75: Decimal | None = None
    p90: Decimal | None = None
    weight: Decimal = Decimal(1)

    def __post_init__(self) -> None:
        finite(self)
        known = [p for p in (self.p25, self.p50, self.p75, self.p90) if p is not None]
        if known != sorted(known):
            raise ValueError("market percentiles must rise")


class Trade(Part, frozen=True, kw_only=True):
    """Something to give or to get, and what it means to each side."""

    uid: Uid
    text: str
    direction: Literal["give", "get"] = "get"
    worth: Decimal = ZERO
    cost: Decimal = ZERO

    def __post_init__(self) -> None:
        finite(self)


class Objection(Part, frozen=True, kw_only=True):
    """What they may say, what I reply, and what shows it.

    Attributes:
        evidence: What shows it, free text.
        achievements: Those that show it.
    """

    uid: Uid
    text: str
    reply: str = ""
    evidence: str = ""
    achievements: tuple[Uid, ...] = ()


class Outcome(Part, frozen=True, kw_only=True):
    """How the talk ended.

    Attributes:
        on: The day it ended.
        offer: Base offered; None if there was none.
        package: The whole of what was offered, where it is known.
        written: Whether it is in writing.
        kind_of_no: What kind of no it was, if it was one.
        decision: What I decided.
        reason: Why I decided so.
        wait_until: With the decision to wait.
        take: The uid of the alternative to take, with that decision.
        next_step: What is to be done now that it is decided.
        next_on: The day of that.
        next_done: When it was done; None while it is not.
        lesson: What I learned.
        judgement: What the offer was worth when the sheet was frozen; None before.
        opened: The base they had opened with when the sheet was frozen; None before, and where
            they had made no offer.
    """

    on: date
    offer: Decimal | None = None
    package: Package | None = None
    written: bool = False
    kind_of_no: KindOfNo | None = None
    decision: Decision | None = None
    reason: str = ""
    wait_until: date | None = None
    take: Uid | None = None
    next_step: str = ""
    next_on: date | None = None
    next_done: date | None = None
    lesson: str = ""
    judgement: Judgement | None = None
    opened: Decimal | None = None

    def __post_init__(self) -> None:
        finite(self)
        in_order(self.on, self.wait_until, "the wait")


class Negotiation(Record, frozen=True, kw_only=True):
    """One pay talk and its BATNA sheet.

    Attributes:
        owner: Whose pay it is about.
        relationship: The mentoring in which it is prepared; None for one prepared alone.
        title: What it is, in a line.
        counterpart: Who sits on the other side.
        currency: ISO code, of every amount here.
        years: H, over how many years one-time amounts are spread.
        decide_by: The day by which I must decide.
        budget_closes: The day their budget closes.
        budget_known: The day on which that was written down; None where it was from the start.
        decider: Who decides on their side.
        now: Today's package; staying on it is always an alternative.
        base_only: Whether it was said that today's base is all there is; what else stands in the
            package goes before that.
        hour_rate: Worth of an hour of mine.
        target: The base I aim for.
        first_offer: The base they are expected to open with; what they do open with goes before.
        cap: The most I would ask for; None to take the market's 90th percentile.
        limit: What they can pay at most; None while unknown.
        market_growth: How much the market's pay grows in a year, a fraction.
        my_interests, options, criteria: Free text, mine; the same beginning with `their` is the
            other side's.
        evidence: What speaks for me, free text.
        achievements: What I have done that speaks for me.
        offers: Offers and counters, in the order in which they were written down.
        concessions: The bases I would go down to, one after the other, in that order.
    """

    table: ClassVar[str] = "negotiation"

    owner: OwnerId
    relationship: Uid | None = None
    title: Annotated[str, Meta(min_length=1)]
    counterpart: str = ""
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")] = "USD"
    years: Annotated[int, Meta(ge=1, le=20)] = 4
    decide_by: date | None = None
    budget_closes: date | None = None
    budget_known: date | None = None
    decider: str = ""
    now: Package = Package()
    base_only: bool = False
    hour_rate: Decimal = ZERO
    alternatives: tuple[Alternative, ...] = ()
    target: Decimal | None = None
    first_offer: Decimal | None = None
    cap: Decimal | None = None
    limit: Limit | None = None
    market: tuple[MarketFigure, ...] = ()
    market_growth: Decimal = ZERO
    my_interests: str = ""
    their_interests: str = ""
    options: str = ""
    their_options: str = ""
    criteria: str = ""
    their_criteria: str = ""
    evidence: str = ""
    achievements: tuple[Uid, ...] = ()
    trades: tuple[Trade, ...] = ()
    objections: tuple[Objection, ...] = ()
    rehearsals: tuple[Rehearsal, ...] = ()
    offers: tuple[Offer, ...] = ()
    concessions: tuple[Decimal, ...] = ()
    outcome: Outcome | None = None

    def __post_init__(self) -> None:
        finite(self)
