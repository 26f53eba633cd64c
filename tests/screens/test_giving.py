"""Giving: the page, what became of advice, one-offs and the line, on one screen and by its keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Capacity
from mentorjournal.journal import Journal
from mentorjournal.paths import export_folder
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.settings import read_settings
from mentorjournal.widgets.field_row import FieldRow
from mentorjournal.widgets.giving_list import GivingList
from mentorjournal.widgets.notes_editor import NotesEditor
from tests.screens.board import to_the_step
from tests.screens.driver import (
    HOSTILE,
    fill_in,
    here,
    hostile_proof,
    messages,
    open_at,
    opened_at,
    press,
    save,
    screen_text,
    see,
    some_hostile,
    until,
)
from tests.tally import now_and_then

SMALL = (80, 24)


@pytest.fixture
def given(journal: Journal) -> Journal:
    """What the sketch of the place shows, on 22 Nov 2026."""
    journal.people.call_me("Robin Hale", Capacity(recurring=3))
    begin, circle = journal.relationships.begin, journal.circle
    ben = begin("Ben O'Neil", "protege", start=date(2026, 1, 5))
    circle.pay_forward(ben.uid, None, mentored_by="Vera Holm")
    ana = begin("Ana Lima", "mentor", start=date(2026, 2, 2))
    circle.pay_forward(ana.uid, date(2026, 11, 3), first_protege="Lea Kunz")
    begin("Chidi Okafor", "mentor", start=date(2026, 9, 1))
    begin(
        "Dana Weiss", "mentor", form="one-off", start=date(2026, 10, 5),
        details={"source": "live"},
    )  # fmt: skip
    journal.sessions.log(ana, on=date(2026, 11, 16), minutes=310, notes="> One\n\n> Two\n\nBye")
    advice = journal.follow_ups.of(ana)[0]
    journal.follow_ups.amend(
        advice, tried="twice", result="she led with it", helped=True, reported=journal.today()
    )
    journal.people.page.write(offer="An hour.", why="I was helped.", worked="Asking.")
    return journal


def rows(app: Any) -> list[str]:
    return [row.rstrip() for row in screen_text(app).splitlines() if row.strip()]


@now_and_then
async def test_all_of_it_stands_on_one_screen_and_each_row_leads_on(given: Journal) -> None:
    async with opened_at(given, "plan", ME, size=SMALL) as (app, pilot):
        await press(pilot, "tab.giving")
        await until(pilot, lambda: here(app).WHERE == "giving")
        await see(pilot, "paid forward")
        assert rows(app)[0].split("   ")[0] == " Me › giving"
        assert rows(app)[0].endswith("   2 of 3 slots, 1 one-off   5:10 h   safe")
        assert rows(app)[2:-1] == [
            " › 1 page, 3 of 7 filled   you: worst mistakes, to my young…   s as half a page",
            "   Given    2 pieces of advice: 1 tried, 1 helped, 1 reported back",
            "   Heard    no advice yet",
            "   One-offs 1 this year; from live events 1; nothing said of what came of it",
            "   Dana Weiss   Mon  5 Oct   live events   nothing said yet",
            " The line",
            "   Vera Holm",
            "   └─ Ben O'Neil ── you",
            "                    ├─ Ana Lima        paid forward 3 Nov",
            "                    │  └─ Lea Kunz",
            "                    └─ Chidi Okafor",
        ]
        assert rows(app)[-1].startswith(" enter open   s share   a add   w as picture")
        await pilot.press("G")
        await press(pilot, "giving.result")
        await fill_in(pilot, {"paid_forward": "yesterday", "first_protege": "Zoë [/x]"})
        await press(pilot, "form.save")
        await see(pilot, "└─ Zoë [/x]")
        await see(pilot, "└─ Chidi Okafor    paid forward 21 Nov")
        await press(pilot, "giving.open")
        await until(pilot, lambda: here(app).WHERE == "relationship")
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "giving")
        await press(pilot, "app.undo")
        await until(pilot, lambda: "Zoë" not in screen_text(app))


@now_and_then
async def test_advice_unfolds_with_what_came_of_it_and_leads_to_its_line(given: Journal) -> None:
    given.introductions.add(given.relationships.find("Ana"), "Priya [/x]", asked=given.today())
    async with opened_at(given, "giving", ME, size=SMALL) as (app, pilot):
        await see(pilot, "paid forward")
        await pilot.press("g", "j")
        await press(pilot, "giving.open")
        await see(pilot, "Given    2 pieces")
        await see(pilot, "twice; she led with it")
        assert [row.split("  ")[-1].strip() for row in rows(app)[3:7]] == [
            "2 pieces of advice: 1 tried, 1 helped, 1 reported back",
            "tried, helped, reported back",
            "twice; she led with it",
            "Two",
        ]
        await press(pilot, "app.hide")
        await until(pilot, lambda: "she led" not in screen_text(app))
        await press(pilot, "app.hide")
        await pilot.press("j", "j")
        await press(pilot, "giving.result")
        await fill_in(pilot, {"tried": "in a talk [/x]"})
        await press(pilot, "form.save")
        await see(pilot, "Given    2 pieces of advice: 2 tried, 1 helped")
        await see(pilot, "in a talk [/x]")
        await press(pilot, "giving.open")
        await until(pilot, lambda: here(app).WHERE == "session")
        await until(pilot, lambda: app.screen.query_one(NotesEditor).cursor_location[0] == 2)
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "giving")
        await pilot.press("g", "j")
        await press(pilot, "giving.unfold")
        await until(pilot, lambda: "in a talk" not in screen_text(app))
        await pilot.press("j", "j")
        await press(pilot, "giving.open")
        await see(pilot, "Ana → Priya [/x]", "next: ask whether they would")
        await pilot.press("j")
        await see(pilot, "r Priya said yes")
        await press(pilot, "giving.result")
        await see(pilot, "they said yes; next:", "r Ana said yes")
        await press(pilot, "giving.open")
        await see(pilot, "Ana Lima › timeline", "› doors ‹")
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "giving")
        # Of a one-off it asks what came of it.
        await pilot.press("j")
        await press(pilot, "giving.result")
        await see(pilot, "● completed", "I learned")
        await pilot.press("escape", "g", "j", "j")
        await press(pilot, "giving.open")
        await until(pilot, lambda: any("No advice yet" in said for said in messages(app)))


@now_and_then
async def test_the_page_is_filled_and_shared_and_the_line_becomes_a_picture(
    journal: Journal,
) -> None:
    async with opened_at(journal, "giving", ME, size=SMALL) as (app, pilot):
        await see(pilot, "One line: what could you give? Enter. It makes half a page.")
        await see(pilot, "1 page, 0 of 7 filled   you: what I offer, why I do this,")
        assert "as half" not in screen_text(app)
        journal.people.call_me("Robin Hale", Capacity(otherwise="a name [/x]"))
        await see(pilot, "Besides  a name [/x]")
        await press(pilot, "giving.picture")
        await until(pilot, lambda: "There is nobody in the line yet." in messages(app))
        await save(pilot, "giving.open", {"offer": "An hour [/x]"})
        await see(pilot, "1 page, 1 of 7 filled")
        await see(pilot, "s as half a page")
        assert "what could you give" not in screen_text(app)
        await press(pilot, "person.add")
        fields = {row.field.id: row.value for row in app.screen.query(FieldRow)}
        assert fields["my_role"] == "mentor"
        await pilot.press("escape")
        journal.relationships.begin(HOSTILE[0], "mentor")
        here(app).tick()
        for _ in range(2):
            await press(pilot, "giving.picture")
            await until(pilot, lambda: any("Written: " in said for said in messages(app)))
        folder = export_folder(read_settings().export_folder)
        names = sorted(path.name for path in Path(folder).iterdir())
        assert names == [
            "2026-11-22-line-of-mentors-for-me-2.svg",
            "2026-11-22-line-of-mentors-for-me.svg",
        ]
        assert (folder / names[1]).stat().st_mode & 0o777 == 0o600
        await press(pilot, "export.open")
        await until(pilot, lambda: here(app).WHERE == "export")
        await see(pilot, "Mentor's page  for  me  as  Markdown")


@now_and_then
async def test_the_hide_key_covers_what_came_of_one_offs_and_forty_scroll(given: Journal) -> None:
    dana = given.relationships.find("Dana")
    given.lifecycle.complete(dana.uid, date(2026, 11, 2), learned="She left for good.")
    for number in range(40):
        given.relationships.begin(f"Person {number:02} {'x' * 45}", "mentor")
    async with opened_at(given, "giving", ME, size=SMALL) as (app, pilot):
        await see(pilot, "She left")
        await pilot.press("G")
        await see(pilot, f"└─ Person 39 {'x' * 45}")
        assert here(app).query_one(GivingList).size.height < 24
        await pilot.press("g")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "She left" not in screen_text(app))
        assert "Dana Weiss" in screen_text(app)


@now_and_then
async def test_thanks_are_drafted_where_next_suggests_them_and_kept_with_the_day(
    journal: Journal,
) -> None:
    ines = journal.relationships.begin(
        "Inés Duarte", "protege", form="one-off", start=date(2026, 11, 2)
    )
    journal.sessions.log(ines, on=date(2026, 11, 16), notes="> Ask for the slot")
    journal.follow_ups.amend(journal.follow_ups.of(ines)[0], result="I have it")
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 4, 1))
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await see(pilot, "say thank you", "your talk of Mon 16 Nov")
        await to_the_step(pilot, "thank-you")
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await see(pilot, "Thank Inés Duarte", "• “Ask for the slot”: I have it")
        await fill_in(pilot, {"how": "sent", "on": "yesterday"})
        await press(pilot, "form.save")
        await until(pilot, lambda: "say thank you" not in screen_text(app))
        (kept,) = journal.relationships.get(ines.uid).thank_yous
        assert (kept.on, kept.how) == (date(2026, 11, 21), "sent")
        assert "“Ask for the slot”: I have it" in kept.text
        await to_the_step(pilot, "first protege")
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await fill_in(pilot, {"paid_forward": "today", "first_protege": "Lea"})
        await press(pilot, "form.save")
        await until(pilot, lambda: journal.relationships.get(ana.uid).first_protege == "Lea")
        assert "of their own" not in screen_text(app)
        await open_at(pilot, "relationship", ines.uid)
        await see(pilot, "In words", "Dear Inés, thank you.")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "Dear Inés" not in screen_text(app))


@hostile_proof
@now_and_then
async def test_hostile_text_is_shown_letter_by_letter(journal: Journal) -> None:
    for text in some_hostile(1):
        name = text[:190]
        ben = journal.relationships.begin(f"{name} a", "protege")
        journal.circle.pay_forward(ben.uid, None, mentored_by=name)
        ana = journal.relationships.begin(f"{name} b", "mentor", form="one-off")
        journal.circle.pay_forward(ana.uid, journal.today(), first_protege=name)
        journal.lifecycle.complete(ana.uid, journal.today(), learned=text)
        journal.people.page.write(offer=text)
    async with opened_at(journal, "giving", ME, size=(120, 100)) as (app, pilot):
        await see(pilot, "The line", "[b]bold[/b] a", "└─ [b]bold[/b]", "paid forward 22 Nov")
        await press(pilot, "giving.picture")
        await until(pilot, lambda: any("Written: " in said for said in messages(app)))
        await press(pilot, "giving.open")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
