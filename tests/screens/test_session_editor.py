"""The command that opens notes elsewhere, where that cannot be done."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.journal import Journal
from tests.screens.driver import messages, opened_at, press, type_text, until


@pytest.mark.parametrize(
    ("editor", "said"),
    [("", "No editor is set"), ("no-such-[/x]-editor", "[/x]"), ("true", "kind of terminal")],
)
async def test_what_is_missing_is_said_and_the_notes_stay(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    session = journal.sessions.start(
        journal.relationships.begin("Ana", "mentor", start=date(2026, 5, 12))
    )
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await type_text(pilot, "typed")
        await press(pilot, "session.editor")
        await until(pilot, lambda: messages(app))
        assert said in messages(app)[0]
        await until(pilot, lambda: journal.sessions.get(session.uid).notes == "typed")
