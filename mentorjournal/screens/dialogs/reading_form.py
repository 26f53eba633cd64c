"""The form of a reading: where a goal stands."""

from __future__ import annotations

from functools import partial

from mentorjournal.data.records.models import Goal
from mentorjournal.data.records.plans import Reading
from mentorjournal.dates import HINT
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.money import parse_measure
from mentorjournal.screens.dialogs.answers import Answers, written
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import shown_date


def reading_form(journal: Journal, goal: Goal, old: Reading | None = None) -> FormDialog[Goal]:
    """Adds a reading of a goal, or changes one."""

    def submit(values: dict[str, str]) -> Goal:
        answers = Answers(values, journal.today())
        typed = answers.typed("value")
        if not typed:
            raise BadInput("Write the number that was read.", "value")
        reading = Reading(
            uid=old.uid if old else journal.new_uid(),
            on=answers.day("on", past=True) or journal.today(),
            value=parse_measure(typed, goal.unit, field="value").value,
            source=answers.line("source", "a source"),
        )
        return journal.goals.put_reading(goal.uid, reading)

    unit = f", in {goal.unit}" if goal.unit else ""
    return FormDialog(
        "Edit the reading" if old else "Add a reading",
        (
            Field(
                "value",
                "It stands at",
                value=written(old.value) if old else "",
                required=True,
                hint=f"In digits{unit}.",
                reads=partial(parse_measure, unit=goal.unit),
            ),
            Field("on", "On", value=shown_date(old.on) if old else "today", hint=HINT),
            Field(
                "source",
                "Read where",
                value=old.source if old else "",
                hint="So that somebody else would find the same number.",
            ),
        ),
        submit,
        intro=goal.title,
        draft=f"reading {old.uid if old else goal.uid}",
        anew=(lambda: reading_form(journal, *as_kept(journal, goal, old))) if old else None,
    )
