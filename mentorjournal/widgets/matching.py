"""Finding by a few letters, and showing which letters were found."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.fuzzy import FuzzySearch

from mentorjournal.text import fold_name, folded_places, spellings

FOUND = "bold underline"

_SEARCH = FuzzySearch()


def score(typed: str, text: str) -> tuple[float, Sequence[int]]:
    """How well some letters fit a text however it is spelled, and where they stand in it.

    Args:
        typed: What was typed; nothing at all fits everything.
        text: What it is compared with.

    Returns:
        Zero and nothing where it does not fit.
    """
    wanted = fold_name(typed)
    # FuzzySearch fails on an empty query.
    if not wanted:
        return (0.0 if typed.strip() else 1.0), ()
    folded, places = folded_places(text, as_name=True)
    fit, offsets = _SEARCH.match(wanted, folded)
    if fit > 0:
        return fit, [places[offset] for offset in offsets]
    # Written out, as "joerg" for "Jörg", the letters stand at other places.
    return max(_SEARCH.match(wanted, each)[0] for each in spellings(text)), ()


def mark(content: Content, offsets: Sequence[int]) -> Content:
    """The content with the letters at these offsets standing out."""
    for offset in offsets:
        content = content.stylize(FOUND, offset, offset + 1)
    return content
