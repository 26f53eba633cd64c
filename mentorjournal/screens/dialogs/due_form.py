"""The form of the day by which a goal shall be reached."""

from __future__ import annotations

from functools import partial

from mentorjournal.data.records.models import Goal
from mentorjournal.dates import HINT, parse_date
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.goal_form import REASON, was_agreed
from mentorjournal.screens.dialogs.typed import shown_date


def due_form(journal: Journal, goal: Goal) -> FormDialog[Goal]:
    """Gives a goal another due day; of one that was agreed it asks why."""

    def submit(values: dict[str, str]) -> Goal:
        answers = Answers(values, journal.today())
        why = answers.line("reason") if was_agreed(goal) else ""
        return journal.goals.edit(goal.uid, due=answers.day("due"), reason=why)

    due = Field(
        "due",
        "By",
        value=shown_date(goal.due),
        hint=HINT,
        reads=partial(parse_date, today=journal.today()),
    )
    return FormDialog(
        "Till when?",
        (due, REASON) if was_agreed(goal) else (due,),
        submit,
        intro=goal.title,
        draft=f"due {goal.uid}",
        anew=lambda: due_form(journal, *as_kept(journal, goal)),
    )
