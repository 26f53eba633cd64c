"""What should I do next, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.base import Channel, Stage, Uid
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.negotiations import Negotiation, Outcome
from mentorjournal.data.records.plans import Plan, PlanVersion
from mentorjournal.mentoring.next_steps import JournalOverview, NextStep, next_steps
from mentorjournal.mentoring.steps import RANKS
from tests.examples import (
    NOON,
    PERSON,
    RELATIONSHIP,
    a_goal,
    a_person,
    a_reading,
    a_relationship,
    a_session,
    uid_of,
    worked_negotiation,
)

NOV_22 = date(2026, 11, 22)
PAUSED = a_relationship(stage="paused")
"""A relationship that asks for nothing itself."""


def facts(relationship: Relationship = PAUSED, **records: Any) -> JournalOverview:
    return JournalOverview(people={PERSON: a_person()}, relationships=[relationship], **records)


def at(*sessions: Session) -> dict[Uid, Sequence[Session]]:
    return {RELATIONSHIP: sessions}


def a_plan() -> dict[Uid, Plan]:
    version = PlanVersion(on=date(2026, 1, 5))
    plan = Plan(uid=uid_of(2), created=NOON, updated=NOON, owner="me", versions=(version,))
    return {PERSON: plan}


def an_action(due: date | None, **changes: Any) -> FollowUpItem:
    item = FollowUpItem(
        kind="action",
        text="Send the deck to Priya",
        assignee="me",
        due=due,
        relationship=RELATIONSHIP,
        since=date(2026, 11, 9),
        session=uid_of(77),
        line=3,
    )
    return msgspec.structs.replace(item, **changes)


def some_advice(**changes: Any) -> FollowUpItem:
    usual = {"kind": "advice", "text": "Lead with the number", "since": date(2026, 11, 1)}
    return an_action(None, **usual | changes)


def lines(steps: list[NextStep]) -> list[tuple[str, str]]:
    return [(step.text, step.detail) for step in steps]


def of_kind(kind: str, known: JournalOverview, today: date = NOV_22) -> list[NextStep]:
    return [step for step in next_steps(known, today) if step.kind == kind]


def test_an_empty_journal_asks_for_nothing() -> None:
    assert next_steps(JournalOverview(people={}, relationships=[]), NOV_22) == []


def test_a_late_promise_of_mine_says_how_late_and_can_be_ticked() -> None:
    item = an_action(date(2026, 11, 20))

    (step,) = next_steps(facts(follow_ups=[item]), NOV_22)

    assert step.text == "Ana Lima: Send the deck to Priya"
    assert step.detail == "due Fri 20 Nov, 2 days late"
    assert (step.action, step.follow_up, step.target) == ("done", item, uid_of(77))


def test_a_promise_of_today_is_due_and_one_of_tomorrow_is_not_yet() -> None:
    (step,) = next_steps(
        facts(follow_ups=[an_action(NOV_22), an_action(date(2026, 11, 23))]), NOV_22
    )

    assert step.detail == "due today"


@pytest.mark.parametrize(
    "changes",
    [{"assignee": "them"}, {"state": "done"}, {"due": None}, {"kind": "question"}],
    ids=["theirs", "done", "without a date", "a question"],
)
def test_what_is_no_open_promise_of_mine_is_not_listed(changes: dict[str, Any]) -> None:
    item = msgspec.structs.replace(an_action(date(2026, 11, 1)), **changes)

    assert next_steps(facts(follow_ups=[item]), NOV_22) == []


def test_a_promise_of_mine_alone_is_listed_too() -> None:
    item = an_action(NOV_22, relationship=None, session=None, record=uid_of(5))

    (step,) = next_steps(facts(follow_ups=[item]), NOV_22)

    assert step.text == "Me: Send the deck to Priya"
    assert (step.relationship, step.target) == (None, uid_of(5))


def test_a_relationship_that_went_stale_says_since_when() -> None:
    known = facts(
        a_relationship(start=None), sessions=at(a_session(date(2026, 8, 17), "face-to-face"))
    )

    (step,) = next_steps(known, NOV_22)

    assert step.text == "Ana Lima is going quiet, last face to face Mon 17 Aug"
    assert step.detail == "stale since Wed 18 Nov"
    assert (step.kind, step.action, step.target) == ("stale", "plan", RELATIONSHIP)


def test_a_booked_meeting_ends_going_quiet_but_a_call_does_not_end_it_for_meetings() -> None:
    met = a_session(date(2026, 8, 17), "face-to-face")
    meeting = a_session(date(2026, 11, 24), "face-to-face", state="planned")
    call = a_session(date(2026, 11, 24), "call", state="planned")
    message = a_session(date(2026, 11, 24), "message", state="planned")
    bond = a_relationship(start=None)

    assert next_steps(facts(bond, sessions=at(met, meeting)), NOV_22) == []
    assert of_kind("stale", facts(bond, sessions=at(met, call)), NOV_22)
    assert of_kind("stale", facts(bond, sessions=at(met, message)), NOV_22)


def test_a_session_left_running_is_listed_whatever_the_stage() -> None:
    running = a_session(date(2026, 11, 20), state="running")

    for stage in ("active", "paused", "completed"):
        (step,) = of_kind("running", facts(a_relationship(stage=stage), sessions=at(running)))
        assert (step.target, step.detail) == (running.uid, "begun 2 days ago")


@pytest.mark.parametrize(
    ("channel", "talk"),
    [("call", "call"), ("video", "call"), ("face-to-face", "meeting"), ("message", "session")],
)
@pytest.mark.parametrize("stage", ["active", "paused", "completed"])
def test_the_wrap_up_of_a_session_ended_for_another_waits_whatever_the_stage(
    channel: Channel, talk: str, stage: Stage
) -> None:
    waits = a_session(date(2026, 11, 20), channel, to_wrap_up=True)
    bond = a_relationship(stage=stage)

    (step,) = of_kind("wrap up", facts(bond, sessions=at(waits)))

    assert (step.text, step.detail) == (f"Ana Lima: wrap up the {talk}", "ended 2 days ago")
    assert step.target == waits.uid
    for over in (a_session(date(2026, 11, 20)), msgspec.structs.replace(waits, state="missed")):
        assert not of_kind("wrap up", facts(bond, sessions=at(over)))


def test_a_planned_day_that_has_passed_wants_to_be_recorded() -> None:
    early = a_session(date(2026, 11, 3), state="planned")
    late = a_session(date(2026, 11, 17), state="planned")

    (one,) = next_steps(facts(sessions=at(late)), NOV_22)
    (both,) = next_steps(facts(sessions=at(early, late)), NOV_22)

    assert one.text == both.text == "Ana Lima: did you talk on Tue 17 Nov?"
    assert (one.detail, both.detail) == (
        "planned, not recorded",
        "2 planned days not recorded",
    )
    assert both.target == late.uid
    assert next_steps(facts(sessions=at(late)), date(2026, 11, 17)) == []


def test_no_next_date_is_said_once_and_not_beside_going_quiet() -> None:
    bond = a_relationship(start=None)
    fresh = at(a_session(date(2026, 11, 9)))

    assert lines(next_steps(facts(bond, sessions=fresh), NOV_22)) == [
        ("Ana Lima: no next date", "last call Mon 9 Nov")
    ]
    assert lines(next_steps(facts(bond), NOV_22)) == [("Ana Lima: no next date", "no contact yet")]
    quiet = at(a_session(date(2026, 8, 17)))
    assert [step.kind for step in next_steps(facts(bond, sessions=quiet), NOV_22)] == ["stale"]


def test_a_one_off_wants_one_talk_and_no_roadmap() -> None:
    bond = a_relationship(form="one-off")

    assert [step.kind for step in next_steps(facts(bond), NOV_22)] == ["no next date"]
    had = at(a_session(date(2026, 3, 1)))
    assert next_steps(facts(bond, sessions=had), NOV_22) == []


@pytest.mark.parametrize("stage", ["prospect", "asked", "paused", "completed"])
def test_only_active_relationships_are_asked_for_dates_and_plans(stage: str) -> None:
    known = facts(a_relationship(stage=stage), sessions=at(a_session(date(2026, 3, 1))))

    assert next_steps(known, NOV_22) == []


def test_from_month_2_on_a_plan_is_missed_and_then_goals() -> None:
    bond = a_relationship()

    assert not of_kind("no plan", facts(bond), date(2026, 2, 4))
    assert of_kind("no plan", facts(bond), date(2026, 2, 5))
    assert not of_kind("no goals", facts(bond), date(2026, 2, 5))
    with_plan = facts(bond, plans=a_plan())
    assert not of_kind("no plan", with_plan, date(2026, 2, 5))
    assert of_kind("no goals", with_plan, date(2026, 2, 5))
    with_goal = facts(bond, plans=a_plan(), goals={PERSON: [a_goal(0, 1)]})
    assert not of_kind("no goals", with_goal, date(2026, 2, 5))


def test_three_sessions_without_touching_a_goal_are_noticed() -> None:
    goal = a_goal(0, 10, readings=(a_reading(date(2026, 3, 1), 4),))
    talks = [a_session(date(2026, month, 2)) for month in (3, 4, 5)]
    message = a_session(date(2026, 5, 3), "message")
    missed = a_session(date(2026, 5, 4), state="missed")

    def noticed(*sessions: Session, goals: Any = (goal,)) -> list[NextStep]:
        known = facts(a_relationship(), sessions=at(*sessions), goals={PERSON: goals})
        return of_kind("untouched goals", known)

    assert noticed(*talks[:2], message, missed) == []
    assert noticed(*talks[:2], a_session(NOV_22))
    assert [step.text for step in noticed(*talks)] == ["Ana Lima: no goal touched for 3 sessions"]
    reworded = msgspec.structs.replace(goal, updated=datetime(2026, 4, 3, tzinfo=UTC))
    assert noticed(*talks, goals=(goal, reworded)) == []
    assert noticed(*talks, goals=(a_goal(0, 10, state="closed"),)) == []


def test_goals_behind_are_counted_or_named_when_there_is_one() -> None:
    behind, fine = a_goal(0, 12, 4), a_goal(0, 20, 20)

    def said(*goals: Any) -> list[str]:
        known = facts(a_relationship(), goals={PERSON: goals})
        return [step.text for step in of_kind("goals behind", known)]

    assert said(fine) == []
    assert said(behind, fine) == ["Ana Lima: “Win rate” is behind"]
    assert said(behind, behind) == ["Ana Lima: 2 goals are behind"]
    assert said(msgspec.structs.replace(behind, state="dropped")) == []
    of_last_year = a_goal(0, 12, 4, start=date(2025, 1, 5), due=date(2025, 12, 31))
    assert said(of_last_year, fine) == []


def test_this_months_deliverables_count_only_what_is_tracked() -> None:
    bond = a_relationship(focus=("negotiation",))

    (first,) = of_kind("deliverables", facts(bond), date(2026, 1, 5))
    assert first.text == "Ana Lima, month 1: where to"
    assert (first.detail, first.place) == ("1 of 2 deliverables", "plan")
    assert of_kind("deliverables", facts(bond), date(2026, 6, 5)) == []
    assert of_kind("deliverables", facts(bond), date(2027, 1, 4))
    assert of_kind("deliverables", facts(bond), date(2027, 1, 5)) == []


def test_in_the_reporting_line_the_month_does_not_speak_of_pay() -> None:
    bond = a_relationship(reporting_line="my-manager")

    assert of_kind("deliverables", facts(bond), date(2026, 9, 5)) == []
    (step,) = of_kind("deliverables", facts(bond), date(2026, 10, 5))
    assert (step.text, step.place) == ("Ana Lima, month 10: year check", "checks")


def a_talk(**changes: Any) -> Negotiation:
    return msgspec.structs.replace(worked_negotiation(), outcome=None, **changes)


def test_the_day_to_decide_is_near_for_two_weeks_and_urgent_for_three_days() -> None:
    talk = a_talk(decide_by=date(2026, 12, 12))
    known = facts(negotiations=[talk])

    assert next_steps(known, date(2026, 11, 27)) == []
    (near,) = next_steps(known, date(2026, 11, 28))
    (urgent,) = next_steps(known, date(2026, 12, 9))
    assert (near.text, near.detail) == (
        "Me: decide on Pay talk of the year",
        "Sat 12 Dec, in 2 weeks",
    )
    assert (near.rank, urgent.rank) == (RANKS["pay date"], RANKS["promise"])
    assert near.target == talk.uid
    assert near.private
    assert len(next_steps(known, date(2026, 12, 20))) == 1


def test_an_offer_that_ends_soon_is_listed_until_it_has_ended_or_all_is_decided() -> None:
    talk = a_talk()
    first, *others = talk.alternatives
    ending = msgspec.structs.replace(first, expires=date(2026, 12, 1))
    talk = msgspec.structs.replace(talk, alternatives=(ending, *others))

    (step,) = next_steps(facts(negotiations=[talk]), NOV_22)
    assert step.text == "Me: Offer from A ends"
    assert next_steps(facts(negotiations=[talk]), date(2026, 12, 1))
    assert next_steps(facts(negotiations=[talk]), date(2026, 12, 2)) == []
    decided = msgspec.structs.replace(talk, outcome=Outcome(on=date(2026, 11, 20), decision="stay"))
    assert next_steps(facts(negotiations=[decided]), NOV_22) == []


def test_advice_that_rested_two_weeks_is_gathered_by_relationship() -> None:
    items = [
        some_advice(since=date(2026, 11, 8), text="Say it twice"),
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


def test_of_a_protege_of_three_mentors_one_plan_is_asked_for() -> None:
    mentors = [
        a_relationship(uid=uid_of(number), person=uid_of(90 + number), my_role="protege")
        for number in (1, 2, 3)
    ]
    known = JournalOverview(people={}, relationships=mentors)

    assert len(of_kind("no plan", known, date(2026, 2, 5))) == 1
    mine = [a_goal(0, 12, 1, owner="me", shown_to=())]
    known = JournalOverview(people={}, relationships=mentors, goals={"me": mine})
    assert len(of_kind("goals behind", known, NOV_22)) == 1


def test_everything_comes_in_the_order_of_its_rank_and_then_the_longest_waiting() -> None:
    other = a_relationship(uid=uid_of(8), person=uid_of(9), start=None)
    known = JournalOverview(
        people={PERSON: a_person(), uid_of(9): a_person(uid=uid_of(9), name="Ben")},
        relationships=[a_relationship(), other],
        sessions={
            RELATIONSHIP: [
                *(a_session(date(2026, month, 2)) for month in (2, 3, 4)),
                a_session(date(2026, 11, 10), state="planned"),
                a_session(date(2026, 4, 3), to_wrap_up=True),
                a_session(date(2026, 10, 1), state="running", channel="message"),
            ]
        },
        follow_ups=[
            some_advice(),
            an_action(date(2026, 11, 20)),
            an_action(date(2026, 11, 2), text="Write to Chidi"),
        ],
        goals={PERSON: [a_goal(0, 12)]},
        negotiations=[a_talk(decide_by=date(2026, 12, 1))],
    )

    steps = next_steps(known, NOV_22)

    assert [step.kind for step in steps] == [
        "promise",
        "promise",
        "stale",
        "running",
        "not recorded",
        "no next date",
        "wrap up",
        "no plan",
        "untouched goals",
        "deliverables",
        "pay date",
        "advice",
    ]
    assert [step.on for step in steps[:2]] == [date(2026, 11, 2), date(2026, 11, 20)]
    assert all(one.rank <= two.rank for one, two in pairwise(steps))


def test_a_person_who_is_not_in_the_journal_does_no_harm() -> None:
    known = JournalOverview(people={}, relationships=[a_relationship(start=None)])

    (step,) = next_steps(known, NOV_22 + timedelta(days=1))

    assert step.text == "Somebody: no next date"
