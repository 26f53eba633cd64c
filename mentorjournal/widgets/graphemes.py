"""Where one thing that a person sees as a letter ends: flags, families, accents, syllables.

Several characters may stand for one of these (Unicode Standard Annex 29, grapheme clusters). A
cursor never stands inside one, and what takes a part of it away takes all of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Self

from rich.style import Style
from rich.text import Text
from textual.widgets.text_area import Location, Selection

# Between two of these there is always an end: Latin, Greek, Cyrillic, Armenian, signs, Kana and
# Han letters that join nothing by themselves. What is typed all day long is told from them.
_ALONE = (
    "[\t -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027"
    "\u2030-\u205e\u2070-\u20c0\u2190-\u25ff\u3000-\u3029\u3041-\u3098\u309f-\u31e5"
    "\u3400-\u4dbf\u4e00-\u9fff]"
)


@cache
def _alone() -> re.Pattern[str]:
    # Made ready at the first letter beyond ASCII, for no start needs it.
    return re.compile(_ALONE)


def begin_of(text: str, column: int) -> int:
    """The column at or before this one at which a grapheme begins.

    Args:
        text: One line.
        column: A column of it, from 0; behind the last character is one too.
    """
    if column <= 0 or column >= len(text) or text.isascii():
        return max(0, min(column, len(text)))
    alone = _alone()
    if alone.match(text[column - 1]) and alone.match(text[column]):
        return column
    # Loaded when needed: its tables take longer than many a key.
    from wcwidth import grapheme_boundary_before

    return grapheme_boundary_before(text, column + 1)


def end_of(text: str, column: int) -> int:
    """The column at or behind this one at which a grapheme begins, or the line ends.

    Args:
        text: One line.
        column: As for `begin_of`.
    """
    begin = begin_of(text, column)
    if begin >= column:
        return begin
    from wcwidth import iter_graphemes

    return begin + len(next(iter_graphemes(text, begin)))


def whole(text: str, begin: int, end: int) -> tuple[int, int]:
    """A span of a line, widened to the graphemes it touches; an empty one stays empty."""
    if begin >= end:
        return begin, end
    return begin_of(text, begin), end_of(text, end)


def moved_to(text: str, before: int, column: int) -> int:
    """Where a cursor comes to stand that goes from one column to another.

    Args:
        text: The line.
        before: Where it was, or where the other end of a selection is.
        column: Where it would go; inside a grapheme it goes on the way it came.
    """
    return end_of(text, column) if column > before else begin_of(text, column)


def span(lines: Sequence[str], start: Location, end: Location) -> tuple[Location, Location]:
    """What lies between two places of a text, widened to whole graphemes, in order.

    Args:
        lines: The lines of the text.
        start: One end; it may lie on the line behind the last one, which is empty.
        end: The other one.
    """
    if start == end:
        return start, end
    (first, begin), (last, stop) = sorted((start, end))
    return (first, begin_of(_line(lines, first), begin)), (last, end_of(_line(lines, last), stop))


def _line(lines: Sequence[str], row: int) -> str:
    return lines[row] if row < len(lines) else ""


def stood(lines: Sequence[str], before: Selection, selection: Selection) -> Selection:
    """A selection neither end of which stands inside a grapheme.

    Args:
        lines: The lines of the text.
        before: The selection before it.
        selection: The selection; within the text.
    """
    row, column = selection.end
    line = _line(lines, row)
    if line.isascii() and (selection.is_empty or _line(lines, selection.start[0]).isascii()):
        return selection
    came_from = before.end[1] if before.end[0] == row else column
    end = row, moved_to(line, came_from, column)
    if selection.is_empty:
        return Selection.cursor(end)
    start, begin = selection.start
    return Selection((start, begin_of(_line(lines, start), begin)), end)


class WholeLetters(Text):
    """A line in which a style takes in all of a letter of which it touches a part."""

    @classmethod
    def of(cls, text: Text) -> Self:
        """The same text, with what styles it has so far."""
        letters = cls(no_wrap=True, overflow="ignore", end="")
        letters.append_text(text)
        return letters

    def stylize(self, style: str | Style, start: int = 0, end: int | None = None) -> None:
        """Style a span, widened to whole letters."""
        length = len(self.plain)
        begin, stop = whole(self.plain, start, length if end is None else min(end, length))
        super().stylize(style, begin, stop)
