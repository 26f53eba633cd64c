"""A grid of characters with styles, for pictures made of text."""

from __future__ import annotations

from itertools import groupby

from textual.content import Content

from mentorjournal.widgets.plain import line


class Canvas:
    """A grid that is drawn on cell by cell; what is drawn later covers what was there.

    Args:
        width, height: In cells.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._cells = [[(" ", "")] * width for _row in range(height)]

    def put(self, column: int, row: int, text: str, style: str = "") -> None:
        """Draw text of single-width characters; what lies outside is left out."""
        for offset, char in enumerate(text):
            if 0 <= column + offset < self.width and 0 <= row < self.height:
                self._cells[row][column + offset] = (char, style)

    def rows(self) -> list[Content]:
        """The grid, row by row."""
        return [
            line(
                *(
                    ("".join(char for char, _style in run), style)
                    for style, run in groupby(cells, key=lambda cell: cell[1])
                )
            )
            for cells in self._cells
        ]
