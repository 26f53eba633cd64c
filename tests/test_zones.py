"""A moment is kept in UTC and told as the clock on the wall told it: its day, its hour."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from mentorjournal.dates import local_day, on_the_wall
from mentorjournal.journal import Journal
from scripts.day import ZONES

Lives = Callable[[str], None]

EVENING = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
"""An evening in Berlin, and the next morning in Auckland."""


@pytest.fixture
def lives_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lives]:
    """Puts the machine into a zone."""

    def put(zone: str) -> None:
        monkeypatch.setenv("TZ", ZONES[zone])
        time.tzset()

    yield put
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Berlin", date(2026, 11, 22)), ("Auckland", date(2026, 11, 23)), ("UTC", date(2026, 11, 22))],
)
def test_a_day_is_the_one_on_which_the_person_lived_the_moment(
    zone: str, day: date, lives_in: Lives
) -> None:
    lives_in(zone)
    assert local_day(EVENING) == day


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "2026-07-02 00:30"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25 02:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25 02:30"),
        (datetime(2026, 12, 1, 22, 30, tzinfo=UTC), "2026-12-01 23:30"),
    ],
)
def test_an_hour_of_summer_is_told_in_summer_time_in_winter_too(
    moment: datetime, shown: str, lives_in: Lives
) -> None:
    lives_in("Berlin")
    winter = datetime(2026, 12, 24, 12, 0).astimezone()
    assert f"{on_the_wall(moment, winter):%Y-%m-%d %H:%M}" == shown


def test_a_clock_of_another_zone_is_followed(lives_in: Lives) -> None:
    lives_in("Berlin")
    there = datetime(2026, 12, 24, 12, 0, tzinfo=timezone(timedelta(hours=13)))
    assert f"{on_the_wall(EVENING, there):%Y-%m-%d %H:%M}" == "2026-11-23 10:30"


def test_what_is_added_in_the_morning_is_of_that_day_where_utc_is_still_at_yesterday(
    tmp_path: Path, lives_in: Lives
) -> None:
    lives_in("Auckland")
    journal = Journal.open(tmp_path / "journal.json", clock=EVENING.astimezone)
    try:
        ana = journal.relationships.begin("Ana", "mentor")
        journal.follow_ups.add(ana, "Lead with the number", kind="advice")
        assert [item.since for item in journal.follow_ups.all()] == [date(2026, 11, 23)]
        assert journal.today() == date(2026, 11, 23)
    finally:
        journal.close()
