"""The question and the list to choose from."""

from __future__ import annotations

import asyncio

import pytest

from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from tests.shell.shell_help import HOSTILE, Host, reply, screen_text, until
from tests.tally import in_turn

PEOPLE = [
    Item("a", "Ana Lima", "mentor"),
    Item("b", "[/x] Bob", "protégé"),
    Item("c", "Chidi Okafor", "mentor"),
]


@pytest.mark.parametrize(
    ("key", "answer"), [("y", [True]), ("n", [False]), ("escape", [False]), ("enter", [False])]
)
async def test_a_question_is_answered_with_its_letter(key: str, answer: list[bool]) -> None:
    answers: list[bool | None] = []
    async with Host().run_test() as pilot:
        dialog = ConfirmDialog("Leave?", yes="leave", no="stay", detail="The disk is full.")
        await pilot.app.push_screen(dialog, answers.append)
        await pilot.pause()
        shown = screen_text(pilot.app)
        for part in ("Leave?", "The disk is full.", "y leave", "n stay"):
            assert part in shown

        await reply(pilot, key)

    assert answers == answer


@pytest.mark.parametrize(
    ("keys", "taken"),
    [
        (["enter"], "a"),
        (["down", "enter"], "b"),
        (["down", "down", "down", "enter"], "a"),
        ([*"okaf", "enter"], "c"),
        ([*"protégé", "enter"], "b"),
        ([*"nobody at all", "enter", "escape"], None),
        (["escape"], None),
    ],
)
async def test_one_is_chosen_by_moving_or_typing(keys: list[str], taken: str | None) -> None:
    chosen: list[str | None] = []
    async with Host().run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(ChooseDialog("Whom?", PEOPLE), chosen.append)
        await pilot.pause()
        for key in keys:
            await pilot.press("é" if key == "é" else key)
            await pilot.pause()
        await until(pilot, lambda: chosen)

    assert chosen == [taken]


async def test_the_list_begins_where_it_is_asked_to() -> None:
    chosen: list[str | None] = []
    async with Host().run_test() as pilot:
        dialog = ChooseDialog("Whom?", PEOPLE, highlighted="c")
        await pilot.app.push_screen(dialog, chosen.append)
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: chosen)

    assert chosen == ["c"]


async def test_it_says_when_nothing_fits_and_shows_all_again() -> None:
    async with Host().run_test() as pilot:
        await pilot.app.push_screen(ChooseDialog("Whom?", PEOPLE))
        await pilot.pause()
        await pilot.press("z", "z")
        await pilot.pause()
        assert "Nothing like that." in screen_text(pilot.app)

        await pilot.press("backspace", "backspace")
        await pilot.pause()
        shown = screen_text(pilot.app)
        assert "Nothing like that." not in shown
        assert all(item.label in shown for item in PEOPLE)


@in_turn("text", HOSTILE)
async def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    chosen: list[str | None] = []
    async with Host().run_test(size=(80, 24)) as pilot:
        items = [Item("one", text, text), Item("two", "other")]
        await pilot.app.push_screen(ChooseDialog(text, items), chosen.append)
        await pilot.pause()
        assert "\x1b" not in screen_text(pilot.app)
        await pilot.press("e", "backspace", "enter")
        await until(pilot, lambda: chosen)

        await pilot.app.push_screen(ConfirmDialog(text, yes=text, no=text, detail=text))
        await pilot.pause()
        shown = screen_text(pilot.app)
        assert "\x1b" not in shown
        if text.isprintable() and text.isascii() and len(text) < 20:
            assert shown.count(text) == 4

    assert chosen == ["one"]


@pytest.mark.parametrize("turns", range(6, 11))
async def test_a_question_can_be_answered_though_another_ended_just_as_it_came(turns: int) -> None:
    answers: list[bool | None] = []
    async with Host().run_test() as pilot:
        app = pilot.app
        question, other = ConfirmDialog("Leave?"), ConfirmDialog("Really?")
        app.push_screen(question, answers.append)
        for _ in range(turns):
            await asyncio.sleep(0)
        app.push_screen(other)
        for _ in range(turns):
            await asyncio.sleep(0)
        await until(pilot, lambda: app.screen is other)
        other.dismiss(True)
        await until(pilot, lambda: app.screen is question)

        await reply(pilot, "y")

    assert answers == [True]
