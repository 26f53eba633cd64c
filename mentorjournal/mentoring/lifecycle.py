"""How the stage of a mentoring is said, and what each stage waits for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import show_date
from mentorjournal.mentoring.steps import NextStep, step_for
from mentorjournal.text import plural

SILENT_AFTER = timedelta(days=10)
"""So long an answer may take before it is worth another word."""


def is_declined(relationship: Relationship) -> bool:
    """Whether it never began, because the answer was no."""
    return relationship.stage == "completed" and relationship.declined is not None


def stage_word(relationship: Relationship) -> str:
    """The stage as it is said: "declined" where the answer was no."""
    return "declined" if is_declined(relationship) else relationship.stage


def what_waits(relationship: Relationship, who: str, today: date) -> Iterator[NextStep]:
    """Who waits for whom: an answer, thanks, a manager's consent, a question kept for later.

    Args:
        relationship: In any stage.
        who: The other person's name.
        today: The local day.
    """
    stage, line = relationship.stage, relationship.reporting_line
    if (since := relationship.thanks_owed) is not None:
        yield step_for(
            "thanks",
            relationship,
            f"{who}: thank-you owed",
            f"since {show_date(since, today)}",
            on=since,
        )
    asked = relationship.asked
    if stage == "asked" and asked is not None and today - asked >= SILENT_AFTER:
        yield step_for(
            "ask silent",
            relationship,
            f"{who}: no answer yet",
            f"asked {show_date(asked, today)}, {plural((today - asked).days, 'day')} silent",
            on=asked + SILENT_AFTER,
        )
    if line == "managers-manager" and stage != "completed" and not relationship.manager_agreed:
        yield step_for(
            "consent",
            relationship,
            f"{who}: does my manager know and agree?",
            "my manager's manager",
        )
    if relationship.ask_later and line == "none" and stage in ("prospect", "completed"):
        yield step_for(
            "ask later",
            relationship,
            f"{who}: ask now",
            "the reporting line between you has ended",
        )
