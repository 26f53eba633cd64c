"""Why a goal stands as it does, with figures worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.records.plans import Goal, Step
from mentorjournal.mentoring.goal_why import why_words
from tests.examples import a_goal, a_reading, uid_of

JUN_30 = date(2026, 6, 30)
"""176 of the 360 days from 5 Jan to 31 Dec are gone: 48.9 %."""
PACE = "176 of 360 days are gone: 49 % expected by now."


def stepped(*done: date | None) -> Goal:
    steps = (Step(uid=uid_of(at), text="x", weight=at, done=on) for at, on in enumerate(done, 1))
    return a_goal(0, 0, baseline=None, target=None, steps=tuple(steps))


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (a_goal(31, 42, 38, unit="%"), f"From 31 to 42 %, now 38, 7 of 11: 64 % of the way. {PACE} "
         "On track: not less than expected."),
        (a_goal(54, 35, 49), f"From 54 to 35, now 49, 5 of 19: 26 % of the way. {PACE} "
         "Behind: more than 15 points less than expected."),
        (a_goal(0, 12, 5), f"From 0 to 12, now 5, 5 of 12: 42 % of the way. {PACE} "
         "Watch: at most 15 points less than expected."),
        (a_goal(0, 20, 20), f"From 0 to 20, now 20: 100 % of the way. {PACE} "
         "Met: nothing of the way is left."),
        (a_goal(0, 20, 16, due=date(2026, 5, 31)), "From 0 to 20, now 16, 16 of 20: 80 % of the "
         "way. Nearly: the due day has passed, and 70 % or more were reached."),
        (a_goal(0, 20), f"From 0 to 20, now 0: 0 % of the way. {PACE} "
         "Not read yet: only where it began is known."),
        (stepped(None, date(2026, 3, 1)), "2 of 3 steps, by weight, are done: 67 % of the way. "
         f"{PACE} On track: not less than expected."),
        (a_goal(0, 20, start=date(2026, 7, 1), baseline=a_reading(date(2026, 6, 1), 0)),
         "From 0 to 20, now 0: 0 % of the way. Not started: it begins on Wed 1 Jul."),
        (a_goal(0, 20, due=None), "Draft: it lacks a due date."),
        (a_goal(0, 20, state="closed", closed=date(2026, 6, 1)),
         "Closed on Mon 1 Jun, and not pursued any more."),
    ],
)  # fmt: skip
def test_it_says_the_parts_of_the_word(goal: Goal, said: str) -> None:
    assert " ".join(why_words(goal, JUN_30)) == said
