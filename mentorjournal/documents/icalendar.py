"""Documents as iCalendar (RFC 5545): the events of their entries.

Small enough to write by hand: the libraries for it take longer to import than all else that the
command line does. The tests have one of them read what is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from mentorjournal.documents.document import Bullets, Document, Event
from mentorjournal.errors import NotFound
from mentorjournal.text import one_line

_WIDTH = 75
"""Bytes in a line, its end not counted."""
_AROUND = timedelta(days=400)
"""So long before and after the events changes of the clocks are told: at least one of each."""
_HOUR = timedelta(hours=1)


def to_ics(document: Document) -> str:
    """The events of a document as a calendar, the same for the same events.

    Raises:
        NotFound: It has none, and a calendar of nothing is none.
    """
    events = [
        item.event
        for block in document.blocks
        if isinstance(block, Bullets)
        for item in block.items
        if item.event is not None
    ]
    if not events:
        raise NotFound("Nothing is left in this calendar that its reader may have.")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mentorjournal//mentorjournal//EN",
        *_zones(events),
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}@mentorjournal"
    # Where nobody is invited this says when it was last changed, not when it was written.
    yield f"DTSTAMP:{_in_utc(event.changed)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART{_when(event.start)}"
    if event.minutes and isinstance(event.start, datetime):
        yield f"DURATION:PT{event.minutes}M"
    if not isinstance(event.start, datetime):
        # Nobody is busy all day because something is due on it.
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield "END:VEVENT"


def _when(start: date | datetime) -> str:
    if not isinstance(start, datetime):
        return f";VALUE=DATE:{_day(start)}"
    name = _name(start.tzinfo)
    return f";TZID={name}:{_clock(start)}" if name else f":{_in_utc(start)}"


def _name(zone: tzinfo | None) -> str:
    """What a zone is called; empty for UTC, which needs no name."""
    name = str(getattr(zone, "key", ""))
    return "" if name == "UTC" else name


def _day(on: date) -> str:
    return f"{on.year:04}{on.month:02}{on.day:02}"


def _clock(moment: datetime) -> str:
    return f"{_day(moment)}T{moment:%H%M%S}"


def _in_utc(moment: datetime) -> str:
    return f"{_clock(moment.astimezone(UTC))}Z"


def _zones(events: Iterable[Event]) -> Iterator[str]:
    """What the zones of the events are, for readers that do not know them by name."""
    found: dict[str, list[datetime]] = {}
    for event in events:
        if isinstance(event.start, datetime) and (name := _name(event.start.tzinfo)):
            found.setdefault(name, []).append(event.start)
    for name, starts in sorted(found.items()):
        zone = starts[0].tzinfo
        assert zone is not None
        yield "BEGIN:VTIMEZONE"
        yield f"TZID:{name}"
        first, last = min(starts).astimezone(UTC), max(starts).astimezone(UTC)
        for at in _changes(zone, first - _AROUND, last + _AROUND):
            yield from _observance(zone, at)
        yield "END:VTIMEZONE"


def _changes(zone: tzinfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """The beginning of a stretch of time, and each hour in it at which the clocks change."""
    at = first.replace(minute=0, second=0, microsecond=0)
    yield at
    while at < last:
        following = at + timedelta(days=1)
        if _offset(zone, at) != _offset(zone, following):
            while _offset(zone, at) == _offset(zone, at + _HOUR):
                at += _HOUR
            yield at + _HOUR
        at = following


def _offset(zone: tzinfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _observance(zone: tzinfo, at: datetime) -> Iterator[str]:
    """What the clocks do from a moment on; it is told by the clocks as they were before."""
    before, after = _offset(zone, at - _HOUR), _offset(zone, at)
    here = at.astimezone(zone)
    kind = "DAYLIGHT" if (here.dst() or timedelta()) > timedelta() else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{_clock(at.replace(tzinfo=None) + before)}"
    yield f"TZOFFSETFROM:{_signed(before)}"
    yield f"TZOFFSETTO:{_signed(after)}"
    yield f"TZNAME:{_escaped(here.tzname() or 'LMT')}"
    yield f"END:{kind}"


def _signed(offset: timedelta) -> str:
    minutes = round(abs(offset).total_seconds() / 60)
    return f"{'-' if offset < timedelta() else '+'}{minutes // 60:02}{minutes % 60:02}"


def _escaped(text: str) -> str:
    """Text as a value: on one line, with nothing that would end it."""
    line = one_line(text).replace("\\", "\\\\")
    return line.replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, none of which ends within a character."""
    pieces, room, piece = [], _WIDTH, ""
    for char in line:
        size = len(char.encode())
        if size > room:
            pieces.append(piece)
            # What goes on begins with a space.
            piece, room = " ", _WIDTH - 1
        piece, room = piece + char, room - size
    return "\r\n".join((*pieces, piece))
