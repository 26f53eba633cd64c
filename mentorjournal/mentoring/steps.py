"""One thing to do next, and how pressing each kind of it is."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Relationship
from mentorjournal.mentoring.overview import FollowUpLike

Kind = Literal[
    "promise",
    "stale",
    "running",
    "not recorded",
    "no next date",
    "wrap up",
    "no plan",
    "no goals",
    "untouched goals",
    "goals behind",
    "deliverables",
    "pay date",
    "advice",
]
Action = Literal["done", "plan", "open"]

RANKS: dict[Kind, int] = {
    "promise": 1,
    "stale": 2,
    "running": 3,
    "not recorded": 4,
    "no next date": 5,
    "wrap up": 6,
    "no plan": 7,
    "no goals": 7,
    "untouched goals": 8,
    "goals behind": 9,
    "deliverables": 10,
    "pay date": 11,
    "advice": 12,
}


class NextStep(Struct, frozen=True):
    """One thing to do.

    Attributes:
        kind: What kind of thing.
        rank: 1 for what comes first; several share a rank.
        text: What it is, the person's name first.
        detail: How late, since when, how many.
        action: What a key press on it does: mark it done, plan a date, open the record.
        relationship: The relationship's uid; None for something of mine alone.
        target: The uid of the record to open or change. For a promise or advice typed in a
            note it is the session's; for what is missing, the relationship's.
        place: The place in which it is worked on, where that is not the same for all of its kind.
        follow_up: The promise itself, to be ticked.
        private: Whether it tells of pay, and so is blanked while the hide key is on.
        on: The day it hinges on; the earliest comes first within a rank.
    """

    kind: Kind
    rank: int
    text: str
    detail: str
    action: Action
    relationship: Uid | None
    target: Uid | None
    place: str = ""
    follow_up: FollowUpLike | None = None
    private: bool = False
    on: date = date.max


def step_for(
    kind: Kind,
    relationship: Relationship,
    text: str,
    detail: str,
    *,
    action: Action = "open",
    target: Uid | None = None,
    on: date = date.max,
    place: str = "",
) -> NextStep:
    """A step about a relationship, on the relationship itself unless a target is named."""
    return NextStep(
        kind=kind,
        rank=RANKS[kind],
        text=text,
        detail=detail,
        action=action,
        relationship=relationship.uid,
        target=target or relationship.uid,
        on=on,
        place=place,
    )
