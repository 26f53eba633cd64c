"""Charts and lines of numbers: every mark stands where the labels of its axis say."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mentorjournal.data.records.plans import Goal
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.widgets.progress_bar import progress_bar
from mentorjournal.widgets.reading_chart import chart
from mentorjournal.widgets.scales import beside, stepped
from mentorjournal.widgets.zopa_line import picture
from tests.examples import a_goal, a_reading, worked_negotiation

TODAY = date(2026, 11, 22)
AMOUNTS = st.decimals(min_value=-1_000_000, max_value=1_000_000, places=2)


def drawn(goal: Goal, width: int = 70, height: int = 12) -> list[str]:
    """The chart of a goal as text."""
    return [row.plain.ljust(width) for row in chart(goal, TODAY, width, height)]


def values_of(rows: list[str]) -> list[Decimal]:
    """The value of each row, worked out from the labels of the axis alone."""
    named = {
        index: Decimal(match[1].replace(",", ""))
        for index, row in enumerate(rows)
        if (match := re.match(r"\s*(-?[\d,.]+) ┤", row))
    }
    (first, top), (second, below) = list(named.items())[:2]
    step = (top - below) / (second - first)
    count = next(index for index, row in enumerate(rows) if "└" in row)
    return [top + step * (first - index) for index in range(count)]


def points_of(rows: list[str]) -> list[tuple[int, int]]:
    """Column and row of each reading, from left to right."""
    spots = [
        (column, index)
        for index, row in enumerate(rows)
        for column, char in enumerate(row)
        if char == "●"
    ]
    return sorted(spots)


@pytest.mark.parametrize("height", [6, 8, 12, 30])
@pytest.mark.parametrize("width", [30, 47, 100])
def test_readings_stand_at_the_height_the_axis_says(width: int, height: int) -> None:
    goal = a_goal(31, 42, 33, 32, 38)
    rows = drawn(goal, width=width, height=height)
    values = values_of(rows)
    half = (values[0] - values[1]) / 2
    for (_column, row), value in zip(points_of(rows), (31, 33, 32, 38), strict=True):
        assert abs(values[row] - value) <= half
    target = next(index for index, row in enumerate(rows) if "target 42" in row)
    assert abs(values[target] - 42) <= half


def test_months_stand_where_their_first_day_is() -> None:
    goal = a_goal(31, 42, 33, 32, 38)
    rows = drawn(goal, width=100)
    axis = next(index for index, row in enumerate(rows) if "└" in row)
    start = rows[axis].index("└") + 1
    cells = 100 - start
    # 5 Jan to 31 Dec are 360 days; 1 Jul is the 177th day after 5 Jan.
    july = start + round(177 / 360 * (cells - 1))
    assert rows[axis][july] in "┬┴"
    assert abs(rows[axis + 1].index("Jul") + 1 - july) <= 1
    # 1 Mar, the second reading of the goal, is 55 days after the start.
    assert abs(points_of(rows)[2][0] - (start + round(55 / 360 * (cells - 1)))) <= 1


def test_today_is_a_line_and_the_even_way_runs_from_baseline_to_target() -> None:
    rows = drawn(a_goal(0, 12, 4))
    assert sum("┊" in row for row in rows) >= 4
    dots = [(row.index("·"), index) for index, row in enumerate(rows) if "·" in row]
    assert [index for _column, index in sorted(dots, reverse=True)] == sorted(
        index for _column, index in dots
    )


def test_a_goal_that_falls_is_drawn_with_its_target_below() -> None:
    rows = drawn(a_goal(54, 35, 55, 49))
    target = next(index for index, row in enumerate(rows) if "target 35" in row)
    assert target > max(row for _column, row in points_of(rows))


def test_a_goal_of_one_day_and_one_value_is_drawn_all_the_same() -> None:
    goal = a_goal(7, 7, due=date(2026, 1, 5))
    assert points_of(drawn(goal, width=24, height=5))


def test_a_goal_of_thousands_of_years_is_drawn_all_the_same() -> None:
    goal = a_goal(0, 12, 4, start=date(1, 1, 1), due=date(9999, 12, 31))
    assert points_of(drawn(goal, width=24, height=5))


def test_a_goal_without_any_number_has_no_chart() -> None:
    assert chart(a_goal(0, 0, baseline=None, target=None), TODAY, 60, 10) == []


@given(st.lists(AMOUNTS, min_size=2, max_size=5), st.integers(24, 120), st.integers(5, 40))
def test_a_chart_of_any_numbers_keeps_to_its_room(
    values: list[Decimal], width: int, height: int
) -> None:
    readings = tuple(
        replace(a_reading(date(2026, 1 + index, 9), 0), value=value)
        for index, value in enumerate(values)
    )
    goal = a_goal(0, 1, baseline=readings[0], readings=readings[1:], target=values[-1])
    rows = chart(goal, TODAY, width, height)
    assert len(rows) <= height
    assert all(row.cell_length <= max(width, 40) for row in rows)


@given(st.lists(AMOUNTS, min_size=1, max_size=6), st.integers(3, 40))
def test_rows_of_a_chart_enclose_all_values_in_even_steps(values: list[Decimal], rows: int) -> None:
    step, levels = stepped(values, rows)
    assert 2 <= len(levels) <= rows
    assert levels[0] >= max(values)
    assert levels[-1] <= min(values)
    assert all(high - low == step for high, low in pairwise(levels))


@pytest.mark.parametrize(
    ("rows", "step"), [(4, 5), (5, 3), (8, 2), (12, 1), (13, 1), (30, Decimal("0.5"))]
)
def test_rows_go_up_by_round_numbers_the_rounder_the_more_there_are(
    rows: int, step: Decimal
) -> None:
    """Between 31 and 42."""
    assert stepped([Decimal(31), Decimal(42)], rows)[0] == step


@given(st.lists(st.tuples(st.integers(0, 59), st.sampled_from(("a", "bb", "1,000"))), max_size=12))
def test_labels_never_touch_and_never_leave_the_line(labels: list[tuple[int, str]]) -> None:
    row = beside(labels, 60)
    assert len(row) == 60
    assert set(row.split()) <= {label for _cell, label in labels}
    if labels:
        assert labels[0][1] in row.split()


@pytest.mark.parametrize("width", [62, 76, 96, 116, 156])
def test_the_zopa_stands_where_the_numbers_above_it_say(width: int) -> None:
    rows = [row.plain for row in picture(work_out(worked_negotiation(), TODAY), width)]
    ticks = [
        (Decimal(match[0]) * 1000, (match.start() + match.end() - 1) / 2)
        for match in re.finditer(r"\d+", rows[0])
    ]
    (low, first), (high, last) = ticks[0], ticks[-1]

    def column(amount: int) -> float:
        return first + float((amount - low) / (high - low)) * (last - first)

    by_name = {row.split()[0]: row for row in rows[1:6]}
    assert abs(by_name["you"].index("├") - column(117_200)) <= 1
    assert abs(by_name["they"].index("●") - column(132_000)) <= 1
    assert abs(by_name["they"].index("┤") - column(138_000)) <= 1
    assert abs(by_name["overlap"].index("█") - column(117_200)) <= 1
    assert abs(by_name["overlap"].rindex("█") - column(132_000)) <= 1
    assert abs(by_name["market"].index("P50") + 1 - column(124_286)) <= 1
    assert abs(by_name["you"].index("T") - column(128_000)) <= 1
    assert abs(by_name["you"].index("A") - column(140_640)) <= 1
    marks = [match.start() for match in re.finditer("▲", by_name["offers"])]
    for mark, amount in zip(marks, (112_000, 124_600), strict=True):
        assert abs(mark - column(amount)) <= 1


def test_without_an_overlap_no_bar_is_drawn() -> None:
    example = worked_negotiation()
    assert example.limit is not None
    limit = replace(
        example.limit, low=Decimal(110_000), likely=Decimal(115_000), high=Decimal(116_000)
    )
    rows = picture(work_out(replace(example, limit=limit), TODAY), 100)
    text = "\n".join(row.plain for row in rows)
    assert "█" not in text
    assert "░" not in text
    assert "none" in text


@pytest.mark.parametrize(
    ("progress", "expected", "bar"),
    [
        ("0.5", "0.8", "█████···│·"),
        ("1", None, "██████████"),
        ("0", None, "··········"),
        ("0.64", "1", "██████▍···"),
    ],
)
def test_a_bar_shows_progress_and_what_was_expected(
    progress: str, expected: str | None, bar: str
) -> None:
    mark = Decimal(expected) if expected else None
    assert progress_bar(Decimal(progress), mark, 10, "").plain == bar
