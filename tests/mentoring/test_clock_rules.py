"""The rules of clocks, bookings and pauses, each by itself and named as it is meant.

Days were worked out with a calendar: 10 Mar 2026 is a Tuesday, a month on is Fri 10 Apr, three are
Wed 10 Jun. The many days around each rule are in `test_cadence` and `test_rhythms`.
"""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from mentorjournal.mentoring.cadence import State
from mentorjournal.mentoring.clocks import Word, severity
from tests.mentoring.histories import word_and_why

MET, CALLED = "met 2026-03-10", "call 2026-03-10"
STALE = ("stale", "no meeting since Tue 10 Mar, stale since Thu 11 Jun")
BOTH = {"rhythm": "meetings-and-calls"}
MEETINGS = {"rhythm": "meetings"}
NEW = {"entered": date(2026, 3, 2), "start": date(2026, 3, 2)}


def words(told: str, *days: str, **changes: Any) -> list[str]:
    """The word on each of some days."""
    return [word_and_why(told, day, **dict(changes))[0] for day in days]


def test_the_states_are_these_words() -> None:
    assert set(get_args(State)) == {
        *("new", "fresh", "open", "due soon", "booked", "booked late", "stale", "too soon"),
        *("quiet", "paused", "–"),
    }


def test_from_worst_to_best_stale_is_like_quiet_then_booked_late_due_soon_and_all_others() -> None:
    order = [severity(word) for word in ("stale", "booked late", "due soon", "open")]
    assert order == sorted({*order})
    assert severity("quiet") == severity("stale")
    others: tuple[Word, ...] = ("new", "fresh", "open", "booked", "too soon")
    assert {severity(word) for word in others} == {severity("open")}


def test_a_meeting_opens_after_a_month_and_is_stale_after_three() -> None:
    days = ("2026-04-09", "2026-04-10", "2026-05-27", "2026-05-28", "2026-06-10", "2026-06-11")
    assert words(MET, *days) == ["fresh", "open", "open", "due soon", "due soon", "stale"]
    assert word_and_why(MET, "2026-06-11") == STALE


def test_a_call_opens_after_14_days_and_is_stale_after_a_calendar_month() -> None:
    days = ("2026-03-23", "2026-03-24", "2026-04-07", "2026-04-08", "2026-04-10", "2026-04-11")
    expected = ["fresh", "open", "open", "due soon", "due soon", "stale"]
    assert words(CALLED, *days) == words("video 2026-03-10", *days) == expected


def test_a_message_is_as_needed_and_resets_nothing() -> None:
    assert words(f"{CALLED}; wrote 2026-04-10", "2026-04-11") == ["stale"]
    assert words(f"{CALLED}; booked wrote 2026-04-12", "2026-04-11") == ["stale"]
    assert words(f"{CALLED}; booked wrote 2026-03-12", "2026-03-11") == ["fresh"]


def test_a_meeting_resets_the_call_clock_too() -> None:
    said = word_and_why(f"call 2026-02-20; {MET}", "2026-04-11", **BOTH)
    assert words(f"call 2026-02-20; {MET}", "2026-04-10", **BOTH) == ["due soon"]
    assert said == ("stale", "no call since the meeting of Tue 10 Mar, stale since Sat 11 Apr")


def test_a_month_ends_with_the_last_day_of_a_shorter_one() -> None:
    assert words("call 2026-01-31", "2026-02-28", "2026-03-01") == ["due soon", "stale"]
    assert words("met 2025-11-30", "2026-02-28", "2026-03-01") == ["due soon", "stale"]


def test_by_what_we_do_is_stale_only_when_meeting_and_call_have_both_passed() -> None:
    told = f"{MET}; call 2026-05-20"
    assert words(told, "2026-06-11", "2026-06-20", "2026-06-21") == ["open", "due soon", "stale"]
    assert word_and_why(told, "2026-06-21")[1] == "no call since Wed 20 May, stale since Sun 21 Jun"


