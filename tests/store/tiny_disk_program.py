"""A program that lives on a disk of its own, of a few hundred kilobytes, until that is full.

It runs where it may mount: `python -m tests.store.tiny_disk_program FOLDER` mounts a disk in
memory there for each scene, and takes it away again. It ends with status 77 where mounting is
not allowed, and says at the end how many refusals it has met in each scene.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tinydb import TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.repair.apply import repair, restore
from mentorjournal.errors import CannotOpen, JournalError, NotKept

NOT_ALLOWED = 77
PAGE = 4096
ROOMS = [page * PAGE for page in range(14)]
"""How much of the disk is left for what shall fail; from one of them on nothing does."""


def now() -> datetime:
    return datetime.now(UTC)


def run(*words: object) -> None:
    subprocess.run([*map(str, words)], check=True, stdout=subprocess.DEVNULL)


def told(error: JournalError, words: str) -> None:
    """A refusal says what is the matter."""
    assert words in str(error), error


class Disk:
    """A small disk with a journal, and what that has called kept.

    Attributes:
        kept: Uid → the notes that were acknowledged last.
        refusals: How often something was refused.
    """

    def __init__(self, folder: Path, kilobytes: int) -> None:
        self.folder, self.path = folder, folder / "journal.json"
        run("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=0700", "tmpfs", folder)
        self.kept: dict[str, str] = {}
        self.refusals = 0
        self._count = 0

    def away(self) -> None:
        run("umount", "--lazy", self.folder)

    def open(self) -> Store:
        return Store.open(self.path, SCHEMA, now=now)

    def put(self, store: Store, number: int, size: int = 3000) -> None:
        """Keep new notes about a person; what is acknowledged is remembered."""
        self._count += 1
        notes = f"{self._count} ".ljust(size, "x")
        uid = f"01936d3e-0000-7000-8000-{number:012x}"
        store.put(Person(uid=uid, created=now(), updated=now(), name="P", notes=notes))
        self.kept[uid] = notes

    def rebased(self) -> Store:
        """A journal with a snapshot, a file and a log that hold more each; no reserve."""
        store = self.open()
        for number in range(4):
            self.put(store, number)
        store.file.snapshot("before-import")
        self.put(store, 4)
        store.file.checkpoint()
        self.put(store, 5)
        store.file.sync()
        (self.folder / ".journal.json.reserve").unlink(missing_ok=True)
        return store

    def fill(self, room: int) -> None:
        """Take all of the disk but so many bytes."""
        left = os.statvfs(self.folder)
        (self.folder / "ballast").write_bytes(b"x" * max(0, left.f_bavail * left.f_bsize - room))

    def free(self) -> None:
        (self.folder / "ballast").unlink(missing_ok=True)

    def refuses(self, says: str, act: Callable[[], object]) -> None:
        """Something is refused with a reason that says so, and damages nothing."""
        try:
            act()
        except NotKept as error:
            told(error, says)
            self.refusals += 1
            self.whole()
        else:
            raise AssertionError("a disk that takes nothing was written to")

    def refused(self, error: JournalError) -> None:
        """A refusal says what is the matter, and damages nothing."""
        told(error, "disk is full")
        self.refusals += 1
        self.whole()

    def whole(self, *, but: str = "") -> None:
        """Stock TinyDB opens the file, and all that was acknowledged is there."""
        with TinyDB(self.path, access_mode="r") as stock:
            stock.table("person").all()
        store = Store.open(self.path, SCHEMA, now=now, read_only=True)
        found = {one.uid: one.notes for one in store.all(Person)}
        store.close()
        for uid, notes in self.kept.items():
            assert uid == but or found.get(uid) == notes, uid

    def goes_on(self, store: Store) -> None:
        """With room again everything is kept, safe, and in the file."""
        self.free()
        self.put(store, 6)
        assert store.file.sync().word == "safe", store.file.state
        store.file.checkpoint()
        assert store.file.state.reason == ""
        store.close()
        self.whole()
        with TinyDB(self.path, access_mode="r") as stock:
            assert len(stock.table("person")) >= len(self.kept)
        assert not [one for one in os.listdir(self.folder) if one.endswith(".tmp")]  # noqa: PTH208


def commit(disk: Disk, room: int) -> None:
    """Type until nothing more is taken, then once more."""
    store = disk.rebased()
    disk.fill(room)
    for _ in range(2):
        try:
            for number in range(1000):
                disk.put(store, number % 6, size=500)
        except NotKept as error:
            assert store.file.state.word == "unsaved"
            assert "disk is full" in store.file.state.reason
            disk.refused(error)
    disk.goes_on(store)


def reserve(disk: Disk, room: int) -> None:
    """The same with the reserve, which is thrown off first."""
    store = disk.rebased()
    store.file.checkpoint()
    disk.fill(room)
    with suppress(NotKept):
        for number in range(10_000):
            disk.put(store, number % 6)
    told = [notice for notice in store.file.notices if "last reserve is in use" in notice]
    assert len(told) == 1
    disk.refused(NotKept(store.file.state.reason))
    disk.goes_on(store)


def checkpoint(disk: Disk, room: int) -> None:
    store = disk.rebased()
    disk.fill(room)
    try:
        store.file.checkpoint()
    except NotKept as error:
        told(error, "What was called kept or safe is in the change log")
        disk.refused(error)
    disk.goes_on(store)


def snapshot(disk: Disk, room: int) -> None:
    store = disk.rebased()
    disk.fill(room)
    try:
        store.file.snapshot("before-import")
    except NotKept as error:
        disk.refused(error)
    disk.goes_on(store)


def restoring(disk: Disk, room: int) -> None:
    """What a restore takes away is kept, or it is not done."""
    disk.rebased().close(checkpoint=False)
    before = disk.path.read_bytes()
    first = list_snapshots(disk.path)[-1].name
    disk.fill(room)
    try:
        restore(disk.path, SCHEMA, first, now=now())
    except NotKept as error:
        assert disk.path.read_bytes() == before
        disk.refused(error)
    else:
        disk.free()
        restore(disk.path, SCHEMA, list_snapshots(disk.path)[0].name, now=now())
    disk.goes_on(disk.open())


def repairing(disk: Disk, room: int) -> None:
    """A damaged file that cannot be repaired now stays as it is until it can."""
    disk.rebased().close(checkpoint=False)
    damaged = disk.path.read_bytes()[:-3]
    disk.path.write_bytes(damaged)
    disk.fill(room)
    try:
        repair(disk.path, SCHEMA, now=now())
    except NotKept as error:
        told(error, "disk is full")
        assert disk.path.read_bytes() == damaged
        disk.refusals += 1
        disk.free()
        repair(disk.path, SCHEMA, now=now())
    disk.goes_on(disk.open())


def purging(disk: Disk, room: int) -> None:
    """What is deleted for good while the disk is full is gone once it is not."""
    store = disk.rebased()
    person = store.all(Person)[0]
    disk.fill(room)
    try:
        store.purge(person)
    except NotKept as error:
        told(error, "disk is full")
        disk.refusals += 1
        disk.whole(but=person.uid)
        disk.free()
        with suppress(JournalError):
            store.purge(person)
    del disk.kept[person.uid]
    disk.goes_on(store)
    for one in disk.folder.rglob("*"):
        assert one.is_dir() or person.uid.encode() not in one.read_bytes(), one


def merging(disk: Disk, room: int) -> None:
    """Another program's changes are neither lost nor taken for ours."""
    disk.rebased().close(checkpoint=False)
    content = json.loads(disk.path.read_bytes())
    next(iter(content["person"].values()))["role"] = "theirs"
    disk.path.write_text(json.dumps(content))
    disk.fill(room)
    try:
        store = disk.open()
        store.file.checkpoint()
    except (NotKept, CannotOpen) as error:
        disk.refused(error)
        with suppress(UnboundLocalError):
            store.close(checkpoint=False)
        disk.free()
        store = disk.open()
    assert "theirs" in {one.role for one in store.all(Person)}
    disk.goes_on(store)


