"""Introductions by keyboard: begun, led on with one key, ended, and as a step of Next."""

from __future__ import annotations

from datetime import date

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.widgets.next_list import NextList
from mentorjournal.widgets.notes_editor import NotesEditor
from tests.screens.driver import (
    fill_in,
    here,
    messages,
    opened,
    opened_at,
    press,
    screen_text,
    see,
    until,
)
from tests.tally import now_and_then

SMALL = (80, 24)


def door_of(journal: Journal, ana: Relationship) -> tuple[date | None, date | None]:
    (door,) = journal.introductions.of(ana)
    return door.asked, door.target_yes


@now_and_then
async def test_a_door_is_begun_where_doors_are_listed_and_x_goes_on(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 9))
    async with opened_at(journal, "timeline", ana.uid, size=SMALL) as (app, pilot):
        for _ in range(6):
            await press(pilot, "timeline.kind")
        await see(pilot, "No door yet: an introduction", "a begins one: to whom", "a a door")
        await press(pilot, "follow_up.add")
        await see(pilot, "Whom could Ana Lima meet?")
        await fill_in(pilot, {"to": "Priya [b]Nair", "why": "Who owns price?", "horizon": "5"})
        await press(pilot, "form.save")
        await see(pilot, "Priya [b]Nair", "not asked yet", "x Ana asked")
        await press(pilot, "follow_up.done")
        await until(pilot, lambda: "asked for; next: ask whether they would" in messages(app)[-1])
        await see(pilot, "x Priya said yes")
        await press(pilot, "export.open")
        await until(pilot, lambda: here(app).WHERE == "export")
        await see(pilot, "Introduction to Priya [b]Nair  for  me", "I mentor Ana Lima.")
        await press(pilot, "app.back")
        await press(pilot, "follow_up.done")
        await see(pilot, "they said yes", "x Ana said yes")
        today = journal.today()
        assert door_of(journal, ana) == (today, today)
        await press(pilot, "app.undo")
        await see(pilot, "asked for")
        await press(pilot, "entry.open")
        await see(pilot, "Introduction to Priya [b]Nair")
        await fill_in(pilot, {"declined": "today", "outcome": "Away until May"})
        await press(pilot, "form.save")
        await see(pilot, "Away until May")
        # Nothing is left to do for it, so the key has nothing to do.
        await press(pilot, "follow_up.done")
        assert door_of(journal, ana) == (today, None)


@now_and_then
async def test_doors_that_my_mentors_open_stand_among_my_mentors(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 5, 12))
    door = journal.introductions.add(ben, "Orla [/x]", made=date(2026, 11, 18))
    async with opened_at(journal, "mentors", ME, size=SMALL) as (_, pilot):
        await see(pilot, "Doors", "Ben → Orla [/x]", "made, thank by Fri 18 Dec")
        await press(pilot, "introduction.add")
        await see(pilot, "Whom could Ben O'Neil introduce you to?")
        await pilot.press("escape", "tab")
        await see(pilot, "r we met", "s share")
        await press(pilot, "ask.next")
        await see(pilot, "met, thank by Tue 22 Dec", "r thank for it")
        assert journal.introductions.get(door.uid).met == journal.today()
        await press(pilot, "relationship.open")
        await see(pilot, "Ben O'Neil › timeline", "› doors ‹")
        await press(pilot, "relationship.open")
        await fill_in(pilot, {"became": "prospect"})
        await press(pilot, "form.save")
        await until(pilot, lambda: journal.introductions.get(door.uid).became == "prospect")
    orla = journal.relationships.find("Orla [/x]")
    assert journal.relationships.person(orla).how_met == "Introduced by Ben O'Neil"


@now_and_then
async def test_a_door_that_waits_is_a_step_which_leads_to_it_and_goes_on(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 20), channel="face-to-face")
    journal.sessions.bookings.plan(ana, date(2026, 12, 4), "call")
    journal.introductions.add(ana, "Priya Nair", made=date(2026, 11, 2), met=date(2026, 11, 9))
    app = opened(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await see(pilot, "thank for Priya Nair", "by Wed 9 Dec")
        here(app).query_one(NextList).focus()
        await pilot.press("home", "enter")
        await see(pilot, "Ana Lima › timeline", "› doors ‹", "met, thank by Wed 9 Dec")
        await press(pilot, "follow_up.done")
        await until(pilot, lambda: "thanked" in screen_text(app))
        await see(pilot, "x what came of it")
        await press(pilot, "follow_up.done")
        await see(pilot, "Introduction to Priya Nair")
        assert app.focused is not None
        await pilot.press(*"Lunch")
        await press(pilot, "form.save")
        await see(pilot, "Lunch")
    door = journal.introductions.of(ana)[0]
    assert (door.thanked, door.outcome) == (journal.today(), "Lunch")


@now_and_then
async def test_advice_of_several_mentors_stands_among_them_and_leads_to_its_line(
    journal: Journal,
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 5, 12))
    maya = journal.relationships.begin("Maya", "protege", start=date(2026, 5, 12))
    rank = "rank by what it changed, not by how hard it was"
    journal.sessions.log(ben, on=date(2026, 11, 18), notes=f"! [x]\n> {rank.capitalize()}\n\nBye")
    journal.sessions.log(maya, on=date(2026, 11, 19), notes=f"> In a review {rank}")
    async with opened_at(journal, "mentors", ME, size=SMALL) as (app, pilot):
        await see(pilot, "Heard twice “Rank by what it changed, not by how hard it", "Ben, Maya")
        await see(pilot, "not advised yet: strategic thinking")
        await pilot.press("tab", "G")
        await press(pilot, "relationship.open")
        await until(pilot, lambda: here(app).WHERE == "session")
        await until(pilot, lambda: app.screen.query_one(NotesEditor).cursor_location[0] == 1)
