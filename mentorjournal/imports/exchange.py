"""The JSON by which another mentorjournal tells of actions, of the agreement and of goals.

It is read as strictly as it is written, and obeyed in nothing: it can only say how an action or a
goal is over there, and which terms stand there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from mentorjournal.data.records.base import FollowUpState, MyRole, Uid
from mentorjournal.data.records.exchanged import Counters, Exchanged
from mentorjournal.dates import EARLIEST, LATEST
from mentorjournal.errors import BadInput, CannotOpen
from mentorjournal.imports.shared_goals import GoalThere, Pair, goal_of
from mentorjournal.mentoring.exchange import (
    FIELDS,
    SHARED_FORM,
    SHARED_KIND,
    Sender,
    Taken,
    Told,
    as_seen_there,
)
from mentorjournal.mentoring.shared_goals import ThereGoal
from mentorjournal.mentoring.shared_terms import AIMS, Term, ThereTerms
from mentorjournal.text import LINE_LIMIT, named, optional_line, required_line, visible

_MOST_ACTIONS, _MOST_GOALS = 10_000, 1_000
_Short = Annotated[str, Meta(max_length=LINE_LIMIT)]


class _Changes(Struct):
    text: Pair
    assignee: Pair
    due: Pair
    state: Pair


class _Line(Struct):
    text: str
    id: Uid | None = None
    yours: Uid | None = None
    owner: MyRole = "mentor"
    due: date | None = None
    state: FollowUpState = "open"
    changes: _Changes | None = None
    told: bool = False


class _Section(Struct):
    heading: str
    lines: list[_Line]


class _Terms(Struct):
    mentor_aim: str | UnsetType = UNSET
    protege_aim: str | UnsetType = UNSET
    rhythm: str | UnsetType = UNSET
    length: str | UnsetType = UNSET
    prepares: str | UnsetType = UNSET
    confidential: str | UnsetType = UNSET
    boundaries: str | UnsetType = UNSET
    reply: str | UnsetType = UNSET
    review: date | UnsetType | None = UNSET
    review_note: str | UnsetType = UNSET
    ends: date | UnsetType | None = UNSET
    ending: str | UnsetType = UNSET


class _Agreement(Struct):
    changes: Pair
    terms: _Terms


class _File(Struct, rename={"reader": "for"}):
    mentorjournal: str
    form: Literal[1]
    title: str
    journal: Uid
    role: MyRole
    sections: list[_Section]
    reader: Uid | None = None
    name: _Short = ""
    agreement: _Agreement | None = None
    goals: Annotated[list[GoalThere], Meta(max_length=_MOST_GOALS)] = []


def is_shared(whole: Mapping[str, Any]) -> bool:
    """Whether that is a document which another mentorjournal has shared."""
    return whole.get("mentorjournal") == SHARED_KIND


def read_shared(whole: Mapping[str, Any]) -> Taken:
    """What a document of another journal tells.

    Args:
        whole: What stands in its file, see `is_shared`.

    Raises:
        CannotOpen: It is not a whole one, or of a newer program.
    """
    form = whole.get("form")
    if isinstance(form, int) and form > SHARED_FORM:
        raise CannotOpen("That was written by a newer mentorjournal; this one cannot read it.")
    try:
        found = msgspec.convert(whole, type=_File)
    except msgspec.ValidationError as error:
        why = str(error).replace("`", "")
        raise CannotOpen(f"That shared document is damaged: {why}.") from None
    return _taken(found)


def _taken(found: _File) -> Taken:
    sender = Sender(found.journal, found.reader, found.role, _name(found.name))
    lines = [line for section in found.sections for line in section.lines]
    told: dict[str, Told] = {}
    refused: list[str] = []
    for line in lines:
        if line.id is None or line.changes is None:
            continue
        if line.id in told:
            refused.append(f"{_shown(line)} stands there twice")
        elif len(told) >= _MOST_ACTIONS:
            refused.append(f"{_shown(line)} is one of more than {_MOST_ACTIONS:,}")
        elif reason := _unfit(line):
            refused.append(f"{_shown(line)} {reason}")
        else:
            told[line.id] = _told(line, line.id, line.changes, sender)
    others = sum(line.id is None and not line.told for line in lines)
    terms = None
    if found.agreement is not None:
        terms = _agreement(found.agreement, sender)
        if not all(_can_be_meant(value) for value in terms.values.values()):
            refused.append("the agreement has a date that cannot be meant")
            terms = None
    title = _name(found.title)
    goals: dict[str, ThereGoal] = {}
    for each in found.goals:
        if each.id in goals:
            refused.append(f"the goal {named(each.title)} stands there twice")
        elif isinstance(goal := goal_of(each), str):
            refused.append(f"the goal {named(each.title)} {goal}")
        else:
            goals[each.id] = goal
    return Taken(
        sender,
        title,
        tuple(told.values()),
        others,
        tuple(refused),
        terms,
        tuple(goals.values()),
    )


def _agreement(found: _Agreement, sender: Sender) -> ThereTerms:
    other: MyRole = "protege" if sender.role == "mentor" else "mentor"
    mine = {called: name for name, called in AIMS[other].items()}
    values = {
        mine.get(name, name): value
        for name in found.terms.__struct_fields__
        if (value := getattr(found.terms, name)) is not UNSET
    }
    there, here = found.changes
    return ThereTerms(values, here=here, there=there)


def _can_be_meant(value: Term) -> bool:
    return not isinstance(value, date) or EARLIEST <= value <= LATEST


def _name(text: str) -> str:
    return optional_line(text[:LINE_LIMIT], "a name") if visible(text) else ""


def _shown(line: _Line) -> str:
    return f"“{' '.join(line.text.split())[:40]}”"


def _unfit(line: _Line) -> str:
    """Why a line can be no action; empty if it can."""
    try:
        required_line(line.text, "an action", limit=LINE_LIMIT)
    except BadInput:
        return "is empty, or too long"
    if line.due is not None and not EARLIEST <= line.due <= LATEST:
        return "has a date that cannot be meant"
    return ""


def _told(line: _Line, uid: Uid, changes: _Changes, sender: Sender) -> Told:
    counters: list[Mapping[str, int]] = [
        {name: getattr(changes, name)[side] for name in FIELDS} for side in (0, 1)
    ]
    told = Exchanged(
        text=required_line(line.text, "an action", limit=LINE_LIMIT),
        assignee="me" if line.owner == sender.role else "them",
        due=line.due,
        state=line.state,
        here=Counters(**counters[0]),
        there=Counters(**counters[1]),
    )
    return Told(as_seen_there(told, uid), line.yours)
