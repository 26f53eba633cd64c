"""Actions changed where they stand, gathered so that all of it is kept as one change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from mentorjournal.data.notes import action_fields
from mentorjournal.data.notes.follow_up_items import FollowUpItem, from_record, from_session
from mentorjournal.data.notes.marks import handles_of
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.exchanged import Exchanged
from mentorjournal.data.records.models import FollowUp, Record, Relationship, Session
from mentorjournal.journal.context import Context
from mentorjournal.journal.follow_up_changes import changed_line, changed_record
from mentorjournal.mentoring.exchange import FIELDS, Merged, Outgoing, keep_all, stamped
from mentorjournal.mentoring.taking import Row
from mentorjournal.text import one_line

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal


class WorkingCopy:
    """Records with changes that are not kept yet.

    Args:
        context: Store, clock and ids.
        journal: Whose chapters they are of.
    """

    def __init__(self, context: Context, journal: Journal) -> None:
        self._context, self._journal = context, journal
        self._changed: dict[Uid, Record] = {}

    @property
    def changed(self) -> tuple[Record, ...]:
        """What is to be kept."""
        return tuple(self._changed.values())

    def note(self, item: FollowUpItem, given: Outgoing) -> None:
        """Note beside an action what the other person's journal is told of it."""
        self._change(item, {"exchanged": given.state}, given.uid)

    def carry_out(self, row: Row, relationship: Relationship) -> Row:
        """Change what a row says; the row as it was carried out.

        What the line of notes could not say as it is meant stays as it is.
        """
        if row.kind == "new":
            self._add(row.after, relationship)
        if row.kind in ("new", "left") or row.item is None:
            return row
        if row.after == row.item.exchanged:
            return row
        uid = row.uid
        fields: dict[str, Any] = {name: getattr(row.after, name) for name in row.taken}
        before = self._changed.get(row.item.record or row.item.session or "")
        self._change(row.item, self._as_line(row.item, fields, relationship), uid)
        if self._says(row.item, relationship, row.after):
            self._change(self._now(row.item, relationship), {"exchanged": row.after}, uid)
            return row
        # Back to what it was, and named.
        key = row.item.record or row.item.session or ""
        if before is None:
            del self._changed[key]
        else:
            self._changed[key] = before
        kept = keep_all(Merged(row.after, row.taken, row.kept), stamped(row.item))
        self._change(row.item, {"exchanged": kept.exchanged}, uid)
        return replace(row, kind="same", after=kept.exchanged, taken=(), kept=kept.kept)

    def _add(self, state: Exchanged, relationship: Relationship) -> None:
        record = self._context.make(
            FollowUp,
            relationship=relationship.uid,
            text=state.text,
            assignee=state.assignee,
            due=state.due,
            state=state.state,
            closed=None if state.state == "open" else self._context.today(),
            exchanged=state,
        )
        self._changed[record.uid] = record

    def _as_line(
        self, item: FollowUpItem, fields: dict[str, Any], relationship: Relationship
    ) -> dict[str, Any]:
        """The fields as a line of notes takes them: words with owner and date in one."""
        if item.record is not None:
            return fields
        fields = self._journal.follow_ups.with_handle(relationship.uid, fields)
        if "text" in fields:
            fields["text"] = action_fields.put_together(item.wording, fields["text"])
        return fields

    def _change(self, item: FollowUpItem, fields: dict[str, Any], uid: Uid) -> None:
        today = self._context.today()
        if item.record is not None:
            record = self._record(item.record)
            self._changed[record.uid] = changed_record(record, from_record(record), fields, today)
            return
        session = self._session(item.session or "")
        self._changed[session.uid] = changed_line(session, item, fields, today, lambda: uid)

    def _says(self, item: FollowUpItem, relationship: Relationship, wanted: Exchanged) -> bool:
        """Whether an action reads as is wanted now that it was changed."""
        now = self._now(item, relationship)
        return all(
            (one_line(now.text) if name == "text" else getattr(now, name)) == getattr(wanted, name)
            for name in FIELDS
        )

    def _now(self, item: FollowUpItem, relationship: Relationship) -> FollowUpItem:
        if item.record is not None:
            return from_record(self._record(item.record))
        handles = handles_of(*self._journal.relationships.person(relationship).called)
        read = from_session(self._session(item.session or ""), relationship.my_role, handles)
        return next((each for each in read if each.line == item.line), item)

    def _record(self, uid: Uid) -> FollowUp:
        found = self._changed.get(uid)
        return found if isinstance(found, FollowUp) else self._journal.follow_ups.get(uid)

    def _session(self, uid: Uid) -> Session:
        found = self._changed.get(uid)
        return found if isinstance(found, Session) else self._journal.sessions.get(uid)
