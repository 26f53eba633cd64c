"""In every field and text, hands go by word and take words away as they do elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input, TextArea

from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.text_box import TextBox
from mentorjournal.widgets.textual_patches.line_input import LineInput


class Fields(App[None]):
    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#8c939d"}

    def compose(self) -> ComposeResult:
        yield LineInput("lead with Ana’s number", id="line")
        yield TextBox("lead with Ana’s number", id="box")
        yield NotesEditor(today=lambda: date(2026, 11, 30), id="notes")

    def on_mount(self) -> None:
        self.query_one(NotesEditor).load("lead with Ana’s number")


def text_of(field: Input | TextArea) -> str:
    return field.value if isinstance(field, Input) else field.text


@pytest.mark.parametrize("where", ["#line", "#box", "#notes"])
@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("home", "alt+right", "x"), ("lead xwith", "leadx with")),
        (("home", "ctrl+right", "x"), ("lead xwith", "leadx with")),
        (("end", "alt+left", "x"), ("xnumber",)),
        (("end", "ctrl+left", "x"), ("xnumber",)),
        (("end", "ctrl+backspace", "x"), ("Ana’s x",)),
        (("end", "alt+backspace", "x"), ("Ana’s x",)),
        (("end", "ctrl+w", "x"), ("Ana’s x",)),
        (("home", "alt+d", "x"), ("x with", "xwith")),
        (("home", "ctrl+delete", "x"), ("x with", "xwith")),
    ],
)
async def test_a_hand_goes_by_word(
    where: str, keys: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    app = Fields()
    async with app.run_test() as pilot:
        field = app.query_one(where)
        assert isinstance(field, Input | TextArea)
        field.focus()
        await pilot.press(*keys)
        shown = text_of(field)
        assert any(each in shown for each in expected), shown


@pytest.mark.parametrize("where", ["#line", "#box", "#notes"])
async def test_a_double_click_takes_a_word(where: str) -> None:
    app = Fields()
    async with app.run_test() as pilot:
        field = app.query_one(where)
        assert isinstance(field, Input | TextArea)
        field.focus()
        await pilot.pause()
        await pilot.double_click(where, offset=(15, 0))
        assert field.selected_text == "Ana’s"
        await pilot.press("M", "y")
        assert text_of(field) == "lead with My number"
