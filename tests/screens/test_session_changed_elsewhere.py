"""Another program changes the notes that are being typed into."""

from __future__ import annotations

import json

from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.widgets.notes_editor import NotesEditor
from tests.screens.driver import here, opened_at, screen_text, type_text, until


async def test_notes_that_came_in_between_a_key_and_its_keeping_stay_as_a_copy(
    journal: Journal,
) -> None:
    session = journal.sessions.start(journal.relationships.begin("Ana Lima", "mentor"))
    journal.sessions.keep_notes(session.uid, "first")
    journal.file.checkpoint()
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        editor = here(app).query_one(NotesEditor)
        assert editor.text == "first"

        # Nothing is waited for in here, so that what was typed cannot be kept meanwhile.
        editor.insert(" words")
        content = json.loads(journal.file.path.read_text())
        for record in content["session"].values():
            record["notes"] = "second thoughts"
        journal.file.path.write_text(json.dumps(content))
        while journal.sessions.get(session.uid).notes != "second thoughts":
            journal.file.poll_file()

        await until(pilot, lambda: journal.sessions.get(session.uid).notes == "first words")
        assert editor.text == "first words"
        (copied,) = journal.conflicts.all()
        assert isinstance(copied.theirs, Session)
        assert copied.theirs.notes == "second thoughts"
        await until(pilot, lambda: "1 conflict" in screen_text(app))


async def test_whoever_types_goes_on_where_they_were_when_notes_come_in_from_elsewhere(
    journal: Journal,
) -> None:
    session = journal.sessions.start(journal.relationships.begin("Ana Lima", "mentor"))
    journal.sessions.keep_notes(session.uid, "first\nsecond")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        editor = here(app).query_one(NotesEditor)
        journal.sessions.keep_notes(session.uid, "zero\nfirst\nsecond")
        await until(pilot, lambda: editor.text == "zero\nfirst\nsecond")
        await type_text(pilot, " third")
        assert editor.text == "zero\nfirst\nsecond third"
        await until(pilot, lambda: journal.sessions.get(session.uid).notes == editor.text)
        editor.move_cursor((1, 5))
        journal.sessions.keep_notes(session.uid, "zero\nfirst\nsecond")
        await until(pilot, lambda: editor.text == "zero\nfirst\nsecond")
        await type_text(pilot, "!")
        assert editor.text == "zero\nfirst!\nsecond"


async def test_whoever_types_goes_on_while_other_lines_change_elsewhere(journal: Journal) -> None:
    session = journal.sessions.start(journal.relationships.begin("Ana Lima", "mentor"))
    lines = [f"line {number}" for number in range(40)]
    journal.sessions.keep_notes(session.uid, "\n".join(lines))
    journal.file.checkpoint()
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        editor = here(app).query_one(NotesEditor)
        editor.move_cursor((30, len("line 30")))
        await pilot.pause()
        height = editor.cursor_screen_offset.y

        # Nothing is waited for in here, so that what was typed cannot be kept meanwhile.
        editor.insert(" typed")
        content = json.loads(journal.file.path.read_text())
        for record in content["session"].values():
            record["notes"] = "\n".join(["theirs", *lines[:39], "line 39, theirs"])
        journal.file.path.write_text(json.dumps(content))
        while not journal.sessions.get(session.uid).notes.startswith("theirs"):
            journal.file.poll_file()
        both = ["theirs", *lines[:30], "line 30 typed", *lines[31:39], "line 39, theirs"]
        await until(pilot, lambda: journal.sessions.get(session.uid).notes == "\n".join(both))

        assert editor.text == "\n".join(both)
        assert editor.cursor_location == (31, len("line 30 typed"))
        await until(pilot, lambda: editor.cursor_screen_offset.y == height)
        assert journal.conflicts.all() == []
        await type_text(pilot, " on")
        both[31] += " on"
        await until(pilot, lambda: journal.sessions.get(session.uid).notes == "\n".join(both))
