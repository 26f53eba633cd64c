"""What becomes of a goal that two people keep in journals of their own.

It is taken bit by bit: its name, what it aims at, its state, each reading. Counters as for actions
tell what was changed on one side alone, which is taken, from what was changed on both, which stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec
from msgspec import Struct

from mentorjournal.data.records.base import Uid, finite
from mentorjournal.data.records.exchanged import GoalTold, Known
from mentorjournal.data.records.plans import Confidence, Evidence, Goal, Reading, Step

PARTS: dict[str, type[Reading | Step | Evidence]] = {
    "readings": Reading,
    "steps": Step,
    "evidence": Evidence,
}
"""What a goal has several of, by the fields of `Goal`."""
PITCH = ("objective", "gain", "cost", "ask")
"""What of a pitch is told line by line."""
_LENGTH = 16


class Aim(Struct, frozen=True, omit_defaults=True):
    """From where to where a goal leads, and by when.

    Attributes:
        unit: In what it is counted.
        measured, baseline, source: Where it stood at first, and where that was read.
        target: Where it shall stand.
        start: From when it counts, by which its pace is reckoned.
        due: The last day.
    """

    unit: str = ""
    measured: date | None = None
    baseline: Decimal | None = None
    source: str = ""
    target: Decimal | None = None
    start: date | None = None
    due: date | None = None

    def __post_init__(self) -> None:
        finite(self)


class Pitched(Struct, frozen=True, omit_defaults=True):
    """When a goal was put to management, and to whom."""

    on: date | None = None
    to: str = ""


class Answer(Struct, frozen=True, omit_defaults=True):
    """What management said, and whether the goal became theirs."""

    text: str = ""
    adopted: bool | None = None


Value = str | Aim | Confidence | Pitched | Answer | Reading | Step | Evidence


class OutgoingGoal(Struct, frozen=True):
    """A goal as it is told to the other person's journal.

    Attributes:
        uid: Its id here.
        values: What is told of it.
        told: What that journal knows of it from then on, see `stamped_goal`.
    """

    uid: Uid
    values: dict[str, Value]
    told: GoalTold


class ThereGoal(Struct, frozen=True):
    """A goal as another journal tells it, as this one sees it.

    Attributes:
        uid: Its id there.
        yours: Its id in this journal, as they say; None where they know none.
        values: What is told of it.
        counts: For each of these how often it was changed here as far as they know, and there.
    """

    uid: Uid
    yours: Uid | None
    values: dict[str, Value]
    counts: dict[str, tuple[int, int]]

    @property
    def title(self) -> str:
        """What it is called there."""
        return str(self.values["title"])


class GoalRow(Struct, frozen=True):
    """What becomes of one goal of a file.

    Attributes:
        kind: New here; here in another state; here as it is there; not taken.
        there: How it is there.
        told: What both know from then on.
        uid: Its id here; empty where it is new or not taken.
        before: What it says here.
        taken: What becomes as it is there.
        kept: What was changed on both sides, and stays as it is here.
        why: Why it is not taken, in words.
    """

    kind: Literal["new", "changed", "same", "left"]
    there: ThereGoal
    told: GoalTold
    uid: Uid = ""
    before: dict[str, Value] = {}
    taken: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    why: str = ""


class MergedGoal(Struct, frozen=True):
    """A goal after the two were brought together; see `GoalRow`."""

    told: GoalTold
    taken: tuple[str, ...]
    kept: tuple[str, ...]


def part_key(field: str, uid: Uid) -> str:
    """By which a reading, a step or a piece of evidence is known among what a goal says."""
    return f"{field} {uid}"


def values_of(goal: Goal) -> dict[str, Value]:
    """What a goal says that another journal may be told, by keys; without what is empty.

    Not its smallest acceptable yes, nor to whom it is shown, nor what it aimed at before.
    """
    pitch, first = goal.pitch, goal.baseline
    aim = Aim(
        unit=goal.unit,
        measured=first.on if first else None,
        baseline=first.value if first else None,
        source=first.source if first else "",
        target=goal.target,
        start=goal.start,
        due=goal.due,
    )
    aims = first is not None or goal.target is not None or goal.due is not None
    latest = max(goal.confidence, key=lambda held: held.on, default=None)
    pitched, answer = Pitched(pitch.pitched, pitch.to), Answer(pitch.answer, pitch.adopted)
    said: dict[str, Value | None] = {
        "title": goal.title,
        "metric": goal.metric or None,
        "aim": aim if aims else None,
        "state": goal.state,
        "confidence": latest,
        **{name: getattr(pitch, name) or None for name in PITCH},
        "pitched": pitched if pitched != Pitched() else None,
        "answer": answer if answer != Answer() else None,
    }
    for field in PARTS:
        said |= {part_key(field, part.uid): part for part in getattr(goal, field)}
    return {what: value for what, value in said.items() if value is not None}


def mark_of_value(value: Value | None) -> str:
    """By which a value is known again without its words; empty for none."""
    if value is None:
        return ""
    named = msgspec.json.encode([type(value).__name__, value])
    return hashlib.sha256(named).hexdigest()[:_LENGTH]


def told_of(goal: Goal, relationship: Uid) -> GoalTold:
    """What the journal of the other person of a relationship has of a goal."""
    told = (each for each in goal.exchanged if each.relationship == relationship)
    return next(told, GoalTold(relationship=relationship))


def with_told(goal: Goal, told: GoalTold) -> tuple[GoalTold, ...]:
    """What all journals have of a goal, with what one of them has by now."""
    others = (each for each in goal.exchanged if each.relationship != told.relationship)
    return (*others, told)


def stamped_goal(values: Mapping[str, Value], before: GoalTold) -> GoalTold:
    """What is known of a goal as it is here now; what is not as it was last told has changed.

    Args:
        values: What it says, all of it or what is told; other things stay as they were known.
        before: What was known.
    """
    known = {each.what: each for each in before.known}
    for what, value in values.items():
        known[what] = _stamped(known.get(what, Known(what=what)), value)
    return GoalTold(
        relationship=before.relationship, theirs=before.theirs, known=tuple(known.values())
    )


def merge_goal(mine: Mapping[str, Value], before: GoalTold, there: ThereGoal) -> MergedGoal:
    """Bring two states of one goal together, one by one of what it says.

    Args:
        mine: All that it says here.
        before: What was known of it.
        there: How it is there; of what it does not tell, nothing changes.
    """
    known = {each.what: each for each in before.known}
    taken, kept = [], []
    for what, value in there.values.items():
        old = _stamped(known.get(what, Known(what=what)), mine.get(what))
        ours, told = (old.here, old.there), there.counts[what]
        newest, mark = tuple(map(max, ours, told)), old.mark
        if mark_of_value(value) != old.mark:
            if newest == told != ours:
                taken.append(what)
                mark = mark_of_value(value)
            elif newest != ours or told == ours:
                # What stays here follows both, so that theirs is asked to take it.
                kept.append(what)
                newest = (newest[0] + 1, newest[1])
        known[what] = Known(what=what, mark=mark, here=newest[0], there=newest[1])
    told_now = GoalTold(
        relationship=before.relationship, theirs=there.uid, known=tuple(known.values())
    )
    return MergedGoal(told_now, tuple(taken), tuple(kept))


def _stamped(known: Known, value: Value | None) -> Known:
    mark = mark_of_value(value)
    if mark == known.mark:
        return known
    return Known(what=known.what, mark=mark, here=known.here + 1, there=known.there)
