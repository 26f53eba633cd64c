"""How a relationship stands by its rhythm, while it is new, and with pauses.

All days and words were worked out with a calendar, none with the program.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.models import Cadence
from tests.mentoring.histories import word_and_why

MET = "met 2026-01-15"
CALLED = "call 2026-01-15"
WINDOW = "meet Sun 15 Feb to Wed 15 Apr"
STALE = "no meeting since Thu 15 Jan, stale since Thu 16 Apr"
AFTER_MEETING = "no call since the meeting of Thu 15 Jan, stale since Mon 16 Feb"
LATE = "after the last good day Wed 15 Apr"
ENTERED = {"entered": date(2026, 1, 5), "start": date(2026, 1, 5)}
TWELVE = {"entered": date(2026, 3, 2), "start": date(2025, 6, 1)}
NEW = "new until Mon 2 Feb, no talk yet"
QUIET = "quiet since Tue 3 Feb, no talk yet"
MEETINGS = {"rhythm": "meetings"}
BOTH = {"rhythm": "meetings-and-calls"}
CALLS = {"rhythm": "calls"}
WEEKLY = {"cadence": Cadence(call_after=5, call_within=8)}
HALF_YEARLY = {"cadence": Cadence(meet_after=2, meet_within=6)}
SPRING = {"paused": "2026-02-01 to 2026-06-01"}
OPEN_AFTER = "meet Sun 15 Feb to Thu 13 Aug"
MOVED_STALE = "no meeting since Thu 15 Jan, stale since Fri 14 Aug"

OTHERS: list[tuple[dict[str, Any], str, str, str, str]] = [
    # No talk yet: new for 28 days from the later of start and entry, then quiet.
    (ENTERED, "", "2026-01-05", "new", NEW),
    (ENTERED, "", "2026-02-02", "new", NEW),
    (ENTERED, "", "2026-02-03", "quiet", QUIET),
    (ENTERED, "wrote 2026-01-10; wrote 2026-01-20; wrote 2026-02-02", "2026-02-03", "quiet", QUIET),
    (ENTERED, "missed met 2026-01-20; moved call 2026-01-25", "2026-02-03", "quiet", QUIET),
    (
        ENTERED | {"start": "2026-03-01"},
        "",
        "2026-03-29",
        "new",
        "new until Sun 29 Mar, no talk yet",
    ),
    (
        ENTERED | {"start": "2026-03-01"},
        "",
        "2026-03-30",
        "quiet",
        "quiet since Mon 30 Mar, no talk yet",
    ),
    (ENTERED | {"start": "2025-06-01"}, "", "2026-02-02", "new", NEW),
    (ENTERED | {"start": None}, "", "2026-02-03", "quiet", QUIET),
    (
        ENTERED | {"asked": date(2026, 1, 25)},
        "",
        "2026-02-22",
        "new",
        "new until Sun 22 Feb, no talk yet",
    ),
    (ENTERED, "booked call 2026-02-02", "2026-01-06", "booked", "call booked for Mon 2 Feb"),
    (
        ENTERED,
        "booked call 2026-02-03",
        "2026-01-06",
        "booked late",
        "call booked for Tue 3 Feb, after the last good day Mon 2 Feb",
    ),
    (
        ENTERED,
        "booked met 2026-03-01",
        "2026-02-10",
        "booked late",
        "meeting booked for Sun 1 Mar, after the last good day Mon 2 Feb",
    ),
    (ENTERED, "booked wrote 2026-02-12", "2026-02-10", "quiet", QUIET),
    (
        ENTERED | MEETINGS,
        "booked call 2026-02-01",
        "2026-01-06",
        "booked",
        "call booked for Sun 1 Feb",
    ),
    # Twelve people entered on one day, with what was before.
    (
        TWELVE,
        "call 2025-12-01",
        "2026-03-02",
        "new",
        "new until Mon 30 Mar, last call Mon 1 Dec 2025",
    ),
    (
        TWELVE,
        "call 2025-12-01",
        "2026-03-30",
        "new",
        "new until Mon 30 Mar, last call Mon 1 Dec 2025",
    ),
    (TWELVE, "met 2026-02-20", "2026-03-02", "fresh", "meet Fri 20 Mar to Wed 20 May"),
    (TWELVE, "call 2026-02-03", "2026-03-02", "new", "new until Mon 30 Mar, last call Tue 3 Feb"),
    (
        TWELVE,
        "call 2025-12-01",
        "2026-03-31",
        "stale",
        "no call since Mon 1 Dec 2025, stale since Fri 2 Jan",
    ),
    (
        TWELVE,
        "call 2025-12-01; booked call 2026-03-20",
        "2026-03-02",
        "booked",
        "call booked for Fri 20 Mar",
    ),
    (
        TWELVE,
        "call 2025-12-01; booked call 2026-04-01",
        "2026-03-02",
        "booked late",
        "call booked for Wed 1 Apr, after the last good day Mon 30 Mar",
    ),
    # A second year, which began anew.
    (
        {"start": "2026-05-20"},
        "met 2026-02-01",
        "2026-05-25",
        "new",
        "new until Wed 17 Jun, last meeting Sun 1 Feb",
    ),
    (
        {"start": "2026-05-20"},
        "met 2026-02-01",
        "2026-06-18",
        "stale",
        "no meeting since Sun 1 Feb, stale since Sat 2 May",
    ),
    # Meetings count, whatever calls there were; before the first one from the last talk.
    (MEETINGS, f"{MET}; call 2026-04-14", "2026-04-16", "stale", STALE),
    (MEETINGS, CALLED, "2026-02-14", "fresh", WINDOW),
    (MEETINGS, CALLED, "2026-04-15", "due soon", "meet by Wed 15 Apr"),
    (
        MEETINGS,
        CALLED,
        "2026-04-16",
        "stale",
        "no meeting since the call of Thu 15 Jan, stale since Thu 16 Apr",
    ),
    (MEETINGS, f"{MET}; booked call 2026-04-20", "2026-04-16", "stale", STALE),
    (
        MEETINGS,
        f"{CALLED}; booked call 2026-04-20",
        "2026-04-16",
        "booked late",
        f"call booked for Mon 20 Apr, {LATE}",
    ),
    (
        MEETINGS,
        f"{MET}; booked call 2026-01-20",
        "2026-01-16",
        "too soon",
        "call booked for Tue 20 Jan, too soon before Thu 29 Jan",
    ),
    # Meetings, and calls in between: the worse word.
    (BOTH, MET, "2026-02-16", "stale", AFTER_MEETING),
    (BOTH, f"{MET}; call 2026-02-10", "2026-02-20", "open", WINDOW),
    (BOTH, f"{MET}; call 2026-03-20", "2026-04-03", "due soon", "meet by Wed 15 Apr"),
    (BOTH, f"{MET}; call 2026-02-10; call 2026-04-10", "2026-04-16", "stale", STALE),
    (BOTH, f"{MET}; call 2026-04-10; booked call 2026-04-20", "2026-04-16", "stale", STALE),
    (
        BOTH,
        f"{MET}; booked met 2026-04-10",
        "2026-03-10",
        "booked late",
        "meeting booked for Fri 10 Apr, after the last good day Sun 15 Feb",
    ),
    # Calls alone; a meeting is a talk too.
    (CALLS, f"{MET}", "2026-02-16", "stale", AFTER_MEETING),
    (
        CALLS,
        f"{CALLED}; booked met 2026-01-20",
        "2026-01-16",
        "booked",
        "meeting booked for Tue 20 Jan",
    ),
    (
        CALLS,
        f"met 2026-01-01; {CALLED}; booked met 2026-01-20",
        "2026-01-16",
        "too soon",
        "meeting booked for Tue 20 Jan, too soon before Sun 1 Feb",
    ),
    # No clock, or none yet.
    ({"rhythm": "as-needed"}, MET, "2026-12-01", "–", "as needed"),
    ({"rhythm": "as-needed"} | ENTERED, "", "2026-12-01", "–", "as needed"),
    ({"form": "one-off"}, CALLED, "2026-12-01", "–", ""),
    ({"form": "one-off"} | ENTERED, "", "2026-12-01", "–", ""),
    ({"stage": "prospect"} | ENTERED, "", "2026-12-01", "prospect", ""),
    ({"stage": "asked"} | ENTERED, "", "2026-12-01", "asked", ""),
    ({"stage": "completed"}, CALLED, "2026-12-01", "completed", ""),
    ({"stage": "completed"} | SPRING, CALLED, "2026-03-01", "completed", ""),
    # Numbers of their own.
    (WEEKLY, CALLED, "2026-01-19", "fresh", "call Tue 20 Jan to Fri 23 Jan"),
    (WEEKLY, CALLED, "2026-01-21", "due soon", "call by Fri 23 Jan"),
    (WEEKLY, CALLED, "2026-01-24", "stale", "no call since Thu 15 Jan, stale since Sat 24 Jan"),
    (HALF_YEARLY, MET, "2026-03-15", "open", "meet Sun 15 Mar to Wed 15 Jul"),
    (
        HALF_YEARLY,
        f"{MET}; booked met 2026-07-01",
        "2026-03-20",
        "open",
        "meet Sun 15 Mar to Wed 15 Jul",
    ),
    # Paused: the end moves by the paused days, the opening does not.
    (SPRING, MET, "2026-01-31", "fresh", "meet Sun 15 Feb to Thu 13 Aug"),
    (SPRING, MET, "2026-02-01", "paused", "paused since Sun 1 Feb, back Mon 1 Jun"),
    (SPRING, MET, "2026-05-31", "paused", "paused since Sun 1 Feb, back Mon 1 Jun"),
    (SPRING, MET, "2026-06-01", "open", OPEN_AFTER),
    (SPRING | {"stage": "paused"}, MET, "2026-06-01", "open", OPEN_AFTER),
    (SPRING, MET, "2026-08-13", "due soon", "meet by Thu 13 Aug"),
    (SPRING, MET, "2026-08-14", "stale", MOVED_STALE),
    (
        {"paused": "2026-03-01 to 2026-06-01; 2026-02-01 to 2026-04-01"},
        MET,
        "2026-08-14",
        "stale",
        MOVED_STALE,
    ),
    ({"paused": "2026-04-16 to 2026-06-01"}, MET, "2026-06-01", "stale", STALE),
    ({"paused": "2026-04-15 to 2026-04-20"}, MET, "2026-04-20", "due soon", "meet by Mon 20 Apr"),
    (
        {"paused": "2026-04-15 to 2026-04-20"},
        MET,
        "2026-04-21",
        "stale",
        "no meeting since Thu 15 Jan, stale since Tue 21 Apr",
    ),
    (
        {"paused": "2026-04-01 to 2026-04-20; 2026-05-01 to 2026-05-11"},
        MET,
        "2026-05-14",
        "due soon",
        "meet by Thu 14 May",
    ),
    ({"paused": "2026-02-01 to –"}, MET, "2026-12-31", "paused", "paused since Sun 1 Feb"),
    ({"stage": "paused"}, MET, "2026-12-31", "paused", ""),
    ({"stage": "paused", "rhythm": "as-needed"}, MET, "2026-12-31", "paused", ""),
    (
        ENTERED | {"paused": "2026-01-20 to 2026-02-10"},
        "",
        "2026-02-23",
        "new",
        "new until Mon 23 Feb, no talk yet",
    ),
    (
        ENTERED | {"paused": "2026-01-20 to 2026-02-10"},
        "",
        "2026-02-24",
        "quiet",
        "quiet since Tue 24 Feb, no talk yet",
    ),
    # A call within the pause; one before it that ends later still.
    (
        {"paused": "2026-02-01 to 2026-03-01"},
        "call 2026-02-10",
        "2026-03-28",
        "due soon",
        "call by Sat 28 Mar",
    ),
    (
        {"paused": "2026-02-01 to 2026-03-01"},
        "call 2026-02-10",
        "2026-03-29",
        "stale",
        "no call since Tue 10 Feb, stale since Sun 29 Mar",
    ),
    (
        {"paused": "2026-01-02 to 2026-03-01"},
        "call 2026-01-01; call 2026-02-01",
        "2026-03-30",
        "due soon",
        "call by Tue 31 Mar",
    ),
]


@pytest.mark.parametrize(("changes", "told", "today", "word", "sentence"), OTHERS)
def test_the_word_follows_rhythm_newness_and_pauses(
    changes: dict[str, Any], told: str, today: str, word: str, sentence: str
) -> None:
    assert word_and_why(told, today, **changes) == (word, sentence)


def test_the_first_meeting_that_is_entered_takes_the_clock_from_the_talks() -> None:
    # The one way in which an entry can make it staler.
    called, met = "call 2026-06-01", "met 2026-01-15"

    for rhythm in ("meetings", "meetings-and-calls"):
        before = word_and_why(f"{called}; booked call 2026-06-20", "2026-06-10", rhythm=rhythm)
        after = word_and_why(
            f"{called}; {met}; booked call 2026-06-20", "2026-06-10", rhythm=rhythm
        )
        assert (before[0], after) == ("booked", ("stale", STALE))
    assert word_and_why(f"{called}; {met}", "2026-06-10")[0] == "fresh"
