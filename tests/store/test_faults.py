"""P5: whatever call of the system fails, nothing is damaged and nothing kept is lost."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from tinydb import TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.disk.save_copy import write_copy
from mentorjournal.errors import JournalError, NotKept
from tests.tally import drawn

from .conftest import Clock, FaultyFiles, Makes, Tally

STEP = drawn(6, 1)
"""Each call fails in one of six ways each time the tests run, in all of them in `make torture`."""
ERRORS = {
    "full disk, torn write": (errno.ENOSPC, True),
    "input/output error": (errno.EIO, False),
    "forbidden": (errno.EACCES, False),
}


class Life(NamedTuple):
    """What a program was told before it ended: what is kept, what perhaps is."""

    kept: dict[str, str]
    tried: dict[str, set[str]]


def live(path: Path, files: FaultyFiles) -> Life:
    """A short life: two runs with puts, syncs and checkpoints, whatever fails."""
    clock = Clock()
    makes = Makes(clock)
    people = [makes.person(f"Person {number}") for number in range(3)]
    life = Life({}, {})
    for run in range(2):
        try:
            store = Store.open(path, SCHEMA, now=clock, files=files)
        except JournalError:
            continue
        put = _putter(store, life)
        put(people[0], f"{run} first")
        put(people[1], f"{run} first")
        store.file.sync()
        put(people[0], f"{run} second")
        with suppress(JournalError):
            store.file.checkpoint()
        put(people[2], f"{run} third")
        clock.forward(days=1)
        store.close()
    return life


def _putter(store: Store, life: Life) -> Callable[[Person, str], None]:
    def put(person: Person, notes: str) -> None:
        changed = Person(
            uid=person.uid, created=person.created, updated=person.updated, name="P", notes=notes
        )
        life.tried.setdefault(person.uid, set()).add(notes)
        before = store.all(Person)
        try:
            store.put(changed)
        except NotKept:
            assert store.all(Person) == before
            assert store.file.read_only or store.file.state.word == "unsaved"
        else:
            life.kept[person.uid] = notes
            assert store.file.state.word in ("kept", "safe")

    return put


def verify(path: Path, life: Life) -> None:
    """The journal is whole, and holds what was acknowledged."""
    if path.exists():
        with TinyDB(path) as stock:
            stock.table("person").all()
    store = Store.open(path, SCHEMA, now=Clock(), files=FaultyFiles())
    found = {person.uid: person.notes for person in store.all(Person)}
    assert not store.file.read_only
    for uid, notes in life.kept.items():
        assert found[uid] == notes
    for uid, notes in found.items():
        assert notes in life.tried[uid]
    store.close()
    assert store.file.state.word == "safe"
    assert not [one for one in path.parent.rglob("*") if one.name.endswith(".tmp")]
    assert not list(path.parent.glob(".journal.json.log.*"))


def count_of_calls(path: Path) -> int:
    """How many calls the life makes when nothing fails."""
    files = FaultyFiles()
    life = live(path, files)
    assert len(life.kept) == 3
    return len(files.calls)


@pytest.mark.proof("P5", "the k-th call fails in a short life, for every k")
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("error", ERRORS)
def test_the_failure_of_any_call_damages_nothing(
    tmp_path: Path, tally: Tally, error: str, for_good: bool
) -> None:
    code, torn = ERRORS[error]
    first = 1 + (2 * list(ERRORS).index(error) + for_good) % STEP
    calls = count_of_calls(tmp_path / "counted" / "journal.json")
    assert calls > 60
    for k in range(first, calls + 1, STEP):
        path = tmp_path / f"{k}" / "journal.json"
        path.parent.mkdir()
        life = live(path, FaultyFiles(k, code, for_good=for_good, torn=torn))
        try:
            verify(path, life)
        except BaseException as wrong:
            wrong.add_note(f"when call {k} fails")
            raise
        tally.count += 1


class ShortFiles(FaultyFiles):
    """A disk that takes at most seven bytes at a time."""

    def write(self, descriptor: int, data: bytes) -> int:
        return super().write(descriptor, data[:7])


@pytest.mark.parametrize("for_good", [False, True])
def test_of_a_new_file_elsewhere_nothing_is_left_where_any_call_fails(
    tmp_path: Path, *, for_good: bool
) -> None:
    for fail_at in range(1, 30):
        path = tmp_path / str(fail_at) / "copy.json"
        path.parent.mkdir()
        files = FaultyFiles(fail_at, for_good=for_good, torn=True)
        try:
            write_copy(path, b"all of it", files)
        except NotKept:
            left = {one.name: one.read_bytes() for one in path.parent.iterdir()}
            # A disk that takes nothing back any more may keep it whole.
            assert left == {} or (for_good and left.get(path.name, b"all of it") == b"all of it")
        else:
            assert path.read_bytes() == b"all of it"
        if len(files.calls) < fail_at:
            break
    assert fail_at > 6


def test_short_writes_are_continued(path: Path) -> None:
    life = live(path, ShortFiles())
    assert len(life.kept) == 3
    verify(path, life)


class FullDisk(FaultyFiles):
    """A disk without room, until the reserve has been given up."""

    full = False

    def write(self, descriptor: int, data: bytes) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, "no room")
        return super().write(descriptor, data)

    def remove(self, path: Path) -> None:
        if path.name.endswith(".reserve"):
            assert path.stat().st_size >= 256 * 1024
            self.full = False
        super().remove(path)


def test_on_a_full_disk_the_reserve_gives_room(path: Path, clock: Clock, makes: Makes) -> None:
    files = FullDisk()
    store = Store.open(path, SCHEMA, now=clock, files=files)
    store.put(makes.person())
    store.file.checkpoint()
    files.full = True
    ana = makes.person()
    store.put(ana)
    assert store.file.state.word == "kept"
    assert [notice for notice in store.file.notices if "disk is full" in notice]
    store.close()


def test_a_full_disk_is_said_in_words_and_trying_again_helps(
    path: Path, clock: Clock, makes: Makes
) -> None:
    files = FaultyFiles()
    store = Store.open(path, SCHEMA, now=clock, files=files)
    ana = makes.person("Ana")
    store.put(ana)
    files.fail_at, files.code, files.for_good = len(files.calls) + 1, errno.ENOSPC, True
    with pytest.raises(NotKept, match="the disk is full"):
        store.put(makes.person("Secretive"))
    unsaved = store.file.state
    assert unsaved.word == "unsaved"
    assert "disk is full" in unsaved.reason
    files.fail_at = 0
    ben = makes.person("Ben")
    store.put(ben)
    assert store.file.state.reason == ""
    assert store.all(Person) == [ana, ben]
    store.close()


def test_a_failed_sync_is_not_believed_later(path: Path, clock: Clock, makes: Makes) -> None:
    files = FaultyFiles()
    store = Store.open(path, SCHEMA, now=clock, files=files)
    store.put(makes.person())
    store.file.sync()
    store.put(makes.person())
    before = set(path.parent.glob(".journal.json.log.*"))
    files.calls.clear()
    files.fail_at = 1
    assert store.file.sync().word == "safe"
    assert files.calls[0] == "sync"
    rewritten = set(path.parent.glob(".journal.json.log.*")) - before
    assert len(rewritten) == 1
    files.calls.clear()
    files.fail_at, files.for_good = 1, True
    store.file.sync()
    files.fail_at = 0
    store.put(makes.person())
    files.fail_at = len(files.calls) + 1
    state = store.file.sync()
    assert state.word == "kept"
    assert "power cut" in state.reason
    files.fail_at = 0
    assert store.file.sync().word == "safe"
    store.close()
    assert len(Store.open(path, SCHEMA, now=clock, read_only=True).all(Person)) == 3


def test_a_disk_that_never_confirms_anything_is_not_filled_with_copies(
    path: Path, clock: Clock, makes: Makes
) -> None:
    class Unconfirming(FaultyFiles):
        failing = False

        def sync(self, descriptor: int) -> None:
            if self.failing:
                raise OSError(errno.EIO, "Input/output error")

    files = Unconfirming()
    store = Store.open(path, SCHEMA, now=clock, files=files)
    people = [makes.person(f"{number}") for number in range(30)]
    store.put(people[0])
    files.failing = True
    for person in people[1:]:
        store.put(person)
        assert store.file.sync().word == "kept"
        assert len(list(path.parent.glob(".journal.json.log.*"))) <= 3
        assert Store.open(path, SCHEMA, now=clock, read_only=True).all(Person)[-1] == person
    store.file.storage.close()
    assert Store.open(path, SCHEMA, now=clock, read_only=True).all(Person) == people


def test_a_file_that_cannot_be_replaced_leaves_everything_in_the_log(
    path: Path, clock: Clock, makes: Makes
) -> None:
    class Mounted(FaultyFiles):
        def replace(self, source: Path, target: Path) -> None:
            if target == path and path.exists():
                raise OSError(errno.EBUSY, "busy")
            super().replace(source, target)

        def exchange(self, one: Path, other: Path) -> bool:
            raise OSError(errno.EBUSY, "busy")

    store = Store.open(path, SCHEMA, now=clock, files=Mounted())
    ana = makes.person()
    store.put(ana)
    with pytest.raises(NotKept, match="mounted by itself"):
        store.file.checkpoint()
    assert not store.file.checkpoint_due(1000), "it is not tried again at once"
    store.file.sync()
    assert store.file.state.word == "safe"
    store.close()
    assert Store.open(path, SCHEMA, now=clock, read_only=True).all(Person) == [ana]


@pytest.mark.parametrize("cut_fails", [False, True])
def test_a_torn_write_does_not_swallow_what_comes_after_it(
    path: Path, clock: Clock, makes: Makes, cut_fails: bool
) -> None:
    files = FaultyFiles(code=errno.EIO, torn=True, for_good=cut_fails)
    store = Store.open(path, SCHEMA, now=clock, files=files)
    ana, ben = makes.person("Ana"), makes.person("Ben")
    store.put(ana)
    files.fail_at = len(files.calls) + 1
    with pytest.raises(NotKept):
        store.put(makes.person("Torn"))
    files.fail_at = 0
    store.put(ben)
    reader = Store.open(path, SCHEMA, now=clock, read_only=True)
    assert reader.all(Person) == [ana, ben]
    assert reader.file.notices == []
    store.close()
