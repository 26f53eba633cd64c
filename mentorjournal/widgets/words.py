"""Going by word and taking words away, in fields and in texts alike, and the word under a click.

Textual's fields have words on ctrl and an arrow only, and ctrl+backspace takes the word behind
the cursor away in one of them and the word before it in the other.
"""

from __future__ import annotations

import re

from textual.binding import Binding

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]+")


def _bindings(left: str, right: str, delete_left: str, delete_right: str) -> tuple[Binding, ...]:
    actions = {
        "alt+left": left,
        "alt+right": right,
        "ctrl+w,ctrl+backspace,alt+backspace": delete_left,
        "ctrl+delete,alt+delete,alt+d": delete_right,
    }
    return tuple(Binding(keys, action, show=False) for keys, action in actions.items())


FIELD_WORDS = _bindings(
    "cursor_left_word", "cursor_right_word", "delete_left_word", "delete_right_word"
)
"""For a field of one line."""
TEXT_WORDS = _bindings(
    "cursor_word_left", "cursor_word_right", "delete_word_left", "delete_word_right"
)
"""For a text of any number of lines."""


def word_at(line: str, column: int) -> tuple[int, int]:
    """The first column of the word at a column, and the one behind it; equal where none is."""
    for word in _WORD.finditer(line):
        if word.start() <= column < word.end():
            return word.span()
    return column, column
