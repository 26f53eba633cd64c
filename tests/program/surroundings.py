"""Places for a journal that can be spoilt while the program is open."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FEW = 100
"""Bytes; less than the first line of a log, so that a new one has no room either."""
BOUND = """
import ctypes, os, sys
DROP, OVERRIDE, SEARCH = 24, 1, 2
for right in (OVERRIDE, SEARCH):
    if ctypes.CDLL(None).prctl(DROP, right, 0, 0, 0):
        sys.exit("the right cannot be given up")
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""Runs a command without the right of an administrator to pass over permissions."""


@dataclass
class Place:
    """Where a journal is.

    Attributes:
        path: Its file, as the program names it.
        through: A command that runs the program in the surroundings it needs.
    """

    path: Path
    through: tuple[str, ...] = ()

    @property
    def here(self) -> Path:
        """Its file, as this process names it."""
        return self.path

    def fill(self, pid: int) -> None:
        """Leave no room for the program of that process, but for a first few bytes of a file."""
        _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (FEW, hard))

    def free(self, pid: int) -> None:
        """Give it room again."""
        _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))


@dataclass
class SmallDisk(Place):
    """A disk of a megabyte, which only programs that go through its keeper see.

    Attributes:
        keeper: The process that keeps it.
    """

    keeper: int = 0

    @property
    def here(self) -> Path:
        return Path(f"/proc/{self.keeper}/root") / self.path.relative_to("/")

    def fill(self, pid: int) -> None:
        with (self.here.parent / "filler").open("ab", buffering=0) as filler, suppress(OSError):
            while True:
                filler.write(bytes(4096))

    def free(self, pid: int) -> None:
        (self.here.parent / "filler").unlink()


@contextmanager
def limited(folder: Path, journal: Path) -> Iterator[Place]:
    """A place where a limit of the system keeps files from growing."""
    if not hasattr(resource, "prlimit"):
        pytest.skip("this system does not limit the files of a running program")
    # Python (3.11) would put half-written byte code in place, which nothing can load any more.
    yield Place(Path(shutil.copy(journal, folder)), ("env", "PYTHONDONTWRITEBYTECODE=1"))


@contextmanager
def small_disk(folder: Path, journal: Path) -> Iterator[Place]:
    """A place on a disk of its own that is soon full."""
    mount = 'mount -t tmpfs -o size=1m tmpfs "$0" && echo there && exec cat'
    try:
        keeper = subprocess.Popen(
            ["unshare", "--map-root-user", "--mount", "sh", "-c", mount, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    except FileNotFoundError:
        pytest.skip("this system has no unshare")
    with keeper:
        assert keeper.stdout is not None
        if (said := keeper.stdout.readline().strip()) != "there":
            pytest.skip(f"no disk can be mounted here: {said}")
        enter = ("nsenter", f"--target={keeper.pid}", "--user", "--mount")
        through = (*enter, "--preserve-credentials", f"--wd={ROOT}", "--")
        place = SmallDisk(folder / journal.name, through, keeper.pid)
        shutil.copy(journal, place.here)
        yield place


def where_permissions_count(path: Path) -> Place:
    """A place at which permissions bind the program, whoever runs the tests."""
    if os.geteuid() != 0:
        return Place(path)
    through = (sys.executable, "-I", "-S", "-c", BOUND)
    path.parent.chmod(0o500)
    tried = subprocess.run([*through, "test", "-w", str(path.parent)], check=False)
    path.parent.chmod(0o700)
    if tried.returncode != 1:
        pytest.skip("permissions do not bind an administrator here")
    return Place(path, through)


def replace_file(path: Path, change: Callable[[dict[str, str]], None], table: str) -> None:
    """Put another version in the file's place, as a tool does that carries files about."""
    content = json.loads(path.read_text())
    for record in content[table].values():
        change(record)
    other = path.with_name("incoming")
    other.write_text(json.dumps(content))
    other.rename(path)
