"""The header: one quiet line that says where one is and whether what was typed is kept."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from mentorjournal.widgets.plain import Piece, fit, line, plain
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen

GAP = "   "
KEPT = len(GAP) + len("kept")
LEAST_QUIET = 20
"""Fewer cells of what is quiet would be a figure cut in two, and none are shown."""


class _Word(Widget):
    """One word: kept or safe."""

    DEFAULT_CSS = f"""
    _Word {{
        dock: right;
        width: {KEPT};
        height: 1;
        display: none;
        color: $muted;
        background: $background;
    }}
    """

    text: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:
        """The word, at the right; drawn without layout, because a letter waits for it."""
        return _right_aligned(self.text, self.size.width, self.rich_style)


@lru_cache(maxsize=16)
def _right_aligned(text: str, width: int, style: Style) -> Strip:
    return Strip([Segment(fit(text, width, right=True), style)], width)


class Header(Widget):
    """Where I am at the left; clock, and what becomes of my words, at the right.

    Attributes:
        where: "Ana Lima · call".
        quiet: A figure nobody has to look at, before the clock: "212 words".
        clock: How long the session has run, or the date; may be empty.
        notes: Words that hold for as long as they stand there: "demo", "read only".
        kept: "kept" or "safe"; empty where nothing has been typed yet.
        trouble: Why something is not saved or not safe; empty if all is well.
        amiss: Which of the two: "not saved" or "not safe".
    """

    DEFAULT_CSS = """
    Header {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $background;
        color: $foreground;
    }
    """

    where: reactive[str] = reactive("")
    quiet: reactive[str] = reactive("")
    clock: reactive[str] = reactive("")
    notes: reactive[tuple[str, ...]] = reactive(())
    kept: reactive[str] = reactive("", repaint=False)
    trouble: reactive[str] = reactive("")
    amiss: reactive[str] = reactive("not saved")

    def compose(self) -> ComposeResult:
        """The one word that changes with every key, so that it alone is sent then."""
        yield _Word()

    def watch_kept(self) -> None:
        """Show what becomes of the words."""
        self._show_kept()

    def watch_trouble(self) -> None:
        """Trouble takes the place of the word."""
        self._show_kept()

    def on_mount(self) -> None:
        """Show what is known already."""
        self._show_kept()

    def _show_kept(self) -> None:
        for word in self.query(_Word):
            shown = "" if self.trouble else self.kept
            if word.display != bool(shown):
                word.display = bool(shown)
                self.refresh()
            word.text = shown
            # A letter that is not kept may be painted at any moment, and no earlier than this.
            if isinstance(self.screen, SafeScreen):
                self.screen.paint_with_next(word)

    def render(self) -> Content:
        """The line; where it is short of room, what is quiet gives way, then the place, and the
        trouble last.
        """
        width = self.content_size.width
        if self.kept and not self.trouble:
            width -= KEPT
        right = self._right(self.quiet)
        over = cell_len(self.where) + len(GAP) + right.cell_length - width
        if self.quiet and over > 0:
            left = cell_len(self.quiet) - over
            right = self._right(fit(self.quiet, left) if left >= LEAST_QUIET else "")
        if right.cell_length > width:
            right = right.truncate(width, ellipsis=True)
        room = width - right.cell_length
        place = fit(self.where, max(0, room - len(GAP)))
        return line((place, "bold"), " " * (room - Content(place).cell_length), right)

    def _right(self, quiet: str) -> Content:
        pieces: list[Piece] = []
        if quiet:
            pieces.append((quiet, "$muted"))
        if self.clock:
            pieces.append(plain(self.clock))
        pieces += [(note, "$accent") for note in self.notes]
        if self.trouble:
            pieces.append((f"{self.amiss}: {self.trouble}", "bold $warning"))
        return plain(GAP).join(line(piece) for piece in pieces)
