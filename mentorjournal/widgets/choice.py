"""A field that takes one of a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.widgets.first_letters import NOTHING_LIKE_THAT, FirstLetters
from mentorjournal.widgets.plain import Piece, line


class Look(NamedTuple):
    """How all options stand in a line: cells between them, and what marks those not chosen."""

    gap: int
    other: str


WIDE = Look(3, "○ ")
LOOKS = (WIDE, Look(2, ""))
"""The first for which there is room."""


class Choice(Widget, can_focus=True):
    """One line with all options, closer where they are many, or only the chosen one.

    Left and right move, space goes round, a letter jumps to the next option beginning with it,
    and more letters typed at once to the one beginning with all of them.

    Args:
        options: Pairs of value and label; at least one.
        value: The chosen value; an unknown one chooses the first.
    """

    DEFAULT_CSS = """
    Choice { height: 1; color: $muted; background: $surface; padding: 0 1; }
    Choice:focus { background: $panel; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Previous", show=False),
        Binding("right,space", "move(1)", "Next", show=False),
        Binding("enter", "submit", "Go on", show=False),
    ]

    index: reactive[int] = reactive(0)

    class Changed(Message):
        """Another option was chosen."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    class Submitted(Message):
        """Enter was pressed."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, options: Sequence[tuple[str, str]], value: str = "") -> None:
        super().__init__()
        self._options = tuple(options)
        self._letters = FirstLetters()
        self.set_reactive(Choice.index, self._index_of(value))

    def _index_of(self, value: str) -> int:
        values = [known for known, _label in self._options]
        return values.index(value) if value in values else 0

    @property
    def value(self) -> str:
        """The chosen value."""
        return self._options[self.index][0]

    @value.setter
    def value(self, value: str) -> None:
        self.index = self._index_of(value)

    def watch_index(self) -> None:
        """Tell that another option was chosen."""
        self.post_message(self.Changed(self))

    def action_move(self, step: int) -> None:
        """Choose the option `step` places on, going round."""
        self.index = (self.index + step) % len(self._options)

    def action_submit(self) -> None:
        """Tell that the person is done here."""
        self.post_message(self.Submitted(self))

    def on_key(self, event: Key) -> None:
        """Jump to the next option that begins with what is typed, or say that none does."""
        if not self._letters.take(event):
            return
        at = self._letters.find([label for _value, label in self._options], self.index)
        if at is not None:
            self.index = at
        else:
            self.app.notify(NOTHING_LIKE_THAT, severity="warning", markup=False)

    def on_click(self, event: Click) -> None:
        """Choose the option clicked on."""
        offset = event.get_content_offset(self)
        look = self._look()
        edge = 0
        for index, piece in enumerate(self._pieces(look or WIDE)):
            edge += line(piece).cell_length + (look or WIDE).gap
            if offset is not None and offset.x < edge:
                self.index = index if look else (self.index + 1) % len(self._options)
                return

    def _pieces(self, look: Look) -> list[Piece]:
        return [
            (f"● {label}", "bold $accent" if self.has_focus else "bold $foreground")
            if index == self.index
            else (f"{look.other}{label}", "$muted")
            for index, (_value, label) in enumerate(self._options)
        ]

    def _whole(self, look: Look) -> Content:
        return Content(" " * look.gap).join(line(piece) for piece in self._pieces(look))

    def _look(self) -> Look | None:
        """How all options are shown; None where there is no room for them."""
        room = self.content_size.width
        return next((look for look in LOOKS if self._whole(look).cell_length <= room), None)

    def render(self) -> Content:
        """All options, the chosen one marked; or just that one and how many there are."""
        if (look := self._look()) is not None:
            return self._whole(look)
        style = "bold $accent" if self.has_focus else "bold $foreground"
        place = f"   {self.index + 1} of {len(self._options)}"
        return line("‹ ", (self._options[self.index][1], style), " ›", place)
