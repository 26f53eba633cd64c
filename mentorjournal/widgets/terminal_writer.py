"""Writes to the terminal in a thread, so that a terminal which takes nothing holds up nothing."""

from __future__ import annotations

import os
import select
import termios
from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread

MOST_WAITING = 128 * 1024
"""Characters that may wait while others are written."""
PIECE = 4096
"""Bytes in one call, so that an end is noticed between two."""
END_SECONDS = 0.5
"""So long the terminal is waited for at the end, and once more when it was emptied."""
LOOK_SECONDS = 0.1
# Ends a sequence and a frame that were cut in the middle.
_CUT = "\x18\x1b[?2026l"


class TerminalWriter:
    """Takes text for a terminal, and never lets the caller wait.

    What a slow terminal has no time for is left out. When it has taken all the rest, it is said
    that it has to be painted anew.

    Args:
        handle: The terminal.
        encoding: How it wants letters; what it cannot show becomes a question mark.
        fallen_behind: Called in the writing thread once a terminal that missed something
            takes text again.
    """

    def __init__(self, handle: int, encoding: str, fallen_behind: Callable[[], None]) -> None:
        self._handle = handle
        self._encoding = encoding
        self._fallen_behind = fallen_behind
        self._changed = Condition()
        self._waiting: list[str] = []
        self._size = 0
        self._busy = self._behind = self._ended = self._hurried = False
        self._thread = Thread(target=self._run, name="terminal-output", daemon=True)
        self._thread.start()

    def write(self, text: str) -> None:
        """Have a text written, or left out where too much waits already."""
        with self._changed:
            if self._ended or self._behind:
                return
            if (self._busy or self._waiting) and self._size + len(text) > MOST_WAITING:
                self._waiting.clear()
                self._size = 0
                self._behind = True
                # There may be nothing left to write that would wake the thread.
                self._changed.notify()
                return
            self._waiting.append(text)
            self._size += len(text)
            self._changed.notify()

    def stop(self, last: str) -> None:
        """Write what waits, then a last text, and stop.

        A terminal that takes nothing loses what it was sent and did not take, for the sake of
        the last text, and is not waited for any longer than that needs.
        """
        with self._changed:
            if self._ended:
                return
            self._ended = True
            self._waiting.append(f"{_CUT}{last}" if self._behind else last)
            self._changed.notify()
        self._thread.join(END_SECONDS)
        if self._thread.is_alive():
            with self._changed:
                self._hurried = True
                self._waiting[:] = [_CUT, last]
            with suppress(OSError, termios.error):
                termios.tcflush(self._handle, termios.TCOFLUSH)
            self._thread.join(END_SECONDS)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._busy = False
                caught_up = self._behind and not self._waiting and not self._ended
                self._behind = self._behind and not caught_up
                if not caught_up:
                    self._changed.wait_for(lambda: self._waiting or self._ended or self._behind)
                text = "".join(self._waiting)
                self._waiting.clear()
                self._size = 0
                self._busy = bool(text)
                last, hurried = self._ended, self._hurried
            if caught_up:
                self._fallen_behind()
            self._send(text.encode(self._encoding, "replace"), hurried=hurried)
            if last and not self._waiting:
                return

    def _send(self, data: bytes, *, hurried: bool) -> None:
        """Write all of it, unless what comes last is waited for."""
        while data and self._hurried == hurried:
            try:
                data = data[os.write(self._handle, data[:PIECE]) :]
            except BlockingIOError:
                # A program before this one has left the terminal like that.
                select.select([], [self._handle], [], LOOK_SECONDS)
            except OSError:
                # The terminal is gone; the program ends when it reads that.
                return
