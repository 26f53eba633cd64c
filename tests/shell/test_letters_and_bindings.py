"""A letter that is typed is not looked up among all bindings, and means what it meant before."""

from __future__ import annotations

import sys

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, ListView, TextArea

from mentorjournal.widgets.textual_patches.safe_app import SafeApp
from tests.quiet import pilots_wait_until_quiet

__all__ = ["pilots_wait_until_quiet"]

KEYS = ["a", "space", "escape", "ctrl+t", "alt+a", "f2", "enter", "exclamation_mark"]


class Bound(SafeApp):
    """An app whose keys come before everything."""

    BINDINGS = [Binding(key, f"note('{key}')", priority=True) for key in KEYS]

    def compose(self) -> ComposeResult:
        yield TextArea(id="text")
        yield TextArea(id="read", read_only=True)
        yield Input(id="field")
        yield ListView(id="list")

    def hand_over(self) -> str:
        return ""

    def action_note(self, key: str) -> None:
        """Do nothing but being found."""


@pytest.mark.parametrize("where", ["#text", "#read", "#field", "#list", None])
async def test_a_key_does_what_textual_would_have_it_do(where: str | None) -> None:
    app = Bound()
    async with app.run_test() as pilot:
        app.screen.set_focus(app.query_one(where) if where else None)
        await pilot.pause()
        for key in KEYS:
            ours = await app._check_bindings(key, priority=True)
            assert ours == await App._check_bindings(app, key, priority=True), key


async def test_the_bindings_are_not_gathered_for_a_letter() -> None:
    app = Bound()
    async with app.run_test():
        app.query_one("#text").focus()
        gathered, gather = 0, vars(Screen)["_binding_chain"].fget.__code__

        def count(frame: object, event: str, _what: object) -> None:
            nonlocal gathered
            code = getattr(frame, "f_code", None)
            gathered += event == "call" and code is gather

        sys.setprofile(count)
        try:
            await app._check_bindings("a", priority=True)
        finally:
            sys.setprofile(None)
        assert gathered == 0
