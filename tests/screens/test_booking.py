"""Booking on the strip of weeks: proposed day, keys, the time elsewhere, rows of three, results."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.booking_strip import BookingStrip
from tests.screens.driver import fill_in, opened_at, press, screen_text, see
from tests.screens.driver import type_text as typed
from tests.shell.shell_help import messages
from tests.tally import now_and_then


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    """A mentor whom I call on Thursdays at five, the last time three days ago."""
    ben = journal.relationships.begin("Ben O'Neil", "protege", details={"zone": "Asia/Kolkata"})
    for day in (5, 19):
        made = journal.sessions.log(ben, on=date(2026, 11, day), minutes=45)
        journal.sessions.edit(made.uid, at="17:00")
    return ben


def strip_rows(app: Any) -> list[str]:
    """What the strip shows."""
    rows = screen_text(app).splitlines()
    first = next(at for at, row in enumerate(rows) if "MTWTFSS" in row)
    return [row.strip() for row in rows[first + 1 : first + 5]]


@now_and_then
async def test_b_and_enter_book_the_first_good_day_and_arrows_any_other(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    journal.sessions.bookings.plan(ana, date(2026, 11, 25), "video", at="12:30")
    async with opened_at(journal, "relationship", ben.uid, notifications=True) as (app, pilot):
        await press(pilot, "session.book")
        await see(pilot, "Book with Ben O'Neil", "Ben is in Kolkata", "for Ben")
        [times] = [row for row in screen_text(app).splitlines() if "Time" in row]
        assert times.index("17:00") < times.index("22:30 for Ben") < times.index("Length")
        # The last call was on 19 Nov: from 3 Dec on, a Thursday, to the end of its window.
        assert strip_rows(app)[0].startswith("call           ·  ·······  ···████  ███████")
        assert strip_rows(app)[1].startswith("mine           ·  ··1····  ·······")
        assert strip_rows(app)[2].startswith("Ben            ·  ·······  ···▲···")
        await see(pilot, "Thu 3 Dec, in 11 days: in good time.", "enter book", "← → day")
        await pilot.press("left", "up")
        await see(
            pilot, "Wed 25 Nov, in 3 days. 25 Nov 2026 is soon", "That day also Ana Lima 12:30"
        )
        await press(pilot, "app.hide")
        await see(pilot, "Wed 25 Nov, in 3 days.")
        assert "Ana Lima" not in screen_text(app)
        assert "soon" not in screen_text(app)
        await press(pilot, "app.hide")
        await pilot.press("down", "right", "enter")
        [session] = journal.sessions.planned(ben.uid)
        assert (session.on, session.at, session.planned_minutes, session.channel) == (
            date(2026, 12, 3),
            "17:00",
            45,
            "call",
        )
        assert any("Booked: Thu 3 Dec, 17:00" in words for words in messages(app))
        # What is typed goes into the field of the day, and every 2w books three.
        await press(pilot, "session.book")
        await typed(pilot, "18dec")
        await fill_in(pilot, {"at": "25:00", "every": "2w"})
        await press(pilot, "form.save")
        assert "no such time as 25:00" in screen_text(app)
        await see(pilot, "Then Fri 1 Jan 2027, Fri 15 Jan 2027")
        await pilot.press("shift+tab", "shift+tab", "shift+tab")
        await typed(pilot, "9:15")
        await press(pilot, "form.save")
        assert [s.on for s in journal.sessions.planned(ben.uid)] == [
            date(2026, 12, 3),
            date(2026, 12, 18),
            date(2027, 1, 1),
            date(2027, 1, 15),
        ]
        # r asks what became of one; moving it moves that one alone.
        await press(pilot, "session.miss")
        await see(pilot, "Ben O'Neil, booked for Thu 3 Dec", "● moved   ○ missed   ○ held")
        await fill_in(pilot, {"on": "2026-12-04", "reason": "Ill"})
        await press(pilot, "form.save")
        assert [s.on.day for s in journal.sessions.planned(ben.uid)] == [4, 18, 1, 15]


@now_and_then
async def test_below_sixty_columns_three_weeks_are_seen_and_follow_the_chosen_day(
    journal: Journal, ben: Relationship
) -> None:
    async with opened_at(journal, "relationship", ben.uid, size=(59, 24)) as (_, pilot):
        await press(pilot, "session.book")
        await see(pilot, "Nov 16   23       30", "Every")
        await pilot.press("down", "down", "down")
        await see(pilot, "Dec 7    14       21", "Thu 24 Dec")
        await pilot.click(BookingStrip, offset=(9, 1))
        await see(pilot, "Mon 7 Dec, in 2 weeks")
        await pilot.press("escape")
    assert journal.sessions.planned(ben.uid) == []
