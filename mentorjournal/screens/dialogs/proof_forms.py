"""The small forms of a goal: a step, a piece of evidence, how sure one is."""

from __future__ import annotations

from mentorjournal.data.records.models import Goal
from mentorjournal.data.records.plans import Confidence, Evidence, Step
from mentorjournal.dates import HINT
from mentorjournal.journal import Journal
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import shown_date

LEVELS = (
    ("1", "1 hardly"),
    ("2", "2"),
    ("3", "3 maybe"),
    ("4", "4"),
    ("5", "5 surely"),
)


def step_form(journal: Journal, goal: Goal, old: Step | None = None) -> FormDialog[Goal]:
    """Adds a step of a goal that cannot be counted, or changes one."""

    def submit(values: dict[str, str]) -> Goal:
        answers = Answers(values, journal.today())
        step = Step(
            uid=old.uid if old else journal.new_uid(),
            text=answers.required("text", "the step"),
            weight=answers.count("weight", 1, 100, 1),
            done=answers.day("done", past=True),
        )
        return journal.goals.put(goal.uid, step)

    return FormDialog(
        "Edit the step" if old else "Add a step",
        (
            Field("text", "Step", value=old.text if old else "", required=True),
            Field(
                "weight",
                "Counts",
                value=str(old.weight) if old else "1",
                hint="Beside the other steps, 1 to 100.",
                reads=parse_number,
            ),
            Field("done", "Done on", value=shown_date(old.done) if old else "", hint=HINT),
        ),
        submit,
        intro=goal.title,
        draft=f"step {old.uid if old else goal.uid}",
        anew=(lambda: step_form(journal, *as_kept(journal, goal, old))) if old else None,
    )


def evidence_form(journal: Journal, goal: Goal, old: Evidence | None = None) -> FormDialog[Goal]:
    """Adds something that shows progress, or changes it."""

    def submit(values: dict[str, str]) -> Goal:
        answers = Answers(values, journal.today())
        evidence = Evidence(
            uid=old.uid if old else journal.new_uid(),
            on=answers.day("on", past=True) or journal.today(),
            text=answers.required("text", "the evidence"),
            link=answers.line("link"),
        )
        return journal.goals.put(goal.uid, evidence)

    return FormDialog(
        "Edit the evidence" if old else "Add evidence",
        (
            Field("text", "It shows", value=old.text if old else "", required=True),
            Field("link", "Where", value=old.link if old else "", hint="A link, or a place."),
            Field("on", "Of", value=shown_date(old.on) if old else "today", hint=HINT),
        ),
        submit,
        intro=goal.title,
        draft=f"evidence {old.uid if old else goal.uid}",
        anew=(lambda: evidence_form(journal, *as_kept(journal, goal, old))) if old else None,
    )


def confidence_form(
    journal: Journal, goal: Goal, old: Confidence | None = None
) -> FormDialog[Goal]:
    """Writes down how sure one is; once a day, the last word counts."""
    latest = max(goal.confidence, key=lambda felt: felt.on, default=None)

    def submit(values: dict[str, str]) -> Goal:
        on = old.on if old else journal.today()
        felt = Confidence(on=on, level=int(values["level"]))
        others = tuple(each for each in goal.confidence if each.on != on)
        felt_so_far = tuple(sorted((*others, felt), key=lambda each: each.on))
        return journal.goals.edit(goal.uid, confidence=felt_so_far)

    shown = old or latest
    return FormDialog(
        "How sure are you?",
        (
            Field(
                "level",
                "It will be met",
                "choice",
                str(shown.level) if shown else "3",
                options=LEVELS,
                hint="A digit chooses; the other side sees it in the goal review.",
            ),
        ),
        submit,
        intro=goal.title,
        draft=f"confidence {goal.uid} {old.on if old else ''}",
        anew=lambda: confidence_form(journal, *as_kept(journal, goal, old)),
    )
