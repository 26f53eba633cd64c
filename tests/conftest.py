"""What all tests share: a home of their own, no animation, modest property tests."""

from __future__ import annotations

import gc
import itertools
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import tally

# Textual reads this when it is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"

settings.register_profile(
    "here", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
# The same examples on every run, so that a change is judged by what it changes.
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

ELSEWHERE = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
UNSET = (
    *("EDITOR", "VISUAL", "NO_COLOR", "COLORFGBG", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"),
    *("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "TMUX"),
    *("XDG_CONFIG_DIRS", "XDG_DATA_DIRS"),
)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Paths that are not there yet, for the home folders of all tests.

    pytest's own way looks each time through all folders that it has made before.
    """
    street = tmp_path_factory.mktemp("homes")
    return (street / f"{number}" for number in itertools.count())


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, outside `tmp_path`, for every test and what it starts.

    `MENTORJOURNAL_FILE` names a journal in it that does not exist yet. Editors, clipboards
    and terminal settings of whoever runs the tests are out of sight.
    """
    home = next(homes)
    home.mkdir(mode=0o700)
    for name in [*UNSET, *(name for name in os.environ if name.startswith("MENTORJOURNAL_"))]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    for name in ELSEWHERE:
        monkeypatch.setenv(name, str(home / name.lower()))
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setenv("MENTORJOURNAL_FILE", str(home / "journal.json"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    return home


def pytest_collection_finish() -> None:
    """Look for rubbish among what the tests make, and not over and over among what is loaded.

    A screen is thousands of objects, all alive: by default a fifth of the time of the tests of
    screens goes into looking at them in vain.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_configure(config: pytest.Config) -> None:
    """Let the proofs of the promises be marked and counted, and ^c be heard.

    What a shell starts in the background ignores ^c, and so would every program that is tried.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    tally.register(config)


def pytest_xdist_auto_num_workers() -> int:
    """Two for each processor: half of the time a test waits, for a disk, a clock, a program."""
    return 2 * (os.cpu_count() or 1)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say on which day it was, where that was not today: it is needed to see a failure again."""
    if day := os.environ.get("DAY"):
        terminalreporter.write_line(f"it was {day}; make test DAY={day} repeats it")
