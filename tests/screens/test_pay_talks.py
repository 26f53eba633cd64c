"""Pay talks of an owner by keyboard: begun, listed, opened, deleted, hidden, and kept out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from textual.pilot import Pilot

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.negotiations import Outcome, Package
from mentorjournal.journal import Journal
from mentorjournal.widgets.field_row import FieldRow
from mentorjournal.widgets.pay_talk_list import PayTalkList
from tests.screens.driver import (
    answer,
    fill_in,
    here,
    hostile_proof,
    messages,
    open_at,
    opened_at,
    press,
    screen_text,
    see,
    some_hostile,
    until,
)
from tests.screens.set_ups import worked
from tests.shell.shell_help import NOW
from tests.tally import now_and_then

SMALL = (80, 24)
TODAY = NOW.date()


@pytest.fixture
def maya(journal: Journal) -> Relationship:
    """My manager, who mentors me."""
    return journal.relationships.begin(
        "Maya Lindqvist", "protege", start=date(2026, 3, 1), reporting_line="my-manager"
    )


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    """My mentor outside the line."""
    return journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 3, 1))


def decided(journal: Journal, title: str, base: int = 124_600) -> str:
    """A sheet of the worked example that is over; half of the way was won with 124,600."""
    fields = ("now", "alternatives", "hour_rate", "limit", "target", "first_offer")
    talk = journal.negotiations.add("me", title, **worked(*fields))
    outcome = Outcome(on=date(2025, 12, 3), offer=Decimal(base), decision="accept")
    journal.negotiations.decide(talk.uid, outcome)
    return talk.uid


def rows(app: Any) -> list[str]:
    """The lines of the list, without the cursor."""
    return [
        row.replace("›", " ").strip() for row in screen_text(app).splitlines()[6:-1] if row.strip()
    ]


async def at_place(pilot: Pilot[Any], place: str) -> None:
    """Wait until a place is open."""
    await until(pilot, lambda: place == here(pilot.app).WHERE and here(pilot.app).is_current)
    await pilot.pause()


@now_and_then
async def test_who_has_only_a_manager_begins_a_sheet_by_keys_from_the_dashboard(
    journal: Journal, maya: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await pilot.press("y")
        await at_place(pilot, "negotiation")
        await see(pilot, "Me › pay talk", "What do you earn today?", "Nobody sees this unless")
        await pilot.press("enter")
        asked = {row.field.id for row in app.screen.query(FieldRow)}
        assert "base" in asked
        assert "relationship" not in asked
        await pilot.press(*"112000", "f10")
        await see(pilot, "Pay talk 2026", "112,000", "Stay as today")
        await press(pilot, "export.open")
        await see(pilot, "Me · share", "Case for the talk")
        await press(pilot, "export.kind")
        await see(pilot, "BATNA sheet", "Least base to accept here")
        await press(pilot, "export.exact")
        await see(pilot, "Prepared alone")
        await press(pilot, "export.audience")
        await see(pilot, "prepared with nobody")
        await pilot.press("q")
        await at_place(pilot, "negotiation")
        await pilot.press("q")
        await at_place(pilot, "dashboard")
    (kept,) = journal.negotiations.of("me")
    assert (kept.title, kept.relationship, kept.now.base) == (
        "Pay talk 2026",
        None,
        Decimal(112_000),
    )


@now_and_then
async def test_the_part_asks_what_i_earn_and_enter_begins_the_first_sheet(
    journal: Journal, ben: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (_, pilot):
        await pilot.press("m")
        await at_place(pilot, "plan")
        await pilot.press("4")
        await at_place(pilot, "pay-talks")
        await see(pilot, "Me › pay talks", "private", "What do you earn today?")
        await see(pilot, "Nobody sees this unless you share it.", "enter begins with that")
        await pilot.press("enter")
        await fill_in(pilot, {"base": "98,000", "title": "First", "relationship": ben.uid})
        await press(pilot, "form.save")
        await at_place(pilot, "negotiation")
        await see(pilot, "First", "98,000")
        await pilot.press("q")
        await at_place(pilot, "pay-talks")
        await see(pilot, "Sun 22 Nov  First", "4 pay talks 1")
        await pilot.press("q")
        await at_place(pilot, "dashboard")
    (kept,) = journal.negotiations.of("me")
    assert kept.relationship == ben.uid


@now_and_then
async def test_with_whom_it_is_prepared_is_changed_in_its_form(
    journal: Journal, ben: Relationship, maya: Relationship, ana: Relationship
) -> None:
    carla = journal.relationships.begin("Carla Diaz", "protege")
    talk = journal.negotiations.add("me", "Talk", relationship=ben)
    async with opened_at(journal, "negotiation", talk.uid, size=(120, 40)) as (app, pilot):
        await press(pilot, "negotiation.edit")
        await see(pilot, "○ nobody, alone", "● Ben O'Neil", "○ Carla Diaz")
        assert "Maya Lindqvist" not in screen_text(app)
        assert "Ana Lima" not in screen_text(app)
        await fill_in(pilot, {"relationship": carla.uid})
        await press(pilot, "form.save")
        assert journal.negotiations.get(talk.uid).relationship == carla.uid
        await press(pilot, "negotiation.edit")
        await fill_in(pilot, {"relationship": ""})
        await press(pilot, "form.save")
        assert journal.negotiations.get(talk.uid).relationship is None


async def test_a_sheet_whose_mentor_was_deleted_opens_and_is_edited(
    journal: Journal, ben: Relationship
) -> None:
    talk = journal.negotiations.add("me", "Talk", relationship=ben)
    journal.trash.throw(ben, "Ben O'Neil")
    async with opened_at(journal, "negotiation", talk.uid, size=(120, 40)) as (_, pilot):
        await press(pilot, "negotiation.edit")
        await see(pilot, "● Ben O'Neil, in the trash")
        await fill_in(pilot, {"title": "Talk of spring"})
        await press(pilot, "form.save")
        await see(pilot, "Talk of spring")
    kept = journal.negotiations.get(talk.uid)
    assert (kept.title, kept.relationship) == ("Talk of spring", ben.uid)


async def test_y_leads_to_the_protege_who_is_highlighted_and_else_to_mine(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    journal.negotiations.add("me", "Mine")
    journal.negotiations.add(ana.owner, "Talk of hers", relationship=ana)
    async with opened_at(journal, "relationship", ana.uid, size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await pilot.press("y")
        await at_place(pilot, "negotiation")
        await see(pilot, "Ana Lima › Talk of hers")
        await open_at(pilot, "plan", ana.owner)
        await pilot.press("y")
        await see(pilot, "Ana Lima › Talk of hers")
        for place, uid in (("relationship", ben.uid), ("plan", "me"), ("trash", "")):
            await open_at(pilot, place, uid)
            await pilot.press("y")
            await at_place(pilot, "negotiation")
            await see(pilot, " Mine ")
        journal.relationships.edit(ana.uid, reporting_line="my-report")
        await open_at(pilot, "relationship", ana.uid)
        await pilot.press("y")
        await until(pilot, lambda: bool(messages(app)))
        assert "Pay stays out of the mentoring with Ana Lima" in messages(app)[-1]
        assert here(app).WHERE == "relationship"


@pytest.mark.parametrize("line", ["my-report", "my-manager"])
async def test_a_proteges_pay_talks_are_not_shown_to_who_is_in_their_line(
    journal: Journal, ana: Relationship, line: str
) -> None:
    talk = journal.negotiations.add(
        ana.owner, "Talk of hers", now=Package(base=Decimal(98_000)), relationship=ana
    )
    async with opened_at(journal, "pay-talks", ana.owner, size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await see(pilot, "Ana Lima › pay talks", "Talk of hers", "4 pay talks 1")
        journal.relationships.edit(ana.uid, reporting_line=line)
        await see(pilot, "Pay stays out between you and somebody in your reporting line")
        for told in ("Talk of hers", "pay talks 1", "enter open"):
            assert told not in screen_text(app)
        for key in ("enter", "a", "d", "s"):
            await pilot.press(key)
            await pilot.pause()
            assert here(app).WHERE == "pay-talks"
            assert here(app).is_current
        await open_at(pilot, "negotiation", talk.uid)
        await see(pilot, "Pay stays out between you")
        assert "Talk of hers" not in screen_text(app)
        await open_at(pilot, "export", talk.uid)
        await see(pilot, "Pay stays out between you")
        assert "98,000" not in screen_text(app)


async def test_two_sheets_of_two_years_stand_newest_first_and_open(journal: Journal) -> None:
    decided(journal, "Talk of 2025")
    new = journal.negotiations.add("me", "Talk of 2026", decide_by=date(2026, 12, 20))
    async with opened_at(journal, "pay-talks", "me", size=SMALL) as (app, pilot):
        assert rows(app) == [
            "Sun 22 Nov  Talk of 2026  decide by Sun 20 Dec        –",
            "Sun 22 Nov  Talk of 2025  accepted Wed 3 Dec 2025  50 %",
        ]
        await pilot.press("enter")
        await see(pilot, "Talk of 2026 › sheet", "decide by")
        await pilot.press("q")
        await pilot.press("j", "enter")
        await see(pilot, " Talk of 2025 ", "Won 50 %")
        await pilot.press("y")
        await see(pilot, "Talk of 2026 › sheet", "decide by")
        await pilot.press("q")
        await at_place(pilot, "pay-talks")
        journal.negotiations.edit(new.uid, decide_by=date(2026, 11, 20))
        await see(pilot, "late, decide by Fri 20 Nov")


async def test_d_asks_with_its_name_and_u_brings_the_sheet_back(journal: Journal) -> None:
    talk = journal.negotiations.add("me", "Only one")
    async with opened_at(journal, "pay-talks", "me", size=SMALL) as (_, pilot):
        await pilot.press("d", "d")
        await see(pilot, "Move the pay talk “Only one” to the trash?")
        assert journal.negotiations.of("me")
        await answer(pilot, "confirm.yes")
        await see(pilot, "What do you earn today?")
        await pilot.press("u")
        await see(pilot, "Only one")
        await pilot.press("enter")
        await at_place(pilot, "negotiation")
        await press(pilot, "negotiation.delete")
        await answer(pilot, "confirm.yes")
        await see(pilot, "What do you earn today?")
        await pilot.press("u")
        await see(pilot, "Only one › sheet", "What do you earn today?  enter")
    assert [each.uid for each in journal.negotiations.of("me")] == [talk.uid]


async def test_hidden_it_shows_and_does_nothing_and_leads_to_the_other_parts(
    journal: Journal,
) -> None:
    journal.negotiations.add("me", "Secret talk")
    async with opened_at(journal, "plan", "me", size=SMALL) as (app, pilot):
        await pilot.press("H", "4")
        await at_place(pilot, "pay-talks")
        await see(pilot, "This is private and hidden")
        assert "Secret talk" not in screen_text(app)
        for key in ("enter", "a", "d", "s"):
            await pilot.press(key)
            await pilot.pause()
            assert here(app).WHERE == "pay-talks"
            assert here(app).is_current
        await pilot.press("1")
        await at_place(pilot, "plan")
        await pilot.press("[")
        await until(pilot, lambda: here(app).WHERE != "plan")


async def test_sixty_sheets_are_gone_through_at_eighty_columns(journal: Journal) -> None:
    for number in range(60):
        journal.negotiations.add("me", f"Talk {number:02}")
    async with opened_at(journal, "pay-talks", "me", size=SMALL) as (app, pilot):
        await see(pilot, "4 pay talks 60", "Talk 59")
        await pilot.press("G")
        await see(pilot, "Talk 00")
        assert "Talk 59" not in screen_text(app)
        await pilot.press("k", "enter")
        await see(pilot, " Talk 01 ")
        await pilot.press("q")
        await at_place(pilot, "pay-talks")
        listed = here(app).query_one(PayTalkList)
        assert listed.row is not None
        assert listed.row.talk.title == "Talk 01"
        await pilot.press("g", "pagedown", "q")
        await until(pilot, lambda: here(app).WHERE != "pay-talks")


@hostile_proof
@pytest.mark.parametrize(("turn", "size"), [*enumerate([(60, 20), SMALL, (160, 50)])])
async def test_hostile_titles_are_shown_letter_by_letter(
    journal: Journal, turn: int, size: tuple[int, int]
) -> None:
    for typed in some_hostile(turn):
        journal.negotiations.add("me", " ".join(typed.split())[:190])
    async with opened_at(journal, "pay-talks", "me", size=size) as (app, _pilot):
        shown = screen_text(app)
        assert not any(char in shown for char in "\x1b\x9b\u202e\x07")
        assert len(here(app).query_one(PayTalkList).rows) == len(some_hostile(turn))
