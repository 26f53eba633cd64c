"""A calendar as calendar programs read it: each event once, at its time, and nothing besides."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from mentorjournal.documents.document import Bullets, Document, Event, Heading, Item, Paragraph
from mentorjournal.documents.icalendar import to_ics
from mentorjournal.errors import NotFound
from tests.documents.reading import HOSTILE

CHANGED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
HOSTILE_LINES = (
    *HOSTILE,
    *("x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO", "x\nATTENDEE:mailto:eve@example.org"),
    *("x\x85ATTACH:http://x", "x\u2028URL:http://x", "x\x0b\x0cCLASS:PUBLIC", "\r\n\r\n", "a\tb"),
    *("semi;colon, comma: back\\slash \\n \\, \\;", '"quoted";TZID=x', "^n ^' ^^", "\x00\x1b]52;c"),
    *("\u202eright to left\u202c", "שלום עולם " * 12, "👩‍👧‍👦" * 40, "ö" * 200, "\ud800"),
    *("x" * 75, "x" * 64, "a" * 65 + "é", "字" * 25, " leads", "trails ", "BEGIN:VEVENT"),
)


def event(title: str, start: date | datetime, minutes: int = 0) -> Event:
    return Event("0001", 7, CHANGED, title, start, minutes)


def document(*events: Event) -> Document:
    items = tuple(Item(each.title, event=each) for each in events)
    return Document("Calendar", (Paragraph("Ana"), Heading("Booked"), Bullets(items)))


def read(text: str) -> list[Any]:
    """The events of a calendar that keeps to the letter of the standard."""
    assert text.endswith("\r\n")
    for line in text[:-2].split("\r\n"):
        assert len(line.encode()) <= 75
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line)
    calendar: Any
    (calendar,) = Calendar.from_ical(text, multiple=True)
    assert not calendar.errors
    assert {part.name for part in calendar.subcomponents} <= {"VEVENT", "VTIMEZONE"}
    assert {*calendar} == {"VERSION", "PRODID"}
    assert all(not part.subcomponents and not part.errors for part in calendar.walk("VEVENT"))
    return list(calendar.walk("VEVENT"))


def test_an_event_stands_in_a_calendar_letter_by_letter() -> None:
    berlin = datetime(2026, 11, 24, 17, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    meeting = event("Mentoring, call: Robin; Ana", berlin, 45)

    def change(kind: str, start: str, before: str, after: str, name: str) -> tuple[str, ...]:
        offsets = f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}"
        return (f"BEGIN:{kind}", f"DTSTART:{start}", *offsets, f"TZNAME:{name}", f"END:{kind}")

    assert to_ics(document(meeting)).split("\r\n") == [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mentorjournal//mentorjournal//EN"),
        *("BEGIN:VTIMEZONE", "TZID:Europe/Berlin"),
        *change("DAYLIGHT", "20251020T180000", "+0200", "+0200", "CEST"),
        *change("STANDARD", "20251026T030000", "+0200", "+0100", "CET"),
        *change("DAYLIGHT", "20260329T020000", "+0100", "+0200", "CEST"),
        *change("STANDARD", "20261025T030000", "+0200", "+0100", "CET"),
        *change("DAYLIGHT", "20270328T020000", "+0100", "+0200", "CEST"),
        *change("STANDARD", "20271031T030000", "+0200", "+0100", "CET"),
        "END:VTIMEZONE",
        *("BEGIN:VEVENT", "UID:0001@mentorjournal", "DTSTAMP:20261122T093000Z", "SEQUENCE:7"),
        *("DTSTART;TZID=Europe/Berlin:20261124T170000", "DURATION:PT45M"),
        *("SUMMARY:Mentoring\\, call: Robin\\; Ana", "END:VEVENT", "END:VCALENDAR", ""),
    ]


def test_a_day_takes_all_of_it_and_keeps_nobody_busy() -> None:
    (due,) = read(to_ics(document(event("Robin: send it", date(2026, 12, 4)))))

    assert due["DTSTART"].dt == date(2026, 12, 4)
    assert due["TRANSP"] == "TRANSPARENT"
    assert "DURATION" not in due
    assert str(due["SUMMARY"]) == "Robin: send it"


@pytest.mark.parametrize("title", HOSTILE_LINES)
def test_no_text_of_a_person_adds_a_line_to_a_calendar(title: str) -> None:
    (found,) = read(to_ics(document(event(f"Robin: {title}", date(2026, 12, 4)))))

    assert {*found} == {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "TRANSP", "SUMMARY"}
    # What no text may hold is shown as a picture of it; all else is there as it was typed.
    shown = re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", lambda c: chr(0x2400 + ord(c[0])), title)
    shown = re.sub("[\x80-\x9f\ud800-\udfff]", "\ufffd", shown)
    shown = shown.replace("\x0b", "\u240b").replace("\x0c", "\u240c")
    assert str(found["SUMMARY"]) == " ".join(f"Robin: {shown}".split())


ZONES = (
    *("Europe/Berlin", "Europe/Dublin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"),
    *("Pacific/Apia", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Kathmandu", "Etc/GMT+5"),
)


@pytest.mark.parametrize("name", ZONES)
def test_a_reader_that_knows_no_zones_finds_the_moment(name: str) -> None:
    zone = ZoneInfo(name)
    starts = [datetime(2026, 1, 15, 9, 30, tzinfo=zone) + timedelta(days=29 * n) for n in range(26)]
    text = to_ics(document(*(event("x", start) for start in starts)))

    calendar: Any
    (calendar,) = Calendar.from_ical(text, multiple=True)
    (told,) = calendar.walk("VTIMEZONE")
    clocks = told.to_tz(lookup_tzid=False)
    for found, start in zip(read(text), starts, strict=True):
        wall = found["DTSTART"].dt.replace(tzinfo=None)
        assert wall == start.replace(tzinfo=None)
        assert wall.replace(tzinfo=clocks).utcoffset() == start.utcoffset(), start


def test_a_moment_without_a_zone_is_told_in_universal_time() -> None:
    moment = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
    utc = datetime(2026, 11, 24, 16, 0, tzinfo=ZoneInfo("UTC"))

    for start in (moment, utc):
        text = to_ics(document(event("x", start)))
        assert "\r\nDTSTART:20261124T160000Z\r\n" in text
        assert "VTIMEZONE" not in text


def test_a_calendar_of_nothing_is_none() -> None:
    with pytest.raises(NotFound, match="Nothing is left in this calendar"):
        to_ics(Document("Calendar", (Paragraph("Ana"), Bullets((Item("no event"),)))))
