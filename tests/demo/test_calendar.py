"""How days of the demo journal are written, and where they fall."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.demo.calendar import Calendar

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("spec", "day"),
    [
        (0, SUNDAY),
        (-13, date(2026, 11, 9)),
        ("+8", date(2026, 11, 30)),
        ("-3m-5d", date(2026, 8, 17)),
        ("-12m", date(2025, 11, 22)),
    ],
)
def test_a_day_is_a_step_in_days_or_in_months_and_days(spec: int | str, day: date) -> None:
    assert Calendar(SUNDAY).day(spec) == day


def test_a_month_before_the_last_of_march_is_the_last_of_february() -> None:
    assert Calendar(date(2026, 3, 31)).day("-1m") == date(2026, 2, 28)
    assert Calendar(date(2028, 2, 29)).day("-12m") == date(2027, 2, 28)


def test_a_meeting_on_a_weekend_is_held_beside_it() -> None:
    calendar = Calendar(SUNDAY)

    assert calendar.working_day(-1) == date(2026, 11, 20)
    assert calendar.working_day(0) == date(2026, 11, 23)
    assert calendar.working_day(-2) == date(2026, 11, 20)


@pytest.mark.parametrize("spec", ["", "soon", "3w", "m"])
def test_what_is_no_day_is_refused(spec: str) -> None:
    with pytest.raises(ValueError, match="not a day"):
        Calendar(SUNDAY).day(spec)


def test_text_is_filled_with_days_however_deep_it_stands() -> None:
    content = {"notes": ["- [ ] Send it @me due:{iso +8}", "by {month 20}", 3, "{other 1}"]}

    assert Calendar(SUNDAY).filled(content) == {
        "notes": ["- [ ] Send it @me due:2026-11-30", "by December", 3, "{other 1}"]
    }
