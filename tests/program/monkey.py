"""A monkey at the keyboard: drawn keys, clicks, pastes, sizes and signals, at every speed.

    python -m tests.program.monkey --seed 7 --size 80x24     the life of that seed once more
    python -m tests.program.monkey --minutes 60              new ones, from another seed each time

A life is one run of the real program on a copy of a journal that means harm. Everything in it
is drawn from its seed. After each stretch the hand rests, and the program has to be alive, to
have left no report of a failure and a file that plain TinyDB opens, and to show the dashboard
when asked for it; in the end it has to leave in good order.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tinydb import TinyDB

from scripts.terminal import Terminal
from tests.program.drawn_hands import Act, Hands
from tests.program.hostile_journal import write_hostile_journal
from tests.program.test_killed import PROGRAM

SIZES = ((80, 24), (60, 20), (160, 50))
STRETCHES = 4
ACTS = 14
LAST = 40
"""So many acts are told of a life that went wrong."""
ANSWER = 60.0
"""Seconds in which the program has to answer; a busy machine is given time."""
PATIENT = 1.0
"""Seconds a key is given to lead where it is to lead, before another is pressed."""
ESCAPE, F3, QUIT = b"\x1b", b"\x1bOR", b"\x11"
EDITOR = "#!/bin/sh\nprintf '\\n- [ ] from outside [/x]\\n' >>\"$1\"\n"
STOPPED = 2.0
"""Seconds in which a program that is told to stop does so, where it does at all."""


class WentWrong(AssertionError):
    """The program did what it must not: how to see it again, and what was done last."""


@contextmanager
def surroundings(folder: Path) -> Iterator[dict[str, str]]:
    """A home, an editor and a browser that do no harm."""
    editor = folder / "editor"
    editor.write_text(EDITOR)
    editor.chmod(0o700)
    (folder / "run").mkdir(mode=0o700)
    outer = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    yield outer | {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "EDITOR": str(editor),
        "VISUAL": str(editor),
        "BROWSER": "true",
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
    }


class Monkey:
    """One life at the keyboard.

    Args:
        journal: A journal; a copy of it is used.
        seed: What everything is drawn from.
        size: Columns and rows.
    """

    def __init__(self, journal: Path, seed: int, size: tuple[int, int]) -> None:
        self._journal = journal
        self._seed = seed
        self._size = size
        self._hands = Hands(random.Random(seed))
        self._done: list[str] = []

    def live(self, stretches: int = STRETCHES, acts: int = ACTS) -> int:
        """Do so many acts in so many stretches; gives how many were done.

        Raises:
            WentWrong: The program did not stand it.
        """
        folder = Path(tempfile.mkdtemp(prefix="monkey-"))
        try:
            with surroundings(folder) as environment:
                path = Path(shutil.copy(self._journal, folder / "journal.json"))
                command = [sys.executable, "-c", PROGRAM, "--journal", str(path)]
                with Terminal(
                    command, size=self._size, cwd=folder, environment=environment
                ) as program:
                    self._live_in(program, folder, stretches, acts)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return len(self._done)

    def _live_in(self, program: Terminal, folder: Path, stretches: int, acts: int) -> None:
        with self._telling(program, folder):
            program.until("Next   ")
            for _ in range(stretches):
                for _ in range(acts):
                    if self._has_left(program):
                        return
                    self._do(program, self._hands.act(self._size))
                if self._has_left(program):
                    return
                self._come_home(program)
                with TinyDB(folder / "journal.json") as stock:
                    stock.tables()
                assert not self._reports(folder)
            self._leave(program)
            assert b"Traceback" not in program.sent

    @contextmanager
    def _telling(self, program: Terminal, folder: Path) -> Iterator[None]:
        """Say of whatever goes wrong how to see it again."""
        try:
            yield
        except Exception as error:
            words = [
                f"{type(error).__name__}; status {program.status}; to see it again: python -m "
                f"tests.program.monkey --seed {self._seed} --size {'x'.join(map(str, self._size))}",
                *(f"  {act}" for act in self._done[-LAST:]),
                *self._reports(folder),
                program.shown,
            ]
            raise WentWrong("\n".join(words)) from error

    @staticmethod
    def _reports(folder: Path) -> list[str]:
        return [report.read_text() for report in folder.rglob("crash-*.txt")]

    def _do(self, program: Terminal, act: Act) -> None:
        self._done.append(str(act))
        assert program.status is None
        if act.size is not None:
            program.resize(*act.size)
        for number in act.signals:
            program.signal(number)
            if number in (signal.SIGSTOP, signal.SIGTSTP):
                _until_stopped(program.pid)
        program.play(act.keys)

    def _has_left(self, program: Terminal) -> bool:
        """Whether it has left as one may: `q` twice on the dashboard."""
        if sum(act.count("q") for act in self._done[-2:]) < 2:
            return False
        program.look()
        return program.status == 0

    def _come_home(self, program: Terminal) -> None:
        """Go to the dashboard, out of whatever is open."""
        program.resize(*self._size)
        ask = (F3, ESCAPE)

        def key(count: int) -> bytes:
            return b"y" if "Leave although" in program.shown else ask[count % 2]

        def home() -> bool:
            # On a narrow screen the clock of a session takes the place of the program's name.
            return "\n Next   " in program.shown and "mentor" in program.shown

        _answered(program, key, home)

    def _leave(self, program: Terminal) -> None:
        """Leave the program, whatever it asks first."""

        def key(count: int) -> bytes:
            return b"y" if "Leave although" in program.shown else QUIT

        _answered(program, key, lambda: program.status is not None)
        assert program.ended() == 0


def _answered(
    program: Terminal, key: Callable[[int], bytes], condition: Callable[[], bool]
) -> None:
    """Press keys until something comes true, each when the one before has had time to lead there.

    A busy program sends a screen in pieces: a key that is pressed at the first of them leads on
    from where the one before has led.
    """
    end = time.monotonic() + ANSWER
    count = 0
    while not condition():
        assert time.monotonic() < end, "no answer"
        if program.status is None:
            if _state(program.pid) == "T":
                # It stopped later than it was waited for; a shell would say so.
                program.signal(signal.SIGCONT)
            program.play([(key(count), 0.15)])
        patient = time.monotonic() + PATIENT
        while not condition() and time.monotonic() < patient:
            program.look()
        count += 1


def _until_stopped(pid: int) -> None:
    end = time.monotonic() + STOPPED
    while time.monotonic() < end and _state(pid) not in "TZ":
        time.sleep(0.005)


def _state(pid: int) -> str:
    """How the system calls the state of a process; Z where it cannot be told."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return "Z"


def main() -> None:
    """Live one life again, or new ones for some minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--size", default="")
    parser.add_argument("--minutes", type=float, default=0)
    chosen = parser.parse_args()
    first = chosen.seed if chosen.seed is not None else random.randrange(10**6)
    end = time.monotonic() + 60 * chosen.minutes
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.json"
        write_hostile_journal(journal)
        lives = wrong = 0
        while lives == 0 or time.monotonic() < end:
            columns, rows = (
                map(int, chosen.size.split("x")) if chosen.size else SIZES[lives % len(SIZES)]
            )
            try:
                Monkey(journal, first + lives, (columns, rows)).live()
            except WentWrong as error:
                wrong += 1
                sys.stdout.write(f"{error}\n")
                sys.stdout.flush()
            lives += 1
        sys.stdout.write(f"{lives} lives, {wrong} went wrong\n")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
