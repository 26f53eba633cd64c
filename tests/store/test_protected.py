"""P5: a file made write-protected while it is open is left alone; what is kept waits in the log."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from tinydb import Query, TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.store import Store
from mentorjournal.errors import JournalError, NotKept

from .conftest import FaultyFiles, Makes, Stores
from .test_copies import beat


def names_in(path: Path) -> set[str]:
    with TinyDB(path, access_mode="r") as stock:
        return {one["name"] for one in stock.table("person").all()}


def begun(store: Store, makes: Makes) -> None:
    """Ana is in the file, Ben in the log only."""
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    store.put(makes.person("Ben"))


def test_the_file_is_left_as_it_is_and_written_once_it_may_be(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    begun(store, makes)
    path.chmod(0o444)
    before, inode = path.read_bytes(), path.stat().st_ino
    for _ in range(3):
        with pytest.raises(NotKept, match="write-protected"):
            store.file.checkpoint()
    beat(store)
    assert store.file.protected
    assert store.file.sync().word == "safe"
    assert (path.read_bytes(), path.stat().st_ino) == (before, inode)
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    (notice,) = store.file.notices
    assert "write-protected" in notice
    assert not list(path.parent.glob("*.tmp"))
    assert not list(path.parent.glob(".*.tmp"))
    assert not store.file.checkpoint_due(10**6), "it pauses"

    path.chmod(0o600)
    beat(store)

    assert not store.file.protected
    assert store.file.checkpoint_due(10)
    store.file.checkpoint()
    assert names_in(path) == {"Ana", "Ben"}


def test_it_is_noticed_at_the_last_instant(path: Path, opens: Stores, makes: Makes) -> None:
    class Protecting(FaultyFiles):
        def sync_folder(self, folder: Path) -> None:
            if path.exists() and self.armed:
                path.chmod(0o444)

        armed = False

    files = Protecting()
    store = opens(files=files)
    begun(store, makes)
    before = path.read_bytes()
    files.armed = True
    with pytest.raises(NotKept, match="write-protected"):
        store.file.checkpoint()
    assert path.read_bytes() == before
    assert not list(path.parent.glob(".*.tmp"))


def test_after_the_end_it_is_read_with_what_is_in_the_log(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    begun(store, makes)
    path.chmod(0o444)
    before = path.read_bytes()
    store.close()
    assert path.read_bytes() == before
    again = opens()
    assert "write-protected" in again.file.why_read_only
    assert [one.name for one in again.all(Person)] == ["Ana", "Ben"]
    again.close()
    path.chmod(0o600)
    opens().close()
    assert names_in(path) == {"Ana", "Ben"}


def test_what_another_program_wrote_before_protecting_it_is_taken_over(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    begun(store, makes)
    with TinyDB(path) as stock:
        stock.table("person").update({"role": "VP"}, Query().name == "Ana")
    path.chmod(0o444)
    before = path.read_bytes()
    beat_on(store)
    assert store.get(Person, store.all(Person)[0].uid).role == "VP"
    assert path.read_bytes() == before
    path.chmod(0o600)
    beat(store)
    store.file.checkpoint()
    assert names_in(path) == {"Ana", "Ben"}


def beat_on(store: Store) -> None:
    """As `beat`, though a beat cannot settle what it finds."""
    for _ in range(5):
        try:
            store.file.poll_file()
        except JournalError:
            continue


def test_nothing_is_deleted_for_good_from_it_and_that_is_said(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    begun(store, makes)
    store.file.checkpoint()
    path.chmod(0o444)
    before = path.read_bytes()
    with pytest.raises(NotKept, match="write-protected"):
        store.purge(store.all(Person)[0])
    assert path.read_bytes() == before
    path.chmod(0o600)
    beat(store)
    store.file.checkpoint()
    # The reserve is random, and now and then holds three letters by chance.
    files = [one for one in path.parent.rglob("*") if one.is_file() and one.suffix != ".reserve"]
    assert len(files) > 3
    assert b"Ana" not in b"".join(one.read_bytes() for one in files)
