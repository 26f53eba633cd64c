"""P8: damaged files by the thousand, each with everything that is promised about damage.

Three journals are damaged in turn: one whose file is all there is; one with a snapshot of a day
before; one with a change log besides. Every kind of damage has its turn with each.
"""

from __future__ import annotations

import json
import os
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB

from mentorjournal.data.records.models import RECORDS, Outline, Record
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.format.keys import key_of
from mentorjournal.data.store.repair.apply import repair, restore
from mentorjournal.data.store.repair.check import check
from mentorjournal.demo import write_demo
from mentorjournal.errors import CannotOpen, Damaged, NotFound, TooNew
from tests.tally import drawn, in_turn

from .conftest import Clock, FaultyFiles, Tally
from .damage import KINDS

HOW_MANY = int(os.environ.get("MENTORJOURNAL_DAMAGED_FILES", "10000"))
STEP = drawn(31, 1)
"""Every thirty-first is tried each time the tests run: each kind of damage, of each journal."""
NUMBERS = range(0, HOW_MANY, STEP)
PARTS = 4
FEW = 1
"""Records of each table: the fewer, the more files can be tried."""
RECORD = re.compile(rb'^"(\d+)": (\{.*\}),?$')
BACKUPS = "journal.json.backups"
WITHOUT_A_PLACE = re.compile(
    r"“meta”, which says what it is, is missing|holds no records|is not a record"
    r"|is empty, although it has a history|does not say what it is|is of no use"
    r"|impossible numbers|nothing but zero bytes"
)
"""What has no place of its own in the file: something is missing, or it is another file."""


def records_in(content: bytes) -> dict[str, object]:
    """Every record of a whole file, by its key."""
    return records_of(json.loads(content))


def records_of(tables: dict[str, dict[str, Any]]) -> dict[str, object]:
    """The same of a file that has been read."""
    return {
        key: record
        for table, records in tables.items()
        if table != "meta"
        for key, record in records.items()
    }


