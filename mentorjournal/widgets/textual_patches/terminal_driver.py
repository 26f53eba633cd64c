"""Takes the terminal, reads it, gives it back: at the end, for a while, and when stopped.

In the place of Textual's `LinuxDriver` (8.2), which starts all over when it is continued after
SIGSTOP and never ends then, waits for a terminal that takes nothing, and ends at a byte that is
not UTF-8 (issue 6456). Private of Textual are the two things a driver tells the app: that
reading failed, for which there is no public way, and whether the app is ending.

Upstream: issue 6456 would make part of this unnecessary.
"""

from __future__ import annotations

import os
import select
import selectors
import shutil
import signal
import sys
import termios
import tty
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from time import monotonic
from types import FrameType
from typing import Any

from textual import constants
from textual.app import App
from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size, clamp
from textual.message import Message

from mentorjournal.widgets.key_queue import READ_NUMBER
from mentorjournal.widgets.raw_paste import PIECE_SECONDS, folded, is_text, may_go_on
from mentorjournal.widgets.terminal_writer import TerminalWriter
from mentorjournal.widgets.textual_patches.terminal_input import TerminalInput

READ_SIZE = 4096
MOST_PASTED = 1_000_000
"""Characters; what goes beyond is taken as a paste of its own."""
MOST_COLUMNS, MOST_ROWS = 2000, 1000
"""A terminal that says it is larger is mistaken, and its screen would fill the memory."""
USUAL_SIZE = (80, 24)
BACKGROUND_SECONDS = 0.2
"""So long a signal that ends the program may come behind the one that continues it."""

_MOUSE_ON = "\x1b[?1000h\x1b[?1003h\x1b[?1006h"
_MOUSE_OFF = "\x1b[?1000l\x1b[?1003l\x1b[?1006l"
# Reports that a program before may have left on: the mouse in pixels, the size among the keys.
_LEFT_ON = "\x1b[?1015l\x1b[?1016l\x1b[?2048l"
# Kitty's protocol: all keys told apart (1, 8), with the text they type (16). What was pushed
# when the terminal was last taken goes first, so that one pop is enough at the end.
_KEYS_ON, _KEYS_OFF = "\x1b[>25u", "\x1b[<u"
_ASK_FOR_FRAMES = "\x1b[?2026$p"
_TAKE = "\x1b[?1049h" + _LEFT_ON + _MOUSE_ON + "\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l"
# What stood there is wiped out first: a terminal that was resized may bring it back.
_WIPE = "\x1b[m\x1b[H\x1b[2J"
_GIVE = "\x1b[?2004l\x1b[?7h" + _MOUSE_OFF + _KEYS_OFF + _WIPE + "\x1b[?1049l\x1b[?25h\x1b[?1004l"

_IFLAGS = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
_LFLAGS = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG


