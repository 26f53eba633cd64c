"""P11: deleted for good is gone from every file."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tinydb import TinyDB

from mentorjournal.data.models import Person
from mentorjournal.data.snapshots import list_snapshots
from mentorjournal.data.store import Store
from mentorjournal.errors import JournalError, NotFound

from .conftest import Clock, FaultyFiles, Makes, Stores

pytestmark = pytest.mark.proof("P11", "a canary looked for in every file")

CANARY = "canary-7f3a"


def files_with_the_canary(path: Path) -> list[Path]:
    return [
        one
        for one in path.parent.rglob("*")
        if one.is_file() and CANARY.encode() in one.read_bytes()
    ]


def full_of_canaries(path: Path, opens: Stores, makes: Makes) -> tuple[Store, Person]:
    """A store with a canary in the file, the log, snapshots, and files that were set aside."""
    store = opens()
    secret = makes.person(CANARY, notes="first")
    others = [makes.person(f"Person {number}") for number in range(5)]
    store.put(secret, *others)
    for _ in range(3):
        store.checkpoint()
        makes.clock.forward(days=1)
        store.put(makes.person("One more"))
    store.snapshot("before-import")
    content = path.read_bytes()
    backups = path.with_name("journal.json.backups")
    (backups / "2026-01-01T000000-set-aside.json").write_bytes(content[:-40])
    with TinyDB(backups / "2026-01-02T000000-before-merge.json") as stock:
        stock.table("person").insert({"name": CANARY, "uid": secret.uid})
    (backups / "2026-01-03T000000-set-aside.json").write_bytes(content.replace(b"\n", b"")[:-40])
    path.with_name(".journal.json.1.tmp").write_bytes(content)
    store.put(Person(uid=secret.uid, created=secret.created, updated=secret.updated, name=CANARY))
    return store, secret


def test_what_is_purged_is_gone_from_every_file(path: Path, opens: Stores, makes: Makes) -> None:
    store, secret = full_of_canaries(path, opens, makes)
    assert len(files_with_the_canary(path)) >= 7
    before = {snapshot.name for snapshot in list_snapshots(path)}
    store.purge(store.get(Person, secret.uid))
    assert files_with_the_canary(path) == []
    with pytest.raises(NotFound):
        store.get(Person, secret.uid)
    gone = before - {snapshot.name for snapshot in list_snapshots(path)}
    assert gone == {"2026-01-03T000000-set-aside.json"}, "only what could not be taken apart"
    for snapshot in list_snapshots(path):
        text = (path.with_name("journal.json.backups") / snapshot.name).read_text()
        assert secret.uid not in text
        assert "Person 3" in text or "2026-01-02" in snapshot.name
    store.close()
    assert opens().all(Person)
    assert files_with_the_canary(path) == []


@pytest.mark.parametrize("dirty", [False, True])
def test_a_second_name_of_the_file_is_said_and_ours_is_clean(
    path: Path, tmp_path: Path, opens: Stores, makes: Makes, dirty: bool
) -> None:
    store, secret = full_of_canaries(path, opens, makes)
    store.checkpoint()
    second = tmp_path / "elsewhere" / "second.json"
    second.parent.mkdir()
    second.hardlink_to(path)
    held = second.read_bytes()
    if dirty:
        store.put(makes.person("Since then"))
    store.purge(store.get(Person, secret.uid))
    assert [one for one in store.notices if "hard link" in one] == store.notices[-1:]
    assert "still holds what was deleted for good" in store.notices[-1]
    assert files_with_the_canary(path) == [second], "as it was said, and nowhere else"
    assert second.read_bytes() == held
    assert path.stat().st_nlink == 1
    store.close()
    assert files_with_the_canary(path) == [second]


def test_without_a_second_name_none_is_spoken_of(path: Path, opens: Stores, makes: Makes) -> None:
    store, secret = full_of_canaries(path, opens, makes)
    store.purge(store.get(Person, secret.uid))
    assert not any("hard link" in one for one in store.notices)


def test_a_purge_that_is_interrupted_is_finished_later(
    tmp_path: Path, makes: Makes, clock: Clock
) -> None:
    for k in range(1, 300):
        path = tmp_path / f"{k}" / "journal.json"
        path.parent.mkdir()
        files = FaultyFiles()
        store = Store.open(path, now=clock, files=files)
        secret = makes.person(CANARY)
        store.put(secret, makes.person("Ana"))
        store.checkpoint()
        clock.forward(days=1)
        store.put(makes.person("Ben"))
        store.checkpoint()
        files.calls.clear()
        files.fail_at, files.code, files.for_good = k, errno.EIO, True
        try:
            store.purge(secret)
        except JournalError:
            done = False
        else:
            done = len(files.calls) < k
        purged = not any(one.uid == secret.uid for one in store.all(Person))
        store._storage.close()
        files.fail_at = 0
        store._opened.release()
        store = Store.open(path, now=clock, files=FaultyFiles())
        if purged:
            assert store.checkpoint_due(0) or files_with_the_canary(path) == []
            store.close()
            assert files_with_the_canary(path) == []
        store.close()
        if done:
            break
    assert done
    assert k > 20
