"""The panel by keyboard; what a planned session comes back to; advice that was given before."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.session_notes import SessionNotes
from mentorjournal.widgets.shared_view import SharedView
from mentorjournal.widgets.side_panel import LastTime
from tests.screens.driver import (
    here,
    messages,
    open_at,
    opened,
    press,
    screen_text,
    see,
    type_text,
    until,
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_key_goes_through_the_panel_which_scrolls_and_back_to_the_notes(
    journal: Journal, ana: Relationship, size: tuple[int, int]
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 9), summary="What was said then")
    session = journal.sessions.start(ana)
    journal.sessions.add_point(session.uid, "Pricing")
    points = "\n".join(f"! point {number}." for number in range(60))
    journal.sessions.keep_notes(session.uid, points)
    app = opened(journal)
    async with app.run_test(size=size) as pilot:
        await open_at(pilot, "session", session.uid)
        await press(pilot, "session.read_panel")
        await see(pilot, "· point 59.")
        await pilot.press("home")
        await see(pilot, "· point 0.")
        await pilot.press("end")
        await until(pilot, lambda: "· point 59." in screen_text(app))
        await see(pilot, "What was said then")
        seen = [type(app.focused)]
        for _ in range(3):
            await press(pilot, "session.read_panel")
            seen.append(type(app.focused))
        assert seen == [SharedView, AgendaList, LastTime, SessionNotes]
        await type_text(pilot, "x")
        assert here(app).query_one(SessionNotes).text == f"{points}x"
        await press(pilot, "session.read_panel")
        await type_text(pilot, "y")
        assert here(app).query_one(SessionNotes).text == f"{points}xy"


async def test_the_panel_shows_the_line_that_is_being_typed(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.start(ana)
    notes = "\n".join(f"{mark} {mark} point {at}" for mark in "=!>?" for at in range(9))
    journal.sessions.keep_notes(session.uid, notes)
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "session", session.uid)
        await press(pilot, "session.panel")
        await see(pilot, "· ? point 8")
        await pilot.press(*["up"] * 22)
        await type_text(pilot, "!")
        await see(pilot, "· ! point 4!")
        assert "· ? point 8" not in screen_text(app)
        await pilot.press("ctrl+end", "enter")
        await type_text(pilot, "= new")
        await see(pilot, "· new")


async def test_a_planned_session_shows_what_it_will_come_back_to(
    journal: Journal, ana: Relationship
) -> None:
    journal.follow_ups.add(ana, "Send the deck")
    planned = journal.sessions.plan(ana, date(2026, 12, 1))
    app = opened(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_at(pilot, "session", planned.uid)
        await see(pilot, "□ Send the deck", "month 7")
        await pilot.press("alt+o", "alt+o", "home", "space")
        await until(pilot, lambda: "by itself when the session starts" in messages(app)[-1])
        await press(pilot, "agenda.remove")
        assert journal.sessions.get(planned.uid).agenda == ()
        await press(pilot, "session.begin")
        await until(pilot, lambda: journal.sessions.get(planned.uid).state == "running")
        await see(pilot, "□ Send the deck")
    assert journal.sessions.get(planned.uid).agenda[0].text == "Send the deck"


async def test_advice_given_before_by_somebody_else_says_so_once_its_line_is_left(
    journal: Journal,
) -> None:
    ben = journal.relationships.begin("Ben [/x]", "protege", start=date(2026, 5, 12))
    journal.sessions.log(ben, on=date(2026, 11, 2), notes="> Lead with the number")
    zoe = journal.relationships.begin("Zoë", "protege", start=date(2026, 5, 12))
    session = journal.sessions.start(zoe)
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "session", session.uid)
        await type_text(pilot, "> lead with the number")
        assert "given before" not in screen_text(app)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "given before: Ben [/x], Mon 2 Nov" in screen_text(app))
        await press(pilot, "app.hide")
        await until(pilot, lambda: "Ben [/x]" not in screen_text(app))
        assert journal.sessions.get(session.uid).notes.count("given") == 0
