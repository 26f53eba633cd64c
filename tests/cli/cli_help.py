"""Runs the command line: in this process, as a process of its own, on a terminal of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from mentorjournal.cli import main
from scripts.terminal import Terminal

PROGRAM = [sys.executable, "-m", "mentorjournal"]
ROOT = Path(__file__).parents[2]
LONGEST_WAIT = 60.0
ENOUGH = timedelta(minutes=10)
"""More than a test of the command line takes, however busy the machine is."""


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


class OnTerminal(Terminal):
    """The program on a terminal of 100 × 30 characters, until the block ends."""

    def __init__(self, *words: str) -> None:
        surroundings = os.environ | {"TERM": "xterm-256color"}
        super().__init__([*PROGRAM, *words], cwd=ROOT, environment=surroundings)


def today() -> date:
    """The day a command of this process takes it to be; `before_midnight` lets it stay that."""
    return date.today()


@contextmanager
def before_midnight() -> Iterator[None]:
    """Let no day end in the block: shortly before midnight the clock is put back by so much.

    Processes of their own have the clock there is.
    """
    now = datetime.now().astimezone()
    left = datetime.combine(now.date() + timedelta(1), time()).astimezone() - now
    back = max(timedelta(), ENOUGH - left)
    if not back or (now - back).astimezone().date() != now.date():
        yield
        return
    with time_machine.travel((now - back).timestamp()):
        yield


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
