"""Who and what several files of tests begin with, each by hand where a test says it otherwise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from mentorjournal.data.records.models import Goal, Negotiation, Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import Showing
from tests.examples import worked_negotiation

NOT_TAKEN = {"uid", "created", "updated", "deleted", "owner", "relationship", "title", "outcome"}
"""What a pay talk has of its own, whatever it was made from."""


def mentored_since_january(journal: Journal) -> Relationship:
    """Ana, without a plan."""
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 1, 5))


def win_rate(
    journal: Journal, showing: Showing, *, due: date = date(2026, 12, 31), **fields: Any
) -> Goal:
    """From 31 to 42 % in the year 2026, not read yet."""
    return journal.goals.add(
        showing,
        "Win rate",
        unit="%",
        baseline=Decimal(31),
        target=Decimal(42),
        start=date(2026, 1, 5),
        due=due,
        **fields,
    )


def my_mentor_ben(journal: Journal) -> Relationship:
    """With whom I prepare a pay talk."""
    return journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 3, 1))


def worked_talk(journal: Journal, ben: Relationship) -> Negotiation:
    """The worked example, not decided yet."""
    own = (name for name in Negotiation.__struct_fields__ if name not in NOT_TAKEN)
    return journal.negotiations.add(
        ben.owner, "Pay talk with Maya", relationship=ben, **worked(*own)
    )


def worked(*names: str) -> dict[str, Any]:
    """Fields of the worked example, for a talk that begins with these."""
    example = worked_negotiation()
    return {name: getattr(example, name) for name in names}
