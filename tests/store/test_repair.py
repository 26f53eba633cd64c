"""P8 and P9: what is damaged can be brought back, and what was there before is kept."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.repair.apply import repair, restore, ways_back
from mentorjournal.errors import CannotOpen, Conflict, NotFound

from .conftest import Killed, Makes, MortalFiles, Stores

pytestmark = pytest.mark.proof("P8", "repairs and restores")


@pytest.fixture
def people(path: Path, opens: Stores, makes: Makes) -> list[Person]:
    """Twelve people: six in a snapshot of yesterday, ten in the file, all in file and log."""
    people = [makes.person(f"{number}", notes="x" * 80) for number in range(12)]
    store = opens()
    store.put(*people[:6])
    store.file.checkpoint()
    makes.clock.forward(days=1)
    store.put(*people[6:10])
    store.file.checkpoint()
    people[0] = msgspec.structs.replace(people[0], role="edited since")
    store.put(people[0], *people[10:])
    store.file.abandon()
    return people


@pytest.mark.parametrize("part", range(0, 64, 3))
def test_repair_brings_every_whole_record_back(
    path: Path, opens: Stores, people: list[Person], part: int
) -> None:
    content = path.read_bytes()
    damaged = content[: len(content) * part // 64]
    path.write_bytes(damaged)
    with pytest.raises(CannotOpen):
        opens()
    repaired = repair(path, SCHEMA, now=opens.clock())
    store = opens()
    found = store.all(Person)
    assert {one.name for one in found} >= {str(n) for n in (*range(6), 10, 11)}
    assert store.get(Person, people[0].uid).role == "edited since"
    lines = [one for one in damaged.splitlines() if one.startswith(b'"2') and b"}" in one]
    assert len(found) == 8 + max(0, len(lines) - 6)
    assert repaired.extracted == len(lines)
    if damaged:
        kept = path.with_name("journal.json.backups") / repaired.kept_as
        assert kept.read_bytes() == damaged
    assert store.file.notices == []


def test_repair_works_around_a_hole_in_the_middle(
    path: Path, opens: Stores, people: list[Person]
) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:900] + bytes(700) + content[1600:])
    repair(path, SCHEMA, now=opens.clock())
    assert opens().all(Person) == people


def test_a_whole_journal_is_not_repaired(path: Path, opens: Stores, people: list[Person]) -> None:
    content = path.read_bytes()
    with pytest.raises(Conflict, match="nothing to repair"):
        repair(path, SCHEMA, now=opens.clock())
    assert path.read_bytes() == content


def test_a_snapshot_is_restored_and_the_present_kept(
    path: Path, opens: Stores, people: list[Person]
) -> None:
    (snapshot,) = list_snapshots(path)
    assert snapshot.reason == "hourly"
    kept_as = restore(path, SCHEMA, snapshot.name, now=opens.clock())
    store = opens()
    assert [one.name for one in store.all(Person)] == [str(number) for number in range(6)]
    store.close()
    restore(path, SCHEMA, kept_as, now=opens.clock())
    assert opens().all(Person) == people


def test_a_restore_keeps_what_another_program_wrote_and_nobody_was_asked_about(
    path: Path, opens: Stores, people: list[Person]
) -> None:
    store = opens()
    store.file.checkpoint()
    store.put(*(msgspec.structs.replace(one, notes="ours") for one in people))
    store.close(checkpoint=False)
    theirs = path.read_bytes().replace(b"x" * 80, b"theirs")
    path.write_bytes(theirs)
    restore(path, SCHEMA, list_snapshots(path)[-1].name, now=opens.clock())
    backups = path.with_name("journal.json.backups")
    assert theirs in [one.read_bytes() for one in backups.iterdir()]
    (kept,) = backups.glob("*-before-restore.json")
    assert kept.read_bytes().count(b'"ours"') == 12


def test_a_restore_that_was_killed_makes_nothing_older_than_it_is(
    tmp_path: Path, path: Path, opens: Stores, people: list[Person]
) -> None:
    opens().close()
    name = list_snapshots(path)[-1].name
    for fail_at in range(1, 200):
        again = tmp_path / f"again {fail_at}" / "journal.json"
        shutil.copytree(path.parent, again.parent, ignore=shutil.ignore_patterns("again*"))
        files = MortalFiles(fail_at)
        with suppress(Killed):
            restore(again, SCHEMA, name, now=opens.clock(), files=files)
        files.buried()
        store = opens(again)
        assert store.file.notices == []
        assert len(store.all(Person)) in (6, 12)
        store.close()
        if not files.dead:
            break
    assert 30 < fail_at < 199


class DiesBeforeTheLogGoes(MortalFiles):
    """The disk of a program that is killed just before it removes the change log."""

    def remove(self, path: Path) -> None:
        if ".log." in path.name:
            self.fail_at = len(self.calls) + 1
        super().remove(path)


def test_what_a_killed_restore_has_put_back_stays_so_where_another_program_edits_it(
    path: Path, opens: Stores, people: list[Person]
) -> None:
    opens().close(checkpoint=False)
    files = DiesBeforeTheLogGoes()
    with pytest.raises(Killed):
        restore(path, SCHEMA, list_snapshots(path)[-1].name, now=opens.clock(), files=files)
    files.buried()
    path.write_bytes(path.read_bytes().replace(b'"name": "3"', b'"name": "theirs"'))
    assert [one.name for one in opens().all(Person)] == ["0", "1", "2", "theirs", "4", "5"]


def test_restoring_refuses_what_is_no_snapshot(
    path: Path, opens: Stores, people: list[Person]
) -> None:
    for name in ("", "2026-01-01.json", "../journal.json", "2026-11-22.json/../../journal.json"):
        with pytest.raises(NotFound):
            restore(path, SCHEMA, name, now=opens.clock())
    (snapshot,) = list_snapshots(path)
    (path.with_name("journal.json.backups") / snapshot.name).write_bytes(b"{")
    with pytest.raises(CannotOpen):
        restore(path, SCHEMA, snapshot.name, now=opens.clock())
    assert opens().all(Person) == people


def test_nothing_is_restored_under_an_open_journal(
    path: Path, opens: Stores, people: list[Person]
) -> None:
    store = opens()
    (snapshot,) = list_snapshots(path)
    with pytest.raises(Conflict, match="open in process"):
        restore(path, SCHEMA, snapshot.name, now=opens.clock())
    assert store.all(Person) == people


def test_the_newest_backup_is_that_of_the_last_commit_and_not_of_a_clock_that_was_wrong(
    path: Path, opens: Stores, makes: Makes
) -> None:
    right = makes.clock()
    makes.clock.forward(days=1500)
    store = opens()
    for name in ("old", "old too"):
        store.put(makes.person(name))
        store.file.checkpoint()
    store.close()
    makes.clock.moment = right
    for day in range(3):
        store = opens()
        store.put(makes.person(f"day {day}"))
        store.close()
        makes.clock.forward(days=1)
    path.write_bytes(bytes(100))
    newest = "2026-11-24T093000.json"
    assert newest in [one.name for one in list_snapshots(path)[1:]]
    ways = ways_back(path, SCHEMA, now=makes.clock())
    assert ways.newest is not None
    assert ways.newest.name == newest
    assert repair(path, SCHEMA, now=makes.clock()).snapshot == newest
    names = [one.name for one in opens().all(Person)]
    assert names == ["old", "old too", "day 0", "day 1"]


@pytest.mark.parametrize("cut", [0, 40])
def test_two_journals_are_never_mixed(
    tmp_path: Path, path: Path, opens: Stores, people: list[Person], makes: Makes, cut: int
) -> None:
    log = path.with_name(".journal.json.log.0003").read_bytes()
    other = opens(tmp_path / "other" / "journal.json")
    other.put(makes.person("theirs 1"), makes.person("theirs 2"))
    other.close()
    content = other.file.path.read_bytes()
    path.write_bytes(content[: len(content) - cut])
    with pytest.raises(CannotOpen):
        opens()
    ways = ways_back(path, SCHEMA, now=makes.clock())
    assert ways.repaired is not None
    assert ways.repaired.other_log
    repaired = repair(path, SCHEMA, now=makes.clock())
    assert (repaired.replayed, repaired.snapshot, repaired.other_log) == (0, "", True)
    store = opens()
    assert [one.name for one in store.all(Person)] == ["theirs 1", "theirs 2"][: 2 - bool(cut)]
    store.close()
    kept = [path.with_name("journal.json.backups") / one.name for one in list_snapshots(path)]
    assert log in [one.read_bytes() for one in kept], "their changes are still there"


def test_a_log_that_belongs_to_the_newest_backup_is_still_used(
    path: Path, opens: Stores, people: list[Person], makes: Makes
) -> None:
    path.write_bytes(b"")
    repaired = repair(path, SCHEMA, now=makes.clock())
    assert repaired.replayed == 1
    assert not repaired.other_log
    assert "edited since" in [one.role for one in opens().all(Person)]


@pytest.mark.parametrize("damage", ["another digit", "no digit", "shorter"])
def test_a_journal_whose_own_uid_is_damaged_is_still_the_same(
    path: Path, opens: Stores, people: list[Person], makes: Makes, damage: str
) -> None:
    content = path.read_bytes()
    at = content.index(b'"journal": "') + 30
    other = b"1" if content[at : at + 1] == b"0" else b"0"
    digit = {"another digit": other, "no digit": b"x", "shorter": b""}[damage]
    line = content.index(b'"2', at)
    # Some records are lost as well, which only the backup still has.
    path.write_bytes(content[:at] + digit + content[at + 1 : line] + content[line + 600 :])
    with pytest.raises(CannotOpen):
        opens()
    repaired = repair(path, SCHEMA, now=makes.clock())
    assert (repaired.replayed, repaired.other_log) == (1, False)
    assert repaired.snapshot
    assert opens().all(Person) == people
