"""Two records of one person: asked about where a name is entered, made one, and taken back."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.choose import ChooseDialog
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.widgets.found_list import FoundList
from tests.screens.driver import (
    answer,
    complaint,
    fill_in,
    from_palette,
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

SMALL = (80, 24)


@pytest.fixture
def jorg(journal: Journal) -> Relationship:
    return journal.relationships.begin("Jörg Müller", "protege")


async def test_a_name_that_may_be_somebodys_asks_and_the_first_answer_is_that_person(
    journal: Journal, jorg: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "person.add")
        await type_text(pilot, "Joerg Mueller")
        await pilot.press("tab")
        await until(pilot, lambda: "Jörg Müller, who is here already" in complaint(app, "name"))
        await press(pilot, "form.save")
        assert len(journal.relationships.all()) == 1
        await pilot.press("shift+tab")
        await press(pilot, "form.first")
        await press(pilot, "form.save")
        await until(pilot, lambda: app.screen is here(app))
    assert [person.name for person in journal.people.all()] == ["Jörg Müller"]
    assert {bond.my_role for bond in journal.relationships.all()} == {"mentor", "protege"}


@now_and_then
async def test_the_second_answer_is_somebody_else_and_is_not_asked_again(
    journal: Journal, jorg: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "person.add")
        await type_text(pilot, "Joerg Mueller")
        await pilot.press("tab", "shift+tab")
        await until(pilot, lambda: "somebody else" in complaint(app, "name"))
        await press(pilot, "form.second")
        await pilot.press("tab")
        assert complaint(app, "name") == ""
        await press(pilot, "form.save")
        await until(pilot, lambda: app.screen is here(app))
    assert [person.name for person in journal.people.all()] == ["Joerg Mueller", "Jörg Müller"]


@in_turn("size", [SMALL, (120, 40)])
@pytest.mark.parametrize("place", ["dashboard", "relationship"])
async def test_two_records_are_made_one_and_undo_makes_them_two(
    journal: Journal, jorg: Relationship, place: str, size: tuple[int, int]
) -> None:
    other = journal.relationships.begin("Joerg Alder", "mentor")
    async with opened_at(
        journal, place, jorg.uid if place == "relationship" else "", size=size
    ) as (app, pilot):
        if place == "dashboard":
            await pilot.press("tab")
            await until(pilot, lambda: here(app).about() is not None)
        kept = here(app).about()
        assert kept is not None
        gone = other if kept.uid == jorg.uid else jorg
        name, its = journal.people.get(kept.person).name, journal.people.get(gone.person).name
        await from_palette(pilot, "One person")
        await until(pilot, lambda: isinstance(app.screen, ChooseDialog))
        assert its in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await see(pilot, f"Are {name} and {its} one person?")
        await answer(pilot, "confirm.yes")
        await until(pilot, lambda: len(journal.people.all()) == 1)
        assert journal.people.all()[0].name == name
        assert journal.people.all()[0].other_names == (its,)
        await until(pilot, lambda: any(f"{its} is {name} now." in each for each in messages(app)))
        await press(pilot, "app.undo")
        await until(pilot, lambda: len(journal.people.all()) == 2)


async def test_the_harmless_answer_leaves_them_two(journal: Journal, jorg: Relationship) -> None:
    journal.relationships.begin("Joerg Alder", "mentor")
    async with opened_at(journal, "relationship", jorg.uid, size=SMALL) as (app, pilot):
        await from_palette(pilot, "One person")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await answer(pilot, "confirm.enter")
        await until(pilot, lambda: app.screen is here(app))
    assert len(journal.people.all()) == 2


async def test_where_nobody_else_is_that_is_said(journal: Journal, jorg: Relationship) -> None:
    async with opened_at(journal, "relationship", jorg.uid, size=SMALL) as (app, pilot):
        await from_palette(pilot, "One person")
        await until(pilot, lambda: "Nobody but Jörg Müller is in the journal." in messages(app))


async def test_the_other_name_stands_on_the_page_and_is_found_by_typing(
    journal: Journal, jorg: Relationship
) -> None:
    other = journal.relationships.begin("Joerg Alder", "mentor")
    journal.one_person.unite(jorg.person, other.person)
    journal.people.edit(jorg.person, handle="quick")
    async with opened_at(journal, "relationship", jorg.uid, size=SMALL) as (app, pilot):
        await see(pilot, "Jörg Müller › stands", "Joerg Alder")
        await press(pilot, "app.find")
        await until(pilot, lambda: here(app).WHERE == "find")
        hits = app.screen.query_one(FoundList)
        for typed in ("alder", "quick", "mull"):
            app.screen.query_one(Input).value = "nobody"
            await until(pilot, lambda: not hits.rows)
            app.screen.query_one(Input).value = typed
            await until(pilot, lambda: len(hits.rows) == 2)
            assert {(hit.who, hit.text) for hit in hits.rows} == {
                ("Jörg Müller", "they mentor you"),
                ("Jörg Müller", "you mentor them"),
            }


@now_and_then
async def test_a_name_that_is_taken_is_refused_and_says_how_two_become_one(
    journal: Journal, jorg: Relationship
) -> None:
    other = journal.relationships.begin("Joerg Alder", "mentor")
    async with opened_at(journal, "relationship", other.uid, size=SMALL) as (app, pilot):
        await press(pilot, "relationship.details")
        await fill_in(pilot, {"name": "jorg muller"})
        await press(pilot, "form.save")
        await until(pilot, lambda: "“One person” in the palette" in complaint(app, "name"))
    assert journal.people.get(other.person).name == "Joerg Alder"


async def test_what_a_second_program_wrote_for_the_other_record_is_theirs_when_opened(
    journal: Journal, jorg: Relationship
) -> None:
    other = journal.relationships.begin("Joerg Alder", "protege")
    session = journal.sessions.log(other, on=journal.today(), notes="! said")
    journal.one_person.unite(jorg.person, other.person)
    bond = journal.relationships.get(other.uid)
    # As a program writes it that does not know of the two.
    from msgspec.structs import replace

    journal._context.keep_quietly(replace(bond, person=other.person))
    async with opened_at(journal, "dashboard", size=SMALL) as (_, _pilot):
        assert journal.relationships.get(other.uid).person == jorg.person
        assert journal.sessions.of(bond) == [session]
