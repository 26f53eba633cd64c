"""What it costs to live with it: start, the first session, a letter, rest, leaving, memory.

Journals of several sizes take turns with the bare app, the floor below which no Textual program
gets. Memory is what is held above the program on an empty journal, in sizes of the journal's
file; its peer is what `json.loads` makes of the same file.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

from benchmarks.figures import ratio, table
from benchmarks.journals import Journals
from benchmarks.keys import BARE, typed
from benchmarks.starting import CTRL_Q
from benchmarks.terminal import Replay, Terminal

SIZES = (100, 1_000, 10_000, 50_000)
QUICK = (100, 10_000)
PEOPLE = 300
FIRST = "zqzq"
"""What is typed at once behind the key that starts a session."""
LETTERS = 100
SETTLED = 5.0
"""Seconds after which all notes are read and all places are loaded."""
_PARSE = """
import json, pathlib, sys
before = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
tree = json.loads(pathlib.Path(sys.argv[1]).read_bytes())
print((int(pathlib.Path("/proc/self/statm").read_text().split()[1]) - before) * 4096)
"""


class Life(NamedTuple):
    """One life of a program: CPU seconds, seconds, shares of a processor, bytes."""

    start: float
    memory: float
    rest: float
    quitting: float
    first_letters: float
    longest_wait: float
    session_rest: float


class Row(NamedTuple):
    """A row of the table: what of a life it is, in what unit, and what is aimed at."""

    name: str
    of: Callable[[Life], float]
    unit: float
    aim: str


ROWS = (
    Row("start until it takes keys, CPU ms", lambda life: life.start, 1_000, "≤ 1.1×"),
    Row("quitting, ms", lambda life: life.quitting, 1_000, "≤ 0.2×"),
    Row("n at once until letters show, ms", lambda life: life.first_letters, 1_000, "as at 100"),
    Row("longest wait of a letter, ms", lambda life: life.longest_wait, 1_000, "≤ 2×"),
    Row("at rest on the dashboard, CPU %", lambda life: life.rest, 100, "≤ 0.3"),
    Row("at rest in a session, CPU %", lambda life: life.session_rest, 100, "≤ 0.3"),
)


def compare(journals: Journals, *, quick: bool) -> None:
    """Measure all sizes and print two tables."""
    sizes = QUICK if quick else SIZES
    bare: list[Life] = []
    ours: dict[int, list[Life]] = {size: [] for size in sizes}
    for number in range(1 if quick else 3):
        bare.append(_life([str(BARE)], "▔", b"", number, quick=quick))
        for size, lives in ours.items():
            with journals.copy(size, relationships=PEOPLE) as path:
                command = ["-m", "mentorjournal", "--journal", str(path)]
                lives.append(_life(command, "Next ", b"n", number, quick=quick))
    rows = []
    for row in ROWS:
        floor = [row.of(life) for life in bare]
        cells = [_cell([row.of(life) for life in lives], floor, row) for lives in ours.values()]
        rows.append([row.name, _cell(floor, [], row), *cells, row.aim])
    heads = [f"{size:,} sessions" for size in sizes]
    table(["living with it", "bare app", *heads, "aim"], rows)
    _compare_memory(journals, ours, heads)


def _cell(taken: list[float], floor: list[float], row: Row) -> str:
    figure = f"{median(taken) * row.unit:,.{2 if row.unit == 100 else 0}f}"
    return f"{figure} {ratio(taken, floor):5.2f}×" if all(floor) and floor else figure


def _compare_memory(journals: Journals, ours: dict[int, list[Life]], heads: list[str]) -> None:
    with (
        journals.copy(0) as path,
        Terminal([sys.executable, "-m", "mentorjournal", "--journal", str(path)]) as terminal,
    ):
        terminal.listen(SETTLED)
        empty = terminal.memory()
    rows = [["ours, above the empty program"], ["json.loads"]]
    for size, lives in ours.items():
        with journals.copy(size, relationships=PEOPLE) as path:
            parse = [sys.executable, "-c", _PARSE, str(path)]
            parsed = int(subprocess.run(parse, check=True, stdout=subprocess.PIPE).stdout)
            for row, held in zip(rows, (median(_memories(lives)) - empty, parsed), strict=True):
                row.append(f"{held / path.stat().st_size:.1f}")
    table(["memory, in sizes of the file", *heads, "aim"], [[*rows[0], "≤ 3"], [*rows[1], ""]])


def _memories(lives: list[Life]) -> list[float]:
    return [life.memory for life in lives]


def _life(command: list[str], ready: str, key: bytes, seed: int, *, quick: bool) -> Life:
    """Two runs: one that stays where it begins and is left, one in which letters are typed.

    Args:
        command: The program, behind Python.
        ready: What it sends when it looks as if it took keys.
        key: What leads to where letters are typed; empty where it begins there.
        seed: What draws the letters.
        quick: Whether to watch it for a short time.
    """
    rest = 4.0 if quick else 20.0
    with Terminal([sys.executable, *command]) as terminal:
        terminal.until(ready.encode())
        begun = terminal.cpu()
        terminal.listen(SETTLED)
        terminal.until_quiet(0.4)
        memory, at_rest = terminal.memory(), _at_rest(terminal, rest)
        asked = terminal.type(CTRL_Q)
        while not terminal.ended:
            terminal.listen(0.001)
        quitting = time.perf_counter() - asked
    with Terminal([sys.executable, *command]) as terminal:
        terminal.until(ready.encode())
        asked = terminal.type(key + FIRST.encode())
        terminal.listen(SETTLED)
        shown = _shown(terminal) - asked
        terminal.type(b"\r")
        terminal.until_quiet(0.4)
        waits = [wait or 1.0 for wait in typed(terminal, random.Random(seed), LETTERS, human=False)]
        return Life(begun, memory, at_rest, quitting, shown, max(waits), _at_rest(terminal, rest))


def _at_rest(terminal: Terminal, seconds: float) -> float:
    """The share of a processor that it uses while nothing is asked of it."""
    before, end = terminal.cpu(), time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        terminal.listen(left)
    return (terminal.cpu() - before) / seconds


def _shown(terminal: Terminal) -> float:
    """When the first letters stood on the screen."""
    screen = Replay()
    for at, data in terminal.chunks:
        screen.feed(data)
        if screen.row_of(FIRST) is not None:
            return at
    raise TimeoutError(f"{FIRST} was never shown")
