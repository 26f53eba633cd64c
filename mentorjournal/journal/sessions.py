"""Sessions: started, written in, ended; logged afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from msgspec.structs import replace

from mentorjournal.data.notes.marks import set_line, settle_notes
from mentorjournal.data.notes.merge import merge_notes
from mentorjournal.data.notes.ticks import with_ticks
from mentorjournal.data.notes.tracking import Histories, follow
from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import (
    AgendaItem,
    NoteVersion,
    Record,
    Relationship,
    Session,
)
from mentorjournal.dates import show_date
from mentorjournal.errors import BadInput, Conflict
from mentorjournal.journal.bookings import Bookings, sensible
from mentorjournal.journal.context import Context
from mentorjournal.journal.note_versions import NoteVersions
from mentorjournal.journal.session_agenda import SessionAgenda
from mentorjournal.journal.session_queries import SessionQueries
from mentorjournal.journal.undo import retract
from mentorjournal.text import clean, long_text
from mentorjournal.times import moment

BY_ACCIDENT = timedelta(minutes=10)
"""For how long a session in which nothing was done counts as not meant when it is left."""
OVERDUE_DAYS = 7
"""For so many days a start is taken for the planned session that was not recorded."""
ANY_TIME = timedelta(hours=3)
"""So far away counts what is planned for today without a time."""
STARTED, WENT_ON = "started a session", "went on with a session"


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


class Sessions(SessionQueries):
    """The meetings of the journal.

    Args:
        context: Store, clock and ids.
        following: Gives what a change of a session's notes brings along: the session before, and
            as it is to be.

    Attributes:
        versions: What the notes said earlier.
        agenda: The points to talk about.
        bookings: Sessions that lie ahead.
        typed: How often notes were kept while somebody typed, by relationship.
    """

    def __init__(
        self, context: Context, following: Callable[[Session, Session], Sequence[Record]]
    ) -> None:
        super().__init__(context)
        self._following = following
        self.versions = NoteVersions(context)
        self.agenda = SessionAgenda(self)
        self.bookings = Bookings(self)
        self.typed: Counter[str] = Counter()

    def start(
        self,
        relationship: Relationship,
        channel: Channel = "call",
        agenda: tuple[AgendaItem, ...] = (),
    ) -> Session:
        """Start a session now; one planned for today or missed since becomes this one.

        Args:
            relationship: With whom.
            channel: Used where none was planned.
            agenda: Points to add behind those written down beforehand.

        Raises:
            Conflict: Another session is running.
        """
        self._nothing_runs()
        planned = self._due(relationship, self.context.today())
        if planned is not None:
            return self._begun(planned, agenda)
        session = self.context.make(
            Session,
            relationship=relationship.uid,
            channel=channel,
            agenda=agenda,
            **self._beginning(),
        )
        self.context.keep(STARTED, session)
        return self.get(session.uid)

    def as_held(self, relationship: Relationship, channel: Channel, notes: str) -> Session:
        """A session of today with these notes, for a copy elsewhere; it is not kept."""
        return self.context.make(
            Session,
            relationship=relationship.uid,
            on=self.context.today(),
            channel=channel,
            notes=clean(notes),
        )

    def begin(self, uid: str, agenda: tuple[AgendaItem, ...] = ()) -> Session:
        """Start a planned session now, whatever day it was planned for.

        Its agenda and what was written down beforehand stay.

        Args:
            uid: The session.
            agenda: Points to add behind those written down beforehand.

        Raises:
            Conflict: It is not a planned one, or another session is running.
        """
        self._nothing_runs()
        session = self.get(uid)
        if session.state != "planned":
            raise Conflict("Only a planned session can be started.")
        return self._begun(session, agenda)

    def go_on(self, uid: str) -> Session:
        """Let a session that has ended run on, with all that was written in it.

        Raises:
            Conflict: It has not ended, or another session is running.
        """
        self._nothing_runs()
        session = self.get(uid)
        if session.state != "happened" or session.started is None:
            raise Conflict("Only a session that has ended can be gone on with.")
        # Of one that was ended in the minute it began, all of the gap would count as talk.
        started = session.started if session.length else self.context.now()
        return self.context.change(
            session, WENT_ON, state="running", started=started, ended=None, to_wrap_up=False
        )

    def leave(self, uid: str) -> bool:
        """Take back that a session was started, if nothing has been done in it since.

        A new one is gone without a trace, one that was planned is planned again, one that had
        ended has ended. Whoever has let it run for longer is talking, and keeps the clock.

        Returns:
            Whether it was taken back.

        Raises:
            NotKept: The disk refused; it is still running.
        """
        session = self.get(uid)
        if session.state != "running" or self.context.store.about(NoteVersion, uid):
            return False
        return retract(self.context, session, {STARTED, WENT_ON}, BY_ACCIDENT)

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
        changed = replace(session, notes=notes, lines=self._beside(session, notes))
        brought = self._following(session, changed)
        self.context.keep_quietly(changed, *earlier, *brought, unread=unread)
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
        next_at: str | None = None,
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
            next_at: Its local time, as "17:00"; empty for none, None for the one it has, if any.
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
            changed = self.bookings.with_next(changed[0], next_on, next_channel, next_at)
        if lines or added:
            notes = session.notes
            for line in lines:
                notes = set_line(notes, line.row, line.expected, line.new)
            if added:
                notes += added if not notes or notes.endswith("\n") else f"\n{added}"
            # As if it had been typed: what is kept beside lines follows, and undo leaves it.
            now = self.keep_notes(uid, notes)
            changed[0] = replace(changed[0], notes=now.notes, lines=now.lines)
        self.context.keep("ended a session", *changed)
        return self.get(uid)

    def end_now(self, uid: str) -> Session:
        """End a running session at this moment; its wrap-up waits.

        Args:
            uid: The session.
        """
        session = self.get(uid)
        return self.context.change(
            session, "ended a session", to_wrap_up=True, **self._over(session)
        )

    def _over(self, session: Session) -> dict[str, Any]:
        """What makes a session one that is over; it ends now if it is running."""
        if session.state != "running":
            return {"state": "happened"}
        # A clock that was set back meanwhile must not keep a session from ending.
        ended = max(self.context.now(), session.started or session.created)
        return {"state": "happened", "ended": ended}

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
        if on > self.context.today():
            raise BadInput("That day is yet to come; plan the session instead.", "on")
        session = self.context.make(
            Session,
            relationship=relationship.uid,
            on=on,
            channel=channel,
            minutes=sensible(minutes),
            notes=settle_notes(long_text(notes, "notes", field="notes"), self.context.today()),
            summary=long_text(summary, "a summary", field="summary"),
        )
        self.context.keep("logged a session", session)
        return session

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
            fields["minutes"] = sensible(fields["minutes"])
        on, state = fields.get("on", session.on), fields.get("state", session.state)
        moved = (on, state) != (session.on, session.state)
        if moved and state == "happened" and on > self.context.today():
            raise BadInput("That day is yet to come, and this session has happened.", "on")
        if fields.get("notes", session.notes) != session.notes:
            earlier = self.versions.before(session, fields["notes"])
            self.context.keep_quietly(*earlier)
            self.versions.kept(earlier)
            fields["lines"] = self._beside(session, fields["notes"])
            if brought := self._following(session, replace(session, notes=fields["notes"])):
                self.context.keep("edited a session", replace(session, **fields), *brought)
                return self.get(uid)
        return self.context.change(session, "edited a session", **fields)

    def _beside(self, session: Session, notes: str) -> Histories:
        """What is kept beside the lines of notes that are changed."""
        context = self.context
        followed = follow(session.notes, notes, session.lines, context.now())
        return with_ticks(session.notes, notes, followed, context.today(), context.new_uid)

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

    def _nothing_runs(self) -> None:
        if (running := self.running()) is not None:
            raise Conflict(
                f"A session of {show_date(running.on, self.context.today())} is still running; "
                "end it first."
            )

    def _beginning(self) -> dict[str, Any]:
        return {
            "state": "running",
            "on": self.context.today(),
            "started": self.context.now(),
            "zone": _zone_name(self.context),
        }

    def _begun(self, planned: Session, agenda: tuple[AgendaItem, ...]) -> Session:
        """A planned session, running."""
        points = (*planned.agenda, *self.agenda.beside(planned, agenda))
        return self.context.change(planned, STARTED, agenda=points, **self._beginning())

    def _due(self, relationship: Relationship, today: date) -> Session | None:
        """The planned session that a start now fulfils: of today the nearest, or of a week past."""
        waiting = [
            each
            for each in self.planned(relationship.uid)
            if 0 <= (today - each.on).days <= OVERDUE_DAYS
        ]
        todays = [each for each in waiting if each.on == today]
        if todays:
            return min(todays, key=self._away)
        return waiting[-1] if waiting else None

    def _away(self, planned: Session) -> timedelta:
        """How far the time of a planned session of today is from now."""
        if planned.at is None:
            return ANY_TIME
        now = self.context.clock()
        return abs(moment(planned.on, planned.at, now) - now)


def _zone_name(context: Context) -> str:
    zone = context.clock().tzinfo
    return str(getattr(zone, "key", None) or zone or "")
