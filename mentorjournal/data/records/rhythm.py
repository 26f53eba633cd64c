"""How often two people mean to talk: the rhythm of a relationship, and the times it rests."""

from __future__ import annotations

from datetime import date
from typing import Literal

from mentorjournal.data.records.base import Part, Uid, in_order

Rhythm = Literal["what-we-do", "meetings", "meetings-and-calls", "calls", "as-needed"]
"""Which clocks count, see `mentoring.cadence`."""


class Pause(Part, frozen=True, kw_only=True):
    """A time in which a relationship rests.

    Attributes:
        first: Its first day.
        until: The day of return, which is not paused any more; None while it is not ended.
        reason: Why; private.
    """

    uid: Uid
    first: date
    until: date | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        in_order(self.first, self.until, "the pause")
