"""A program in a real pseudo-terminal: keys in, bytes out, and what a terminal makes of them."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 30.0
WIDTH, HEIGHT = 100, 30


class InTerminal:
    """Runs a Python program in a terminal of 100 by 30.

    Args:
        program: Its source.
        arguments: What it finds in `sys.argv[1:]`.

    Attributes:
        sent: Every byte it sent.
        status: Its exit status; negative for a signal; None while it runs.
    """

    def __init__(self, program: str, arguments: Sequence[str]) -> None:
        self.sent = b""
        self._pyte = pyte.Screen(WIDTH, HEIGHT)
        self._stream = pyte.ByteStream(self._pyte)
        self._master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (HEIGHT, WIDTH))
        self.usual_modes = termios.tcgetattr(slave)
        self._slave = slave
        self._child = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"},
        )

    def __enter__(self) -> InTerminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._child.poll() is None:
            self._child.kill()
        self._child.wait()
        for handle in (self._master, self._slave):
            with suppress(OSError):
                os.close(handle)

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._child.pid

    @property
    def status(self) -> int | None:
        return self._child.poll()

    @property
    def shown(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._pyte.display)

    def look(self) -> str:
        """What stands on the screen once nothing more comes for an instant."""
        self._read()
        return self.shown

    @property
    def modes(self) -> object:
        """The modes the terminal is in."""
        return termios.tcgetattr(self._slave)

    def type(self, keys: bytes) -> None:
        """Send keys as they come from a keyboard or a paste."""
        os.write(self._master, keys)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self._child.send_signal(number)

    def vanish(self) -> None:
        """Take the terminal away, as a closed window does."""
        os.close(self._slave)
        os.close(self._master)

    def until(self, condition: Callable[[], object]) -> None:
        """Read what it sends until something comes true.

        Raises:
            AssertionError: It did not within half a minute.
        """
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, self.shown
            self._read()

    def ended(self) -> int:
        """Wait for the end and give the exit status."""
        self.until(lambda: self.status is not None)
        self._read()
        return self._child.returncode

    def _read(self) -> None:
        try:
            while select.select([self._master], [], [], 0.02)[0]:
                data = os.read(self._master, 65536)
                self.sent += data
                self._stream.feed(data)
        except OSError:
            # The terminal was taken away; there is nothing to read any more.
            with suppress(subprocess.TimeoutExpired):
                self._child.wait(0.02)
