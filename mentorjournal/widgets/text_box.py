"""A field for text of any number of lines."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import TextArea

from mentorjournal.text import clean
from mentorjournal.widgets.graphemes import WholeLetters
from mentorjournal.widgets.raw_paste import is_long
from mentorjournal.widgets.textual_patches import letter_methods
from mentorjournal.widgets.word_motions import TEXT_WORDS

NEW_ROW = ("shift+enter", "alt+enter", "ctrl+j")
"""What begins a new row where enter goes on; terminals tell one or another of them apart."""


class TextBox(TextArea):
    """A text area without frame that grows with its text and takes no control characters.

    Args:
        text: What stands in it at first.
        goes_on: Whether enter goes on to the next field; alt+enter then begins a new row.
    """

    class Submitted(Message):
        """Enter was pressed where it goes on."""

        def __init__(self, box: TextBox) -> None:
            super().__init__()
            self.box = box

    BINDINGS: ClassVar[list[BindingType]] = [*TEXT_WORDS]
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

    validate_selection = letter_methods.validate_selection
    delete = letter_methods.delete
    get_cursor_word_left_location = letter_methods.get_cursor_word_left_location
    get_cursor_word_right_location = letter_methods.get_cursor_word_right_location
    action_delete_word_right = letter_methods.action_delete_word_right
    on_click = letter_methods.on_click

    def __init__(self, text: str = "", *, goes_on: bool = False, **options: Any) -> None:
        self._goes_on = goes_on
        super().__init__(text, compact=True, highlight_cursor_line=False, **options)
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Begin where one goes on writing."""
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """A line as TextArea (8.2) draws it; its cursor would split what is drawn as one."""
        drawn = super().get_line(line_index)
        return drawn if drawn.plain.isascii() else WholeLetters.of(drawn)

    def on_key(self, event: Key) -> None:
        """Go on at enter, where that goes on; Textual types what is left."""
        if self._goes_on and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
        elif self._goes_on and event.key in NEW_ROW:
            event.stop()
            event.prevent_default()
            self.insert("\n")

    def takes_raw_paste(self, text: str) -> bool:
        """Whether a paste that is not marked as one is one here, where Enter and Tab move."""
        return is_long(text)

    def on_paste(self, event: Paste) -> None:
        """Clean what is pasted; Textual puts it in after this."""
        event.text = clean(event.text)
