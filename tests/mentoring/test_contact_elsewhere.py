"""Contacts of somebody who travels: what has happened counts, whatever the local day is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from mentorjournal.mentoring.cadence import cadence_status
from tests.examples import a_relationship, a_session

JAN_15 = date(2026, 1, 15)
DAY_AFTER = JAN_15 + timedelta(days=1)


@pytest.mark.parametrize("ahead", [1, 2])
def test_a_session_that_has_ended_counts_where_its_day_has_not_come_yet(ahead: int) -> None:
    held = a_session(
        JAN_15 + timedelta(days=ahead),
        started=datetime(2026, 1, 15, 20, tzinfo=UTC),
        ended=datetime(2026, 1, 15, 21, tzinfo=UTC),
    )
    now = cadence_status(a_relationship(), [held], JAN_15)
    assert now.last == held
    assert now.state == "fresh"


@pytest.mark.parametrize(
    ("written", "counts"),
    [
        # In Kiritimati, 14 hours ahead of Greenwich, the 16th begins at ten on the 15th.
        (datetime(2026, 1, 15, 10, tzinfo=UTC), True),
        (datetime(2026, 1, 15, 9, 59, tzinfo=UTC), False),
        (datetime(2026, 1, 15, 23, tzinfo=timezone(timedelta(hours=13))), True),
    ],
)
def test_a_logged_session_counts_once_its_day_has_come_anywhere(
    written: datetime, counts: bool
) -> None:
    logged = a_session(DAY_AFTER, created=written, updated=written)
    assert (cadence_status(a_relationship(), [logged], JAN_15).last == logged) == counts
    assert cadence_status(a_relationship(), [logged], DAY_AFTER).last == logged


def test_what_was_written_for_another_month_is_no_contact_yet() -> None:
    far = a_session(date(2026, 3, 1), ended=datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert cadence_status(a_relationship(), [far], JAN_15).last is None
