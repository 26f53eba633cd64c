"""Assessments: how each goal stood, while one is open and once it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.checks import (
    AssessedGoal,
    Assessment,
    AssessmentKind,
    GoalThen,
)
from mentorjournal.data.records.plans import Goal
from mentorjournal.dates import show_date
from mentorjournal.mentoring.goals import OVER, standing
from mentorjournal.money import show_number

KIND_WORDS: Mapping[AssessmentKind, str] = MappingProxyType(
    {"mid-point": "mid-point", "final": "final", "any": "in between"}
)
NAMES: Mapping[AssessmentKind, str] = MappingProxyType(
    {
        "mid-point": "mid-point assessment",
        "final": "final assessment",
        "any": "assessment in between",
    }
)
"""What an assessment of each kind is called in a sentence."""
GONE = "not in the journal any more"
NOTHING = "–"


def pursued(goals: Iterable[Goal]) -> list[Goal]:
    """The goals that an assessment takes: those that are neither dropped nor closed."""
    return [goal for goal in goals if goal.state not in OVER]


def goal_then(goal: Goal, today: date) -> GoalThen:
    """A goal with its figures as they stand on a day."""
    stands = standing(goal, today)
    word = goal.state if goal.state in OVER else stands.status
    return GoalThen(
        title=goal.title,
        metric=goal.metric,
        unit=goal.unit,
        direction=goal.direction,
        start=goal.start,
        due=goal.due,
        baseline=goal.baseline.value if goal.baseline else None,
        target=goal.target,
        value=stands.current,
        progress=stands.progress,
        expected=stands.expected,
        status=word,
        state=goal.state,
        steps=len(goal.steps),
        done=sum(step.done is not None and step.done <= today for step in goal.steps),
        shown_to=goal.shown_to,
        for_management=goal.for_management,
    )


def stood(line: AssessedGoal, goals: Mapping[Uid, Goal], today: date) -> GoalThen:
    """How the goal of a line stood: as it was frozen, or else as it stands on a day.

    Args:
        line: The line of an assessment.
        goals: The goals by uid; one that is not there any more has its title only.
        today: The local day.
    """
    if line.then is not None:
        return line.then
    goal = goals.get(line.goal)
    return goal_then(goal, today) if goal else GoalThen(title=line.title, status=GONE)


def of_which(then: GoalThen) -> str:
    """Where a goal stood and where it was to stand: "38 of 42", "2 of 4 steps"."""
    if then.baseline is None and then.steps:
        return f"{then.done} of {then.steps} steps"
    value = NOTHING if then.value is None else show_number(then.value)
    return value if then.target is None else f"{value} of {show_number(then.target)}"


def state_words(assessment: Assessment, today: date) -> str:
    """Whether it is open or stays as it is: "open since Fri 27 Nov"."""
    if assessment.closed is None:
        return f"open since {show_date(assessment.on, today)}"
    return f"closed {show_date(assessment.closed, today)}, as it was then"


def has_words(assessment: Assessment) -> bool:
    """Whether anybody has said something in it."""
    lines = (text for one in assessment.goals for text in (one.mine, one.theirs, one.next))
    return any((assessment.mine, assessment.theirs, *lines))