@dataclass
class Before:
    """A journal as it was before the damage.

    Attributes:
        name: What it consists of.
        files: Every file of it, by its path in the folder.
        records: The records of the file.
        lines: The key of the record on each line of the file.
        snapshot: The records of its snapshot, by key.
        logged: Those that its change log has changed or added.
    """

    name: str
    files: dict[str, bytes]
    snapshot: dict[str, object] = field(default_factory=dict)
    logged: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.whole = self.files["journal.json"]
        self.state = ".journal.json.state" in self.files
        self.records = records_in(self.whole)
        matches = ((line.rstrip(b","), RECORD.match(line)) for line in self.whole.split(b"\n"))
        self.lines = {
            line: match[1].decode()
            for line, match in matches
            if match and match[1].decode() in self.records
        }

    def untouched(self, damaged: bytes) -> set[str]:
        """The keys of the records whose lines are as they were, and stand there once."""
        keys = Counter(re.findall(rb'"(\d+)":', damaged))
        left = {line.rstrip(b",\r") for line in damaged.split(b"\n")}
        return {key for line, key in self.lines.items() if line in left and keys[key.encode()] == 1}


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file in a folder and below it, by its path there; of folders the names."""
    found: dict[str, bytes] = {}
    for one in os.scandir(folder):
        if one.is_dir():
            inner = files_in(Path(one.path))
            found |= {f"{one.name}/{name}": content for name, content in inner.items()}
        elif not one.name.endswith(".lock"):
            with open(one.path, "rb", buffering=0) as file:  # noqa: PTH123
                found[one.name] = file.read()
    return found


def lay_out(folder: Path, files: dict[str, bytes]) -> None:
    """Make these the files in the folder, and no others."""
    (folder / BACKUPS).mkdir(parents=True, exist_ok=True)
    for place in (folder / BACKUPS, folder):
        place.chmod(0o700)
        for one in os.scandir(place):
            if not one.is_dir():
                os.unlink(one.path)  # noqa: PTH108 - many thousands of times
    for name, content in files.items():
        descriptor = os.open(f"{folder}/{name}", os.O_WRONLY | os.O_CREAT, 0o600)
        os.write(descriptor, content)
        os.close(descriptor)


def later(record: Record, clock: Clock) -> Record:
    """The record as it was edited since."""
    return msgspec.structs.replace(record, updated=clock())


def shortened(record: Record) -> Record:
    """An outline with its first month only: long texts take damage that harms no file."""
    if not isinstance(record, Outline):
        return record
    return msgspec.structs.replace(record, months=record.months[:1])


def journals(folder: Path) -> list[Before]:
    """The journals that are damaged: a few records of every table of the demo journal."""
    folder.mkdir()
    write_demo(folder / "demo.json", today=date(2026, 11, 22))
    demo = Store.open(folder / "demo.json", SCHEMA, now=Clock(), read_only=True)
    few = [
        shortened(one)
        for kind in RECORDS.values()
        for one in sorted(demo.all(kind), key=lambda one: len(msgspec.json.encode(one)))[:FEW]
    ]
    demo.close()
    clock, path = Clock(max(one.updated for one in few)), folder / "made" / "journal.json"
    store = Store.open(path, SCHEMA, now=clock, files=FaultyFiles())
    store.put(*few[1:])
    store.file.checkpoint()
    clock.forward(days=1)
    store.put(*(later(one, clock) for one in few))
    store.file.checkpoint()
    with_snapshot = files_in(path.parent)
    (snapshot,) = (content for name, content in with_snapshot.items() if BACKUPS in name)
    whole = with_snapshot["journal.json"]
    clock.forward(hours=1)
    logged = [later(one, clock) for one in few[::5]]
    store.put(*logged)
    with_log = files_in(path.parent)
    store.close()
    after = records_in(path.read_bytes())
    without_log = {name: one for name, one in with_snapshot.items() if ".log." not in name}
    in_log = {key_of(one.uid): after[key_of(one.uid)] for one in logged}
    return [
        Before("a file alone", {"journal.json": whole}),
        Before("with a snapshot", without_log, records_in(snapshot)),
        Before("with a change log", with_log, records_in(snapshot), in_log),
    ]


class Examination:
    """One damaged file in a folder of its own, and all that must hold of it."""

    def __init__(self, folder: Path, before: Before, damaged: bytes) -> None:
        self.folder, self.path = folder, folder / "journal.json"
        self.before, self.damaged = before, damaged
        lay_out(folder, {**before.files, "journal.json": damaged})
        self.found = files_in(folder)
        self.untouched = before.untouched(damaged)

    def opens(self) -> Store:
        return Store.open(self.path, SCHEMA, now=Clock(), files=FaultyFiles())

    def is_as_found(self) -> bool:
        return files_in(self.folder) == self.found

    def refused(self) -> bool:
        """Whether it is refused, with its place. If not, it is whole, and the change is said."""
        try:
            store = self.opens()
        except CannotOpen as error:
            self.named(error)
            return True
        assert "changed by another program" in " ".join(store.file.notices) or not self.before.state
        # In whichever table: a letter of a table's name makes it the table of somebody else.
        assert self.untouched <= {
            key for one in store.file.storage.state.tables.values() for key in one
        }
        store.close(checkpoint=False)
        assert self.damaged in files_in(self.folder).values()
        return False

    def named(self, error: CannotOpen) -> None:
        """The error says where, as `check` does, and nothing is touched."""
        text = str(error)
        assert str(self.path) in text
        if isinstance(error, Damaged) and not WITHOUT_A_PLACE.search(text):
            assert error.line >= 1, text
            assert error.column >= 1, text
            assert 0 <= error.byte <= len(self.damaged), text
            assert f"line {error.line}" in text or "begins with a byte order mark" in text
            begin = self.damaged[: error.byte]
            if not self.damaged.startswith(b"\xff\xfe"):
                assert begin.count(b"\n") + 1 == error.line
        findings = check(self.path, SCHEMA)
        assert (findings[0].level, findings[0].text) == ("problem", text)
        assert self.is_as_found()

    def mended(self) -> None:
        """Repairing brings back every record that is whole anywhere."""
        before = self.before
        try:
            done = repair(self.path, SCHEMA, now=Clock()(), files=FaultyFiles())
        except (NotFound, TooNew):
            assert b'"schema": 1,' not in self.damaged or not (
                self.untouched or before.snapshot or before.logged
            )
            assert self.is_as_found()
            return
        self.keeps_the_damaged(done.kept_as)
        there = self.records()
        for key in self.untouched - before.logged.keys():
            assert there[key] == before.records[key]
        for key, record in before.logged.items():
            assert there[key] == record
        assert before.snapshot.keys() <= there.keys()

    def restored(self) -> None:
        """Restoring the snapshot brings back exactly what it holds."""
        if not self.before.snapshot:
            return
        lay_out(self.folder, self.found)
        (name,) = os.listdir(self.folder / BACKUPS)  # noqa: PTH208
        try:
            kept_as = restore(self.path, SCHEMA, name, now=Clock()(), files=FaultyFiles())
        except TooNew:
            assert b'"schema": 1,' not in self.damaged
            assert self.is_as_found()
            return
        self.keeps_the_damaged(kept_as)
        assert self.records() == self.before.snapshot

    def keeps_the_damaged(self, kept_as: str) -> None:
        """The damaged file is kept byte for byte, and so is every backup."""
        now = files_in(self.folder)
        if self.damaged:
            assert now[f"{BACKUPS}/{kept_as}"] == self.damaged
        for name, content in self.found.items():
            if name.startswith(BACKUPS):
                assert now[name] == content

    def records(self) -> dict[str, object]:
        """What stock TinyDB finds; the program opens it without a word."""
        with TinyDB(self.path, access_mode="r") as stock:
            tables = stock.storage.read()
        assert tables is not None
        store = self.opens()
        assert (store.file.notices, store.file.read_only) == ([], False)
        store.close(checkpoint=False)
        return records_of(tables)


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    """A folder in memory where there is one: each file is laid out in it several times."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def whole_ones(memory: Path) -> list[Before]:
    return journals(memory / "whole")


@pytest.mark.proof("P8", "damaged files: named, kept, repaired, restored")
@in_turn("part", range(PARTS))
def test_of_any_damaged_file_all_that_is_whole_comes_back(
    memory: Path, whole_ones: list[Before], tally: Tally, part: int
) -> None:
    refused: set[str] = set()
    for number in NUMBERS[len(NUMBERS) * part // PARTS : len(NUMBERS) * (part + 1) // PARTS]:
        turn, which = divmod(number, len(KINDS))
        kind, before = list(KINDS)[which], whole_ones[turn % len(whole_ones)]
        damaged = KINDS[kind](before.whole, turn // len(whole_ones), random.Random(number))
        try:
            one = Examination(memory / f"{part}", before, damaged)
            if one.refused():
                refused.add(kind)
                one.mended()
                one.restored()
        except BaseException as error:
            error.add_note(f"file {number}: {before.name}, {kind}")
            raise
        tally.count += 1
    assert HOW_MANY < 10_000 or refused == KINDS.keys()