def beginning(disk: Disk, room: int) -> None:
    """A journal that is begun on a full disk: its first record is kept whole or not at all."""
    disk.fill(room)
    store = disk.open()
    try:
        disk.put(store, 0)
    except NotKept as error:
        told(error, "disk is full")
        disk.refusals += 1
        store.close()
        again = disk.open()
        assert again.all(Person) == []
        store = again
    disk.goes_on(store)


def write_protected(disk: Disk) -> None:
    """The disk can only be read from one moment on; the log that is open still takes changes."""
    store = disk.rebased()
    for log_is_open in (True, False):
        if not log_is_open:
            store.file.checkpoint()
        run("mount", "--bind", disk.folder, disk.folder)
        run("mount", "-o", "remount,bind,ro", disk.folder)
        if log_is_open:
            disk.put(store, 1)
            assert store.file.sync().word == "safe"
            disk.refuses("write-protected", store.file.checkpoint)
        else:
            disk.refuses("read-only", lambda: disk.put(store, 2))
            assert store.file.state.word == "unsaved"
            assert "read-only" in store.file.state.reason
        says = "write-protected" if log_is_open else "read-only"
        disk.refuses(says, lambda: store.file.snapshot("before-import"))
        disk.away()
        disk.put(store, 3)
    disk.goes_on(store)


