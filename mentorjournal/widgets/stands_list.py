"""Where a relationship stands in rows: words under each other, and the days of a clock as a bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from textual.content import Content
from textual.events import Resize

from mentorjournal.dates import MONTHS, add_months
from mentorjournal.mentoring.clocks import Clock
from mentorjournal.mentoring.stands import CALLS, Line
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, hiding, line, plain, veil, wrapped

LABEL, INSIDE = 11, 2
"""Cells of the label with the blank behind it; by how many of them one stands in."""
WINDOW, TAIL = 36, 20
"""Cells from the last contact to the last good day; behind the bar, for what is left."""
CONTACT, SOON, GOOD, OVER, NOW = "▆", "━", "╌", "█", "│"
DAY_CELLS = 9
"""Cells between the beginnings of two days of an axis."""


class Row(Struct, frozen=True):
    """A row of the list: a line, a part of a long one, or half of a bar.

    Attributes:
        line: The line.
        number: Which row of it, from 0.
        shown: What stands behind the label.
    """

    line: Line
    number: int
    shown: Content


class StandsList(LineList[Row]):
    """Labels at the left, words beside them; what belongs to a line stands in below it."""

    DEFAULT_CSS = """
    StandsList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._why_key = ""
        self._labels = LABEL

    def show(self, lines: Sequence[Line], why_key: str) -> None:
        """Show these lines.

        Args:
            lines: In their order.
            why_key: The key that unfolds, for the line that offers it.
        """
        self._lines, self._why_key = lines, why_key
        self._lay_out()

    def begin_at(self, *places: str) -> None:
        """Highlight the first row that leads to the first of these places to which any does."""
        leads = [row.line.opens for row in self.rows]
        found = (leads.index(place) for place in places if place in leads)
        self.highlighted = next(found, self.highlighted)

    def on_resize(self, event: Resize) -> None:
        """Wrap for the new width."""
        self._lay_out()
        super().on_resize(event)

    def _lay_out(self) -> None:
        own = (each for each in self._lines if not each.whole)
        longest = (len(each.label) + (INSIDE if each.inside else 0) + 1 for each in own)
        self._labels = max([LABEL, *longest])
        self.fill([row for each in self._lines for row in self._rows(each)])

    def _rows(self, each: Line) -> Iterator[Row]:
        # Of two cells one is the cursor's, the other the scrollbar's, whether that is there or not.
        room = max(1, self.outer_size.width - 2 - (0 if each.whole else self._labels))
        if each.clock is not None:
            bar, axis = bar_of(each.clock, each.today, max(12, room - TAIL))
            yield Row(each, 0, line(bar, "   ", each.text))
            yield Row(each, 1, axis)
            return
        text = plain(each.text)
        if each.opens == CALLS:
            text = line(text, "  ", (self._why_key, "$accent"))
        parts = (part for row in text.split("\n") or [text] for part in wrapped(row, room))
        for number, part in enumerate(parts):
            yield Row(each, number, part.rstrip())

    def key_of(self, row: Row) -> str:
        """What it is about, and where it leads to."""
        each = row.line
        words = "" if each.label else each.text
        return f"{each.label} {words} {each.opens} {each.uid} {row.number}"

    def takes(self, row: Row) -> bool:
        """Not an empty row, nor who it is, nor the days below a bar."""
        below = row.line.clock is not None and row.number > 0
        return bool(row.shown.plain.strip()) and not row.line.whole and not below

    def lead(self, row: Row, sign: str) -> str:
        """The cursor stands at the margin, and before a label that stands in."""
        return f" {sign} " if row.line.inside else sign

    def draw(self, row: Row, width: int) -> Content:
        """A label and its words; what is private or speaks of pay follows the hide key."""
        each, shown = row.line, row.shown
        if hiding(self) and (each.private or speaks_of_pay(each.text)):
            shown = plain(veil(shown.plain), "$muted")
        if each.whole:
            return shown
        label = fit(
            each.label if row.number == 0 else "", self._labels - (INSIDE if each.inside else 0)
        )
        return line((label, "bold $warning" if each.warns else self._style(each)), shown)

    @staticmethod
    def _style(each: Line) -> str:
        if each.opens == "book":
            return "bold $accent"
        return "$muted" if each.inside or each.opens else "bold"


def bar_of(clock: Clock, today: date, most: int) -> tuple[Content, Content]:
    """The days of a clock as a bar, and the days below it.

    Too soon, open and over are told apart by their signs; a line is today.

    Args:
        clock: The clock.
        today: The local day.
        most: Cells that the bar may take.
    """
    whole = max((clock.last_good - clock.since).days, 1)
    over = max((today - clock.last_good).days, 0)
    window = min(WINDOW, most)
    if over:
        window = min(window, max(6, most * whole // (whole + over)))
    past = min(most - window, max(1, round(over * window / whole))) if over else 0

    def at(day: date) -> int:
        return (day - clock.since).days * window // whole

    opens = max(1, min(at(clock.opens), window))
    here = at(today) if clock.since < today <= clock.last_good else None
    cells = [CONTACT, *(SOON if cell < opens else GOOD for cell in range(1, window))]
    if here is not None and 0 < here < window:
        cells[here] = NOW
    bar = line(("".join(cells), "$accent"), (OVER * past, "$warning"))
    return bar, plain(_axis(clock, at), "$muted")


def _axis(clock: Clock, at: Callable[[date], int]) -> str:
    """The days below a bar: the contact, the opening, months between, the last good day."""
    months = [add_months(clock.since, number) for number in range(1, 12)]
    between = [clock.opens, *(day for day in months if day < clock.last_good)]
    spots = [(0, clock.since)]
    for day in (clock.last_good, *between):
        if all(abs(at(day) - spot) >= DAY_CELLS for spot, _day in spots):
            spots.append((at(day), day))
    shown = ""
    for spot, day in sorted(spots):
        shown = f"{shown:<{spot}}{day.day} {MONTHS[day.month - 1]}"
    return shown
