"""One goal in words, as the screen shows it opened: figures, former targets, steps, pitch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mentorjournal.data.records.models import Achievement
from mentorjournal.data.records.plans import Goal, Pitch, Reading
from mentorjournal.dates import show_date
from mentorjournal.documents.goals import measure
from mentorjournal.mentoring.goal_why import why_words
from mentorjournal.mentoring.goals import OVER, missing
from mentorjournal.mentoring.words import ADOPTED_WORDS, PITCH_WORDS
from mentorjournal.text import listed


def goal_words(goal: Goal, achieved: Sequence[Achievement], today: date) -> Iterator[str]:
    """A goal at length; nothing where its row in the table says all of it.

    Args:
        goal: The goal.
        achieved: What was achieved for it.
        today: The local day.
    """
    lines = [*_measured(goal, today), *_former(goal, today), *_steps(goal, today)]
    lines += _pitch(goal.pitch, today)
    if goal.state not in OVER and not missing(goal):
        lines += [f"why: {' '.join(why_words(goal, today))}"]
    for proof in goal.evidence:
        lines.append(f"evidence, {show_date(proof.on, today)}: {proof.text} {proof.link}".strip())
    for felt in goal.confidence:
        lines.append(f"confidence, {show_date(felt.on, today)}: {felt.level} of 5")
    lines += [f"achieved, {show_date(done.on, today)}: {done.text}" for done in achieved]
    if lines:
        yield "\n".join([f"\n{goal.title}", *(f"  {line}" for line in lines)])


def _measured(goal: Goal, today: date) -> Iterator[str]:
    if goal.metric:
        yield f"seen by: {goal.metric}"
    if goal.state == "draft" and (lacks := missing(goal)):
        yield f"draft, lacks {listed(lacks)}"
    if goal.weight != 1:
        yield f"weight {goal.weight}"
    first = [("baseline", goal.baseline)] if goal.baseline else []
    for word, taken in (*first, *(("reading", each) for each in goal.readings)):
        yield f"{word}, {_reading(taken, goal.unit, today)}"


def _reading(reading: Reading, unit: str, today: date) -> str:
    source = f", {reading.source}" if reading.source else ""
    return f"{show_date(reading.on, today)}: {measure(reading.value, unit)}{source}"


def _former(goal: Goal, today: date) -> Iterator[str]:
    for former in goal.former_targets:
        due = f" by {show_date(former.due, today)}" if former.due else ""
        reason = f", {former.reason}" if former.reason else ""
        aimed = measure(former.target, goal.unit)
        yield f"aimed at till {show_date(former.until, today)}: {aimed}{due}{reason}"


def _steps(goal: Goal, today: date) -> Iterator[str]:
    for step in goal.steps:
        weight = f", counts {step.weight}" if step.weight > 1 else ""
        done = f"done {show_date(step.done, today)}" if step.done else "to do"
        yield f"step, {done}{weight}: {step.text}"


def _pitch(pitch: Pitch, today: date) -> Iterator[str]:
    if pitch.pitched:
        answer = ADOPTED_WORDS[pitch.adopted]
        yield ", ".join(filter(None, (f"pitched {show_date(pitch.pitched, today)}", answer)))
    for field, word in PITCH_WORDS:
        if text := getattr(pitch, field).strip():
            private = "private: " if field == "smallest_yes" else ""
            yield f"{private}pitch, {word}: {text}"
