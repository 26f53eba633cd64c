"""A field that takes any of some words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from mentorjournal.widgets.first_letters import NOTHING_LIKE_THAT, FirstLetters
from mentorjournal.widgets.plain import fit, line

BETWEEN = "\n"
"""What parts the values that are ticked; no option has it."""
GAP = 2
"""Cells between two options."""
BEFORE = 4
"""Cells of cursor and box before the words of an option."""


def joined(values: Iterable[str]) -> str:
    """Some values as the field holds them."""
    return BETWEEN.join(values)


def parted(value: str) -> tuple[str, ...]:
    """The values that the field holds."""
    return tuple(filter(None, value.split(BETWEEN)))


class Several(Widget, can_focus=True):
    """All options with a box each, in as many rows as they need.

    Left and right move, space ticks, letters go to the option that begins with them.

    Args:
        options: Pairs of value and label.
        value: The values that are ticked; one that is no option becomes one.
    """

    DEFAULT_CSS = """
    Several { height: auto; color: $muted; background: $surface; padding: 0 1; }
    Several:focus { background: $panel; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Previous", show=False),
        Binding("right", "move(1)", "Next", show=False),
        Binding("space", "tick", "Tick", show=False),
        Binding("enter", "submit", "Go on", show=False),
    ]

    class Changed(Message):
        """Something else is ticked."""

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, options: Sequence[tuple[str, str]], value: str = "") -> None:
        super().__init__()
        self._options = dict(options)
        self._ticked: list[str] = []
        self._at = 0
        self._letters = FirstLetters()
        self._put(value)

    def _put(self, value: str) -> None:
        self._ticked = list(dict.fromkeys(parted(value)))
        for each in self._ticked:
            self._options.setdefault(each, each)

    @property
    def value(self) -> str:
        """The ticked values, in the order in which they were."""
        return joined(self._ticked)

    @value.setter
    def value(self, value: str) -> None:
        if value != self.value:
            self._put(value)
            self._changed()

    @property
    def current(self) -> str:
        """The option with the cursor."""
        return list(self._options)[self._at]

    def _changed(self) -> None:
        self.refresh(layout=True)
        self.post_message(self.Changed())

    def _go(self, at: int) -> None:
        self._at = at
        self.refresh()
        self._keep_in_sight()

    def action_move(self, step: int) -> None:
        """Go to the option `step` places on, going round."""
        self._go((self._at + step) % len(self._options))

    def action_tick(self) -> None:
        """Tick the option with the cursor, or not any more."""
        current = self.current
        if current in self._ticked:
            self._ticked.remove(current)
        else:
            self._ticked.append(current)
        self._changed()

    def action_submit(self) -> None:
        """Tell that the person is done here."""
        self.post_message(self.Submitted())

    def on_key(self, event: Key) -> None:
        """Go to the next option that begins with what is typed, or say that none does."""
        # Space ticks, also where a word was begun.
        if event.key == "space" or not self._letters.take(event):
            return
        if (at := self._letters.find(list(self._options.values()), self._at)) is not None:
            self._go(at)
        else:
            self.app.notify(NOTHING_LIKE_THAT, severity="warning", markup=False)

    def on_click(self, event: Click) -> None:
        """Tick the option clicked on."""
        if (offset := event.get_content_offset(self)) is None:
            return
        rows = self._rows(self.content_size.width)
        edge = 0
        for at in rows[offset.y] if offset.y < len(rows) else ():
            edge += self._cells(at, self.content_size.width) + GAP
            if offset.x < edge:
                self._go(at)
                self.action_tick()
                return

    def on_focus(self) -> None:
        """Show the cursor."""
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Scroll to the row with the cursor, where the options are more rows than are in sight."""
        scroll = next((each for each in self.ancestors if isinstance(each, VerticalScroll)), None)
        if scroll is None or not self.content_size.width:
            return
        rows = self._rows(self.content_size.width)
        y = self.region.y + next(number for number, row in enumerate(rows) if self._at in row)
        window = scroll.region
        if not window.y <= y < window.bottom:
            scroll.scroll_relative(y=y - window.y - window.height // 2, animate=False)

    # How it looks

    def _cells(self, at: int, width: int) -> int:
        return min(BEFORE + cell_len(list(self._options.values())[at]), width)

    def _rows(self, width: int) -> list[list[int]]:
        """Which options stand in each row."""
        rows: list[list[int]] = [[]]
        taken = 0
        for at in range(len(self._options)):
            cells = self._cells(at, width)
            if rows[-1] and taken + cells > width:
                rows.append([])
                taken = 0
            rows[-1].append(at)
            taken += cells + GAP
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """So many rows as the options need."""
        return len(self._rows(width))

    def render(self) -> Content:
        """The options, ■ before those that are ticked, › before the one with the cursor."""
        width = self.content_size.width
        between = Content(" " * GAP)
        return Content("\n").join(
            between.join(self._option(at, width) for at in row) for row in self._rows(width)
        )

    def _option(self, at: int, width: int) -> Content:
        value, label = list(self._options.items())[at]
        here, ticked = self.has_focus and at == self._at, value in self._ticked
        words = fit(label, self._cells(at, width) - BEFORE)
        style = "bold $accent" if here else "bold $foreground" if ticked else "$muted"
        return line(
            ("› " if here else "  ", "$accent"), (f"{'■' if ticked else '□'} {words}", style)
        )
