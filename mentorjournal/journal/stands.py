"""What the first part of a relationship's page is read from, gathered from all chapters."""

from __future__ import annotations

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import ago, column_date, show_date
from mentorjournal.journal.bookings import booking_days
from mentorjournal.journal.journal import Journal
from mentorjournal.mentoring.booking_days import next_booked
from mentorjournal.mentoring.cadence import cadence_status
from mentorjournal.mentoring.roadmap import budget_of
from mentorjournal.mentoring.roadmap_state import roadmap_of
from mentorjournal.mentoring.stands import Facts
from mentorjournal.mentoring.their_time import time_words
from mentorjournal.mentoring.usual import usual
from mentorjournal.mentoring.words import CHANNEL_WORDS


def stands_facts(journal: Journal, relationship: Relationship) -> Facts:
    """What it is read from where a relationship stands."""
    today, sessions = journal.today(), journal.sessions.of(relationship)
    now = cadence_status(relationship, sessions, today)
    year = journal.overview.year(relationship)
    roadmap = roadmap_of(year, today)
    booked = [
        (session, _booked(journal, relationship, session))
        for session in next_booked(sessions, today)
    ]
    return Facts(
        relationship=relationship,
        person=journal.relationships.person(relationship),
        now=now,
        sessions=sessions,
        follow_ups=journal.follow_ups.of(relationship),
        agreements=journal.agreements.of(relationship),
        roadmap=roadmap,
        budget=budget_of(year, roadmap.year.begins) if roadmap is not None else None,
        booked=booked,
        proposed=_proposed(journal, relationship) if now.stage == "active" else "",
        today=today,
    )


def _booked(journal: Journal, relationship: Relationship, session: Session) -> str:
    """When and how: "Thu 3 Dec 17:00 · 16:00 for Ana, video, in 4 days"."""
    today, person = journal.today(), journal.relationships.person(relationship)
    time = time_words(session, person, journal.now())
    day = " ".join(filter(None, (show_date(session.on, today), time)))
    return f"{day}, {CHANNEL_WORDS[session.channel]}, {ago(session.on, today)}"


def _proposed(journal: Journal, relationship: Relationship) -> str:
    """The day on which booking opens, and why: "Thu  3 Dec 12:30, your usual day and hour, …"."""
    known = usual(journal.sessions.of(relationship), journal.now())
    day = booking_days(journal, relationship).proposed(known)
    usually = [
        word
        for word, true in (("day", known.weekday == day.weekday()), ("hour", known.at is not None))
        if true
    ]
    when = " ".join(filter(None, (column_date(day, journal.today()).strip(), known.at)))
    return f"{when}, your usual {' and '.join(usually)}, is free" if usually else f"{when} is free"
