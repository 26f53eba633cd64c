"""Where a form stands on its screen, and how much of that its fields take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.css.scalar import Scalar
from textual.geometry import Size, Spacing
from textual.screen import Screen
from textual.widget import Widget

MESSAGE_ROWS = 1
"""So many rows at the foot are kept for messages, so that the fields stand still."""
FEW = 3
"""Rows that the fields take at least, however low the screen is."""


class FormRoom:
    """Puts a form into the middle of its screen, and lets its top stand still from then on.

    A row that comes or goes while it is filled in moves only what is below: a hand that aims at
    a field meets it. What no longer fits between the top and the foot is scrolled.

    Args:
        form: The form. Its `#panel` holds all of it: `#rows`, which scroll, and `#hint` among
            what stands above and below them.
        seen: What is to be in sight once the fields have another height; None for nothing.
    """

    def __init__(self, form: Screen[Any], seen: Callable[[], Widget | None]) -> None:
        self._form, self._seen = form, seen
        self._top: int | None = None
        self._size: Size | None = None

    def begin(self) -> None:
        """Give way from now on whenever messages come or go, or rows of the form do."""
        self._form.screen_layout_refresh_signal.subscribe(self._form, lambda _screen: self.make())

    def make(self) -> None:
        """Share the screen out once what has just changed is laid out."""
        self._form.call_after_refresh(self._share)

    def _share(self) -> None:
        form = self._form
        panel, rows = form.query_one("#panel"), form.query_one("#rows")
        if not panel.size:
            return
        others = [child for child in panel.children if child is not rows and child.display]
        around = panel.gutter.height + sum(_height(child) for child in others)
        messages = [each.region.y - each.styles.margin.top for each in form.query("Toast")]
        foot = min((y for y in messages if y > 0), default=form.size.height - MESSAGE_ROWS)
        if self._top is None or self._size != form.size:
            self._size = form.size
            # Another hint with each field would have it begin elsewhere each time.
            steady = around - _height(form.query_one("#hint")) + _least(form.query_one("#hint"))
            self._top = max(0, (form.size.height - steady - rows.virtual_size.height) // 2)
            form.styles.align_vertical = "top"
        # As far up as it must, where not even a few fields would find room.
        top = max(0, min(self._top, foot - around - FEW))
        if panel.styles.margin.top != top:
            panel.styles.margin = Spacing(top=top)
            panel.styles.max_height = max(1, form.size.height - top)
        room = max(FEW, foot - top - around)
        if rows.styles.max_height != Scalar.parse(str(room)):
            rows.styles.max_height = room
            form.call_after_refresh(self._show)

    def _show(self) -> None:
        if (seen := self._seen()) is not None:
            seen.scroll_visible(animate=False)


def _height(widget: Widget) -> int:
    """Rows that a widget takes with what is left free around it."""
    return widget.outer_size.height + widget.styles.margin.height


def _least(hint: Widget) -> int:
    """Rows that a hint takes with what is left free around it, where it says little."""
    return 1 + hint.styles.margin.height
