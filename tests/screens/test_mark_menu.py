"""Naming the mark of a line: one key asks, the next is its sign."""

from __future__ import annotations

from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets.text_area import Selection

from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.footer import Footer
from tests.screens.driver import editor, here, opened_at, press, screen_text, until

LONG = "mark  - action  ! key point  > advice  ? question  = decision  % private  space none"


def foot(pilot: Pilot[Any]) -> str:
    return screen_text(pilot.app).split("\n")[-1].strip()


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (100, LONG),
        (80, LONG.replace("  ", " ")),
        (60, "mark  - act  ! key  > adv  ? ask  = dec  % prv  space none"),
    ],
)
async def test_the_foot_says_which_signs_there_are_as_long_as_one_is_asked_for(
    journal: Journal, session: Session, width: int, words: str
) -> None:
    async with opened_at(journal, "session", session.uid, size=(width, 24)) as (_, pilot):
        usual = foot(pilot)
        await press(pilot, "session.set_mark")
        assert foot(pilot) == words
        await pilot.press("!")
        await pilot.pause()
        assert foot(pilot) == usual
        assert editor(pilot).text == "! "


async def test_the_sign_marks_each_line_of_the_selection_and_space_takes_the_mark_away(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "> one\ntwo\n\nthree")
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        notes = editor(pilot)
        notes.selection = Selection((0, 2), (3, 1))
        await pilot.press("alt+t", "=")
        assert notes.text == "= one\n= two\n\n= three"
        await pilot.press("alt+t", "space")
        assert notes.text == "one\ntwo\n\nthree"
        await pilot.press("ctrl+z")
        assert notes.text == "= one\n= two\n\n= three"


@pytest.mark.parametrize(
    ("keys", "text"), [(("x", "!"), "x!"), (("escape", "!"), "!"), (("enter", "!"), "\n!")]
)
async def test_any_other_key_closes_it_and_does_what_it_does(
    journal: Journal, session: Session, keys: tuple[str, ...], text: str
) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await pilot.press("alt+t", *keys)
        assert editor(pilot).text == text
        assert here(app).query_one(Footer).answers is None


async def test_after_a_paste_a_sign_is_text_again(journal: Journal, session: Session) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.set_mark")
        app.post_message(Paste("pasted"))
        await pilot.pause()
        await pilot.press("-")
        await until(pilot, lambda: editor(pilot).text == "pasted-")


async def test_from_the_panel_it_leads_back_to_the_notes(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid, size=(120, 24)) as (app, pilot):
        await pilot.press("a")
        here(app).query_one(AgendaList).focus()
        await pilot.press("alt+t", "?", "b")
        assert editor(pilot).text == "? ab"
        await pilot.press("alt+t")
        here(app).query_one(AgendaList).focus()
        await until(pilot, lambda: here(app).query_one(Footer).answers is None)