def test_until_the_first_meeting_a_meeting_clock_counts_from_the_last_talk() -> None:
    assert words(CALLED, "2026-04-09", "2026-06-10", **MEETINGS) == ["fresh", "due soon"]
    said = "no meeting since the call of Tue 10 Mar, stale since Thu 11 Jun"
    assert word_and_why(CALLED, "2026-06-11", **MEETINGS) == ("stale", said)


def test_of_several_clocks_the_worst_decides() -> None:
    told = f"{MET}; call 2026-04-01"
    assert words(told, "2026-05-01", "2026-05-02", **BOTH) == ["due soon", "stale"]
    assert words(told, "2026-05-02") == ["open"], "by what we do the better one does"


def test_too_soon_is_judged_by_the_window_of_the_channel_that_is_booked() -> None:
    for booked, said in (
        ("call 2026-03-23", "call booked for Mon 23 Mar, too soon before Tue 24 Mar"),
        ("met 2026-03-24", "meeting booked for Tue 24 Mar, too soon before Fri 10 Apr"),
    ):
        assert word_and_why(f"{MET}; booked {booked}", "2026-03-11") == ("too soon", said)
    assert words(f"{MET}; booked call 2026-03-24", "2026-03-11") == ["booked"]


def test_without_a_talk_it_is_new_for_28_days_and_then_quiet_whatever_was_written() -> None:
    wrote = "wrote 2026-03-05; wrote 2026-03-29"
    for told in ("", wrote):
        assert words(told, "2026-03-30", "2026-03-31", **NEW) == ["new", "quiet"]
    for changes in ({"rhythm": "as-needed"}, {"form": "one-off"}):
        assert words("", "2026-03-31", **(NEW | changes)) == ["–"]


def test_new_counts_from_the_latest_of_start_asked_and_entered() -> None:
    for latest in ({"start": "2026-03-12"}, {"asked": date(2026, 3, 12)}):
        assert words("", "2026-04-09", "2026-04-10", **(NEW | latest)) == ["new", "quiet"]


def test_a_booking_ends_stale_and_quiet_if_it_is_at_most_three_months_away() -> None:
    for on, word in (("2026-09-11", "booked late"), ("2026-09-12", "stale")):
        assert words(f"{MET}; booked met {on}", "2026-06-11") == [word]
    for on, word in (("2026-06-30", "booked late"), ("2026-07-01", "quiet")):
        assert words(f"booked call {on}", "2026-03-31", **NEW) == [word]


def test_the_earliest_booking_decides() -> None:
    both = f"{MET}; booked met 2026-06-20; booked call 2026-06-05"
    assert word_and_why(both, "2026-06-01") == ("booked", "call booked for Fri 5 Jun")
    assert words(f"{MET}; booked met 2026-06-20", "2026-06-01") == ["booked late"]


def test_a_call_that_is_booked_serves_no_meeting_clock() -> None:
    assert words(f"{MET}; booked call 2026-06-12", "2026-06-11", **MEETINGS) == ["stale"]
    assert words(f"{MET}; booked met 2026-06-12", "2026-06-11", **MEETINGS) == ["booked late"]


def test_the_day_of_return_is_not_paused_and_the_end_moves_by_each_paused_day_once() -> None:
    april = "2026-04-01 to 2026-05-01"
    for paused in (april, f"{april}; 2026-04-10 to 2026-04-20"):
        days = ("2026-03-31", "2026-04-01", "2026-04-30", "2026-05-01", "2026-07-10", "2026-07-11")
        found = words(MET, *days, paused=paused)
        assert found == ["fresh", "paused", "paused", "open", "due soon", "stale"]


def test_a_pause_within_the_days_that_were_added_adds_its_own() -> None:
    twice = "2026-04-01 to 2026-05-01; 2026-07-05 to 2026-07-10"
    assert words(MET, "2026-07-15", "2026-07-16", paused=twice) == ["due soon", "stale"]


def test_a_window_that_had_ended_stays_ended_and_the_opening_never_moves() -> None:
    after = {"paused": "2026-06-12 to 2026-07-01"}
    assert word_and_why(MET, "2026-07-01", **after) == STALE
    before = {"paused": "2026-03-15 to 2026-04-05"}
    assert words(MET, "2026-04-09", "2026-04-10", **before) == ["fresh", "open"]
