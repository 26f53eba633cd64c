"""Columns of a list: which form of each cell fits the width, and how wide each one gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from rich.cells import cell_len

T = TypeVar("T")


class Column(Struct, Generic[T], frozen=True):
    """One column in one of its forms.

    Attributes:
        name: What it is called among the others of a layout.
        heading: What stands above it.
        text: The text of a row in it.
        least: The fewest cells it can be cut to; None where it must not be cut.
    """

    name: str
    heading: str
    text: Callable[[T], str]
    least: int | None = None

    def wanted(self, rows: Sequence[T]) -> int:
        """Cells that the widest of its texts takes."""
        return max([cell_len(self.heading), *(cell_len(self.text(row)) for row in rows)])


class Layout(Struct, Generic[T], frozen=True):
    """Columns side by side, `gap` cells apart."""

    columns: tuple[Column[T], ...]
    gap: int = 2


class Fitted(Struct, Generic[T], frozen=True):
    """A layout with the width of each of its columns."""

    layout: Layout[T]
    widths: tuple[int, ...]


def fitted(layouts: Sequence[Layout[T]], rows: Sequence[T], width: int) -> Fitted[T]:
    """The first layout that fits, roomiest first; the last one, cut further, if none does.

    What is left over goes to the columns that can be cut, from left to right.

    Args:
        layouts: What may be shown, best first; at least one.
        rows: All rows, since the widest text decides.
        width: Cells in all.
    """
    for layout in layouts:
        wanted = [column.wanted(rows) for column in layout.columns]
        least = [
            want if column.least is None else min(want, column.least)
            for column, want in zip(layout.columns, wanted, strict=True)
        ]
        spare = width - sum(least) - layout.gap * (len(least) - 1)
        if spare >= 0:
            break
    widths = []
    for least_one, want in zip(least, wanted, strict=True):
        more = max(0, min(spare, want - least_one))
        spare -= more
        widths.append(least_one + more)
    if spare < 0:
        widths[0] = max(1, widths[0] + spare)
    return Fitted(layout, tuple(widths))
