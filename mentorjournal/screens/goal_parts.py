"""Editing and deleting what belongs to a goal, by the id of its row in `GoalEntries`."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.models import Goal
from mentorjournal.data.records.plans import Confidence, Evidence, Pitch, Reading, Step
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import Showing
from mentorjournal.mentoring.words import PITCH_WORDS
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.goal_form import goal_form
from mentorjournal.screens.dialogs.pitch_form import pitch_form
from mentorjournal.screens.dialogs.proof_forms import confidence_form, evidence_form, step_form
from mentorjournal.screens.dialogs.reading_form import reading_form

GoalPart = Reading | Step | Evidence | Confidence


def part_of(goal: Goal, row: str) -> GoalPart | None:
    """The part a row stands for; None for the baseline and the pitch, which are the goal's own.

    Raises:
        NotFound: It is not there any more.
    """
    kind, _, which = row.partition(":")
    parts: dict[str, tuple[GoalPart, ...]] = {
        "reading": goal.readings,
        "step": goal.steps,
        "evidence": goal.evidence,
        "confidence": goal.confidence,
    }
    if kind not in parts:
        return None
    for part in parts[kind]:
        if which == (part.on.isoformat() if isinstance(part, Confidence) else part.uid):
            return part
    raise NotFound("That is not there any more.")


def part_form(journal: Journal, showing: Showing, goal: Goal, row: str) -> FormDialog[Any]:
    """The form for what a row stands for."""
    match part_of(goal, row):
        case Reading() as reading:
            return reading_form(journal, goal, reading)
        case Step() as step:
            return step_form(journal, goal, step)
        case Evidence() as evidence:
            return evidence_form(journal, goal, evidence)
        case Confidence() as confidence:
            return confidence_form(journal, goal, confidence)
    return (
        pitch_form(journal, goal) if row.startswith("pitch") else goal_form(journal, showing, goal)
    )


def part_name(goal: Goal, row: str, today: date) -> str:
    """What a row stands for, in no words of anybody's: "the reading of Mon 30 Nov".

    Raises:
        NotFound: It is not there any more, or there is no pitch yet.
    """
    match part_of(goal, row):
        case Reading(on=on):
            return f"the reading of {show_date(on, today)}"
        case Step():
            return "the step"
        case Evidence(on=on):
            return f"the evidence of {show_date(on, today)}"
        case Confidence(on=on):
            return f"the confidence of {show_date(on, today)}"
    if not row.startswith("pitch"):
        return "the baseline"
    if goal.pitch == Pitch():
        raise NotFound("There is no pitch yet; enter begins one.")
    return f"“{label}” of the pitch" if (label := _pitch_label(row)) else "the pitch"


def _pitch_label(row: str) -> str:
    """What a line of the pitch is called; empty for the one that stands for all of it."""
    return dict(PITCH_WORDS).get(row.partition(":")[2], "")


def delete_part(journal: Journal, goal: Goal, row: str) -> str:
    """Delete what a row stands for and say what became of it."""
    name = part_name(goal, row, journal.today())
    gone = f"{name[0].upper()}{name[1:]} is gone."
    match part_of(goal, row):
        case Reading() as reading:
            journal.goals.remove_reading(goal.uid, reading.uid)
            return "The reading is in the trash."
        case Step() as step:
            journal.goals.remove(goal.uid, step, "a step of the goal")
            return "The step is in the trash."
        case Evidence() as evidence:
            journal.goals.remove(goal.uid, evidence, "evidence for the goal")
            return "The evidence is in the trash."
        case Confidence() as confidence:
            others = tuple(each for each in goal.confidence if each != confidence)
            journal.goals.edit(goal.uid, confidence=others)
            return gone
    if row.startswith("pitch"):
        field = row.partition(":")[2]
        left = replace(goal.pitch, **{field: ""}) if _pitch_label(row) else Pitch()
        journal.goals.edit(goal.uid, pitch=left)
        return gone
    journal.goals.edit(goal.uid, baseline=None)
    return gone
