"""Runs the command line: in this process, as a process of its own, on a terminal of its own."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import pyte
import pytest

from mentorjournal.cli import main

PROGRAM = [sys.executable, "-m", "mentorjournal"]
ROOT = Path(__file__).parents[2]
LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class CommandLine:
    """The command line on one journal, in this process."""

    journal: Path
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *words: str) -> Ran:
        self.capsys.readouterr()
        status = main(["--journal", str(self.journal), *words])
        return Ran(status, *self.capsys.readouterr())

    def fine(self, *words: str) -> str:
        """What it prints; it must do what it was asked for, without a word of complaint."""
        ran = self(*words)
        assert (ran.status, ran.err) == (0, "")
        return ran.out


def own_process(*words: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process with its output caught, and without standard input."""
    return in_python("-m", "mentorjournal", *words, **options)


def in_python(*words: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run Python as `own_process` runs the program."""
    settings: dict[str, Any] = {"capture_output": True, "stdin": subprocess.DEVNULL}
    if "input" in options:
        del settings["stdin"]
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        check=False,
        timeout=LONGEST_WAIT,
        **(settings | options),
    )


class OnTerminal:
    """The program on a terminal of 100 × 30 characters, until the block ends.

    Attributes:
        sent: Everything it has sent to the terminal, scrolled away or not.
    """

    def __init__(self, *words: str) -> None:
        self._screen = pyte.Screen(100, 30)
        self.sent = b""
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = pty.openpty()
        # The size in the environment: a terminal that is not told one has none.
        environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
        self._process = subprocess.Popen(
            [*PROGRAM, *words],
            cwd=ROOT,
            env=environment,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> OnTerminal:
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

    @property
    def text(self) -> str:
        """The screen as a person sees it."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def until(self, words: str) -> None:
        """Read until the words are on the screen."""
        while words not in self.text:
            assert self._read(), f"ended without {words!r}:\n{self.text}"

    def ended(self) -> int:
        """Read to the end; the exit status."""
        while self._read():
            pass
        return self._process.wait(LONGEST_WAIT)

    def _read(self) -> bool:
        """Take what is there; False at the end."""
        ready, _, _ = select.select([self._master], [], [], LONGEST_WAIT)
        assert ready, f"nothing more came:\n{self.text}"
        try:
            piece = os.read(self._master, 65_536)
        except OSError:  # Linux says EIO once the other side is closed.
            return False
        self.sent += piece
        self._stream.feed(piece)
        return bool(piece)


def paths_of(value: Any, at: str = "") -> set[str]:
    """Where in a JSON value there is anything: "people[].relationships[].state"."""
    if isinstance(value, dict):
        inner = [paths_of(each, f"{at}.{key}".strip(".")) for key, each in value.items()]
        return set().union(*inner)
    if isinstance(value, list):
        return set().union({f"{at}[]"}, *(paths_of(each, f"{at}[]") for each in value))
    return {at}


def lines_of(text: str) -> Sequence[str]:
    """The lines that a person would count."""
    return text.rstrip("\n").split("\n")
