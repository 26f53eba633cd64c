"""A paste that the terminal did not mark as one: many letters and line ends in one read.

Dictation, tools that type for somebody, and terminals without bracketed paste send one so.
Taken for typing, Enter would go on with a list, and private lines would become shared actions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from textual.events import Key, Paste
from textual.message import Message

LEAST = 12
"""Fewer printable characters in one read are typing, whatever else is in it."""
LEAST_IN_FIELDS = 80
LINE_ENDS_IN_FIELDS = 2
PIECE_SECONDS = 0.02
"""So soon behind a read further pieces of a paste come."""

_WHITE = "\t\r\n"
_BOTH_SIDES = re.compile(rf"[^{_WHITE}][{_WHITE}]+[^{_WHITE}]")
_LINE_END = re.compile(r"\r\n?|\n")


class RawPaste(Paste):
    """What may be such a paste; who knows where it would go decides.

    Args:
        text: What came, with the line ends of the terminal.
        keys: The same as keys.
    """

    def __init__(self, text: str, keys: Iterable[Key]) -> None:
        super().__init__(_LINE_END.sub("\n", text))
        self.keys = tuple(keys)


def may_go_on(text: str) -> bool:
    """Whether a read is long enough, and has nothing but text in it, to be part of a paste."""
    return is_text(text) and sum(char not in _WHITE for char in text) >= LEAST


def is_raw_paste(text: str) -> bool:
    """Whether a read has text on both sides of an Enter or Tab, and enough of it."""
    return may_go_on(text) and _BOTH_SIDES.search(text) is not None


def is_long(text: str) -> bool:
    """Whether it is one even where Enter and Tab usually move, as in fields of a form."""
    return len(text) >= LEAST_IN_FIELDS and text.count("\n") >= LINE_ENDS_IN_FIELDS


def is_text(text: str) -> bool:
    """Whether nothing is in a read but printable characters, tabs and line ends.

    What joins signs to one, as in 👩‍🚀, has no shape of its own and belongs to the text.
    """
    return all(
        char.isprintable() or char in _WHITE or unicodedata.category(char) == "Cf" for char in text
    )


def folded(text: str, messages: Iterable[Message]) -> list[Message]:
    """The messages of one read, with all its keys as one paste where it may be one."""
    found = list(messages)
    keys = [message for message in found if isinstance(message, Key)]
    if not keys or not is_raw_paste(text):
        return found
    others = [message for message in found if not isinstance(message, Key)]
    return [*others, RawPaste(text, keys)]
