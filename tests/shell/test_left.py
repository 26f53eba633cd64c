"""What comes too early, too late or twice ends nothing: screens that are opened and left fast."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.events import Key, MouseDown
from textual.message import Message
from textual.widgets import Input, Static
from textual.widgets.text_area import Selection

from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.finder import Finder
from mentorjournal.widgets.document_preview import DocumentPreview
from mentorjournal.widgets.matching import LONGEST
from mentorjournal.widgets.paged_list import PagedList
from tests.shell.shell_help import Host, open_journal, opened, until
from tests.tally import now_and_then


def at_once(app: App[Any], *keys: str) -> None:
    """Press keys in one breath, none waiting for what the one before does."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


class Told(Message):
    """Something that is on its way to who has been left."""


class Asks(ConfirmDialog):
    """Notes what it has heard and done."""

    def __init__(self) -> None:
        super().__init__("Sure?")
        self.heard: list[str] = []

    def on_told(self) -> None:
        self.heard.append("told")

    def action_confirm_yes(self) -> None:
        self.heard.append("yes")


class Breaks(Static):
    """Fails at whatever it is told."""

    def on_told(self) -> None:
        raise LookupError("what it was made of is gone")


def a_form(taken: list[dict[str, str]]) -> FormDialog[None]:
    return FormDialog("Add a person", [Field("name", "Name")], taken.append)


async def test_a_second_answer_neither_counts_nor_ends_what_lies_below() -> None:
    answers: list[bool | None] = []
    app = Host()
    async with app.run_test() as pilot:
        below = ConfirmDialog("Below?")
        await app.push_screen(below)
        above = ConfirmDialog("Above?")
        await app.push_screen(above, answers.append)
        above.dismiss(True)
        above.dismiss(False)
        await until(pilot, lambda: app.screen is below and not above.is_running)
        assert answers == [True]


async def test_a_dialog_that_ends_under_another_one_goes_when_it_comes_to_light() -> None:
    answers: list[bool | None] = []
    app = Host()
    async with app.run_test() as pilot:
        below = ConfirmDialog("Below?")
        await app.push_screen(below, answers.append)
        above = ConfirmDialog("Above?")
        await app.push_screen(above)
        below.dismiss(True)
        await pilot.pause()
        assert app.screen is above
        above.dismiss(False)
        await until(pilot, lambda: len(app.screen_stack) == 1 and answers)
        assert answers == [True]


async def test_a_form_saved_twice_in_one_breath_saves_once() -> None:
    taken: list[dict[str, str]] = []
    app = Host()
    async with app.run_test() as pilot:
        await app.push_screen(a_form(taken))
        at_once(app, "A", "enter", "enter", "f10", "f10")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.pause()
        assert len(taken) == 1


async def test_a_form_left_while_it_makes_room_asks_for_nothing_more() -> None:
    app = Host()
    async with app.run_test() as pilot:
        form = a_form([])
        await app.push_screen(form)
        form.on_resize()
        form.action_form_leave()
        await until(pilot, lambda: not form.is_running)
        # The screen below calls back what the form had asked for.
        app.screen._invoke_later(form._room._share, form)
        await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_a_screen_does_nothing_before_it_stands_there_and_after_it_was_left() -> None:
    app = Host()
    async with app.run_test() as pilot:
        asks = Asks()
        there = app.push_screen(asks)
        await asks.run_action("confirm_yes")
        assert asks.heard == []
        await there
        await asks.run_action("confirm_yes")
        assert asks.heard == ["yes"]
        asks.dismiss(False)
        asks.post_message(Told())
        await asks.run_action("confirm_yes")
        await until(pilot, lambda: not asks.is_running)
        assert asks.heard == ["yes"]


async def test_what_goes_wrong_in_a_widget_that_is_gone_ends_nothing() -> None:
    app = Host()
    async with app.run_test() as pilot:
        breaks = Breaks("here")
        await app.screen.mount(breaks)
        gone = breaks.remove()
        breaks.post_message(Told())
        await gone
        await until(pilot, lambda: not breaks.is_running)
        assert app.is_running


