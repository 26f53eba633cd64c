"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.dates import EARLIEST, LATEST, add_months, ago, full_date, parse_date, show_date
from mentorjournal.errors import BadInput

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 30)


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


SPELLINGS = [
    # The day itself and its neighbours.
    ("today", "2026-11-30"),
    ("TODAY", "2026-11-30"),
    ("tomorrow", "2026-12-01"),
    ("tmrw", "2026-12-01"),
    ("yesterday", "2026-11-29"),
    ("day after tomorrow", "2026-12-02"),
    ("the day before yesterday", "2026-11-28"),
    # Weekdays.
    ("mon", "2026-12-07"),
    ("tue", "2026-12-01"),
    ("tues", "2026-12-01"),
    ("Wednesday", "2026-12-02"),
    ("thurs", "2026-12-03"),
    ("fri", "2026-12-04"),
    ("on friday", "2026-12-04"),
    ("by fri", "2026-12-04"),
    ("this fri", "2026-12-04"),
    ("next fri", "2026-12-11"),
    ("next Monday", "2026-12-07"),
    ("last fri", "2026-11-27"),
    ("last mon", "2026-11-23"),
    # Steps.
    ("2w", "2026-12-14"),
    ("+2w", "2026-12-14"),
    ("+ 2w", "2026-12-14"),
    ("-2w", "2026-11-16"),
    ("10d", "2026-12-10"),
    ("3 days", "2026-12-03"),
    ("in 3 days", "2026-12-03"),
    ("in three days", "2026-12-03"),
    ("in a week", "2026-12-07"),
    ("a week", "2026-12-07"),
    ("two weeks", "2026-12-14"),
    ("in 2 wks", "2026-12-14"),
    ("2 weeks from now", "2026-12-14"),
    ("in a month", "2026-12-30"),
    ("3m", "2027-02-28"),
    ("+3 months", "2027-02-28"),
    ("1y", "2027-11-30"),
    ("in one year", "2027-11-30"),
    ("3 days ago", "2026-11-27"),
    ("2w ago", "2026-11-16"),
    ("a week ago", "2026-11-23"),
    ("next week", "2026-12-07"),
    ("next month", "2026-12-30"),
    ("next year", "2027-11-30"),
    ("last week", "2026-11-23"),
    ("last month", "2026-10-30"),
    # Ends.
    ("eow", "2026-12-04"),
    ("end of week", "2026-12-04"),
    ("end of the week", "2026-12-04"),
    ("eom", "2026-11-30"),
    ("end of this month", "2026-11-30"),
    ("eoy", "2026-12-31"),
    ("end of year", "2026-12-31"),
    # Figures.
    ("2026-12-31", "2026-12-31"),
    ("2026-1-5", "2026-01-05"),
    ("2026/12/31", "2026-12-31"),
    ("2026.12.31", "2026-12-31"),
    ("2026-11-12", "2026-11-12"),
    ("20261231", "2026-12-31"),
    ("31.12.2026", "2026-12-31"),
    ("31/12/2026", "2026-12-31"),
    ("31-12-2026", "2026-12-31"),
    ("12/31/2026", "2026-12-31"),
    ("12-31-2026", "2026-12-31"),
    ("31.12.", "2026-12-31"),
    ("31.12", "2026-12-31"),
    ("31/12", "2026-12-31"),
    ("12/31", "2026-12-31"),
    ("12/12/2026", "2026-12-12"),
    ("1.1.2027", "2027-01-01"),
    # Months in words.
    ("27 Nov", "2027-11-27"),
    ("Nov 27", "2027-11-27"),
    ("30 Nov", "2026-11-30"),
    ("1 Dec", "2026-12-01"),
    ("27 November 2026", "2026-11-27"),
    ("November 27, 2026", "2026-11-27"),
    ("27th November 2026", "2026-11-27"),
    ("the 27th of November 2026", "2026-11-27"),
    ("27. Nov 2026", "2026-11-27"),
    ("Nov. 27th, 2026", "2026-11-27"),
    ("27-Nov-2026", "2026-11-27"),
    ("27/nov/2026", "2026-11-27"),
    ("2026 Nov 27", "2026-11-27"),
    ("2026-Nov-27", "2026-11-27"),
    ("27nov", "2027-11-27"),
    ("3 sept", "2027-09-03"),
    ("Fri 27 November 2026", "2026-11-27"),
    ("Friday, 27 Nov 2026", "2026-11-27"),
    ("Fri 27 Nov", "2026-11-27"),
    ("Sat 27 Nov", "2027-11-27"),
    ("29 Feb", "2028-02-29"),
]


