"""P9: snapshots as time goes by, and which of them stay."""

from __future__ import annotations

import json
import os
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.backups import list_backups, list_snapshots
from mentorjournal.data.store.format.layout import EncodedTables, join, split
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.snapshots.contents import newest_first
from mentorjournal.data.store.snapshots.retention import Room, fit, thin
from mentorjournal.data.store.snapshots.snapshots import (
    moment_of,
    regular_name,
    regular_names,
)
from tests.tally import now_and_then

from .conftest import FaultyFiles, Makes, Stores

pytestmark = pytest.mark.proof("P9", "snapshots by the hour and by reason")


def contents(path: Path) -> list[bytes]:
    """What the snapshots hold, newest first."""
    backups = path.with_name("journal.json.backups")
    return [(backups / one.name).read_bytes() for one in list_snapshots(path)]


def test_once_an_hour_a_checkpoint_keeps_what_was_there_before(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("first"))
    store.file.checkpoint()
    assert list_snapshots(path) == [], "an empty journal is not worth a snapshot"
    for hour in range(3):
        makes.clock.forward(minutes=20)
        content = path.read_bytes()
        for count in range(4):
            store.put(makes.person(f"{hour} {count}"))
            store.file.checkpoint()
            makes.clock.forward(minutes=14)
        snapshot = list_snapshots(path)[0]
        assert snapshot.reason == "hourly"
        assert contents(path)[0] == content
        assert path.stat().st_nlink == 1
        assert len(list_snapshots(path)) == hour + 1
    assert [one.time for one in list_snapshots(path)] == ["12:22", "11:06", "09:50"]
    assert [one.name for one in list_snapshots(path)][2] == "2026-11-22T095000.json"


def test_leaving_keeps_the_journal_as_it_is_left(path: Path, opens: Stores, makes: Makes) -> None:
    def life(*names: str) -> None:
        store = opens()
        store.put(*(makes.person(name) for name in names))
        store.close()

    life("first")
    assert contents(path) == [path.read_bytes()]
    assert path.stat().st_nlink == 1, "a copy: who writes in place does not write into it"
    makes.clock.forward(minutes=59)
    life("soon after")
    assert len(contents(path)) == 1
    makes.clock.forward(minutes=2)
    life()
    assert contents(path)[0] == path.read_bytes(), "what was left out before is kept now"
    makes.clock.forward(hours=3)
    life()
    assert len(contents(path)) == 2, "nothing has changed since the last one"
    life("hours later")
    assert len(contents(path)) == 3
    assert contents(path)[0] == path.read_bytes()
    assert b"hours later" not in contents(path)[1]


