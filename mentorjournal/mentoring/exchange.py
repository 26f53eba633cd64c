"""What becomes of an action that two people keep in journals of their own.

A field that was changed on one side alone is taken from there. One that was changed on both is
kept as it is here, and named; the version vectors (Parker et al. 1983) tell the two cases apart.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.base import MyRole, Uid
from mentorjournal.data.records.exchanged import Counters, Exchanged
from mentorjournal.mentoring.shared_goals import ThereGoal
from mentorjournal.mentoring.shared_terms import ThereTerms
from mentorjournal.text import one_line

SHARED_KIND = "shared-document"
SHARED_FORM = 1
"""What a file for another journal says it is, and the number of its form."""

Field = Literal["text", "assignee", "due", "state"]
FIELDS: tuple[Field, ...] = ("text", "assignee", "due", "state")


class Outgoing(Struct, frozen=True):
    """An action as it is told to the other person's journal.

    Attributes:
        uid: Its id here.
        state: How it is here, see `stamped`.
    """

    uid: Uid
    state: Exchanged


class Sender(Struct, frozen=True):
    """Who writes such a file, and for whom.

    Attributes:
        journal: Of the journal it is written from.
        reader: Of the other person's journal; None until that is known.
        role: What the writer is in the mentoring.
        name: What they are called; empty where they gave no name.
    """

    journal: Uid
    reader: Uid | None
    role: MyRole
    name: str = ""


class Told(Struct, frozen=True):
    """An action of such a file as this journal sees it.

    Attributes:
        state: How it is there, see `as_seen_there`.
        yours: Its id in this journal, as they say; None where they know none.
    """

    state: Exchanged
    yours: Uid | None


class Taken(Struct, frozen=True):
    """What another journal told.

    Attributes:
        sender: Who wrote it.
        title: What it is called.
        actions: Its actions, each id once.
        others: How many lines it has besides.
        refused: What no action can be, in words.
        terms: What it tells of the agreement; None for nothing.
        goals: Its goals, each id once.
    """

    sender: Sender
    title: str
    actions: tuple[Told, ...]
    others: int
    refused: tuple[str, ...] = ()
    terms: ThereTerms | None = None
    goals: tuple[ThereGoal, ...] = ()


class Merged(Struct, frozen=True):
    """An action after the two were brought together.

    Attributes:
        exchanged: How it is here from now on.
        taken: The fields that are as they are there.
        kept: The fields that were changed on both sides, and stay as they are here.
    """

    exchanged: Exchanged
    taken: tuple[Field, ...] = ()
    kept: tuple[Field, ...] = ()


def place(item: FollowUpItem) -> str:
    """Where an action stands now: a record, or a line of a session's notes."""
    return item.record or f"{item.session} {item.line}"


def stamped(item: FollowUpItem) -> Exchanged:
    """An action as it is here now; a field that is not as it was last told counts as changed."""
    before = item.exchanged or Exchanged()
    now = replace(
        before,
        text=one_line(item.text),
        assignee=item.assignee,
        due=item.due,
        state=item.state,
    )
    changed = FIELDS if item.exchanged is None else _differing(before, now)
    counted = {name: getattr(before.here, name) + 1 for name in changed}
    return replace(now, here=replace(before.here, **counted))


def as_seen_there(told: Exchanged, uid: Uid) -> Exchanged:
    """What another journal tells of an action, as this one keeps it.

    Args:
        told: As they see it: `here` is there, and whose it is for them.
        uid: Its id there.
    """
    assignee = "them" if told.assignee == "me" else "me"
    return replace(told, theirs=uid, assignee=assignee, here=told.there, there=told.here)


def merge(mine: Exchanged, theirs: Exchanged) -> Merged:
    """Bring two states of one action together, field by field.

    Args:
        mine: As it is here, see `stamped`.
        theirs: As it is there, see `as_seen_there`.
    """
    values, here, there = {}, {}, {}
    taken: list[Field] = []
    kept: list[Field] = []
    for name in FIELDS:
        ours, told = _seen(mine, name), _seen(theirs, name)
        newest = tuple(map(max, ours, told))
        if getattr(mine, name) != getattr(theirs, name):
            if newest == told and told != ours:
                values[name] = getattr(theirs, name)
                taken.append(name)
            elif newest != ours or told == ours:
                # What stays here follows both, so that theirs is asked to take it.
                newest = (newest[0] + 1, newest[1])
                kept.append(name)
        here[name], there[name] = newest
    exchanged = replace(
        mine,
        theirs=theirs.theirs,
        here=Counters(**here),
        there=Counters(**there),
        **values,
    )
    return Merged(exchanged, tuple(taken), tuple(kept))


def keep_all(merged: Merged, mine: Exchanged) -> Merged:
    """As if what is taken had been changed on both sides: for what cannot be changed here."""
    counted = {name: getattr(merged.exchanged.here, name) + 1 for name in merged.taken}
    values = {name: getattr(mine, name) for name in merged.taken}
    exchanged = replace(merged.exchanged, here=replace(merged.exchanged.here, **counted), **values)
    return Merged(exchanged, (), (*merged.taken, *merged.kept))


def _differing(one: Exchanged, other: Exchanged) -> tuple[Field, ...]:
    return tuple(name for name in FIELDS if getattr(one, name) != getattr(other, name))


def _seen(state: Exchanged, name: Field) -> tuple[int, int]:
    return getattr(state.here, name), getattr(state.there, name)
