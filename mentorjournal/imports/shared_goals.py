"""What another mentorjournal tells of a goal, read as strictly as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.plans import Confidence, Evidence, GoalState, Reading, Step
from mentorjournal.dates import EARLIEST, LATEST
from mentorjournal.errors import BadInput
from mentorjournal.mentoring.shared_goals import (
    PITCH,
    Aim,
    Answer,
    Pitched,
    ThereGoal,
    Value,
    part_key,
)
from mentorjournal.text import LINE_LIMIT, clean, optional_line, required_line

_MOST_CHANGES, _MOST_PARTS = 100_000, 2_000
"""So often no field was ever changed; and what is counted on from there can still be kept."""
_ANSWER_LIMIT = 10_000

_Counter = Annotated[int, Meta(ge=0, le=_MOST_CHANGES)]
Pair = Annotated[list[_Counter], Meta(min_length=2, max_length=2)]
"""How often something was changed by the writer, and by the reader as far as they know."""
_Few = Meta(max_length=_MOST_PARTS)


class _Reading(Struct):
    id: Uid
    on: date
    value: Decimal
    changes: Pair
    source: str = ""


class _Step(Struct):
    id: Uid
    text: str
    changes: Pair
    weight: Annotated[int, Meta(ge=1, le=100)] = 1
    done: date | None = None


class _Evidence(Struct):
    id: Uid
    on: date
    text: str
    changes: Pair
    link: str = ""


class GoalThere(Struct):
    """A goal as it stands in the file; see `docs/command-line.md`."""

    id: Uid
    title: str
    changes: dict[str, Pair]
    yours: Uid | None = None
    metric: str | UnsetType = UNSET
    aim: Aim | UnsetType = UNSET
    state: GoalState | UnsetType = UNSET
    confidence: Confidence | UnsetType = UNSET
    objective: str | UnsetType = UNSET
    gain: str | UnsetType = UNSET
    cost: str | UnsetType = UNSET
    ask: str | UnsetType = UNSET
    pitched: Pitched | UnsetType = UNSET
    answer: Answer | UnsetType = UNSET
    readings: Annotated[list[_Reading], _Few] = []
    steps: Annotated[list[_Step], _Few] = []
    evidence: Annotated[list[_Evidence], _Few] = []


def goal_of(found: GoalThere) -> ThereGoal | str:
    """A goal of the file as this journal sees it; why it can be none, in words."""
    try:
        values = dict(_values(found))
        parts = dict(_parts(found))
    except BadInput:
        return "has a text that is empty, or too long"
    except ValueError:
        return "has a figure that cannot be meant"
    if not all(_can_be_meant(value) for value in (*values.values(), *parts.values())):
        return "has a date that cannot be meant"
    if len(parts) < len(found.readings) + len(found.steps) + len(found.evidence):
        return "has a reading, step or piece of evidence twice"
    if values.keys() != found.changes.keys():
        return "does not say how often it was changed"
    counts = {what: _turned(pair) for what, pair in found.changes.items()}
    for field, rows in _rows(found):
        counts |= {part_key(field, row.id): _turned(row.changes) for row in rows}
    return ThereGoal(found.id, found.yours, values | parts, counts)


def _values(found: GoalThere) -> Iterator[tuple[str, Value]]:
    yield "title", required_line(found.title, "the goal")
    for name in ("metric", *PITCH):
        if isinstance(text := getattr(found, name), str):
            yield name, required_line(text, "this line", limit=LINE_LIMIT)
    if aim := found.aim or None:
        yield (
            "aim",
            Aim(
                unit=_line(aim.unit),
                measured=aim.measured,
                baseline=aim.baseline,
                source=_line(aim.source),
                target=aim.target,
                start=aim.start,
                due=aim.due,
            ),
        )
    if found.state:
        yield "state", found.state
    if found.confidence:
        yield "confidence", found.confidence
    if found.pitched:
        yield "pitched", Pitched(found.pitched.on, _line(found.pitched.to))
    if found.answer:
        if len(found.answer.text) > _ANSWER_LIMIT:
            raise BadInput("That answer is too long.")
        yield "answer", Answer(clean(found.answer.text), found.answer.adopted)


def _parts(found: GoalThere) -> Iterator[tuple[str, Value]]:
    for read in found.readings:
        source = _line(read.source)
        value = Reading(uid=read.id, on=read.on, value=read.value, source=source)
        yield part_key("readings", read.id), value
    for step in found.steps:
        text = required_line(step.text, "the step", limit=LINE_LIMIT)
        made = Step(uid=step.id, text=text, weight=step.weight, done=step.done)
        yield part_key("steps", step.id), made
    for shown in found.evidence:
        text = required_line(shown.text, "the evidence", limit=LINE_LIMIT)
        proof = Evidence(uid=shown.id, on=shown.on, text=text, link=_line(shown.link))
        yield part_key("evidence", shown.id), proof


def _rows(found: GoalThere) -> Iterator[tuple[str, list[_Reading] | list[_Step] | list[_Evidence]]]:
    yield "readings", found.readings
    yield "steps", found.steps
    yield "evidence", found.evidence


def _line(text: str) -> str:
    return optional_line(text, "this line")


def _turned(pair: list[int]) -> tuple[int, int]:
    """How often it was changed here, and there."""
    there, here = pair
    return here, there


def _can_be_meant(value: Value) -> bool:
    if isinstance(value, str):
        return True
    days = (getattr(value, name) for name in value.__struct_fields__)
    return all(EARLIEST <= day <= LATEST for day in days if isinstance(day, date))
