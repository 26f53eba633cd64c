"""Finding by a few letters, and showing which letters were found."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.fuzzy import FuzzySearch

FOUND = "bold underline"

_SEARCH = FuzzySearch()


def score(typed: str, text: str) -> tuple[float, Sequence[int]]:
    """How well some letters fit a text, and where they stand in it.

    Args:
        typed: What was typed; nothing at all fits everything.
        text: What it is compared with.

    Returns:
        Zero and nothing where it does not fit.
    """
    # FuzzySearch fails on an empty query.
    return _SEARCH.match(typed, text) if typed.strip() else (1.0, ())


def mark(content: Content, offsets: Sequence[int]) -> Content:
    """The content with the letters at these offsets standing out."""
    # Offsets count in lower case, where a few letters are longer than in the text itself.
    for offset in offsets:
        if offset < len(content):
            content = content.stylize(FOUND, offset, offset + 1)
    return content
