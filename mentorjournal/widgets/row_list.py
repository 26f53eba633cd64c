"""A list of rows with headings between them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from textual.content import Content

from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import hiding, line, veil


class Row(Struct, frozen=True):
    """One row.

    Attributes:
        id: What is meant by it; empty for a heading, which is never highlighted.
        shown: Gives the line for a width in cells.
        private: Whether only its shape is shown while the hide key is on.
    """

    id: str
    shown: Callable[[int], Content]
    private: bool = False


class RowList(LineList[Row]):
    """Rows that know how to draw themselves; the highlight passes over headings."""

    def draw(self, row: Row, width: int) -> Content:
        """As the row says; what is private or speaks of pay follows the hide key."""
        shown = row.shown(width)
        covered = hiding(self) and (row.private or speaks_of_pay(shown.plain))
        return line(veil(shown.plain)) if covered else shown

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
