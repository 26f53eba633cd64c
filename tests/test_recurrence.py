"""What comes back: how often is meant, and on which days."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.errors import BadInput
from mentorjournal.recurrence import parse_every

EVERY = [
    ("2w", "every 2 weeks"),
    ("every 2w", "every 2 weeks"),
    ("2 weeks", "every 2 weeks"),
    ("other week", "every 2 weeks"),
    ("Week", "every week"),
    ("10d", "every 10 days"),
    ("every month", "every month"),
    ("3m", "every 3 months"),
    ("year", "every year"),
    ("fri", "every Friday"),
    ("every tuesday", "every Tuesday"),
]


@pytest.mark.parametrize(("typed", "words"), EVERY)
def test_how_often_is_read_as_people_write_it(typed: str, words: str) -> None:
    every = parse_every(typed)
    assert every is not None
    assert every.words == words


@pytest.mark.parametrize(
    "typed", ["0w", "00 weeks", "w", "often", "2", "2x", "-2w", "fri 2w", "100d"]
)
def test_what_says_no_span_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(BadInput, match=r"does not say how often\. Write it as 2w, month or fri\."):
        parse_every(typed)


@pytest.mark.parametrize("typed", ["", "  ", "–"])
def test_nothing_is_nothing(typed: str) -> None:
    assert parse_every(typed) is None


ROWS = [
    ("2w", "2026-12-14", ["2026-12-14", "2026-12-28", "2027-01-11"]),
    ("10d", "2026-12-25", ["2026-12-25", "2027-01-04", "2027-01-14"]),
    ("month", "2027-01-31", ["2027-01-31", "2027-02-28", "2027-03-31"]),
    ("month", "2027-12-30", ["2027-12-30", "2028-01-30", "2028-02-29"]),
    ("3m", "2026-11-30", ["2026-11-30", "2027-02-28", "2027-05-30"]),
    ("year", "2028-02-29", ["2028-02-29", "2029-02-28", "2030-02-28"]),
    ("fri", "2026-12-04", ["2026-12-04", "2026-12-11", "2026-12-18"]),
    ("fri", "2026-12-07", ["2026-12-07", "2026-12-11", "2026-12-18"]),
    ("mon", "2026-12-06", ["2026-12-06", "2026-12-07", "2026-12-14"]),
]


@pytest.mark.parametrize(("typed", "first", "days"), ROWS)
def test_three_are_booked_in_a_row(typed: str, first: str, days: list[str]) -> None:
    every = parse_every(typed)
    assert every is not None
    assert every.row(date.fromisoformat(first)) == [date.fromisoformat(day) for day in days]


FOLLOWING = [
    # (how often, due, done on, comes back)
    ("2w", "2026-12-04", "2026-12-04", "2026-12-18"),  # in time
    ("2w", "2026-12-04", "2026-12-01", "2026-12-18"),  # early
    ("2w", "2026-12-04", "2026-12-05", "2026-12-18"),  # a day late
    ("2w", "2026-11-01", "2026-11-30", "2026-12-13"),  # two were missed: no pile
    ("2w", "2026-11-01", "2026-11-29", "2026-12-13"),  # on a day of the row
    ("2w", None, "2026-11-30", "2026-12-14"),
    ("fri", None, "2026-11-30", "2026-12-04"),
    ("fri", None, "2026-12-04", "2026-12-11"),
    ("fri", "2026-12-04", "2026-12-10", "2026-12-11"),
    ("fri", "2026-12-01", "2026-12-01", "2026-12-04"),  # was put on a Tuesday once
    ("month", "2027-01-31", "2027-01-31", "2027-02-28"),
    ("month", "2027-01-31", "2027-03-01", "2027-03-31"),
    ("month", "2026-10-15", "2027-01-20", "2027-02-15"),
    ("year", "2028-02-29", "2028-02-29", "2029-02-28"),
    ("day", "2020-01-01", "2026-11-30", "2026-12-01"),
]


@pytest.mark.parametrize(("typed", "due", "done", "back"), FOLLOWING)
def test_what_is_done_comes_back_on_the_next_day_of_its_row(
    typed: str, due: str | None, done: str, back: str
) -> None:
    every = parse_every(typed)
    assert every is not None
    was = date.fromisoformat(due) if due else None
    assert every.following(was, date.fromisoformat(done)) == date.fromisoformat(back)


def test_what_would_come_back_after_the_last_day_does_not() -> None:
    every = parse_every("99y")
    assert every is not None
    assert every.following(date(2150, 1, 1), date(2150, 1, 1)) is None
    assert every.following(date(9990, 1, 1), date(2150, 1, 1)) is None
