"""The roadmap: twelve months of mentoring, one theme a month, made of prompts and deliverables.

The outline is that of seed Y; it is data, kept in `roadmap.toml` beside this module.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import add_months
from mentorjournal.errors import BadInput
from mentorjournal.mentoring.pauses import DAY, moved, paused_spans

MONTHS_IN_YEAR = 12
STANDARD_FILE = Path(__file__).with_name("roadmap.toml")

Leads = Literal["mentor", "protege", "both"]
Kind = Literal[
    "picture",
    "picture-now",
    "focus",
    "agreement",
    "partnership",
    "goals",
    "pitches",
    "pitched",
    "market",
    "correction",
    "catalogue",
    "review",
    "seen",
    "gaps",
    "chances",
    "seen-now",
    "role-check",
    "mid-point",
    "year-check",
    "final",
    "three-figures",
    "batna",
    "rehearsal",
    "outcome",
    "decision",
    "untracked",
]
"""What meets a deliverable; `mentoring.deliverables` holds the rule for each."""


class Prompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question for the agenda; with `pay` it is hidden from a reporting line."""

    text: str
    pay: bool = False


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A deliverable as the roadmap asks for it; `kind` says which record meets it."""

    text: str
    kind: Kind = "untracked"
    pay: bool = False


class Month(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One month of the roadmap.

    Attributes:
        number: 1 to 12.
        theme: What it is about, in a few words.
        leads: Who prepares it.
        plain_theme: The theme where pay is kept out; empty if the theme does not speak of it.
    """

    number: int
    theme: str
    leads: Leads
    prompts: tuple[Prompt, ...]
    deliverables: tuple[Asked, ...]
    plain_theme: str = ""

    def without_pay(self) -> Month:
        """The month with everything about pay taken out."""
        return msgspec.structs.replace(
            self,
            theme=self.plain_theme or self.theme,
            prompts=tuple(prompt for prompt in self.prompts if not prompt.pay),
            deliverables=tuple(asked for asked in self.deliverables if not asked.pay),
        )


class Roadmap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Twelve months in order. `edition` counts the outline's own versions."""

    edition: int
    months: tuple[Month, ...]

    def __post_init__(self) -> None:
        if [month.number for month in self.months] != list(range(1, MONTHS_IN_YEAR + 1)):
            raise ValueError("a roadmap has the months 1 to 12, in order")

    def month(self, number: int) -> Month:
        """The month of that number; a second year begins again with month 1.

        Raises:
            ValueError: The number is below 1.
        """
        if number < 1:
            raise ValueError("months are counted from 1")
        return self.months[(number - 1) % MONTHS_IN_YEAR]

    def month_for(self, relationship: Relationship, number: int) -> Month:
        """The month as this relationship may see it, see `keeps_pay_out`."""
        month = self.month(number)
        return month.without_pay() if keeps_pay_out(relationship) else month


@cache
def standard() -> Roadmap:
    """The roadmap that comes with the program."""
    return parse_roadmap(STANDARD_FILE.read_text(encoding="utf-8"))


def parse_roadmap(text: str) -> Roadmap:
    """A roadmap from TOML, such as a person's own copy.

    Raises:
        BadInput: It is not TOML, or not a roadmap.
    """
    import tomllib  # Kept off the start path: a journal without a running year needs none.

    try:
        return msgspec.convert(tomllib.loads(text), Roadmap)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"The roadmap is not valid TOML: {error}.") from None
    except msgspec.ValidationError as error:
        raise BadInput(f"The roadmap cannot be used: {error}.") from None


def theme(number: int) -> str:
    """The theme of a month of the standard roadmap, 1-based; month 13 is month 1 again."""
    return standard().month(number).theme


def month_of(relationship: Relationship, today: date) -> int | None:
    """Which month of the relationship it is.

    Months are calendar months from the start: one begun on 31 Jan is in month 2 from 28 Feb.
    Paused days belong to no month: what follows is later by as many.

    Returns:
        1 in the first month, 13 and more after a year; None without a start or before it.
    """
    start = relationship.start
    if start is None or today < start:
        return None
    number = (today.year - start.year) * 12 + today.month - start.month + 1
    while number > 1 and _month_start(relationship, start, number, today) > today:
        number -= 1
    return number


class MonthNow(NamedTuple):
    """Where a relationship is in its roadmap.

    Attributes:
        number: The month of the relationship: 13 and more after a year.
        theme: As this relationship may see it.
    """

    number: int
    theme: str


def month_now(relationship: Relationship, today: date) -> MonthNow | None:
    """The month of the roadmap it is in; None where it has none: one-off, completed, not begun."""
    number = month_of(relationship, today)
    if number is None or relationship.form == "one-off" or relationship.stage == "completed":
        return None
    return MonthNow(number, standard().month_for(relationship, number).theme)


def month_start(relationship: Relationship, number: int, today: date) -> date | None:
    """The first day of a month of the relationship, 1-based; None where it has no start.

    Args:
        relationship: The relationship.
        number: The month.
        today: The local day; a pause that is not ended has lasted until then.
    """
    if relationship.start is None:
        return None
    return _month_start(relationship, relationship.start, number, today)


def _month_start(relationship: Relationship, start: date, number: int, today: date) -> date:
    usual = add_months(start, number - 1)
    return moved(start - DAY, usual, paused_spans(relationship.pauses, today))


def year_began(relationship: Relationship | None, today: date) -> date:
    """The first day of the year that a review looks back on.

    That is the year of the roadmap, and in the first month of a new one still the year before;
    twelve months where the relationship has no such year.
    """
    usual = add_months(today, -MONTHS_IN_YEAR)
    if relationship is None or (number := month_of(relationship, today)) is None:
        return usual
    years = max(0, number - 2) // MONTHS_IN_YEAR
    return month_start(relationship, years * MONTHS_IN_YEAR + 1, today) or usual


def keeps_pay_out(relationship: Relationship) -> bool:
    """Whether pay and negotiation are hidden here: the other side is my manager or my report.

    Seed Y: a direct manager cannot give disinterested advice on such things.
    """
    return relationship.reporting_line in ("my-manager", "my-report")
