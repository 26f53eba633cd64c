"""Promises and advice among the next steps."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from mentorjournal.mentoring.next_steps import next_steps
from tests.examples import a_relationship, uid_of
from tests.known_facts import NOV_22, an_action, facts, some_advice


def test_a_late_promise_of_mine_says_how_late_and_can_be_ticked() -> None:
    item = an_action(date(2026, 11, 20))

    (step,) = next_steps(facts(follow_ups=[item]), NOV_22)

    assert step.text == "Ana Lima: Send the deck to Priya"
    assert step.detail == "due Fri 20 Nov, 2 days late"
    assert (step.action, step.follow_up, step.target) == ("done", item, uid_of(77))


@pytest.mark.parametrize(
    ("due", "detail"),
    [
        (date(2026, 11, 24), None),
        (date(2026, 11, 23), "due tomorrow"),
        (date(2026, 11, 22), "due today"),
        (date(2026, 11, 21), "due Sat 21 Nov, 1 day late"),
        (date(2026, 9, 23), "due Wed 23 Sep, 60 days late"),
        (date(2026, 9, 22), "late for more than 60 days"),
    ],
)
def test_a_promise_of_mine_is_a_line_from_the_day_before_until_60_days_after(
    due: date, detail: str | None
) -> None:
    steps = next_steps(facts(follow_ups=[an_action(due)]), NOV_22)

    assert [step.detail for step in steps] == ([detail] if detail else [])


@pytest.mark.parametrize(
    ("due", "shown"),
    [(22, None), (21, "due Sat 21 Nov, 1 day late"), (1, "due Sun 1 Nov, 21 days late")],
)
def test_a_promise_of_theirs_is_a_line_when_it_is_late(due: int, shown: str | None) -> None:
    item = an_action(date(2026, 11, due), assignee="them")

    steps = next_steps(facts(follow_ups=[item]), NOV_22)

    assert [(step.kind, step.what, step.detail) for step in steps] == (
        [("their promise", "theirs: Send the deck to Priya", shown)] if shown else []
    )


def test_promises_late_for_more_than_60_days_are_one_line_mine_and_theirs() -> None:
    old = [
        an_action(date(2026, 9, 22)),
        an_action(date(2026, 1, 22), assignee="them", line=4),
        an_action(date(2026, 1, 23), state="done", line=5),
    ]

    (line,) = next_steps(facts(follow_ups=old), NOV_22)
    (one,) = next_steps(facts(follow_ups=old[:1]), NOV_22)

    assert (line.kind, line.text, line.relationship) == (
        "old promises",
        "2 old promises, sort them out",
        None,
    )
    assert one.text == "1 old promise, sort it out"


@pytest.mark.parametrize(
    "changes",
    [{"state": "done"}, {"state": "dropped"}, {"due": None}, {"kind": "question"}],
    ids=["done", "let go", "without a date", "a question"],
)
def test_what_is_no_open_promise_of_mine_is_not_listed(changes: dict[str, Any]) -> None:
    item = msgspec.structs.replace(an_action(date(2026, 11, 1)), **changes)

    assert next_steps(facts(follow_ups=[item]), NOV_22) == []


def test_a_promise_of_mine_alone_is_listed_too() -> None:
    item = an_action(NOV_22, relationship=None, session=None, record=uid_of(5))

    (step,) = next_steps(facts(follow_ups=[item]), NOV_22)

    assert step.text == "Me: Send the deck to Priya"
    assert (step.relationship, step.target) == (None, uid_of(5))


def test_advice_that_rested_two_weeks_is_gathered_by_relationship() -> None:
    items = [
        some_advice(since=date(2026, 11, 8), words="Say it twice"),
        some_advice(),
        some_advice(since=date(2026, 11, 9)),
        some_advice(state="done"),
    ]

    (step,) = next_steps(facts(follow_ups=items), NOV_22)

    assert step.text == "Ana Lima: advice given, not reported on: Lead with the number"
    assert step.detail == "since Sun 1 Nov, and 1 more"
    assert step.target == uid_of(77)
    learner = a_relationship(my_role="protege", stage="paused")
    (mine,) = next_steps(facts(learner, follow_ups=items[:1]), NOV_22)
    assert mine.text == "Ana Lima: advice received, not reported on: Say it twice"
