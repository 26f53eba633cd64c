"""What speaks against a proposed day for the next session."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.base import Channel
from mentorjournal.mentoring.proposed_day import check_date
from tests.mentoring.histories import history, long_known

MET = "met 2026-01-15"
TODAY = date(2026, 1, 20)
SOON_AFTER_MEETING = "soon after the last meeting on 15 Jan 2026: from 15 Feb 2026 on"
SOON_AFTER_TALK = "soon after the last talk on 15 Jan 2026: from 29 Jan 2026 on"
LATE = "late: the last good day is 15 Apr 2026, after that it goes stale."


def said(on: date, channel: Channel, told: str = MET, today: date = TODAY, **changes: Any) -> str:
    return check_date(long_known(**changes), history(told), on, channel, today)


@pytest.mark.parametrize(
    ("told", "on", "channel", "warning"),
    [
        (MET, date(2026, 2, 14), "face-to-face", SOON_AFTER_MEETING),
        (MET, date(2026, 2, 15), "face-to-face", ""),
        (MET, date(2026, 4, 15), "face-to-face", ""),
        (MET, date(2026, 4, 16), "face-to-face", LATE),
        (MET, date(2026, 1, 28), "call", SOON_AFTER_TALK),
        (MET, date(2026, 1, 29), "call", ""),
        (MET, date(2026, 4, 16), "call", LATE),
        (MET, date(2026, 1, 21), "message", ""),
        (MET, date(2026, 9, 1), "message", ""),
        (MET, date(2026, 4, 21), "call", "more than three months away"),
        ("call 2026-01-15", date(2026, 1, 28), "video", SOON_AFTER_TALK),
        ("call 2026-01-15", date(2026, 2, 15), "video", ""),
        ("call 2026-01-15", date(2026, 2, 16), "video", "the last good day is 15 Feb 2026"),
        ("call 2026-01-15", date(2026, 1, 21), "face-to-face", ""),
        ("call 2026-01-15", date(2026, 2, 16), "face-to-face", "the last good day is 15 Feb 2026"),
        ("call 2025-11-15", date(2026, 2, 1), "call", "the last good day was 15 Dec 2025."),
    ],
)
def test_a_day_is_held_against_the_windows(
    told: str, on: date, channel: Channel, warning: str
) -> None:
    words = said(on, channel, told)

    assert warning in words
    assert bool(words) == bool(warning)


@pytest.mark.parametrize(
    ("changes", "told", "on", "channel", "warning"),
    [
        # A call is no meeting: it is not late for one.
        ({"rhythm": "meetings"}, MET, date(2026, 4, 16), "call", ""),
        ({"rhythm": "meetings-and-calls"}, MET, date(2026, 2, 16), "face-to-face", "15 Feb 2026"),
        ({"rhythm": "as-needed"}, MET, date(2026, 1, 21), "face-to-face", ""),
        ({"form": "one-off"}, MET, date(2026, 1, 21), "face-to-face", ""),
        ({"stage": "completed"}, MET, date(2026, 1, 21), "call", ""),
        # In a pause nothing is late; after it the end has moved.
        ({"paused": "2026-02-01 to –"}, MET, date(2026, 4, 18), "call", ""),
        ({"paused": "2026-02-01 to 2026-03-01"}, MET, date(2026, 4, 20), "call", ""),
        # No talk yet: until 28 days after it was entered.
        ({"entered": TODAY}, "", date(2026, 2, 17), "call", ""),
        ({"entered": TODAY}, "", date(2026, 2, 18), "call", "after that it goes quiet."),
        ({"entered": TODAY, "stage": "asked"}, "", date(2026, 2, 18), "call", ""),
        ({"entered": TODAY}, "call 2025-11-15", date(2026, 2, 17), "call", ""),
    ],
)
def test_it_follows_rhythm_pauses_and_newness(
    changes: dict[str, Any], told: str, on: date, channel: Channel, warning: str
) -> None:
    words = said(on, channel, told, **changes)

    assert warning in words
    assert bool(words) == bool(warning)


def test_the_warning_is_a_sentence() -> None:
    assert [
        said(date(2026, 1, 25), "face-to-face"),
        said(date(2026, 1, 25), "call"),
        said(date(2026, 4, 16), "face-to-face"),
        said(date(2026, 5, 1), "face-to-face"),
    ] == [
        "25 Jan 2026 is soon after the last meeting on 15 Jan 2026: "
        "from 15 Feb 2026 on it does not overtax anyone.",
        "25 Jan 2026 is soon after the last talk on 15 Jan 2026: "
        "from 29 Jan 2026 on it does not overtax anyone.",
        "16 Apr 2026 is late: the last good day is 15 Apr 2026, after that it goes stale.",
        "1 May 2026 is more than three months away: until then the clock runs on.",
    ]
