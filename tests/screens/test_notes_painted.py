"""What a terminal shows of notes while they are typed: it only gets the cells that changed."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from mentorjournal.data.notes.marks import parse
from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.screens.header_model import TYPING
from mentorjournal.widgets.header import Header
from mentorjournal.widgets.notes_editor import NotesEditor
from tests.painted import Painted, anew
from tests.screens.driver import editor, here, open_at, opened, opened_at, until
from tests.tally import in_turn

SIZE = (100, 24)


@pytest.fixture
def session(journal: Journal) -> Session:
    journal.people.call_me("Carla Diaz")
    return journal.sessions.start(journal.relationships.begin("Ana Lima", "mentor"))


TYPED = [
    *"ab !>?=%@[]`-", "space", "enter", "enter", "backspace", "backspace", "delete", "tab",
    "up", "down", "left", "right", "home", "end", "shift+up", "shift+down", "shift+left",
    "pageup", "pagedown", "alt+up", "alt+down", "alt+left", "alt+right",
    "alt+shift+left", "alt+shift+right", "ctrl+z", "ctrl+z",
    "ctrl+y", "ctrl+k", "ctrl+x", "ctrl+t", "ctrl+l", "ctrl+w", "paste", "resting",
]  # fmt: skip
PASTED = [
    "- [ ] do it @ana due:fri\n> said\n> more\n", "```\n! in a fence\n", "% x\n  y\n\n  z",
    "日本語\tx", "long " * 40, "one line",
]  # fmt: skip


@in_turn("seed", [1, 2, 3])
async def test_whatever_is_typed_lines_are_what_they_are_and_the_screen_shows_it(
    journal: Journal, session: Session, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    notes = "\n".join(chance.choice(PASTED).strip() for _ in range(12))
    journal.sessions.keep_notes(session.uid, notes)
    app = opened(journal)
    async with app.run_test(size=SIZE) as pilot:
        painted = Painted(app, monkeypatch, SIZE)
        await open_at(pilot, "session", session.uid)
        for _ in range(12):
            steps = []
            for _ in range(8):
                steps.append(chance.choice(TYPED))
                if steps[-1] == "paste":
                    editor(pilot)._forward_event(Paste(chance.choice(PASTED)))
                    # Without this the rest could go on before the paste has arrived.
                    await pilot.press()
                elif steps[-1] != "resting":
                    await pilot.press(steps[-1])
                here(app).set_focus(editor(pilot))
            await pilot.press()
            await until(pilot, lambda: settled(pilot, journal, session.uid))
            await pilot.pause()
            await pilot.pause()
            assert lines_by_the_parser(editor(pilot)) == kinds(editor(pilot)), steps
            was, now = painted.cells(), anew(app)
            # The header tells the state of the moment, which another thread may just have changed.
            for y in range(1, SIZE[1]):
                assert was[y] == now[y], (y, steps)


async def test_a_letter_is_sent_by_itself_and_not_with_its_row(
    journal: Journal, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.sessions.keep_notes(session.uid, f"{'x' * 40}\n{'word ' * 12}")
    app = opened(journal)
    async with app.run_test(size=SIZE) as pilot:
        painted = Painted(app, monkeypatch, SIZE)
        await open_at(pilot, "session", session.uid)
        await pilot.press("a")
        await until(pilot, lambda: settled(pilot, journal, session.uid))
        await pilot.press("b")
        await until(pilot, lambda: "b" in painted.last)
        sent = re.sub(r"\x1b\[[0-9;]*[a-zA-Z]", "", painted.last)
        assert "word" not in sent
        assert "xx" not in sent


def settled(pilot: Pilot[Any], journal: Journal, uid: str) -> bool:
    """Whether everything typed has been read, kept and shown beside the notes."""
    notes = editor(pilot)
    screen: Any = here(pilot.app)
    return (
        notes.text == journal.sessions.get(uid).notes
        and screen.panel.pace._first is None
        and lines_by_the_parser(notes) == kinds(notes)
        and not screen._compositor._dirty_regions
    )


def kinds(notes: NotesEditor) -> list[str]:
    return [notes.index.kind_at(row) for row in range(notes.document.line_count)]


def lines_by_the_parser(notes: NotesEditor) -> list[str]:
    kinds = ["plain"] * notes.document.line_count
    for block in parse(notes.text):
        kinds[block.first : block.last + 1] = [block.kind] * (block.last - block.first + 1)
    return kinds


async def test_other_colours_are_drawn_at_once(journal: Journal, session: Session) -> None:
    async with opened_at(journal, "session", session.uid, size=SIZE) as (app, pilot):
        editor = here(app).query_one(NotesEditor)
        editor.insert("- [ ] shared\nplain")

        def colours() -> set[str]:
            drawn = (editor.render_line(row) for row in range(2))
            styles = (piece.style for strip in drawn for piece in strip if piece.style)
            found = ((style.color, style.bgcolor) for style in styles)
            return {each.name for pair in found for each in pair if each is not None}

        def meant(theme: str) -> set[str]:
            chosen = app.get_theme(theme)
            assert chosen is not None
            named = (chosen.foreground, chosen.background, chosen.accent)
            return {name.lower() for name in named if name is not None}

        assert app.theme == "dark"
        assert colours() >= meant("dark")
        app.theme = "light"
        await until(pilot, lambda: colours() >= meant("light"))
        assert not colours() & meant("dark")


async def test_a_letter_is_never_called_kept_before_it_is(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid, size=SIZE) as (app, pilot):
        header = here(app).query_one(Header)
        editor = here(app).query_one(NotesEditor)
        for letter in "ab":
            editor.insert(letter)
            assert header.kept == TYPING
            await until(pilot, lambda: header.kept in ("kept", "safe"))
            assert journal.sessions.get(session.uid).notes == editor.text


async def test_no_frame_shows_a_letter_beside_a_word_that_is_older(
    journal: Journal, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(journal)
    async with app.run_test(size=SIZE) as pilot:
        painted = Painted(app, monkeypatch, SIZE)
        await open_at(pilot, "session", session.uid)
        header = here(app).query_one(Header)
        screen: Any = here(app)
        for typed in ("a", "ab", "abc"):
            editor(pilot).insert(typed[-1])
            # The screen paints before anything else has had its turn, as it does when the cursor
            # has just blinked.
            screen._dirty_widgets.add(editor(pilot))
            screen._on_timer_update()
            first, second = painted.screen.display[:2]
            assert typed in second
            assert first.split()[-1] not in ("kept", "safe")
            await until(pilot, lambda: header.kept in ("kept", "safe"))
            await until(pilot, lambda: painted.screen.display[0].split()[-1] in ("kept", "safe"))
