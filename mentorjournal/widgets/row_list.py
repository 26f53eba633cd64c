"""A list of rows with headings between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content

from mentorjournal.widgets.line_list import LineList


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes:
        id: What is meant by it; empty for a heading, which is never highlighted.
        shown: Gives the line for a width in cells.
    """

    id: str
    shown: Callable[[int], Content]


class RowList(LineList[Row]):
    """Rows that know how to draw themselves; the highlight passes over headings."""

    def draw(self, row: Row, width: int) -> Content:
        """As the row says."""
        return row.shown(width)

    def key_of(self, row: Row) -> str:
        """The id."""
        return row.id

    def takes(self, row: Row) -> bool:
        """Not a heading."""
        return bool(row.id)

    @property
    def chosen(self) -> str:
        """The id of the highlighted row; empty where none is."""
        return self.row.id if self.row else ""
