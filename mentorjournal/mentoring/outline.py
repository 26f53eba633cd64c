"""The outline of a roadmap, twelve months with a theme each: that of seed Y is the program's."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

from mentorjournal.data.records.roadmaps import MONTHS_IN_YEAR, Month

STANDARD_FILE = Path(__file__).with_name("roadmap.toml")

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
    "renewal",
    "introduction",
    "introduction-thanks",
    "untracked",
]
"""What meets a deliverable; `mentoring.deliverables` holds the rule for each."""
KINDS: tuple[str, ...] = get_args(Kind)


class Roadmap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Twelve months in order. `edition` counts the outline's own versions."""

    months: tuple[Month, ...]
    edition: int = 1

    def month(self, number: int) -> Month:
        """The month of that number; a second year begins again with month 1.

        Raises:
            ValueError: The number is below 1.
        """
        if number < 1:
            raise ValueError("months are counted from 1")
        return self.months[(number - 1) % MONTHS_IN_YEAR]


@cache
def standard() -> Roadmap:
    """The outline that comes with the program."""
    # Kept off the start path: a journal without a running year needs none.
    from mentorjournal.mentoring.outline_file import parse_outline

    return parse_outline(STANDARD_FILE.read_text(encoding="utf-8"))
