"""What is one letter to a person: backspace takes all of it, and no cursor stands inside."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from mentorjournal.widgets.graphemes import begin_of, end_of
from mentorjournal.widgets.text_box import TextBox
from mentorjournal.widgets.textual_patches.line_input import LineInput
from mentorjournal.widgets.textual_patches.swift_text_area import SwiftTextArea
from mentorjournal.widgets.word_motions import before_word, behind_word, next_word, word_at

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
    app = Fields(kind, "one Rene\u0301e cafe\u0301")
    async with app.run_test() as pilot:
        await pilot.press("end", "ctrl+w")
        assert app.place()[0] == "one Rene\u0301e "
        await pilot.press("ctrl+w")
        assert app.place()[0] == "one "


@pytest.mark.parametrize("kind", [TextBox, SwiftTextArea])
async def test_an_accent_ends_no_word_that_is_taken_forward(kind: type[TextArea]) -> None:
    app = Fields(kind, "Rene\u0301e, one")
    async with app.run_test() as pilot:
        await pilot.press("home", "alt+delete")
        assert app.place() == (", one", 0)


@pytest.mark.parametrize("word", ["Rene\u0301e", "नमस्ते", "می\u200cخواهم", "snake_e\u0301s"])
def test_a_word_goes_on_over_accents_and_vowel_signs(word: str) -> None:
    line = f"one {word} two"
    begin, end = 4, 4 + len(word)
    assert before_word([line], (0, end + 1)) == (0, begin)
    assert next_word([line], (0, begin)) == (0, end)
    assert behind_word([line], (0, begin)) == (0, end)
    assert word_at(line, begin + len(word) // 2) == (begin, end)


def test_going_by_word_goes_over_the_end_of_a_line() -> None:
    lines = ["one, ", "❤\ufe0f two"]
    assert before_word(lines, (1, 0)) == (0, 5)
    assert next_word(lines, (0, 5)) == behind_word(lines, (0, 5)) == (1, 0)
    assert behind_word(lines, (0, 3)) == (0, 5)
    assert behind_word(lines, (1, 0)) == (1, 6)
    assert before_word(lines, (1, 6)) == (1, 3)


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


@pytest.mark.parametrize("kind", [LineInput, TextBox])
async def test_the_cursor_of_a_field_lies_on_the_whole_letter(
    kind: type[Input | TextArea],
) -> None:
    app = Fields(kind, f"a{FAMILY}b")
    async with app.run_test() as pilot:
        await pilot.press("home", "right")
        drawn = [segment.text for segment in pilot.app.query_one(kind).render_line(0)]
        at = drawn.index(FAMILY)
        assert (drawn[at - 1].strip(), drawn[at + 1].strip()) == ("a", "b")
