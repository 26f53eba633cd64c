"""Times of day and zones: what is typed, and what the clock shows elsewhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from mentorjournal import times
from mentorjournal.errors import BadInput, Unclear
from mentorjournal.times import Elsewhere, moment, own_zone, parse_time, parse_zone


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("17:00", "17:00"),
        ("at 17:00", "17:00"),
        ("17.30", "17:30"),
        ("1730", "17:30"),
        ("17h", "17:00"),
        ("8h05", "08:05"),
        ("5 PM", "17:00"),
        ("5:30pm", "17:30"),
        ("12 am", "00:00"),
        ("12 p.m.", "12:00"),
        ("noon", "12:00"),
        ("12", "12:00"),
        ("17", "17:00"),
        ("0:15", "00:15"),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, read: str) -> None:
    assert parse_time(typed) == read


@pytest.mark.parametrize("typed", ["25:00", "24:00", "17:60", "13 pm", "0 am", "9999"])
def test_a_time_that_no_clock_shows_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match=rf"no such time as {typed}\. Write it as 17:00 or 5 pm\."):
        parse_time(typed, field="at")


@pytest.mark.parametrize("typed", ["soon", "", "17:0", "-1:00", "1 7:00", "٥:٠٠", "17:00:00" * 9])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match="is not a time") as refusal:
        parse_time(typed, field="at")
    assert refusal.value.field == "at"


def test_an_hour_that_could_be_of_the_morning_or_the_evening_is_asked_about() -> None:
    with pytest.raises(Unclear) as asked:
        parse_time("5")
    assert asked.value.readings == ("05:00", "17:00")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Europe/Lisbon", "Europe/Lisbon"),
        ("lisbon", "Europe/Lisbon"),
        (" new york ", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("utc", "UTC"),
        ("", ""),
    ],
)
def test_a_zone_is_found_by_its_name_or_its_city(typed: str, name: str) -> None:
    assert parse_zone(typed) == name


def test_an_unknown_zone_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadInput, match=r"no time zone “Lisbonn”\. Do you mean Europe/Lisbon\?"):
        parse_zone("Lisbonn")
    with pytest.raises(BadInput, match=r"no time zone “Mars”\. Write it as"):
        parse_zone("Mars")


def test_a_machine_without_zones_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(times, "_zones", dict)
    with pytest.raises(BadInput, match="no table of time zones"):
        parse_zone("Lisbon")


ELSEWHERE = [
    # (zone, day, here in Berlin, there, how far apart)
    ("Europe/Lisbon", date(2026, 12, 14), "17:00", "16:00", "1 h behind"),
    ("America/Los_Angeles", date(2026, 12, 14), "17:00", "08:00", "9 h behind"),
    ("Asia/Kolkata", date(2026, 12, 14), "17:00", "21:30", "4:30 h ahead"),
    ("Asia/Kolkata", date(2026, 12, 14), "23:00", "03:30 next day", "4:30 h ahead"),
    ("America/New_York", date(2026, 12, 14), "02:00", "20:00 the day before", "6 h behind"),
    ("Europe/Paris", date(2026, 12, 14), "17:00", "17:00", "same time"),
    # America changes its clocks two weeks before Europe in spring, one week after in autumn.
    ("America/New_York", date(2027, 3, 20), "17:00", "12:00", "5 h behind"),
    ("America/New_York", date(2027, 10, 31), "17:00", "12:00", "5 h behind"),
    ("Australia/Sydney", date(2027, 7, 1), "09:00", "17:00", "8 h ahead"),
]


@pytest.mark.parametrize(("zone", "on", "here", "there", "apart"), ELSEWHERE)
def test_the_clock_elsewhere_is_told_beside_ones_own(
    zone: str, on: date, here: str, there: str, apart: str
) -> None:
    berlin = datetime.combine(
        on, datetime.strptime(here, "%H:%M").time(), ZoneInfo("Europe/Berlin")
    )
    found = Elsewhere(berlin, zone)
    assert (found.known, found.clock, found.apart) == (True, there, apart)


def test_a_zone_that_this_machine_does_not_know_is_told_to_be_unknown() -> None:
    found = Elsewhere(datetime(2026, 12, 14, 17, tzinfo=UTC), "Atlantis/Port")
    assert not found.known
    assert found.city == "Port"


def test_a_time_is_told_by_the_clock_of_whoever_keeps_the_journal() -> None:
    kolkata = datetime(2026, 12, 1, 12, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    told = moment(date(2026, 12, 14), "17:00", kolkata)
    assert (told.hour, told.minute) == (17, 0)


def test_my_own_zone_is_named_where_something_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = timezone(timedelta(hours=5, minutes=45))
    noon = datetime(2026, 11, 24, 12, 0, tzinfo=fixed)

    assert own_zone(noon.replace(tzinfo=ZoneInfo("Europe/Dublin"))) == "Europe/Dublin"
    monkeypatch.setenv("TZ", ":Asia/Kathmandu")
    assert own_zone(noon) == "Asia/Kathmandu"
    # What tells another time is not the zone of this clock.
    for name in ("Europe/Berlin", "nowhere", "", "../../etc/passwd", "<+0545>-5:45"):
        monkeypatch.setenv("TZ", name)
        assert own_zone(noon) in ("", "Asia/Kathmandu")
    monkeypatch.setenv("TZ", "Etc/UTC")
    assert own_zone(datetime(2026, 11, 24, 12, 0, tzinfo=UTC)) == "UTC"
