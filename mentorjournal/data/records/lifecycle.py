"""What is kept of a mentoring beside its stage: years that are over, and how much I can give."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from mentorjournal.data.records.base import Part, Uid, finite

Slots = Annotated[int, Meta(ge=0, le=1000)]


class PastYear(Part, frozen=True, kw_only=True):
    """A year of a mentoring that is over, because a new one began.

    Attributes:
        start, end: Its first and its last day; the start may not be known.
        reason, last_words: Why it was completed, and what was said then; empty where the next
            year followed without an end between them.
    """

    uid: Uid
    start: date | None = None
    end: date
    reason: str = ""
    last_words: str = ""


class Capacity(Part, frozen=True, kw_only=True):
    """How much mentoring I can give; None where I never said.

    Attributes:
        recurring, one_off: So many people at a time, in each form.
        hours: Hours a month.
        otherwise: How I stand by somebody without mentoring them. In no document.
    """

    recurring: Slots | None = None
    one_off: Slots | None = None
    hours: Decimal | None = None
    otherwise: str = ""

    def __post_init__(self) -> None:
        finite(self)
        if self.hours is not None and self.hours < 0:
            raise ValueError("hours: less than none")
