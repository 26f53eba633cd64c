"""How the figures of a pay talk come about, the one that was asked for first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual.content import Content
from textual.events import Resize

from mentorjournal.mentoring.pay_why import Why
from mentorjournal.widgets.plain import fit, line, plain, wrapped
from mentorjournal.widgets.row_list import Row, RowList

INDENT = "  "


class SheetWhy(RowList):
    """Each figure below its name, in as many rows as its formula needs."""

    DEFAULT_CSS = """
    SheetWhy { padding: 0 1; height: 1fr; min-height: 4; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._whys: Sequence[Why] = ()
        self._about = ""
        self._to_first = False

    def show(self, whys: Sequence[Why], about: str) -> None:
        """Show how these come about.

        Args:
            whys: Every figure of the sheet.
            about: The one that stands first.
        """
        self._whys = sorted(whys, key=lambda why: why.about != about)
        self._to_first = self._to_first or about != self._about
        self._about = about
        self._fill()

    def on_resize(self, event: Resize) -> None:
        """Break the formulas anew."""
        self._fill()
        super().on_resize(event)

    def action_page(self, pages: int) -> None:
        """Turn the text by as many rows as are in sight, less one; past its end, to its end."""
        height = self.scrollable_content_region.height
        last = max(len(self.rows) - height, 0)
        top = self.scroll_offset.y + pages * max(height - 1, 1)
        self.scroll_to(y=min(max(top, 0), last), animate=False, immediate=True)
        self.highlighted = self.nearest(min(max(top, 0), len(self.rows) - 1), pages)

    def _fill(self) -> None:
        if not self.row_room:
            return
        self.fill(list(self._rows()))
        if self._to_first:
            self._to_first = False
            self.action_jump(0)
            self.scroll_to(y=0, animate=False, immediate=True)

    def _rows(self) -> Iterator[Row]:
        for why in self._whys:
            yield Row("", partial(_heading, why.heading))
            for number, words in enumerate(why.lines):
                broken = wrapped(plain(words), self.row_room - len(INDENT))
                for at, row in enumerate(broken):
                    yield Row(f"{why.about}:{number}:{at}", partial(_line, row, at > 0))


def _heading(text: str, width: int) -> Content:
    return line((fit(text, width), "bold"))


def _line(row: Content, goes_on: bool, _width: int) -> Content:
    return line(INDENT if goes_on else "", row)
