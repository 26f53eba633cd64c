"""What a person decided about a line of Next: not now, or never."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from mentorjournal.data.records.base import Record, Uid

Rest = Literal["day", "talk", "let go"]
"""How a line rests: until a day, until the next talk, or for good."""


class StepDecision(Record, frozen=True, kw_only=True):
    """One line of Next was put off, or let go.

    Attributes:
        relationship: With whom; None for something of mine alone.
        step: The line, as `mentoring.steps.NextStep.id` names it.
        tier: How pressing it was; when it is more pressing than that, it is back.
        on: The day by which it was; a line let go is back when that is another day.
        made: The local day of the decision.
        rest: How it rests.
        until: The day on which it is back; only where it rests until a day.
        reason: Why it was let go.
    """

    table: ClassVar[str] = "step-decision"

    relationship: Uid | None = None
    step: Annotated[str, Meta(min_length=1)]
    tier: Annotated[int, Meta(ge=1, le=7)]
    on: date
    made: date
    rest: Rest = "day"
    until: date | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.rest == "day") != (self.until is not None):
            raise ValueError("it rests until a day exactly where there is one")
