"""Why a goal stands as it does: its progress, what was to be expected, and the word, in parts."""

from __future__ import annotations

from datetime import date

from mentorjournal.data.records.plans import Goal
from mentorjournal.dates import show_date
from mentorjournal.mentoring.goals import OVER, Standing, missing, standing
from mentorjournal.money import show_number, show_share
from mentorjournal.text import listed

_BECAUSE = {
    "met": "Met: nothing of the way is left",
    "on track": "On track: not less than expected",
    "watch": "Watch: at most 15 points less than expected",
    "behind": "Behind: more than 15 points less than expected",
    "nearly": "Nearly: the due day has passed, and 70 % or more were reached",
    "partly": "Partly: the due day has passed, and 40 % or more were reached",
    "missed": "Missed: the due day has passed, and less than 40 % were reached",
}
"""By status what makes it that; the rest names a day."""


def why_words(goal: Goal, today: date) -> tuple[str, ...]:
    """Why a goal stands as it does today, as sentences with their figures."""
    if goal.state in OVER:
        since = f" on {show_date(goal.closed, today)}" if goal.closed else ""
        return (f"{goal.state.capitalize()}{since}, and not pursued any more.",)
    if lacks := missing(goal):
        return (f"Draft: it lacks {listed(lacks)}.",)
    stands = standing(goal, today)
    words = (
        _reached(goal, stands, today),
        _expected(goal, stands, today),
        _word(goal, stands, today),
    )
    return tuple(f"{each}." for each in words if each)


def _reached(goal: Goal, stands: Standing, today: date) -> str:
    """How far it is: of figures the way gone, of steps their weight."""
    if stands.progress is None:
        return ""
    share = show_share(stands.progress)
    if goal.baseline is None or goal.target is None or stands.current is None:
        done = sum(step.weight for step in goal.steps if step.done and step.done <= today)
        whole = sum(step.weight for step in goal.steps)
        return f"{done} of {whole} steps, by weight, are done: {share} of the way"
    first, now, last = map(show_number, (goal.baseline.value, stands.current, goal.target))
    gone = show_number(abs(stands.current - goal.baseline.value))
    way = show_number(abs(goal.target - goal.baseline.value))
    unit = f" {goal.unit}" if goal.unit else ""
    if not 0 < stands.progress < 1:
        return f"From {first} to {last}{unit}, now {now}: {share} of the way"
    return f"From {first} to {last}{unit}, now {now}, {gone} of {way}: {share} of the way"


def _expected(goal: Goal, stands: Standing, today: date) -> str:
    if stands.expected is None or goal.due is None or not goal.start < today < goal.due:
        return ""
    gone, days = (today - goal.start).days, (goal.due - goal.start).days
    return f"{gone} of {days} days are gone: {show_share(stands.expected)} expected by now"


def _word(goal: Goal, stands: Standing, today: date) -> str:
    if stands.status == "not started":
        return f"Not started: it begins on {show_date(goal.start, today)}"
    if stands.status == "not read yet":
        return "Not read yet: only where it began is known"
    return _BECAUSE.get(stands.status, "")
