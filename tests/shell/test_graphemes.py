"""What is one letter to a person: backspace takes all of it, and no cursor stands inside."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from mentorjournal.widgets.graphemes import begin_of, end_of
from mentorjournal.widgets.line_input import LineInput
from mentorjournal.widgets.swift_text_area import SwiftTextArea
from mentorjournal.widgets.text_box import TextBox

# Written as numbers where an editor would show them as one.
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
GERMANY, FRANCE = "\U0001f1e9\U0001f1ea", "\U0001f1eb\U0001f1f7"
THUMB = "\U0001f44d\U0001f3fd"
HEART = "\u2764\ufe0f"
LETTERS = {
    "flags": [GERMANY, FRANCE, GERMANY],
    "family": ["a", FAMILY, "b"],
    "skin tone": [THUMB, THUMB],
    "heart": [HEART, " ", HEART],
    "accents": ["e\u0301", "o\u0302\u0323", "x"],
    "precomposed": ["é", "ß", "ø"],
    "Hangul": ["한", "\u1112\u1161\u11ab", "국"],
    "Devanagari": ["\u0928", "\u092e", "\u0938\u094d\u0924\u0947"],
    "Tamil": ["\u0ba8\u0bbf", "\u0b95"],
    "Han and Kana": ["日", "本", "\u304b\u3099", "。"],
    "Cyrillic": ["и\u0306", "д"],
    "ASCII": ["a", "\t", "b"],
}
WIDGETS = [LineInput, TextBox, SwiftTextArea]


@pytest.mark.parametrize("letters", LETTERS.values(), ids=list(LETTERS))
def test_a_letter_begins_where_the_one_before_it_ends(letters: list[str]) -> None:
    text = "".join(letters)
    edges = [len("".join(letters[:count])) for count in range(len(letters) + 1)]

    for column in range(len(text) + 1):
        assert begin_of(text, column) == max(edge for edge in edges if edge <= column)
        assert end_of(text, column) == min(edge for edge in edges if edge >= column)


class Fields(App[None]):
    def __init__(self, kind: type[Input | TextArea], text: str) -> None:
        super().__init__()
        self.kind, self.typed = kind, text

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#8c939d"}

    def compose(self) -> ComposeResult:
        yield self.kind(self.typed)

    def place(self) -> tuple[str, int]:
        """What is in the field, and the column of the cursor."""
        field = self.focused
        if isinstance(field, Input):
            return field.value, field.cursor_position
        assert isinstance(field, TextArea)
        return field.text, field.cursor_location[1]


async def places(pilot: Pilot[None], key: str, count: int) -> list[tuple[str, int]]:
    app: Any = pilot.app
    found = []
    for _ in range(count):
        await pilot.press(key)
        found.append(app.place())
    return found


# One of each rule, and a line of plain letters between: each takes a program of its own.
MIXED = ["a", FAMILY, GERMANY, FRANCE, "e\u0301", "\u1112\u1161\u11ab", "\u0915\u094d\u0937\u093f"]


@pytest.mark.parametrize("kind", WIDGETS)
async def test_arrows_backspace_and_delete_take_whole_letters(
    kind: type[Input | TextArea],
) -> None:
    count, text = len(MIXED), "".join(MIXED)
    edges = [len("".join(MIXED[:done])) for done in range(count + 1)]
    app = Fields(kind, text)
    async with app.run_test() as pilot:
        await pilot.press("end")
        assert await places(pilot, "left", count) == [(text, edge) for edge in edges[-2::-1]]
        assert await places(pilot, "right", count) == [(text, edge) for edge in edges[1:]]
        kept = [("".join(MIXED[:left]), edges[left]) for left in (count - 1, count - 2)]
        assert await places(pilot, "backspace", 2) == kept
        await pilot.press("home")
        kept = [("".join(MIXED[gone : count - 2]), 0) for gone in (1, 2, 3)]
        assert await places(pilot, "delete", 3) == kept


@pytest.mark.parametrize("kind", [TextBox, SwiftTextArea])
async def test_going_up_and_down_ends_beside_a_letter_never_in_it(kind: type[TextArea]) -> None:
    app = Fields(kind, f"12\n{GERMANY}{FRANCE}\n12345")
    async with app.run_test() as pilot:
        area = pilot.app.query_one(TextArea)
        area.move_cursor((0, 1))
        await pilot.press("down")
        assert area.cursor_location in ((1, 0), (1, 2))
        area.move_cursor((2, 5))
        await pilot.press("up", "x")
        assert GERMANY in area.text
        assert FRANCE in area.text


@pytest.mark.parametrize("kind", WIDGETS)
async def test_taking_a_word_splits_no_letter(
    kind: type[Input | TextArea],
) -> None:
    app = Fields(kind, "one cafe\u0301")
    async with app.run_test() as pilot:
        await pilot.press("end", "ctrl+w")
        # To some fields an accent is a word of its own; its letter goes with it all the same.
        assert app.place()[0] in ("one ", "one caf")


@pytest.mark.parametrize("kind", WIDGETS)
async def test_what_is_typed_into_a_letter_leaves_the_cursor_behind_it(
    kind: type[Input | TextArea],
) -> None:
    app = Fields(kind, "\u0301x")
    async with app.run_test() as pilot:
        await pilot.press("home", "e", "y")
        assert app.place() == ("e\u0301yx", 3)


@pytest.mark.parametrize("kind", [TextBox, SwiftTextArea])
async def test_the_last_line_can_be_taken_away_whole(kind: type[TextArea]) -> None:
    app = Fields(kind, f"one\n{FAMILY}")
    async with app.run_test() as pilot:
        area = pilot.app.query_one(TextArea)
        area.move_cursor(area.document.end)
        await pilot.press("ctrl+shift+k")
        assert area.text == "one\n"


async def test_the_cursor_of_a_field_lies_on_the_whole_letter() -> None:
    app = Fields(LineInput, f"a{FAMILY}b")
    async with app.run_test() as pilot:
        await pilot.press("home", "right")
        drawn = [segment.text for segment in pilot.app.query_one(LineInput).render_line(0)]
        assert drawn[:3] == ["a", FAMILY, "b"]
