"""Offers and counters of a pay talk, each with the judgement of the day it was written down."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta

from mentorjournal.data.records.base import Part, Uid, finite
from mentorjournal.data.records.packages import ZERO, Package
from mentorjournal.money import LIMIT

MOST_WORTH = LIMIT * 1000
"""A package of amounts that can be typed is worth less, with bonus and match on top of them."""

HAIR = Decimal("0.000001")
"""By how much division may make an amount another one: such a difference is none. It rounds no base
up to the next hundred, and decides between no two alternatives or offers.
"""

OfferSide = Literal["they", "I"]


class Judgement(Part, frozen=True, kw_only=True):
    """What an offer was worth on the day it was written down; it stays as it was then.

    Attributes:
        worth: What accepting it is worth a year: its total compensation and N here.
        needed: EV of the BATNA of that day.
        here: N here of that day, for a package that states none of its own.
        years: H of that day, over how many years one-time amounts were spread.
        in_reach: Whether an agreement could be hoped for: False where even the most they
            were thought to pay was below the least to accept.
        share: The share of the zone that was won, of what ended a talk; else None.
        ask: The base to counter with, of an offer of theirs to which nothing had been asked for
            yet though better was to be had; else None.
    """

    worth: Decimal
    needed: Decimal
    here: Decimal = ZERO
    years: Annotated[int, Meta(ge=1, le=20)] = 4
    in_reach: bool = True
    share: Decimal | None = None
    ask: Decimal | None = None

    def __post_init__(self) -> None:
        finite(self, MOST_WORTH)

    @property
    def worthwhile(self) -> bool:
        """Whether it is worth at least as much as the BATNA."""
        return self.worth >= self.needed - HAIR


class Offer(Part, frozen=True, kw_only=True):
    """What one side put on the table.

    Attributes:
        on: The day.
        side: Whose it is: theirs, or a counter of mine.
        package: The whole of it.
        written: Whether it is in writing.
        note: What was said with it.
        judgement: What it was worth; None until it is kept for the first time.
    """

    uid: Uid
    on: date
    side: OfferSide = "they"
    package: Package = Package()
    written: bool = False
    note: str = ""
    judgement: Judgement | None = None
