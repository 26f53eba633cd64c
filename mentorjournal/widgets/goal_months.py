"""The months of a goal as a row: in which of them it was read, and something was achieved."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from textual.content import Content

from mentorjournal.data.records.plans import Goal
from mentorjournal.dates import MONTHS, add_months
from mentorjournal.widgets.plain import line

READ, DONE, NONE = "●", "■", "·"
MOST = 24
"""Months; of a longer goal the first ones, and later the last ones until today."""


def month_rows(goal: Goal, achieved: Collection[date], today: date) -> list[Content]:
    """A row of months, one of readings, and one of achievements where there are some.

    Args:
        goal: The goal.
        achieved: The days of what was achieved for it.
        today: The local day; later months are muted.
    """
    months = _months(goal, today)
    names = " ".join(MONTHS[month.month - 1][0] for month in months)
    rows = [line(("months    ", "$muted"), (names, "$muted"))]
    read = {reading.on.replace(day=1) for reading in goal.readings}
    if goal.baseline is not None:
        read.add(goal.baseline.on.replace(day=1))
    rows.append(_marks("read      ", months, read, READ))
    if achieved:
        rows.append(_marks("achieved  ", months, {day.replace(day=1) for day in achieved}, DONE))
    return rows


def _months(goal: Goal, today: date) -> list[date]:
    first = min(goal.start, goal.baseline.on if goal.baseline else goal.start).replace(day=1)
    last = max(goal.due or today, add_months(first, 11)).replace(day=1)
    last = min(last, max(today.replace(day=1), add_months(first, MOST - 1)))
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [add_months(last, -back) for back in reversed(range(min(count, MOST)))]


def _marks(label: str, months: Collection[date], marked: Collection[date], mark: str) -> Content:
    pieces = [
        (f"{mark} ", "bold $accent") if month in marked else (f"{NONE} ", "$muted")
        for month in months
    ]
    return line((label, "$muted"), *pieces)
