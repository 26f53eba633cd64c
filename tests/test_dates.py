"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.dates import EARLIEST, LATEST, add_months, ago, full_date, parse_date, show_date
from mentorjournal.errors import BadInput

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-1-5", date(2026, 1, 5)),
        (" Today ", SUNDAY),
        ("tomorrow", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 21)),
        ("fri", date(2026, 11, 27)),
        ("sunday", date(2026, 11, 29)),
        ("+2w", date(2026, 12, 6)),
        ("-3d", date(2026, 11, 19)),
        ("+1m", date(2026, 12, 22)),
        ("12 May 2026", date(2026, 5, 12)),
        ("Tue 12 May 2026", date(2026, 5, 12)),
        ("31 dec", date(2026, 12, 31)),
        ("31 December", date(2026, 12, 31)),
        ("12 May", date(2027, 5, 12)),
        ("29 Feb", date(2028, 2, 29)),
        ("22 Nov", SUNDAY),
        ("Dec 31", date(2026, 12, 31)),
        ("December 3rd, 2027", date(2027, 12, 3)),
        ("thu 3rd  dec", date(2026, 12, 3)),
        ("3. Dec", date(2026, 12, 3)),
        ("3dec", date(2026, 12, 3)),
        ("next week", date(2026, 11, 29)),
        ("next month", date(2026, 12, 22)),
    ],
)
def test_a_date_is_read_as_people_write_it(typed: str, day: date) -> None:
    assert parse_date(typed, SUNDAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("fri", date(2026, 11, 20)),
        ("sun", SUNDAY),
        ("12 May", date(2026, 5, 12)),
        ("31 Dec", date(2025, 12, 31)),
        ("29 Feb", date(2024, 2, 29)),
    ],
)
def test_of_what_has_happened_the_last_such_day_is_meant(typed: str, day: date) -> None:
    assert parse_date(typed, SUNDAY, past=True) == day


@pytest.mark.parametrize(
    "typed",
    [
        *("31 Feb", "2026-02-31", "31 Feb 2026", "0 May", "32 Dec", "29 Feb 2026", "12 Mayor 26"),
        *("0000-01-01", "1899-12-31", "2201-01-01", "26-01-01", "+9999y", "", "soon", "f", "31-12"),
        *("２０２６-01-01", "12.05.2026", "5/12/2026", "x" * 5000),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_date(typed, SUNDAY, field="on")
    assert refusal.value.field == "on"
    assert str(refusal.value).endswith(".")
    assert len(str(refusal.value)) < 200


@given(st.dates(EARLIEST, LATEST), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_day_is_read_back_from_how_it_is_shown(day: date, today: date) -> None:
    assert parse_date(full_date(day), today) == day
    assert parse_date(day.isoformat(), today) == day
    shown = parse_date(show_date(day, today), today, past=day < today)
    assert shown == day


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_months_are_calendar_months(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (-1, "yesterday"), (1, "tomorrow"), (-13, "13 days ago"), (21, "in 3 weeks")],
)
def test_distance_is_said_in_words(days: int, words: str) -> None:
    assert ago(date.fromordinal(SUNDAY.toordinal() + days), SUNDAY) == words
