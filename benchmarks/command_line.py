"""What a command costs beside Python's own start: `python -c pass` is 1.

CPU seconds of the process, with 10,000 sessions in the journal; the commands take turns.
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

SESSIONS = 10_000
BUDGETS = {"add": 5, "log": 5, "today": 0, "export": 9, "--help": 5}
"""How many times as long as Python's start; 0 for those without a budget."""


def compare(journals: Journals, *, quick: bool) -> None:
    """Measure the commands and print a table."""
    with journals.copy(SESSIONS) as path:
        _leave(path)
        ours = [sys.executable, "-m", "mentorjournal", "--journal", str(path)]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "--help": [sys.executable, "-m", "mentorjournal", "--help"],
            "add": [*ours, "add", "achievement", "Shipped it"],
            "log": [*ours, "log", "Person 1", "! went well"],
            "today": [*ours, "today"],
            "export": [*ours, "export", "summary", "--who", "Person 1", "-o", "-"],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(3 if quick else 9):
            for name, command in commands.items():
                taken[name].append(_cpu_of(command))
    base = taken["python -c pass"]
    rows = [
        [
            name,
            f"{median(times) * 1000:.0f}",
            f"{ratio(times, base):.1f}×",
            f"≤ {BUDGETS[name]}×" if BUDGETS.get(name) else "",
        ]
        for name, times in taken.items()
    ]
    table([f"command, CPU ms, {SESSIONS:,} sessions", "median", "ratio", "budget"], rows)


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
