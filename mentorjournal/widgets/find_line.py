"""The line below the notes in which one types what to find in them."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from mentorjournal.widgets.plain import line
from mentorjournal.widgets.textual_patches.line_input import LineInput


class FindLine(Horizontal):
    """Shown by `open`; enter and the arrows go from match to match, escape closes.

    Args:
        nothing: What is said where the words are nowhere.
        options: As Textual's.
    """

    DEFAULT_CSS = """
    FindLine {
        height: 1;
        display: none;
        background: $background;
        & > #find-heading { width: auto; padding: 0 1; color: $muted; }
        & > #find-text { width: 1fr; }
        & > #find-count { width: auto; padding: 0 1; color: $muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "go(1)", "Next", show=False),
        Binding("up,shift+enter", "go(-1)", "Previous", show=False),
        Binding("escape", "close", "Close", show=False),
    ]

    class Typed(Message):
        """What to find is something else now; empty for nothing."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Moved(Message):
        """The next (1) or the previous (-1) match is asked for."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Closed(Message):
        """The line was closed."""

    def __init__(self, nothing: str = "not in these notes", **options: Any) -> None:
        super().__init__(**options)
        self._nothing = nothing

    def compose(self) -> ComposeResult:
        """What to find, and how often it is there."""
        yield Static(line("Find"), id="find-heading")
        yield LineInput(id="find-text")
        yield Static(id="find-count")

    def open(self, text: str = "") -> None:
        """Take keys, beginning with a text; without one with what was looked for last."""
        self.display = True
        typed = self.query_one(LineInput)
        with self.prevent(Input.Changed):
            typed.value = text or typed.value
        typed.action_select_all()
        typed.focus()
        self.post_message(self.Typed(typed.value))

    @property
    def wanted(self) -> str:
        """What to find; empty while nothing is looked for."""
        return self.query_one(LineInput).value if self.display else ""

    def tell(self, number: int, count: int) -> None:
        """Say which match is shown, of how many."""
        if not self.query_one(LineInput).value:
            words = "enter next   ↑ previous   esc close"
        elif not count:
            words = self._nothing
        else:
            words = f"{number} of {count}"
        self.query_one("#find-count", Static).update(line(words))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go(1)

    def action_go(self, step: int) -> None:
        """Ask for another match."""
        self.post_message(self.Moved(step))

    def action_close(self) -> None:
        """Close."""
        self.display = False
        self.post_message(self.Closed())
