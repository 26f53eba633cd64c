"""Driving the program as a person does: commands by their names, keys, waiting, looking."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from mentorjournal.app import MentorJournalApp
from mentorjournal.commands import BY_ID
from mentorjournal.journal import Journal
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.finder import Finder, HitList
from mentorjournal.settings import Settings
from mentorjournal.widgets.choice import Choice
from mentorjournal.widgets.field_row import FieldRow
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.several import Several, parted
from tests.quiet import type_at_once, type_keys
from tests.shell.shell_help import (
    HOSTILE,
    hostile_proof,
    messages,
    reply,
    screen_text,
    some_hostile,
    until,
)

__all__ = [
    "HOSTILE",
    "answer",
    "complaint",
    "editor",
    "fill_in",
    "from_palette",
    "here",
    "hostile_proof",
    "messages",
    "open_at",
    "opened",
    "opened_at",
    "press",
    "reply",
    "save",
    "screen_text",
    "see",
    "some_hostile",
    "type_text",
    "until",
]


def opened(journal: Journal) -> MentorJournalApp:
    """The program on a journal, with the usual settings."""
    return MentorJournalApp(journal, Settings())


@asynccontextmanager
async def opened_at(
    journal: Journal, place: str, uid: str = "", **terminal: Any
) -> AsyncIterator[tuple[MentorJournalApp, Pilot[Any]]]:
    """The program on a journal while it runs, at a place that shows.

    Args:
        journal: What it opens.
        place: Where it goes, by the name of the screen.
        uid: Whose place, where there is one for each.
        terminal: What `run_test` takes, such as `size`; 80 columns and 24 lines unless it is said.
    """
    app = opened(journal)
    async with app.run_test(**terminal) as pilot:
        await open_at(pilot, place, uid)
        yield app, pilot


async def press(pilot: Pilot[Any], command: str) -> None:
    """Press the key of a command; one without a key is run from the palette."""
    keys = BY_ID[command].keys.split(",")
    if keys[0]:
        await pilot.press(keys[0])
    else:
        await from_palette(pilot, BY_ID[command].name)
    await pilot.pause()


async def from_palette(pilot: Pilot[Any], title: str) -> None:
    """Type the title of a command into the palette and take it."""
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, Finder))
    finder = pilot.app.screen
    await type_text(pilot, title)
    await until(pilot, lambda: _offered(finder).startswith(title))
    await pilot.press("enter")
    await until(pilot, lambda: pilot.app.screen is not finder)


def _offered(finder: Screen[Any]) -> str:
    """What stands first in the palette."""
    found = finder.query_one(HitList).rows
    return found[0].title.plain if found else ""


async def answer(pilot: Pilot[Any], command: str) -> None:
    """Answer the question that is open, once it has stood there long enough to be read."""
    await reply(pilot, BY_ID[command].keys.split(",")[0])


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text in one burst, and wait until it is shown."""
    await type_at_once(pilot, text)
    await pilot.pause()


async def open_at(pilot: Pilot[Any], place: str, uid: str = "") -> None:
    """Go to a place and wait until it shows."""
    app = pilot.app
    assert isinstance(app, MentorJournalApp)
    await app.places.open(place, uid)
    await until(pilot, lambda: getattr(app.screen, "WHERE", "") == place and app.screen.is_mounted)
    await pilot.pause()


def here(app: Any) -> JournalScreen:
    """The screen that is open, under any dialog."""
    screen = app.screen_stack[0]
    assert isinstance(screen, JournalScreen)
    return screen


async def fill_in(pilot: Pilot[Any], values: dict[str, str]) -> None:
    """Fill in fields of the form that is open, by keyboard: tab to each, clear it, type.

    Args:
        pilot: Drives the program.
        values: What to type, or the value to choose, by field id.
    """
    rows = {row.field.id: row for row in pilot.app.screen.query(FieldRow)}
    for field, value in values.items():
        editor = rows[field].editor
        for _ in rows:
            if editor.has_focus:
                break
            await type_keys(pilot, "tab")
        assert editor.has_focus, f"tab does not lead to {field}"
        if isinstance(editor, Choice):
            for _ in range(20):
                if editor.value == value:
                    break
                await pilot.press("right")
            assert editor.value == value
            continue
        if isinstance(editor, Several):
            for option in parted(editor.value) + parted(value):
                while editor.current != option:
                    await pilot.press("right")
                await pilot.press("space")
            assert editor.value == value
            continue
        if rows[field].value:
            await type_keys(pilot, "end", "ctrl+u")
        await type_text(pilot, value)
    await pilot.pause()


async def save(pilot: Pilot[Any], command: str, values: dict[str, str]) -> None:
    """Open a form with a command, fill it in and save it."""
    await press(pilot, command)
    await fill_in(pilot, values)
    await press(pilot, "form.save")


def editor(pilot: Pilot[Any]) -> NotesEditor:
    """Where the notes of the session that is open are typed."""
    return here(pilot.app).query_one(NotesEditor)


def complaint(app: Any, field: str) -> str:
    """What stands below a field of the form that is open."""
    row = next(row for row in app.screen.query(FieldRow) if row.field.id == field)
    wrong = row.query_one(".wrong", Static)
    return str(wrong.content) if row.complains else ""


async def see(pilot: Pilot[Any], *texts: str) -> None:
    """Wait until all these texts stand on the screen."""
    shown = ""

    def all_there() -> bool:
        nonlocal shown
        shown = screen_text(pilot.app)
        return all(text in shown for text in texts)

    try:
        await until(pilot, all_there)
    except TimeoutError:
        missing = [text for text in texts if text not in shown]
        raise AssertionError(f"{missing} not on the screen:\n{shown}") from None
