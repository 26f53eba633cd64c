"""Packages side by side, line by line: today's, and as many others as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.commands import moving
from mentorjournal.mentoring.packages import Packages, show_amount, show_difference
from mentorjournal.text import plural
from mentorjournal.widgets.plain import fit, line

GAP, NARROW_GAP = "   ", "  "
WIDE = 100
"""Cells from which on columns stand farther apart."""
LEAST_COLUMN, NARROW_LEAST_COLUMN = 16, 22
"""Cells of a package, so that its name can be read: six stand side by side on 120 cells; where
there is room for a few anyway, their names have more of it.
"""
LEFT = 28
"""Cells that labels and today's package take at most, where figures are as usual."""
FAR = 10**6


class PackageTable(Widget, can_focus=True):
    """Today's package stays where it is; the keys of lists move the others past it.

    Attributes:
        packages: What is compared.
        first: The number of the first alternative that is in sight, from 0.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(moving.DOWN, "move(1)", "Next package", show=False),
        Binding(moving.UP, "move(-1)", "Package before", show=False),
        Binding(moving.NEXT_PAGE, "page(1)", "Next packages", show=False),
        Binding(moving.PAGE_UP, "page(-1)", "Packages before", show=False),
        Binding(moving.FIRST, f"move({-FAR})", "First package", show=False),
        Binding(moving.LAST, f"move({FAR})", "Last package", show=False),
    ]
    DEFAULT_CSS = """
    PackageTable { height: auto; padding: 0 1; }
    """

    packages: reactive[Packages | None] = reactive[Packages | None](None, layout=True)
    first: reactive[int] = reactive(0, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row for each line, the names, and what else there is."""
        return len(self._rows(width))

    def render(self) -> Content:
        """The lines of those in sight."""
        return Content("\n").join(self._rows(self.content_size.width))

    def on_resize(self) -> None:
        """Leave no room empty that one more package has now."""
        self.action_move(0)

    def watch_packages(self) -> None:
        """There may be fewer of them now."""
        self.action_move(0)

    def action_move(self, step: int) -> None:
        """Move the alternatives past today's package."""
        if self.packages is not None:
            last = len(self.packages.uids) - 1 - self._shown_from_the_end(self.content_size.width)
            self.first = max(0, min(self.first + step, last))

    def action_page(self, pages: int) -> None:
        """Move by as many as are in sight."""
        self.action_move(pages * max(1, self._in_sight(self.content_size.width)))

    def _columns(self, width: int) -> tuple[str, list[list[str]], list[tuple[int, int]]]:
        """The gap between columns, their cells, and the room for amount and difference of each."""
        assert self.packages is not None
        gap, least = (GAP, LEAST_COLUMN) if width >= WIDE else (NARROW_GAP, NARROW_LEAST_COLUMN)
        lines, titles = self.packages.lines, self.packages.titles[1:]
        if titles:
            # Where all have room, so have their names.
            share = (width - LEFT) // len(titles) - len(gap)
            least = max(least, min(share, max(map(cell_len, titles))))
        amounts = [[show_amount(each) for each in one.amounts] for one in lines]
        differences = [[show_difference(each) for each in one.differences()] for one in lines]
        rooms: list[tuple[int, int]] = []
        cells: list[list[str]] = []
        for paid, by in zip(
            zip(*amounts, strict=True), zip(*differences, strict=True), strict=True
        ):
            room = max(map(len, paid))
            rooms.append((room, max(*map(len, by), least - room - 1)))
            pairs = zip(paid, by, strict=True)
            cells.append(
                [f"{fit(a, room, right=True)} {fit(d, rooms[-1][1], right=True)}" for a, d in pairs]
            )
        cells[0] = [row[0] for row in amounts]
        return gap, cells, rooms

    def _taken(self, width: int) -> tuple[int, list[int]]:
        """Cells that labels and today's package take, and each alternative with its gap."""
        assert self.packages is not None
        gap, _cells, rooms = self._columns(width)
        label = max(cell_len(one.label) for one in self.packages.lines)
        fixed = label + len(gap) + max(rooms[0][0], len("Now"))
        return fixed, [len(gap) + room + 1 + by for room, by in rooms[1:]]

    def _in_sight(self, width: int) -> int:
        """How many alternatives there is room for, from the first on; one at least."""
        fixed, taken = self._taken(width)
        ends = accumulate(taken[self.first :], initial=fixed)
        return max(1, sum(end <= width for end in ends) - 1)

    def _shown_from_the_end(self, width: int) -> int:
        """How many of the last ones fit together."""
        fixed, taken = self._taken(width)
        ends = accumulate(reversed(taken), initial=fixed)
        return max(1, sum(end <= width for end in ends) - 1)

    def _rows(self, width: int) -> list[Content]:
        packages = self.packages
        if packages is None:
            return []
        gap, cells, rooms = self._columns(width)
        shown = range(self.first, len(rooms) - 1)[: self._in_sight(width)]
        label = max(cell_len(one.label) for one in packages.lines)
        now = max(rooms[0][0], len("Now"))
        names = [" " * label, fit("Now", now, right=True)]
        names += [fit(packages.titles[at + 1], sum(rooms[at + 1]) + 1) for at in shown]
        rows = [line((gap.join(names), "bold"))]
        for number, one in enumerate(packages.lines):
            words = [fit(cells[0][number], now, right=True)]
            words += [cells[at + 1][number] for at in shown]
            style = "bold" if one.total else ""
            pieces = [(fit(one.label, label), style or "$muted")]
            rows.append(line(*pieces, (gap + gap.join(words), style)))
        return [*rows, *_more(shown, len(rooms) - 1)]


def _more(shown: Sequence[int], every: int) -> list[Content]:
    """A row that says how many alternatives are not in sight."""
    hidden = every - len(shown)
    if every == 0:
        return [line(("No other course of action yet.", "$muted"))]
    if hidden == 0:
        return []
    words = f"{shown[0] + 1}–{shown[-1] + 1} of {plural(every, 'alternative')}"
    return [line((f"{words}; ↑ ↓ show the others", "$muted"))]
