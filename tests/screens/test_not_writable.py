"""Where the journal may only be read, or the disk refuses, no typing runs commands or is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.waiting import WaitingDialog
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.text_box import TextBox
from tests.screens.driver import (
    answer,
    fill_in,
    here,
    messages,
    opened,
    opened_at,
    press,
    see,
    type_text,
    until,
)
from tests.shell.shell_help import no_file_grows, open_journal
from tests.tally import now_and_then


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with Ana's journal in it, which nothing can be written to."""
    folder = tmp_path / "protected"
    folder.mkdir()
    journal = open_journal(folder)
    journal.relationships.begin("Ana Lima", "mentor")
    journal.close()
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@pytest.fixture
def reading(folder: Path) -> Iterator[Journal]:
    journal = open_journal(folder)
    yield journal
    folder.chmod(0o755)
    journal.close()


@now_and_then
async def test_a_folder_that_takes_nothing_is_said_at_the_start_and_nothing_is_opened_in_vain(
    reading: Journal,
) -> None:
    app = opened(reading)
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await see(pilot, "read only   its folder is write-protected", "Ana Lima")
        for command in ("person.add", "relationship.delete", "session.book"):
            app.clear_notifications()
            await press(pilot, command)
            await until(
                pilot, lambda: any("is write-protected. Once" in one for one in messages(app))
            )
            assert here(app) is app.screen
        assert here(app).check_action("person_add", ()) is None
        assert here(app).check_action("trash_open", ()) is True
        assert reading.relationships.all()


@now_and_then
async def test_notes_of_a_session_that_cannot_be_begun_stay_and_become_its_notes(
    reading: Journal, folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.json"
    app = opened(reading)
    async with app.run_test(size=(120, 30)) as pilot:
        await see(pilot, "Ana Lima")
        await press(pilot, "session.start")
        await see(pilot, "The session with Ana Lima cannot be begun yet", "write-protected")
        await type_text(pilot, "d a n")
        assert app.screen.query_one(TextBox).text == "d a n"
        assert reading.relationships.all()

        await press(pilot, "app.save_copy")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await fill_in(pilot, {"path": str(copy)})
        await press(pilot, "form.save")
        await until(pilot, copy.exists)
        with_notes = Journal.open(copy, read_only=True)
        assert [one.notes for one in with_notes.sessions.all()] == ["d a n"]

        await until(pilot, lambda: isinstance(app.screen, WaitingDialog))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await answer(pilot, "confirm.no")
        folder.chmod(0o755)
        await see(pilot, "^n lets you write here")
        await press(pilot, "app.take_over")
        await until(pilot, lambda: here(app).WHERE == "session")
        await until(pilot, lambda: [one.text for one in app.screen.query(NotesEditor)] == ["d a n"])
        await type_text(pilot, "!")
        await until(pilot, lambda: [one.notes for one in reading.sessions.all()] == ["d a n!"])
        await press(pilot, "app.dashboard")
        await until(pilot, lambda: here(app).WHERE == "dashboard" and here(app) is app.screen)
    assert [one.notes for one in reading.sessions.all()] == ["d a n!"]


async def test_leaving_what_was_typed_for_a_session_that_cannot_be_begun_is_asked_about(
    reading: Journal,
) -> None:
    app = opened(reading)
    async with app.run_test(size=(120, 30)) as pilot:
        await see(pilot, "Ana Lima")
        await press(pilot, "session.start")
        await until(pilot, lambda: isinstance(app.screen, WaitingDialog))
        await press(pilot, "waiting.leave")
        await until(pilot, lambda: here(app) is app.screen)
        await press(pilot, "session.start")
        await until(pilot, lambda: isinstance(app.screen, WaitingDialog))
        await type_text(pilot, "x")
        await press(pilot, "waiting.leave")
        await see(pilot, "Leave although what you typed is not saved?")
        await answer(pilot, "confirm.no")
        await until(pilot, lambda: isinstance(app.screen, WaitingDialog))
        assert app.screen.query_one(TextBox).text == "x"


async def test_a_disk_that_refuses_a_session_has_a_place_to_type_and_nothing_to_ask_about(
    journal: Journal,
) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    journal.file.checkpoint()
    app = opened(journal)
    async with app.run_test(size=(120, 30)) as pilot:
        await see(pilot, "Ana Lima")
        with no_file_grows():
            await press(pilot, "session.start")
            await see(pilot, "cannot be begun yet", "may not grow any further")
            assert "still on the screen" not in "".join(messages(app))
            await press(pilot, "waiting.leave")
            await until(pilot, lambda: here(app) is app.screen)
            assert app._before_leaving() == ("", "")
            await press(pilot, "session.start")
            await until(pilot, lambda: isinstance(app.screen, WaitingDialog))
            await type_text(pilot, "hello")
        await until(pilot, lambda: here(app).WHERE == "session")
        await until(pilot, lambda: [one.text for one in app.screen.query(NotesEditor)] == ["hello"])
        await type_text(pilot, "!")
        await press(pilot, "app.quit")
        await until(pilot, lambda: not app.is_running)
    assert [(one.state, one.notes) for one in journal.sessions.all()] == [("running", "hello!")]


@now_and_then
async def test_words_typed_while_another_session_runs_stay_though_the_disk_refuses_to_end_it(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.sessions.start(journal.relationships.begin("Ben O'Neil", "protege"))
    journal.file.checkpoint()
    async with opened_at(journal, "relationship", ana.uid, size=(120, 30)) as (app, pilot):
        await press(pilot, "session.start")
        await see(pilot, "End it and begin the one with Ana Lima")
        asked = app.screen
        await type_text(pilot, "hello")
        with no_file_grows():
            await answer(pilot, "choose.take")
            await until(pilot, lambda: app.screen not in (asked, here(app)))
        await see(pilot, "still running", "hello")
        await answer(pilot, "choose.take")
        await until(pilot, lambda: here(app).WHERE == "session")
        running = journal.sessions.running()
        assert running is not None
        assert (running.relationship, running.notes) == (ana.uid, "hello")
