"""The dashboard of 300 people and 10,000 sessions: its start, its filter, its longest gap.

The bare app starts and takes the same letters beside it, in rounds that alternate. A letter counts
until the field shows it and the count beside it is that of whom it leads to. The gaps of the thread
that reads keys and draws are measured in runs of their own, beside a ticker: over all, from the
first round of its loop on, and from the first answer on, while letters are typed at once.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median

from benchmarks.figures import percentile, ratio, table
from benchmarks.journals import Journals
from benchmarks.keys import BARE
from benchmarks.starting import CTRL_Q
from benchmarks.terminal import Replay, Terminal

SESSIONS, PEOPLE = 10_000, 300
TYPED = "person 12"
TIMES = 3
"""How often it is typed and taken back."""
BACKSPACE = b"\x7f"
SETTLED = 3.0
"""Seconds after which all notes are read and all places are loaded."""
Pressed = tuple[float, str]
"""When a key was pressed, and what has been typed with it."""


@dataclass(frozen=True)
class Figures:
    """What a round of one program gave, in seconds."""

    start: float
    key: float
    late_key: float
    cpu: float
    gap: float
    later_gap: float


NAMES = ("start", "letter p50", "p95", "its cpu", "longest gap", "once usable")


class Program:
    """A program that is started and typed into.

    Args:
        command: Its words, behind those of Python.
        ready: What it sends when it looks as if it took keys.
        first: The key that it is asked first.
        mark: What that key moves, or makes.
        typing: The key that leads to where letters are typed; empty where it needs none.
        shown: Gives how the screen reads, as a pattern, when it shows what was typed.
    """

    def __init__(
        self,
        *command: str,
        ready: str,
        first: bytes,
        mark: str,
        typing: bytes,
        shown: Callable[[str], str],
    ) -> None:
        self._command, self._typing, self._shown = command, typing, shown
        self._ready, self._first, self._mark = ready.encode(), first, mark

    def measured(self, number: int) -> Figures:
        """A run for the times, and one for the gaps."""
        with Terminal([sys.executable, *self._command]) as terminal:
            start = self._until_usable(terminal) - terminal.begun
            terminal.listen(SETTLED)
            terminal.type(self._typing)
            terminal.until_quiet(0.4)
            cpu = terminal.cpu()
            pressed = list(_typed(terminal, number))
            cpu = (terminal.cpu() - cpu) / len(pressed)
            taken = list(self._delays(terminal, pressed))
        return Figures(start, median(taken), percentile(taken, 0.95), cpu, *self._gaps(number))

    def _until_usable(self, terminal: Terminal) -> float:
        """The moment at which the answer to the first key stood on the screen."""
        terminal.until(self._ready)
        asked = terminal.type(self._first)
        terminal.until_quiet(0.3)
        screen = Replay()
        before: int | None = None
        for at, data in terminal.chunks:
            screen.feed(data)
            row = screen.row_of(re.escape(self._mark))
            if at > asked and row not in (None, before):
                return at
            before = row
        raise TimeoutError(f"{self._mark!r} did not move")

    def _delays(self, terminal: Terminal, pressed: list[Pressed]) -> Iterator[float]:
        """For each key how long until it was shown; at least until the next one if it was not."""
        screen = Replay()
        chunks = iter(terminal.chunks)
        at, data = next(chunks)
        for (asked, typed), following in zip(pressed, _ends(terminal, pressed), strict=True):
            while at <= asked:
                screen.feed(data)
                at, data = next(chunks, (following, b""))
            while at < following:
                screen.feed(data)
                shown, (at, data) = at, next(chunks, (following, b""))
                if screen.row_of(self._shown(typed)) is not None:
                    yield shown - asked
                    break
            else:
                yield following - asked

    def _gaps(self, number: int) -> tuple[float, float]:
        """The longest gap of all, and the longest from the first answer on."""
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder, "gaps")
            command = [sys.executable, "-m", "benchmarks.ticking", str(kept), *self._command]
            with Terminal(command) as terminal:
                usable = self._until_usable(terminal)
                terminal.type(self._typing)
                list(_typed(terminal, number))
                terminal.listen(SETTLED)
                terminal.type(CTRL_Q)
                while not terminal.ended:
                    terminal.listen(0.01)
            lines = kept.read_text(encoding="ascii").splitlines()
        gaps = [tuple(map(float, each.split())) for each in lines]
        later = (length for at, length in gaps if at > usable)
        return max((length for _at, length in gaps), default=0.0), max(later, default=0.0)


def _ends(terminal: Terminal, pressed: list[Pressed]) -> list[float]:
    """Until when each key is waited for: the next one, and for the last one the end."""
    return [*(at for at, _typed in pressed[1:]), terminal.chunks[-1][0] + 1]


def _typed(terminal: Terminal, number: int) -> Iterator[Pressed]:
    """Type as a person does, and take it back."""
    chance = random.Random(number)
    letters = [(key.encode(), TYPED[: at + 1]) for at, key in enumerate(TYPED)]
    back = [(BACKSPACE, TYPED[:at]) for at in reversed(range(len(TYPED)))]
    for key, typed in (letters + back) * TIMES:
        yield terminal.type(key), typed
        terminal.listen(chance.uniform(0.12, 0.25))


def _in_the_text(typed: str) -> str:
    return f"▊ z{typed} *▎"


def _in_the_filter(typed: str) -> str:
    """The letters in the field, and behind them how many people they lead to."""
    digits = "".join(filter(str.isdigit, typed))
    count = sum(digits in str(each) for each in range(PEOPLE))
    return f"/ ▏?{typed} +{count} *$" if typed else "/ ▏? *$"


def compare(journals: Journals, *, quick: bool) -> None:
    """Measure both, round by round, and print a table."""
    bare = Program(str(BARE), ready="▔", first=b"z", mark="z", typing=b"", shown=_in_the_text)
    with journals.copy(SESSIONS, relationships=PEOPLE) as path:
        ours = Program(
            *("-m", "mentorjournal", "--journal", str(path)),
            ready="Next ",
            first=b"\x1b[B",
            mark="›",
            typing=b"/",
            shown=_in_the_filter,
        )
        every: dict[Program, list[Figures]] = {bare: [], ours: []}
        for number in range(3 if quick else 9):
            for program in every if number % 2 else reversed(every):
                every[program].append(program.measured(number))
    rows = [
        [
            name,
            *(f"{median(each) * 1000:.0f}" for each in (theirs, own)),
            f"{ratio(own, theirs):.2f}×",
        ]
        for name, theirs, own in zip(
            NAMES,
            *(zip(*map(astuple, rounds), strict=True) for rounds in every.values()),
            strict=True,
        )
    ]
    heads = [f"dashboard, {PEOPLE} people, {SESSIONS} sessions, ms", "bare app", "ours", "ratio"]
    table(heads, rows)
