"""Thanks are suggested once for each occasion, and a first protégé is asked about once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.models import Goal, Relationship
from mentorjournal.data.records.plans import Step
from mentorjournal.mentoring.circle_steps import circle_steps, met_on, thanks_after_a_talk
from mentorjournal.mentoring.deliverables import Year
from mentorjournal.mentoring.roadmap import this_year
from tests.examples import RELATIONSHIP, a_goal, a_reading, a_relationship, a_session, uid_of

D = date
START = D(2026, 1, 5)


def steps(today: date, *goals: Goal, **fields: Any) -> list[tuple[str, str, str, date]]:
    relationship = a_relationship(**{"start": START, "my_role": "protege"} | fields)
    year = Year(relationship=relationship, plan=None, goals=goals)
    found = circle_steps(year, this_year(year, today), "Ben", today)
    return [(step.kind, step.text, step.detail, step.on) for step in found]


def once(**fields: Any) -> Relationship:
    return a_relationship(**{"form": "one-off", "my_role": "protege", "start": START} | fields)


MONTH_6 = ("thank-you", "Ben: say thank you", "month 6", D(2026, 6, 5))


@pytest.mark.parametrize(
    ("today", "fields", "found"),
    [
        (D(2026, 6, 4), {}, []),
        (D(2026, 6, 5), {}, [MONTH_6]),
        (D(2026, 8, 4), {}, [MONTH_6]),
        (D(2026, 8, 5), {}, []),
        (D(2026, 6, 20), {"thanked": D(2026, 6, 4)}, [MONTH_6]),
        (D(2026, 6, 20), {"thanked": D(2026, 6, 5)}, []),
        (D(2026, 6, 20), {"thanks_owed": D(2026, 5, 1)}, []),
        (D(2026, 12, 6), {}, [("thank-you", "Ben: say thank you", "month 12", D(2026, 12, 5))]),
    ],
)
def test_at_month_six_and_twelve_thanks_are_suggested_for_a_while(
    today: date, fields: dict[str, Any], found: list[tuple[str, str, str, date]]
) -> None:
    assert steps(today, **fields) == found


def met(on: date, to: str = RELATIONSHIP) -> Goal:
    return a_goal(0, 10, state="agreed", readings=(a_reading(on, 10),), shown_to=(to,))


def test_a_goal_that_is_met_is_an_occasion_where_it_was_made() -> None:
    goal = met(D(2026, 3, 1))
    said = f"“{goal.title}” is met"
    assert steps(D(2026, 3, 2), goal) == [("thank-you", "Ben: say thank you", said, D(2026, 3, 1))]
    assert steps(D(2026, 3, 2), met(D(2026, 3, 1), to=uid_of(3))) == []
    assert steps(D(2026, 3, 2), replace(goal, state="dropped")) == []
    assert steps(D(2026, 3, 2), goal, my_role="mentor") == []
    # The latest occasion alone is left; what came before is over with it.
    assert steps(D(2026, 6, 6), met(D(2026, 5, 30))) == [MONTH_6]
    assert [step[2] for step in steps(D(2026, 6, 9), met(D(2026, 6, 8)))] == [said]


def test_a_goal_is_met_on_the_first_day_on_which_all_of_it_is_reached() -> None:
    later = a_reading(D(2026, 4, 1), 11)
    goal = met(D(2026, 3, 1))
    assert met_on(goal, D(2026, 2, 28)) is None
    assert met_on(replace(goal, readings=(*goal.readings, later)), D(2026, 5, 1)) == D(2026, 3, 1)
    fell = a_reading(D(2026, 4, 1), 1)
    assert met_on(replace(goal, readings=(*goal.readings, fell)), D(2026, 5, 1)) is None
    done = Step(uid=uid_of(7), text="a", done=D(2026, 2, 2))
    stepped = a_goal(0, 0, state="agreed", baseline=None, target=None, steps=(done,))
    assert met_on(stepped, D(2026, 5, 1)) == D(2026, 2, 2)


def test_after_a_one_off_thanks_are_suggested_from_the_day_of_the_talk() -> None:
    talk = a_session(on=D(2026, 3, 2), started=None, ended=None)
    found = list(thanks_after_a_talk(once(), [talk], "Inés", D(2026, 3, 2)))
    assert [(step.text, step.detail) for step in found] == [
        ("Inés: say thank you", "your talk of Mon 2 Mar")
    ]
    ended = once(stage="completed", ended=D(2026, 3, 3))
    assert len(list(thanks_after_a_talk(ended, [talk], "Inés", D(2026, 3, 9)))) == 1
    for fields, day in (
        ({"my_role": "mentor"}, 2),
        ({"form": "recurring"}, 2),
        ({"thanked": D(2026, 3, 2)}, 9),
        ({"thanks_owed": D(2026, 3, 2)}, 9),
    ):
        assert not list(thanks_after_a_talk(once(**fields), [talk], "Inés", D(2026, 3, day)))
    for written in (replace(talk, channel="message"), replace(talk, state="missed")):
        assert not list(thanks_after_a_talk(once(), [written], "Inés", D(2026, 3, 9)))


@pytest.mark.parametrize(
    ("today", "fields", "asked"),
    [
        (D(2026, 7, 4), {}, False),
        (D(2026, 7, 5), {}, True),
        (D(2026, 12, 31), {}, True),
        (D(2026, 9, 5), {"paid_forward": D(2026, 9, 1)}, False),
        (D(2026, 9, 5), {"my_role": "protege", "thanked": D(2026, 9, 1)}, False),
    ],
)
def test_a_first_protege_is_asked_about_in_the_second_half_of_a_year(
    today: date, fields: dict[str, Any], asked: bool
) -> None:
    found = steps(today, **{"my_role": "mentor"} | fields)
    line = ("first protege", "Ben: a first protégé of their own?", "the second half of the year")
    assert found == ([(*line, date.max)] if asked else [])
