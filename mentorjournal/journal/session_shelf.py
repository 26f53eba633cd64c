"""Sessions as they are looked up: one, those of a relationship, the one that runs."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from msgspec.structs import replace

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.errors import Ambiguous, NotFound
from mentorjournal.journal.desk import Desk
from mentorjournal.mentoring.words import session_words
from mentorjournal.text import optional_line


class SessionShelf:
    """The meetings of the journal, for reading.

    Args:
        desk: Where records are kept.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._grouped: dict[str, list[Session]] = {}
        self._grouped_at = -1

    def get(self, uid: str) -> Session:
        """The session of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._desk.store.get(Session, uid)

    def find(self, uid: str) -> Session | None:
        """The session of that uid, if there is one."""
        with suppress(NotFound):
            return self.get(uid)
        return None

    def of(self, relationship: Relationship) -> list[Session]:
        """All sessions of a relationship, oldest first."""
        revision = self._desk.store.revision
        if revision != self._grouped_at:
            grouped: dict[str, list[Session]] = {}
            for session in self._desk.store.all(Session):
                grouped.setdefault(session.relationship, []).append(session)
            for sessions in grouped.values():
                sessions.sort(key=_when)
            self._grouped, self._grouped_at = grouped, revision
        return list(self._grouped.get(relationship.uid, ()))

    def all(self) -> list[Session]:
        """All sessions, oldest first."""
        return sorted(self._desk.store.all(Session), key=_when)

    def running(self) -> Session | None:
        """The session that is going on, if one is.

        What another program made of it is a copy that waits to be looked at, and no session.
        """
        conflicts = self._desk.store.conflicts
        going_on = (s for s in self._desk.store.all(Session) if s.state == "running")
        return next((session for session in going_on if not conflicts.holds(session)), None)

    def last(self, relationship: Relationship) -> Session | None:
        """The latest session that happened or is running."""
        real = [s for s in self.of(relationship) if s.state in ("happened", "running")]
        return real[-1] if real else None

    def named(self, relationship: Relationship, which: str) -> Session:
        """The session somebody means by "last", its day or its uid.

        Raises:
            NotFound: There is no such session.
            Ambiguous: There were several on that day.
        """
        if which == "last":
            if (last := self.last(relationship)) is not None:
                return last
            raise NotFound("There is no session to export yet.")
        fits = [s for s in self.of(relationship) if which in (s.uid, s.on.isoformat())]
        held = [s for s in fits if s.state in ("happened", "running")] or fits
        if not held:
            raise NotFound(f"There is no session “{which[:60]}”; name its day or its id.")
        if len(held) > 1:
            names = tuple(f"{session_words(each)} ({each.uid})" for each in held)
            listed = "\n".join(f"  {name}" for name in names)
            raise Ambiguous(f"There are several sessions of {which}; give an id:\n{listed}", names)
        return held[0]

    def held_on(self, relationship: Relationship, on: date) -> list[Session]:
        """The sessions of a day, in order: those that took place, or else all."""
        fits = [session for session in self.of(relationship) if session.on == on]
        return [s for s in fits if s.state in ("happened", "running")] or fits

    def next_of(self, session: Session) -> Session | None:
        """The session agreed on at the end of this one, if it is still in the journal."""
        if session.next_session is None:
            return None
        try:
            following = self.get(session.next_session)
        except NotFound:
            return None
        if following.state == "moved":
            later = (s for s in self._planned(session.relationship) if s.on >= session.on)
            return next(later, None)
        return following if following.deleted is None else None

    def _moved(
        self, session: Session, on: date, channel: Channel, reason: str = ""
    ) -> list[Session]:
        """A planned session as it stays behind, moved, and the one on the new day."""
        reason = optional_line(reason, "a reason", field="reason")
        moved = self._desk.make(
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

    def _planned(self, relationship: str) -> list[Session]:
        every = self._desk.store.all(Session)
        planned = [s for s in every if s.relationship == relationship and s.state == "planned"]
        return sorted(planned, key=_when)


def _when(session: Session) -> tuple[date, float, str]:
    """What sessions are ordered by: day, real start within it, creation."""
    return session.on, session.started.timestamp() if session.started else 0.0, session.uid
