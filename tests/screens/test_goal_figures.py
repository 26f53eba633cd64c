"""What is typed into the forms of a goal and cannot be meant: a sentence, and nothing is changed.

Without a screen; `test_goal_form.py` shows some of these where they stand.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from mentorjournal.data.records.models import Goal
from mentorjournal.errors import BadInput, Unclear
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import Showing
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.goal_form import goal_form
from mentorjournal.screens.dialogs.proof_forms import evidence_form, step_form
from mentorjournal.screens.dialogs.reading_form import reading_form
from tests.screens.set_ups import win_rate

MINE = Showing("me", ())
FORMS: dict[str, Callable[[Journal, Goal], FormDialog[Goal]]] = {
    "a goal": lambda journal, _goal: goal_form(journal, MINE),
    "the goal": lambda journal, goal: goal_form(journal, MINE, goal),
    "reading": reading_form,
    "step": step_form,
    "evidence": evidence_form,
}
USUAL = {
    "a goal": {"title": "Talks", "unit": "%", "baseline": "30"},
    "the goal": {},
    "reading": {"value": "40"},
    "step": {"text": "Ask finance"},
    "evidence": {"text": "The list of finance"},
}
FIGURES = [
    ("a goal", "baseline"),
    ("a goal", "target"),
    ("the goal", "target"),
    ("reading", "value"),
]
COUNTS = [("a goal", "weight"), ("step", "weight")]

NO_NUMBER = "is not a number. Write it in digits, as 112000 or 112,000.50."
NO_FIGURE = {
    "1e9": f"“1e9” {NO_NUMBER}",
    "NaN": f"“NaN” {NO_NUMBER}",
    "inf": f"“inf” {NO_NUMBER}",
    "0x10": f"“0x10” {NO_NUMBER}",
    "1_000": f"“1_000” {NO_NUMBER}",
    "½": f"“½” {NO_NUMBER}",
    "--5": f"“--5” {NO_NUMBER}",
    "a lot": f"“a lot” {NO_NUMBER}",
    "9999999999999": "That is too large: at most a trillion.",
    "40 hours": "“hours” is not its unit; write it in %, or change the unit.",
}
ASKED = {
    "1,5": ("1.5", "15"),
    "1,5 %": ("1.5 %", "15 %"),
    "112.000": ("112", "112000"),
    "12k": ("12000",),
    "٤٥": ("45",),
    "４５ %": ("45 %",),
}
NO_COUNT = ["0", "-1", "101", "2.5", "1e9", "½", "9999999999999", "1,5 %"]
NO_DAY = {
    ("a goal", "due", "2026-11-21"): "The goal would be due before it starts.",
    ("the goal", "due", "2026-01-04"): "The goal would be due before it starts.",
    ("a goal", "measured", "2026-11-23"): "The baseline cannot lie in the future.",
    ("the goal", "measured", "2026-07-01"): (
        "There is a reading of an earlier day already; the baseline comes before it."
    ),
    ("reading", "on", "2026-11-23"): "A reading cannot lie in the future.",
    ("reading", "on", "2026-01-04"): (
        "That is before the goal begins, on 5 Jan 2026; correct the day, or edit the goal."
    ),
    ("step", "done", "tomorrow"): "A step cannot be done on a day that is yet to come.",
    ("evidence", "on", "tomorrow"): "Evidence cannot be of a day that is yet to come.",
    ("reading", "on", "9999-12-31"): "The year must be between 1900 and 2200.",
}
SAME = "Target and baseline are the same: nothing would have to change."
LACKS = (
    "A goal can be agreed once it can be measured; this one lacks a target and a due date. "
    "It can be kept as a draft."
)


@pytest.fixture
def goal(journal: Journal) -> Goal:
    goal = win_rate(journal, MINE, state="agreed")
    return journal.goals.add_reading(goal.uid, Decimal(36), on=date(2026, 6, 1))


def refused(journal: Journal, goal: Goal, form: str, **typed: str) -> BadInput:
    """What is said of a form in which that is typed, once it is seen that nothing has changed."""
    before = journal.file.revision
    asked = FORMS[form](journal, goal)
    values = {field.id: field.value for field in asked.fields} | USUAL[form] | typed
    with pytest.raises(BadInput) as refusal:
        asked.submit(values)
    assert journal.file.revision == before
    return refusal.value


def test_what_is_no_figure_is_said_in_a_sentence_at_its_field(journal: Journal, goal: Goal) -> None:
    for form, field in FIGURES:
        for typed, sentence in NO_FIGURE.items():
            error = refused(journal, goal, form, **{field: typed})
            assert (str(error), error.field) == (sentence, field), (form, typed)


def test_a_figure_that_could_mean_two_things_is_asked_about(journal: Journal, goal: Goal) -> None:
    for form, field in FIGURES:
        for typed, readings in ASKED.items():
            error = refused(journal, goal, form, **{field: typed})
            assert isinstance(error, Unclear), (form, typed)
            assert (tuple(error.readings), error.field) == (readings, field), (form, typed)


def test_a_weight_is_a_whole_number_from_1_to_100(journal: Journal, goal: Goal) -> None:
    for form, field in COUNTS:
        for typed in NO_COUNT:
            error = refused(journal, goal, form, **{field: typed})
            said = f"“{typed}” does not fit; write a whole number from 1 to 100."
            assert (str(error), error.field) == (said, field), (form, typed)
        assert isinstance(refused(journal, goal, form, **{field: "٢"}), Unclear)


def test_a_day_that_cannot_be_is_said_in_a_sentence_at_its_field(
    journal: Journal, goal: Goal
) -> None:
    for (form, field, typed), sentence in NO_DAY.items():
        error = refused(journal, goal, form, **{field: typed})
        assert (str(error), error.field) == (sentence, field), (form, typed)


def test_what_does_not_go_together_is_said_in_a_sentence(journal: Journal, goal: Goal) -> None:
    for form in ("a goal", "the goal"):
        error = refused(journal, goal, form, baseline="31", target="31 %")
        assert (str(error), error.field) == (SAME, "target")
    error = refused(journal, goal, "a goal", state="agreed")
    assert (str(error), error.field) == (LACKS, "state")


def test_of_two_readings_of_one_day_and_one_after_the_due_date_nothing_is_lost(
    journal: Journal, goal: Goal
) -> None:
    journal.goals.edit(goal.uid, due=date(2026, 10, 31))
    for value, on in (("37", "2026-06-01"), ("-3.5", "2026-11-03")):
        asked = reading_form(journal, journal.goals.get(goal.uid))
        asked.submit({"value": value, "on": on, "source": ""})
    assert [(one.on, one.value) for one in journal.goals.get(goal.uid).readings] == [
        (date(2026, 6, 1), Decimal(36)),
        (date(2026, 6, 1), Decimal(37)),
        (date(2026, 11, 3), Decimal("-3.5")),
    ]