def pulled(disk: Disk) -> None:
    """The disk is taken out while somebody writes, and put in again.

    First the folder it was mounted on goes with it, then it stays, and all is written there.
    """
    there, stick = disk.path, disk.folder.with_name("stick")
    stick.mkdir()
    run("mount", "--bind", disk.folder, stick)
    disk.path = stick / "journal.json"
    store = disk.rebased()
    run("umount", "--lazy", stick)
    stick.rmdir()
    disk.path = there
    disk.refuses("taken away", store.file.poll_file)
    disk.refuses("gone", lambda: disk.put(store, 1))
    assert store.file.state.word == "unsaved"
    stick.mkdir()
    run("mount", "--bind", disk.folder, stick)
    disk.path = stick / "journal.json"
    store.file.poll_file()
    disk.put(store, 2)

    run("umount", "--lazy", stick)
    store.file.poll_file()
    disk.put(store, 3)
    assert store.file.sync().word == "safe"
    disk.whole()
    run("mount", "--bind", disk.folder, stick)
    store.file.poll_file()
    disk.goes_on(store)
    disk.path = there
    disk.whole()
    run("umount", stick)
    shutil.rmtree(stick)


FULL: dict[str, tuple[int, Callable[[Disk, int], None]]] = {
    "commit": (400, commit),
    "the reserve": (700, reserve),
    "checkpoint": (400, checkpoint),
    "snapshot": (400, snapshot),
    "restore": (400, restoring),
    "repair": (400, repairing),
    "purge": (400, purging),
    "merge": (400, merging),
    "a new journal": (100, beginning),
}
TAKEN: dict[str, Callable[[Disk], None]] = {"write-protected": write_protected, "pulled": pulled}


def main(folder: Path) -> int:
    try:
        Disk(folder, 100).away()
    except (OSError, subprocess.CalledProcessError):
        return NOT_ALLOWED
    met: dict[str, int] = {}
    for scene, (kilobytes, act) in FULL.items():
        for room in ROOMS if scene != "the reserve" else ROOMS[:3]:
            disk = Disk(folder, kilobytes)
            try:
                act(disk, room)
            except BaseException as error:
                error.add_note(f"{scene} with {room} bytes left: {os.listdir(folder)}")  # noqa: PTH208
                raise
            finally:
                disk.away()
            met[scene] = met.get(scene, 0) + disk.refusals
    for scene, act_once in TAKEN.items():
        disk = Disk(folder, 400)
        act_once(disk)
        disk.away()
        met[scene] = disk.refusals
    sys.stdout.write(json.dumps(met))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
