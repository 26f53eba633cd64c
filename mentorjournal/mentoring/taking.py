"""What would change here if another journal's file were taken over, action by action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.exchanged import Exchanged
from mentorjournal.mentoring.exchange import Field, Taken, Told, merge, stamped
from mentorjournal.mentoring.shared_goals import GoalRow
from mentorjournal.mentoring.shared_terms import TermsRow
from mentorjournal.text import fold, one_line

Kind = Literal["new", "changed", "same", "left"]
"""Not here so far; here in another state; here as it is there; not taken."""


class Row(Struct, frozen=True):
    """What becomes of one action of the file.

    Attributes:
        kind: What is done with it.
        text: What it says there.
        there: How it is there, as this journal sees it.
        after: How it is here from then on; as there where it is new or not taken.
        item: Which action here it is; None where it is new or not taken.
        uid: Its id here; empty likewise.
        taken: The fields that become as they are there.
        kept: The fields changed on both sides, which stay as they are here.
        why: Why it is not taken, or not wholly, in words.
    """

    kind: Kind
    text: str
    there: Exchanged
    after: Exchanged
    item: FollowUpItem | None = None
    uid: Uid = ""
    taken: tuple[Field, ...] = ()
    kept: tuple[Field, ...] = ()
    why: str = ""


class Plan(Struct, frozen=True):
    """What taking a file over changes.

    Attributes:
        name: Who shared it, by name.
        rows: Its actions, in its order.
        notes: What is odd about it, as sentences.
        others: How many of its lines tell nothing that can be taken; they stay in the document.
        terms: What becomes of the agreement; None where it tells of none.
        goals: Its goals, in its order.
    """

    name: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    others: int
    terms: TermsRow | None = None
    goals: tuple[GoalRow, ...] = ()

    @property
    def news(self) -> int:
        """How many actions and goals are new here, or change, and whether the agreement does."""
        goals = [row for row in self.goals if row.kind in ("new", "changed")]
        return len(self.of("new", "changed")) + len(goals) + self.has_new_terms

    @property
    def has_new_terms(self) -> bool:
        """Whether a new version of the agreement is taken."""
        return self.terms is not None and self.terms.kind == "changed"

    def of(self, *kinds: Kind) -> list[Row]:
        """The rows of some kinds."""
        return [row for row in self.rows if row.kind in kinds]


class Sides(Struct, frozen=True):
    """What is here of a mentoring.

    Attributes:
        name: The other person's name.
        actions: The actions of the mentoring by their ids.
        tellable: The ids of those that the other person may be told of.
        gone: The ids of what was deleted here, each with the id it has there if that is known.
        of_ours: Whether the file was made for this journal, so that it may name its ids.
    """

    name: str
    actions: Mapping[Uid, FollowUpItem]
    tellable: frozenset[Uid]
    gone: Mapping[Uid, Uid | None]
    of_ours: bool


def plan(taken: Taken, sides: Sides, notes: Sequence[str]) -> Plan:
    """What taking a file over would change.

    Args:
        taken: What it tells.
        sides: What is here.
        notes: What is odd about it, as sentences.
    """
    by_theirs = {
        item.exchanged.theirs: uid
        for uid, item in sides.actions.items()
        if item.exchanged and item.exchanged.theirs
    }
    used: set[Uid] = set()
    rows = []
    for told in taken.actions:
        found = _meant(told, sides, by_theirs)
        if found is None:
            found = _equal(told, taken, sides, used)
        if isinstance(found, str):
            rows.append(Row("left", told.state.text, told.state, told.state, why=found))
        elif found is None:
            rows.append(Row("new", told.state.text, told.state, told.state))
        elif found[0] in used:
            why = "is an action of yours that stands there twice"
            rows.append(Row("left", told.state.text, told.state, told.state, why=why))
        else:
            used.add(found[0])
            rows.append(_brought_together(told, *found))
    odd = [f"Not taken: {words}." for words in taken.refused]
    return Plan(sides.name, tuple(rows), (*notes, *odd), taken.others)


def _meant(
    told: Told, sides: Sides, by_theirs: Mapping[Uid, Uid]
) -> tuple[Uid, FollowUpItem] | str | None:
    """The action here that is known to be that one; why it is not taken; None for a new one."""
    uid = by_theirs.get(told.state.theirs or "")
    if uid is not None:
        return uid, sides.actions[uid]
    if told.state.theirs in sides.gone.values():
        return "was deleted here"
    if not sides.of_ours or told.yours is None:
        return None
    if told.yours in sides.gone:
        return "was deleted here"
    item = sides.actions.get(told.yours)
    if item is None or item.exchanged is None:
        # An id of mine is no key: it opens only what was given to this very person.
        return f"claims to be an action of yours that {sides.name} was never given"
    if item.exchanged.theirs is not None:
        return "claims to be an action of yours that is another one there"
    return told.yours, item


def _equal(
    told: Told, taken: Taken, sides: Sides, used: set[Uid]
) -> tuple[Uid, FollowUpItem] | None:
    """The action that both wrote down in the same words, each in their own notes."""
    words = fold(told.state.text)
    known = {one.yours for one in taken.actions}
    for uid, item in sides.actions.items():
        linked = item.exchanged is not None and item.exchanged.theirs is not None
        free = uid in sides.tellable and uid not in used | known and not linked
        same = item.assignee == told.state.assignee and fold(one_line(item.text)) == words
        if free and same:
            return uid, item
    return None


def _brought_together(told: Told, uid: Uid, item: FollowUpItem) -> Row:
    merged = merge(stamped(item), told.state)
    return Row(
        "changed" if merged.taken else "same",
        one_line(item.text),
        told.state,
        merged.exchanged,
        item,
        uid,
        merged.taken,
        merged.kept,
    )
