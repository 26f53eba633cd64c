"""Messages: two at a time, none twice, none over the line being typed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.widgets import TextArea
from textual.widgets._toast import Toast, ToastHolder

from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.widgets.footer import Footer
from tests.shell.shell_help import messages, open_journal, opened, until
from tests.tally import in_turn, now_and_then


async def test_two_messages_are_shown_the_latest_ones_and_none_twice(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    app = opened(journal)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for words in ("first", "second", "third", "second"):
            app.notify(words, severity="information")
        await until(pilot, lambda: messages(app) == ["third", "second"])
        await until(pilot, lambda: len(app.screen.query(Toast)) == 2)
    journal.close()


async def test_nothing_is_left_of_messages_that_gave_way(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    app = opened(journal)

    def says(words: str) -> bool:
        return words in [str(each.render()) for each in app.screen.query(Toast)]

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for words in ("first", "second", "third", "fourth"):
            app.notify(words, timeout=600)
            await until(pilot, partial(says, words))
        await until(pilot, lambda: len(app.screen.query(ToastHolder)) == 2)
    journal.close()


async def test_what_is_said_again_at_once_stays_as_it_is_shown(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    app = opened(journal)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.notify("again", timeout=600)
        await until(pilot, lambda: len(app.screen.query(Toast)) == 1)
        toast = app.screen.query_one(Toast)
        for _ in range(40):
            app.notify("again", timeout=600)
        app.notify("the last", timeout=600)
        await until(pilot, lambda: len(app.screen.query(Toast)) == 2)
        assert app.screen.query(Toast).first() is toast
    journal.close()


async def test_a_warning_that_gave_way_comes_back(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    app = opened(journal)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for words, seconds in (("first", 600), ("second", 600), ("third", 0.2)):
            app.notify(words, severity="warning", timeout=seconds)
        await until(pilot, lambda: messages(app) == ["second", "first"])
    journal.close()


@in_turn("fields", [1, 16])
async def test_a_form_has_room_for_a_message_and_does_not_move(tmp_path: Path, fields: int) -> None:
    journal = open_journal(tmp_path)
    app = opened(journal)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        form = FormDialog("Form", [Field(str(at), "Field") for at in range(fields)], dict)
        await app.push_screen(form)
        await pilot.pause()
        await pilot.press(*["tab"] * (fields - 1))
        panel = app.screen.query_one("#panel")
        await until(pilot, lambda: panel.region.height)
        stood = panel.region
        app.notify("a message")
        await until(pilot, lambda: app.screen.query(Toast) and app.screen.query_one(Toast).size)
        assert app.focused is not None
        typed, toast = app.focused, app.screen.query_one(Toast)
        await until(pilot, lambda: not panel.region.overlaps(toast.region))
        assert panel.region == stood
        await until(pilot, lambda: panel.region.contains_region(typed.region))


@now_and_then
@pytest.mark.parametrize("lines", [1, 16, 22])
async def test_a_message_keeps_away_from_the_line_being_typed_in_notes(
    tmp_path: Path, lines: int
) -> None:
    journal = open_journal(tmp_path)
    session = journal.sessions.start(journal.relationships.begin("Ana", "mentor"))
    journal.sessions.keep_notes(session.uid, "line\n" * (lines - 1))
    app = opened(journal)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.places.open("session", session.uid)
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        editor = app.focused
        assert isinstance(editor, TextArea)
        await until(pilot, lambda: editor.cursor_screen_offset.y == lines)
        app.notify("a message")
        await until(pilot, lambda: app.screen.query(Toast) and app.screen.query_one(Toast).size)
        await until(pilot, lambda: app.screen.query_one(Toast).region.y == 22)
        await until(pilot, lambda: editor.region.bottom == 22)
        assert editor.cursor_screen_offset.y < 22
    journal.close()


@now_and_then
async def test_the_row_of_a_message_is_given_back_when_it_goes(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    journal.relationships.begin("Ana", "mentor")
    app = opened(journal)

    def ends() -> list[int]:
        """The row below what is shown, on each screen."""
        bodies = zip(app.screen_stack, ("#board", "#panel"), strict=True)
        return [screen.query_one(body).region.bottom for screen, body in bodies]

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.screen.query("#board"))
        before = app.screen.query_one("#board").region.bottom
        app.notify("a message", timeout=600)
        await until(pilot, lambda: app.screen.query_one("#board").region.bottom == before - 1)
        fields = [Field(str(at), "Field") for at in range(30)]
        await app.push_screen(FormDialog("Form", fields, dict))
        await until(pilot, lambda: app.screen.query(Toast))
        app.screen.query_one(Toast)._expire()
        await until(pilot, lambda: ends() == [before, 23])
        panel, keys = app.screen.query_one("#panel"), app.screen.query_one(Footer)
        await until(pilot, lambda: panel.content_region.contains_region(keys.region))
    journal.close()


async def test_a_message_is_not_seen_a_second_time_below_the_form_that_covers_it(
    tmp_path: Path,
) -> None:
    journal = open_journal(tmp_path)
    journal.relationships.begin("Ana", "mentor")
    app = opened(journal)

    def shown() -> list[bool]:
        """Whether a message is shown, on each screen."""
        stack = app.screen_stack
        return [any(toast.region.height for toast in each.query(Toast)) for each in stack]

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.notify("a message", timeout=600)
        await until(pilot, lambda: shown() == [True])
        await app.push_screen(FormDialog("Form", [Field("one", "Field")], dict))
        await until(pilot, lambda: shown() == [False, True])
        await pilot.press("escape")
        await until(pilot, lambda: shown() == [True])
    journal.close()
