"""Words that mean days: which, and what stays a word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentorjournal.mentoring.day_words import day_words, without_days

TODAY = date(2026, 11, 22)


def days(typed: str, today: date = TODAY) -> tuple[date, date]:
    """The first and the last day, within ten years around, that these words mean."""
    (meant,) = day_words(typed.split(), today)
    assert meant.words == tuple(typed.split())
    around = (date(2021, 1, 1) + timedelta(days=each) for each in range(3652))
    held = [day for day in around if meant.hold(day)]
    assert len(held) == (held[-1] - held[0]).days + 1, "they follow each other"
    return held[0], held[-1]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("in 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("march 2026", date(2026, 3, 1), date(2026, 3, 31)),
        ("feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("spring 2025", date(2025, 3, 1), date(2025, 5, 31)),
        ("fall 2025", date(2025, 9, 1), date(2025, 11, 30)),
        ("last spring", date(2026, 3, 1), date(2026, 5, 31)),
        ("during last summer", date(2026, 6, 1), date(2026, 8, 31)),
        ("last autumn", date(2025, 9, 1), date(2025, 11, 30)),
        ("this autumn", date(2026, 9, 1), date(2026, 11, 30)),
        ("last winter", date(2025, 12, 1), date(2026, 2, 28)),
        ("this winter", date(2025, 12, 1), date(2026, 2, 28)),
        ("last november", date(2025, 11, 1), date(2025, 11, 30)),
        ("this november", date(2026, 11, 1), date(2026, 11, 30)),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
        ("this month", date(2026, 11, 1), date(2026, 11, 30)),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("this week", date(2026, 11, 16), date(2026, 11, 22)),
        ("last week", date(2026, 11, 9), date(2026, 11, 15)),
        ("since march", date(2026, 3, 1), date(2030, 12, 31)),
        ("since december", date(2025, 12, 1), date(2030, 12, 31)),
        ("since last spring", date(2026, 3, 1), date(2030, 12, 31)),
        ("since 2025", date(2025, 1, 1), date(2030, 12, 31)),
        ("since fri", date(2026, 11, 20), date(2030, 12, 31)),
        ("since 14 march 2026", date(2026, 3, 14), date(2030, 12, 31)),
        ("since 2026-03-14", date(2026, 3, 14), date(2030, 12, 31)),
        ("until march 2026", date(2021, 1, 1), date(2026, 3, 31)),
        ("before march", date(2021, 1, 1), date(2026, 2, 28)),
        ("till yesterday", date(2021, 1, 1), date(2026, 11, 21)),
    ],
)
def test_words_that_mean_days_mean_these(typed: str, first: date, last: date) -> None:
    assert days(typed) == (first, last)


def test_the_last_spring_is_one_that_is_over() -> None:
    assert days("last spring", date(2026, 5, 31)) == (date(2025, 3, 1), date(2025, 5, 31))
    assert days("this spring", date(2026, 5, 31)) == (date(2026, 3, 1), date(2026, 5, 31))
    assert days("last spring", date(2026, 6, 1)) == (date(2026, 3, 1), date(2026, 5, 31))
    assert days("last winter", date(2027, 2, 28)) == (date(2025, 12, 1), date(2026, 2, 28))
    assert days("this winter", date(2027, 2, 28)) == (date(2026, 12, 1), date(2027, 2, 28))


def test_a_month_or_a_season_alone_is_that_of_any_year() -> None:
    for typed, months in (("march", {3}), ("nov", {11}), ("winter", {12, 1, 2})):
        (meant,) = day_words([typed], TODAY)
        for month in range(1, 13):
            for year in (2024, 2026):
                assert meant.hold(date(year, month, 5)) == (month in months)


def test_as_many_words_together_as_mean_days() -> None:
    typed = ["ben", "in", "march", "pricing", "last", "spring", "2025"]

    assert [each.words for each in day_words(typed, TODAY)] == [
        ("in", "march"),
        ("last", "spring"),
        ("2025",),
    ]
    assert without_days(typed, TODAY)[0] == ("ben", "pricing", "2025")
    # What stands in quotes, or may not be there, parts them.
    assert day_words(["last", "", "week"], TODAY) == ()


@pytest.mark.parametrize(
    "typed",
    [
        *("last", "this", "since", "in", "fall", "win", "week", "2300", "ma", "no", "today"),
        *("last pricing", "since pricing", "until now", "in in", "since 3", "before 12/11/2026"),
    ],
)
def test_what_means_no_days_stays_a_word(typed: str) -> None:
    assert day_words(typed.split(), TODAY) == ()
