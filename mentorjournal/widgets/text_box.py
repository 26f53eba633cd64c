"""A field for text of any number of lines."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.events import Click, Key, Paste
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Location, Selection

from mentorjournal.text import clean
from mentorjournal.widgets.graphemes import WholeLetters, span, stood
from mentorjournal.widgets.raw_paste import is_long
from mentorjournal.widgets.words import TEXT_WORDS, before_word, behind_word, next_word, word_at

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

    def __init__(self, text: str = "", *, goes_on: bool = False, **options: Any) -> None:
        self._goes_on = goes_on
        super().__init__(text, compact=True, highlight_cursor_line=False, **options)
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Begin where one goes on writing."""
        self.move_cursor(self.document.end)

    def validate_selection(self, selection: Selection) -> Selection:
        """Keep the cursor out of what is one letter to a person, see `graphemes`."""
        return stood(self.document.lines, self.selection, selection)

    def delete(
        self, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Take away a span, and all of a letter of which that is a part."""
        begin, stop = span(self.document.lines, start, end)
        return super().delete(begin, stop, maintain_selection_offset=maintain_selection_offset)

    def get_cursor_word_left_location(self) -> Location:
        """Where going left by a word leads; an accent is no word of its own."""
        return before_word(self.document.lines, self.cursor_location)

    def get_cursor_word_right_location(self) -> Location:
        """Where going right by a word leads."""
        return next_word(self.document.lines, self.cursor_location)

    def action_delete_word_right(self) -> None:
        """Take away what is selected, or up to the end of the word at the cursor or behind it."""
        if self.selection.is_empty:
            end = behind_word(self.document.lines, self.cursor_location)
            self._delete_via_keyboard(self.cursor_location, end)
        else:
            super().action_delete_word_right()

    def get_line(self, line_index: int) -> Text:
        """A line as TextArea (8.2) draws it; its cursor would split what is drawn as one."""
        drawn = super().get_line(line_index)
        return drawn if drawn.plain.isascii() else WholeLetters.of(drawn)

    def on_click(self, event: Click) -> None:
        """A double click takes a word."""
        if event.chain == 2:
            row, column = self.cursor_location
            begin, end = word_at(self.document.get_line(row), column)
            self.selection = Selection((row, begin), (row, end))

    async def _on_key(self, event: Key) -> None:
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

    async def _on_paste(self, event: Paste) -> None:
        event.text = clean(event.text)
        await super()._on_paste(event)
        event.prevent_default()
