"""Two versions of a plan's pictures side by side: then and now."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.data.records.base import HORIZONS
from mentorjournal.data.records.plans import PlanVersion
from mentorjournal.dates import show_date
from mentorjournal.text import plural
from mentorjournal.widgets.picture_columns import picture_lines
from mentorjournal.widgets.plain import line, plain

GAP = 4

Pair = tuple[PlanVersion, PlanVersion]


class VersionPair(Widget):
    """The pictures of both versions, horizon by horizon.

    Args:
        today: The local day, for the dates above the columns.

    Attributes:
        pair: The earlier version and the later one.
    """

    DEFAULT_CSS = """
    VersionPair { height: auto; }
    """

    pair: reactive[Pair | None] = reactive[Pair | None](None, layout=True)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the longer texts need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Both columns."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if self.pair is None:
            return []
        each = max((width - GAP) // 2, 10)
        columns: list[list[Content]] = [[], []]
        for horizon in HORIZONS:
            bodies = [picture_lines(self, version.picture(horizon), each) for version in self.pair]
            changed = self.pair[0].picture(horizon).words != self.pair[1].picture(horizon).words
            height = max(len(body) for body in bodies)
            for column, version, body in zip(columns, self.pair, bodies, strict=True):
                column.append(self._heading(version, plural(horizon, "year"), changed))
                column.extend(body + [Content()] * (height - len(body) + 1))
        return [
            line(_padded(then, each), " " * GAP, now)
            for then, now in zip_longest(*columns, fillvalue=Content())
        ]

    def _heading(self, version: PlanVersion, years: str, changed: bool) -> Content:
        assert self.pair is not None
        if version is self.pair[0]:
            return plain(f"In {years}, on {show_date(version.on, self._today)}", "$muted")
        word = "changed" if changed else "the same"
        return line((f"In {years}, now", "$muted"), (f"  {word}", "$accent" if changed else ""))


def _padded(content: Content, width: int) -> Content:
    return content.pad_right(max(width - content.cell_length, 0))
