"""Sessions: started, written in, ended; logged afterwards; planned, moved and missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from mentorjournal.data.notes.marks import set_line, settle_notes
from mentorjournal.data.notes.merge import merge_notes
from mentorjournal.data.notes.tracking import follow
from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.errors import BadInput, Conflict
from mentorjournal.journal.desk import Desk
from mentorjournal.journal.note_versions import NoteVersions
from mentorjournal.journal.session_starts import SessionStarts
from mentorjournal.text import clean, long_text, optional_line


class Reworded(NamedTuple):
    """A line of notes that shall read otherwise.

    Attributes:
        row: Which line, from 0.
        expected: How it read when the change was asked for.
        new: What it shall read.
    """

    row: int
    expected: str
    new: str


class Sessions(SessionStarts):
    """The meetings of the journal.

    Args:
        desk: Where records are kept.

    Attributes:
        versions: What the notes said earlier.
        typed: How often notes were kept while somebody typed, by relationship.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.versions = NoteVersions(desk)
        self.typed: Counter[str] = Counter()

    def keep_notes(self, uid: str, notes: str, *, over: str | None = None) -> Session:
        """Keep what is in the editor. Called while typing; is not in the undo list.

        Args:
            uid: The session.
            notes: What its notes say from now on.
            over: What they said when these were typed over them. If another program has changed
                them since, both are brought together by line; where a line was changed on both
                sides, its version is kept too, as a marked copy.

        Returns:
            The session, whose notes may hold more than what was given.

        Raises:
            NotKept: The disk refused; the store still has the notes before.
        """
        session = self.get(uid)
        notes = clean(notes)
        unread: tuple[str, ...] = ()
        if over is not None and session.notes not in (over, notes):
            merged = merge_notes(over, notes, session.notes)
            if merged is None:
                unread = (uid,)
            else:
                notes = merged
        if notes == session.notes:
            return session
        earlier = self.versions.before(session, notes)
        lines = follow(session.notes, notes, session.lines, self._desk.now())
        changed = replace(session, notes=notes, lines=lines)
        self._desk.keep_quietly(changed, *earlier, unread=unread)
        self.versions.kept(earlier)
        self.typed[session.relationship] += 1
        return self.get(uid)

    def end(
        self,
        uid: str,
        *,
        summary: str = "",
        reflection: str = "",
        next_on: date | None = None,
        next_channel: Channel = "call",
        lines: Sequence[Reworded] = (),
        added: str = "",
    ) -> Session:
        """End a running session, with its summary and the next date.

        Args:
            uid: The session.
            summary: What was talked about, in the protégé's words; may be shared.
            reflection: Private for ever.
            next_on: The day of the next session; a planned one is made for it.
            next_channel: How that will be held.
            lines: Actions of its notes that were worded anew.
            added: Lines to put behind the notes; empty for none.

        Raises:
            BadInput: The next date is before this session.
            Conflict: A line no longer reads as it did; nothing was changed.
        """
        session = self.get(uid)
        fields: dict[str, Any] = {
            "summary": long_text(summary, "a summary", field="summary"),
            "reflection": long_text(reflection, "a reflection", field="reflection"),
            "to_wrap_up": False,
        }
        changed = [replace(session, **fields, **self._over(session))]
        if next_on is not None:
            changed = self._with_next(changed[0], next_on, next_channel)
        if lines or added:
            notes = session.notes
            for line in lines:
                notes = set_line(notes, line.row, line.expected, line.new)
            if added:
                notes += added if not notes or notes.endswith("\n") else f"\n{added}"
            # As if it had been typed: what is kept beside lines follows, and undo leaves it.
            now = self.keep_notes(uid, notes)
            changed[0] = replace(changed[0], notes=now.notes, lines=now.lines)
        self._desk.keep("ended a session", *changed)
        return self.get(uid)

    def end_now(self, uid: str) -> Session:
        """End a running session at this moment; its wrap-up waits.

        Args:
            uid: The session.
        """
        session = self.get(uid)
        return self._desk.change(session, "ended a session", to_wrap_up=True, **self._over(session))

    def _over(self, session: Session) -> dict[str, Any]:
        """What makes a session one that is over; it ends now if it is running."""
        if session.state != "running":
            return {"state": "happened"}
        # A clock that was set back meanwhile must not keep a session from ending.
        ended = max(self._desk.now(), session.started or session.created)
        return {"state": "happened", "ended": ended}

    def _with_next(self, session: Session, on: date, channel: Channel) -> list[Session]:
        """The session and the planned one that follows it, which is made or moved."""
        if on < session.on:
            raise BadInput("The next date is before this session.", "next_on")
        planned = self.next_booked(session, on)
        if planned is None:
            planned = self._desk.make(
                Session, relationship=session.relationship, on=on, state="planned", channel=channel
            )
            changed = [planned]
        elif planned.on == on:
            changed = [replace(planned, channel=channel)]
        else:
            changed = self._moved(planned, on, channel)
        return [replace(session, next_session=changed[-1].uid), *changed]

    def next_booked(self, session: Session, on: date) -> Session | None:
        """The planned session that a next date given at the end of this one is about.

        Another one on the day of this session still takes place, unless that is the date given.

        Args:
            session: The one that ends.
            on: The date.
        """
        after = [s for s in self._planned(session.relationship) if s.on >= session.on]
        later = (s for s in after if s.on > session.on)
        return next((s for s in after if s.on == on), next(later, None))

    def log(
        self,
        relationship: Relationship,
        *,
        on: date,
        channel: Channel = "call",
        minutes: int | None = None,
        notes: str = "",
        summary: str = "",
    ) -> Session:
        """Write down a session that took place.

        Raises:
            BadInput: The day is yet to come, or the length makes no sense.
        """
        if on > self._desk.today():
            raise BadInput("That day is yet to come; plan the session instead.", "on")
        session = self._desk.make(
            Session,
            relationship=relationship.uid,
            on=on,
            channel=channel,
            minutes=_sensible(minutes),
            notes=settle_notes(long_text(notes, "notes", field="notes"), self._desk.today()),
            summary=long_text(summary, "a summary", field="summary"),
        )
        self._desk.keep("logged a session", session)
        return session

    def plan(
        self, relationship: Relationship, on: date, channel: Channel = "call", reason: str = ""
    ) -> Session:
        """Book the next session; an earlier booking that has not passed is moved to that day.

        Args:
            relationship: With whom.
            on: The day.
            channel: How it will be held.
            reason: Why an earlier booking moves.

        Raises:
            BadInput: The day is over.
        """
        today = self._desk.today()
        if on < today:
            raise BadInput("That day is over; log the session instead.", "on")
        booked = next((s for s in self._planned(relationship.uid) if s.on >= today), None)
        if booked is not None and booked.on != on:
            return self.move(booked.uid, on, channel, reason)
        if booked is not None:
            return self._desk.change(booked, "edited a session", channel=channel)
        session = self._desk.make(
            Session, relationship=relationship.uid, on=on, state="planned", channel=channel
        )
        self._desk.keep("planned a session", session)
        return session

    def miss(self, uid: str, reason: str = "") -> Session:
        """Say that a planned session did not take place. Its agenda stays with it.

        Raises:
            Conflict: It is not a planned one.
        """
        session = self.get(uid)
        if session.state != "planned":
            raise Conflict("Only a planned session can be missed.")
        return self._desk.change(
            session,
            "marked a session as missed",
            state="missed",
            reason=optional_line(reason, "a reason", field="reason"),
        )

    def move(self, uid: str, on: date, channel: Channel, reason: str = "") -> Session:
        """Move a planned session to another day; its agenda goes along.

        The old day stays in the list as moved, with the reason.

        Returns:
            The session on the new day.

        Raises:
            Conflict: It is not a planned one.
            BadInput: The new day is over, or no other day.
        """
        session = self.get(uid)
        if session.state != "planned":
            raise Conflict("Only a planned session can be moved.")
        if on < self._desk.today() or on == session.on:
            raise BadInput("Please give another day, today or later.", "on")
        left, moved = self._moved(session, on, channel, reason)
        self._desk.keep("moved a session", left, moved)
        return self.get(moved.uid)

    def edit(self, uid: str, **fields: Any) -> Session:
        """Change fields of a session.

        Raises:
            BadInput: A field cannot be used; a session that happened cannot lie ahead.
        """
        session = self.get(uid)
        for key in ("notes", "summary", "reflection"):
            if key in fields:
                fields[key] = long_text(fields[key], "this text", field=key)
        if "minutes" in fields:
            fields["minutes"] = _sensible(fields["minutes"])
        on, state = fields.get("on", session.on), fields.get("state", session.state)
        moved = (on, state) != (session.on, session.state)
        if moved and state == "happened" and on > self._desk.today():
            raise BadInput("That day is yet to come, and this session has happened.", "on")
        if fields.get("notes", session.notes) != session.notes:
            earlier = self.versions.before(session, fields["notes"])
            self._desk.keep_quietly(*earlier)
            self.versions.kept(earlier)
            now = self._desk.now()
            fields["lines"] = follow(session.notes, fields["notes"], session.lines, now)
        return self._desk.change(session, "edited a session", **fields)

    def take_back(self, version: str) -> Session:
        """Let the notes say again what they said in an earlier version.

        What they say now becomes a version first.

        Args:
            version: Its uid.
        """
        earlier = self.versions.get(version)
        session = self.get(earlier.session)
        self.versions.keep_now(session)
        return self.edit(session.uid, notes=earlier.notes)


def _sensible(minutes: int | None) -> int | None:
    if minutes is not None and not 0 <= minutes <= 24 * 60:
        raise BadInput("A session lasts between 0 and 1,440 minutes.", "minutes")
    return minutes
