"""A field for text of any number of lines."""

from __future__ import annotations

from typing import Any

from textual.events import Paste
from textual.widgets import TextArea

from mentorjournal.text import clean


class TextBox(TextArea):
    """A text area without frame that grows with its text and takes no control characters."""

    DEFAULT_CSS = """
    TextBox {
        height: auto;
        min-height: 3;
        max-height: 8;
        background: $surface;
        color: $foreground;
        border: none;
    }
    TextBox.-textual-compact { padding: 0 1; }
    TextBox:focus { background: $panel; background-tint: transparent 0%; border: none; }
    """

    def __init__(self, text: str = "", **options: Any) -> None:
        super().__init__(text, compact=True, highlight_cursor_line=False, **options)
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Begin where one goes on writing."""
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: Paste) -> None:
        event.text = clean(event.text)
        await super()._on_paste(event)
        event.prevent_default()
