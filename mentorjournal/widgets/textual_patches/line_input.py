"""A field for one line of text.

Private of Textual's `Input` (8.2) are what it draws and where it takes words to begin, for which
it has no public way.

Upstream: whole letters were declined in issue 4694; this stays until there are such letters.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import BindingType
from textual.events import Click, Paste
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widgets import Input
from textual.widgets.input import Selection

from mentorjournal.text import one_line
from mentorjournal.widgets.graphemes import WholeLetters, begin_of, moved_to, whole
from mentorjournal.widgets.raw_paste import is_long
from mentorjournal.widgets.word_motions import FIELD_WORDS, WORD_BEGIN, word_at

_DAY = re.compile(r"today|\d{4}-\d\d-\d\d", re.ASCII)


class LineInput(Input):
    """An input without frame that loses nothing of what is pasted or typed.

    A day is typed anew rather than edited, so one that stands there is selected when the cursor
    comes to it, and so is another text with `anew`, such as a figure, and one that is `proposed`
    for as long as it stands there unchanged; the rest goes on at its end.

    The stock Input keeps the first pasted line and drops the rest; here the lines are joined.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*FIELD_WORDS]
    _WORD_START = WORD_BEGIN
    DEFAULT_CSS = """
    LineInput { background: $surface; color: $foreground; }
    LineInput.-textual-compact { padding: 0 1; }
    LineInput:focus { background: $panel; background-tint: transparent 0%; }
    LineInput .input--placeholder { color: $muted; }
    """

    # How far a text reaches moves nothing outside its one row: without this every letter has
    # the whole form laid out anew.
    virtual_size = reactive(Size(0, 0), init=False)

    def __init__(
        self, value: str = "", *, anew: bool = False, proposed: bool = False, **options: Any
    ) -> None:
        self._anew = anew or _DAY.fullmatch(value) is not None
        self._proposed = value if proposed else ""
        selects = self._anew or bool(self._proposed)
        super().__init__(value, compact=True, select_on_focus=selects, **options)
        self.cursor_blink = False

    def validate_selection(self, selection: Selection) -> Selection:
        """Keep both ends within the text, and the cursor out of what is one letter to a person."""
        within = super().validate_selection(selection)
        if self.value.isascii():
            return within
        end = moved_to(self.value, self.selection.end, within.end)
        start = end if within.is_empty else begin_of(self.value, within.start)
        return within._replace(start=start, end=end)

    @property
    def _value(self) -> Text:
        """The text as Input (8.2) draws it; its cursor would split what is drawn as one."""
        drawn = super()._value
        return drawn if self.value.isascii() else WholeLetters.of(drawn)

    def delete(self, start: int, end: int) -> None:
        """Take away what lies between two columns, and all of a letter of which that is a part."""
        begin, stop = sorted((max(0, start), min(len(self.value), end)))
        super().delete(*whole(self.value, begin, stop))

    def on_click(self, event: Click) -> None:
        """A double click takes a word."""
        if event.chain == 2:
            self.selection = Selection(*word_at(self.value, self.cursor_position))

    def put(self, value: str) -> None:
        """Let this stand here, as when the cursor comes to it."""
        self.value = value
        self.selection = Selection.cursor(len(value))
        if self._anew:
            self.action_select_all()

    def mend(self) -> None:
        """Let what stands here be edited at its end until the cursor leaves."""
        self.select_on_focus = False
        self.selection = Selection.cursor(len(self.value))

    def on_blur(self) -> None:
        """What stands here is typed anew again when the cursor comes back."""
        self.select_on_focus = self._anew or self.value == self._proposed != ""

    def on_focus(self) -> None:
        """Show the end of a long line, where the cursor stands; the stock Input waits for a key."""
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        column = cell_len(self.value[: self.cursor_position])
        self.scroll_to_region(Region(column, 0, 1, 1), force=True, animate=False)

    def takes_raw_paste(self, text: str) -> bool:
        """Whether a paste that is not marked as one is one here, where Enter and Tab move."""
        return is_long(text)

    def on_paste(self, event: Paste) -> None:
        """Take all lines of what is pasted as one."""
        # prevent_default: Textual would call the handler of the base class as well.
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        self.replace(one_line(event.text), start, end)
