"""What the notes of sessions said earlier: kept now and then, thinned with age."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from mentorjournal.data.records.models import NoteVersion, Session
from mentorjournal.errors import NotFound
from mentorjournal.journal.context import Context

EVERY = timedelta(hours=1)
"""The least time between two versions of the same notes."""
ALL_FOR, DAILY_FOR = 3, 31
"""On how many days with versions all of them stay, and on how many more the last of the day."""
MUCH = 200
"""Characters; a change that halves notes at least so long is not waited an hour for."""


class NoteVersions:
    """Earlier wordings, in a table of their own so that keeping a key stays cheap.

    Args:
        context: Store, clock and ids.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last: dict[str, datetime | None] = {}
        self._begun: dict[str, datetime] = {}

    def of(self, session: Session) -> list[NoteVersion]:
        """The earlier wordings of a session's notes, newest first."""
        return self._context.store.about(NoteVersion, session.uid)[::-1]

    def get(self, uid: str) -> NoteVersion:
        """The version of that uid.

        Raises:
            NotFound: There is none any more.
        """
        version = self._context.store.get(NoteVersion, uid)
        if version.deleted is not None:
            raise NotFound("That wording is in the trash.")
        return version

    def before(self, session: Session, notes: str) -> tuple[NoteVersion, ...]:
        """The present wording, to be kept along with a change of it; nothing if it is not time.

        Args:
            session: As it is now.
            notes: What its notes will say.
        """
        now = self._context.now()
        if not session.notes.strip():
            # Notes that have just begun are no version; an hour later they are.
            self._begun[session.uid] = now
            return ()
        last = self._last_of(session, now)
        if last is not None and now - last < EVERY:
            return ()
        begun = self._begun.get(session.uid) or session.ended or session.started
        # A clock that is set back must not put off the next version by as much.
        long_ago = abs(now - (last or begun or session.created)) >= EVERY
        lost = len(session.notes) >= MUCH and len(notes) < len(session.notes) / 2
        return (self._version(session),) if long_ago or lost else ()

    def kept(self, versions: Iterable[NoteVersion]) -> None:
        """Remember what has been kept, and drop what age makes superfluous."""
        for version in versions:
            self._last[version.session] = version.created
            every = self._context.store.about(NoteVersion, version.session)
            if old := superfluous(every, self._context.now()):
                self._context.store.drop(*old)

    def keep_now(self, session: Session) -> None:
        """Keep the present wording, however recent the last version is; not if it is the same."""
        latest = next(iter(self.of(session)), None)
        if session.notes.strip() and (latest is None or latest.notes != session.notes):
            version = self._version(session)
            self._context.keep_quietly(version)
            self.kept((version,))

    def _version(self, session: Session) -> NoteVersion:
        return self._context.make(
            NoteVersion,
            relationship=session.relationship,
            session=session.uid,
            notes=session.notes,
        )

    def _last_of(self, session: Session, now: datetime) -> datetime | None:
        """When the last version was kept; one of a time to come tells of a wrong clock only."""
        last = self._last.get(session.uid)
        if session.uid not in self._last or (last and last > now):
            moments = [version.created for version in self.of(session) if version.created <= now]
            last = self._last[session.uid] = max(moments, default=None)
        return last


def superfluous(versions: Iterable[NoteVersion], now: datetime) -> list[NoteVersion]:
    """Versions that are dropped: of all but the last few days on which there are any, all but
    the last of each day; of days still longer ago all but the last of each calendar month.

    Days are counted and not measured against the clock, and those to come are left out: a clock
    that is wrong for a while must not cost any wording.

    Args:
        versions: Those of one session.
        now: The present instant.
    """
    seen: set[tuple[int, ...]] = set()
    days: set[tuple[int, ...]] = set()
    dropped = []
    past = [version for version in versions if version.created <= now]
    for version in sorted(past, key=lambda each: each.created, reverse=True):
        moment = version.created
        day = (moment.year, moment.month, moment.day)
        days.add(day)
        if len(days) <= ALL_FOR:
            continue
        period = day if len(days) <= ALL_FOR + DAILY_FOR else day[:2]
        if period in seen:
            dropped.append(version)
        seen.add(period)
    return dropped
