"""Deliverables are met by records, not by ticks."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from mentorjournal.data.records.checks import (
    AssessedGoal,
    Assessment,
    AssessmentKind,
    Responsibility,
    RoleCheck,
)
from mentorjournal.data.records.models import Achievement, Decider, FollowUp
from mentorjournal.data.records.negotiations import Negotiation, Outcome, Package
from mentorjournal.data.records.plans import Picture, Pitch, Plan, PlanVersion, Step
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.dates import add_months
from mentorjournal.mentoring.deliverables import Year, is_met, place_of
from mentorjournal.mentoring.exposure import Chance, Exposure
from mentorjournal.mentoring.outline import standard
from tests.examples import (
    NOON,
    a_goal,
    a_relationship,
    uid_of,
    worked_negotiation,
)

NOV_22 = date(2026, 11, 22)
YEAR_BEGAN = date(2026, 1, 5)
PITCH = Pitch(ask="Two hours a week", gain="3 points of win rate")


def met(number: int, **records: Any) -> list[bool | None]:
    """Which deliverables of a month are met, in a year that begins in month 1, 13 and so on."""
    records = {"relationship": a_relationship()} | records
    began = add_months(YEAR_BEGAN, number - 1)
    year_began = add_months(YEAR_BEGAN, (number - 1) // 12 * 12)
    return [
        is_met(asked, Year(**records), began, year_began, NOV_22)
        for asked in standard().month(number).deliverables
    ]


def a_plan(*versions: PlanVersion) -> Plan:
    return Plan(uid=uid_of(1), created=NOON, updated=NOON, owner="me", versions=versions)


def drawn(on: date, *pictures: Picture) -> Plan:
    return a_plan(PlanVersion(on=on, pictures=pictures))


def done(on: date = date(2026, 4, 1), **changes: Any) -> Achievement:
    return Achievement(
        uid=uid_of(1),
        created=NOON,
        updated=NOON,
        owner="me",
        on=on,
        text="Shipped pricing",
        **changes,
    )


def sheet_with(**changes: Any) -> list[Negotiation]:
    return [msgspec.structs.replace(worked_negotiation(on=NOV_22), **changes)]


def test_a_new_relationship_has_met_nothing_and_what_is_not_tracked_is_unknown() -> None:
    assert met(1) == [False, False, False]
    assert met(2) == [False, False, False]
    assert met(3) == [False, False, False]
    assert met(4) == [False, False]
    assert met(5) == [False, False]
    assert met(6) == [None, None]
    assert met(7) == [False, False]
    assert met(8) == [False, False]
    assert met(9) == [False, False]
    assert met(10) == [False, False]
    assert met(11) == [False, False]
    assert met(12) == [False, False, False, None]


def test_month_1_wants_a_picture_of_each_horizon() -> None:
    one, five, ten = (
        Picture(horizon=1, text="Senior"),
        Picture(horizon=5, title="Head of product"),
        Picture(horizon=10, known_for="Climate"),
    )

    assert met(1, plan=a_plan())[0] is False
    assert met(1, plan=drawn(NOV_22, one, five))[0] is False
    assert met(1, plan=drawn(NOV_22, one, five, Picture(horizon=10)))[0] is False
    assert met(1, plan=drawn(NOV_22, one, five, ten))[0] is True


def test_month_1_wants_focus_areas() -> None:
    assert met(1, relationship=a_relationship(focus=("negotiation",)))[1] is True


def test_month_2_wants_three_goals_with_baseline_target_and_due() -> None:
    goal = a_goal(0, 10)

    assert met(2, goals=[goal, goal])[0] is False
    assert met(2, goals=[goal, goal, goal])[0] is True
    assert met(2, goals=[goal, goal, a_goal(0, 10, state="closed")])[0] is True


@pytest.mark.parametrize(
    "lacking",
    [{"baseline": None}, {"target": None}, {"due": None}, {"state": "dropped"}],
    ids=lambda changes: str(*changes),
)
def test_a_goal_that_lacks_something_does_not_count(lacking: dict[str, Any]) -> None:
    goal = a_goal(0, 10)

    assert met(2, goals=[goal, goal, a_goal(0, 10, **lacking)])[0] is False


def test_a_goal_of_steps_counts_as_measurable() -> None:
    steps = a_goal(0, 1, baseline=None, target=None, steps=(Step(uid=uid_of(1), text="Draft"),))

    assert met(2, goals=[steps] * 3)[0] is True


def test_month_2_wants_a_pitch_for_each_goal_and_the_talk() -> None:
    ready, bare = a_goal(0, 1, pitch=PITCH), a_goal(0, 1)
    held = a_goal(0, 1, pitch=msgspec.structs.replace(PITCH, pitched=date(2026, 3, 1)))

    half = a_goal(0, 1, pitch=Pitch(ask="Two hours a week"))

    assert met(2, goals=[ready, bare])[1:] == [False, False]
    assert met(2, goals=[ready, half])[1:] == [False, False]
    assert met(2, goals=[ready, ready])[1:] == [True, False]
    assert met(2, goals=[ready, held])[1:] == [True, True]


def test_month_3_wants_pay_beside_the_market_and_a_correction_only_if_under_it() -> None:
    under, well_paid = Package(base=Decimal(112_000)), Package(base=Decimal(130_000))

    assert met(3, negotiations=sheet_with(target=None, now=under))[1:] == [True, False]
    assert met(3, negotiations=sheet_with(now=under))[1:] == [True, True]
    assert met(3, negotiations=sheet_with(target=None, now=well_paid))[1:] == [True, True]
    assert met(3, negotiations=sheet_with(target=None, market=()))[1:] == [False, False]


def test_month_4_wants_three_achievements_with_their_impact() -> None:
    assert met(4, achievements=[done(impact="4 %")] * 2 + [done()])[0] is False
    assert met(4, achievements=[done(impact="4 %")] * 3)[0] is True


def test_month_4_wants_a_review_of_this_year_and_what_came_of_it() -> None:
    def review(closed: date | None, result: str = "Half a post more") -> FollowUp:
        return FollowUp(
            uid=uid_of(1),
            created=NOON,
            updated=NOON,
            text="Go through it",
            review_with="Maya",
            closed=closed,
            result=result,
        )

    begun = date(2026, 1, 5)
    assert met(4, reviews=[review(None, "")])[1] is False
    assert met(4, reviews=[review(begun, "")])[1] is False
    assert met(4, reviews=[review(date(2026, 1, 4))])[1] is False
    assert met(4, reviews=[review(begun)])[1] is True
    assert met(16, reviews=[review(date(2026, 12, 31))])[1] is False


def test_what_is_only_planned_is_no_achievement() -> None:
    planned = done(impact="4 %", seen_by="Maya", kind="exposure", planned=True)
    assert met(4, achievements=[planned] * 3)[0] is False
    assert met(5, achievements=[planned])[0] is False


def test_month_5_wants_somebody_to_have_seen_it() -> None:
    assert met(5, achievements=[done()])[0] is False
    assert met(5, achievements=[done(on=date(2026, 8, 4), seen_by="Maya")])[0] is True


def test_month_5_wants_a_chance_for_each_who_decides_and_has_seen_nothing_this_year() -> None:
    def seen(on: date | None, chance: Chance | None = None) -> Exposure:
        decider = Decider(uid=uid_of(1), created=NOON, updated=NOON, name="Jo")
        what = () if on is None else (done(on=on),)
        return Exposure(decider, "Jo", "", what, (0,) * 12, chance, None)

    begun, chance = date(2026, 1, 5), Chance(date(2026, 12, 10), "review")
    assert met(5, exposure=[])[1] is False
    assert met(5, exposure=[seen(begun), seen(None)])[1] is False
    assert met(5, exposure=[seen(begun), seen(date(2026, 1, 4))])[1] is False
    assert met(5, exposure=[seen(begun), seen(None, chance)])[1] is True


def test_month_6_leaves_an_introduction_and_its_thanks_to_be_ticked() -> None:
    introduction, thanks = (each.text for each in standard().month(6).deliverables)
    assert introduction.startswith("an introduction that fits")
    assert thanks == "thanks for it within thirty days"
    assert met(6) == [None, None]


def test_month_8_wants_chances_inside_and_outside_and_one_of_them_taken() -> None:
    def seen(setting: str, on: date, **fields: Any) -> Achievement:
        return done(on=on, kind="visibility", setting=setting, **fields)

    inside = seen("inside", date(2026, 1, 5), planned=True)
    outside = seen("outside", date(2026, 8, 5), seen_by="60 people")
    early = seen("outside", date(2026, 1, 4), seen_by="60 people")

    assert met(8, achievements=[inside]) == [False, False]
    assert met(8, achievements=[inside, early]) == [False, False]
    assert met(8, achievements=[inside, outside]) == [True, True]
    late = seen("outside", date(2026, 8, 4), seen_by="60 people")
    assert met(8, achievements=[inside, late]) == [True, False]
    unseen = seen("outside", date(2026, 8, 5))
    assert met(8, achievements=[inside, unseen]) == [True, False]
    assert met(8, achievements=[done(on=date(2026, 8, 5), seen_by="Maya")])[1] is False


def an_assessment(kind: AssessmentKind, on: date, **changes: Any) -> Assessment:
    return Assessment(
        uid=uid_of(1), created=NOON, updated=NOON, owner="me", kind=kind, on=on, **changes
    )


@pytest.mark.parametrize(
    ("number", "begins", "kinds"),
    [
        (7, date(2026, 7, 5), {"mid-point"}),
        (10, date(2026, 10, 5), {"mid-point", "final", "any"}),
        (12, date(2026, 12, 5), {"final"}),
    ],
)
def test_check_months_want_an_assessment_since_they_began(
    number: int, begins: date, kinds: set[str]
) -> None:
    before = begins - timedelta(days=1)

    def is_met(*made: Assessment) -> bool | None:
        place = {7: 0, 10: 0, 12: 1}[number]
        return met(number, assessments=made)[place]

    every: tuple[AssessmentKind, ...] = ("mid-point", "final", "any")
    for kind in every:
        assert is_met(an_assessment(kind, before, closed=begins)) is (kind in kinds)
        assert is_met(an_assessment(kind, before, closed=before, mine="good")) is False
        assert is_met(an_assessment(kind, begins)) is False
        assert is_met(an_assessment(kind, begins, theirs="good")) is (kind in kinds)
        assert is_met(an_assessment(kind, before, theirs="good")) is False


def test_words_about_one_goal_are_words() -> None:
    line = AssessedGoal(uid=uid_of(1), goal=uid_of(2), title="Win rate", next="ask sales")
    begun = an_assessment("mid-point", date(2026, 7, 5), goals=(line,))

    assert met(7, assessments=[begun])[0] is True


def test_month_3_wants_a_role_check_with_something_in_it() -> None:
    check = RoleCheck(uid=uid_of(1), created=NOON, updated=NOON, owner="me", on=NOV_22)
    part = Responsibility(uid=uid_of(2), text="Runs the backlog")

    assert met(3, role_checks=[check])[0] is False
    filled = msgspec.structs.replace(check, responsibilities=(part,))
    assert met(3, role_checks=[filled])[0] is True


def test_month_9_wants_three_figures_and_an_alternative_worked_out() -> None:
    record = worked_negotiation(on=NOV_22)
    third = (*record.market, record.market[0])

    assert met(9, negotiations=[record]) == [False, True]
    assert met(9, negotiations=sheet_with(market=third, alternatives=())) == [True, False]


def test_months_10_and_11_want_a_rehearsal_an_outcome_and_a_decision() -> None:
    rehearsal = Rehearsal(uid=uid_of(1), on=NOV_22)

    assert met(10, negotiations=sheet_with())[1] is False
    assert met(10, negotiations=sheet_with(rehearsals=(rehearsal,)))[1] is True
    assert met(11, negotiations=sheet_with(outcome=None)) == [False, False]
    assert met(11, negotiations=sheet_with(outcome=Outcome(on=NOV_22))) == [True, False]
    decided = Outcome(on=NOV_22, decision="stay")
    assert met(11, negotiations=sheet_with(outcome=decided)) == [True, True]


def test_month_2_of_a_second_year_wants_goals_of_that_year() -> None:
    last = {"start": date(2026, 1, 5), "due": date(2026, 12, 31), "pitch": PITCH}
    closed = a_goal(0, 1, state="closed", closed=date(2027, 3, 1), **last)
    old = [a_goal(0, 1, **last), a_goal(0, 1, **last), closed]
    year_2 = {"start": date(2027, 1, 5), "due": date(2027, 12, 31), "pitch": PITCH}

    assert met(2, goals=old) == [True, True, False]
    assert met(14, goals=old) == [False, False, False]
    assert met(14, goals=[*old, *(a_goal(0, 1, **year_2) for _ in range(3))]) == [True, True, False]


def test_month_12_wants_the_picture_looked_at_again_and_not_drawn_for_the_first_time() -> None:
    before, now = (PlanVersion(on=on) for on in (date(2026, 12, 4), date(2026, 12, 5)))

    assert met(12, plan=a_plan(now))[0] is False
    assert met(12, plan=a_plan(before))[0] is False
    assert met(12, plan=a_plan(before, now))[0] is True
    again = PlanVersion(on=date(2026, 12, 5), still_true=True)
    assert met(12, plan=a_plan(before, again))[0] is True


@pytest.mark.parametrize(
    ("month", "places"),
    [
        (1, ["plan", "relationship", "agreement"]),
        (2, ["plan", "plan", "plan"]),
        (3, ["checks", "pay-talks", "pay-talks"]),
        (4, ["achieved", "achieved"]),
        (5, ["achieved", "achieved"]),
        (8, ["achieved", "achieved"]),
        (9, ["pay-talks", "pay-talks"]),
        (10, ["checks", "pay-talks"]),
        (11, ["pay-talks", "pay-talks"]),
    ],
)
def test_each_is_worked_on_in_the_part_that_holds_its_records(
    month: int, places: list[str]
) -> None:
    assert [place_of(asked) for asked in standard().month(month).deliverables] == places
