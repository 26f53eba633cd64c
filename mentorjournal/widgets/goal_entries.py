"""What belongs to a goal: its readings, steps, evidence, pitch and confidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from msgspec import Struct
from textual.content import Content

from mentorjournal.data.records.plans import Evidence, Goal, Pitch, Reading, Step
from mentorjournal.dates import show_date
from mentorjournal.mentoring.goals import OVER, is_measurable
from mentorjournal.mentoring.words import ADOPTED_WORDS, PITCH_WORDS
from mentorjournal.money import show_number
from mentorjournal.widgets.plain import fit, line
from mentorjournal.widgets.row_list import Row, RowList


class GoalEntries(RowList):
    """The parts of one goal below headings; what is highlighted can be edited and deleted.

    The id of a row is the kind of the part and, where there are several, which one it is:
    "reading:" and a uid, "confidence:" and a day, "pitch:" and one of its fields or nothing where
    it stands for all of it, "baseline".
    """

    DEFAULT_CSS = """
    GoalEntries { height: 1fr; }
    """

    def show(self, goal: Goal | None, today: date) -> None:
        """Show the parts of this goal."""
        self.fill(list(_rows(goal, today)) if goal else [])


def entry_of(part: Struct | None, field: str) -> str:
    """The id of the row in which a part of a goal stands; empty where that is none of its own.

    Args:
        part: The part; None for the goal itself.
        field: The field of it that is meant.
    """
    match part:
        case Pitch():
            return f"pitch:{field}"
        case Reading():
            return _id("reading", part)
        case Step():
            return _id("step", part)
        case Evidence():
            return f"evidence:{part.uid}"
    return ""


def _rows(goal: Goal, today: date) -> Iterator[Row]:
    yield from _readings(goal, today)
    yield from _former_targets(goal, today)
    yield from _steps(goal, today)
    if goal.pitch != Pitch() or (is_measurable(goal) and goal.state not in OVER):
        yield from _pitch(goal.pitch, today)
    yield from _evidence(goal, today)
    yield from _confidence(goal, today)


def _heading(text: str) -> Row:
    return Row("", partial(_heading_shown, text))


def _heading_shown(text: str, width: int) -> Content:
    return line((fit(text, width), "bold"))


def _dated(day: str, middle: str, text: str, width: int) -> Content:
    """Day, a value at the right of its column, text."""
    head = f"{fit(day, 15)} {middle}  "
    return line((head[:15], "$muted"), head[15:], (fit(text, max(width - len(head), 1)), "$muted"))


def _readings(goal: Goal, today: date) -> Iterator[Row]:
    taken = [("reading", reading, reading.source) for reading in reversed(goal.readings)]
    if goal.baseline:
        source = f"baseline, {goal.baseline.source}" if goal.baseline.source else "baseline"
        taken.append(("baseline", goal.baseline, source))
    if not taken:
        return
    yield _heading("Readings")
    wide = max(len(show_number(reading.value)) for _kind, reading, _source in taken)
    for kind, reading, source in taken:
        value = fit(show_number(reading.value), wide, right=True)
        shown = partial(_dated, show_date(reading.on, today), value, source)
        yield Row("baseline" if kind == "baseline" else _id("reading", reading), shown)


def _former_targets(goal: Goal, today: date) -> Iterator[Row]:
    """What it aimed at before; these rows are history, and cannot be edited."""
    if goal.former_targets:
        yield _heading("Aimed at before")
    for former in reversed(goal.former_targets):
        target = "–" if former.target is None else show_number(former.target)
        due = f"by {show_date(former.due, today)}" if former.due else "without a day"
        words = ", ".join(filter(None, (f"{target} {due}", former.reason)))
        until = f"till {show_date(former.until, today)}"
        yield Row("", partial(_plainly, until, words))


def _id(kind: str, part: Reading | Step) -> str:
    return f"{kind}:{part.uid}"


def _steps(goal: Goal, today: date) -> Iterator[Row]:
    if not goal.steps:
        return
    done = sum(step.done is not None for step in goal.steps)
    yield _heading(f"Steps, {done} of {len(goal.steps)} done")
    for step in goal.steps:
        weight = f"  counts {step.weight}" if step.weight > 1 else ""
        when = f"  {show_date(step.done, today)}" if step.done else ""
        yield Row(_id("step", step), partial(_step, step, weight + when))


def _step(step: Step, after: str, width: int) -> Content:
    room = max(width - 2 - len(after), 8)
    text = fit(step.text, room).rstrip()
    mark = ("■ ", "$muted") if step.done else ("□ ", "$accent")
    return line(mark, (text, "$muted" if step.done else ""), (after, "$muted"))


def _pitch(pitch: Pitch, today: date) -> Iterator[Row]:
    if pitch == Pitch():
        yield _heading("Pitch")
        yield Row("pitch:", partial(_labelled, "–", "none yet; enter begins it"))
        return
    heading = "Pitch"
    if pitch.pitched:
        heading = f"Pitch, made {show_date(pitch.pitched, today)}"
    yield _heading(", ".join(filter(None, (heading, ADOPTED_WORDS[pitch.adopted]))))
    said = [(field, label, getattr(pitch, field).strip()) for field, label in PITCH_WORDS]
    for field, label, text in (each for each in said if each[2]):
        yield Row(f"pitch:{field}", partial(_labelled, label, text), field == "smallest_yes")
    if not any(text for _field, _label, text in said):
        yield Row("pitch:", partial(_labelled, "made", ""))


def _labelled(label: str, text: str, width: int) -> Content:
    return line((fit(label, 8), "$muted"), fit(text, max(width - 8, 1)))


def _evidence(goal: Goal, today: date) -> Iterator[Row]:
    if not goal.evidence:
        return
    yield _heading("Evidence")
    for proof in goal.evidence:
        text = f"{proof.text}  {proof.link}" if proof.link else proof.text
        yield Row(f"evidence:{proof.uid}", partial(_plainly, show_date(proof.on, today), text))


def _plainly(day: str, text: str, width: int) -> Content:
    return line((fit(day, 15), "$muted"), " ", fit(text, max(width - 16, 1)))


def _confidence(goal: Goal, today: date) -> Iterator[Row]:
    if not goal.confidence:
        return
    yield _heading("Confidence, 1 to 5")
    for felt in sorted(goal.confidence, key=lambda each: each.on, reverse=True):
        shown: Callable[[int], Content] = partial(_felt, show_date(felt.on, today), felt.level)
        yield Row(f"confidence:{felt.on.isoformat()}", shown)


def _felt(day: str, level: int, width: int) -> Content:
    dots = ("●" * level, "$accent"), ("○" * (5 - level), "$muted")
    return line((fit(day, 15), "$muted"), " ", str(level), "  ", *dots)
