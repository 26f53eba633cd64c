"""What must come back, wherever it was written: a line of a session's notes or a record.

An action, advice or question typed in a note is that line, and there is no copy of it; what
became of it is kept beside the line, see `data.records.line_history`. A follow-up made elsewhere
is a record. Lists show both as `FollowUpItem`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.notes import words as mark_words
from mentorjournal.data.notes.blocks import Kind, block_of
from mentorjournal.data.notes.index import Marked, follow_ups_in
from mentorjournal.data.notes.marks import MARKS, box_of, is_ticked
from mentorjournal.data.notes.tracking import placed
from mentorjournal.data.records.base import Assignee, FollowUpKind, FollowUpState, MyRole, Uid
from mentorjournal.data.records.exchanged import Exchanged
from mentorjournal.data.records.line_history import LineHistory
from mentorjournal.data.records.models import FollowUp, Session
from mentorjournal.dates import local_day

OUTCOME = (
    "closed",
    "tried",
    "result",
    "helped",
    "reported",
    "answer",
    "handed_to",
    "to_find_out",
    "handed_on",
    "back",
    "told",
    "reason",
    "exchanged",
)
"""What is known of a follow-up beside its words and its state."""


class FollowUpItem(Struct, frozen=True, kw_only=True, gc=False):
    """An action, advice or question. What a line says is read from it when somebody asks.

    Attributes:
        kind: Which of them.
        assignee: Who is to do it; for actions.
        due: The last good day; for actions.
        relationship: The relationship's uid; None for something of mine alone.
        since: The day it was written down.
        state: Open as long as it still has to come back. Advice that was reported and a
            question that was answered are done.
        closed: The day it was done or dropped, where that is known.
        tried: What was done with advice.
        result: What came of an action or of advice.
        helped: Whether advice has helped.
        reported: The day the result was told to who gave the advice.
        answer: What a question got.
        handed_to: Who was asked a question instead.
        to_find_out: Whether a question is kept as "I don't know yet".
        handed_on: The day on which that person was asked.
        back: The day on which a question that nobody could answer comes back.
        told: The day on which who had asked was told what was learned.
        reason: Why it was dropped.
        exchanged: What the other person's journal has of it; None where nothing.
        given: Whether it is of a mentoring in which I am the mentor: advice of these is mine.
        session: The session in whose notes it stands; None for a record.
        line: The line of those notes it begins on, 0-based; None for a record.
        source: Its lines as they stand there, line ends included; empty for a record.
        words: What it says, where that is not read from its lines.
        history: The uid of what is kept beside the line; None where nothing is.
        record: The follow-up's uid; None for a line.
    """

    kind: FollowUpKind
    assignee: Assignee
    due: date | None
    relationship: Uid | None
    since: date
    state: FollowUpState = "open"
    closed: date | None = None
    tried: str = ""
    result: str = ""
    helped: bool = False
    reported: date | None = None
    answer: str = ""
    handed_to: str = ""
    to_find_out: bool = False
    handed_on: date | None = None
    back: date | None = None
    told: date | None = None
    reason: str = ""
    exchanged: Exchanged | None = None
    given: bool = False
    session: Uid | None = None
    line: int | None = None
    source: str = ""
    words: str = ""
    history: Uid | None = None
    record: Uid | None = None

    @property
    def text(self) -> str:
        """What it says, without mark, owner and date."""
        return _text_of(self.kind, self.source) if self.source and not self.words else self.words

    @property
    def tags(self) -> tuple[str, ...]:
        """The words after `#` in it, those behind an action too."""
        return mark_words.tags(self.source or self.words)

    @property
    def expected_line(self) -> str:
        """How its line reads now; every change makes sure that it still does."""
        return self.source.splitlines()[0] if self.source else ""

    @property
    def open(self) -> bool:
        """Whether it still has to come back."""
        return self.state == "open"

    @property
    def in_hand(self) -> bool:
        """Whether somebody has begun with it, so that it comes back until it is closed."""
        return bool(self.tried or self.handed_to or self.to_find_out)

    @property
    def learned(self) -> bool:
        """Whether the answer to what nobody knew is there, and was not told so far.

        Of a question without a day on which it comes back it is not known who waits for that.
        """
        found = self.state == "done" and bool(self.answer) and self.back is not None
        return found and self.told is None and self.relationship is not None

    @property
    def anchor(self) -> tuple[int, str] | None:
        """Its line and how that reads; None for a record."""
        return None if self.line is None else (self.line, self.expected_line)

    @property
    def mark(self) -> str:
        """What its line begins with: the mark, which for a box may be indented."""
        return box_of(self.expected_line) if self.kind == "action" else MARKS[self.kind]

    @property
    def wording(self) -> str:
        """What stands behind the mark of its line, owner and date included."""
        return self.expected_line[len(self.mark) :]

    @property
    def key(self) -> str:
        """What tells it from the others, also after its words have changed."""
        return self.record or self.history or f"{self.session} {self.line}"


def from_session(
    session: Session, my_role: MyRole, their_handles: Collection[str]
) -> tuple[FollowUpItem, ...]:
    """What must come back of a session's notes, in their order; empty marks are left out.

    Args:
        session: The session.
        my_role: What I am in its relationship.
        their_handles: What the other person answers to, see `marks.handles_of`.
    """
    beside = placed(session.notes.splitlines(), session.lines) if session.lines else {}
    return tuple(
        _from_lines(marked, session, my_role, their_handles, beside)
        for marked in follow_ups_in(session.notes)
        if _says_something(marked)
    )


def _text_of(kind: Kind, source: str) -> str:
    return block_of(kind, 0, source.splitlines(keepends=True)).text


def _says_something(marked: Marked) -> bool:
    """Whether there are words behind the mark; in advice other lines have the mark too."""
    kind, _first, source = marked
    mark = box_of(source) if kind == "action" else MARKS[kind]
    behind = source[len(mark) :].lstrip()
    return bool(_text_of(kind, source)) if behind[:1] == ">" else bool(behind)


def _from_lines(
    marked: Marked,
    session: Session,
    my_role: MyRole,
    their_handles: Collection[str],
    beside: Mapping[int, LineHistory],
) -> FollowUpItem:
    kind, first, source = marked
    assignee: Assignee = "me"
    due, done = None, False
    if kind == "action":
        box = box_of(source)
        said = mark_words.read(source.splitlines()[0][len(box) :])
        assignee = mark_words.assignee(said.who, my_role, their_handles)
        due, done = said.due, is_ticked(box)
    item = FollowUpItem(
        kind=cast(FollowUpKind, kind),
        assignee=assignee,
        due=due,
        state="done" if done else "open",
        relationship=session.relationship,
        since=session.on,
        given=my_role == "mentor",
        session=session.uid,
        line=first,
        source=source,
    )
    within = range(first, first + len(source.splitlines())) if beside else ()
    history = next((beside[at] for at in within if at in beside), None)
    return _with_history(item, history) if history else item


def _with_history(item: FollowUpItem, history: LineHistory) -> FollowUpItem:
    known: dict[str, Any] = {name: getattr(history, name) for name in OUTCOME}
    if item.kind == "action":
        # The tick in the line says whether it is done, and wins.
        state: FollowUpState = "dropped" if history.state == "dropped" else "open"
        state = item.state if item.state == "done" else state
        # A cross that was taken out by typing leaves the day behind.
        known["closed"] = None if state == "open" else known["closed"]
    else:
        state = _state(item.kind, history)
    return replace(item, history=history.uid, state=state, **known)


def _state(kind: FollowUpKind, became: LineHistory | FollowUp) -> FollowUpState:
    """Advice is done when what came of it was reported, a question when it has an answer."""
    settled = (kind == "advice" and became.reported) or (kind == "question" and became.answer)
    return "done" if settled and became.state == "open" else became.state


def from_record(follow_up: FollowUp, my_role: MyRole = "protege") -> FollowUpItem:
    """A follow-up that was made outside notes; written down on the day it was created.

    Args:
        follow_up: The record.
        my_role: What I am in its relationship; that of what is mine alone does not matter.
    """
    return FollowUpItem(
        kind=follow_up.kind,
        words=follow_up.text,
        assignee=follow_up.assignee,
        due=follow_up.due,
        state=_state(follow_up.kind, follow_up),
        relationship=follow_up.relationship,
        since=local_day(follow_up.created),
        given=my_role == "mentor",
        record=follow_up.uid,
        **{name: getattr(follow_up, name) for name in OUTCOME},
    )
