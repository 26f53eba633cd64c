"""P9: backups stay within their room, and what protects against loss stays in any case."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep

import pytest

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_backups, list_snapshots
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.snapshots.contents import Contents
from mentorjournal.data.store.snapshots.retention import Room, fit
from mentorjournal.heartbeat import Heartbeat
from mentorjournal.journal import Journal

from .conftest import FaultyFiles, Makes, Stores
from .test_packing import NOW, PACKED, journal, lay_out, tidy

pytestmark = pytest.mark.proof("P9", "backups within their room")
REPOSITORY = Path(__file__).parents[2]


def names_of(path: Path) -> list[str]:
    return [one.name for one in list_snapshots(path)]


def size_of(path: Path) -> int:
    return sum(one.size for one in list_snapshots(path))


def hold_to(path: Path, times: float) -> None:
    fit(JournalDir.find(path, SCHEMA, FaultyFiles()), Room(lambda: times, 0))


def test_the_oldest_go_until_the_others_fit(path: Path) -> None:
    held = lay_out(path, range(12, 0, -1))
    hold_to(path, 5)
    assert names_of(path) == sorted(held, reverse=True)[:5]
    assert size_of(path) <= 5 * path.stat().st_size
    hold_to(path, 0)
    assert names_of(path) == [max(held)], "the newest stays however little room there is"


def test_what_protects_against_loss_stays(path: Path) -> None:
    held = lay_out(path)
    backups = path.with_name("journal.json.backups")
    reasons = [
        *("T010000-before-restore", "T020000-before-restore", "T020000-before-restore-2"),
        *("T030000-before-form-2", "T040000-before-form-3", "T050000-before-purge"),
        *("T060000-set-aside", "T060000-set-aside-2", "T070000-unread-log", "T080000-set-aside"),
        *("T090000-from-elsewhere", "T100000-before-merge"),
    ]
    for reason in reasons:
        (backups / f"2026-03-01{reason}.json").write_bytes(journal(3, 30))
    hold_to(path, 0)
    stay = [
        one for one in reasons if one not in ("T010000-before-restore", "T020000-before-restore")
    ]
    assert {*names_of(path)} == {max(held), *(f"2026-03-01{reason}.json" for reason in stay)}


def test_what_was_set_aside_takes_no_room_and_is_never_thinned(
    path: Path, opens: Stores, makes: Makes
) -> None:
    held = lay_out(path, (3, 2, 1))
    backups = path.with_name("journal.json.backups")
    aside = {f"2026-01-01T{number:06}-set-aside.json" for number in range(30)}
    for name in aside:
        (backups / name).write_bytes(journal(3, 30))
    hold_to(path, 4)
    assert {*names_of(path)} == aside | held.keys()
    store = opens(room=PACKED)
    makes.clock.moment = NOW.replace(tzinfo=makes.clock.moment.tzinfo) + timedelta(hours=5)
    store.put(makes.person())
    store.file.checkpoint()
    store.close()
    assert aside <= {*names_of(path)}


def test_a_base_stays_as_long_as_something_builds_on_it(path: Path) -> None:
    held = lay_out(path, (3, 2, 1))
    tidy(path)
    assert sum(bool(one.base) for one in list_snapshots(path)) == 2
    hold_to(path, 0)
    oldest, _, newest = sorted(held)
    assert names_of(path) == [newest, oldest]
    contents = Contents(JournalDir.find(path, SCHEMA))
    assert contents.of(list_snapshots(path)[0]) == held[newest]


def test_a_journal_that_has_lost_much_keeps_its_backups(path: Path) -> None:
    held = lay_out(path)
    tidy(path)
    path.write_bytes(journal(7, 1))
    hold_to(path, 1)
    assert {*names_of(path)} == held.keys()


def big(makes: Makes, count: int) -> list[Person]:
    """People with so much to say that a few take more than the little that is left alone."""
    notes = [sha256(b"%d" % number).hexdigest() * 20 for number in range(count)]
    return [makes.person(f"Person {number}", notes=text) for number, text in enumerate(notes)]


def test_backups_that_an_earlier_version_left_are_packed_and_bounded(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(*big(makes, 60))
    store.close()
    backups, raw = path.with_name("journal.json.backups"), path.read_bytes()
    for month in range(1, 11):
        (backups / f"2026-{month:02}-01.json").write_bytes(raw)
        (backups / f"2026-{month:02}-02T101500.json").write_bytes(raw)
    assert size_of(path) > 10 * len(raw)
    makes.clock.forward(hours=2)
    opens().close()
    assert size_of(path) <= 3 * len(raw)
    found = list_backups(path, SCHEMA)
    assert {one.records for one in found} == {60}
    months = [one.snapshot.day.month for one in found]
    assert [*dict.fromkeys(months)] == [11, *range(10, 0, -1)]
    for one in backups.iterdir():
        assert one.name.endswith(".gz")


def test_the_room_that_was_chosen_is_what_is_kept_to(path: Path, makes: Makes, home: Path) -> None:
    settings = home / "xdg_config_home" / "mentorjournal" / "settings.toml"
    settings.parent.mkdir(parents=True)
    sizes = []
    for times in ("1", "", "40"):
        settings.write_text(f"backup_times = {times}\n" if times else "")
        place = path.with_name(f"place {times}") / "journal.json"
        store = Store.open(place, SCHEMA, now=makes.clock, files=FaultyFiles())
        store.put(*big(makes, 60))
        store.close()
        for month in range(1, 11):
            aside = place.with_name("journal.json.backups") / f"2026-{month:02}-01.json"
            other = [b"%d %d" % (month, number) for number in range(800)]
            aside.write_bytes(b"".join(sha256(one).hexdigest().encode() for one in other))
        Journal.open(place, clock=makes.clock).close()
        sizes.append(size_of(place) / place.stat().st_size)
    assert sizes[0] <= 1 < sizes[1] <= 3 < sizes[2]


def test_the_program_packs_while_nobody_types(path: Path, makes: Makes) -> None:
    store = Store.open(path, SCHEMA, now=makes.clock)
    store.put(*big(makes, 60))
    store.close()
    store = Store.open(path, SCHEMA, now=makes.clock)
    store.file.snapshot("before-import")
    journal_here = Journal(store, clock=makes.clock)
    beat = Heartbeat(journal_here.file)
    assert not all(one.file.endswith(".gz") for one in list_snapshots(path))
    beat.start()
    try:
        until = monotonic() + 60
        while not all(one.file.endswith(".gz") for one in list_snapshots(path)):
            assert monotonic() < until
            sleep(0.05)
    finally:
        beat.stop()
        journal_here.close()
    assert beat.failure is None


def test_a_backup_can_be_had_without_the_program(path: Path) -> None:
    held = lay_out(path)
    tidy(path)
    backups = path.with_name("journal.json.backups")
    page = (REPOSITORY / "docs" / "backups.md").read_text(encoding="utf-8")
    script = page.split("```python\n")[1].split("```")[0]
    for one in list_snapshots(path):
        if not one.base:
            assert gzip.decompress((backups / one.file).read_bytes()) == held[one.name]
        command = [sys.executable, "-c", script, one.file]
        ran = subprocess.run(command, cwd=backups, capture_output=True, check=True)

        assert json.loads(ran.stdout) == json.loads(held[one.name])
