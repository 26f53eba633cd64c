"""Sessions from the dashboard: started, offered, booked, logged, and what became of them."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from tests.screens.board import (
    a_quiet_one,
    an_active_one,
    highlight,
    row_of,
    to_the_step,
)
from tests.screens.driver import (
    answer,
    here,
    messages,
    open_at,
    opened_at,
    press,
    reply,
    screen_text,
    see,
    type_text,
    until,
)
from tests.tally import in_turn, now_and_then

SMALL = (80, 24)


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return an_active_one(journal)


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    return a_quiet_one(journal)


async def test_one_key_opens_a_running_session_with_its_agenda(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "session.start")
        await until(pilot, lambda: here(app).WHERE == "session")
        running = journal.sessions.running()
        assert running is not None
        assert running.relationship == ana.uid
        assert {"Send the deck", "Ask for the slot"} <= {item.text for item in running.agenda}


async def test_a_running_session_elsewhere_is_offered_instead_of_a_second_one(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    running = journal.sessions.start(ben)
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await highlight(pilot, "Ana Lima")
        await press(pilot, "session.start")
        await see(pilot, "The session with Ben O'Neil is still running, since 09:30.")
        await pilot.press("down")
        await answer(pilot, "choose.take")
        await until(pilot, lambda: here(app).WHERE == "session")
        assert here(app).uid == running.uid
    assert [s.uid for s in journal.sessions.all() if s.state == "running"] == [running.uid]


@now_and_then
async def test_the_wrap_up_of_a_call_that_ended_for_another_waits_in_next(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    with_ben = journal.sessions.start(ben)
    journal.sessions.keep_notes(with_ben.uid, "! said")
    async with opened_at(journal, "dashboard", size=(100, 30), notifications=True) as (app, pilot):
        await highlight(pilot, "Ana Lima")
        await press(pilot, "session.start")
        await see(pilot, "still running", "End it and begin the one with Ana Lima", "enter choose")
        await reply(pilot, "enter")
        await until(pilot, lambda: here(app).WHERE == "session")
        running = journal.sessions.running()
        assert running is not None
        assert running.relationship == ana.uid
        assert journal.sessions.get(with_ben.uid).state == "happened"

        await open_at(pilot, "dashboard")
        await to_the_step(pilot, "wrap up")
        await press(pilot, "relationship.open")
        await see(pilot, "Ben O'Neil · call · wrap up", "! said", "Summary")
        await press(pilot, "wrap_up.later")
        await press(pilot, "app.back")
        await see(pilot, "wrap up the call")
        await press(pilot, "relationship.open")
        await see(pilot, "Ben O'Neil · call · wrap up", "Summary")
        await type_text(pilot, "It went well.")
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
        await open_at(pilot, "dashboard")
        assert "wrap up the call" not in screen_text(app)
    wrapped = journal.sessions.get(with_ben.uid)
    assert (wrapped.summary, wrapped.notes) == ("It went well.", "! said")


async def test_a_day_against_the_rhythm_is_warned_of_while_typed_and_booked_all_the_same(
    journal: Journal, ben: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await press(pilot, "session.book")
        await type_text(pilot, "2026-12-24")
        await see(pilot, "24 Dec 2026 is late")
        await press(pilot, "form.save")
        booked = [s for s in journal.sessions.of(ben) if s.state == "planned"]
        assert [s.on for s in booked] == [date(2026, 12, 24)]
        assert "Booked: Thu 24 Dec, in 4 weeks. 24 Dec 2026 is late" in messages(app)[0]


@in_turn("typed", ["soon", "2026-02-30", "26-12-01", "2026-11-01"])
async def test_a_day_that_cannot_be_is_refused_below_its_field_and_nothing_changes(
    journal: Journal, ben: Relationship, typed: str
) -> None:
    before = journal.file.revision
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "session.book")
        await type_text(pilot, typed)
        await press(pilot, "form.save")
        lines = screen_text(app).splitlines()
        field = next(index for index, row in enumerate(lines) if "Day *" in row)
        assert typed in lines[field]
        assert (
            "Write it as" in lines[field + 1]
            or "a year" in lines[field + 1]
            or ("That day is over" in lines[field + 1])
        )
        assert journal.file.revision == before


async def test_logging_a_past_session_moves_the_last_contact(
    journal: Journal, ben: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=(100, 30)) as (app, pilot):
        assert "stale" in row_of(app, "Ben O'Neil")
        await press(pilot, "session.log")
        await pilot.press(*["backspace"] * len("today"))
        await type_text(pilot, "-2d")
        await press(pilot, "form.save")
        await until(pilot, lambda: "20 Nov" in row_of(app, "Ben O'Neil"))
        assert "stale" not in row_of(app, "Ben O'Neil")
        last = journal.sessions.last(ben)
        assert last is not None
        assert (last.on, last.channel) == (date(2026, 11, 20), "face-to-face")


async def test_a_booked_day_that_has_passed_asks_what_became_of_it(
    journal: Journal, ana: Relationship
) -> None:
    (planned,) = (s for s in journal.sessions.of(ana) if s.state == "planned")
    journal.sessions.edit(planned.uid, on=date(2026, 11, 19))
    async with opened_at(journal, "dashboard", size=SMALL) as (_, pilot):
        await to_the_step(pilot, "not recorded")
        await press(pilot, "relationship.open")
        await see(pilot, "Ana Lima, booked for Thu 19 Nov")
        await pilot.press("m", "i")
        await press(pilot, "form.save")
        assert journal.sessions.get(planned.uid).state == "missed"
