"""The form of how a goal is put to management."""

from __future__ import annotations

from mentorjournal.data.records.models import Goal
from mentorjournal.data.records.plans import Pitch
from mentorjournal.dates import HINT
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import shown_date

ADOPTED = (("", "open"), ("yes", "yes"), ("no", "no"))


def pitch_form(journal: Journal, goal: Goal) -> FormDialog[Goal]:
    """Changes the pitch of a goal."""

    def submit(values: dict[str, str]) -> Goal:
        answers = Answers(values, journal.today())
        adopted = answers.typed("adopted")
        pitch = Pitch(
            objective=answers.line("objective"),
            gain=answers.line("gain"),
            cost=answers.line("cost"),
            ask=answers.line("ask"),
            smallest_yes=answers.line("smallest_yes"),
            pitched=answers.day("pitched", past=True),
            to=answers.line("to"),
            answer=answers.text("answer"),
            adopted=adopted == "yes" if adopted else None,
        )
        return journal.goals.edit(goal.uid, pitch=pitch)

    return FormDialog(
        "Pitch to management",
        _fields(goal.pitch),
        submit,
        intro=goal.title,
        draft=f"pitch {goal.uid}",
        anew=lambda: pitch_form(journal, *as_kept(journal, goal)),
    )


def _fields(old: Pitch) -> tuple[Field, ...]:
    adopted = "" if old.adopted is None else "yes" if old.adopted else "no"
    return (
        Field("objective", "It helps", value=old.objective, hint="Whose own objective?"),
        Field("gain", "Their gain", value=old.gain, hint="In a number."),
        Field("cost", "It costs them", value=old.cost),
        Field("ask", "The ask", value=old.ask),
        Field(
            "smallest_yes",
            "Smallest yes",
            value=old.smallest_yes,
            hint="That is still worth it. Yours alone.",
            private=True,
        ),
        Field("pitched", "Pitched on", value=shown_date(old.pitched), hint=HINT),
        Field("to", "To", value=old.to),
        Field("answer", "They said", "text", old.answer),
        Field("adopted", "Adopted", "choice", adopted, options=ADOPTED),
    )
