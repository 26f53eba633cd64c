"""How sessions begin: at once, or as planned."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorjournal.data.base import Channel
from mentorjournal.data.models import AgendaItem, Relationship, Session
from mentorjournal.dates import show_date
from mentorjournal.errors import Conflict
from mentorjournal.journal.desk import Desk
from mentorjournal.journal.session_agenda import SessionAgenda
from mentorjournal.text import clean, one_line


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
        self._desk.keep("started a session", session)
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

    def _begun(self, planned: Session, agenda: tuple[AgendaItem, ...]) -> Session:
        """A planned session, running; points that are on its agenda already come once."""
        known = {one_line(item.text).casefold() for item in planned.agenda}
        new = (item for item in agenda if one_line(item.text).casefold() not in known)
        return self._desk.change(
            planned, "started a session", agenda=(*planned.agenda, *new), **self._beginning()
        )

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