def test_what_reads_or_leaves_changes_in_the_log_keeps_no_snapshot(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.close(checkpoint=False)
    opens(read_only=True).close()
    assert list_snapshots(path) == []


def test_a_clock_that_was_wrong_does_not_end_the_snapshots(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("first"))
    store.close()
    backups = path.with_name("journal.json.backups")
    (backups / "2099-01-01T000000.json").write_bytes(b"{}")
    store = opens()
    for count in range(3):
        makes.clock.forward(minutes=50)
        store.put(makes.person(f"{count}"))
        store.file.checkpoint()
    made = [one.time for one in list_snapshots(path) if one.day.year == 2026]
    assert made == ["12:00", "10:20", "09:30"]


def test_what_was_kept_last_is_listed_first_whatever_the_clock_said(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    for years in (0, 4, -4, 0):
        makes.clock.forward(days=366 * years, seconds=1)
        store.put(makes.person("Ana"))
        store.file.snapshot("before-import")
    store.close()
    aside = ["2028-01-01T000000-set-aside.json", "2020-01-01T000000-set-aside.json"]
    for name in aside:
        (path.with_name("journal.json.backups") / name).write_text("{")
    listed = [one.snapshot for one in list_backups(path, SCHEMA) if "import" in one.snapshot.reason]
    assert [one.day.year for one in listed] == [2026, 2026, 2030, 2026]
    whole = [one.snapshot for one in list_backups(path, SCHEMA) if one.records]
    assert whole == newest_first(JournalDir.find(path, SCHEMA))
    names = [one.snapshot.name for one in list_backups(path, SCHEMA)]
    assert [one for one in names if one in aside] == aside
    assert names[-1] == aside[1]


def test_in_the_hour_that_the_clock_repeats_the_newest_is_what_was_kept_last(
    path: Path, opens: Stores, makes: Makes
) -> None:
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    kept: list[str] = []
    for name, moment in (
        ("first", datetime(2026, 10, 25, 1, 30, tzinfo=summer)),
        ("second", datetime(2026, 10, 25, 2, 45, tzinfo=summer)),
        ("third", datetime(2026, 10, 25, 2, 30, tzinfo=winter)),
        ("fourth", datetime(2026, 10, 25, 2, 40, tzinfo=winter)),
    ):
        makes.clock.moment = moment
        store = opens()
        store.put(makes.person(name))
        store.file.snapshot("before-import")
        store.close()
        kept.insert(0, f"{moment:%Y-%m-%dT%H%M%S}-before-import.json")
    ours = newest_first(JournalDir.find(path, SCHEMA))
    assert [one.name for one in ours if one.reason == "before import"] == kept
    listed = [one.snapshot for one in list_backups(path, SCHEMA)]
    assert [one.name for one in listed if one.reason == "before import"] == kept
    assert b"fourth" in (path.with_name("journal.json.backups") / kept[0]).read_bytes()


def in_a_repeated_hour(opens: Stores, makes: Makes) -> None:
    """Keep two snapshots at 2:45 and at 2:30, an hour having been repeated in between."""
    for name, minute, hours in (("earlier", 45, 2), ("later", 30, 1)):
        zone = timezone(timedelta(hours=hours))
        makes.clock.moment = datetime(2026, 10, 25, 2, minute, tzinfo=zone)
        store = opens()
        store.put(makes.person(name))
        store.close()


def test_of_a_day_on_which_the_clock_repeats_an_hour_its_last_state_stays(
    path: Path, opens: Stores, makes: Makes
) -> None:
    in_a_repeated_hour(opens, makes)
    assert len(list_snapshots(path)) == 2
    makes.clock.forward(days=3)
    store = opens()
    store.put(makes.person("much later"))
    store.close()
    assert [one.name for one in list_snapshots(path)][1:] == ["2026-10-25T023000.json"]
    assert b"later" in contents(path)[1]


def test_where_there_is_no_room_the_last_of_a_repeated_hour_stays(
    path: Path, opens: Stores, makes: Makes
) -> None:
    in_a_repeated_hour(opens, makes)
    fit(JournalDir.find(path, SCHEMA), Room(lambda: 0, 0))
    assert "2026-10-25T023000.json" in [one.name for one in list_snapshots(path)]


def test_an_hour_is_sixty_minutes_also_where_the_clock_repeats_it(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("first"))
    store.file.checkpoint()
    for hour, minute, zone in ((2, 15, 2), (2, 45, 2), (2, 10, 1), (2, 20, 1), (3, 15, 1)):
        makes.clock.moment = datetime(
            2026, 10, 25, hour, minute, tzinfo=timezone(timedelta(hours=zone))
        )
        store.put(makes.person(f"{hour}:{minute}"))
        store.file.checkpoint()
    assert [one.time for one in list_snapshots(path)] == ["02:20", "02:15"]


@now_and_then
def test_they_thin_out_with_age(path: Path) -> None:
    home = JournalDir.find(path, SCHEMA)
    home.files.make_folder(home.backups)
    first = moment = datetime(2024, 1, 1, 9, 0)
    (home.backups / "2023-12-30.json").touch()
    (home.backups / "2023-12-31.json").touch()
    while moment < first + timedelta(days=900):
        moment += timedelta(hours=3 if moment > first + timedelta(days=897) else 24)
        (home.backups / regular_name(moment)).touch()
        thin(home, moment)
    kept = [moment_of(name) for name in regular_names(home)]
    stay = [one for one in kept if one is not None]
    ages = [moment - one for one in stay]
    assert ages[:8] == [timedelta(hours=3 * count) for count in range(8)]
    days = sorted({one.date() for one in stay}, reverse=True)
    assert days[:14] == [moment.date() - timedelta(days=count) for count in range(14)]
    for weeks in range(2, 12):
        assert len([age for age in ages if weeks <= age / timedelta(weeks=1) < weeks + 1]) in (1, 2)
    assert len({(one.year, one.month) for one in stay}) == 24
    assert stay[-1] == datetime(2024, 7, 31, 9, 0), "the last one of its month"
    assert len(stay) <= 8 + 14 + 13 + 24


def test_of_snapshots_made_for_a_reason_the_newest_stay(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    for count in range(30):
        makes.clock.forward(days=1)
        store.put(makes.person(f"{count}"))
        store.file.snapshot("before-import")
    store.put(makes.person())
    makes.clock.forward(days=1)
    store.file.checkpoint()
    reasons = [one.day for one in list_snapshots(path) if one.reason == "before import"]
    assert len(reasons) == 20
    assert max(reasons) == makes.clock().date() - timedelta(days=1)


def test_of_many_snapshots_of_one_second_the_newest_stay_too(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    for count in range(60):
        store.put(makes.person(f"person {count:02}"))
        store.file.snapshot("before-import")
        thin(JournalDir.find(path, SCHEMA), makes.clock().replace(tzinfo=None))
    backups = path.with_name("journal.json.backups")
    found = [one for one in list_snapshots(path) if one.reason.startswith("before import")]
    kept = [(backups / one.name).read_bytes() for one in found]
    assert len(kept) == 20
    newest = [max(name for name in range(60) if b"person %02d" % name in one) for one in kept]
    assert newest == list(range(59, 39, -1))


def test_a_snapshot_holds_everything_up_to_that_moment(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    for _ in range(2):
        store.file.snapshot("before-import")
    names = [snapshot.name for snapshot in list_snapshots(path)]
    assert len(set(names)) == 2
    content = (path.with_name("journal.json.backups") / names[0]).read_text()
    assert "Ana" in content


def test_where_the_disk_knows_no_links_a_snapshot_is_a_copy(
    path: Path, opens: Stores, makes: Makes
) -> None:
    class NoLinks(FaultyFiles):
        def link(self, source: Path, target: Path) -> None:
            raise PermissionError(1, "links are not supported")

    store = opens(files=NoLinks())
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    content = path.read_bytes()
    makes.clock.forward(days=1)
    store.put(makes.person("Ben"))
    store.file.checkpoint()
    (snapshot,) = list_snapshots(path)
    assert (path.with_name("journal.json.backups") / snapshot.name).read_bytes() == content


def test_an_hour_whose_snapshot_cannot_be_made_is_saved_all_the_same(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    path.with_name("journal.json.backups").write_text("in the way")
    makes.clock.forward(days=1)
    store.put(makes.person("Ben"))
    store.close()
    os.remove(path.with_name("journal.json.backups"))  # noqa: PTH107
    assert [one.name for one in opens().all(Person)] == ["Ana", "Ben"]


@given(
    st.dictionaries(
        st.text(max_size=8),
        st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3),
        max_size=3,
    )
)
def test_what_is_laid_out_as_a_file_is_found_again(tables: dict[str, dict[str, str]]) -> None:
    tables.pop("meta", None)
    lines: EncodedTables = {
        name: {key: json.dumps(value).encode() for key, value in records.items()}
        for name, records in tables.items()
    }
    raw = b"".join(join(lines, {"schema": 1}))
    assert json.loads(raw) == {"meta": {"1": {"schema": 1}}, **tables}
    found = split(raw)
    assert found.pop("meta") == {"1": b'{"schema": 1}'}
    assert found == lines
