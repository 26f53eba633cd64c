"""Sessions that lie ahead: planned, moved, missed."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.errors import BadInput, Conflict
from mentorjournal.journal.session_queries import SessionQueries
from mentorjournal.text import optional_line


class Bookings:
    """The sessions that are agreed on and have not taken place.

    Args:
        sessions: All sessions.
    """

    def __init__(self, sessions: SessionQueries) -> None:
        self._sessions, self._context = sessions, sessions.context

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
        today = self._context.today()
        if on < today:
            raise BadInput("That day is over; log the session instead.", "on")
        booked = next((s for s in self._sessions.planned(relationship.uid) if s.on >= today), None)
        if booked is not None and booked.on != on:
            return self.move(booked.uid, on, channel, reason)
        if booked is not None:
            return self._context.change(booked, "edited a session", channel=channel)
        session = self._context.make(
            Session, relationship=relationship.uid, on=on, state="planned", channel=channel
        )
        self._context.keep("planned a session", session)
        return session

    def miss(self, uid: str, reason: str = "") -> Session:
        """Say that a planned session did not take place. Its agenda stays with it.

        Raises:
            Conflict: It is not a planned one.
        """
        session = self._sessions.get(uid)
        if session.state != "planned":
            raise Conflict("Only a planned session can be missed.")
        return self._context.change(
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
        session = self._sessions.get(uid)
        if session.state != "planned":
            raise Conflict("Only a planned session can be moved.")
        if on < self._context.today() or on == session.on:
            raise BadInput("Please give another day, today or later.", "on")
        left, moved = self._moved(session, on, channel, reason)
        self._context.keep("moved a session", left, moved)
        return self._sessions.get(moved.uid)

    def with_next(self, session: Session, on: date, channel: Channel) -> list[Session]:
        """A session and the planned one that follows it, which is made or moved; neither is kept.

        Args:
            session: The one that ends.
            on: The day of the next one.
            channel: How that will be held.

        Raises:
            BadInput: The day is before the session that ends.
        """
        if on < session.on:
            raise BadInput("The next date is before this session.", "next_on")
        planned = self._sessions.next_booked(session, on)
        if planned is None:
            planned = self._context.make(
                Session, relationship=session.relationship, on=on, state="planned", channel=channel
            )
            changed = [planned]
        elif planned.on == on:
            changed = [replace(planned, channel=channel)]
        else:
            changed = self._moved(planned, on, channel)
        return [replace(session, next_session=changed[-1].uid), *changed]

    def _moved(
        self, session: Session, on: date, channel: Channel, reason: str = ""
    ) -> list[Session]:
        """A planned session as it stays behind, moved, and the one on the new day."""
        reason = optional_line(reason, "a reason", field="reason")
        moved = self._context.make(
            Session,
            relationship=session.relationship,
            on=on,
            state="planned",
            channel=channel,
            agenda=session.agenda,
            notes=session.notes,
            lines=session.lines,
        )
        return [
            replace(session, state="moved", reason=reason, agenda=(), notes="", lines=()),
            moved,
        ]
