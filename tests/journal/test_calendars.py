"""The calendar of a journal: what is booked and due, with ids by which events move and go."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from mentorjournal.data.records.models import Relationship
from mentorjournal.documents.audience import Audience
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.journal.export_request import ExportRequest
from tests.journal.conftest import Clock

TUESDAY, FRIDAY = date(2026, 11, 24), date(2026, 12, 4)


@pytest.fixture
def clock() -> Clock:
    clock = Clock()
    clock.moment = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    return clock


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    journal.people.call_me("Robin Hale")
    return journal.relationships.begin("Ana Lima", "mentor")


@pytest.fixture
def talks(journal: Journal, clock: Clock, ana: Relationship) -> Journal:
    """A talk that was held with two promises in it, one that is booked, and a record."""
    journal.sessions.log(
        ana,
        on=clock.moment.date(),
        notes="- [ ] @me Send the deck due:2026-12-04\n  the short one\n- [ ] Ask Priya\n% x\n",
    )
    journal.sessions.bookings.plan(ana, TUESDAY, "video", at="17:00", minutes=45)
    journal.follow_ups.add(ana, "Read the book", assignee="them", due=FRIDAY)
    return journal


def events(
    journal: Journal, relationship: Relationship | None, audience: Audience = "me", **more: Any
) -> dict[str, Any]:
    """The events of the calendar by their titles."""
    wish = ExportRequest("calendar", relationship, audience, "ics", **more)
    calendar: Any = Calendar.from_ical(journal.exports.prepare(wish).text)
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


TALK = "Mentoring, video: Robin Hale and Ana Lima"


def test_what_is_booked_and_due_is_in_the_calendar(talks: Journal, ana: Relationship) -> None:
    found = events(talks, ana, "other")

    assert {*found} == {TALK, "Robin: Send the deck", "Ana: Read the book"}
    assert found[TALK]["DTSTART"].dt == datetime(2026, 11, 24, 17, tzinfo=ZoneInfo("Europe/Berlin"))
    assert found[TALK]["DURATION"].dt == timedelta(minutes=45)
    assert found["Robin: Send the deck"]["DTSTART"].dt == FRIDAY
    assert found["Ana: Read the book"]["DTSTART"].dt == FRIDAY


def test_an_event_keeps_its_id_and_counts_on_while_it_moves(
    talks: Journal, clock: Clock, ana: Relationship
) -> None:
    def now(title: str) -> tuple[str, int, date]:
        event = events(talks, ana)[title]
        start = event["DTSTART"].dt
        day = start.date() if isinstance(start, datetime) else start
        return str(event["UID"]), int(event["SEQUENCE"]), day

    first = now(TALK)
    counts: list[int] = []
    for on in (FRIDAY, date(2026, 12, 7), date(2026, 12, 7)):
        clock.move(minutes=1)
        (booked,) = talks.sessions.planned(ana.uid)
        talks.sessions.bookings.move(booked.uid, on, "video", at=f"1{len(counts)}:00")
        uid, count, day = now(TALK)
        counts.append(count)
        assert (uid, day) == (first[0], on)
    clock.move(minutes=1)
    talks.undo()
    assert [first[1], *counts, now(TALK)[1]] == [0, 60, 120, 180, 240]

    deck, book = now("Robin: Send the deck"), now("Ana: Read the book")
    clock.move(minutes=1)
    items = {item.text: item for item in talks.follow_ups.of(ana)}
    for item in items.values():
        if item.due is not None:
            talks.follow_ups.amend(item, due=date(2026, 12, 9))
    for title, before in (("Robin: Send the deck", deck), ("Ana: Read the book", book)):
        uid, count, day = now(title)
        assert (uid, day) == (before[0], date(2026, 12, 9))
        assert count > before[1]


def test_what_is_over_done_or_only_prepared_is_not_in_it(
    talks: Journal, clock: Clock, ana: Relationship
) -> None:
    (booked,) = talks.sessions.planned(ana.uid)
    talks.sessions.keep_notes(booked.uid, "- [ ] Prepared due:2026-12-04\n")
    (book,) = (one for one in talks.follow_ups.of(ana) if one.text == "Read the book")
    talks.follow_ups.amend(book, state="done")
    assert {*events(talks, ana)} == {TALK, "Robin: Send the deck"}

    talks.sessions.bookings.miss(booked.uid, "ill")
    assert {*events(talks, ana)} == {"Robin: Send the deck"}
    (deck,) = (
        one
        for one in talks.follow_ups.of(ana)
        if one.open and one.due == FRIDAY and one.since == clock.moment.date() and not one.record
    )
    talks.follow_ups.amend(deck, state="done")
    with pytest.raises(NotFound, match="Nothing is booked or due with Ana Lima"):
        events(talks, ana)


def test_mine_is_of_everybody_and_for_me_alone(talks: Journal, ana: Relationship) -> None:
    ben = talks.relationships.begin("Ben Moss", "protege")
    talks.sessions.bookings.plan(ben, FRIDAY, "face-to-face")
    talks.follow_ups.add(None, "Tidy the desk", due=FRIDAY)

    found = events(talks, None)

    assert {*found} == {
        *(TALK, "Mentoring, face to face: Robin Hale and Ben Moss", "Robin Hale: Tidy the desk"),
        *("Robin, with Ana Lima: Send the deck", "Ana Lima: Read the book"),
    }
    day = found["Mentoring, face to face: Robin Hale and Ben Moss"]
    assert (day["DTSTART"].dt, day["TRANSP"]) == (FRIDAY, "TRANSPARENT")
    for audience in ("other", "manager", "anyone"):
        with pytest.raises(Refused, match="for you alone"):
            events(talks, None, audience)
    with pytest.raises(Refused, match="between the two of you"):
        events(talks, ana, "anyone")


def test_nothing_about_pay_is_in_a_calendar(talks: Journal, ana: Relationship) -> None:
    talks.follow_ups.add(ana, "Prepare the salary talk", due=FRIDAY)
    talks.follow_ups.add(ana, "Make an offer", due=FRIDAY)
    pay, perhaps = "Robin: Prepare the salary talk", "Robin: Make an offer"

    for audience in ("me", "other", "manager"):
        found = events(talks, ana, audience)
        assert pay not in found
        assert perhaps in found
        assert pay in events(talks, ana, audience, with_pay=True)
    talks.relationships.edit(ana.uid, reporting_line="my-report")
    report = talks.relationships.get(ana.uid)
    found = events(talks, report, "other", with_pay=True)
    assert {pay, perhaps} & {*found} == set()
    assert TALK in found


def test_only_a_calendar_is_written_as_one(
    talks: Journal, ana: Relationship, tmp_path: Path
) -> None:
    wish = talks.exports.wish("agenda", ana, format="ics")
    with pytest.raises(Refused, match="Only the calendar"):
        talks.exports.prepare(wish)
    prepared = talks.exports.prepare(talks.exports.wish("calendar", ana, format="ics"))
    assert prepared.name == "2026-11-22-ana-lima-calendar-for-me.ics"
    saved = talks.exports.save(prepared, tmp_path)
    assert saved.read_bytes() == prepared.text.encode()
