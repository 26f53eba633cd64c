"""The last twelve months of one relationship as a row of small bars."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.text import plural
from mentorjournal.widgets.plain import fit, line

HEIGHTS = "·▂▄▆█"
NAME_WIDTH = 20
NARROW_NAME_WIDTH = 16
NARROW = 68
GAP = "   "


class Year(Struct, frozen=True):
    """How often two people talked.

    Attributes:
        name: With whom.
        months: Initials of twelve months, oldest first.
        counts: Sessions in each of them.
        notes: What else there is to say, such as when the next call is welcome; of these as
            many as fit.
    """

    name: str
    months: Sequence[str]
    counts: Sequence[int]
    notes: Sequence[str] = ()


class YearBars(Widget):
    """A bar for each month, its initial below, and the sum in words."""

    DEFAULT_CSS = """
    YearBars { height: 2; background: $background; color: $foreground; }
    """

    year: reactive[Year | None] = reactive(None)

    def render(self) -> Content:
        """Two lines; nothing where nobody is highlighted."""
        if self.year is None:
            return Content()
        width = self.content_size.width
        bars = " ".join(HEIGHTS[min(count, len(HEIGHTS) - 1)] for count in self.year.counts)
        initials = " ".join(self.year.months)
        total = plural(sum(self.year.counts), "session")
        left = NAME_WIDTH if width >= NARROW else NARROW_NAME_WIDTH
        room = width - left - len(bars) - len(GAP)
        return line(
            (fit(self.year.name, left - 2), ""),
            "  ",
            (bars, "$accent"),
            GAP,
            fit(total, room),
            "\n",
            (fit("last 12 months", left) + initials, "$muted"),
            GAP,
            (_as_fits(self.year.notes, room), "$muted"),
        )


def _as_fits(notes: Sequence[str], room: int) -> str:
    """The first of the notes, as many as fit whole."""
    said = ""
    for note in notes:
        longer = f"{said}, {note}" if said else note
        if len(longer) > room:
            break
        said = longer
    return said
