"""Writes `due:fri` out as its date, once its line has been left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.widgets import TextArea

from mentorjournal.data.notes.index import NotesIndex
from mentorjournal.data.notes.marks import settle_dates
from mentorjournal.widgets.line_changes import LineChanges

_DUE = "due:"


def has_due(text: str) -> bool:
    """Whether there may be a `due:` word in a text."""
    return _DUE in text.casefold()


class DueDates:
    """Rewrites the `due:` words of lines to their dates.

    Args:
        area: Where the lines are.
        lines: What changes them.
        index: Gives what each line is: only actions are due.
        today: Gives the day that words such as `due:fri` count from.
    """

    def __init__(
        self,
        area: TextArea,
        lines: LineChanges,
        index: Callable[[], NotesIndex],
        today: Callable[[], date],
    ) -> None:
        self._area, self._lines, self._index, self._today = area, lines, index, today

    def settle_all(self) -> None:
        """Rewrite all of them, as when the notes are left."""
        self._settle(range(self._area.document.line_count))

    def settle(self, first: int, last: int) -> None:
        """Rewrite those of some lines, both ends included, but for the line with the cursor."""
        cursor = self._area.cursor_location[0]
        end = min(last + 1, self._area.document.line_count)
        self._settle([row for row in range(first, end) if row != cursor])

    def _settle(self, rows: range | list[int]) -> None:
        """Rewrite those of lines as one step to undo."""
        lines = {}
        for row in rows:
            line = self._area.document.get_line(row)
            if has_due(line) and self._index().kind_at(row) == "action":
                lines[row] = settle_dates(line, self._today())
        changed = [row for row, line in lines.items() if line != self._area.document.get_line(row)]
        if changed:
            first, last = changed[0], changed[-1]
            every = range(first, last + 1)
            new = [lines.get(row) or self._area.document.get_line(row) for row in every]
            self._lines.put(first, last, new)
