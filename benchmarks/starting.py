"""From the command to a dashboard that takes keys, beside the bare app; and leaving again."""

from __future__ import annotations

import sys
import time
from statistics import median

from benchmarks.figures import ratio, table
from benchmarks.journals import Journals
from benchmarks.keys import BARE
from benchmarks.terminal import Terminal

SESSIONS = (10, 10_000)
CTRL_Q = b"\x11"


def compare(journals: Journals, *, quick: bool) -> None:
    """Measure journals of both sizes beside the bare app and print a table."""
    every: dict[int | None, list[tuple[float, float]]] = {kind: [] for kind in (None, *SESSIONS)}
    for number in range(3 if quick else 9):
        order = list(every)
        order = order[number % len(order) :] + order[: number % len(order)]
        for kind in order:
            every[kind].append(_bare() if kind is None else _ours(journals, kind))
    for what, column in (("start, ms", 0), ("quit, ms", 1)):
        bare = [run[column] for run in every[None]]
        rows = []
        for kind, runs in every.items():
            ours = [run[column] for run in runs]
            name = "bare app" if kind is None else f"{kind} sessions"
            rows.append([name, f"{median(ours) * 1000:.0f}", f"{ratio(ours, bare):.2f}×"])
        table([what, "median", "ratio"], rows)


def _bare() -> tuple[float, float]:
    with Terminal([sys.executable, str(BARE)]) as terminal:
        return _timed(terminal, "▔".encode(), b"z", b"z")


def _ours(journals: Journals, sessions: int) -> tuple[float, float]:
    with journals.copy(sessions) as path:
        command = [sys.executable, "-m", "mentorjournal", "--journal", str(path)]
        with Terminal(command) as terminal:
            return _timed(terminal, b"Next ", b"\x1b[B", b"Person")


def _timed(terminal: Terminal, ready: bytes, key: bytes, answer: bytes) -> tuple[float, float]:
    """Seconds until the first key was answered, and from the quit key to the end."""
    terminal.until(ready)
    since = len(terminal.chunks)
    terminal.type(key)
    begun = terminal.until(answer, since) - terminal.begun
    terminal.until_quiet(0.3)
    asked = terminal.type(CTRL_Q)
    while not terminal.ended:
        terminal.listen(0.001)
    return begun, time.perf_counter() - asked
