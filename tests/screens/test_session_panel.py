"""The panel by keyboard; what a planned session comes back to; advice that was given before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.shared_view import SharedView
from mentorjournal.widgets.side_panel import LastTime, SidePanel
from tests.screens.driver import (
    here,
    messages,
    opened_at,
    press,
    screen_text,
    see,
    type_text,
    until,
)
from tests.tally import in_turn, now_and_then


@in_turn("size", [(80, 24), (120, 40)])
async def test_a_key_goes_through_the_panel_which_scrolls_and_back_to_the_notes(
    journal: Journal, ana: Relationship, size: tuple[int, int]
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 9), summary="What was said then")
    session = journal.sessions.start(ana)
    journal.sessions.agenda.add(session.uid, "Pricing")
    points = "\n".join(f"! point {number}." for number in range(60))
    journal.sessions.keep_notes(session.uid, points)
    async with opened_at(journal, "session", session.uid, size=size) as (app, pilot):
        await press(pilot, "session.read_panel")
        await see(pilot, "· point 59.")
        await pilot.press("home")
        await see(pilot, "· point 0.")
        await pilot.press("end")
        await until(pilot, lambda: "· point 59." in screen_text(app))
        seen = [type(app.focused)]
        for words in ("□ Pricing", "What was said then", "· point 59."):
            await press(pilot, "session.read_panel")
            await see(pilot, words)
            seen.append(type(app.focused))
        assert seen == [SharedView, AgendaList, LastTime, NotesEditor]
        await type_text(pilot, "x")
        assert here(app).query_one(NotesEditor).text == f"{points}x"
        await press(pilot, "session.read_panel")
        await type_text(pilot, "y")
        assert here(app).query_one(NotesEditor).text == f"{points}xy"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_below_the_notes_each_part_takes_the_rows_it_needs_and_half_at_most(
    journal: Journal, ana: Relationship, size: tuple[int, int]
) -> None:
    session = journal.sessions.start(ana)
    for at in range(30):
        journal.sessions.agenda.add(session.uid, f"Point {at}")
    journal.sessions.keep_notes(session.uid, "! one\n= two\nprivate")
    async with opened_at(journal, "session", session.uid, size=size) as (app, pilot):
        await press(pilot, "session.panel")
        await see(pilot, "── Will be shared 2 of 3 ── Agenda 0 of 30 ── Last time ──")
        panel = here(app).query_one(SidePanel)
        await until(pilot, lambda: panel.size.height == 3)
        rows = screen_text(app).split("\n")[-4:-1]
        assert rows[1].split() == ["·", "two", "decision"]
        assert rows[2].split() == ["·", "one", "key", "point"]
        await press(pilot, "session.read_panel")
        await press(pilot, "session.read_panel")
        await until(pilot, lambda: panel.size.height == (size[1] - 2) // 2)


async def test_beside_the_notes_no_part_takes_rows_that_it_does_not_need(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 9), summary="Said then")
    session = journal.sessions.start(ana)
    for at in range(30):
        journal.sessions.agenda.add(session.uid, f"Point {at}")
    async with opened_at(journal, "session", session.uid, size=(120, 30)) as (app, pilot):
        await see(pilot, "Said then")
        await type_text(pilot, "! one")
        agenda, shared = here(app).query_one(AgendaList), here(app).query_one(SharedView)
        await until(pilot, lambda: shared.size.height == 2)
        # The rest: three headings, two blank rows, two rows of last time.
        assert agenda.size.height == 28 - 3 - 2 - 2 - 2
        await until(pilot, lambda: journal.sessions.get(session.uid).notes == "! one")
        journal.sessions.keep_notes(session.uid, "\n".join(f"! {at}" for at in range(60)))
        await until(pilot, lambda: agenda.size.height == 3)
        await see(pilot, "Said then", "Last time   Mon 9 Nov, call")


async def test_a_new_point_of_the_agenda_is_in_sight(journal: Journal, ana: Relationship) -> None:
    session = journal.sessions.start(ana)
    for at in range(30):
        journal.sessions.agenda.add(session.uid, f"Point {at}")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "agenda.add")
        await type_text(pilot, "Quite new\n")
        await see(pilot, "□ Quite new", "Agenda 0 of 31")
        assert app.focused is here(app).query_one(NotesEditor)


async def test_what_the_agenda_has_no_room_for_is_counted(
    journal: Journal, ana: Relationship
) -> None:
    notes = "\n".join(f"- [ ] promise {at}" for at in range(21))
    journal.sessions.log(ana, on=date(2023, 11, 9), notes=notes)
    session = journal.sessions.start(ana, agenda=journal.overview.agenda_for(ana))
    journal.sessions.keep_notes(session.uid, "- [ ] one of today")
    async with opened_at(journal, "session", session.uid, size=(120, 40)) as (_, pilot):
        # Three of the ten are this month's questions.
        await see(pilot, "Agenda   0 of 10, 14 older", "month 7")


@now_and_then
async def test_the_panel_shows_the_line_that_is_being_typed(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.start(ana)
    notes = "\n".join(f"{mark} {mark} point {at}" for mark in "=!>?" for at in range(9))
    journal.sessions.keep_notes(session.uid, notes)
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.panel")
        await see(pilot, "· ? point 8")
        await pilot.press(*["up"] * 22)
        await type_text(pilot, "!")
        await see(pilot, "· ! point 4!")
        assert "· ? point 8" not in screen_text(app)
        await pilot.press("ctrl+end", "enter")
        await type_text(pilot, "= new")
        await see(pilot, "· new")


@now_and_then
async def test_a_planned_session_shows_what_it_will_come_back_to(
    journal: Journal, ana: Relationship
) -> None:
    journal.follow_ups.add(ana, "Send the deck")
    planned = journal.sessions.bookings.plan(ana, date(2026, 12, 1))
    async with opened_at(journal, "session", planned.uid, size=(120, 40)) as (app, pilot):
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
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await type_text(pilot, "> lead with the number")
        assert "given before" not in screen_text(app)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "given before: Ben [/x], Mon 2 Nov" in screen_text(app))
        await press(pilot, "app.hide")
        await until(pilot, lambda: "Ben [/x]" not in screen_text(app))
        assert journal.sessions.get(session.uid).notes.count("given") == 0


@now_and_then
async def test_the_foot_names_the_keys_of_the_agenda_while_the_cursor_is_in_it(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.start(ana)
    journal.sessions.agenda.add(session.uid, "Pricing")
    async with opened_at(journal, "session", session.uid, size=(120, 40), notifications=True) as (
        _,
        pilot,
    ):
        await see(pilot, "^t mark   ^l private   f2 panel   f8 wrap up   f9 share")
        await press(pilot, "session.read_panel")
        await see(pilot, "f2 panel   f8 wrap up   f9 share")
        await press(pilot, "session.read_panel")
        await see(pilot, "space tick   del remove   ^z undo   f2 panel   f8 wrap up")
        await press(pilot, "agenda.remove")
        await see(pilot, "Off the agenda: “Pricing”. ^z here brings it back.")
        await press(pilot, "agenda.undo")
        await pilot.press("escape")
        await see(pilot, "^t mark   ^l private   f2 panel   f8 wrap up   f9 share")


async def test_only_what_is_shared_is_written_anew_while_one_types(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.start(ana)
    journal.sessions.keep_notes(session.uid, "! key\nfor me")
    async with opened_at(journal, "session", session.uid, size=(120, 40)) as (app, pilot):
        await see(pilot, "· key")
        screen: Any = here(app)
        notes, shown = screen.query_one(NotesEditor), screen.query_one(SharedView)
        before = shown._document

        await type_text(pilot, "x")
        await until(pilot, lambda: screen.panel.pace._first is None)
        assert shown._document is before

        notes.move_cursor((0, 5))
        await type_text(pilot, "y")
        await see(pilot, "· keyy")
        assert shown._document is not before


async def test_an_empty_page_says_what_was_said_last_time_where_no_panel_does(
    journal: Journal, ana: Relationship
) -> None:
    first = journal.sessions.start(ana)
    async with opened_at(journal, "session", first.uid) as (app, pilot):
        await see(pilot, "Type away")
        assert "Last time" not in screen_text(app), "there was none"
        journal.sessions.log(ana, on=date(2026, 11, 9), notes="Only [/x] for me", minutes=30)
        await see(pilot, "Last time Mon 9 Nov, call: Only [/x] for me   f2 shows it")
        await press(pilot, "app.hide")
        await see(pilot, "Private notes are hidden.   f2 shows it")
        await press(pilot, "app.hide")
        journal.sessions.log(ana, on=date(2026, 11, 16), summary=f"{'long ' * 30}\nsecond row")
        await see(pilot, "Last time Mon 16 Nov, call: long long", "…   f2 shows it")
        await pilot.resize_terminal(120, 24)
        await see(pilot, "Type away", "second row")
        await until(pilot, lambda: "shows it" not in screen_text(app))
        await pilot.resize_terminal(80, 24)
        await see(pilot, "f2 shows it")
        await press(pilot, "session.panel")
        await until(pilot, lambda: "shows it" not in screen_text(app))
        await press(pilot, "session.panel")
        await see(pilot, "f2 shows it")
        await type_text(pilot, "x")
        assert "Last time" not in screen_text(app)
