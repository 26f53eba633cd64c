"""How sessions begin: at once, or as planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import AgendaItem, NoteVersion, Relationship, Session
from mentorjournal.dates import show_date
from mentorjournal.errors import Conflict
from mentorjournal.journal.desk import Desk
from mentorjournal.journal.session_agenda import SessionAgenda
from mentorjournal.text import clean, one_line

BY_ACCIDENT = timedelta(minutes=10)
"""For how long a session in which nothing was done counts as not meant when it is left."""
JUST_ENDED = timedelta(minutes=15)
"""For how long one that has ended may be the one that is meant."""
STARTED, WENT_ON = "started a session", "went on with a session"


class SessionStarts(SessionAgenda):
    """The meetings of the journal, with their beginnings."""

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
        planned = self._due(relationship, self._desk.today())
        if planned is not None:
            return self._begun(planned, agenda)
        session = self._desk.make(
            Session,
            relationship=relationship.uid,
            channel=channel,
            agenda=agenda,
            **self._beginning(),
        )
        self._desk.keep(STARTED, session)
        return self.get(session.uid)

    def as_held(self, relationship: Relationship, channel: Channel, notes: str) -> Session:
        """A session of today with these notes, for a copy elsewhere; it is not kept."""
        return self._desk.make(
            Session,
            relationship=relationship.uid,
            on=self._desk.today(),
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

    def just_ended(self, relationship: Relationship) -> Session | None:
        """The session with them that ended minutes ago; None where there is none."""
        ended = (s for s in self.of(relationship) if s.state == "happened" and s.ended)
        last = max(ended, key=lambda session: session.ended or session.created, default=None)
        if last is None or last.ended is None:
            return None
        return last if abs(self._desk.now() - last.ended) <= JUST_ENDED else None

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
        started = session.started if session.length else self._desk.now()
        return self._desk.change(
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
        if session.state != "running" or self._desk.store.about(NoteVersion, uid):
            return False
        return self._desk.retract(session, {STARTED, WENT_ON}, BY_ACCIDENT)

    def _nothing_runs(self) -> None:
        if (running := self.running()) is not None:
            raise Conflict(
                f"A session of {show_date(running.on, self._desk.today())} is still running; "
                "end it first."
            )

    def _beginning(self) -> dict[str, Any]:
        return {
            "state": "running",
            "on": self._desk.today(),
            "started": self._desk.now(),
            "zone": _zone_name(self._desk),
        }

    def points_beside(
        self, planned: Session, agenda: Sequence[AgendaItem]
    ) -> tuple[AgendaItem, ...]:
        """What of an agenda comes beside the points of a planned session, once it starts.

        Args:
            planned: The session.
            agenda: What there is to discuss, see `Journal.agenda_for`.

        Returns:
            The points that it has not yet, as many as there is room for.
        """
        # Imported here: a command that adds a line begins no session.
        from mentorjournal.mentoring.agenda import MOST

        known = {one_line(item.text).casefold() for item in planned.agenda}
        new = [item for item in agenda if one_line(item.text).casefold() not in known]
        return tuple(new[: max(0, MOST - len(planned.agenda))])

    def _begun(self, planned: Session, agenda: tuple[AgendaItem, ...]) -> Session:
        """A planned session, running."""
        points = (*planned.agenda, *self.points_beside(planned, agenda))
        return self._desk.change(planned, STARTED, agenda=points, **self._beginning())

    def _due(self, relationship: Relationship, today: date) -> Session | None:
        """The planned session that a start now fulfils: the latest one due within a week past."""
        planned = [
            session
            for session in self.of(relationship)
            if session.state == "planned" and 0 <= (today - session.on).days <= 7
        ]
        return planned[-1] if planned else None


def _zone_name(desk: Desk) -> str:
    zone = desk.clock().tzinfo
    return str(getattr(zone, "key", None) or zone or "")
