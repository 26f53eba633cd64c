"""Which sessions are real contacts by a day, wherever on earth they were held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from mentorjournal.data.records.models import Session
from mentorjournal.dates import utc

_FURTHEST_AHEAD = timedelta(hours=14)
"""By so much the clocks of Kiritimati are before those of Greenwich."""
_DAYS_AROUND_EARTH = timedelta(days=2)
"""So many days later it may be elsewhere, for less than an hour a day."""


def in_order(sessions: Iterable[Session]) -> list[Session]:
    """Sessions from the first to the last; of several on one day the last entered is the last."""
    return sorted(sessions, key=lambda session: (session.on, session.created, session.uid))


def contacts(sessions: Iterable[Session], today: date) -> list[Session]:
    """The sessions that took place, messages too, in the order given.

    One that is running and in which nothing was written down may have been begun by accident.
    """
    return [
        session
        for session in sessions
        if (session.state == "happened" or (session.state == "running" and session.notes.strip()))
        and has_come(session, today)
    ]


def has_come(session: Session, today: date) -> bool:
    """Whether the day of a session has come, where it was held or else anywhere on earth.

    Somebody who has travelled west since is still in the day before.

    Args:
        session: One that has happened, or runs.
        today: The local day of the reader.
    """
    if session.on <= today:
        return True
    if session.on > today + _DAYS_AROUND_EARTH:
        return False
    # It had happened when it was written down; its day had come where the clock is furthest ahead.
    written = session.ended or session.started
    return written is not None or session.on <= (utc(session.updated) + _FURTHEST_AHEAD).date()
