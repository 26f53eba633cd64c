"""P9: snapshots by day, and which of them stay."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.data.layout import Lines, join, split
from mentorjournal.data.models import Person
from mentorjournal.data.snapshots import list_snapshots

from .conftest import FaultyFiles, Makes, Stores

pytestmark = pytest.mark.proof("P9", "snapshots by day and by reason")


def test_the_first_checkpoint_of_a_day_keeps_what_was_there_before(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("first day"))
    store.checkpoint()
    assert list_snapshots(path) == [], "an empty journal is not worth a snapshot"
    for day in range(2):
        makes.clock.forward(days=1)
        content = path.read_bytes()
        for count in range(3):
            store.put(makes.person(f"{day} {count}"))
            store.checkpoint()
        snapshot = list_snapshots(path)[0]
        assert snapshot.day == makes.clock().date()
        assert snapshot.reason == "daily"
        assert (path.with_name("journal.json.backups") / snapshot.name).read_bytes() == content
        assert path.stat().st_nlink == 1
    assert len(list_snapshots(path)) == 2


def test_fourteen_days_eight_weeks_and_twelve_months_stay(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person())
    store.checkpoint()
    first = makes.clock().date()
    for _ in range(500):
        makes.clock.forward(days=1)
        store.put(makes.person())
        store.checkpoint()
    last = first + timedelta(days=500)
    days = [snapshot.day for snapshot in list_snapshots(path)]
    assert days[:14] == [last - timedelta(days=count) for count in range(14)]
    sundays = [day for day in days if day.weekday() == 6]
    assert len(sundays) >= 7
    months = {(day.year, day.month) for day in days}
    assert len(months) == 12
    assert date(2027, 10, 31) in days
    assert len(days) <= 14 + 8 + 12


def test_of_snapshots_made_for_a_reason_the_newest_stay(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    for count in range(30):
        makes.clock.forward(days=1)
        store.put(makes.person(f"{count}"))
        store.snapshot("before-import")
    store.put(makes.person())
    makes.clock.forward(days=1)
    store.checkpoint()
    reasons = [one.day for one in list_snapshots(path) if one.reason == "before import"]
    assert len(reasons) == 20
    assert max(reasons) == makes.clock().date() - timedelta(days=1)


def test_a_snapshot_holds_everything_up_to_that_moment(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    for _ in range(2):
        store.snapshot("before-import")
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
    store.checkpoint()
    content = path.read_bytes()
    makes.clock.forward(days=1)
    store.put(makes.person("Ben"))
    store.checkpoint()
    (snapshot,) = list_snapshots(path)
    assert (path.with_name("journal.json.backups") / snapshot.name).read_bytes() == content


def test_a_day_whose_snapshot_cannot_be_made_is_saved_all_the_same(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.checkpoint()
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
    lines: Lines = {
        name: {key: json.dumps(value).encode() for key, value in records.items()}
        for name, records in tables.items()
    }
    raw = b"".join(join(lines, {"schema": 1}))
    assert json.loads(raw) == {"meta": {"1": {"schema": 1}}, **tables}
    found = split(raw)
    assert found.pop("meta") == {"1": b'{"schema": 1}'}
    assert found == lines
