"""A program in a real pseudo-terminal whose every byte is stamped when it arrives.

What a terminal would show is worked out afterwards, so that it delays no stamp.
"""

from __future__ import annotations

import os
import pty
import re
import select
import tempfile
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType

import pyte

from benchmarks.children import end, start

WIDTH, HEIGHT = 120, 40
PATIENCE = 60.0
CHUNK = 1 << 16
# Textual asks for the second one, and then sends each frame between a begin and an end.
_ASKED_SYNC = b"\x1b[?2026$p"
_HAS_SYNC = b"\x1b[?2026;2$y"
# Keyboard protocols and queries, which pyte would show as text.
_UNSHOWN = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\[>[0-9]*q")


class Terminal:
    """Runs a program in a terminal of 120 by 40, with a home of its own.

    Args:
        command: The program and its arguments.

    Attributes:
        begun: When it was started, as `time.perf_counter` counts.
        chunks: What it sent, each with the moment it arrived.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self.chunks: list[tuple[float, bytes]] = []
        self._home = tempfile.TemporaryDirectory(prefix="bench-home-")
        self._master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (HEIGHT, WIDTH))
        self.begun = time.perf_counter()
        self._child = start(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=self._environment(),
        )
        os.close(slave)

    def _environment(self) -> dict[str, str]:
        # Without byte code on the disk a program takes several times as long to start.
        kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "VIRTUAL_ENV")}
        return {
            **kept,
            "HOME": self._home.name,
            "XDG_CONFIG_HOME": self._home.name,
            "XDG_DATA_HOME": self._home.name,
            "XDG_STATE_HOME": self._home.name,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
        }

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        end(self._child)
        os.close(self._master)
        self._home.cleanup()

    def type(self, keys: bytes) -> float:
        """Send keys; gives the moment."""
        now = time.perf_counter()
        os.write(self._master, keys)
        return now

    def listen(self, seconds: float) -> bool:
        """Take what arrives within so many seconds; whether there was anything."""
        end = time.perf_counter() + seconds
        heard = False
        while (left := end - time.perf_counter()) > 0:
            if not select.select([self._master], [], [], left)[0]:
                break
            heard = self._take() or heard
        return heard

    def _take(self) -> bool:
        with suppress(OSError):
            if data := os.read(self._master, CHUNK):
                self.chunks.append((time.perf_counter(), data))
                if _ASKED_SYNC in data:
                    os.write(self._master, _HAS_SYNC)
                return True
        return False

    def until(self, words: bytes, since: int = 0) -> float:
        """Listen until the program sends certain bytes; gives the moment they were there.

        Args:
            words: Letters of one colour that stand together on the screen.
            since: The chunk to look from.

        Raises:
            TimeoutError: It did not within a minute.
        """
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            if words in b"".join(data for _at, data in self.chunks[since:]):
                return self.chunks[-1][0]
            if select.select([self._master], [], [], 1.0)[0] and not self._take():
                break
        raise TimeoutError(f"{words!r} was never sent; the last bytes: {self.chunks[-1:]!r}")

    def until_quiet(self, seconds: float) -> None:
        """Listen until nothing has come for so many seconds, three at most: a clock may tick."""
        end = time.perf_counter() + 3
        while self.listen(seconds) and time.perf_counter() < end:
            pass

    @property
    def ended(self) -> bool:
        """Whether the program has ended."""
        return self._child.poll() is not None

    def cpu(self) -> float:
        """Seconds of processor time used so far."""
        with open(f"/proc/{self._child.pid}/stat", encoding="ascii") as stat:  # noqa: PTH123
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Bytes of memory that it holds."""
        with open(f"/proc/{self._child.pid}/statm", encoding="ascii") as statm:  # noqa: PTH123
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Replay:
    """What a terminal shows of chunks, one after the other."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(WIDTH, HEIGHT)
        self._stream = pyte.ByteStream(self._screen)

    def feed(self, data: bytes) -> None:
        """Show a chunk."""
        self._screen.dirty.clear()
        self._stream.feed(_UNSHOWN.sub(b"", data))

    def shows(self, words: str) -> bool:
        """Whether a row that the last chunk changed contains these words."""
        display = self._screen.buffer
        for number in self._screen.dirty:
            row = display[number]
            if words in "".join(row[column].data for column in range(WIDTH)):
                return True
        return False

    def row_of(self, pattern: str) -> int | None:
        """The first row that reads so somewhere, by a regular expression."""
        rows = enumerate(self._screen.display)
        return next((number for number, row in rows if re.search(pattern, row)), None)
