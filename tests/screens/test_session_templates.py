"""Templates in a session and in the form for a past one."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal import Journal
from mentorjournal.paths import template_folder
from mentorjournal.screens.dialogs.choose import ChooseDialog
from mentorjournal.widgets.notes_editor import NotesEditor
from tests.screens.driver import (
    fill_in,
    here,
    hostile_proof,
    messages,
    opened_at,
    press,
    see,
    some_hostile,
    type_text,
    until,
)
from tests.tally import in_turn, now_and_then


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana [/x] {date}", "mentor", start=date(2026, 5, 12))


def own(name: str, text: str) -> None:
    template_folder().mkdir(parents=True, exist_ok=True)
    (template_folder() / name).write_text(text, encoding="utf-8")


async def test_a_template_fills_empty_notes_and_one_undo_takes_it_out(
    journal: Journal, session: Session
) -> None:
    own("mine.md", "# Mine\nWith {name}\n\n! ")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.template")
        await type_text(pilot, "mine\n")
        await until(pilot, lambda: not isinstance(app.screen, ChooseDialog))
        editor = here(app).query_one(NotesEditor)
        await until(pilot, lambda: editor.text == "With Ana [/x] {date}\n\n! ")
        assert editor.cursor_location == (1, 0)
        await type_text(pilot, "here")
        await until(
            pilot,
            lambda: journal.sessions.get(session.uid).notes == "With Ana [/x] {date}\nhere\n! ",
        )
        await pilot.press("ctrl+z", "ctrl+z")
        assert editor.text == ""


async def test_a_template_stands_below_the_line_of_the_cursor(
    journal: Journal, session: Session
) -> None:
    own("mine.md", "# Mine\none\n? ")
    journal.sessions.keep_notes(session.uid, "above\nbelow")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await pilot.press("up", "home")
        await press(pilot, "session.template")
        await type_text(pilot, "mine\n")
        editor = here(app).query_one(NotesEditor)
        await until(pilot, lambda: editor.text == "above\none\n? \nbelow")
        assert editor.cursor_location == (2, 2)


async def test_a_bad_template_is_named_and_the_others_are_offered(
    journal: Journal, session: Session
) -> None:
    own("[b]bad.md", "no title")
    async with opened_at(journal, "session", session.uid, size=(100, 30)) as (app, pilot):
        await press(pilot, "session.template")
        await see(pilot, "GROW", "First meeting", "Role play", "Closing", "Mid-point", "Blank")
        assert any("[b]bad.md" in message for message in messages(app))


@hostile_proof
@in_turn("text", some_hostile(7))
async def test_hostile_templates_are_shown_and_put_in_letter_by_letter(
    journal: Journal, session: Session, text: str
) -> None:
    template_folder().mkdir(parents=True)
    title = " ".join(text.split())[:60]
    (template_folder() / "evil.md").write_bytes(
        f"# {title}\n{text}".encode("utf-8", "surrogatepass")
    )
    async with opened_at(journal, "session", session.uid, size=(100, 30)) as (app, pilot):
        await press(pilot, "session.template")
        await pilot.press("enter")
        editor = here(app).query_one(NotesEditor)
        await until(pilot, lambda: editor.text)
        assert "\x1b" not in editor.text
        assert app.is_running


async def test_a_planned_session_takes_a_template_too(journal: Journal, ana: Relationship) -> None:
    planned = journal.sessions.bookings.plan(ana, date(2026, 12, 1))
    async with opened_at(journal, "session", planned.uid) as (_, pilot):
        await press(pilot, "session.template")
        await type_text(pilot, "grow\n")
        await until(pilot, lambda: "## Reality" in journal.sessions.get(planned.uid).notes)


@now_and_then
async def test_a_past_session_is_logged_with_a_template(
    journal: Journal, ana: Relationship
) -> None:
    own("mine.md", "# Mine\nWith {name}, {date}\n! ")
    async with opened_at(journal, "relationship", ana.uid, size=(100, 40)) as (_, pilot):
        await press(pilot, "session.log")
        await fill_in(pilot, {"on": "2026-11-20", "template": "mine"})
        await fill_in(pilot, {"template": "grow"})
        await see(pilot, "## Will")
        await fill_in(pilot, {"template": "mine"})
        await pilot.press("tab")
        await type_text(pilot, "landed")
        await press(pilot, "form.save")
        await until(pilot, lambda: journal.sessions.of(ana))
    [logged] = journal.sessions.of(ana)
    assert logged.notes == "With Ana [/x] {date}, 20 Nov 2026\n! landed"


@now_and_then
async def test_a_template_leaves_alone_what_was_typed(journal: Journal, ana: Relationship) -> None:
    async with opened_at(journal, "relationship", ana.uid, size=(100, 40)) as (_, pilot):
        await press(pilot, "session.log")
        await fill_in(pilot, {"notes": "my own"})
        await fill_in(pilot, {"template": "grow"})
        await press(pilot, "form.save")
        await until(pilot, lambda: journal.sessions.of(ana))
    assert journal.sessions.of(ana)[0].notes == "my own"
