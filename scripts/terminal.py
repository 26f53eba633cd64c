"""A program in a real pseudo-terminal: keys in, bytes out, and the screen as a person sees it.

What checks the wheel and what tests the program share it. The benchmarks have a terminal of
their own: it stamps every byte when it arrives and works out what is shown only afterwards.
"""

from __future__ import annotations

import inspect
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache, partialmethod
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte
from pyte.screens import Char
from wcwidth import wcswidth

PATIENCE = 60.0
PIECE = 65_536
"""How much is read at once, in bytes."""

# A program is asked to send what belongs together between a begin and an end.
_ASKED, _YES = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_BEGIN, _END = b"\x1b[?2026h", b"\x1b[?2026l"
# Keyboard protocols and queries, which pyte would show as text.
_UNSHOWN = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\[>[0-9]*q")

_OWN = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""Makes the terminal the program's own, so that it is hung up on when the terminal goes."""


class TolerantScreen(pyte.Screen):
    """A screen that passes over what it does not know of a sequence, as terminals do.

    Where a program is stopped in the middle of one, what is typed to the shell ends it.
    """

    def _tolerates(self, name: str, *params: int, **private: bool) -> None:
        most, takes_private = _taken_by(name)
        handle = getattr(super(), name)
        handle(*params[:most], **(private if takes_private else {}))


@cache
def _taken_by(name: str) -> tuple[int | None, bool]:
    """How many numbers of a sequence pyte takes, None for any; and whether it takes `private`."""
    known = [*inspect.signature(getattr(pyte.Screen, name)).parameters.values()][1:]
    many = any(each.kind is each.VAR_POSITIONAL for each in known)
    named = any(each.kind is each.VAR_KEYWORD or each.name == "private" for each in known)
    return None if many else sum(each.kind is each.POSITIONAL_OR_KEYWORD for each in known), named


for _name in {*pyte.ByteStream.csi.values()}:
    setattr(TolerantScreen, _name, partialmethod(TolerantScreen._tolerates, _name))


class Terminal:
    """Runs a program in a terminal until the block ends, then kills it if it still runs.

    As a terminal of today does, it shows a frame when it has all of it: nothing that looks at
    the screen sees half of one.

    Args:
        command: The program and its arguments.
        size: Columns and rows.
        cwd: The folder it runs in; this process's if left out.
        environment: Its whole environment; this process's if left out.

    Attributes:
        sent: Every byte it sent, scrolled away or not.
        usual_modes: The modes the terminal was in before the program came.
        on_frame: Called whenever something new stands on the screen.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (100, 30),
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.sent = b""
        self.on_frame: Callable[[], None] = lambda: None
        self._held = b""
        self._shown: str | None = None
        self._screen = TolerantScreen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = pty.openpty()
        os.set_blocking(self._master, False)
        termios.tcsetwinsize(self._slave, size[::-1])
        self.usual_modes: object = termios.tcgetattr(self._slave)
        self._program = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _OWN, *command],
            cwd=cwd,
            env=environment,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._program.poll() is None:
            self._program.kill()
        self._program.wait()
        self.vanish()

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._program.pid

    @property
    def status(self) -> int | None:
        """Its exit status; negative for a signal; None while it runs."""
        return self._program.poll()

    @property
    def shown(self) -> str:
        """What stands on the screen, without what is blank at the ends of lines."""
        if self._shown is None:
            rows = (self._screen.buffer[y] for y in range(self._screen.lines))
            self._shown = "\n".join(self._line(row) for row in rows)
        return self._shown

    def _line(self, row: Mapping[int, Char]) -> str:
        """A row as it is read. What is left of a wide letter that is half covered is blank."""
        letters = [row[x].data for x in range(self._screen.columns)]
        for x, letter in enumerate(letters):
            if not letter and not (x and wcswidth(letters[x - 1]) == 2):
                letters[x] = " "
        return "".join(letters).rstrip()

    @property
    def modes(self) -> object:
        """The modes the terminal is in."""
        return termios.tcgetattr(self._slave)

    @modes.setter
    def modes(self, modes: object) -> None:
        termios.tcsetattr(self._slave, termios.TCSANOW, modes)  # type: ignore[arg-type]

    def type(self, keys: str | bytes) -> None:
        """Send keys as they come from a keyboard or a paste."""
        self._take(self._sending(keys.encode() if isinstance(keys, str) else keys))

    def play(self, pieces: Iterable[tuple[bytes, float]]) -> None:
        """Send keys, each piece so many seconds before the next.

        What the program sends meanwhile is worked out only afterwards, so that it does not make
        the hand slow.

        Raises:
            TimeoutError: The program took no keys any more.
        """
        came = b""
        for keys, seconds in pieces:
            came += self._sending(keys)
            end = time.monotonic() + seconds
            while (left := end - time.monotonic()) > 0:
                came += self._came(left)
        self._take(came)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, and let the program know."""
        termios.tcsetwinsize(self._slave, (rows, columns))
        if 0 < columns * rows < PIECE:
            self._screen.resize(rows, columns)
        self._shown = None

    def type_unread(self, keys: str) -> None:
        """Send keys, and read nothing of what the program sends meanwhile."""
        os.write(self._master, keys.encode())

    def overwrite(self, text: str) -> None:
        """Let another program write into the terminal."""
        os.write(self._slave, text.encode())

    def stopped(self) -> None:
        """Wait until the program has stopped.

        Raises:
            TimeoutError: It did not within a minute.
        """
        self.until_true(lambda: os.waitid(os.P_PID, self.pid, os.WSTOPPED | os.WNOHANG))

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self._program.send_signal(number)

    def vanish(self) -> None:
        """Take the terminal away, as a closed window does."""
        for handle in (self._slave, self._master):
            with suppress(OSError):
                os.close(handle)
        self._slave = self._master = -1

    def look(self) -> str:
        """What stands on the screen once nothing more comes for an instant."""
        while self._read():
            pass
        return self.shown

    def until(self, condition: str | Callable[[], object]) -> None:
        """Read what it sends until certain words stand on the screen, or something comes true.

        Raises:
            TimeoutError: They did not within a minute.
            EOFError: The program ended, and they still did not.
        """
        words = condition if isinstance(condition, str) else ""
        holds = (lambda: words in self.shown) if isinstance(condition, str) else condition
        end = time.monotonic() + PATIENCE
        while not holds():
            running = self.status is None
            read = self._read()
            if not running and not read and not holds():
                raise EOFError(f"The program ended with {self.status}. {words}\n{self.shown}")
            if time.monotonic() > end:
                raise TimeoutError(f"It was waited for in vain. {words}\n{self.shown}")

    def until_true(self, condition: Callable[[], object]) -> None:
        """Wait until something comes true, and read nothing meanwhile.

        Raises:
            TimeoutError: It did not within a minute.
        """
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("It was waited for in vain.")
            time.sleep(0.02)

    def ended(self) -> int:
        """Read to the end; the exit status."""
        self.until(lambda: self.status is not None)
        while self._read():
            pass
        # A frame that was begun and never ended stands there, but nobody has sent it as one.
        self._feed(self._held)
        return self._program.returncode

    def _read(self) -> bool:
        """Take what the program has sent, waiting a moment for it; whether there was anything."""
        if self._master < 0:
            # The terminal was taken away; there is nothing to read any more.
            with suppress(subprocess.TimeoutExpired):
                self._program.wait(0.02)
            return False
        came = self._came(0.02)
        self._take(came)
        return bool(came)

    def _sending(self, keys: bytes) -> bytes:
        """Send keys, as fast as they are taken; gives what the program has sent meanwhile.

        A terminal holds no more than a few thousand bytes for a program that does not read.
        """
        came = b""
        end = time.monotonic() + PATIENCE
        while keys:
            try:
                keys = keys[os.write(self._master, keys) :]
            except BlockingIOError:
                came += self._came(0.02)
            if keys and time.monotonic() > end:
                raise TimeoutError(f"It took no more keys.\n{self.shown}")
        return came

    def _came(self, seconds: float) -> bytes:
        """What the program has sent, waiting so long for it."""
        if not select.select([self._master], [], [], seconds)[0]:
            return b""
        return os.read(self._master, PIECE)

    def _take(self, piece: bytes) -> None:
        """Show what the program has sent."""
        if not piece:
            return
        self.sent += piece
        if _ASKED in self.sent[1 - len(piece) - len(_ASKED) :]:
            self.type(_YES)
        *frames, rest = (self._held + piece).split(_END)
        for frame in frames:
            self._show(frame)
        begun = rest.find(_BEGIN)
        at = begun if begun >= 0 else len(rest) - _cut_short(rest)
        self._held = rest[at:]
        if rest[:at]:
            self._show(rest[:at])

    def _show(self, data: bytes) -> None:
        self._feed(data)
        self.on_frame()

    def _feed(self, data: bytes) -> None:
        self._stream.feed(_UNSHOWN.sub(b"", data))
        self._shown = None


def _cut_short(data: bytes) -> int:
    """How many bytes at the end may be the first ones of the begin of a frame."""
    return max(n for n in range(len(_BEGIN)) if data.endswith(_BEGIN[:n]))
