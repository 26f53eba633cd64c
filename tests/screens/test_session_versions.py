"""Earlier wordings in a session: listed, beside the present text, taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.widgets.notes_editor import NotesEditor
from tests.screens.driver import (
    here,
    hostile_proof,
    opened_at,
    press,
    screen_text,
    see,
    some_hostile,
    type_text,
    until,
)
from tests.tally import in_turn


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


def written(folder: Path, *wordings: str) -> tuple[Journal, Session]:
    """A journal with a session whose notes were changed every two hours."""
    clock = Clock()
    journal = Journal.open(folder / "versions.json", clock=clock)
    session = journal.sessions.start(
        journal.relationships.begin("Ana", "mentor", start=date(2026, 5, 12))
    )
    for wording in wordings:
        journal.sessions.keep_notes(session.uid, wording)
        clock.moment += timedelta(hours=2)
    return journal, session


async def test_a_version_is_listed_compared_and_taken_back_and_undone(tmp_path: Path) -> None:
    journal, session = written(tmp_path, "same\nold words", "same\nnew [/x]")
    async with opened_at(journal, "session", session.uid, size=(100, 30)) as (app, pilot):
        await press(pilot, "session.versions")
        await see(pilot, "Sun 22 Nov, 11:30", "3 words, 14 characters", "- old words", "+ new [/x]")
        await press(pilot, "wordings.take")
        editor = here(app).query_one(NotesEditor)
        await until(pilot, lambda: editor.text == "same\nold words")
        assert journal.sessions.get(session.uid).notes == "same\nold words"
        await pilot.press("ctrl+z")
        assert editor.text == "same\nnew [/x]"
        await until(pilot, lambda: journal.sessions.get(session.uid).notes == "same\nnew [/x]")
    journal.close()


async def test_the_last_letters_typed_are_kept_before_a_version_is_taken_back(
    tmp_path: Path,
) -> None:
    journal, session = written(tmp_path, "old", "new")
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        await type_text(pilot, "er")
        await press(pilot, "session.versions")
        await press(pilot, "wordings.take")
        await until(pilot, lambda: journal.sessions.get(session.uid).notes == "new")
        found = [version.notes for version in journal.sessions.versions.of(session)]
        assert "newer" in found
    journal.close()


async def test_without_versions_it_is_said_and_escape_closes_no_more_than_that(
    tmp_path: Path,
) -> None:
    journal, session = written(tmp_path, "only this")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.versions")
        await see(pilot, "What the notes said earlier", "There is none yet.")
        await press(pilot, "wordings.take")
        await press(pilot, "wordings.leave")
        assert here(app).WHERE == "session"
        await type_text(pilot, ".")
        assert here(app).query_one(NotesEditor).text == "only this."
    journal.close()


@hostile_proof
@in_turn("text", some_hostile(8))
async def test_hostile_wordings_are_shown_letter_by_letter(tmp_path: Path, text: str) -> None:
    journal, session = written(tmp_path, f"{text}\ncommon", "now\ncommon")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.versions")
        await see(pilot, "+ now")
        shown = screen_text(app)
        assert not any(
            (ord(char) < 32 and char != "\n") or 0x7F <= ord(char) < 0xA0 for char in shown
        )
        assert "\u202e" not in shown
        await press(pilot, "wordings.take")
        await until(pilot, lambda: "now" not in journal.sessions.get(session.uid).notes)
    journal.close()
