"""The agenda in the panel: wrapped, added to, taken from."""

from __future__ import annotations

import pytest

from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from tests.screens.driver import (
    hostile_proof,
    opened_at,
    press,
    screen_text,
    see,
    some_hostile,
    type_text,
    until,
)


async def test_a_long_point_hangs_behind_its_box(journal: Journal, session: Session) -> None:
    journal.sessions.agenda.add(session.uid, "word " * 20 + "end")
    async with opened_at(journal, "session", session.uid, size=(120, 40)) as (app, pilot):
        await see(pilot, "□ word", "end")
        rows = [row for row in screen_text(app).split("\n") if "word" in row]
        column = rows[0].index("word")
        assert len(rows) > 1
        assert {row.index("word") for row in rows} == {column}
        await pilot.resize_terminal(100, 30)
        await until(
            pilot,
            lambda: (
                next(
                    (row.count("word") for row in screen_text(app).split("\n") if "word" in row), 99
                )
                < rows[0].count("word")
            ),
        )


async def test_a_point_is_taken_off_and_brought_back(journal: Journal, session: Session) -> None:
    journal.sessions.agenda.add(session.uid, "First")
    journal.sessions.agenda.add(session.uid, "Second")
    async with opened_at(journal, "session", session.uid, size=(120, 40)) as (_, pilot):
        await type_text(pilot, "d")
        await pilot.press("alt+o", "alt+o", "down")
        await press(pilot, "agenda.remove")
        await until(pilot, lambda: len(journal.sessions.get(session.uid).agenda) == 1)
        assert journal.sessions.get(session.uid).agenda[0].text == "First"
        assert journal.sessions.get(session.uid).notes == "d"
        await press(pilot, "agenda.undo")
        await see(pilot, "□ Second")


@hostile_proof
@pytest.mark.parametrize("text", some_hostile(5))
async def test_hostile_points_are_shown_letter_by_letter(
    journal: Journal, session: Session, text: str
) -> None:
    journal.sessions.agenda.add(session.uid, " ".join(text.split())[:300])
    async with opened_at(journal, "session", session.uid, size=(120, 40)) as (app, pilot):
        await see(pilot, "□")
        shown = screen_text(app)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
