"""P6: one writer; the second program reads, says who writes, and takes over."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

import mentorjournal
import mentorjournal.data.store.disk.lock as lock_module
from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.errors import JournalError, ReadOnly

from .conftest import Clock, FaultyFiles, Makes, Stores

pytestmark = pytest.mark.proof("P6", "two programs on one journal")

HOLDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
now = lambda: datetime(2026, 11, 22, tzinfo=UTC)
store = Store.open(Path(sys.argv[1]), SCHEMA, now=now)
uid = "01936d3e-0000-7000-8000-%012x"
for number, line in enumerate(sys.stdin):
    store.put(Person(uid=uid % (900 + number), created=now(), updated=now(), name=line.strip()))
    print("kept", flush=True)
store.close()
"""


@pytest.fixture
def other(path: Path):  # type: ignore[no-untyped-def]
    """Another program that has the journal open and puts a person for each line it is sent."""
    environment = {**os.environ, "PYTHONPATH": str(Path(mentorjournal.__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as program:
        yield program
        if program.poll() is None:
            program.kill()


def tell(program: subprocess.Popen[str], name: str) -> None:
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(name + "\n")
    program.stdin.flush()
    assert program.stdout.readline() == "kept\n"


def test_the_second_program_reads_and_takes_over(
    other: subprocess.Popen[str], opens: Stores, makes: Makes, path: Path
) -> None:
    tell(other, "Ana")
    store = opens()
    assert store.file.read_only
    assert store.file.writer == f"process {other.pid} on {os.uname().nodename}"
    assert store.file.writer in store.file.why_read_only
    assert [person.name for person in store.all(Person)] == ["Ana"]
    with pytest.raises(ReadOnly, match=str(other.pid)):
        store.put(makes.person())

    tell(other, "Ben")
    before = store.file.revision
    assert store.file.read_again()() is False
    assert store.file.revision > before
    assert [person.name for person in store.all(Person)] == ["Ana", "Ben"]

    inode = path.with_name(".journal.json.lock").stat().st_ino
    other.kill()
    other.wait()
    assert store.file.read_again()() is True
    assert store.file.writer == ""
    store.put(makes.person("Chidi"))
    assert {person.name for person in store.all(Person)} == {"Ana", "Ben", "Chidi"}
    store.close()
    assert path.with_name(".journal.json.lock").stat().st_ino == inode


def test_two_programs_that_begin_the_same_journal_do_not_mix(
    other: subprocess.Popen[str], opens: Stores, makes: Makes
) -> None:
    store = opens()
    assert not store.file.read_only
    tell(other, "Ana")
    with pytest.raises(ReadOnly):
        store.put(makes.person("Ben"))
    assert store.file.read_only
    assert store.file.read_again()() is False
    assert [person.name for person in store.all(Person)] == ["Ana"]


def test_a_journal_that_was_begun_meanwhile_is_not_overwritten(
    path: Path, opens: Stores, makes: Makes
) -> None:
    early, other = opens(), opens()
    ana = makes.person("Ana")
    other.put(ana)
    other.close()
    content = path.read_bytes()
    with pytest.raises(ReadOnly, match="open it again"):
        early.put(makes.person("Ben"))
    early.close()
    assert path.read_bytes() == content
    assert opens().all(Person) == [ana]


def test_who_came_too_late_to_begin_a_journal_can_take_it_over(opens: Stores, makes: Makes) -> None:
    early, other = opens(), opens()
    other.put(makes.person("Ana"))
    other.close()
    with pytest.raises(ReadOnly):
        early.put(makes.person("Ben"))
    assert not opens().file.read_only, "the right to write is free for others"
    opens.opened[-1].close()
    assert early.file.read_again()() is True
    early.put(makes.person("Ben"))
    assert [person.name for person in early.all(Person)] == ["Ana", "Ben"]


def test_a_journal_that_arrives_while_its_place_is_held_is_opened_for_writing(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.close()
    content = path.read_bytes()
    for one in path.parent.iterdir():
        if one.is_file() and one.name != ".journal.json.lock":
            one.unlink()
    shutil.rmtree(path.with_name("journal.json.backups"))
    waiting = opens()
    path.write_bytes(content)
    waiting.file.poll_writer()
    waiting.file.apply_update()
    assert (waiting.file.read_only, waiting.file.why_read_only) == (False, "")
    assert [person.name for person in waiting.all(Person)] == ["Ana"]


def test_a_reader_leaves_the_right_to_write_to_others(opens: Stores, makes: Makes) -> None:
    first = opens()
    first.put(makes.person())
    first.close()
    opens(read_only=True)
    assert not opens().file.read_only


def beat(store: Store) -> None:
    """What the thread beside the screen does each time."""
    store.file.poll_writer()
    with suppress(JournalError):
        store.file.drain()
    with suppress(JournalError):
        store.file.poll_file()
    store.file.sync()


def names(store: Store) -> list[str]:
    return sorted(person.name for person in store.all(Person))


def kill(store: Store) -> None:
    """End as when killed."""
    store.file.abandon()


def unlocked(opens: Stores, makes: Makes, path: Path) -> tuple[Store, Store]:
    """Two programs that both believe to be alone, because the lock was removed."""
    first = opens()
    first.put(makes.person("base"))
    first.file.checkpoint()
    path.with_name(".journal.json.lock").unlink()
    second = opens()
    assert not second.file.read_only
    first.put(makes.person("first"))
    first.put(makes.person("first again"))
    second.put(makes.person("second"))
    assert first.file.sync().word == second.file.sync().word == "safe"
    return first, second


ALL = ["base", "first", "first again", "second"]


def test_who_lost_the_lock_stops_and_hands_over_what_it_wrote(
    path: Path, opens: Stores, makes: Makes
) -> None:
    first, second = unlocked(opens, makes, path)
    beat(first)
    assert first.file.read_only
    assert first.file.writer
    assert "handed over" in first.file.notices[-1]
    with pytest.raises(ReadOnly):
        first.put(makes.person("too late"))
    beat(second)
    assert names(second) == ALL
    second.file.checkpoint()
    beat(first)
    first.file.apply_update()
    assert names(first) == ALL
    second.close()
    assert first.file.read_again()() is True
    assert names(first) == ALL


def test_who_lost_the_lock_does_not_write_over_what_another_one_has_written(
    path: Path, opens: Stores, makes: Makes
) -> None:
    first, second = unlocked(opens, makes, path)
    second.close()
    first.file.checkpoint()
    beat(first)
    assert first.file.may_take_over
    assert first.file.read_again()() is True
    assert names(first) == ALL


@pytest.mark.parametrize("last", ["close", "snapshot", "purge"])
def test_who_lost_the_lock_takes_no_log_away_at_the_last_moment(
    path: Path, opens: Stores, makes: Makes, last: str
) -> None:
    first, second = unlocked(opens, makes, path)
    if last == "snapshot":
        first.file.snapshot("before-import")
    elif last == "purge":
        with pytest.raises(ReadOnly):
            first.purge(first.all(Person)[0])
    first.close()
    kill(second)
    assert names(opens()) == ALL


def test_two_that_wrote_at_once_and_were_killed_lose_nothing(
    path: Path, opens: Stores, makes: Makes
) -> None:
    first, second = unlocked(opens, makes, path)
    kill(first)
    kill(second)
    again = opens()
    assert names(again) == ALL
    assert "What both wrote is kept." in again.file.notices[-1]
    kill(again)
    assert names(opens()) == ALL


def test_a_lock_that_was_removed_is_taken_anew_where_nobody_else_wrote(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    path.with_name(".journal.json.lock").unlink()
    beat(store)
    assert not store.file.read_only
    assert opens().file.read_only
    store.put(makes.person("Ben"))
    store.close()
    assert names(opens()) == ["Ana", "Ben"]


def test_a_checkpoint_that_failed_at_any_call_is_not_taken_for_another_programs(
    tmp_path: Path, clock: Clock, makes: Makes
) -> None:
    for fail_at in range(1, 100):
        place, files = tmp_path / str(fail_at) / "journal.json", FaultyFiles()
        store = Store.open(place, SCHEMA, now=clock, files=files)
        store.put(makes.person("Ana"))
        store.file.checkpoint()
        store.put(makes.person("Ben"))
        files.fail_at = len(files.calls) + fail_at
        failed = False
        try:
            store.file.checkpoint()
        except JournalError:
            failed = True
        reached = len(files.calls) >= files.fail_at
        files.fail_at = 0
        place.with_name(".journal.json.lock").unlink()
        beat(store)
        assert not store.file.read_only, (fail_at, failed)
        assert not any("Another program" in notice for notice in store.file.notices), fail_at
        store.close()
        store = Store.open(place, SCHEMA, now=clock, files=files)
        assert names(store) == ["Ana", "Ben"]
        store.close()
        if not reached:
            break
    assert fail_at > 20


def test_what_was_read_to_write_here_is_let_go_where_the_journal_is_closed_meanwhile(
    opens: Stores, makes: Makes
) -> None:
    first = opens()
    first.put(makes.person("Ana"))
    second = opens()
    first.close()
    take_over = second.file.read_again()
    second.file.poll_writer()
    second.close()
    assert take_over() is False
    assert not opens().file.read_only


class Locks:
    """What stands for the system's locks: they answer with an error."""

    LOCK_EX, LOCK_NB, LOCK_SH = fcntl.LOCK_EX, fcntl.LOCK_NB, fcntl.LOCK_SH

    def __init__(self, code: int) -> None:
        self.code = code

    def flock(self, _descriptor: int, _operation: int) -> None:
        raise OSError(self.code, os.strerror(self.code))


@pytest.mark.parametrize(("code", "writes"), [(errno.ENOLCK, True), (errno.EIO, False)])
def test_only_where_there_are_no_locks_it_is_written_without(
    monkeypatch: pytest.MonkeyPatch, opens: Stores, makes: Makes, code: int, writes: bool
) -> None:
    first = opens()
    first.put(makes.person())
    first.close()
    monkeypatch.setattr(lock_module, "fcntl", Locks(code))
    store = opens()
    assert store.file.read_only is not writes
    assert ("cannot lock files" in "".join(store.file.notices)) is writes
    assert ("the disk reports an error" in store.file.why_read_only) is not writes
