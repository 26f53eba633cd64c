"""What of a goal says whether its figures are pay."""

from __future__ import annotations

from mentorjournal.data.records.checks import GoalThen
from mentorjournal.data.records.plans import Goal


def goal_pay_texts(goal: Goal | GoalThen) -> tuple[str, ...]:
    """The texts of a goal that say what its figures are: where one is pay, all of the goal is.

    Its name, what is measured, in which unit, and where that was read.
    """
    texts = [goal.title, goal.metric, goal.unit]
    if isinstance(goal, Goal):
        texts += [goal.baseline.source] if goal.baseline else []
        texts += [reading.source for reading in goal.readings]
    return tuple(dict.fromkeys(filter(None, texts)))
