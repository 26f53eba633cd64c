"""What a terminal sends, as messages for the app.

In the place of Textual's own reader (8.2, `textual._xterm_parser`), which ends the program at
some sequences, believes sizes of any number and takes parts of what it does not know for keys.

Upstream: issue 6417, on keys that end the program, would make part of this unnecessary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from time import monotonic

from textual.events import (
    AppBlur,
    AppFocus,
    Key,
    MouseDown,
    MouseEvent,
    MouseMove,
    MouseScrollDown,
    MouseScrollLeft,
    MouseScrollRight,
    MouseScrollUp,
    MouseUp,
    Paste,
)
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from mentorjournal.widgets.escape_sequences import Piece, SequenceReader
from mentorjournal.widgets.textual_patches.keyboard import keys_of

_MOUSE = re.compile(r"<(\d{1,3});(\d{1,5});(\d{1,5})([Mm])", re.ASCII)
_TOGETHER = re.compile(r"\?2026;[1-4]\$y", re.ASCII)
_SCROLLS = (MouseScrollUp, MouseScrollDown, MouseScrollLeft, MouseScrollRight)
_MOVED, _SCROLLED, _OTHER_BUTTONS = 32, 64, 128


class TerminalInput:
    """Gives messages for what is read; what is unknown, broken or not asked for gives none.

    Args:
        size: Gives columns and rows of the terminal; a mouse elsewhere is none.
        clock: Gives seconds; only differences count.
    """

    def __init__(
        self, size: Callable[[], tuple[int, int]], clock: Callable[[], float] = monotonic
    ) -> None:
        self._size = size
        self._reader = SequenceReader(clock)
        self._x = self._y = 0
        self._away = False

    @property
    def deadline(self) -> float | None:
        """When `tick` has something to do if nothing more comes; None for never."""
        return self._reader.deadline

    def feed(self, text: str) -> Iterator[Message]:
        """The messages in a text, decoded with `surrogateescape`."""
        for piece in self._reader.feed(text):
            yield from self._in_focus(piece)

    def tick(self) -> Iterator[Message]:
        """What can be told now because nothing more has come."""
        for piece in self._reader.tick():
            yield from self._in_focus(piece)

    def _in_focus(self, piece: Piece) -> Iterator[Message]:
        """The messages of a piece; who types is here, whatever the terminal said of the window.

        Without focus, letters would be commands. Programs that type for somebody send them to
        windows that have none, and a report can come late.
        """
        for message in self._messages(piece):
            if self._away and isinstance(message, Key | Paste):
                yield AppFocus()
                self._away = False
            elif isinstance(message, AppBlur | AppFocus):
                self._away = isinstance(message, AppBlur)
            yield message

    def _messages(self, piece: Piece) -> Iterator[Message]:
        if piece.kind == "paste":
            yield Paste(piece.text)
        elif keys := keys_of(piece):
            yield from keys
        elif piece.kind == "csi":
            told = self._told(piece.text)
            if told is not None:
                yield told

    def _told(self, text: str) -> Message | None:
        """What is no key and still worth knowing."""
        if text in "IO":
            return AppFocus() if text == "I" else AppBlur()
        if match := _MOUSE.fullmatch(text):
            code, column, row = (int(group) for group in match.groups()[:3])
            return self._mouse(code, column - 1, row - 1, pressed=match[4] == "M")
        # Only that frames can be held together is asked of the terminal.
        return TerminalSupportsSynchronizedOutput() if _TOGETHER.fullmatch(text) else None

    def _mouse(self, code: int, x: int, y: int, *, pressed: bool) -> MouseEvent | None:
        columns, rows = self._size()
        if code >= _OTHER_BUTTONS or not (0 <= x < columns and 0 <= y < rows):
            return None
        button = (code + 1) & 3
        kind: type[MouseEvent]
        if code & _SCROLLED:
            kind, button = _SCROLLS[code & 3], 0
        elif code & _MOVED or not button:
            kind = MouseMove
        else:
            kind = MouseDown if pressed else MouseUp
        moved_x, moved_y = x - self._x, y - self._y
        self._x, self._y = x, y
        shift, meta, ctrl = (bool(code & bit) for bit in (4, 8, 16))
        return kind(None, x, y, moved_x, moved_y, button, shift, meta, ctrl, screen_x=x, screen_y=y)
