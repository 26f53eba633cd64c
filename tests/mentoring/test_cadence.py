"""How a relationship stands, from its history: the word, and the sentence that says why.

All days and words were worked out with a calendar, none with the program.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentorjournal.mentoring.cadence import cadence_status
from mentorjournal.mentoring.cadence_words import why
from tests.examples import NOON, a_session, uid_of
from tests.mentoring.histories import history, long_known, word_and_why

MET = "met 2026-01-15"
CALLED = "call 2026-01-15"
WINDOW = "meet Sun 15 Feb to Wed 15 Apr"
STALE = "no meeting since Thu 15 Jan, stale since Thu 16 Apr"
STALE_CALL = "no call since Thu 15 Jan, stale since Mon 16 Feb"
AFTER_MEETING = "no call since the meeting of Thu 15 Jan, stale since Mon 16 Feb"
SINCE_COFFEE = "met 2026-01-15; " + "; ".join(
    f"call {date(2026, 1, 29) + timedelta(days=14 * each)}" for each in range(16)
)
"""A coffee, and calls every two weeks until 27 Aug."""
LATE = "after the last good day Wed 15 Apr"

BY_WHAT_WE_DO = [
    # A meeting: opens after a month, ends after three, due soon in the last 14 days.
    (MET, "2026-01-15", "fresh", WINDOW),
    (MET, "2026-02-14", "fresh", WINDOW),
    (MET, "2026-02-15", "open", WINDOW),
    (MET, "2026-04-01", "open", WINDOW),
    (MET, "2026-04-02", "due soon", "meet by Wed 15 Apr"),
    (MET, "2026-04-15", "due soon", "meet by Wed 15 Apr"),
    (MET, "2026-04-16", "stale", STALE),
    ("met 2026-08-06", "2026-11-10", "stale", "no meeting since Thu 6 Aug, stale since Sat 7 Nov"),
    # Calls: from 14 days to a calendar month, due soon in the last 3 days.
    (CALLED, "2026-01-28", "fresh", "call Thu 29 Jan to Sun 15 Feb"),
    (CALLED, "2026-01-29", "open", "call Thu 29 Jan to Sun 15 Feb"),
    (CALLED, "2026-02-12", "open", "call Thu 29 Jan to Sun 15 Feb"),
    (CALLED, "2026-02-13", "due soon", "call by Sun 15 Feb"),
    (CALLED, "2026-02-15", "due soon", "call by Sun 15 Feb"),
    (CALLED, "2026-02-16", "stale", STALE_CALL),
    ("video 2026-01-15", "2026-02-16", "stale", STALE_CALL),
    ("call 2026-11-01", "2026-11-29", "due soon", "call by Tue 1 Dec"),
    # A message resets nothing.
    (f"{CALLED}; wrote 2026-02-15", "2026-02-16", "stale", STALE_CALL),
    (f"{CALLED}; wrote 2026-01-15", "2026-02-16", "stale", STALE_CALL),
    # Both: the better word, and the name of the one that ends later.
    (f"{MET}; call 2026-04-14", "2026-04-20", "fresh", "call Tue 28 Apr to Thu 14 May"),
    (f"{MET}; call 2026-04-14", "2026-05-12", "due soon", "call by Thu 14 May"),
    (
        f"{MET}; call 2026-04-14",
        "2026-05-15",
        "stale",
        "no call since Tue 14 Apr, stale since Fri 15 May",
    ),
    (f"{MET}; call 2026-01-20", "2026-03-01", "open", WINDOW),
    (f"{MET}; call 2026-03-10", "2026-04-03", "open", WINDOW),
    (f"{MET}; call 2026-03-10", "2026-04-08", "due soon", "meet by Wed 15 Apr"),
    (f"{MET}; call 2026-03-10", "2026-04-15", "due soon", "meet by Wed 15 Apr"),
    (f"{MET}; call 2026-03-10", "2026-04-16", "stale", STALE),
    (f"{CALLED}; {MET}", "2026-02-16", "open", WINDOW),
    # One coffee and calls ever since.
    (SINCE_COFFEE, "2026-09-09", "fresh", "call Thu 10 Sep to Sun 27 Sep"),
    (SINCE_COFFEE, "2026-09-25", "due soon", "call by Sun 27 Sep"),
    (
        SINCE_COFFEE,
        "2026-09-28",
        "stale",
        "no call since Thu 27 Aug, stale since Mon 28 Sep",
    ),
    # What was missed, moved, or only planned is no contact.
    (f"{MET}; missed met 2026-04-10", "2026-04-16", "stale", STALE),
    (f"{MET}; moved met 2026-04-10", "2026-04-16", "stale", STALE),
    (f"{MET}; booked met 2026-04-14", "2026-04-16", "stale", STALE),
    (f"{MET}; call 2026-05-01", "2026-04-20", "stale", STALE),
    # Ends of months, leap days, New Year.
    ("call 2026-01-31", "2026-02-28", "due soon", "call by Sat 28 Feb"),
    ("call 2026-01-31", "2026-03-01", "stale", "no call since Sat 31 Jan, stale since Sun 1 Mar"),
    ("call 2028-01-31", "2028-02-29", "due soon", "call by Tue 29 Feb"),
    ("call 2028-01-31", "2028-03-01", "stale", "no call since Mon 31 Jan, stale since Wed 1 Mar"),
    ("met 2025-11-30", "2026-02-28", "due soon", "meet by Sat 28 Feb"),
    (
        "met 2025-11-30",
        "2026-03-01",
        "stale",
        "no meeting since Sun 30 Nov 2025, stale since Sun 1 Mar",
    ),
    ("met 2027-11-30", "2028-02-29", "due soon", "meet by Tue 29 Feb"),
    ("met 2028-02-29", "2028-03-28", "fresh", "meet Wed 29 Mar to Mon 29 May"),
    ("met 2028-02-29", "2028-03-29", "open", "meet Wed 29 Mar to Mon 29 May"),
    ("met 2026-08-31", "2026-09-29", "fresh", "meet Wed 30 Sep to Mon 30 Nov"),
    ("met 2026-08-31", "2026-11-30", "due soon", "meet by Mon 30 Nov"),
    ("met 2026-08-31", "2026-12-01", "stale", "no meeting since Mon 31 Aug, stale since Tue 1 Dec"),
    ("call 2025-12-20", "2026-01-18", "due soon", "call by Tue 20 Jan"),
    ("call 2025-12-20", "2025-12-30", "fresh", "call Sat 3 Jan 2026 to Tue 20 Jan 2026"),
    # The days on which clocks change.
    ("call 2026-03-29", "2026-04-11", "fresh", "call Sun 12 Apr to Wed 29 Apr"),
    ("call 2026-03-29", "2026-04-12", "open", "call Sun 12 Apr to Wed 29 Apr"),
    ("call 2026-03-29", "2026-04-30", "stale", "no call since Sun 29 Mar, stale since Thu 30 Apr"),
    ("call 2026-10-25", "2026-11-07", "fresh", "call Sun 8 Nov to Wed 25 Nov"),
    ("call 2026-10-25", "2026-11-08", "open", "call Sun 8 Nov to Wed 25 Nov"),
    ("call 2026-10-25", "2026-11-26", "stale", "no call since Sun 25 Oct, stale since Thu 26 Nov"),
    # Booked: in good time, late, too soon by the window of its own channel.
    (f"{MET}; booked met 2026-03-01", "2026-01-20", "booked", "meeting booked for Sun 1 Mar"),
    (
        f"{MET}; booked met 2026-02-14",
        "2026-01-15",
        "too soon",
        "meeting booked for Sat 14 Feb, too soon before Sun 15 Feb",
    ),
    (f"{MET}; booked met 2026-02-15", "2026-01-15", "booked", "meeting booked for Sun 15 Feb"),
    (
        f"{MET}; booked call 2026-01-28",
        "2026-01-15",
        "too soon",
        "call booked for Wed 28 Jan, too soon before Thu 29 Jan",
    ),
    (f"{MET}; booked call 2026-01-29", "2026-01-15", "booked", "call booked for Thu 29 Jan"),
    (f"{MET}; booked met 2026-04-15", "2026-01-20", "booked", "meeting booked for Wed 15 Apr"),
    (
        f"{MET}; booked met 2026-04-16",
        "2026-01-20",
        "booked late",
        f"meeting booked for Thu 16 Apr, {LATE}",
    ),
    (
        f"{MET}; booked video 2026-04-24",
        "2026-04-20",
        "booked late",
        f"video booked for Fri 24 Apr, {LATE}",
    ),
    (
        f"{MET}; booked met 2026-07-20",
        "2026-04-20",
        "booked late",
        f"meeting booked for Mon 20 Jul, {LATE}",
    ),
    (f"{MET}; booked met 2026-07-21", "2026-04-20", "stale", STALE),
    (f"{MET}; booked wrote 2026-04-24", "2026-04-20", "stale", STALE),
    (
        "met 2025-08-15; booked met 2026-02-28",
        "2025-11-30",
        "booked late",
        "meeting booked for Sat 28 Feb 2026, after the last good day Sat 15 Nov",
    ),
    (
        "met 2025-08-15; booked met 2026-03-01",
        "2025-11-30",
        "stale",
        "no meeting since Fri 15 Aug, stale since Sun 16 Nov",
    ),
    (
        f"{MET}; booked call 2026-03-01; booked met 2026-04-16",
        "2026-01-20",
        "booked",
        "call booked for Sun 1 Mar",
    ),
    (
        f"{MET}; booked wrote 2026-01-25; booked call 2026-03-01",
        "2026-01-20",
        "booked",
        "call booked for Sun 1 Mar",
    ),
    (f"{CALLED}; booked call 2026-02-10", "2026-02-10", "booked", "call booked for Tue 10 Feb"),
    (f"{CALLED}; booked met 2026-01-20", "2026-01-16", "booked", "meeting booked for Tue 20 Jan"),
]


@pytest.mark.parametrize(("told", "today", "word", "sentence"), BY_WHAT_WE_DO)
def test_by_what_we_do_the_better_of_meeting_and_call_decides(
    told: str, today: str, word: str, sentence: str
) -> None:
    assert word_and_why(told, today) == (word, sentence)


def test_what_was_logged_late_counts_from_its_own_day() -> None:
    late = a_session(date(2026, 1, 15), "face-to-face", created=NOON + timedelta(days=90))
    now = cadence_status(long_known(), [late], date(2026, 4, 16))

    assert (now.word, why(now, date(2026, 4, 16))) == ("stale", STALE)


def test_of_two_sessions_on_one_day_the_one_entered_last_is_the_last() -> None:
    day = date(2026, 1, 15)
    first = a_session(day, uid=uid_of(2))
    second = a_session(day, uid=uid_of(1), created=NOON + timedelta(hours=1))

    assert cadence_status(long_known(), [second, first], day).last == second


def test_a_session_that_is_running_is_a_contact_once_something_stands_in_it() -> None:
    day = date(2026, 6, 1)
    for notes, word in (("Talking", "fresh"), (" \n", "stale")):
        running = a_session(day, "face-to-face", state="running", notes=notes)
        assert cadence_status(long_known(), [*history(MET), running], day).state == word


def test_what_is_next_and_what_was_not_recorded_are_told_apart() -> None:
    known = history(f"{MET}; booked met 2026-04-14; booked call 2026-04-16; wrote 2026-04-01")
    now = cadence_status(long_known(), known, date(2026, 4, 16))

    assert (now.overdue_planned, now.next) == (known[1], known[2])
    assert (now.last, now.last_talk) == (known[3], known[0])
