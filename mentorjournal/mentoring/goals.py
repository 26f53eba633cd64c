"""How goals stand: progress, what was to be expected by now, and the word for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from mentorjournal.data.records.plans import Goal, GoalState, Reading
from mentorjournal.dates import add_months

GoalOrder = Literal["own", "due", "pace"]
Status = Literal[
    "draft",
    "met",
    "on track",
    "watch",
    "behind",
    "nearly",
    "partly",
    "missed",
    "no measure yet",
    "not read yet",
    "no due date",
    "not started",
]
Result = Literal["met", "nearly", "partly", "missed"]

NONE_YET = Decimal(0)
ALL = Decimal(1)
WATCH = Decimal("0.15")
NEARLY = Decimal("0.7")
PARTLY = Decimal("0.4")
MONTHS = 12
"""After so many a goal that is due is of an earlier year, also where no later one has begun."""


class Standing(Struct, frozen=True):
    """How a goal stands on a day, whatever its state.

    Attributes:
        current: The latest value, the baseline where nothing was read since; None for
            steps and where there is no baseline.
        progress: 0 to 1, exact; None where it cannot be told.
        expected: The pace: what progress would be by now if it came evenly; None without a
            due date, and for a goal that is not pursued any more.
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
        expected=None if goal.state in OVER else expected,
        status=_status(goal, reached, expected, today),
    )


OVER = ("dropped", "closed")
"""States of a goal that is no longer pursued."""


def state_again(goal: Goal) -> GoalState:
    """The state of a goal that is pursued again: that before it was closed or dropped.

    Where that is not known, it was agreed if its target was changed since.
    """
    if missing(goal):
        return "draft"
    return goal.state_before or ("changed" if goal.former_targets else "draft")


def status_word(goal: Goal, today: date) -> Status | Literal["dropped", "closed"]:
    """The word for how a goal stands; what is not pursued, or not measurable yet, says so."""
    if goal.state == "dropped" or goal.state == "closed":
        return goal.state
    return "draft" if missing(goal) else standing(goal, today).status


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
        goals: How many of them are agreed and can be measured, and so count.
        progress, expected: 0 to 1, exact.
        status: "on track", "watch" or "behind"; "met" where all is reached, and once the due days
            of all have passed the word for the end result.
    """

    goals: int
    progress: Decimal
    expected: Decimal
    status: Status


def year_standing(goals: Iterable[Goal], today: date) -> YearStanding | None:
    """How the goals that are pursued this year stand together.

    None where fewer than two of them can be measured.
    """
    counted, ended = [], True
    for goal in parted(goals, today)[0]:
        stands = standing(goal, today)
        if goal.state in ("agreed", "changed") and None not in (stands.progress, stands.expected):
            counted.append((goal.weight, stands.progress, stands.expected))
            ended = ended and goal.due is not None and today > goal.due
    if len(counted) < 2:
        return None
    whole = sum(weight for weight, _, _ in counted)
    reached = sum((weight * (progress or NONE_YET) for weight, progress, _ in counted), NONE_YET)
    pace_now = sum((weight * (expected or NONE_YET) for weight, _, expected in counted), NONE_YET)
    reached, pace_now = reached / whole, pace_now / whole
    return YearStanding(len(counted), reached, pace_now, _year_word(reached, pace_now, ended=ended))


def _year_word(reached: Decimal, pace_now: Decimal, *, ended: bool) -> Status:
    if reached >= ALL:
        return "met"
    return end_result(reached) if ended else _against_pace(reached, pace_now)


def parted(goals: Iterable[Goal], today: date) -> tuple[list[Goal], list[Goal]]:
    """The goals of this year, and those of earlier ones, both in their order.

    Of an earlier year is what was closed or dropped, what was due before any goal begins that is
    due from today on, and what was due more than a year ago.
    """
    goals = list(goals)
    pursued = [goal for goal in goals if goal.state not in OVER]
    starts = [goal.start for goal in pursued if goal.due is not None and goal.due >= today]
    edge = max(min(starts, default=date.min), add_months(today, -MONTHS))

    def is_earlier(goal: Goal) -> bool:
        return goal.state in OVER or (goal.due is not None and goal.due < edge)

    return [goal for goal in goals if not is_earlier(goal)], list(filter(is_earlier, goals))


def in_order(goals: Iterable[Goal], order: GoalOrder, today: date) -> list[Goal]:
    """The goals as one wants to see them; those of which it cannot be said come last.

    Args:
        goals: In their owner's order, which also holds among equals.
        order: "own"; "due", the next first; or "pace", what is farthest behind its pace first.
        today: The local day.
    """
    if order == "due":
        return sorted(goals, key=lambda goal: goal.due or date.max)

    def ahead(goal: Goal) -> tuple[bool, Decimal]:
        stands = standing(goal, today)
        if stands.progress is None or stands.expected is None or goal.state == "draft":
            return True, NONE_YET
        return False, stands.progress - stands.expected

    return sorted(goals, key=ahead) if order == "pace" else list(goals)


def missing(goal: Goal) -> list[str]:
    """What a goal lacks before it can be agreed, in words; nothing where it can be measured."""
    lacks = {
        "a baseline": goal.baseline is None and not goal.steps,
        "a target": goal.target is None and not goal.steps,
        "a due date": goal.due is None,
    }
    return [words for words, lacking in lacks.items() if lacking]


def draft_words(goal: Goal) -> str:
    """What a draft lacks, in a few words: "draft: no due date yet"; "draft" for nothing."""
    lacks = missing(goal)
    if {"a baseline", "a target"} <= set(lacks):
        return "draft: no measure yet"
    return f"draft: no {lacks[0].removeprefix('a ')} yet" if lacks else "draft"


def begins(goal: Goal) -> date:
    """The day from which readings tell how far it is: the baseline's, or its start."""
    return goal.baseline.on if goal.baseline else goal.start


def reading_remark(goal: Goal, on: date) -> str:
    """What there is to say of a day on which a goal was read; empty for nothing.

    Args:
        goal: The goal with its readings, that one among them.
        on: The day.
    """
    if sum(reading.on == on for reading in goal.readings) > 1:
        return "There is another reading of that day; the one entered last counts."
    if goal.due is not None and on > goal.due:
        return "That is after the due date; the end result counts it all the same."
    return ""


def _latest(goal: Goal, today: date) -> Reading | None:
    """The last reading until today; of several on one day the one entered last.

    What was read before the baseline does not tell how far it is from there.
    """
    first = begins(goal)
    until = [reading for reading in goal.readings if first <= reading.on <= today]
    return max(enumerate(until), key=lambda pair: (pair[1].on, pair[0]))[1] if until else None


def _status(goal: Goal, reached: Decimal | None, expected: Decimal | None, today: date) -> Status:
    """The word; a goal that was only measured at its baseline says so until it is due."""
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
        return "not read yet"
    if expected is None:
        return "no due date"
    return _against_pace(reached, expected)


def _against_pace(reached: Decimal, expected: Decimal) -> Status:
    if reached >= expected:
        return "on track"
    return "watch" if expected - reached <= WATCH else "behind"
