"""Going by word and taking words away, in fields and in texts alike, and the word under a click.

Textual's fields have words on ctrl and an arrow only, and ctrl+backspace takes the word behind
the cursor away in one of them and the word before it in the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from textual.binding import Binding
from textual.widgets.text_area import Location

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]+")
_EDGE = re.compile(r"(?<=\W)(?=\w)|(?<=\w)(?=\W)")
_NEXT = re.compile(r"\W*\w+")
_JOINERS = "\u200c\u200d"
WORD_BEGIN = re.compile(r"(?<=[^\w\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff])\w")
"""Where a word begins in a field of one line; not behind an accent."""


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
    for word in _WORD.finditer(_spelled(line)):
        if word.start() <= column < word.end():
            return word.span()
    return column, column


def before_word(lines: Sequence[str], place: Location) -> Location:
    """Where the word before a place begins, or the line before it ends."""
    row, column = place
    if row > 0 and column == 0:
        return row - 1, len(lines[row - 1])
    edges = [edge.start() for edge in _EDGE.finditer(_spelled(lines[row][:column]).rstrip())]
    return row, edges[-1] if edges else 0


def next_word(lines: Sequence[str], place: Location) -> Location:
    """Where the next word or the blank behind this one begins, or the next line does."""
    row, column = place
    line = lines[row]
    if row < len(lines) - 1 and column == len(line):
        return row + 1, 0
    rest = _spelled(line)[column:]
    word = rest.lstrip()
    edge = _EDGE.search(word)
    return row, len(line) - len(word) + edge.start() if edge else len(line)


def behind_word(lines: Sequence[str], place: Location) -> Location:
    """Where the word at or behind a place ends, or the line does, or the next one begins."""
    row, column = place
    line = lines[row]
    if column == len(line) and row < len(lines) - 1:
        return row + 1, 0
    word = _NEXT.match(_spelled(line)[column:])
    return row, column + word.end() if word else len(line)


def _spelled(line: str) -> str:
    """The line with a letter in the place of each accent or vowel sign that stands on one.

    To regular expressions these are no part of a word.
    """
    if line.isascii():
        return line
    found = list(line)
    for at, char in enumerate(found):
        joins = unicodedata.category(char).startswith("M") or char in _JOINERS
        if joins and at and (found[at - 1].isalnum() or found[at - 1] == "_"):
            found[at] = "x"
    return "".join(found)
