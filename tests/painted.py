"""What a terminal shows that gets what a screen sends, and what it would show painted anew."""

from __future__ import annotations

from typing import Any

import pyte
import pytest
from textual._compositor import Compositor, CompositorUpdate
from textual.app import App

Cells = list[list[Any]]
"""Letters with their colours, row by row."""


class Painted:
    """What a terminal shows that gets every update of the screen, and nothing else.

    Attributes:
        screen: What it shows.
        last: What was sent last.
    """

    def __init__(
        self, app: App[Any], monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
    ) -> None:
        self.screen = pyte.Screen(*size)
        self.last = ""
        stream = pyte.Stream(self.screen)
        usual = app._display

        def display(screen: Any, update: Any) -> None:
            if isinstance(update, CompositorUpdate):
                self.last = update.render_segments(app.console)
                stream.feed(self.last)
            usual(screen, update)

        monkeypatch.setattr(app, "_display", display)

    def resize(self, width: int, height: int) -> None:
        """The terminal has another size; what stood there stays, as far as there is room."""
        self.screen.resize(height, width)

    def cells(self) -> Cells:
        """What it shows, to be compared."""
        return _cells(self.screen)


def anew(app: App[Any]) -> Cells:
    """The screen painted from nothing, by Textual's own compositor."""
    for widget in app.screen.walk_children(with_self=True):
        widget._styles_cache.clear()  # type: ignore[attr-defined]
    compositor = app.screen._compositor
    screen = pyte.Screen(*compositor.size)
    chops = Compositor._render_chops(compositor, compositor.size.region, lambda _y: True)
    stream = pyte.Stream(screen)
    for y, row in enumerate(chops):
        stream.feed(f"\x1b[{y + 1};1H")
        for strip in row.values():
            stream.feed(strip.render(app.console))
    return _cells(screen)


def _cells(screen: pyte.Screen) -> Cells:
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]
