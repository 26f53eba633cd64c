"""What must come back, wherever it was written: a line of a session's notes or a record.

An action, advice or question typed in a note is that line, and there is no copy of it; a
follow-up made elsewhere is a record. Lists show both as `FollowUpItem`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from mentorjournal.data.base import MyRole, Owner, Uid
from mentorjournal.data.marks import LINE_ENDS, Block, owner_of, parse
from mentorjournal.data.models import FollowUp, FollowUpKind, Session

_KINDS: dict[str, FollowUpKind] = {
    "action": "action",
    "advice": "advice",
    "question": "question",
}


@dataclass(frozen=True, slots=True)
class FollowUpItem:
    """An action, advice or question.

    Attributes:
        kind: Which of them.
        text: What it says, without mark, owner and date.
        owner: Whose it is; for actions.
        due: The last good day; for actions.
        open: Whether it still has to come back. Advice and questions in notes always do:
            what became of them is kept beside the line.
        relationship: The relationship's uid; None for something of mine alone.
        since: The day it was written down.
        session: The session in whose notes it stands; None for a record.
        line: The line of those notes it begins on, 0-based; None for a record.
        expected_line: How that line reads now, to be handed to `marks.tick`.
        record: The follow-up's uid; None for a line.
    """

    kind: FollowUpKind
    text: str
    owner: Owner
    due: date | None
    open: bool
    relationship: Uid | None
    since: date
    session: Uid | None = None
    line: int | None = None
    expected_line: str = ""
    record: Uid | None = None


def from_session(
    session: Session, my_role: MyRole, their_handles: Collection[str]
) -> tuple[FollowUpItem, ...]:
    """What must come back of a session's notes, in their order; empty marks are left out.

    Args:
        session: The session.
        my_role: What I am in its relationship.
        their_handles: What the other person answers to, see `marks.handles_of`.
    """
    return tuple(
        _from_block(block, session, owner_of(block, my_role, their_handles))
        for block in parse(session.notes)
        if block.kind in _KINDS and block.text
    )


def _from_block(block: Block, session: Session, owner: Owner) -> FollowUpItem:
    return FollowUpItem(
        kind=_KINDS[block.kind],
        text=block.text,
        owner=owner,
        due=block.due,
        open=not block.done,
        relationship=session.relationship,
        since=session.on,
        session=session.uid,
        line=block.first,
        expected_line=block.source.splitlines()[0].rstrip(LINE_ENDS),
    )


def from_record(follow_up: FollowUp) -> FollowUpItem:
    """A follow-up that was made outside notes; written down on the day it was created (UTC)."""
    return FollowUpItem(
        kind=follow_up.kind,
        text=follow_up.text,
        owner=follow_up.owner,
        due=follow_up.due,
        open=follow_up.state == "open",
        relationship=follow_up.relationship,
        since=follow_up.created.date(),
        record=follow_up.uid,
    )
