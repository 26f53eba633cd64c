"""What is handed in while another program writes is on the disk at once, and taken over once."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import Query, TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.disk.files import Files
from mentorjournal.data.store.format.keys import uid_of
from mentorjournal.data.store.merge.three_way import MARK
from mentorjournal.data.store.repair.apply import restore
from mentorjournal.errors import JournalError, NotKept, ReadOnly
from tests.tally import now_and_then

from .conftest import Clock, FaultyFiles, Makes, Stores


def inbox(path: Path) -> Path:
    return path.with_name(f".{path.name}.inbox")


def crash(store: Store) -> None:
    """End without a checkpoint, as when killed."""
    store.file.abandon()


def submit(opens: Stores, *people: Person) -> None:
    command = opens(forward_writes=True)
    assert command.file.forwards_writes
    command.put(*people)
    assert command.file.forwarded
    command.close()


def names(store: Store) -> list[str]:
    return [person.name for person in store.all(Person)]


def test_it_is_private_and_taken_over_by_the_writer(
    path: Path, opens: Stores, makes: Makes
) -> None:
    before = os.umask(0)
    try:
        writer = opens()
        writer.put(makes.person("Ana"))
        submit(opens, makes.person("Ben"))
        (request,) = inbox(path).iterdir()
        assert stat.S_IMODE(inbox(path).stat().st_mode) == 0o700
        assert stat.S_IMODE(request.stat().st_mode) == 0o600
    finally:
        os.umask(before)
    assert "Ben" not in request.name
    assert names(opens(read_only=True)) == ["Ana", "Ben"]
    assert names(writer) == ["Ana"]
    writer.file.drain()
    assert names(writer) == ["Ana", "Ben"]
    assert list(inbox(path).iterdir()) == []


def test_where_the_writer_dies_first_the_next_one_takes_it_over(
    path: Path, opens: Stores, makes: Makes
) -> None:
    writer = opens()
    writer.put(makes.person("Ana"))
    submit(opens, makes.person("Ben"))
    crash(writer)
    assert names(opens(read_only=True)) == ["Ana", "Ben"]
    again = opens()
    assert names(again) == ["Ana", "Ben"]
    assert list(inbox(path).iterdir()) == []


def test_a_request_is_not_removed_before_it_is_safe_elsewhere(
    path: Path, opens: Stores, makes: Makes
) -> None:
    files = FaultyFiles(code=errno.EIO, for_good=True)
    writer = opens(files=files)
    writer.put(makes.person("Ana"))
    submit(opens, makes.person("Ben"))
    files.fail_at = len(files.calls) + 5
    with suppress(NotKept):
        writer.file.drain()
    assert len(list(inbox(path).iterdir())) == 1
    crash(writer)
    assert names(opens()) == ["Ana", "Ben"]


def test_taking_it_over_twice_changes_nothing(path: Path, opens: Stores, makes: Makes) -> None:
    writer = opens()
    ana = makes.person("Ana")
    writer.put(ana)
    ben = makes.person("Ben")
    submit(opens, ben, msgspec.structs.replace(ana, role="VP"))
    (request,) = inbox(path).iterdir()
    content = request.read_bytes()
    writer.file.drain()
    writer.put(msgspec.structs.replace(ben, name="Benjamin"))
    crash(writer)
    request.write_bytes(content)
    again = opens()
    assert [(one.name, one.role) for one in again.all(Person)] == [("Ana", "VP"), ("Benjamin", "")]


def test_where_both_changed_a_record_both_versions_are_kept(opens: Stores, makes: Makes) -> None:
    writer = opens()
    ana = makes.person("Ana")
    writer.put(ana)
    submit(opens, msgspec.structs.replace(ana, role="theirs"))
    writer.put(msgspec.structs.replace(ana, role="ours"))
    writer.file.drain()
    assert [(one.name, one.role) for one in writer.all(Person)] == [
        ("Ana", "ours"),
        (f"Ana {MARK}", "theirs"),
    ]


def test_what_was_deleted_for_good_does_not_come_back(opens: Stores, makes: Makes) -> None:
    writer = opens()
    ana = makes.person("Ana")
    writer.put(ana, makes.person("Ben"))
    command = opens(forward_writes=True)
    writer.purge(ana)
    command.put(msgspec.structs.replace(ana, role="VP"))
    writer.file.drain()
    assert names(writer) == ["Ben"]


def test_a_record_that_another_program_took_away_comes_back_with_what_was_handed_in(
    path: Path, opens: Stores, makes: Makes
) -> None:
    writer = opens()
    ana, *others = (makes.person(name) for name in ("Ana", "Ben", "Chidi", "Dana"))
    writer.put(ana, *others)
    writer.file.checkpoint()
    command = opens(forward_writes=True)
    with TinyDB(path) as stock:
        stock.table("person").remove(Query().name == "Ana")
    for _ in range(4):
        writer.file.poll_file()
    assert names(writer) == ["Ben", "Chidi", "Dana"]
    command.put(msgspec.structs.replace(ana, notes="handed in"))
    command.close()
    writer.file.drain()
    assert writer.get(Person, ana.uid).notes == "handed in"


def test_what_waits_when_a_backup_is_restored_is_kept_with_what_was_there(
    path: Path, opens: Stores, makes: Makes, clock: Clock
) -> None:
    writer = opens()
    writer.put(makes.person("Ana"))
    writer.file.checkpoint()
    writer.put(makes.person("Ben"))
    writer.file.checkpoint()
    (snapshot,) = list_snapshots(path)
    chidi = makes.person("Chidi")
    writer.put(chidi)
    submit(opens, msgspec.structs.replace(chidi, notes="handed in"))
    crash(writer)
    kept_as = restore(path, SCHEMA, snapshot.name, now=clock())
    assert b"handed in" in (path.with_name("journal.json.backups") / kept_as).read_bytes()
    assert names(opens()) == ["Ana"]
    opens.opened[-1].close()
    restore(path, SCHEMA, kept_as, now=clock())
    assert opens().get(Person, chidi.uid).notes == "handed in"


@pytest.mark.parametrize("spoil", ["cut", "flip", "text", "empty"])
def test_one_that_cannot_be_read_is_set_aside_and_said(
    path: Path, opens: Stores, makes: Makes, spoil: str
) -> None:
    writer = opens()
    writer.put(makes.person("Ana"))
    submit(opens, makes.person("Ben"))
    (request,) = inbox(path).iterdir()
    raw = request.read_bytes()
    spoiled = {
        "cut": raw[:-9],
        "flip": raw.replace(b"Ben", b"Bem"),
        "text": b"hello\n",
        "empty": b"",
    }[spoil]
    request.write_bytes(spoiled)
    assert names(opens(read_only=True)) == ["Ana"]
    writer.file.drain()
    assert names(writer) == ["Ana"]
    assert "handed in from the command line" in writer.file.notices[-1]
    assert list(inbox(path).iterdir()) == []
    assert spoiled in [
        (path.parent / "journal.json.backups" / s.name).read_bytes() for s in list_snapshots(path)
    ]


def test_one_that_can_neither_be_read_nor_set_aside_stays(
    path: Path, opens: Stores, makes: Makes
) -> None:
    class NoRoom(FaultyFiles):
        full = True

        def create(self, path: Path) -> int:
            if self.full and "backups" in str(path):
                raise OSError(errno.ENOSPC, "no space")
            return super().create(path)

    files = NoRoom()
    writer = opens(files=files)
    writer.put(makes.person("Ana"))
    submit(opens, makes.person("Ben"))
    (request,) = inbox(path).iterdir()
    request.write_bytes(request.read_bytes()[:-9])
    submit(opens, makes.person("Chidi"))
    with pytest.raises(NotKept, match="the disk is full"):
        writer.file.drain()
    assert list(inbox(path).iterdir()) == [request]
    assert names(writer) == ["Ana", "Chidi"]
    assert writer.file.notices == []
    files.full = False
    writer.file.drain()
    assert list(inbox(path).iterdir()) == []
    assert "handed in from the command line" in writer.file.notices[-1]


def test_a_full_disk_is_said_and_leaves_nothing_behind(
    path: Path, opens: Stores, makes: Makes
) -> None:
    writer = opens()
    writer.put(makes.person("Ana"))
    submit(opens, makes.person("Zoe"))
    writer.file.drain()
    files = FaultyFiles(code=errno.ENOSPC, torn=True)
    command = opens(forward_writes=True, files=files)
    files.fail_at = len(files.calls) + 1
    with pytest.raises(NotKept, match="the disk is full"):
        command.put(makes.person("Nobody"))
    for step in range(1, 9):
        files.fail_at = len(files.calls) + step
        with suppress(NotKept):
            command.put(makes.person(f"Number {step}"))
    files.fail_at = 0
    kept = names(command)
    writer.file.drain()
    assert sorted(names(writer)) == sorted(kept)
    assert list(inbox(path).iterdir()) == []


def test_only_commands_hand_over(opens: Stores, makes: Makes, path: Path) -> None:
    writer = opens()
    writer.put(makes.person("Ana"))
    with pytest.raises(ReadOnly):
        opens().put(makes.person("Ben"))
    writer.close()
    path.chmod(0o400)
    with pytest.raises(ReadOnly):
        opens(forward_writes=True).put(makes.person("Ben"))


@pytest.mark.parametrize("seconds", [0.0, -2.0, -1e7, 2.0])
def test_requests_are_taken_over_in_the_order_they_were_made_whatever_the_clock_says(
    path: Path, opens: Stores, makes: Makes, seconds: float
) -> None:
    writer = opens()
    ana = makes.person("Ana")
    writer.put(ana)
    for number in range(12):
        command = opens(forward_writes=True)
        mine = command.get(Person, ana.uid)
        command.put(msgspec.structs.replace(mine, notes=f"{number}"))
        command.close()
        makes.clock.forward(seconds=seconds)
    assert len(list(inbox(path).iterdir())) == 12
    writer.file.drain()
    assert [(one.name, one.notes) for one in writer.all(Person)] == [("Ana", "11")]


@pytest.mark.parametrize("changed", [False, True])
def test_a_record_can_be_dropped_through_it_unless_it_was_changed_meanwhile(
    path: Path, opens: Stores, makes: Makes, changed: bool
) -> None:
    writer = opens()
    ana = makes.person("Ana")
    writer.put(ana, makes.person("Ben"))
    command = opens(forward_writes=True)
    command.drop(command.get(Person, ana.uid))
    assert command.file.forwarded
    assert names(command) == ["Ben"]
    if changed:
        writer.put(msgspec.structs.replace(ana, role="VP"))
    writer.file.drain()
    assert names(writer) == (["Ana", "Ben"] if changed else ["Ben"])
    assert writer.file.notices == []
    assert list(inbox(path).iterdir()) == []


def test_what_the_writer_would_not_make_is_refused_at_once(
    path: Path, opens: Stores, makes: Makes
) -> None:
    writer = opens()
    ana = makes.person("Ana")
    writer.put(ana)
    command = opens(forward_writes=True)
    with pytest.raises(ReadOnly):
        command.purge(command.get(Person, ana.uid))
    with pytest.raises(ReadOnly):
        command.db.table("of another program").insert({"text": "x"})
    assert not command.file.forwarded
    assert names(command) == ["Ana"]
    assert not inbox(path).exists()


STEPS = st.lists(
    st.sampled_from(["add", "edit", "ours", "take", "checkpoint", "crash", "again"]), max_size=25
)


@now_and_then
@given(STEPS)
def test_nothing_that_either_side_wrote_vanishes(steps: list[str]) -> None:
    clock = Clock()
    makes = Makes(clock)
    with tempfile.TemporaryDirectory() as folder:
        opens = Stores(Path(folder) / "journal.json", clock)
        writer = opens()
        ana = makes.person("Ana")
        writer.put(ana)
        written: list[str] = []
        for number, step in enumerate(steps):
            text = f"text {number}"
            if step == "add":
                submit(opens, makes.person(text))
                written.append(text)
            elif step == "edit":
                command = opens(forward_writes=True)
                mine = command.get(Person, ana.uid)
                command.put(msgspec.structs.replace(mine, notes=f"{mine.notes} {text};"))
                command.close()
                written.append(text)
            elif step == "ours":
                mine = writer.get(Person, ana.uid)
                writer.put(msgspec.structs.replace(mine, notes=f"{mine.notes} {text};"))
                written.append(text)
            elif step == "take":
                writer.file.drain()
            elif step == "checkpoint":
                with suppress(JournalError):
                    writer.file.checkpoint()
            else:
                crash(writer) if step == "crash" else writer.close()
                writer = opens()
        writer.file.drain()
        everything = " ".join(f"{one.name} {one.notes}" for one in writer.all(Person))
        assert [text for text in written if text not in everything] == []
        for store in opens.opened:
            store.close()


def test_what_a_killed_command_left_goes_by_the_age_it_has_on_the_disk(
    path: Path, opens: Stores, makes: Makes
) -> None:
    writer = opens()
    writer.put(makes.person("Ana"))
    submit(opens, makes.person("Ben"))
    writer.close()
    being_written, left_behind = f"{uid_of(1)}.tmp", f"{uid_of(2)}.tmp"
    for name, age in ((being_written, 30), (left_behind, 90)):
        (inbox(path) / name).touch()
        # The clock of the disk is two hours behind ours.
        changed = (inbox(path) / name).stat().st_mtime - 7200 - age
        os.utime(inbox(path) / name, (changed, changed))

    class Behind(Files):
        def create(self, path: Path) -> int:
            descriptor = super().create(path)
            changed = os.fstat(descriptor).st_mtime - 7200
            os.utime(path, (changed, changed))
            return descriptor

    opens(files=Behind())
    assert [one.name for one in inbox(path).iterdir()] == [being_written]
