"""A planned session: prepared, started, and what happens while another one is running."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from tests.screens.board import highlight
from tests.screens.driver import (
    answer,
    here,
    open_at,
    opened,
    opened_at,
    press,
    see,
    type_text,
    until,
)
from tests.tally import now_and_then


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ben [/x]", "protege", start=date(2026, 5, 12))


@now_and_then
async def test_a_planned_session_is_prepared_and_started_where_it_stands(
    journal: Journal, ana: Relationship
) -> None:
    planned = journal.sessions.bookings.plan(ana, date(2026, 12, 1))
    async with opened_at(journal, "session", planned.uid, size=(120, 40)) as (_, pilot):
        await type_text(pilot, "Ask about Priya")
        await press(pilot, "agenda.add")
        await type_text(pilot, "Pricing")
        await press(pilot, "form.save")
        await see(pilot, "planned", "f10 starts it", "Pricing")
        await press(pilot, "session.wrap_up")
        assert journal.sessions.get(planned.uid).state == "planned"
        await press(pilot, "session.begin")
        await see(pilot, "00:00:00", "Ask about Priya", "Pricing")
    running = journal.sessions.get(planned.uid)
    assert (running.state, running.notes) == ("running", "Ask about Priya")


@pytest.mark.parametrize("place", ["dashboard", "relationship", "session"])
async def test_a_second_start_offers_the_first_with_its_name_and_time(
    journal: Journal, ana: Relationship, ben: Relationship, place: str
) -> None:
    planned = journal.sessions.bookings.plan(ana, date(2026, 12, 1))
    running = journal.sessions.start(ben)
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        if place == "session":
            await open_at(pilot, "session", planned.uid)
            await press(pilot, "session.begin")
        else:
            await open_at(pilot, place, ana.uid if place == "relationship" else "")
            if place == "dashboard":
                await highlight(pilot, "Ana Lima")
            await press(pilot, "session.start")
        await see(pilot, "Ben [/x] is still running, since 09:30")
        await pilot.press("down")
        await answer(pilot, "choose.take")
        await until(pilot, lambda: here(app).WHERE == "session" and here(app).uid == running.uid)
    assert journal.sessions.get(planned.uid).state == "planned"


async def test_a_planned_session_takes_the_words_typed_while_another_one_ran(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    planned = journal.sessions.bookings.plan(ana, date(2026, 12, 1))
    journal.sessions.keep_notes(planned.uid, "! prepared")
    running = journal.sessions.start(ben)
    async with opened_at(journal, "session", planned.uid) as (app, pilot):
        await press(pilot, "session.begin")
        await see(pilot, "End it and begin the one with")
        await type_text(pilot, "no")
        await answer(pilot, "choose.take")
        await see(pilot, "prepared", "00:00:00")
        await type_text(pilot, "w")
        await press(pilot, "app.dashboard")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
    assert journal.sessions.get(running.uid).state == "happened"
    begun = journal.sessions.get(planned.uid)
    assert (begun.state, begun.notes) == ("running", "! prepared\nnow")
