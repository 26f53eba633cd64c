"""The forms about people: everything can be changed, nothing half, and both views are shown."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace
from textual.pilot import Pilot

from mentorjournal.data.records.models import Cadence, Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.edit_relationship import edit_form
from mentorjournal.widgets.field_row import FieldRow
from tests.screens.driver import (
    answer,
    here,
    open_at,
    opened,
    opened_at,
    press,
    save,
    screen_text,
    until,
)
from tests.tally import in_turn, now_and_then

SMALL = (80, 24)


async def fill(pilot: Pilot[Any], **values: str) -> None:
    """Open the form that edits the highlighted relationship, and put values into its fields."""
    await press(pilot, "relationship.edit")
    for row in pilot.app.screen.query(FieldRow):
        if row.field.id in values:
            row.value = values[row.field.id]
    await pilot.pause()


def below(app: Any, label: str) -> str:
    """What stands below a field of the form."""
    lines = screen_text(app).splitlines()
    field = next(index for index, row in enumerate(lines) if label in row)
    return lines[field + 1]


def inside(app: Any) -> str:
    """What stands in the panel of the dialog, its lines joined."""
    panel = app.screen.query_one("#panel").region
    rows = screen_text(app).splitlines()[panel.y : panel.bottom]
    return " ".join(" ".join(row[panel.x : panel.right] for row in rows).split())


@now_and_then
async def test_every_field_of_person_and_relationship_can_be_changed_and_undone_as_one(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (_app, pilot):
        await fill(
            pilot,
            name="Ana Maria Lima",
            role="Head of pricing",
            organisation="Marmalade Maps",
            how_met="At a talk",
            source="platform",
            found_at="Lighthouse [/x], 15 a month",
            email="ana@maps.example",
            phone="+44 20",
            handle="@ana",
            tags="pricing, events, pricing",
            person_notes="Prefers\nmornings",
            form="recurring",
            ask_later="yes",
            start="2026-06-01",
            aim="Own pricing",
            why_them="She asked twice",
            observed="Willing [/x]\nand open",
            focus="negotiation\nexecutive presence",
            focus_own="Pricing, executive  PRESENCE",
            reporting_line="managers-manager",
            manager_agreed="2026-06-02",
            meet_after="2",
            call_within="21",
            notes="Every other Tuesday",
        )
        await press(pilot, "form.save")
        person, bond = journal.people.get(ana.person), journal.relationships.get(ana.uid)
        assert (person.name, person.role, person.organisation) == (
            "Ana Maria Lima",
            "Head of pricing",
            "Marmalade Maps",
        )
        assert (person.how_met, person.email, person.phone) == (
            "At a talk",
            "ana@maps.example",
            "+44 20",
        )
        assert (person.source, person.found_at) == ("platform", "Lighthouse [/x], 15 a month")
        assert (person.handle, person.tags) == ("ana", ("pricing", "events"))
        assert person.notes == "Prefers\nmornings"
        assert (bond.aim, bond.ask_later) == ("Own pricing", True)
        assert (bond.start, bond.manager_agreed) == (date(2026, 6, 1), date(2026, 6, 2))
        assert bond.focus == ("negotiation", "executive presence", "Pricing")
        assert bond.cadence == Cadence(meet_after=2, call_within=21)
        assert bond.notes == "Every other Tuesday"
        assert (bond.why_them, bond.observed) == ("She asked twice", "Willing [/x]\nand open")
        await press(pilot, "app.undo")
        assert journal.people.get(ana.person).name == "Ana Lima"
        assert journal.relationships.get(ana.uid).stage == "active"


@in_turn(
    ("field", "value", "label", "said"),
    [
        ("start", "2026-02-30", "Since", "There is no such day"),
        ("manager_agreed", "soonish", "My manager agrees", "is not a date"),
        ("meet_within", "0", "Meet within", "whole number from 1 to 60"),
        ("call_within", "3", "Call within", "must not be less"),
        ("call_after", "²", "Call after", "whole number"),
        ("name", "Ben O'Neil", "Name *", "in the journal already"),
        ("name", "   ", "Name *", "must not be empty"),
    ],
)
async def test_a_bad_value_is_refused_below_its_field_and_nothing_of_the_rest_changes(
    journal: Journal, ana: Relationship, field: str, value: str, label: str, said: str
) -> None:
    journal.relationships.begin("Ben O'Neil", "mentor")
    before = journal.file.revision
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        line = {"reporting_line": "managers-manager"} if field == "manager_agreed" else {}
        await fill(pilot, **{"role": "Changed", "aim": "Changed", **line, field: value})
        await press(pilot, "form.save")
        await until(pilot, lambda: said in below(app, label))
        assert journal.file.revision == before


@now_and_then
async def test_what_was_typed_into_a_line_that_is_asked_for_no_more_is_not_saved_nor_refused(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await fill(pilot, role="Changed", reporting_line="managers-manager")
        rows = {row.field.id: row for row in app.screen.query(FieldRow)}
        rows["manager_agreed"].value = "soonish"
        rows["reporting_line"].value = "none"
        await until(pilot, lambda: not rows["manager_agreed"].display)
        await press(pilot, "form.save")
        await until(pilot, lambda: journal.people.get(ana.person).role == "Changed")
    assert journal.relationships.get(ana.uid).manager_agreed is None


@now_and_then
async def test_the_aim_too_long_leaves_the_person_unchanged_as_well(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await fill(pilot, role="Changed", aim="x" * 3_000)
        await press(pilot, "form.save")
        await until(pilot, lambda: "too long" in below(app, "What it is for"))
    assert journal.people.get(ana.person).role == ""


@in_turn("line", ["my-manager", "my-report"])
async def test_a_reporting_line_brings_up_both_views_once(
    journal: Journal, ana: Relationship, line: str
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await fill(pilot, reporting_line=line)
        await press(pilot, "form.save")
        text = inside(app)
        assert "two views on that" in text
        assert "easiest person to ask" in text
        assert "should not be your mentor" in text
        assert "pay stays out of roadmap, agenda and exports" in text
        await answer(pilot, "confirm.yes")
        assert journal.relationships.get(ana.uid).reporting_line == line
        await fill(pilot, role="Changed")
        await press(pilot, "form.save")
        assert "two views" not in screen_text(app)


@now_and_then
async def test_the_person_may_set_the_reporting_line_back(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (_, pilot):
        await fill(pilot, reporting_line="my-manager", role="Director")
        await press(pilot, "form.save")
        await answer(pilot, "confirm.no")
    assert journal.relationships.get(ana.uid).reporting_line == "none"
    assert journal.people.get(ana.person).role == "Director"


@in_turn(("someone_is_here", "command"), [(True, "yes"), (False, "no")])
async def test_who_is_added_in_the_reporting_line_brings_up_both_views_too(
    journal: Journal, someone_is_here: bool, command: str
) -> None:
    if someone_is_here:
        journal.relationships.begin("Ana Lima", "mentor")
    async with opened_at(journal, "dashboard" if someone_is_here else "welcome", size=SMALL) as (
        app,
        pilot,
    ):
        await save(pilot, "person.add", {"name": "Maya", "reporting_line": "my-manager"})
        await until(pilot, lambda: "Maya is your manager: two views on that" in screen_text(app))
        await answer(pilot, f"confirm.{command}")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
    [maya] = [
        bond
        for bond in journal.relationships.all()
        if journal.relationships.person(bond).name == "Maya"
    ]
    assert maya.reporting_line == ("my-manager" if command == "yes" else "none")


@in_turn("size", [SMALL, (60, 24), (160, 50)])
async def test_both_views_and_the_answers_fit_on_a_small_screen(
    journal: Journal, ana: Relationship, size: tuple[int, int]
) -> None:
    async with opened_at(journal, "dashboard", size=size) as (app, pilot):
        await fill(pilot, reporting_line="my-manager", name="Ana Maria Lima")
        await press(pilot, "form.save")
        await until(pilot, lambda: "two views on" in screen_text(app))
        text = inside(app)
        assert "and no unmarked notes." in text
        assert "y keep it so n set it back" in text


def test_saving_a_form_as_it_is_changes_nothing(journal: Journal, ana: Relationship) -> None:
    journal.relationships.edit(
        ana.uid, cadence=Cadence(call_within=21), focus=("b, c", "NEGOTIATION", "a")
    )
    bond, before = journal.relationships.get(ana.uid), journal.file.revision
    form = edit_form(journal, bond)

    form.submit({field.id: field.value for field in form.fields})

    assert journal.file.revision == before


@now_and_then
async def test_only_the_numbers_of_the_rhythm_are_asked_for_and_the_others_stay(
    journal: Journal, ana: Relationship
) -> None:
    journal.relationships.edit(ana.uid, cadence=Cadence(meet_after=2))
    app = opened(journal)

    def asked() -> list[str]:
        rows = [row for row in app.screen.query(FieldRow) if row.display]
        return [row.field.id for row in rows[-4:] if row.field.id.startswith(("meet", "call"))]

    async with app.run_test(size=SMALL) as pilot:
        await open_at(pilot, "dashboard")
        await fill(pilot, rhythm="meetings", call_after="1,5")
        assert asked() == ["meet_after", "meet_within"]
        rows = {row.field.id: row for row in app.screen.query(FieldRow)}
        rows["rhythm"].value = "calls"
        await until(pilot, lambda: asked() == ["call_after", "call_within"])
        rows["form"].value = "one-off"
        await until(pilot, lambda: asked() == [] and not rows["rhythm"].display)
        rows["form"].value = "recurring"
        rows["rhythm"].value = "as-needed"
        await until(pilot, lambda: asked() == [] and rows["rhythm"].display)
        # It is the last one that is asked for, so that enter saves.
        rows["rhythm"].editor.focus()
        await pilot.press("enter")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
    changed = journal.relationships.get(ana.uid)
    assert (changed.rhythm, changed.cadence) == ("as-needed", Cadence(meet_after=2))


def test_a_stage_that_is_chosen_begins_a_pause_and_ends_it(
    journal: Journal, ana: Relationship
) -> None:
    today = journal.today()
    edit = journal.relationships.edit

    rested = edit(ana.uid, stage="paused", stage_reason="on leave")
    (pause,) = rested.pauses
    assert (pause.first, pause.until, pause.reason) == (today, None, "on leave")
    assert edit(ana.uid, stage="paused", aim="Own pricing").pauses == rested.pauses
    # One that ends on the day it began has no day that counts.
    assert edit(ana.uid, stage="active").pauses == ()
    earlier = (replace(pause, first=date(2026, 11, 1)),)
    edit(ana.uid, pauses=earlier)
    ended = edit(ana.uid, stage="completed")
    assert [each.until for each in ended.pauses] == [today]
    journal.undo()
    assert journal.relationships.get(ana.uid).pauses == earlier
