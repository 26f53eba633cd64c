"""Readings of a goal over time: what was measured, the target, and the way there.

The dotted line is the way from baseline to target if it came evenly; where it crosses the
line of today is what was to be expected by now.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.data.records.plans import Goal, Reading
from mentorjournal.dates import MONTHS
from mentorjournal.money import show_number
from mentorjournal.widgets.canvas import Canvas
from mentorjournal.widgets.plain import plain
from mentorjournal.widgets.scales import beside, stepped

POINT, EVEN, TARGET, TODAY = "●", "·", "╌", "┊"
LEAST_WIDTH, LEAST_HEIGHT = 24, 5
AXIS_ROWS = 2
STEPS = (1, 2, 3, 4, 6, 12, 24, 60, 120, 1200)
"""Months between two that are named; over thousands of years only so many as fit."""


class ReadingChart(Widget):
    """The chart of one goal; nothing where it has no number to show.

    Attributes:
        goal: The goal.
        today: The local day.
    """

    DEFAULT_CSS = """
    ReadingChart { height: 1fr; min-height: 5; }
    """

    goal: reactive[Goal | None] = reactive[Goal | None](None)
    today: reactive[date | None] = reactive[date | None](None)

    def render(self) -> Content:
        """The picture, as large as there is room."""
        size = self.content_size
        if self.goal is None or self.today is None:
            return Content()
        if size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT:
            return plain("More room shows the readings over time.", "$muted")
        return Content("\n").join(chart(self.goal, self.today, size.width, size.height))


def points(goal: Goal) -> tuple[Reading, ...]:
    """Baseline and readings, oldest first."""
    first = (goal.baseline,) if goal.baseline else ()
    return tuple(sorted((*first, *goal.readings), key=lambda reading: reading.on))


def chart(goal: Goal, today: date, width: int, height: int) -> list[Content]:
    """The rows of the chart; none where there is neither reading nor target.

    Args:
        goal: The goal.
        today: The local day, of which a line tells.
        width: In cells, 24 at least.
        height: In cells, 5 at least.
    """
    taken = points(goal)
    values = [reading.value for reading in taken]
    if goal.target is not None:
        values.append(goal.target)
    if not values:
        return []
    return _Drawing(goal, today, taken, values, width, height).rows()


class _Drawing:
    """One chart being drawn."""

    def __init__(
        self,
        goal: Goal,
        today: date,
        taken: tuple[Reading, ...],
        values: list[Decimal],
        width: int,
        height: int,
    ) -> None:
        self.goal, self.today, self.taken = goal, today, taken
        self.step, self.levels = stepped(values, height - AXIS_ROWS)
        every = 2 if len(self.levels) > 4 else 1
        # The lowest is always named, and then every so many rows upwards.
        self.labels = [
            show_number(level) if (len(self.levels) - 1 - row) % every == 0 else ""
            for row, level in enumerate(self.levels)
        ]
        self.margin = max(len(label) for label in self.labels) + 2
        self.cells = width - self.margin
        last = max((reading.on for reading in taken), default=goal.start)
        first = min((reading.on for reading in taken), default=goal.start)
        self.first = min(goal.start, first)
        self.last = max(goal.due or today, last, self.first + timedelta(days=1))
        self.canvas = Canvas(width, len(self.levels) + AXIS_ROWS)

    def rows(self) -> list[Content]:
        self._axes()
        self._today()
        self._even_way()
        self._target()
        self._readings()
        return self.canvas.rows()

    def column(self, day: date) -> int:
        """The cell of a day, counted from the axis."""
        way = Decimal((day - self.first).days) / (self.last - self.first).days
        return int((way * (self.cells - 1)).quantize(Decimal(1), ROUND_HALF_UP))

    def row(self, value: Decimal) -> int:
        """The row nearest to a value."""
        return int(((self.levels[0] - value) / self.step).quantize(Decimal(1), ROUND_HALF_UP))

    def put(self, column: int, row: int, text: str, style: str) -> None:
        self.canvas.put(self.margin + column, row, text, style)

    def _axes(self) -> None:
        bottom = len(self.levels)
        for row, label in enumerate(self.labels):
            self.canvas.put(0, row, label.rjust(self.margin - 2), "$muted")
            self.canvas.put(self.margin - 1, row, "┤" if label else "│", "$muted")
        self.canvas.put(self.margin - 1, bottom, "└" + "─" * self.cells, "$muted")
        days = list(self._days())
        for column, _label in days:
            self.put(column, bottom, "┬", "$muted")
        labels = [(column, label) for column, label in days if label]
        self.put(0, bottom + 1, beside(labels, self.cells), "$muted")

    def _days(self) -> Iterator[tuple[int, str]]:
        """The first of each month, as many as fit, with their names; or both ends."""
        firsts = list(self._months())
        apart = max(1, -(-6 * len(firsts) // self.cells))
        every = next((step for step in STEPS if step >= apart), apart)
        if len(firsts) < 2:
            yield self.column(self.first), _short(self.first)
            yield self.column(self.last), _short(self.last)
            return
        # Counted from January, so that a quarter begins where people expect it.
        for day in firsts:
            if (day.year * 12 + day.month - 1) % every == 0:
                named = day.month == 1 and day != firsts[0]
                yield self.column(day), str(day.year) if named else MONTHS[day.month - 1]

    def _months(self) -> Iterator[date]:
        first = self.first.year * 12 + self.first.month - (self.first.day == 1)
        for month in range(first, self.last.year * 12 + self.last.month):
            yield date(month // 12, month % 12 + 1, 1)

    def _today(self) -> None:
        if self.first < self.today < self.last:
            column = self.column(self.today)
            for row in range(len(self.levels)):
                self.put(column, row, TODAY, "$muted")
            self.put(column, len(self.levels), "┴", "$foreground")

    def _even_way(self) -> None:
        goal = self.goal
        if goal.baseline is None or goal.target is None or goal.due is None:
            return
        start, end = self.column(goal.start), self.column(goal.due)
        way = goal.target - goal.baseline.value
        for column in range(start, end + 1, 2):
            share = Decimal(column - start) / max(end - start, 1)
            self.put(column, self.row(goal.baseline.value + share * way), EVEN, "$muted")

    def _target(self) -> None:
        if self.goal.target is None:
            return
        row = self.row(self.goal.target)
        self.put(0, row, TARGET * self.cells, "$muted")
        label = f" target {show_number(self.goal.target)}"
        column = 2 if self._late_above(row, len(label)) else self.cells - len(label)
        self.put(column, row, label + " " * (column == 2), "$foreground")

    def _late_above(self, row: int, length: int) -> bool:
        """Whether a reading stands where the target's name would."""
        return any(
            self.row(reading.value) == row and self.column(reading.on) >= self.cells - length - 1
            for reading in self.taken
        )

    def _readings(self) -> None:
        spots = [(self.column(each.on), self.row(each.value)) for each in self.taken]
        for (column, row), (to_column, to_row) in pairwise(spots):
            self._connect(column, row, to_column, to_row)
        for column, row in spots:
            self.put(column, row, POINT, "bold $accent")

    def _connect(self, column: int, row: int, to_column: int, to_row: int) -> None:
        """A line between two readings, in steps."""
        width, here = to_column - column, row
        for offset in range(1, width):
            # The last step is taken before the second reading, so that no gap is left there.
            way = Decimal(offset) / (width - 1) * (to_row - row)
            there = row + int(way.quantize(Decimal(1), ROUND_HALF_UP))
            self._stroke(column + offset, here, there)
            here = there
        if here != to_row:
            self._stroke(to_column, here, to_row)

    def _stroke(self, column: int, here: int, there: int) -> None:
        if here == there:
            self.put(column, here, "─", "$accent")
            return
        down = there > here
        self.put(column, here, "╮" if down else "╯", "$accent")
        for between in range(min(here, there) + 1, max(here, there)):
            self.put(column, between, "│", "$accent")
        self.put(column, there, "╰" if down else "╭", "$accent")


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
