"""Scales: round steps for axes, and putting labels beside each other without overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from msgspec import Struct

ROUND_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
# Where rows are few a less round step is better than one that leaves half of them empty.
FEW_ROWS = 12
ROW_STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "3", "4", "5"))


def round_steps(least: Decimal, leading: Sequence[Decimal] = ROUND_STEPS) -> Iterator[Decimal]:
    """Round numbers from `least`, which is above zero, upwards: 1, 2, 2.5, 5, 10 and so on.

    Args:
        least: Where to begin.
        leading: What a round number is, apart from the powers of ten it is multiplied with.
    """
    exponent = least.adjusted()
    while True:
        for step in leading:
            if (scaled := step.scaleb(exponent)) >= least:
                yield scaled
        exponent += 1


class Span(Struct, frozen=True):
    """A stretch of numbers laid over a number of cells.

    Attributes:
        low, high: The numbers at the first and the last cell.
        cells: How many cells there are, two at least.
    """

    low: Decimal
    high: Decimal
    cells: int

    def at(self, value: Decimal) -> int:
        """The cell nearest to a value, from 0; values outside lie at the edges."""
        way = (value - self.low) / (self.high - self.low) * (self.cells - 1)
        cell = int(way.quantize(Decimal(1), ROUND_HALF_UP))
        return min(max(cell, 0), self.cells - 1)


def stepped(values: Iterable[Decimal], rows: int) -> tuple[Decimal, tuple[Decimal, ...]]:
    """Round values, one for each row of a chart, from high to low, that enclose all values.

    Args:
        values: What is to be shown; at least one.
        rows: How many rows there may be, three at least.

    Returns:
        The step from row to row, and the value of each row.
    """
    shown = list(values)
    low, high = min(shown), max(shown)
    least = (high - low) / rows or max(abs(high), Decimal(1)) / 100
    for step in round_steps(least, ROW_STEPS if rows <= FEW_ROWS else ROUND_STEPS):
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if first == last:
            last += 1
        if last - first < rows:
            count = int(last - first) + 1
            return step, tuple((last - row) * step for row in range(count))
    raise AssertionError("round steps never end")


def ticks(span: Span, apart: int) -> tuple[Decimal, ...]:
    """Round numbers within a span that lie at least `apart` cells from each other."""
    step = next(round_steps((span.high - span.low) * apart / span.cells))
    first = (span.low / step).to_integral_value(ROUND_CEILING)
    last = (span.high / step).to_integral_value(ROUND_FLOOR)
    return tuple((first + index) * step for index in range(int(last - first) + 1))


def beside(labels: Sequence[tuple[int, str]], cells: int) -> str:
    """Labels on one line, each centred over its cell as far as the line reaches.

    A label that would touch an earlier one of the sequence is left out.

    Args:
        labels: Pairs of cell and text, the most important first.
        cells: Length of the line.
    """
    row = [" "] * cells
    for cell, text in labels:
        start = min(max(cell - (len(text) - 1) // 2, 0), cells - len(text))
        around = row[max(start - 1, 0) : start + len(text) + 1]
        if start >= 0 and all(char == " " for char in around):
            row[start : start + len(text)] = text
    return "".join(row)
