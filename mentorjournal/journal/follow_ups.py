"""Follow-ups: lines of notes and records as one list, ticked where they stand."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorjournal.data import marks
from mentorjournal.data.base import Owner
from mentorjournal.data.follow_up_items import FollowUpItem, from_record, from_session
from mentorjournal.data.models import FollowUp, FollowUpKind, Relationship
from mentorjournal.errors import NotFound
from mentorjournal.journal.desk import Desk
from mentorjournal.journal.relationships import Relationships
from mentorjournal.journal.sessions import Sessions
from mentorjournal.text import LINE_LIMIT, required_line


class FollowUps:
    """What must come back, wherever it was written."""

    def __init__(self, desk: Desk, relationships: Relationships, sessions: Sessions) -> None:
        self._desk = desk
        self._relationships = relationships
        self._sessions = sessions
        self._read: dict[str, tuple[object, tuple[FollowUpItem, ...]]] = {}
        self._grouped: dict[str | None, list[FollowUpItem]] = {}
        self._grouped_at = -1

    def of(self, relationship: Relationship) -> list[FollowUpItem]:
        """Everything of a relationship, open or not, oldest first."""
        person = self._relationships.person(relationship)
        handles = marks.handles_of(person.name, person.handle)
        items: list[FollowUpItem] = []
        for session in self._sessions.of(relationship):
            read = self._read.get(session.uid)
            state = session.notes, session.on, relationship.my_role, handles
            if read is None or read[0] != state:
                read = state, from_session(session, relationship.my_role, handles)
                self._read[session.uid] = read
            items += read[1]
        items += self._records(relationship.uid)
        return sorted(items, key=lambda item: item.since)

    def all(self) -> list[FollowUpItem]:
        """Everything of the journal, open or not."""
        items = list(self._records(None))
        for relationship in self._relationships.all():
            items += self.of(relationship)
        return items

    def open_actions(self, relationship: Relationship) -> list[FollowUpItem]:
        """Open actions of both sides, mine first, then by due date."""
        actions = [item for item in self.of(relationship) if item.kind == "action" and item.open]
        return sorted(
            actions, key=lambda item: (item.owner != "me", item.due or date.max, item.since)
        )

    def _records(self, relationship: str | None) -> list[FollowUpItem]:
        """The records of a relationship; grouped once for each revision of the journal."""
        revision = self._desk.store.revision
        if revision != self._grouped_at:
            self._grouped = {}
            for record in self._desk.store.all(FollowUp):
                self._grouped.setdefault(record.relationship, []).append(from_record(record))
            self._grouped_at = revision
        return self._grouped.get(relationship, [])

    def get(self, uid: str) -> FollowUp:
        """The follow-up record of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._desk.store.get(FollowUp, uid)

    def add(
        self,
        relationship: Relationship | None,
        text: str,
        *,
        kind: FollowUpKind = "action",
        owner: Owner = "me",
        due: date | None = None,
    ) -> FollowUp:
        """Write down a follow-up outside a session's notes.

        Raises:
            BadInput: The text is empty or too long.
        """
        record = self._desk.make(
            FollowUp,
            relationship=relationship.uid if relationship else None,
            text=required_line(text, f"the {kind}", field="text", limit=LINE_LIMIT),
            kind=kind,
            owner=owner,
            due=due,
        )
        self._desk.keep(f"added an {kind}" if kind != "question" else "added a question", record)
        return record

    def edit(self, uid: str, **fields: Any) -> FollowUp:
        """Change fields of a follow-up record.

        Raises:
            BadInput: The text is empty or too long.
        """
        record = self.get(uid)
        if "text" in fields:
            fields["text"] = required_line(
                fields["text"], f"the {record.kind}", field="text", limit=LINE_LIMIT
            )
        return self._desk.change(record, "edited a follow-up", **fields)

    def tick(self, item: FollowUpItem, done: bool) -> None:
        """Mark an action as done or open again: its record, or its line and nothing else.

        Raises:
            Conflict: The note has changed under it; nothing was changed.
            NotFound: The item can only be answered, not ticked.
        """
        label = "ticked a follow-up" if done else "opened a follow-up again"
        if item.record is not None:
            closed = self._desk.today() if done else None
            self._desk.change(
                self.get(item.record), label, state="done" if done else "open", closed=closed
            )
            return
        if item.kind != "action" or item.session is None or item.line is None:
            raise NotFound("Only an action can be ticked in the notes.")
        session = self._sessions.get(item.session)
        notes = marks.tick(session.notes, item.line, item.expected_line, done)
        self._desk.change(session, label, notes=notes)
