"""What the other person's clock shows, beside one's own."""

from __future__ import annotations

from datetime import date, datetime

from mentorjournal.data.records.models import Person, Session
from mentorjournal.text import first_word
from mentorjournal.times import Elsewhere, moment

_NOON = "12:00"


def first_name(person: Person) -> str:
    """What they are called to their face."""
    return first_word(person.name)


def their_clock(person: Person, on: date, at: str, now: datetime) -> str:
    """The time for somebody in another zone: "16:00"; empty where it is the same, or not known.

    Args:
        person: The other person.
        on: The day.
        at: The time of day here.
        now: The present moment, in one's own zone.
    """
    there = Elsewhere(moment(on, at, now), person.zone) if person.zone else None
    return "" if there is None or not there.known or there.apart == "same time" else there.clock


def their_time(person: Person, on: date, at: str | None, now: datetime) -> str:
    """The time for somebody in another zone: "16:00 for Ana"; empty where it is the same.

    Args:
        person: The other person.
        on: The day.
        at: The time of day here; None for none.
        now: The present moment, in one's own zone.
    """
    if at is None or not person.zone:
        return ""
    if not Elsewhere(moment(on, at, now), person.zone).known:
        return f"{person.zone} is not known here"
    clock = their_clock(person, on, at, now)
    return f"{clock} for {first_name(person)}" if clock else ""


def whereabouts(person: Person, on: date, at: str | None, now: datetime) -> str:
    """Where somebody is: "Ana is in Lisbon, 1 h behind"; empty where no zone was said."""
    if not person.zone:
        return ""
    there = Elsewhere(moment(on, at or _NOON, now), person.zone)
    where = f"{first_name(person)} is in {there.city}"
    return f"{where}, {there.apart}" if there.known else f"{where}, a zone not known here"


def time_words(session: Session, person: Person, now: datetime) -> str:
    """When a session is planned for: "17:00", "17:00 · 16:00 for Ana"; empty without a time."""
    return both_times(person, session.on, session.at, now) if session.at else ""


def both_times(person: Person, on: date, at: str, now: datetime) -> str:
    """A time here, and behind it what the other's clock shows, where it is another.

    Args:
        person: The other person.
        on: The day.
        at: The time of day here.
        now: The present moment, in one's own zone.
    """
    theirs = their_time(person, on, at, now)
    return f"{at} · {theirs}" if theirs else at
