"""How goals stand: progress, what was to be expected by now, and the word for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from mentorjournal.data.records.plans import Goal, Reading

Status = Literal[
    "met",
    "on track",
    "watch",
    "behind",
    "nearly",
    "partly",
    "missed",
    "no measure yet",
    "no due date",
    "not started",
]
Result = Literal["met", "nearly", "partly", "missed"]

NONE_YET = Decimal(0)
ALL = Decimal(1)
WATCH = Decimal("0.15")
NEARLY = Decimal("0.7")
PARTLY = Decimal("0.4")


class Standing(Struct, frozen=True):
    """How a goal stands on a day, whatever its state.

    Attributes:
        current: The latest value, the baseline where nothing was read since; None for
            steps and where there is no baseline.
        progress: 0 to 1, exact; None where it cannot be told.
        expected: The pace: what progress would be by now if it came evenly; None without a
            due date.
        status: The word for it.
    """

    current: Decimal | None
    progress: Decimal | None
    expected: Decimal | None
    status: Status


def standing(goal: Goal, today: date) -> Standing:
    """How the goal stands; readings and steps of later days are left out."""
    reached = progress(goal, today)
    expected = pace(goal.start, goal.due, today)
    return Standing(
        current=current_value(goal, today),
        progress=reached,
        expected=expected,
        status=_status(goal, reached, expected, today),
    )


OVER = ("dropped", "closed")
"""States of a goal that is no longer pursued."""


def status_word(goal: Goal, today: date) -> str:
    """The word for how a goal stands; what is no longer pursued says so."""
    return goal.state if goal.state in OVER else standing(goal, today).status


def current_value(goal: Goal, today: date) -> Decimal | None:
    """The value last read until today, or the baseline; None without either."""
    latest = _latest(goal, today)
    if latest is not None:
        return latest.value
    return goal.baseline.value if goal.baseline else None


def progress(goal: Goal, today: date) -> Decimal | None:
    """The share of the way from baseline to target, cut to 0…1.

    Where a goal cannot be counted: the weights of the steps done, of all weights. None where
    neither is there, and where target and baseline are the same.
    """
    if goal.baseline is not None and goal.target is not None:
        way = goal.target - goal.baseline.value
        value = current_value(goal, today)
        if not way or value is None:
            return None
        # abs: the way down from a baseline not left yet would give a negative zero.
        return abs(min(max((value - goal.baseline.value) / way, NONE_YET), ALL))
    if goal.steps:
        done = sum(step.weight for step in goal.steps if step.done and step.done <= today)
        return Decimal(done) / sum(step.weight for step in goal.steps)
    return None


def pace(start: date, due: date | None, today: date) -> Decimal | None:
    """Days gone of days in all, cut to 0…1; None without a due date."""
    if due is None:
        return None
    if today >= due:
        return ALL
    if today <= start:
        return NONE_YET
    return Decimal((today - start).days) / (due - start).days


def end_result(reached: Decimal) -> Result:
    """What a progress amounts to once the due date has passed."""
    if reached >= ALL:
        return "met"
    if reached >= NEARLY:
        return "nearly"
    return "partly" if reached >= PARTLY else "missed"


def is_measurable(goal: Goal) -> bool:
    """Whether it can be told how far it is: baseline and target, or steps; and a due date."""
    counted = goal.baseline is not None and goal.target is not None
    return goal.due is not None and (counted or bool(goal.steps))


class YearStanding(Struct, frozen=True):
    """How the goals of a year stand together, each by its weight.

    Attributes:
        goals: How many of them can be measured, and so count.
        progress, expected: 0 to 1, exact.
        status: "on track", "watch" or "behind"; "met" where all is reached.
    """

    goals: int
    progress: Decimal
    expected: Decimal
    status: Status


def year_standing(goals: Iterable[Goal], today: date) -> YearStanding | None:
    """How the goals that are pursued this year stand together.

    None where fewer than two of them can be measured. What was due before any goal begins that
    is due from today on is of an earlier year.
    """
    goals, counted = list(goals), []
    begins = min((goal.start for goal in goals if goal.due and goal.due >= today), default=today)
    for goal in (each for each in goals if each.due is None or each.due >= begins):
        stands = standing(goal, today)
        if goal.state in ("agreed", "changed") and None not in (stands.progress, stands.expected):
            counted.append((goal.weight, stands.progress, stands.expected))
    if len(counted) < 2:
        return None
    whole = sum(weight for weight, _, _ in counted)
    reached = sum((weight * (progress or NONE_YET) for weight, progress, _ in counted), NONE_YET)
    pace_now = sum((weight * (expected or NONE_YET) for weight, _, expected in counted), NONE_YET)
    reached, pace_now = reached / whole, pace_now / whole
    word: Status = "met" if reached >= ALL else _against_pace(reached, pace_now)
    return YearStanding(len(counted), reached, pace_now, word)


def missing(goal: Goal) -> list[str]:
    """What a goal lacks before it can be agreed, in words; nothing where it can be measured."""
    lacks = {
        "a baseline": goal.baseline is None and not goal.steps,
        "a target": goal.target is None and not goal.steps,
        "a due date": goal.due is None,
    }
    return [words for words, lacking in lacks.items() if lacking]


def _latest(goal: Goal, today: date) -> Reading | None:
    """The last reading until today; of several on one day the one entered last."""
    until = [reading for reading in goal.readings if reading.on <= today]
    return max(enumerate(until), key=lambda pair: (pair[1].on, pair[0]))[1] if until else None


def _status(goal: Goal, reached: Decimal | None, expected: Decimal | None, today: date) -> Status:
    """The word; a goal that was only measured at its baseline has no measure yet until due."""
    if reached is not None and reached >= ALL:
        return "met"
    if today < goal.start:
        return "not started"
    if reached is None:
        return "no measure yet"
    if goal.due is not None and today > goal.due:
        return end_result(reached)
    counted = goal.baseline is not None and goal.target is not None
    if counted and _latest(goal, today) is None:
        return "no measure yet"
    if expected is None:
        return "no due date"
    return _against_pace(reached, expected)


def _against_pace(reached: Decimal, expected: Decimal) -> Status:
    if reached >= expected:
        return "on track"
    return "watch" if expected - reached <= WATCH else "behind"
