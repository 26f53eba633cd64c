"""Finds words in a text area, and shows where they stand."""

from __future__ import annotations

from collections.abc import Callable

from rich.style import Style
from textual.widgets.text_area import Selection

from mentorjournal.text import find_folded, fold
from mentorjournal.widgets.textual_patches.swift_text_area import SwiftTextArea

Match = tuple[int, int, int]
"""A row, the first column, and the column behind."""


class TextFinder:
    """Finds text however it is spelled, see `fold`; a match lies within a line.

    Args:
        area: Where it is looked for.
        style: Gives the style of a match: "match", or "here" for the one that is shown.
    """

    def __init__(self, area: SwiftTextArea, style: Callable[[str], Style]) -> None:
        self._area, self._style = area, style
        self._needle = ""
        self._here: Match | None = None
        self._matches: list[Match] | None = None

    def look_for(self, text: str) -> None:
        """Show where a text stands, and go to the first place at or behind the cursor.

        Args:
            text: What to look for; empty to show nothing any more.
        """
        start = self._here[:2] if self._here else min(self._area.selection)
        self._needle = fold(text)
        self.forget()
        found = self.matches
        if found:
            self._go(next((match for match in found if match[:2] >= start), found[0]))
        self._area.refresh()

    def go_on(self, step: int) -> None:
        """Go to the next (1) or previous (-1) match; behind the last comes the first."""
        found = self.matches
        if not found:
            return
        here = self._here[:2] if self._here else self._area.cursor_location
        if step > 0:
            self._go(next((match for match in found if match[:2] > here), found[0]))
        else:
            self._go(next((match for match in reversed(found) if match[:2] < here), found[-1]))

    def stop(self) -> None:
        """Show no matches any more; the cursor stands behind the one that was shown last."""
        here, self._needle, self._matches, self._here = self._here, "", None, None
        if here is not None:
            self._area.move_cursor((here[0], here[2]))
        self._area.refresh()

    @property
    def matches(self) -> list[Match]:
        """Where the text stands, in order."""
        if not self._needle:
            return []
        if self._matches is None:
            self._matches = [
                (row, *span)
                for row, line in enumerate(self._area.document.lines)
                for span in find_folded(self._needle, line)
            ]
        return self._matches

    @property
    def number(self) -> int:
        """Which of the matches is shown, from 1; 0 if there is none."""
        return self.matches.index(self._here) + 1 if self._here in self.matches else 0

    def _go(self, match: Match) -> None:
        before, self._here = self._here, match
        self._area.selection = Selection.cursor(match[:2])
        for row in {match[0], before[0] if before else match[0]}:
            self._area.repaint_lines(row, row)

    def forget(self) -> None:
        """The text has changed: what was found is looked for again."""
        self._matches = self._here = None

    def marks_on(self, line_index: int) -> list[tuple[int, int, Style]]:
        """The matches on a line."""
        if not self._needle:
            return []
        line = self._area.document.get_line(line_index)
        found = [(line_index, *span) for span in find_folded(self._needle, line)]
        match, here = self._style("match"), self._style("here")
        return [(each[1], each[2], here if each == self._here else match) for each in found]
