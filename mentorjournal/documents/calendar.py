"""What is booked and what is due: a list to read, and the entries of a calendar.

Each entry of the list carries its event, so what is taken out of the list for a reader is out of
their calendar too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.documents.audience import Audience, allowed
from mentorjournal.documents.document import (
    Built,
    Document,
    Event,
    Item,
    Paragraph,
    bullets,
    section,
)
from mentorjournal.documents.pair import Alone, Pair
from mentorjournal.documents.promises import action, day
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.text import one_line, plural
from mentorjournal.times import moment

_MOST = 2**31 - 1


class Booked(Struct, frozen=True):
    """A session that lies ahead.

    Attributes:
        session: The session.
        first: What it was moved from, where it was moved, and else itself; the event is that
            one's, so that it moves too.
    """

    session: Session
    first: Session


class Due(Struct, frozen=True):
    """An action with a day.

    Attributes:
        item: The action.
        uid: The id by which it is known outside.
        created: When what it stands in was first kept.
        updated: When that was last changed.
    """

    item: FollowUpItem
    uid: Uid
    created: datetime
    updated: datetime


class Side(Struct, frozen=True):
    """What a calendar has of one relationship, or of me alone."""

    about: Pair | Alone
    booked: tuple[Booked, ...] = ()
    due: tuple[Due, ...] = ()


class CalendarFacts(Struct, frozen=True):
    """What a calendar is made from.

    Attributes:
        sides: What there is, of one relationship or of all.
        relationship: The one whose calendar it is; None for mine, with everybody.
        now: The present moment in the person's own zone.
        zone: The name of that zone; empty where it is not known.
    """

    sides: tuple[Side, ...]
    relationship: Relationship | None
    now: datetime
    zone: str = ""


def build(facts: CalendarFacts, audience: Audience) -> Built:
    """The calendar: day, time, channel and length of what is booked, and actions by their days.

    Raises:
        Refused: The audience may not have one.
    """
    allowed("calendar", audience, facts.relationship)
    booked = [(side, one) for side in facts.sides for one in side.booked]
    due = [(side, one) for side in facts.sides for one in side.due]
    booked.sort(key=lambda pair: (pair[1].session.on, pair[1].session.at or ""))
    due.sort(key=lambda pair: pair[1].item.due or date.max)
    whose = facts.sides[0].about.line if facts.relationship and facts.sides else ""
    blocks = (
        *([Paragraph(whose)] if whose else []),
        *section("Booked", bullets(*_booked(facts, booked))),
        *section("Due", bullets(*_due(facts, due))),
    )
    return Built(Document("Mentoring calendar", tuple(blocks)))


def _booked(facts: CalendarFacts, found: Iterable[tuple[Side, Booked]]) -> Iterator[Item]:
    for side, one in found:
        session, about = one.session, side.about
        clock = f"{session.at} ({facts.zone})" if session.at and facts.zone else session.at
        length = session.planned_minutes and plural(session.planned_minutes, "minute")
        words = (day(session.on), clock, CHANNEL_WORDS[session.channel], length)
        title = f"Mentoring, {CHANNEL_WORDS[session.channel]}: {_names(about)}"
        event = Event(
            uid=one.first.uid,
            sequence=_sequence(one.first.created, session.updated),
            changed=session.updated,
            title=title,
            start=_start(facts, session),
            minutes=session.planned_minutes or 0,
        )
        lead = about.person.name if facts.relationship is None and isinstance(about, Pair) else ""
        said = " · ".join(word for word in words if word)
        yield Item(said, lead=lead, about=(title,), event=event)


def _due(facts: CalendarFacts, found: Iterable[tuple[Side, Due]]) -> Iterator[Item]:
    for side, one in found:
        item, about = one.item, side.about
        if item.due is None:
            continue
        who = about.name(item.assignee)
        if facts.relationship is None and isinstance(about, Pair):
            who = f"{who}, with {about.person.name}" if item.assignee == "me" else about.person.name
        title = f"{who}: {one_line(item.text.strip().partition(chr(10))[0])}"
        event = Event(one.uid, _sequence(one.created, one.updated), one.updated, title, item.due)
        said = action(item.text, who, item.due, done=False)
        yield replace(said, event=event)


def _names(about: Pair | Alone) -> str:
    names = [about.me.name] if about.me else []
    return " and ".join((*names, about.person.name) if isinstance(about, Pair) else names)


def _sequence(created: datetime, updated: datetime) -> int:
    """How often it changed, as a calendar wants it: seconds until the last change, so that a
    later state always has the higher number and no count is kept.
    """
    return min(max(0, int((updated - created).total_seconds())), _MOST)


def _start(facts: CalendarFacts, session: Session) -> date | datetime:
    """The moment it begins, in the zone by name where there is one; the day without a time."""
    if session.at is None:
        return session.on
    if not facts.zone:
        return moment(session.on, session.at, facts.now).astimezone(UTC)
    from zoneinfo import ZoneInfo  # Kept off the start path.

    clock = time.fromisoformat(session.at)
    return datetime.combine(session.on, clock, ZoneInfo(facts.zone))
