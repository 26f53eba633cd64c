"""Sessions as they are looked up: one, those of a relationship, the one that runs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.errors import Ambiguous, NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.ids import ambiguous, any_of, meant_by
from mentorjournal.mentoring.words import session_words

MEETING: Channel = "face-to-face"
JUST_ENDED = timedelta(minutes=15)
"""For how long a session that has ended may be the one that is meant."""


class SessionQueries:
    """The meetings of the journal, for reading.

    Attributes:
        context: Store, clock and ids.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self._grouped: dict[str, list[Session]] = {}
        self._grouped_at = -1

    def get(self, uid: str) -> Session:
        """The session of that uid.

        Raises:
            NotFound: There is none.
        """
        return self.context.store.get(Session, uid)

    def find(self, uid: str) -> Session | None:
        """The session of that uid, if there is one."""
        with suppress(NotFound):
            return self.get(uid)
        return None

    def with_id(self, typed: str) -> Session:
        """The session of an id, or of a beginning or ending that no other has.

        Raises:
            NotFound: There is none.
            Ambiguous: There are several.
        """
        every = {each.uid: each for each in self.context.store.all(Session)}
        fits = [every[uid] for uid in meant_by(typed, every)]
        if not fits:
            raise NotFound(f"There is no session with the id “{typed.strip()[:40]}”.")
        if len(fits) > 1:
            raise _several(fits, any_of(typed))
        return fits[0]

    def of(self, relationship: Relationship) -> list[Session]:
        """All sessions of a relationship, oldest first."""
        revision = self.context.store.file.revision
        if revision != self._grouped_at:
            grouped: dict[str, list[Session]] = {}
            for session in self.context.store.all(Session):
                grouped.setdefault(session.relationship, []).append(session)
            for sessions in grouped.values():
                sessions.sort(key=_when)
            self._grouped, self._grouped_at = grouped, revision
        return list(self._grouped.get(relationship.uid, ()))

    def all(self) -> list[Session]:
        """All sessions, oldest first."""
        return sorted(self.context.store.all(Session), key=_when)

    def running(self) -> Session | None:
        """The session that is going on, if one is.

        What another program made of it is a copy that waits to be looked at, and no session.
        """
        conflicts = self.context.store.conflicts
        going_on = (s for s in self.context.store.all(Session) if s.state == "running")
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
            raise _several(held, f"There are several sessions of {which}; give an id:")
        return held[0]

    def held_on(self, relationship: Relationship, on: date) -> list[Session]:
        """The sessions of a day, in order: those that took place, or else all."""
        fits = [session for session in self.of(relationship) if session.on == on]
        return [s for s in fits if s.state in ("happened", "running")] or fits

    def next_of(self, session: Session) -> Session | None:
        """The session agreed on at the end of this one, wherever it moved, if it is still there."""
        following, seen = self.find(session.next_session or ""), {session.uid}
        while following is not None and following.state == "moved":
            seen.add(following.uid)
            if following.next_session is None:
                # Moved by an older version, which did not say whither.
                planned = self.planned(session.relationship)
                return next((s for s in planned if s.on >= session.on), None)
            following = self.find(following.next_session)
            if following is not None and following.uid in seen:
                return None
        return following if following is not None and following.deleted is None else None

    def planned(self, relationship: str) -> list[Session]:
        """The planned sessions of a relationship, by its uid, the next one first."""
        every = self.context.store.all(Session)
        planned = [s for s in every if s.relationship == relationship and s.state == "planned"]
        return sorted(planned, key=_when)

    def next_booked(self, session: Session, on: date, channel: Channel) -> Session | None:
        """The planned session that a next date given at the end of this one is about.

        That is one of that day; else the one agreed on at the end of this session; else the
        nearest of those that lie ahead and are held alike, a meeting or a talk.

        Args:
            session: The one that ends.
            on: The date.
            channel: How the next one will be held.
        """
        after = [s for s in self.planned(session.relationship) if s.on >= session.on]
        if (same := next((s for s in after if s.on == on), None)) is not None:
            return same
        later = [s for s in after if s.on > session.on]
        agreed = self.next_of(session)
        if agreed is not None and agreed in later:
            return agreed
        meeting = channel == MEETING
        alike = [s for s in later if (s.channel == MEETING) == meeting]
        return min(alike, key=lambda s: abs(s.on - on), default=None)

    def just_ended(self, relationship: Relationship) -> Session | None:
        """The session with them that ended minutes ago; None where there is none."""
        ended = (s for s in self.of(relationship) if s.state == "happened" and s.ended)
        last = max(ended, key=lambda session: session.ended or session.created, default=None)
        if last is None or last.ended is None:
            return None
        return last if abs(self.context.now() - last.ended) <= JUST_ENDED else None


def _several(sessions: Sequence[Session], sentence: str) -> Ambiguous:
    """The error that lists sessions to choose from, each with its id."""
    return ambiguous(sentence, ((session_words(each), each.uid) for each in sessions))


def _when(session: Session) -> tuple[date, float, str, str]:
    """What sessions are ordered by: day, real start within it, planned time, creation."""
    started = session.started.timestamp() if session.started else 0.0
    return session.on, started, session.at or "", session.uid