async def test_a_click_on_what_has_just_gone_ends_nothing() -> None:
    app = Host()
    async with app.run_test() as pilot:
        gone = Static("gone")
        await app.screen.mount(gone)
        await pilot.pause()
        x, y = gone.region.offset
        with app.batch_update():
            await gone.remove()
            assert app.screen.get_widget_at(x, y)[0] is gone
            app.post_message(
                MouseDown(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)
            )
            await pilot.pause()
        assert app.is_running


async def test_a_dialog_left_before_it_stands_there_ends_nothing() -> None:
    app = Host()
    async with app.run_test() as pilot:
        for _ in range(5):
            choose = ChooseDialog("Whom?", [Item("a", "Ana")])
            app.push_screen(choose)
            choose.dismiss(None)
            await until(pilot, lambda: len(app.screen_stack) == 1)


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_pages_of_what_is_found_are_turned_before_there_are_any(
    key: str, tmp_path: Path
) -> None:
    journal = open_journal(tmp_path)
    journal.relationships.begin("Ana Lima", "mentor")
    app = opened(journal)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.current_mode == "dashboard")
        app.action_app_palette()
        at_once(app, *[key] * 20)
        await until(pilot, lambda: isinstance(app.screen, Finder))
    journal.close()


async def test_pages_of_a_list_are_turned_before_it_is_laid_out() -> None:
    found = PagedList(*(f"option {number}" for number in range(9)))
    found.styles.display = "none"
    app = Host()
    async with app.run_test():
        await app.screen.mount(found)
        found.highlighted = 4
        found.action_page_up()
        found.action_page_down()
        assert found.highlighted == 4


@now_and_then
async def test_two_enters_in_one_breath_open_what_was_found_once(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    ana = journal.relationships.begin("Ana Lima", "mentor")
    app = opened(journal)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.current_mode == "dashboard")
        await app.places.open("plan", "me")
        app.action_app_find()
        await until(pilot, lambda: app.current_mode == "find")
        at_once(app, *"ana", "enter", "enter")
        await until(pilot, lambda: app.current_mode == "relationship")
        assert app.places.shown is not None
        assert app.places.shown.uid == ana.uid
    journal.close()


async def test_more_than_a_name_narrows_no_list() -> None:
    app = Host()
    async with app.run_test() as pilot:
        await app.push_screen(ChooseDialog("Whom?", [Item("a", "A name " * 400)]))
        await pilot.press(*"ab" * LONGEST)
        assert len(app.screen.query_one(Input).value) == LONGEST


class Puzzled(Host):
    """An app that fails, once, when it is asked where a letter leads."""

    asked = 0

    def leads_to_text(self, key: Key) -> bool:
        Puzzled.asked += key.key == "x"
        if key.key == "x" and Puzzled.asked == 1:
            raise KeyError(key)
        return False


async def test_keys_go_on_behind_one_that_could_not_be_judged(home: Path) -> None:
    answers: list[bool | None] = []
    app = Puzzled()
    async with app.run_test() as pilot:
        dialog = ConfirmDialog("Sure?")
        await app.push_screen(dialog, answers.append)
        await until(pilot, lambda: dialog.answerable)
        at_once(app, "down", "x", "n")
        await until(pilot, lambda: answers)
    assert Puzzled.asked
    assert "KeyError" in next(home.rglob("crash-*.txt")).read_text()


async def test_what_is_selected_of_a_longer_text_is_nothing_of_a_shorter_one() -> None:
    app = Host()
    async with app.run_test() as pilot:
        area = DocumentPreview()
        await app.mount(area)
        area.load_text("one\ntwo\nthree")
        area.focus()
        area.selection = Selection((1, 0), (2, 3))
        area.load_text("one")
        await pilot.press("ctrl+c")
        assert area.selection.is_empty
        assert area.selected_text == ""
