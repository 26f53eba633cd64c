"""Which month of the roadmap it is."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.mentoring.deliverables import Year
from mentorjournal.mentoring.roadmap import month_now, month_of
from tests.examples import a_relationship
from tests.mentoring.histories import pauses


@pytest.mark.parametrize(
    ("start", "today", "month"),
    [
        (date(2026, 1, 5), date(2026, 1, 4), None),
        (date(2026, 1, 5), date(2026, 1, 5), 1),
        (date(2026, 1, 5), date(2026, 2, 4), 1),
        (date(2026, 1, 5), date(2026, 2, 5), 2),
        (date(2026, 1, 5), date(2026, 12, 5), 12),
        (date(2026, 1, 5), date(2027, 1, 4), 12),
        (date(2026, 1, 5), date(2027, 1, 5), 13),
        (date(2026, 1, 31), date(2026, 2, 27), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 2),
        (date(2026, 1, 31), date(2026, 3, 30), 2),
        (date(2026, 1, 31), date(2026, 3, 31), 3),
        (None, date(2026, 1, 5), None),
    ],
)
def test_months_are_counted_from_the_start_and_a_year_that_has_run_out_has_none(
    start: date | None, today: date, month: int | None
) -> None:
    relationship = a_relationship(start=start)
    assert month_of(relationship, today) == month
    now = month_now(Year(relationship=relationship), today)
    assert (now.id[0] if now else None) == (None if month == 13 else month)


@pytest.mark.parametrize(
    ("paused", "today", "month"),
    [
        # Begun on 20 May; month 3 would begin on 20 Jul, and is 31 days later.
        ("2026-07-01 to 2026-08-01", date(2026, 7, 20), 2),
        ("2026-07-01 to 2026-08-01", date(2026, 8, 19), 2),
        ("2026-07-01 to 2026-08-01", date(2026, 8, 20), 3),
        ("2026-07-01 to 2026-08-01", date(2026, 9, 19), 3),
        ("2026-07-01 to 2026-08-01", date(2026, 9, 20), 4),
        # Two that overlap move it once; one that has not begun moves nothing yet.
        ("2026-07-01 to 2026-08-01; 2026-07-10 to 2026-07-20", date(2026, 8, 19), 2),
        ("2026-07-21 to 2026-08-21", date(2026, 7, 20), 3),
        # It does not end, so it is in the same month for as long as it lasts.
        ("2026-07-01 to –", date(2027, 7, 1), 2),
        # From the very first day of a month on.
        ("2026-06-20 to 2026-06-25", date(2026, 6, 24), 1),
        ("2026-06-20 to 2026-06-25", date(2026, 6, 25), 2),
    ],
)
def test_paused_days_belong_to_no_month(paused: str, today: date, month: int) -> None:
    relationship = a_relationship(start=date(2026, 5, 20), pauses=pauses(paused))

    assert month_of(relationship, today) == month
    now = month_now(Year(relationship=relationship), today)
    assert now is not None
    assert now.id == (month, 1)
