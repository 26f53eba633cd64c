"""A pseudo-terminal with a program in it, and the screen as a person would see it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

COLUMNS, ROWS = 100, 30
PIECE = 65_536
"""How much is read at once, in bytes."""


class Terminal:
    """Runs a program on a terminal of 100 × 30 characters until the block ends.

    Args:
        command: The program and its arguments.
        cwd: The folder it runs in.
        environment: Its whole environment.
    """

    def __init__(self, command: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._process = subprocess.Popen(
            command,
            cwd=cwd,
            env=environment,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._master)

    def text(self) -> str:
        """The screen's lines, without what is blank at their ends."""
        return "\n".join(line.rstrip() for line in self._screen.display).strip("\n")

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def wait_for_text(self, lines: int, seconds: float) -> bool:
        """Read until that many lines hold text and the program pauses; False if they never do."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            written = sum(bool(line.strip()) for line in self._screen.display)
            if not self._read(0.3) and written >= lines:
                return True
            if self._process.poll() is not None:
                return False
        return False

    def wait(self, seconds: float) -> int | None:
        """Read until the program ends; its exit status, or None if it goes on."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.1)
            if self._process.poll() is not None:
                self._read(0)
                break
        return self._process.poll()

    def _read(self, seconds: float) -> bool:
        """Take what the program has written, waiting so long for it at most."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return False
        try:
            piece = os.read(self._master, PIECE)
        except OSError:  # Linux says EIO once the other side is closed
            return False
        self._stream.feed(piece)
        return bool(piece)
