"""What a command costs beside Python's own start, `python -c pass`, and how that grows.

CPU seconds of the process, with journals of several sizes; the commands take turns.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from benchmarks.children import end, start
from benchmarks.figures import ratio, table
from benchmarks.journals import Journals
from mentorjournal.journal import Journal

SIZES = (100, 1_000, 10_000, 50_000)
QUICK = (100, 10_000)
PEOPLE = 300
FLOOR = "python -c pass"
BUDGETS = {"--help": 5, "add": 5, "log": 5, "today": 10, "people": 10, "search": 10, "export": 9}
"""How many times as long as Python's start."""


def compare(journals: Journals, *, quick: bool) -> None:
    """Measure the commands with each size and print a table."""
    sizes = QUICK if quick else SIZES
    taken = [_taken(journals, sessions, rounds=3 if quick else 9) for sessions in sizes]
    rows = []
    for name in taken[0]:
        figures = [
            f"{median(each[name]) * 1000:.0f} {ratio(each[name], each[FLOOR]):6.1f}×"
            for each in taken
        ]
        rows.append([name, *figures, f"≤ {BUDGETS[name]}×" if name in BUDGETS else ""])
    table(["command, CPU ms, sessions", *(f"{size:,}" for size in sizes), "budget"], rows)


def _taken(journals: Journals, sessions: int, *, rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each command in each round."""
    with journals.copy(sessions, relationships=PEOPLE) as path:
        _leave(path)
        ours = [sys.executable, "-m", "mentorjournal", "--journal", str(path)]
        commands = {
            FLOOR: [sys.executable, "-c", "pass"],
            "--help": [sys.executable, "-m", "mentorjournal", "--help"],
            "add": [*ours, "add", "achievement", "Shipped it"],
            "log": [*ours, "log", "Person 1", "! went well"],
            "today": [*ours, "today"],
            "people": [*ours, "people"],
            "search": [*ours, "search", "went"],
            "export": [*ours, "export", "summary", "--who", "Person 1", "-o", "-"],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(_cpu_of(command))
    return taken


def _leave(path: Path) -> None:
    """Write the journal as the program leaves it: what is copied is believed by nobody."""
    journal = Journal.open(path)
    journal.people.call_me("Carla Diaz Perez")
    journal.file.checkpoint()
    journal.close()


def _cpu_of(command: list[str]) -> float:
    """CPU seconds of a command and its children.

    Raises:
        CalledProcessError: It failed.
    """
    environment = {key: value for key, value in os.environ.items() if "DONTWRITE" not in key}
    with Path(os.devnull).open("wb") as nowhere:
        child = start(command, stdout=nowhere, stderr=subprocess.STDOUT, env=environment)
        try:
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        finally:
            end(child)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return usage.ru_utime + usage.ru_stime