class TolerantDriver(Driver):
    """A terminal that may send any bytes, be stopped, continued, blocked or taken away."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert sys.__stdin__ is not None
        assert sys.__stdout__ is not None
        self._in, self._out = sys.__stdin__.fileno(), sys.__stdout__.fileno()
        self._encoding = sys.__stdout__.encoding
        self._usual: list[Any] | None = None
        self._writer: TerminalWriter | None = None
        self._reading: Thread | None = None
        self._wakers: tuple[int, int] | None = None
        self._stopped = self._size_waits = False
        self._reads = 0
        signal.signal(signal.SIGTSTP, self._stop_asked)
        signal.signal(signal.SIGCONT, self._continued)
        signal.signal(signal.SIGINT, self._interrupted)

    @property
    def can_suspend(self) -> bool:
        """The terminal can be given to another program for a while."""
        return True

    def write(self, data: str) -> None:
        """Have something written, while the terminal is ours."""
        if self._writer is not None:
            self._writer.write(data)

    # Taking the terminal and giving it back

    def start_application_mode(self) -> None:
        """Take the terminal, for the first time or again."""
        with suppress(termios.error):
            self._usual = termios.tcgetattr(self._in)
        self._writer = TerminalWriter(self._out, self._encoding, self._repaint_soon)
        self._take()
        self._wakers = os.pipe()
        self._reading = Thread(target=self._read, args=(self._wakers[0],), name="terminal-input")
        self._reading.start()

    def _take(self) -> None:
        """Set the terminal up, whatever it was set to."""
        self._set_raw()
        signal.signal(signal.SIGWINCH, self._resized)
        self.write(_TAKE if self._mouse else _TAKE.replace(_MOUSE_ON, ""))
        if not constants.DISABLE_KITTY_KEY:
            self.write(_KEYS_OFF + _KEYS_ON)
        if os.environ.get("TERM_PROGRAM", "") != "Apple_Terminal":
            # That one would show the last letter of the question.
            self.write(_ASK_FOR_FRAMES)
        self._send_size()

    def _set_raw(self) -> None:
        if self._usual is None:
            return
        modes = [*self._usual[: tty.CC], [*self._usual[tty.CC]]]
        modes[tty.IFLAG] &= ~_IFLAGS
        modes[tty.LFLAG] &= ~_LFLAGS
        modes[tty.CC][termios.VMIN], modes[tty.CC][termios.VTIME] = 1, 0
        with suppress(termios.error):
            termios.tcsetattr(self._in, termios.TCSANOW, modes)

    def disable_input(self) -> None:
        """Stop reading at once, and forget what nobody has read."""
        if self._reading is None or self._wakers is None:
            return
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self.write(_MOUSE_OFF)
        woken, waker = self._wakers
        os.write(waker, b".")
        self._reading.join()
        self._reading = self._wakers = None
        os.close(woken)
        os.close(waker)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was, if it is ours."""
        if self._writer is None:
            return
        with _undisturbed():
            self.disable_input()
            writer, self._writer = self._writer, None
            writer.stop(_GIVE)
            if self._usual is not None and not self._in_background():
                # Nothing that was typed for this program goes to the next.
                with suppress(termios.error):
                    termios.tcflush(self._in, termios.TCIFLUSH)
                with suppress(termios.error):
                    termios.tcsetattr(self._in, termios.TCSANOW, self._usual)

    def _in_background(self) -> bool:
        """Whether the terminal is another program's now, such as the shell's."""
        try:
            return os.tcgetpgrp(self._in) != os.getpgrp()
        except OSError:
            return False

    # Signals. They come at any moment; all but a stop in the middle of nothing is done in turn.

    def _in_turn(self, do: Callable[..., object], *arguments: object) -> None:
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(do, *arguments)

    def _stop_asked(self, _number: int, _frame: FrameType | None) -> None:
        if self._writer is not None:
            self._in_turn(self._stop)
        else:
            _stop_here()

    def _stop(self) -> None:
        """Give the terminal back and stop, until the shell continues the program."""
        if self._app._exit:
            return
        if self._writer is not None:
            self._app.app_suspend_signal.publish(self._app)
            self.stop_application_mode()
            self._stopped = True
        _stop_here()

    def _continued(self, _number: int, _frame: FrameType | None) -> None:
        self._in_turn(self._go_on)

    def _go_on(self, *, again: bool = False) -> None:
        """Take the terminal again, whether or not it was given back before."""
        if self._app._exit or (self._writer is None and not self._stopped):
            # It is ending, or another program has the terminal by its leave.
            return
        if self._in_background():
            # Continued, but not to the front. Where the shell has ended, the end comes next.
            if again:
                _stop_here()
            else:
                self._loop.call_later(BACKGROUND_SECONDS, lambda: self._go_on(again=True))
            return
        if self._stopped:
            self._stopped = False
            self.start_application_mode()
        else:
            self._take()
        self._repaint()

    def _interrupted(self, _number: int, _frame: FrameType | None) -> None:
        # While the terminal is ours ^c is a key like any other. Before it is taken again after a
        # stop, the terminal makes a signal of it: a key that came too early, and nothing to end on.
        if not self._makes_signals():
            self._in_turn(self._app.exit, None, 128 + signal.SIGINT)

    def _makes_signals(self) -> bool:
        """Whether the terminal makes a signal of ^c just now."""
        try:
            return bool(termios.tcgetattr(self._in)[3] & termios.ISIG)
        except termios.error:
            return False

    def _resized(self, _number: int, _frame: FrameType | None) -> None:
        # However many come, the size is read once.
        if not self._size_waits:
            self._size_waits = True
            self._in_turn(self._send_size)

    def _send_size(self) -> None:
        self._size_waits = False
        size = Size(*self._terminal_size())
        self._app.post_message(Resize(size, size))

    def _terminal_size(self) -> tuple[int, int]:
        try:
            columns, rows = os.get_terminal_size(self._out)
        except OSError:
            columns = rows = 0
        if not (columns and rows):
            columns, rows = shutil.get_terminal_size(USUAL_SIZE)
        return clamp(columns, 1, MOST_COLUMNS), clamp(rows, 1, MOST_ROWS)

    def _repaint_soon(self) -> None:
        self._in_turn(self._repaint)

    def _repaint(self) -> None:
        """Let the app paint everything: nobody knows what stands in the terminal."""
        self._app.app_resume_signal.publish(self._app)

    # Reading

    def _read(self, woken: int) -> None:
        try:
            self._read_until_told(woken)
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    def _read_until_told(self, woken: int) -> None:
        """Read keys until told to stop; an end of input ends the program in order."""
        decode = getincrementaldecoder("utf-8")("surrogateescape").decode
        parser = TerminalInput(self._terminal_size)
        # Not epoll, which refuses files.
        with selectors.SelectSelector() as selector:
            selector.register(self._in, selectors.EVENT_READ)
            selector.register(woken, selectors.EVENT_READ)
            while True:
                deadline = parser.deadline
                patience = None if deadline is None else max(0.0, deadline - monotonic())
                ready = {key.fd for key, _mask in selector.select(patience)}
                if woken in ready:
                    return
                if self._in in ready:
                    try:
                        data = os.read(self._in, READ_SIZE)
                    except OSError:
                        data = b""
                    if not data:
                        self._app.call_later(self._app.exit)
                        return
                    for text in self._with_pieces(decode(data), decode):
                        self._reads += 1
                        self._pass_on(folded(text, parser.feed(text)))
                self._pass_on(parser.tick())

    def _with_pieces(self, text: str, decode: Callable[[bytes], str]) -> list[str]:
        """A read with what follows it so soon that it may be the rest of a paste.

        What holds more than text is a read of its own.
        """
        while may_go_on(text) and len(text) < MOST_PASTED:
            if not select.select([self._in], [], [], PIECE_SECONDS)[0]:
                break
            try:
                more = decode(os.read(self._in, READ_SIZE))
            except OSError:
                break
            if not more or not is_text(more):
                return [text, more]
            text += more
        return [text]

    def _pass_on(self, messages: Iterable[Message]) -> None:
        """Give messages to the app, each with the number of the read in which it came."""
        for message in messages:
            for each in (message, *getattr(message, "keys", ())):
                setattr(each, READ_NUMBER, self._reads)
            self.process_message(message)


def _stop_here() -> None:
    """Stop as any program does, now that a handler stands in the way of the usual."""
    os.kill(os.getpid(), signal.SIGSTOP)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Change a terminal also from the background, where that would stop the program."""
    before = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGTTOU, before)
