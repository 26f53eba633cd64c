"""A screen that shows what a key does at once."""

from __future__ import annotations

from time import monotonic

from textual import on
from textual.events import Idle, ScreenResume
from textual.screen import Screen, ScreenResultType

from mentorjournal.widgets.sparse_compositor import SparseCompositor

AT_MOST = 1 / 60
"""Seconds between two repaints that do not wait; a flood of keys is shown in steps."""


class SwiftScreen(Screen[ScreenResultType]):
    """Paints what has the focus without waiting for Textual's clock.

    Textual (8.2) paints sixty times a second. Where something else was painted just before,
    such as the state in the header, a letter waits for one or two strokes of that clock.
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = self._sparse = SparseCompositor()
        self._painted = 0.0

    def _on_idle(self, event: Idle) -> None:  # type: ignore[override]
        """Paint now, if it is what the person is looking at; Textual's own handler comes next."""
        if self.focused not in self._dirty_widgets or self._layout_required:
            return
        now = monotonic()
        if now - self._painted >= AT_MOST:
            self._painted = now
            self._on_timer_update()

    @on(ScreenResume)
    def forget_what_was_sent(self) -> None:
        """Something else may stand in the terminal: send all that is painted next."""
        self._sparse.sent.forget()
