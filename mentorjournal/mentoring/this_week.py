"""Today and this week: the sessions that are booked for the next seven days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.mentoring.agenda import agenda
from mentorjournal.mentoring.overview import FollowUpLike, JournalOverview
from mentorjournal.text import fold

MOST_COMING = 5
"""So many are shown where there is little room."""
_WEEK = timedelta(days=7)


class Coming(Struct, frozen=True):
    """A session that is booked for these days.

    Attributes:
        session: The session.
        relationship: With whom.
        who: The other person's name.
        points: How many points its agenda has; None while the notes are being read.
        last_summary: What the summary of the last session begins with; may be empty.
    """

    session: Session
    relationship: Relationship
    who: str
    points: int | None
    last_summary: str


def coming_up(facts: JournalOverview, today: date, *, counted: bool = True) -> list[Coming]:
    """The sessions of today and the six days after it, in the order in which they come.

    Args:
        facts: What is known.
        today: The local day.
        counted: Whether the follow-ups, which an agenda is made from, are among the facts.
    """
    booked = [
        (session, relationship)
        for relationship in facts.relationships
        for session in facts.sessions.get(relationship.uid, ())
        if session.state == "planned" and today <= session.on < today + _WEEK
    ]
    coming = []
    for session, relationship in booked:
        sessions = facts.sessions[relationship.uid]
        items = facts.follow_ups.get(relationship.uid, ())
        points = _points(session, relationship, sessions, items) if counted else None
        who = facts.who(relationship)
        coming.append(Coming(session, relationship, who, points, last_summary(sessions)))
    return sorted(coming, key=_when)


def last_summary(sessions: Sequence[Session]) -> str:
    """The first line of what was last summed up."""
    for session in reversed(sessions):
        if session.state == "happened" and session.summary.strip():
            return session.summary.strip().partition("\n")[0]
    return ""


def _points(
    session: Session,
    relationship: Relationship,
    sessions: Sequence[Session],
    items: Sequence[FollowUpLike],
) -> int:
    """What was written down for it, and what comes back by itself, each once."""
    own = [item for item in items if item.session != session.uid]
    by_itself = agenda(relationship, sessions, own, session.on).points
    texts = [point.text for point in session.agenda if not point.done]
    return len({fold(text) for text in (*texts, *(point.text for point in by_itself))})


def _when(coming: Coming) -> tuple[date, bool, str, str]:
    at = coming.session.at
    return coming.session.on, at is None, at or "", coming.who.casefold()
