"""The roadmap of a mentoring: the outline a year goes by, and what is said of its months."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from mentorjournal.data.records.base import Part, Record, Uid

MONTHS_IN_YEAR = 12

Leads = Literal["mentor", "protege", "both"]
YearDecision = Literal["otherwise", "enough"]
MonthNumber = Annotated[int, Meta(ge=1, le=MONTHS_IN_YEAR)]
Turn = Annotated[int, Meta(ge=1, le=MONTHS_IN_YEAR)]
MonthId = tuple[int, int]
"""A month by its number in the outline, and which time it is: 1 unless it is repeated."""


class Prompt(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question for the agenda; with `pay` it is hidden from a reporting line."""

    text: str
    pay: bool = False


class Asked(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A deliverable as an outline asks for it.

    Attributes:
        kind: Which record meets it, one of `mentoring.outline.Kind`; of one that is not known
            here no record can tell.
        pay: Whether it is hidden from a reporting line.
    """

    text: str
    kind: str = "untracked"
    pay: bool = False


class Month(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One month of an outline.

    Attributes:
        number: 1 to 12.
        theme: What it is about, in a few words.
        leads: Who prepares it.
        plain_theme: The theme where pay is kept out; empty if the theme does not speak of it.
        with_budget: Whether it leads up to the day on which their budget closes.
    """

    number: MonthNumber
    theme: Annotated[str, Meta(min_length=1)]
    leads: Leads
    prompts: tuple[Prompt, ...] = ()
    deliverables: tuple[Asked, ...] = ()
    plain_theme: str = ""
    with_budget: bool = False

    def without_pay(self) -> Month:
        """The month with everything about pay taken out."""
        return replace(
            self,
            theme=self.plain_theme or self.theme,
            prompts=tuple(prompt for prompt in self.prompts if not prompt.pay),
            deliverables=tuple(asked for asked in self.deliverables if not asked.pay),
        )


class Outline(Record, frozen=True, kw_only=True):
    """The twelve months that years of the roadmap go by; years of the same words share one.

    Attributes:
        months: 1 to 12, in order.
        own: Whether it was the person's own.
    """

    table: ClassVar[str] = "outline"

    months: tuple[Month, ...]
    own: bool = False


class Said(Part, frozen=True, kw_only=True):
    """Something that is said of a month, or of a deliverable of it.

    Attributes:
        month, turn: Which month.
        text: The deliverable; empty for the month itself.
        on: The day on which it was said; for a month's days its last day.
        reason: Why, where it is waived or skipped.
    """

    uid: Uid
    month: MonthNumber
    turn: Turn = 1
    text: str = ""
    on: date
    reason: str = ""

    def is_of(self, month: MonthId, text: str = "") -> bool:
        """Whether it is about that month, or that deliverable of it."""
        return (self.month, self.turn) == month and self.text == text


class RoadmapYear(Record, frozen=True, kw_only=True):
    """A year of the roadmap of one relationship, from the first thing that is said of it.

    Attributes:
        year: Which year of the mentoring.
        outline: What it goes by; None for the outline that came with the program at first.
        order: The months in their order, each as often as it is to come; empty for 1 to 12.
        ticked: Deliverables that are done and that no record can prove.
        waived: Deliverables that are not asked for any more.
        skipped: Months in which nothing is asked for.
        ends: Months that end on a day of their own.
        decided: What comes behind it, where that is no other year, since the day `decided_on`.
    """

    table: ClassVar[str] = "roadmap"

    relationship: Uid
    year: Annotated[int, Meta(ge=1)] = 1
    outline: Uid | None = None
    order: tuple[MonthNumber, ...] = ()
    ticked: tuple[Said, ...] = ()
    waived: tuple[Said, ...] = ()
    skipped: tuple[Said, ...] = ()
    ends: tuple[Said, ...] = ()
    decided: YearDecision | None = None
    decided_on: date | None = None
