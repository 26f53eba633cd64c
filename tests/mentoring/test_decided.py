"""The day that decisions name for the next talk."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.mentoring.decided import decided_day
from mentorjournal.mentoring.words import span_words

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("decisions", "day"),
    [
        (["Half-time is on 14 Dec, face to face"], date(2026, 12, 14)),
        (["Half-time on Mon 14 December 2026"], date(2026, 12, 14)),
        (["2026-12-14, in her office", "again: 14.12.2026"], date(2026, 12, 14)),
        (["We meet Jan 8th"], date(2027, 1, 8)),
        (["Version 3.12 goes first", "no date at all"], None),
        (["14 Dec or 15 Dec"], None),
        (["31 Feb"], None),
        (["It was decided on 2026-11-30"], None),
        (["Review on 14 Dec 2028"], None),
        ([], None),
    ],
)
def test_only_one_day_to_come_is_taken(decisions: list[str], day: date | None) -> None:
    assert decided_day(decisions, TODAY, TODAY) == day


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 12, 2), date(2026, 12, 16), "2 – 16 Dec"),
        (date(2026, 11, 20), date(2026, 12, 20), "20 Nov – 20 Dec"),
        (date(2026, 11, 7), date(2027, 1, 7), "7 Nov – 7 Jan 2027"),
        (date(2025, 12, 7), date(2026, 1, 7), "7 Dec 2025 – 7 Jan"),
        (date(2025, 1, 7), date(2025, 2, 7), "7 Jan – 7 Feb 2025"),
    ],
)
def test_a_span_says_years_other_than_this_one(first: date, last: date, words: str) -> None:
    assert span_words(first, last, TODAY) == words