@pytest.mark.parametrize(("typed", "day"), SPELLINGS)
def test_a_day_is_taken_as_people_write_it(typed: str, day: str) -> None:
    for spelled in (typed, typed.upper(), f"  {typed.replace(' ', '  ')} "):
        assert parse_date(spelled, MONDAY, order="").isoformat() == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("27 Nov", "2026-11-27"),
        ("Nov 27", "2026-11-27"),
        ("1 Dec", "2025-12-01"),
        ("30 Nov", "2026-11-30"),
        ("31.12.", "2025-12-31"),
        ("30/11", "2026-11-30"),
        ("mon", "2026-11-30"),
        ("sunday", "2026-11-29"),
        ("last mon", "2026-11-23"),
        ("2w ago", "2026-11-16"),
        ("-2w", "2026-11-16"),
        ("Tue 1 Dec", "2026-12-01"),
        ("eom", "2026-11-30"),
    ],
)
def test_a_day_of_something_that_has_happened_lies_behind(typed: str, day: str) -> None:
    assert parse_date(typed, MONDAY, past=True, order="").isoformat() == day


@pytest.mark.parametrize("typed", ["2w", "3 days", "a week"])
def test_a_bare_length_of_time_is_asked_about_where_it_may_lie_behind(typed: str) -> None:
    with pytest.raises(BadInput, match=f"“{typed} ago”, or “in {typed}”"):
        parse_date(typed, MONDAY, past=True)


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("12/11/2026", "12 Nov 2026", "11 Dec 2026"),
        ("12.11.2026", "12 Nov 2026", "11 Dec 2026"),
        ("12-11-2026", "12 Nov 2026", "11 Dec 2026"),
        ("01/02/2027", "1 Feb 2027", "2 Jan 2027"),
        ("12/11", "12 Nov 2027", "11 Dec 2026"),
    ],
)
def test_a_date_that_could_be_two_is_asked_about(typed: str, first: str, second: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_date(typed, MONDAY, field="due", order="")
    assert refusal.value.field == "due"
    assert f"“{typed}” could be {first} or {second}." in str(refusal.value)
    assert "date_order" in str(refusal.value)
    assert full_date(parse_date(typed, MONDAY, order="day first")) == first
    assert full_date(parse_date(typed, MONDAY, order="month first")) == second


def test_an_order_does_not_make_a_day_of_what_can_only_be_the_other() -> None:
    assert parse_date("31/12/2026", MONDAY, order="month first") == date(2026, 12, 31)
    assert parse_date("12/31/2026", MONDAY, order="day first") == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("31/11/2026", "no such day"),
        ("31/31/2026", "no such day"),
        ("2026-13-01", "no such day"),
        ("31/12/26", "four digits"),
        ("26-12-31", "four digits"),
        ("31.12.26", "four digits"),
        ("29 Feb 2027", "no such day"),
        ("Mon 27 Nov 2026", "27 Nov 2026 is a Friday"),
        ("next", "not a date"),
        ("this week", "not a date"),
        ("in 3", "not a date"),
        ("in fri", "not a date"),
        ("+3 days ago", "not a date"),
        ("am", "not a date"),
        ("27 Nov 26", "not a date"),
        ("27 28 Nov", "not a date"),
        ("Nov", "not a date"),
        ("Nov 2026", "not a date"),
        ("2026", "not a date"),
        ("31-12", "not a date"),
        ("12:30", "not a date"),
        ("9999999w", "not a date"),
        ("fri fri", "not a date"),
        ("next friends", "not a date"),
    ],
)
def test_what_is_no_date_or_could_be_any_is_refused(typed: str, says: str) -> None:
    for past in (False, True):
        with pytest.raises(BadInput, match=says):
            parse_date(typed, MONDAY, past=past, order="")


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
