"""Which days go with a question that nobody could answer, as it is changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.base import FollowUpState
from mentorjournal.mentoring.finding_out import finding_out, finding_out_steps
from tests.examples import a_relationship

TODAY = date(2026, 11, 22)
DAY = date(2026, 11, 2)


def question(**fields: Any) -> FollowUpItem:
    usual: dict[str, Any] = {"kind": "question", "words": "Who pays?", "assignee": "me"}
    usual |= {"due": None, "relationship": a_relationship().uid, "since": DAY, "state": "open"}
    return FollowUpItem(**usual | fields)


@pytest.mark.parametrize(
    ("before", "fields", "state", "days"),
    [
        ({}, {"to_find_out": True}, "open", {"back": date(2026, 11, 29)}),
        ({}, {"to_find_out": True, "back": DAY}, "open", {}),
        ({}, {"handed_to": "Ida"}, "open", {"handed_on": TODAY, "back": date(2026, 11, 29)}),
        # The same name once more is not asked once more.
        ({"handed_to": "Ida", "handed_on": DAY, "back": DAY}, {"handed_to": "Ida"}, "open", {}),
        ({"handed_to": "Ida", "back": DAY}, {"handed_to": "Bo"}, "open", {"handed_on": TODAY}),
        # Who emptied the day wants none.
        ({"to_find_out": True}, {"result": "Asked around"}, "open", {}),
        ({"handed_to": "Ida"}, {"handed_to": ""}, "open", {"handed_on": None, "back": None}),
        # That it was told stays until the question is open again.
        ({"to_find_out": True, "told": DAY, "state": "done"}, {"answer": "Both"}, "done", {}),
        ({"to_find_out": True, "told": DAY, "state": "done"}, {}, "open", {"told": None}),
    ],
)
def test_days_follow_what_changes(
    before: dict[str, Any], fields: dict[str, Any], state: FollowUpState, days: dict[str, Any]
) -> None:
    assert finding_out(question(**before), fields, state, TODAY) == days


@pytest.mark.parametrize(("stage", "kinds"), [("active", ["tell"]), ("completed", [])])
def test_nobody_of_a_mentoring_that_is_over_is_told(stage: str, kinds: list[str]) -> None:
    learned = question(to_find_out=True, back=DAY, state="done", answer="Both")
    bond = a_relationship(stage=stage)
    steps = finding_out_steps([learned], {bond.uid: bond}, {bond.uid: "Ana"}, TODAY)
    assert [step.kind for step in steps] == kinds
