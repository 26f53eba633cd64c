"""P5: a call that fails while much is changed at once: restoring, repairing, merging, migrating,
keeping a snapshot, deleting for good. And limits of the real system.
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from tinydb import TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.disk.files import Files
from mentorjournal.data.store.repair.apply import repair, restore
from mentorjournal.errors import JournalError
from tests.tally import drawn, in_turn

from .conftest import Clock, FaultyFiles, Makes, Tally
from .test_faults import live
from .test_faults import verify as verify_life

ROOT = Path(__file__).parents[2]

STEP = drawn(4, 1)
"""Each call fails in one of four ways each time the tests run, in all of them in `make torture`."""


def prepared(path: Path) -> list[Person]:
    """A journal with a snapshot, a file and a log, each with somebody the one before lacks."""
    path.parent.mkdir(parents=True)
    makes = Makes(Clock())
    people = [makes.person(f"{number}", notes=f"person {number}") for number in range(6)]
    store = Store.open(path, SCHEMA, now=makes.clock, files=FaultyFiles())
    store.put(*people[:4])
    store.file.snapshot("before-import")
    store.put(people[4])
    store.file.checkpoint()
    store.put(people[5])
    store.file.abandon()
    return people


def do_restore(path: Path, files: Files) -> None:
    restore(path, SCHEMA, list_snapshots(path)[-1].name, now=Clock()(), files=files)


def do_repair(path: Path, files: Files) -> None:
    repair(path, SCHEMA, now=Clock()(), files=files)


def do_open(path: Path, files: Files) -> None:
    store = Store.open(path, SCHEMA, now=Clock(), files=files)
    try:
        store.file.snapshot("before-import")
    finally:
        store.file.abandon()


def untouched(path: Path) -> None:
    """Nobody else does anything."""


def damaged(path: Path) -> None:
    """The file ends in its middle; two of its people are only in the snapshot then."""
    content = path.read_bytes()
    path.write_bytes(content[: content.index(b"person 2")])


def changed(path: Path) -> None:
    """Another program has changed somebody."""
    content = json.loads(path.read_bytes())
    next(iter(content["person"].values()))["role"] = "theirs"
    path.write_text(json.dumps(content))


CHANGES: dict[str, tuple[Callable[[Path], None], Callable[[Path, Files], None]]] = {
    "restore": (untouched, do_restore),
    "repair": (damaged, do_repair),
    "merge": (changed, do_open),
    "migration": (untouched, do_open),
    "snapshot": (untouched, do_open),
}


def everything(path: Path) -> bytes:
    """All that stands in the journal and its backups, and in what lies beside it."""
    return b"".join(one.read_bytes() for one in path.parent.rglob("*") if one.is_file())


@pytest.mark.proof("P5", "the k-th call fails while much is changed, for every k")
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO], ids=["full disk", "input/output error"])
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@in_turn("change", CHANGES)
def test_a_failure_while_much_is_changed_loses_nobody(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    tally: Tally,
    change: str,
    for_good: bool,
    code: int,
) -> None:
    before, act = CHANGES[change]
    first = 1 + (2 * (code == errno.EIO) + for_good) % STEP
    for k in range(first, 400, STEP):
        path = tmp_path / f"{k}" / "journal.json"
        people = prepared(path)
        before(path)
        if change == "migration":
            monkeypatch.setattr(SCHEMA, "migrations", (lambda tables: None,))
        files = FaultyFiles(k, code, for_good=for_good, torn=code == errno.ENOSPC)
        with suppress(JournalError):
            act(path, files)
        try:
            verify(path, people, change)
        except BaseException as error:
            error.add_note(f"when call {k}, {files.calls[k - 1 : k]}, fails")
            raise
        monkeypatch.undo()
        tally.count += 1
        if len(files.calls) < k:
            break
    assert 10 < k < 399


def verify(path: Path, people: list[Person], change: str) -> None:
    """Stock TinyDB and we can read the journal, or may repair it; nobody has vanished."""
    if change == "repair":
        with suppress(JournalError):
            repair(path, SCHEMA, now=Clock()(), files=FaultyFiles())
    with TinyDB(path) as stock:
        stock.table("person").all()
    store = Store.open(path, SCHEMA, now=Clock(), files=FaultyFiles())
    assert not store.file.read_only
    found = {person.uid for person in store.all(Person)}
    assert {person.uid for person in people[:4]} <= found
    store.close()
    beside = everything(path)
    for person in people[4:] if change != "repair" else people[5:]:
        assert person.notes.encode() in beside, person.notes
    if change == "merge":
        assert b"theirs" in beside
    assert not [one for one in path.parent.rglob("*") if one.name.endswith(".tmp")]


class HalfFiles(FaultyFiles):
    """A disk that takes only half of one write, without an error."""

    def write(self, descriptor: int, data: bytes) -> int:
        half = len(self.calls) + 1 == self.fail_at and len(data) > 1
        return super().write(descriptor, data[: len(data) // 2] if half else data)

    def step(self, name: str, *args: object) -> None:
        self.calls.append(name)


@pytest.mark.proof("P5", "the k-th write takes only half, for every k")
def test_a_write_that_takes_only_half_is_continued(tmp_path: Path, tally: Tally) -> None:
    counted = HalfFiles()
    live(tmp_path / "counted" / "journal.json", counted)
    for k in [number for number, name in enumerate(counted.calls, 1) if name == "write"]:
        path = tmp_path / f"{k}" / "journal.json"
        life = live(path, HalfFiles(k))
        assert len(life.kept) == 3
        verify_life(path, life)
        tally.count += 1


LIMITED = """
import resource, sys
sys.dont_write_bytecode = True
from datetime import UTC, datetime
from pathlib import Path
from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.errors import NotKept
now = lambda: datetime(2026, 11, 22, tzinfo=UTC)
store = Store.open(Path(sys.argv[1]), SCHEMA, now=now)
uid = "01936d3e-0000-7000-8000-%012x"
def put(number):
    store.put(Person(uid=uid % number, created=now(), updated=now(), name="x" * 1000))
put(0)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
kept = 0
try:
    for kept in range(1, 1000):
        put(kept)
except NotKept as error:
    print(kept, error)
resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, resource.RLIM_INFINITY))
try:
    store.file.checkpoint()
except NotKept as error:
    print(error)
"""


@pytest.mark.proof("P5", "a limit of the real system on the size of files")
def test_a_file_that_may_not_grow_is_said_and_nothing_is_lost(path: Path, tally: Tally) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    refused, checkpoint = ran.stdout.splitlines()
    kept = int(refused.split()[0])
    assert kept > 10
    assert "may not grow any further" in refused
    assert "What was called kept or safe is in the change log" in checkpoint
    with TinyDB(path) as stock:
        stock.table("person").all()
    store = Store.open(path, SCHEMA, now=Clock(), files=FaultyFiles())
    assert len(store.all(Person)) == kept
    store.close()
    tally.count += 1
