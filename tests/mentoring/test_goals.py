"""Progress, pace and the word for how a goal stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.data.records.plans import Goal, Step
from mentorjournal.mentoring.goals import (
    GoalOrder,
    begins,
    current_value,
    in_order,
    is_measurable,
    pace,
    parted,
    progress,
    reading_remark,
    standing,
    status_word,
    year_standing,
)
from tests.examples import a_goal, a_reading, uid_of

JUN_30 = date(2026, 6, 30)
CENT = Decimal("0.01")


def reached(goal: Goal, today: date = JUN_30) -> Decimal:
    found = progress(goal, today)
    assert found is not None
    return found


def a_milestone_goal(*steps: tuple[int, date | None]) -> Goal:
    return a_goal(
        0,
        1,
        baseline=None,
        target=None,
        steps=tuple(
            Step(uid=uid_of(number), text="Draft", weight=weight, done=done)
            for number, (weight, done) in enumerate(steps)
        ),
    )


@pytest.mark.parametrize(
    ("baseline", "target", "now", "share"),
    [(32, 45, 42, "0.77"), (8, 5, 6, "0.67"), (0, 6, 3, "0.5")],
)
def test_progress_is_the_share_of_the_way(baseline: int, target: int, now: int, share: str) -> None:
    assert reached(a_goal(baseline, target, now)).quantize(CENT) == Decimal(share)


def test_progress_is_cut_at_both_ends() -> None:
    assert reached(a_goal(10, 20, 4)) == 0
    assert reached(a_goal(10, 20, 25)) == 1


def test_a_goal_going_down_that_has_not_moved_is_at_nothing_not_at_minus_nothing() -> None:
    assert str(reached(a_goal(54, 35, 54))) == "0"


def test_there_is_no_progress_towards_where_one_already_is() -> None:
    assert progress(a_goal(5, 5, 5), JUN_30) is None
    assert standing(a_goal(5, 5, 5), JUN_30).status == "no measure yet"


def test_progress_is_exact_and_not_rounded() -> None:
    assert reached(a_goal(32, 45, 42)) == Decimal(10) / Decimal(13)


def test_the_pace_of_the_year_on_30_june() -> None:
    expected = pace(date(2026, 1, 5), date(2026, 12, 31), JUN_30)

    assert expected == Decimal(176) / Decimal(360)
    assert expected.quantize(Decimal("0.001")) == Decimal("0.489")


def test_the_pace_stays_between_start_and_due() -> None:
    start, due = date(2026, 1, 5), date(2026, 12, 31)

    assert pace(start, due, date(2025, 12, 1)) == 0
    assert pace(start, due, start) == 0
    assert pace(start, due, due) == 1
    assert pace(start, due, date(2027, 3, 1)) == 1
    assert pace(start, start, date(2026, 1, 4)) == 0
    assert pace(start, start, start) == 1
    assert pace(start, None, start) is None


@pytest.mark.parametrize(
    ("baseline", "target", "now", "word"),
    [
        (31, 42, 38, "on track"),
        (0, 12, 4, "behind"),
        (54, 35, 49, "behind"),
        (0, 20, 20, "met"),
        (0, 100, 34, "watch"),
        (0, 100, 33, "behind"),
    ],
)
def test_the_words_on_30_june(baseline: int, target: int, now: int, word: str) -> None:
    assert standing(a_goal(baseline, target, now), JUN_30).status == word


def test_progress_equal_to_the_pace_is_on_track_and_015_short_is_to_watch() -> None:
    goal = a_goal(0, 100, 50, start=date(2026, 6, 1), due=date(2026, 6, 21))

    assert standing(goal, date(2026, 6, 11)).status == "on track"
    assert standing(goal, date(2026, 6, 14)).status == "watch"
    assert standing(goal, date(2026, 6, 15)).status == "behind"


def test_it_is_missed_only_after_the_due_date() -> None:
    goal = a_goal(0, 100, 10)

    assert standing(goal, date(2026, 12, 31)).status == "behind"
    assert standing(goal, date(2027, 1, 1)).status == "missed"
    assert standing(a_goal(0, 100, 100), date(2027, 1, 1)).status == "met"


def test_a_goal_that_begins_later_is_not_started() -> None:
    assert standing(a_goal(0, 100), date(2026, 1, 4)).status == "not started"


def test_a_goal_never_read_says_so_but_is_missed_in_the_end() -> None:
    goal = a_goal(31, 42)

    assert standing(goal, JUN_30).status == "not read yet"
    assert standing(goal, JUN_30).current == 31
    assert standing(goal, date(2027, 1, 1)).status == "missed"


def test_a_goal_with_neither_figures_nor_steps_has_no_measure_yet() -> None:
    goal = a_goal(0, 1, baseline=None, target=None)

    found = standing(goal, JUN_30)

    assert (found.current, found.progress, found.status) == (None, None, "no measure yet")


def test_a_goal_without_a_due_date_has_no_pace() -> None:
    found = standing(a_goal(0, 100, 10, due=None), JUN_30)

    assert (found.expected, found.status) == (None, "no due date")
    assert standing(a_goal(0, 100, 100, due=None), JUN_30).status == "met"


def test_the_current_value_is_the_one_read_last_whatever_the_order() -> None:
    readings = (
        a_reading(date(2026, 5, 1), 38),
        a_reading(date(2026, 2, 1), 33),
        a_reading(date(2026, 5, 1), 39),
    )
    goal = a_goal(31, 42, readings=readings)

    assert current_value(goal, JUN_30) == 39
    assert current_value(goal, date(2026, 3, 1)) == 33
    assert current_value(goal, date(2026, 1, 31)) == 31


def test_steps_count_by_their_weight_once_they_are_done() -> None:
    goal = a_milestone_goal((3, date(2026, 2, 1)), (1, None), (1, date(2026, 7, 1)))

    assert progress(goal, JUN_30) == Decimal("0.6")
    assert progress(goal, date(2026, 7, 1)) == Decimal("0.8")
    assert progress(a_milestone_goal((60, date(2026, 2, 1)), (40, None)), JUN_30) == Decimal("0.6")
    assert standing(a_milestone_goal((1, None)), JUN_30).status == "behind"


@pytest.mark.parametrize(
    ("reached", "result"),
    [
        (100, "met"),
        (99, "nearly"),
        (70, "nearly"),
        (69, "partly"),
        (40, "partly"),
        (39, "missed"),
        (0, "missed"),
    ],
)
def test_after_the_due_date_the_word_is_that_of_the_end_result(reached: int, result: str) -> None:
    assert standing(a_goal(0, 100, reached), date(2027, 1, 1)).status == result


def test_a_goal_can_be_measured_by_figures_or_steps_and_needs_a_due_date() -> None:
    assert is_measurable(a_goal(0, 0))
    assert is_measurable(a_milestone_goal((1, None)))
    assert not is_measurable(a_goal(0, 1, due=None))
    assert not is_measurable(a_goal(0, 1, baseline=None))
    assert not is_measurable(a_goal(0, 1, target=None))


WHOLE = st.integers(-1000, 1000)


@given(WHOLE, WHOLE, WHOLE, WHOLE)
def test_a_value_nearer_the_target_is_never_less_progress(
    baseline: int, target: int, one: int, other: int
) -> None:
    if baseline == target:
        return
    better, worse = sorted((one, other), reverse=target > baseline)

    assert 0 <= reached(a_goal(baseline, target, worse)) <= 1
    assert reached(a_goal(baseline, target, better)) >= reached(a_goal(baseline, target, worse))


@given(WHOLE, WHOLE, WHOLE)
def test_a_goal_turned_upside_down_has_the_same_progress(
    baseline: int, target: int, value: int
) -> None:
    here = progress(a_goal(baseline, target, value), JUN_30)

    assert progress(a_goal(-baseline, -target, -value), JUN_30) == here


def test_the_year_counts_each_goal_by_its_weight() -> None:
    far, near = a_goal(0, 10, 8, state="agreed", weight=3), a_goal(0, 10, 2, state="agreed")
    earlier = {"start": date(2025, 1, 1), "due": date(2025, 12, 31), "state": "agreed"}
    left_out = a_goal(0, 10, 0, state="draft"), a_goal(0, 10, 0, **earlier)

    year = year_standing([far, near, *left_out], date(2026, 6, 30))

    assert year is not None
    # (3 x 0.8 + 1 x 0.2) / 4, beside 176 of 360 days.
    assert (year.goals, year.progress, year.status) == (2, Decimal("0.65"), "on track")
    assert round(year.expected, 3) == Decimal("0.489")
    behind = year_standing([near, msgspec.structs.replace(far, weight=1)], date(2026, 12, 1))
    assert behind is not None
    assert (behind.progress, behind.status) == (Decimal("0.5"), "behind")


def test_one_goal_is_no_year() -> None:
    assert year_standing([a_goal(0, 10, 8, state="agreed")], date(2026, 6, 30)) is None


def test_what_is_closed_or_ran_out_is_of_an_earlier_year() -> None:
    today = date(2026, 6, 30)
    running = a_goal(0, 10, 2, title="running")
    due_before = a_goal(0, 10, 2, start=date(2025, 1, 1), due=date(2026, 1, 4), title="before")
    late = a_goal(0, 10, 2, start=date(2026, 1, 5), due=date(2026, 6, 1), title="late")
    closed, dropped = (a_goal(0, 10, 2, state=state) for state in ("closed", "dropped"))
    endless = a_goal(0, 10, 2, due=None)

    found = parted([closed, running, due_before, late, endless, dropped], today)

    assert found == ([running, late, endless], [closed, due_before, dropped])


def test_a_year_that_nothing_has_followed_stays_in_sight_for_a_year() -> None:
    last = a_goal(0, 10, 2, start=date(2025, 1, 1), due=date(2025, 12, 31))

    assert parted([last], date(2026, 12, 31)) == ([last], [])
    assert parted([last], date(2027, 1, 1)) == ([], [last])


def test_once_all_is_due_the_year_has_the_word_of_its_end_result() -> None:
    goals = [a_goal(0, 10, now, state="agreed") for now in (9, 6)]

    year = year_standing(goals, date(2027, 1, 1))

    assert year is not None
    assert (year.progress, year.expected) == (Decimal("0.75"), Decimal(1))
    assert year.status == "nearly"


def test_on_the_last_due_day_the_year_is_still_to_be_met() -> None:
    goals = [a_goal(0, 100, now, state="agreed") for now in (86, 86)]
    later = a_goal(0, 4, state="agreed", due=date(2027, 1, 2))

    def word(day: date, *more: Goal) -> str:
        year = year_standing([*goals, *more], day)
        assert year is not None
        return year.status

    assert word(date(2026, 12, 31)) == "watch"
    assert word(date(2027, 1, 1)) == "nearly"
    assert word(date(2027, 1, 1), later) == "behind"


def test_what_was_read_before_a_baseline_within_the_year_is_not_where_it_stands() -> None:
    later = a_reading(date(2026, 3, 1), 31)
    goal = a_goal(0, 42, baseline=later, readings=(a_reading(date(2026, 2, 1), 40),))

    assert begins(goal) == date(2026, 3, 1)
    assert current_value(goal, JUN_30) == 31
    assert standing(goal, JUN_30).status == "not read yet"


def test_what_was_read_before_the_baseline_does_not_count() -> None:
    goal = a_goal(31, 42, readings=(a_reading(date(2025, 12, 1), 50),))

    assert current_value(goal, JUN_30) == 31
    assert standing(goal, JUN_30).status == "not read yet"


def test_a_goal_that_lacks_something_is_a_draft_in_every_state_but_the_last() -> None:
    bare = {"baseline": None, "target": None}

    assert status_word(a_goal(0, 1, **bare), JUN_30) == "draft"
    assert status_word(a_goal(0, 1, due=None, state="agreed"), JUN_30) == "draft"
    assert status_word(a_goal(0, 1, state="dropped", **bare), JUN_30) == "dropped"
    assert status_word(a_goal(0, 20, 20), JUN_30) == "met"


def test_an_odd_day_of_a_reading_is_remarked_on() -> None:
    days = (date(2026, 5, 1), date(2026, 5, 1), date(2027, 1, 3), date(2026, 12, 31))
    goal = a_goal(0, 10, readings=tuple(a_reading(day, 3) for day in days))

    assert "another reading of that day" in reading_remark(goal, days[0])
    assert "after the due date" in reading_remark(goal, days[2])
    assert reading_remark(goal, days[3]) == ""


def test_goals_are_ordered_by_their_owner_by_due_day_or_by_how_far_behind_they_are() -> None:
    # On 30 Jun 176 of 360 days are gone, so 49 % are expected of those due at the year's end.
    half = a_goal(0, 100, 50, title="half", state="agreed")
    tenth = a_goal(0, 100, 10, title="tenth", state="agreed")
    early = a_goal(0, 100, 90, title="early", due=date(2026, 9, 30), state="agreed")
    draft = a_goal(0, 100, 0, title="draft", due=None, state="draft")
    goals = [draft, half, tenth, early]

    def titles(order: GoalOrder) -> list[str]:
        return [goal.title for goal in in_order(goals, order, JUN_30)]

    assert titles("own") == ["draft", "half", "tenth", "early"]
    assert titles("due") == ["early", "half", "tenth", "draft"]
    assert titles("pace") == ["tenth", "half", "early", "draft"]
