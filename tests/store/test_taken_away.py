"""P5: where the journal's place is taken away it is said, and all is written once it is back."""

from __future__ import annotations

import errno
import json
import stat
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.store import Store
from mentorjournal.data.store.engine.commits import PROBE
from mentorjournal.errors import BadInput, NotKept

from .conftest import FaultyFiles, Makes, Stores


class FullDisk(FaultyFiles):
    """A disk that takes no byte more while it is `full`."""

    full = False

    def write(self, descriptor: int, data: bytes) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, "full")
        return super().write(descriptor, data)


class StuckDisk(FaultyFiles):
    """A disk on which nothing takes the journal's place while it is `stuck`."""

    stuck = False

    def exchange(self, one: Path, other: Path) -> bool:
        self._stick(other)
        return super().exchange(one, other)

    def replace(self, source: Path, target: Path) -> None:
        self._stick(target)
        super().replace(source, target)

    def _stick(self, target: Path) -> None:
        if self.stuck and target.name == "journal.json":
            raise OSError(errno.EBUSY, "busy")


def _word_after_a_while(store: Store) -> str:
    for _ in range(PROBE):
        with suppress(NotKept):
            store.file.poll_file()
    return store.file.state.word


def test_a_log_that_was_removed_is_written_into_the_file_at_once(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    store.put(makes.person("Ben"))
    for segment in path.parent.glob(".journal.json.log.*"):
        segment.unlink()
    store.file.poll_file()
    assert store.file.state.word == "safe"
    with TinyDB(path) as stock:
        assert {one["name"] for one in stock.table("person").all()} == {"Ana", "Ben"}
    store.put(makes.person("Chidi"))
    assert store.file.sync().word == "safe"


def test_a_place_that_is_gone_is_not_called_safe_and_is_written_when_it_is_back(
    tmp_path: Path, opens: Stores, makes: Makes
) -> None:
    stick, away = tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    store = opens(stick / "journal.json")
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    store.put(makes.person("Ben"))
    store.file.sync()
    stick.rename(away)
    with pytest.raises(NotKept):
        store.file.poll_file()
    assert store.file.state.word == "unsaved"
    with pytest.raises(NotKept, match="its folder is gone"):
        store.put(makes.person("Chidi"))
    assert store.file.sync().word == "unsaved"
    away.rename(stick)
    store.file.poll_file()
    store.put(makes.person("Chidi"))
    assert store.file.sync().word == "safe"
    store.close()
    with TinyDB(stick / "journal.json") as stock:
        assert {one["name"] for one in stock.table("person").all()} == {"Ana", "Ben", "Chidi"}


def test_an_older_state_of_the_file_that_comes_back_takes_nothing_away(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    ana = makes.person("Ana", notes="first")
    store.put(ana)
    store.file.checkpoint()
    older = path.read_bytes()
    store.put(msgspec.structs.replace(ana, notes="second"), makes.person("Ben"))
    store.file.checkpoint()
    other = path.with_name("other")
    other.write_bytes(older)
    other.replace(path)
    for _ in range(5):
        store.file.poll_file()
    assert [one.notes for one in store.all(Person)] == ["second", ""]
    with TinyDB(path) as stock:
        assert [one["name"] for one in stock.table("person").all()] == ["Ana", "Ben"]
    assert "an older state of it" in store.file.notices[-1]
    (aside,) = path.with_name("journal.json.backups").glob("*-set-aside.json")
    assert aside.read_bytes() == older


def test_a_copy_elsewhere_holds_everything_and_what_could_not_be_kept(
    tmp_path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    ana = makes.person("Ana")
    store.put(ana)
    copy = tmp_path / "elsewhere.json"
    store.save_copy(copy, msgspec.structs.replace(ana, notes="typed"), makes.person("Ben"))
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert store.get(Person, ana.uid).notes == ""
    assert [(one.name, one.notes) for one in opens(copy).all(Person)] == [
        ("Ana", "typed"),
        ("Ben", ""),
    ]
    before = copy.read_bytes()
    with pytest.raises(BadInput, match="left as it is"):
        store.save_copy(copy)
    with pytest.raises(BadInput, match="no folder"):
        store.save_copy(tmp_path / "none" / "x.json")
    assert copy.read_bytes() == before
    assert json.loads(before)["meta"]
    assert not [one for one in tmp_path.iterdir() if one.name.endswith(".tmp")]


def test_what_is_said_of_a_file_left_behind_holds_where_the_log_took_no_more(
    opens: Stores, makes: Makes
) -> None:
    files = FullDisk()
    store = opens(files=files)
    store.put(makes.person("Ana"))
    files.full = True
    with pytest.raises(NotKept, match="the disk is full"):
        store.put(makes.person("Ben"))
    with pytest.raises(NotKept) as refused:
        store.file.checkpoint()
    # Ben is nowhere: nothing may say that all changes are kept.
    assert str(refused.value).endswith(
        "What was called kept or safe is in the change log beside it."
    )
    assert store.file.state.word == "unsaved"


def test_a_folder_that_is_gone_has_nothing_beside_the_file(
    tmp_path: Path, opens: Stores, makes: Makes
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    store = opens(stick / "journal.json")
    store.put(makes.person("Ana"))
    stick.rename(tmp_path / "away")
    with pytest.raises(NotKept) as refused:
        store.file.checkpoint()
    assert "beside" not in str(refused.value)
    assert not any("change log" in notice for notice in store.file.notices)


def test_a_file_is_called_back_once_it_is(tmp_path: Path, opens: Stores, makes: Makes) -> None:
    stick, away = tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    store = opens(stick / "journal.json")
    store.put(makes.person("Ana"))
    stick.rename(away)
    for _ in range(5):
        with suppress(NotKept):
            store.file.checkpoint()
    assert not [one for one in store.file.notices if "back" in one]
    away.joinpath("journal.json").unlink()
    away.rename(stick)
    store.file.checkpoint()
    assert store.file.notices[-1] == "The journal's file had been removed; it is back."
    assert (stick / "journal.json").exists()


@pytest.mark.parametrize("other", [b"", b"[]"])
def test_where_the_file_cannot_be_written_it_is_not_called_back(
    path: Path, opens: Stores, makes: Makes, other: bytes
) -> None:
    files = StuckDisk()
    store = opens(files=files)
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    path.unlink()
    if other:
        path.write_bytes(other)
    store.put(makes.person("Ben"))
    files.stuck = True
    for _ in range(3):
        with pytest.raises(NotKept):
            store.file.checkpoint()
    assert not [one for one in store.file.notices if "is back" in one]
    files.stuck = False
    store.file.checkpoint()
    assert [one for one in store.file.notices if "is back" in one] == store.file.notices[-1:]


def test_a_refused_change_is_unsaved_until_the_disk_takes_as_much_again(
    tmp_path: Path, opens: Stores, makes: Makes
) -> None:
    stick, away = tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    store = opens(stick / "journal.json")
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    stick.rename(away)
    with pytest.raises(NotKept, match="its folder is gone"):
        store.put(makes.person("Ben"))
    assert _word_after_a_while(store) == "unsaved"
    assert not store.file.state.at_stake
    away.rename(stick)
    assert _word_after_a_while(store) == "safe"
    assert not [one for one in stick.iterdir() if one.name.endswith(".tmp")]
