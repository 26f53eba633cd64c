"""What a small journal holds, for what is made from its facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

import msgspec

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.plans import Plan, PlanVersion
from mentorjournal.mentoring.next_steps import JournalOverview, NextStep, next_steps
from tests.examples import NOON, PERSON, RELATIONSHIP, a_person, a_relationship, uid_of

NOV_22 = date(2026, 11, 22)
PAUSED = a_relationship(stage="paused")
"""A relationship that asks for nothing itself."""


def facts(
    relationship: Relationship = PAUSED, follow_ups: Sequence[FollowUpItem] = (), **records: Any
) -> JournalOverview:
    known = groupby(follow_ups, key=lambda item: item.relationship)
    return JournalOverview(
        people={PERSON: a_person()},
        relationships=[relationship],
        follow_ups={uid: list(items) for uid, items in known},
        **records,
    )


def at(*sessions: Session) -> dict[Uid, Sequence[Session]]:
    return {RELATIONSHIP: sessions}


def a_plan() -> dict[Uid, Plan]:
    version = PlanVersion(on=date(2026, 1, 5))
    plan = Plan(uid=uid_of(2), created=NOON, updated=NOON, owner="me", versions=(version,))
    return {PERSON: plan}


def an_action(due: date | None, **changes: Any) -> FollowUpItem:
    item = FollowUpItem(
        kind="action",
        words="Send the deck to Priya",
        assignee="me",
        due=due,
        relationship=RELATIONSHIP,
        since=date(2026, 11, 9),
        session=uid_of(77),
        line=3,
    )
    return msgspec.structs.replace(item, **changes)


def some_advice(**changes: Any) -> FollowUpItem:
    usual = {"kind": "advice", "words": "Lead with the number", "since": date(2026, 11, 1)}
    return an_action(None, **usual | changes)


def of_kind(kind: str, known: JournalOverview, today: date = NOV_22) -> list[NextStep]:
    return [step for step in next_steps(known, today) if step.kind == kind]
