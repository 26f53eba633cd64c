"""What should I do next, and in which order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest

from mentorjournal.data.records.base import Channel, Stage
from mentorjournal.data.records.models import Session
from mentorjournal.data.records.negotiations import Negotiation, Outcome
from mentorjournal.mentoring.next_steps import JournalOverview, NextStep, next_steps
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
from tests.known_facts import NOV_22, a_plan, an_action, at, facts, of_kind, some_advice


def lines(steps: list[NextStep]) -> list[tuple[str, str]]:
    return [(step.text, step.detail) for step in steps]


def test_an_empty_journal_asks_for_nothing() -> None:
    assert next_steps(JournalOverview(people={}, relationships=[]), NOV_22) == []


def test_a_relationship_that_went_stale_says_since_when() -> None:
    known = facts(
        a_relationship(start=None), sessions=at(a_session(date(2026, 8, 17), "face-to-face"))
    )

    (step,) = next_steps(known, NOV_22)

    assert step.text == "Ana Lima: no meeting since Mon 17 Aug"
    assert step.detail == "stale since Wed 18 Nov"
    assert (step.kind, step.action, step.target) == ("stale", "plan", RELATIONSHIP)


def test_a_booked_talk_ends_going_stale_but_a_call_does_not_where_meetings_count() -> None:
    met = a_session(date(2026, 8, 17), "face-to-face")
    meeting = a_session(date(2026, 11, 24), "face-to-face", state="planned")
    call = a_session(date(2026, 11, 24), "call", state="planned")
    message = a_session(date(2026, 11, 24), "message", state="planned")
    bond, meets = a_relationship(start=None), a_relationship(start=None, rhythm="meetings")

    assert next_steps(facts(bond, sessions=at(met, meeting)), NOV_22) == []
    assert next_steps(facts(bond, sessions=at(met, call)), NOV_22) == []
    assert of_kind("stale", facts(meets, sessions=at(met, call)), NOV_22)
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
    assert lines(next_steps(facts(bond), date(2026, 1, 6))) == [
        ("Ana Lima: no next date", "no contact yet")
    ]
    assert lines(next_steps(facts(bond), NOV_22)) == [
        ("Ana Lima: no talk yet", "quiet since Tue 3 Feb")
    ]
    stale = at(a_session(date(2026, 8, 17)))
    assert [step.kind for step in next_steps(facts(bond, sessions=stale), NOV_22)] == ["stale"]
    as_needed = a_relationship(start=None, rhythm="as-needed")
    assert next_steps(facts(as_needed, sessions=stale), NOV_22) == []


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


def test_this_months_deliverables_are_counted_with_what_is_left_over_of_earlier_ones() -> None:
    bond = a_relationship(focus=("negotiation",))

    def said(today: date) -> tuple[str, str, str]:
        (step,) = of_kind("deliverables", facts(bond), today)
        return step.text, step.detail, step.place

    assert said(date(2026, 1, 5)) == ("Ana Lima, month 1: where to", "1 of 3 deliverables", "plan")
    assert said(date(2026, 2, 5)) == (
        "Ana Lima, month 2: from wishes to measures",
        "0 of 3 deliverables, 2 left over",
        "plan",
    )
    assert said(date(2026, 3, 5))[2] == "checks"
    assert said(date(2026, 6, 5))[1:] == ("0 of 2 deliverables, 3 left over", "timeline")
    assert of_kind("deliverables", facts(bond), date(2027, 1, 4))


def test_a_year_that_has_run_out_asks_what_comes_before_anything_is_asked_again() -> None:
    (step,) = of_kind("year over", facts(a_relationship()), date(2027, 1, 5))

    assert step.text == "Ana Lima: the year is over; again, otherwise, or enough?"
    assert step.detail == "since Mon 4 Jan"
    assert of_kind("year over", facts(a_relationship()), date(2027, 1, 4)) == []
    for kind in ("deliverables", "no plan", "no goals"):
        assert of_kind(kind, facts(a_relationship()), date(2027, 1, 5)) == []


def test_in_the_reporting_line_the_month_does_not_speak_of_pay() -> None:
    bond = a_relationship(reporting_line="my-manager")

    (step,) = of_kind("deliverables", facts(bond), date(2026, 9, 5))
    assert (step.text, step.detail) == ("Ana Lima, month 9: evidence of the year", "3 left over")
    (step,) = of_kind("deliverables", facts(bond), date(2026, 10, 5))
    assert (step.text, step.place) == ("Ana Lima, month 10: year check", "checks")


def a_talk(**changes: Any) -> Negotiation:
    far = {"decide_by": date(2027, 6, 1)}
    return msgspec.structs.replace(worked_negotiation(), outcome=None, **far | changes)


def test_the_day_to_decide_is_near_for_two_weeks_and_cannot_be_moved_from_the_day_before() -> None:
    talk = a_talk(decide_by=date(2026, 12, 12))
    known = facts(negotiations=[talk])

    assert next_steps(known, date(2026, 11, 27)) == []
    (near,) = next_steps(known, date(2026, 11, 28))
    (urgent,) = next_steps(known, date(2026, 12, 11))
    assert [step.kind for step in next_steps(known, date(2026, 12, 10))] == ["pay date ahead"]
    assert (near.text, near.detail) == (
        "Me: decide on Pay talk of the year",
        "Sat 12 Dec, in 2 weeks",
    )
    assert (near.kind, urgent.kind) == ("pay date ahead", "pay date")
    assert near.target == talk.uid
    assert near.private
    assert len(next_steps(known, date(2027, 2, 10))) == 1
    assert next_steps(known, date(2027, 2, 11)) == []


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


def test_everything_comes_tier_by_tier() -> None:
    lately = NOON + timedelta(days=319)
    other = a_relationship(uid=uid_of(8), person=uid_of(9), start=None, created=lately)
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
        follow_ups={
            RELATIONSHIP: [
                some_advice(),
                an_action(date(2026, 11, 2), words="Write to Chidi"),
                an_action(date(2026, 11, 20)),
                an_action(date(2026, 11, 2), words="Ask HR", assignee="them"),
                an_action(date(2026, 2, 2), words="Find a room"),
            ]
        },
        goals={PERSON: [a_goal(0, 12)]},
        negotiations=[a_talk(decide_by=date(2026, 12, 1))],
    )

    steps = next_steps(known, NOV_22)

    assert [(step.tier, step.kind) for step in steps] == [
        (1, "running"),
        (2, "promise"),
        (2, "promise"),
        (3, "stale"),
        (4, "not recorded"),
        (4, "pay date ahead"),
        (4, "no next date"),
        (5, "wrap up"),
        (5, "their promise"),
        (5, "old promises"),
        (6, "untouched goals"),
        (6, "advice"),
        (6, "deliverables"),
        (7, "first protege"),
        (7, "no agreement"),
        (7, "no plan"),
    ]
    assert [step.on for step in steps[1:3]] == [date(2026, 11, 20), date(2026, 11, 2)]
    assert [step.who for step in steps[4:7]] == ["Ana Lima", "Me", "Ben"]
