"""P1 and P3: what was acknowledged survives kill -9, and stock TinyDB can always read the file.

Each life is killed at a random moment of a scene: while typing, writing the file, opening,
migrating, merging, restoring, deleting for good.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.repair.check import check
from mentorjournal.data.store.snapshots.contents import Contents
from tests.tally import drawn

from .conftest import TORTURE, Clock, FaultyFiles, Tally
from .scenes import THEIRS, form, uid

KILLS = drawn(9, 30)
"""Lives that one journal sees in one scene."""
ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("writer_program.py")


@dataclass
class Said:
    """What all lives in one journal have acknowledged."""

    kept: dict[int, int] = field(default_factory=dict)
    theirs: set[str] = field(default_factory=set)
    purged: set[int] = field(default_factory=set)
    form: int = 1
    restored: bool = False
    count: int = 0

    def note(self, line: str) -> None:
        what, *words = line.split()
        self.count += 1
        if what == "kept":
            self.kept[int(words[0])] = int(words[1])
        elif what == "theirs":
            self.theirs.add(" ".join(words))
        elif what == "purged":
            self.purged.add(int(words[0]))
        elif what == "form":
            self.form = int(words[0])
        elif what == "restored":
            self.restored = True
        else:
            assert what in ("open", "end"), line


class Program:
    """The program, and the lines it says."""

    def __init__(self) -> None:
        self._child = subprocess.Popen(
            [sys.executable, str(PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._stdin, self._out = self._child.stdin, os.dup(self._child.stdout.fileno())
        self._child.stdout.close()
        self._lines: list[str] = []
        self._rest = b""

    def stop(self) -> None:
        self._child.kill()
        self._child.wait()
        self._stdin.close()
        os.close(self._out)

    def line(self, seconds: float) -> str:
        """Its next line; empty when it has said nothing for so long."""
        while not self._lines:
            if not select.select([self._out], [], [], max(0.0, seconds))[0]:
                return ""
            data = os.read(self._out, 65536)
            assert data, "the program has ended"
            *lines, self._rest = (self._rest + data).split(b"\n")
            self._lines += [line.decode() for line in lines]
        return self._lines.pop(0)

    def live(self, scene: str, path: Path, life: int, said: Said, lines: int, more: float) -> None:
        """Let it live, and kill it so many seconds after so many lines, or at its end."""
        self._stdin.write(f"{scene}\t{path}\t{life}\n".encode())
        self._stdin.flush()
        born = self.line(60).split()
        assert born[0] == "born", born
        line, wanted = "", said.count + lines
        try:
            while line != "end" and said.count < wanted:
                line = self.line(60)
                said.note(line)
            end = time.monotonic() + more
            while line != "end" and (line := self.line(end - time.monotonic())):
                said.note(line)
        finally:
            os.kill(int(born[1]), signal.SIGKILL)
        while (line := self.line(60)) != "dead":
            said.note(line)


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    program = Program()
    yield program
    program.stop()


def contents_in(folder: Path) -> dict[str, list[bytes]]:
    """The content of each file in a folder and those below it, unpacked, by its name."""
    found: dict[str, list[bytes]] = {}
    for one in folder.rglob("*"):
        if one.is_file():
            raw = one.read_bytes()
            found.setdefault(one.name, []).append(
                gzip.decompress(raw) if one.suffix == ".gz" else raw
            )
    return found


def verify(path: Path, said: Said, scene: str) -> None:
    """The file is whole for stock TinyDB and for us, and all that was acknowledged is there."""
    if not path.exists():
        assert not said.kept
        return
    with TinyDB(path) as stock:
        stock.table("person").all()
    store = Store.open(path, SCHEMA, now=Clock(), files=FaultyFiles())
    assert not store.file.read_only
    found = {person.uid: person for person in store.all(Person)}
    if scene == "purging":
        store.file.checkpoint()
        verify_purges(path, said, found)
    elif scene == "restoring":
        verify_restores(path, said, found)
    else:
        texts = {person.notes for person in found.values()}
        for key, number in said.kept.items():
            # What another program wrote may stand as a copy beside what we made of it.
            if key < THEIRS or f"{number} theirs" not in texts:
                assert int(found[uid(key)].notes.split()[0]) >= number, key
    assert said.theirs <= {person.notes for person in found.values()}
    if scene == "migration":
        schema = json.loads(path.read_bytes())["meta"]["1"]["schema"]
        assert schema >= said.form
        assert {person.organisation for person in found.values()} <= {form(schema)}
    store.close(checkpoint=False)


def verify_purges(path: Path, said: Said, found: dict[str, Person]) -> None:
    """What was purged is nowhere; what was kept and not purged is there."""
    for key, number in said.kept.items():
        if key in said.purged:
            assert uid(key) not in found
            for name, contents in contents_in(path.parent).items():
                assert not any(uid(key).encode() in one for one in contents), name
        elif uid(key) in found:
            assert int(found[uid(key)].notes.split()[0]) >= number


def verify_restores(path: Path, said: Said, found: dict[str, Person]) -> None:
    """What the first snapshot held is there, and what a restore has removed is a backup.

    What was acknowledged last may be gone for what was kept after it, by a life that was killed
    before it could say so.
    """
    everywhere = [*found.values()]
    contents = Contents(JournalDir.find(path, SCHEMA))
    for backup in list_snapshots(path):
        records = json.loads(contents.of(backup)).get("person", {}).values()
        everywhere += [msgspec.convert(record, Person) for record in records]
    newest: dict[str, int] = {}
    for person in everywhere:
        newest[person.uid] = max(int(person.notes.split()[0]), newest.get(person.uid, 0))
    for key, number in said.kept.items():
        assert newest.get(uid(key), 0) >= number, (key, number)
    if said.restored:
        assert uid(0) in found


@pytest.mark.proof("P1", "kill -9 of the storage at random moments")
@pytest.mark.parametrize("journal", range(TORTURE))
@pytest.mark.parametrize(
    "scene", ["typing", "checkpoint", "opening", "migration", "merge", "restoring", "purging"]
)
def test_nothing_acknowledged_is_lost_by_a_kill(
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
    program: Program,
    scene: str,
    journal: int,
    tally: Tally,
) -> None:
    chance = random.Random(f"{scene} {journal} 20261122")
    said = Said()
    begun = time.monotonic()
    program.live(scene, path, 0, said, sys.maxsize, 0)
    lines, pause = said.count, (time.monotonic() - begun) / said.count
    for life in range(1, KILLS):
        if scene == "migration":
            steps = [lambda tables: None] * (life + 1)
            monkeypatch.setattr(SCHEMA, "migrations", tuple(steps))
        moment = chance.randrange(lines), chance.uniform(0, 3 * pause)
        program.live(scene, path, life, said, *moment)
        if scene == "migration":
            file_form = json.loads(path.read_bytes())["meta"]["1"]["schema"]
            monkeypatch.setattr(SCHEMA, "migrations", tuple(steps[: file_form - 1]))
        try:
            verify(path, said, scene)
            if life % 5 == 0 or life == KILLS - 1:
                assert not [one for one in check(path, SCHEMA) if one.level == "problem"]
        except BaseException as error:
            error.add_note(f"life {life} of {scene}")
            raise
    tally.count += KILLS
    tally.acknowledged += said.count
