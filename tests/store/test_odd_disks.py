"""P5: what disks answer that nobody expects, and what lies about that nobody put there."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mentorjournal.data.records.models import Person
from mentorjournal.data.store import Store
from mentorjournal.data.store.format.keys import key_of
from mentorjournal.errors import NotKept

from .conftest import FaultyFiles, Makes, Stores


def kill(store: Store) -> None:
    """End as when killed: nothing more is written, and the lock is free."""
    store.file.abandon()


class Doubtful(FaultyFiles):
    """A disk that writes and says that it has not, and then cannot cut either."""

    bad = False

    def write(self, descriptor: int, data: bytes) -> int:
        written = super().write(descriptor, data)
        self._fail()
        return written

    def cut(self, descriptor: int, length: int) -> None:
        self._fail()
        super().cut(descriptor, length)

    def _fail(self) -> None:
        if self.bad:
            raise OSError(errno.EIO, "I/O error")


def test_what_was_refused_does_not_come_back_in_the_place_of_what_was_kept(
    opens: Stores, makes: Makes
) -> None:
    files = Doubtful()
    store = opens(files=files)
    ana = makes.person("Ana")
    store.put(ana)
    files.bad = True
    with pytest.raises(NotKept):
        store.put(msgspec.structs.replace(ana, notes="refused"))
    files.bad = False
    store.put(msgspec.structs.replace(ana, notes="kept"))
    store.put(makes.person("Ben"))
    assert store.file.sync().word == "safe"
    kill(store)
    again = opens()
    assert [(one.name, one.notes) for one in again.all(Person)] == [("Ana", "kept"), ("Ben", "")]
    assert again.file.notices == []


class Refusing(FaultyFiles):
    """A disk that refuses one method for one path."""

    method = ""
    where = Path()

    def step(self, name: str, *args: Any) -> None:
        super().step(name, *args)
        if name == self.method and args[0] == self.where:
            raise OSError(self.code, "no")


def test_a_network_disk_that_loses_the_file_is_said_once_and_met_again(
    path: Path, opens: Stores, makes: Makes
) -> None:
    files = Refusing()
    store = opens(files=files)
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    files.method, files.where, files.code = "stat_journal", path, errno.ESTALE
    for _ in range(2):
        with pytest.raises(NotKept, match="the network disk has lost the file"):
            store.file.poll_file()
    assert len(store.file.notices) == 1
    files.method = ""
    store.file.poll_file()
    store.put(makes.person("Ben"))
    store.file.checkpoint()


def test_a_link_that_leads_to_itself_does_not_end_the_program(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    path.unlink()
    path.symlink_to(path.name)
    with pytest.raises(NotKept):
        store.file.poll_file()
    store.put(makes.person("Ben"))
    assert store.file.sync().word == "safe"


def test_a_folder_that_may_not_be_listed_does_not_end_the_program(
    path: Path, opens: Stores, makes: Makes
) -> None:
    files = Refusing()
    store = opens(files=files)
    store.put(makes.person("Ana"))
    files.method, files.where, files.code = "names", path.parent.parent, errno.EACCES
    for segment in path.parent.glob(".journal.json.log.*"):
        segment.unlink()
    with pytest.raises(NotKept, match="permission"):
        store.file.poll_file()
    assert store.file.state.reason
    files.method = ""
    store.file.poll_file()
    assert (store.file.state.word, store.file.state.reason) == ("safe", "")


def test_questions_that_cannot_be_read_are_asked_later(
    path: Path, opens: Stores, makes: Makes
) -> None:
    files = Refusing()
    store = opens(files=files)
    ana = makes.person("Ana")
    store.put(ana)
    store.file.storage.commits.ask(
        "May it?", [store.file.storage.state.change("person", key_of(ana.uid), None)]
    )
    files.method, files.where = "names", path.with_name(".journal.json.inbox")
    for _ in range(2):
        assert store.file.questions() == []
    assert len(store.file.notices) == 1
    assert store.file.asks
    files.method = ""
    assert [words for _, words in store.file.questions()] == ["May it?"]


def test_a_segment_may_end_while_it_is_looked_for(opens: Stores, makes: Makes) -> None:
    class Meanwhile(Doubtful):
        meanwhile: Callable[[], None] | None = None

        def stat(self, path: Path) -> os.stat_result:
            if self.meanwhile and ".log." in path.name:
                meanwhile, self.meanwhile = self.meanwhile, None
                meanwhile()
            return super().stat(path)

    files = Meanwhile()
    store = opens(files=files)
    store.put(makes.person("Ana"))

    def put() -> None:
        files.bad = True
        with pytest.raises(NotKept):
            store.put(makes.person("Ben"))
        files.bad = False

    files.meanwhile = put
    store.file.poll_file()
    assert files.meanwhile is None
    store.put(makes.person("Chidi"))
    assert [one.name for one in store.all(Person)] == ["Ana", "Chidi"]


def test_a_name_with_a_digit_that_is_no_number_is_no_segment(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.close()
    path.with_name(".journal.json.log.²").write_text("")
    assert [one.name for one in opens().all(Person)] == ["Ana"]


def test_a_strangers_record_that_looks_like_a_copy_is_none(opens: Stores, makes: Makes) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.db.table("extra").insert({"copy_of": "something"})
    assert (len(store.conflicts), store.conflicts.all()) == (0, [])
    store.close()
    again = opens()
    again.file.poll_file()
    assert (len(again.conflicts), again.conflicts.all()) == (0, [])


def strange_names(path: Path) -> None:
    """What other programs leave beside a journal and among its backups."""
    backups = path.with_name("journal.json.backups")
    backups.mkdir(exist_ok=True)
    (backups / "@eaDir").mkdir()
    (backups / "away.json").symlink_to("nowhere")
    (backups / "round.json").symlink_to("round.json")
    (backups / ".thumbs.tmp").mkdir()
    path.with_name(".journal.json.x.tmp").mkdir()


def test_folders_and_loose_links_do_not_keep_anything_from_being_purged(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    ana = makes.person("Ana")
    store.put(ana)
    store.file.checkpoint()
    store.put(makes.person("Ben"))
    store.file.checkpoint()
    strange_names(path)
    store.purge(ana)
    held = [one for one in path.parent.rglob("*") if one.is_file()]
    assert held
    assert not [one for one in held if ana.uid.encode() in one.read_bytes()]


def test_folders_with_the_names_of_temporaries_do_not_keep_a_journal_shut(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.close()
    strange_names(path)
    leftover = path.with_name(".journal.json.z.tmp")
    leftover.write_text("{")
    again = opens()
    assert [one.name for one in again.all(Person)] == ["Ana"]
    assert not again.file.read_only
    assert not leftover.exists()
