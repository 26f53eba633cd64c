"""The patched compositor shows, cell by cell, what Textual's own does."""

from __future__ import annotations

import random
from typing import Any
from unittest.mock import Mock

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen
from mentorjournal.widgets.textual_patches.sparse_compositor import SparseCompositor
from tests.painted import Painted, anew
from tests.quiet import pilots_wait_until_quiet
from tests.tally import in_turn

__all__ = ["pilots_wait_until_quiet"]

WORDS = [
    "", "a", "said it", "日本語", "e\u0301te\u0301", "long words " * 9, "two\nlines", "▔─│", "😀!",
]  # fmt: skip
COLOURS = ["red", "blue on white", "bold", "reverse", "italic green"]
SIZES = [(60, 20), (40, 12), (80, 24), (23, 7), (60, 20)]


class Rows(Widget):
    """Draws row by row, and repaints single cells."""

    rows = ["one row", "another", "and a third"]

    def render_line(self, y: int) -> Strip:
        text = self.rows[y % len(self.rows)]
        return Strip([*self.app.console.render(text, self.app.console.options)][:1]).crop(
            0, self.size.width
        )


class DrawnScreen(SafeScreen[None]):
    """Widgets beside, in and over each other."""

    CSS = """
    #top { dock: top; height: 1; background: $panel; }
    #side { width: 30%; border-left: solid $accent; }
    #over { layer: over; offset: 5 3; width: 14; height: 4; border: round red; }
    #scroll { width: 1fr; }
    DrawnScreen { layers: base over; }
    Rows { height: 3; }
    """

    def compose(self) -> ComposeResult:
        yield Static("top", id="top")
        with Horizontal():
            with VerticalScroll(id="scroll"):
                for number in range(12):
                    yield Static(f"line {number}", classes="line")
                yield Rows()
            yield Static("side", id="side")
        yield Static("over all", id="over")


class DrawnApp(App[None]):
    """Shows it."""

    def on_mount(self) -> None:
        self.push_screen(DrawnScreen())


async def change(pilot: Pilot[Any], painted: Painted, chance: random.Random) -> str:
    """Change something at random; gives what it was, in words."""
    screen = pilot.app.screen
    widget = chance.choice(list(screen.query(Static)))
    what = chance.choice(["text", "text", "style", "show", "move", "scroll", "cells", "size"])
    if what == "text":
        widget.update(chance.choice(WORDS))
    elif what == "style":
        colour = chance.choice(COLOURS)
        widget.update(f"[{colour}]{chance.choice(WORDS[1:])}[/]")
    elif what == "show":
        widget.display = not widget.display
    elif what == "move":
        screen.query_one("#over").styles.offset = (chance.randint(-4, 50), chance.randint(-2, 14))
    elif what == "scroll":
        y = chance.randint(0, 12)
        screen.query_one("#scroll").scroll_to(y=y, animate=False, force=True)
    elif what == "cells":
        rows = screen.query_one(Rows)
        rows.rows = [chance.choice(["one row", "another", "xx"]) for _ in range(3)]
        rows.refresh(Region(0, 0, chance.randint(1, 30), 3))
        rows.refresh()
    else:
        size = chance.choice(SIZES)
        painted.resize(*size)
        await pilot.resize_terminal(*size)
    return what


@in_turn("seed", range(4))
async def test_after_any_changes_a_terminal_shows_what_textual_would_paint(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, app = random.Random(seed), DrawnApp()
    async with app.run_test(size=SIZES[0]) as pilot:
        painted = Painted(app, monkeypatch, SIZES[0])
        app.screen.refresh(layout=True)
        await pilot.pause()
        assert isinstance(app.screen._compositor, SparseCompositor)
        app.screen.forget_what_was_sent()  # type: ignore[attr-defined]
        app.screen.refresh()
        await pilot.pause()
        done: list[str] = []
        for _ in range(25):
            done += [await change(pilot, painted, chance) for _ in range(chance.randint(1, 3))]
            await pilot.pause()
            was, now = painted.cells(), anew(app)
            assert len(was) == len(now)
            for y, (row, wanted) in enumerate(zip(was, now, strict=True)):
                assert row == wanted, (y, done)


async def test_nothing_is_painted_that_would_be_thrown_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As before an app has started: what is held up is painted once, when it may be."""
    app = DrawnApp()
    async with app.run_test(size=SIZES[0]) as pilot:
        painted = Painted(app, monkeypatch, SIZES[0])
        app.screen.refresh(layout=True)
        await pilot.pause()
        drawn = Mock(side_effect=SparseCompositor._draw)
        monkeypatch.setattr(SparseCompositor, "_draw", lambda *given: drawn(*given))
        with app.batch_update():
            app.screen.query_one("#side", Static).update("changed")
            await pilot.pause()
            app.screen._refresh_layout()
            await pilot.pause()
            assert not drawn.called
        app.screen.refresh()
        await pilot.pause()
        assert drawn.called
        assert painted.cells() == anew(app)
