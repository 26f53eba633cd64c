"""A list of rows with headings between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click

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

    @property
    def chosen(self) -> str:
        """The id of the highlighted row; empty where none is."""
        return self.row.id if self.row else ""

    def fill(self, rows: Sequence[Row]) -> None:
        """Show these rows; the highlight never falls on a heading."""
        super().fill(rows)
        if self.highlighted is not None:
            self.highlighted = self._nearest(self.highlighted, 1)

    def _nearest(self, index: int, step: int) -> int | None:
        """The row at an index, or the next one that is no heading, first in one direction."""
        for toward in (step, -step):
            at = index
            while 0 <= at < len(self.rows):
                if self.rows[at].id:
                    return at
                at += toward
        return None

    def action_move(self, step: int) -> None:
        """Highlight the next row in a direction; past the end, tell."""
        here = -1 if self.highlighted is None else self.highlighted
        at = here + step
        while 0 <= at < len(self.rows) and not self.rows[at].id:
            at += step
        if 0 <= at < len(self.rows):
            self.highlighted = at
            return
        # What stands above the first row is a heading, and is to be seen again.
        self.scroll_to(y=0 if step < 0 else None, animate=False, immediate=True)
        self.post_message(self.Passed(self, step))

    def action_page(self, pages: int) -> None:
        """Move by as many rows as are in sight."""
        super().action_page(pages)
        self._settle(pages)

    def action_jump(self, index: int) -> None:
        """Highlight the first (0) or the last row (-1)."""
        super().action_jump(index)
        self._settle(1 if index == 0 else -1)

    def _settle(self, step: int) -> None:
        if self.highlighted is not None:
            self.highlighted = self._nearest(self.highlighted, 1 if step > 0 else -1)

    def on_click(self, event: Click) -> None:
        """Leave the highlight where it is if a heading is clicked on."""
        offset = event.get_content_offset(self)
        index = -1 if offset is None else self.scroll_offset.y + offset.y
        if not 0 <= index < len(self.rows) or not self.rows[index].id:
            event.prevent_default()
