"""P2: what was called safe survives a power cut at any moment, whatever the disk had put off.

A journal's life is played on a disk that remembers, and after every single change each content
that a cut might leave is opened. Then each sync of the product is left out in turn, by the line
that asks for it: the model must notice every one.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

import mentorjournal.data.store.disk.files as files_module
from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.disk.files import Files, write_file, write_new_private
from mentorjournal.data.store.repair.apply import restore
from mentorjournal.data.store.repair.check import check
from mentorjournal.errors import JournalError
from tests.tally import drawn, in_turn

from .conftest import Clock, FaultyFiles, Makes, Tally
from .power import Disk, RecordingFiles

CANARY = "canary-7f3a"
OPENED = drawn(4, 1)
"""Every fourth content of the disk is opened each time the tests run."""
SITES = {
    "files.make_folder folder": "every_day",
    "opening._found file": "every_day",
    "wal.sync_now file": "every_day",
    "wal.sync_now folder": "every_day",
    "file_writer.write file": "every_day",
    "manifest.write_manifest file": "every_day",
    "file_writer.write folder": "every_day",
    "file_writer.write folder 2": "every_day",
    "snapshots.keep_link folder": "for_good",
    "snapshots.keep_copy file": "another_program",
    "snapshots.keep_copy folder": "back_again",
    "purge.purge_backups file": "for_good",
    "purge.purge_backups folder": "for_good",
    "apply._put_in_place file": "back_again",
    "apply._put_in_place folder": "back_again",
    "apply._put_in_place folder 2": "back_again",
}
"""Every line of the product that waits for the disk, except those of exports, and the chapter of
the story in which its lack does harm."""


@dataclass
class Cuts:
    """Cuts the power after every change on the disk and opens what is left, up to a failure.

    Attributes:
        safe: Person → number that was called safe: that one or a later one is there.
        restored: Person → number after a restore; from its beginning on, that and nothing else
            is the other thing that may be there.
        done: Whether the restore was called done.
        reasons: Why snapshots were made that were called kept.
        ours: Whether the file is known to be our own.
        somewhere: Texts that stand in the journal or in a backup.
        purging: Whether the canary, which was in the file, is about to be deleted for good.
        purged: Whether that was called done.
        step: Of so many contents one is opened.
    """

    root: Path
    looking: bool = True
    safe: dict[str, int] = field(default_factory=dict)
    restored: dict[str, int] | None = None
    done: bool = False
    reasons: frozenset[str] = frozenset()
    ours: bool = False
    somewhere: tuple[str, ...] = ()
    purging: bool = False
    purged: bool = False
    step: int = 1
    seen: set[int] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)

    def __call__(self, disk: Disk) -> None:
        if self.failures or not self.looking:
            return
        for content in disk.after_a_cut():
            promised = (self.safe, self.restored, self.done, self.ours, self.somewhere)
            state = hash(
                (
                    frozenset(content.items()),
                    f"{promised} {self.reasons} {self.purging} {self.purged}",
                )
            )
            if state not in self.seen and not self.failures:
                self.seen.add(state)
                if len(self.seen) % self.step == 0:
                    self.examine(content)

    def examine(self, content: dict[Path, bytes]) -> None:
        folder = self.root / f"cut {len(self.seen)}"
        for path, data in content.items():
            copy = folder / path.relative_to(self.root / "live")
            copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            copy.write_bytes(data)
            copy.chmod(0o600)
        try:
            self.failures += self.broken(folder / "new" / "journal.json")
        except JournalError as error:
            self.failures.append(str(error))
        shutil.rmtree(folder, ignore_errors=True)

    def broken(self, path: Path) -> list[str]:
        """What does not hold of a disk that a cut has left."""
        findings = check(path, SCHEMA)
        wrong = [one.text for one in findings if one.text.startswith("Backup ")]
        if self.ours:
            wrong += [one.text for one in findings if "another program" in one.text]
        began = self.purging and CANARY not in path.read_text()
        store = Store.open(path, SCHEMA, now=Clock(), files=FaultyFiles())
        found = {one.uid: int(one.notes) for one in store.all(Person) if one.notes.isdigit()}
        as_before = all(found.get(uid, -1) >= count for uid, count in self.safe.items())
        if found != self.restored and (self.done or not as_before):
            wrong.append(f"of {self.safe} or {self.restored} there is {found}")
        texts = [one.notes for one in store.all(Person)]
        snapshots = list_snapshots(path)
        folder = path.with_name("journal.json.backups")
        backups = [(folder / one.name).read_text() for one in snapshots]
        reasons = self.reasons | ({"before purge"} if began else set())
        wrong += reasons - {one.reason for one in snapshots}
        wrong += [text for text in self.somewhere if text not in "".join([*texts, *backups])]
        if self.purged:
            store.file.checkpoint()
            wrong += [
                str(one)
                for one in path.parent.rglob("*")
                if one.is_file() and CANARY.encode() in one.read_bytes()
            ]
        store.close(checkpoint=False)
        return wrong


class Story:
    """The life of a journal in which every sync of the product is asked for."""

    def __init__(self, root: Path, left_out: str, *, exchanges: bool) -> None:
        live = root / "live"
        live.mkdir()
        self.path = live / "new" / "journal.json"
        self.cuts = Cuts(root)
        self.left_out = left_out
        self.files = RecordingFiles(self.cuts, left_out, exchanges=exchanges)
        self.clock = Clock()
        self.makes = Makes(self.clock)
        self.people = [self.makes.person(f"{number}") for number in range(3)]
        self.safe: dict[str, int] = {}
        self.count = 0

    def tell(self) -> Cuts:
        for chapter in (self.every_day, self.another_program, self.for_good, self.back_again):
            self.cuts.looking = SITES.get(self.left_out, chapter.__name__) == chapter.__name__
            chapter()
            self.cuts(self.files.disk)
        return self.cuts

    def open(self) -> Store:
        return Store.open(self.path, SCHEMA, now=self.clock, files=self.files)

    def put(self, store: Store) -> tuple[str, int]:
        self.count += 1
        person = self.people[self.count % 3]
        store.put(msgspec.structs.replace(person, notes=f"{self.count}"))
        return person.uid, self.count

    def now_safe(self, uid: str, count: int) -> None:
        self.safe = {**self.safe, uid: count}
        self.cuts.safe = self.safe

    def every_day(self) -> None:
        """Two days of writing, with all that makes it safe."""
        for _ in range(2):
            store = self.open()
            for _ in range(3):
                # Several lines that wait for the disk together may reach it in any order.
                self.put(store)
            file = store.file
            for step in (file.sync, file.sync, file.checkpoint, file.sync, store.close):
                put = self.put(store)
                step()
                assert store.file.state.word == "safe"
                self.now_safe(*put)
                self.cuts.ours = self.cuts.ours or step == store.file.checkpoint
            self.clock.forward(days=1)

    def another_program(self) -> None:
        """Somebody else changes a record that we have changed too."""
        store = self.open()
        put = self.put(store)
        store.file.sync()
        self.now_safe(*put)
        content = json.loads(self.path.read_bytes())
        for record in content["person"].values():
            if record["uid"] == put[0]:
                record["notes"] = "theirs"
        other = self.path.with_name("other")
        self.cuts.ours = False
        write_file(self.files, other, [json.dumps(content).encode()])
        self.files.replace(other, self.path)
        Files.sync_folder(self.files, self.path.parent)
        self.files.disk.names = self.files.disk.current()
        self.files.disk.pending.clear()
        self.cuts.somewhere = ("theirs",)
        store.close()
        self.cuts.ours = True

    def for_good(self) -> None:
        """A snapshot with a secret, which is then deleted for good."""
        store = self.open()
        secret = self.makes.person(CANARY)
        store.put(secret)
        store.file.snapshot("before-import")
        self.cuts.reasons = frozenset({"before import"})
        self.cuts.purging = True
        store.purge(secret)
        self.cuts.purged = True
        store.close()

    def back_again(self) -> None:
        """What was only in the log is kept when a snapshot is restored."""
        name = next(one.name for one in list_snapshots(self.path) if one.reason == "hourly")
        snapshot = json.loads((self.path.with_name("journal.json.backups") / name).read_bytes())
        self.cuts.restored = {
            one["uid"]: int(one["notes"])
            for one in snapshot["person"].values()
            if one["notes"].isdigit()
        }
        store = self.open()
        put = self.put(store)
        store.file.sync()
        self.now_safe(*put)
        store.close(checkpoint=False)
        restore(self.path, SCHEMA, name, now=self.clock(), files=self.files)
        self.cuts.done = True
        self.cuts.somewhere = ("theirs", f'"notes": "{put[1]}"')
        self.open().close()


@pytest.fixture
def root() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of disks are laid out in it."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.mark.proof("P2", "power cuts: disks that POSIX allows, opened")
@pytest.mark.parametrize("exchanges", [True, False], ids=["exchange", "rename"])
def test_what_was_called_safe_survives_a_power_cut_at_any_moment(
    root: Path, tally: Tally, exchanges: bool
) -> None:
    story = Story(root, "", exchanges=exchanges)
    story.cuts.step = OPENED
    cuts = story.tell()
    tally.count += len(cuts.seen) // OPENED
    assert cuts.failures == []
    assert len(cuts.seen) > 1000
    ours = {site for site in story.files.sites if not site.startswith(Path(__file__).stem)}
    assert ours == set(SITES), "each line that waits for the disk is listed"


@pytest.mark.proof("P2", "a sync left out, and noticed")
@in_turn("site", [*SITES][:: drawn(5, 1)])
def test_every_sync_is_needed(root: Path, tally: Tally, site: str) -> None:
    assert Story(root, site, exchanges=True).tell().failures
    tally.count += 1


EXPORT_SITES = {
    "files.write_new_private file": (False, True),
    "files.write_new_private folder": (False, True),
}
"""The same for exports, and whether there is a file to be overwritten where it does harm."""


def exported(
    monkeypatch: pytest.MonkeyPatch, root: Path, left_out: str, *, overwrite: bool
) -> tuple[list[bytes | None], RecordingFiles]:
    """Write a file in the place of an old one or of none.

    Returns:
        What a cut may leave of it: before it was called written what is neither the old nor the
        new, afterwards what is not the new.
    """
    path = root / "summary.md"
    before = b"old" if overwrite else None
    allowed: list[bytes | None] = [before, b"all that is new"]
    wrong: list[bytes | None] = []

    def look(disk: Disk) -> None:
        left = [content.get(path) for content in disk.after_a_cut()]
        wrong.extend(one for one in left if one not in allowed)

    files = RecordingFiles(look, left_out)
    if before is not None:
        files.close(write_whole(files, path, before))
        files.disk.names, files.disk.pending = files.disk.current(), []
        files.disk.inodes[1].synced = before
    wrong.clear()
    monkeypatch.setattr(files_module, "Files", lambda: files)
    write_new_private(path, "all that is new", overwrite=overwrite)
    allowed.remove(before)
    look(files.disk)
    return wrong, files


def write_whole(files: Files, path: Path, data: bytes) -> int:
    descriptor = files.create(path)
    files.write(descriptor, data)
    return descriptor


@pytest.mark.proof("P2", "a sync left out, and noticed")
@pytest.mark.parametrize("overwrite", [False, True])
def test_an_export_is_whole_or_not_there_after_a_power_cut(
    monkeypatch: pytest.MonkeyPatch, root: Path, tally: Tally, overwrite: bool
) -> None:
    wrong, files = exported(monkeypatch, root, "", overwrite=overwrite)
    assert wrong == []
    assert files.sites == {site for site, where in EXPORT_SITES.items() if overwrite in where}


@pytest.mark.proof("P2", "a sync left out, and noticed")
@pytest.mark.parametrize(
    ("site", "overwrite"),
    [(site, overwrite) for site, where in EXPORT_SITES.items() for overwrite in where],
)
def test_every_sync_of_an_export_is_needed(
    monkeypatch: pytest.MonkeyPatch, root: Path, tally: Tally, site: str, overwrite: bool
) -> None:
    assert exported(monkeypatch, root, site, overwrite=overwrite)[0]
    tally.count += 1
