"""P10: everything is its owner's alone, whatever the umask; and exports land whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.disk.files import Files, write_new_private
from mentorjournal.data.store.repair.apply import repair, restore
from mentorjournal.errors import Damaged

from .conftest import METHODS, Clock, Makes

pytestmark = pytest.mark.proof("P10", "every file looked at after every call, under three umasks")


class Watching(Files):
    """The disk; after each call every file and folder is looked at."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.seen: set[str] = set()

    def look(self) -> None:
        for one in self.root.rglob("*"):
            wanted = 0o700 if one.is_dir() else 0o600
            assert one.stat().st_mode & 0o777 == wanted, one
            assert "canary" not in one.name
            self.seen.add(one.name)
            if one.name.endswith(".lock"):
                assert "canary" not in one.read_text()


def _looking(name: str) -> Any:
    real = getattr(Files, name)

    def call(self: Watching, *args: Any) -> Any:
        result = real(self, *args)
        if name not in ("create", "open", "make_folder"):
            self.look()
        return result

    return call


for _name in METHODS:
    setattr(Watching, _name, _looking(_name))


@pytest.fixture(params=[0o000, 0o022, 0o777], ids=["000", "022", "777"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_nothing_is_ever_readable_by_others(
    tmp_path: Path, umask: int, clock: Clock, makes: Makes
) -> None:
    root = tmp_path / "root"
    root.mkdir()
    root.chmod(0o700)
    files = Watching(root)
    path = root / "a" / "b" / "journal.json"
    person = makes.person("canary")
    for _ in range(2):
        store = Store.open(path, SCHEMA, now=clock, files=files)
        store.put(person)
        store.file.sync()
        store.file.checkpoint()
        clock.moment += timedelta(days=1)
        store.put(makes.person())
        store.file.snapshot("before-import")
        store.purge(store.all(Person)[-1])
        store.close()
    assert {"journal.json", ".journal.json.lock", ".journal.json.state"} <= files.seen
    assert {
        "journal.json.backups",
        "2026-11-23T093000.json",
        ".journal.json.log.0001",
    } <= files.seen


def test_nothing_that_mends_or_moves_a_journal_is_readable_by_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, umask: int, clock: Clock, makes: Makes
) -> None:
    root = tmp_path / "root"
    root.mkdir()
    root.chmod(0o700)
    files, path = Watching(root), root / "journal.json"
    store = Store.open(path, SCHEMA, now=clock, files=files)
    store.put(makes.person("canary"), makes.person("canary too"))
    store.file.snapshot("before-import")
    store.put(makes.person("canary three"))
    store.save_copy(root / "copy.json", makes.person("canary four"))
    edit(path, lambda text: text.replace("canary too", "canary theirs"))
    store.file.checkpoint()
    store.close()
    newer = (*SCHEMA.migrations, lambda tables: None)
    monkeypatch.setattr(SCHEMA, "migrations", newer)
    Store.open(path, SCHEMA, now=clock, files=files).close()
    restore(path, SCHEMA, list_snapshots(path)[-1].name, now=clock(), files=files)
    edit(path, lambda text: text[:-3])
    with pytest.raises(Damaged) as caught:
        Store.open(path, SCHEMA, now=clock, files=files)
    assert "canary" not in str(caught.value)
    repair(path, SCHEMA, now=clock(), files=files)
    store = Store.open(path, SCHEMA, now=clock, files=files)
    store.put(makes.person("canary five"))
    visitor = Store.open(path, SCHEMA, now=clock, files=files, forward_writes=True)
    visitor.put(makes.person("canary six"))
    store.file.drain()
    visitor.close()
    store.close()
    reasons = {one.reason for one in list_snapshots(path)}
    assert {
        "before import",
        "before merge",
        f"before form {SCHEMA.version}",
        "before restore",
    } <= reasons
    assert any(one.set_aside for one in list_snapshots(path))
    assert b"canary" not in path.with_name(".journal.json.state").read_bytes()
    with TinyDB(path) as stock:
        assert "canary six" in {one["name"] for one in stock.table("person").all()}


def edit(path: Path, change: Callable[[str], str]) -> None:
    """Another program changes the text of the file, which stays its owner's alone."""
    path.write_text(change(path.read_text()))


def test_an_export_is_private_whole_and_never_over_another_file(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "summary.md"
    write_new_private(path, "one\r\nžwei\n", overwrite=False)
    assert path.read_bytes() == "one\r\nžwei\n".encode()
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        write_new_private(path, "two", overwrite=False)
    assert path.read_bytes() == "one\r\nžwei\n".encode()
    write_new_private(path, "three", overwrite=True)
    assert path.read_text() == "three"
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["summary.md"]  # noqa: PTH208


def test_an_export_does_not_follow_a_dangling_link(tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "nowhere.md")
    with pytest.raises(FileExistsError):
        write_new_private(link, "text", overwrite=False)
    assert not (tmp_path / "nowhere.md").exists()


def test_an_export_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - whichever the system says
        write_new_private(tmp_path / "missing" / "summary.md", "text", overwrite=False)
    with pytest.raises(UnicodeEncodeError):
        write_new_private(tmp_path / "summary.md", "\ud800", overwrite=False)
    assert list(tmp_path.iterdir()) == []
