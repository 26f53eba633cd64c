"""What passes between the program and the terminal: no byte of text is a command there.

Two facts about Textual 8.2 are mended here. Control characters in text reach the terminal
through many widgets, so every line is filtered once more on its way out. And one byte that
is not UTF-8, as from pasting Latin-1, ends the program (Textual issue 6456), so input is
decoded with replacement.
"""

from __future__ import annotations

import os
import re
import selectors
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO

from rich.segment import Segment
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.color import Color
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter

from mentorjournal.text import for_terminal

# All that `for_terminal` replaces, and the two that would leave the line they are in.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
READ_SIZE = 4096


class SafeLines(LineFilter):
    """Replaces control characters and bidirectional overrides by visible signs."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, safe to be written to a terminal."""
        if not any(_UNSAFE.search(segment.text) for segment in segments):
            return segments
        return [
            Segment(_shown(text), style, control) if not control else Segment(text, style, control)
            for text, style, control in segments
        ]


def _shown(text: str) -> str:
    return for_terminal(text).replace("\t", " ").replace("\n", "␊")


class _Output:
    """A file that goes on taking text when the terminal behind it is gone.

    The driver's writer would end with the first error, and the program would then wait for
    it for ever instead of closing the journal.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        with suppress(OSError, ValueError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


class TolerantDriver(LinuxDriver):
    """The Linux driver, with input that may be any bytes, and a quick and certain end."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = _Output(self._file)  # type: ignore[assignment, arg-type]
        self._make_waker()

    def _make_waker(self) -> None:
        self._woken, self._waker = os.pipe()
        os.set_blocking(self._woken, False)
        self._closed = False

    def start_application_mode(self) -> None:
        """Take the terminal, also after it was given to another program for a while."""
        if self._closed:
            self._make_waker()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            # The stock driver would show the failure in a way that may quote what was typed.
            self._app.call_later(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read keys until told to stop; an end of input ends the program in order."""
        with suppress(BlockingIOError):
            os.read(self._woken, READ_SIZE)
        decode = getincrementaldecoder("utf-8")("replace").decode
        parser = XTermParser(self._debug)
        # Not epoll, which refuses files.
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key.fd for key, _mask in selector.select(0.1)}
                if self.fileno in ready and not self._take(parser, decode):
                    self._app.call_later(self._app.exit)
                    break
                for event in parser.tick():
                    self.process_message(event)
        with suppress(EOFError, ParseError):
            for _event in parser.feed(""):
                pass

    def _take(self, parser: XTermParser, decode: Callable[[bytes], str]) -> bool:
        """Pass on what was typed; False when the terminal is gone."""
        try:
            data = os.read(self.fileno, READ_SIZE)
        except OSError:
            return False
        # Half a letter decodes to nothing as yet, which the parser would take for the end.
        if text := decode(data):
            for event in parser.feed(text):
                self.process_message(event)
        return bool(data)

    def disable_input(self) -> None:
        """Stop reading at once; the stock driver lets its thread sleep for up to 0.2 s."""
        if not self._closed:
            os.write(self._waker, b".")
        super().disable_input()

    def close(self) -> None:
        """Let go of everything."""
        super().close()
        if not self._closed:
            self._closed = True
            os.close(self._woken)
            os.close(self._waker)
