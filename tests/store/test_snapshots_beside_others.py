"""P9, P10: a snapshot is a whole journal and private, whatever another program does meanwhile."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.errors import JournalError
from tests.tally import in_turn

from .conftest import Clock, FaultyFiles, Makes, Stores

pytestmark = pytest.mark.proof("P9", "snapshots while another program writes in place")


def snapshots(path: Path) -> list[Path]:
    """Those that are not set aside."""
    backups = path.with_name("journal.json.backups")
    return [backups / one.name for one in list_snapshots(path) if not one.set_aside]


def halve(path: Path) -> bytes:
    """What a program does that has begun to write the file in place; returns the rest."""
    raw = path.read_bytes()
    with path.open("r+b") as file:
        file.truncate(len(raw) // 2)
    return raw[len(raw) // 2 :]


def of_yesterday(opens: Stores, makes: Makes, **options: Any) -> Store:
    """A journal written yesterday, with a change of today."""
    store = opens(**options)
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    makes.clock.forward(days=1)
    store.put(makes.person("Ben"))
    return store


class Meanwhile(FaultyFiles):
    """The disk, on which another program writes right behind, or before, one of our calls."""

    def __init__(self, call: str) -> None:
        super().__init__()
        self.at, self.path = call, Path()

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self.meddle("link")

    def exchange(self, one: Path, other: Path) -> bool:
        self.meddle("exchange")
        return super().exchange(one, other)

    def meddle(self, call: str) -> None:
        if self.at == call and self.path.name:
            halve(self.path)
            self.at = ""


def test_the_days_snapshot_is_not_what_another_program_has_half_written(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = of_yesterday(opens, makes)
    halve(path)
    store.file.checkpoint()
    store.put(makes.person("Cleo"))
    store.file.checkpoint()
    assert [len(json.loads(one.read_bytes())["person"]) for one in snapshots(path)] == [2]
    assert [one.name for one in store.all(Person)] == ["Ana", "Ben", "Cleo"]


def test_the_days_snapshot_is_not_what_holds_a_record_that_does_not_fit(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = of_yesterday(opens, makes)
    path.write_bytes(path.read_bytes().replace(b'"name": "Ana"', b'"nom": "Ana"'))
    store.file.checkpoint()
    store.put(makes.person("Cleo"))
    store.file.checkpoint()
    assert [one.read_bytes().count(b'"name"') for one in snapshots(path)] == [2]


@pytest.mark.parametrize("call", ["link", "exchange"])
@pytest.mark.parametrize("purging", [False, True])
def test_what_another_program_writes_at_the_last_instant_spoils_no_snapshot(
    path: Path, opens: Stores, makes: Makes, call: str, purging: bool
) -> None:
    files = Meanwhile(call)
    store = of_yesterday(opens, makes, files=files)
    gone = makes.person("Gone")
    if purging:
        store.put(gone)
        store.file.checkpoint()
    files.path = path
    store.purge(gone) if purging else store.file.checkpoint()
    assert files.at == "", "it was never called"
    store.put(makes.person("Cleo"))
    store.file.checkpoint()
    assert snapshots(path)
    for one in snapshots(path):
        json.loads(one.read_bytes())
    assert path.stat().st_nlink == 1
    assert [one.name for one in store.all(Person)] == ["Ana", "Ben", "Cleo"]


class Placed(FaultyFiles):
    """The disk, on which another program puts a file in the journal's place before one call."""

    content: bytes | None = b""

    def __init__(self, path: Path, at: int) -> None:
        super().__init__()
        self.path, self.at = path, at

    def step(self, name: str, *args: Any) -> None:
        super().step(name, *args)
        if self.at and len(self.calls) == self.at:
            self.at = 0
            if self.content is None:
                self.path.unlink()
            else:
                other = self.path.with_name("other")
                other.write_bytes(self.content)
                other.replace(self.path)


@in_turn("what", ["older", "edited", "another journal", "gone"])
def test_a_snapshot_is_the_journal_as_it_is_here_whatever_is_put_in_its_place(
    tmp_path: Path, clock: Clock, makes: Makes, what: str
) -> None:
    for at in range(1, 100):
        path = tmp_path / str(at) / "journal.json"
        files = Placed(path, 0)
        store = Store.open(path, SCHEMA, now=clock, files=files)
        store.put(makes.person("Ana"))
        store.file.checkpoint()
        older = path.read_bytes()
        edited = older.replace(b'"name": "Ana"', b'"name": "Eva"')
        store.put(makes.person("Ben"))
        contents = {"older": older, "edited": edited, "gone": None, "another journal": b"{}"}
        files.content, files.at = contents[what], len(files.calls) + at
        store.file.snapshot("before-import")
        reached, files.at = files.at == 0, 0
        made = [one for one in list_snapshots(path) if one.reason == "before import"]
        assert len(made) == 1, at
        with TinyDB(path.with_name("journal.json.backups") / made[0].name) as stock:
            assert [one["name"] for one in stock.table("person")][1:] == ["Ben"], at
        store.close()
        if not reached:
            break
    assert at > 10


def test_where_the_file_cannot_be_replaced_no_snapshot_shares_it(
    path: Path, opens: Stores, makes: Makes
) -> None:
    class Stuck(FaultyFiles):
        stuck = False

        def exchange(self, one: Path, other: Path) -> bool:
            if self.stuck:
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
            return super().exchange(one, other)

    files = Stuck()
    store = of_yesterday(opens, makes, files=files)
    files.stuck = True
    for _ in range(3):
        with pytest.raises(JournalError):
            store.file.checkpoint()
    assert path.stat().st_nlink == 1
    assert snapshots(path) == []
    files.stuck = False
    yesterday = path.read_bytes()
    store.file.checkpoint()
    assert [one.read_bytes() for one in snapshots(path)] == [yesterday]


def test_snapshots_and_folders_are_private_even_where_the_journal_was_not(
    path: Path, opens: Stores, makes: Makes
) -> None:
    of_yesterday(opens, makes).close()
    makes.clock.forward(days=1)
    backups, inbox = path.with_name("journal.json.backups"), path.with_name(".journal.json.inbox")
    inbox.mkdir()
    path.chmod(0o644)
    backups.chmod(0o755)
    inbox.chmod(0o777)
    path.parent.chmod(0o755)
    store = opens()
    command = opens(forward_writes=True)
    command.put(makes.person("Cleo"))
    store.file.drain()
    store.file.checkpoint()
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.rglob("*")}
    assert modes.pop("journal.json.backups") == modes.pop(".journal.json.inbox") == 0o700
    assert set(modes.values()) == {0o600}
    assert len(snapshots(path)) == 2
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o755, "the folder is the person's own"
