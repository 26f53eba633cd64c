"""What keeping a change costs, beside a bare write and sync of the same bytes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import percentile, table
from benchmarks.journals import Journals, notes_of
from mentorjournal.journal import Journal

SIZES = (4_000, 200_000)
SESSIONS = (100, 10_000)


def compare(journals: Journals, *, quick: bool) -> None:
    """Measure `keep_notes` with and without making it safe and print a table."""
    rows = []
    for sessions in SESSIONS:
        for size in SIZES:
            with journals.copy(sessions, size) as path:
                rows += _measured(path, sessions, size, times=40 if quick else 150)
    table(["one change of notes, ms", "cpu p50", "p99", "wall p50", "p99", "wall p50"], rows)


def _measured(path: Path, sessions: int, size: int, times: int) -> list[list[str]]:
    journal = Journal.open(path)
    session = journal.sessions.running()
    assert session is not None
    notes = notes_of(size)
    plain = os.open(path.with_name("plain"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    # The same bytes as one line of the change log.
    data = notes.encode("ascii").replace(b"\n", b"\\n")

    def keep(number: int) -> None:
        journal.sessions.keep_notes(session.uid, f"{notes}{number}")

    def keep_safe(number: int) -> None:
        keep(-number - 1)
        journal.file.sync()

    def write(_number: int) -> None:
        os.write(plain, data)
        os.fsync(plain)

    ways: dict[str, Callable[[int], None]] = {
        "write and fsync": write,
        "kept": keep,
        "kept and safe": keep_safe,
    }
    taken: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    try:
        for number in range(times):
            for way, act in ways.items():
                wall, cpu = time.perf_counter(), time.thread_time()
                act(number)
                taken[way].append((time.thread_time() - cpu, time.perf_counter() - wall))
    finally:
        os.close(plain)
        journal.close()
    base = percentile([wall for _cpu, wall in taken["write and fsync"]], 0.5)
    return [
        _row(f"{way}, {size // 1000} kB, {sessions} sessions", times_taken, base)
        for way, times_taken in taken.items()
    ]


def _row(name: str, taken: list[tuple[float, float]], base: float) -> list[str]:
    cpu, wall = ([each[part] for each in taken] for part in (0, 1))
    figures = [percentile(values, share) * 1000 for values in (cpu, wall) for share in (0.5, 0.99)]
    ratio = percentile(wall, 0.5) / base
    return [name, *(f"{figure:.2f}" for figure in figures), f"{ratio:.2f}×"]
