"""The rhythm of talking: windows, states and warnings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Cadence, Session
from mentorjournal.mentoring.cadence import check_date, rhythm
from tests.examples import NOON, a_relationship, a_session, uid_of

JAN_15 = date(2026, 1, 15)


def planned(on: date, channel: Channel = "call") -> Session:
    return a_session(on, channel, state="planned")


def state_on(today: date, *sessions: Session) -> str:
    return rhythm(a_relationship(), sessions, today).state


def test_a_meeting_opens_after_a_month_and_goes_stale_after_three() -> None:
    window = rhythm(a_relationship(), [a_session(JAN_15, "face-to-face")], JAN_15).meeting

    assert window is not None
    assert window.opens == date(2026, 2, 15)
    assert window.last_good == date(2026, 4, 15)
    assert window.stale_from == date(2026, 4, 16)


@pytest.mark.parametrize("channel", ["call", "video"])
def test_a_call_is_due_between_two_and_four_weeks_later(channel: Channel) -> None:
    now = rhythm(a_relationship(), [a_session(JAN_15, channel)], JAN_15)

    assert now.meeting is None
    assert now.talk is not None
    assert (now.talk.opens, now.talk.last_good) == (date(2026, 1, 29), date(2026, 2, 12))


def test_months_are_calendar_months_cut_to_the_last_day() -> None:
    january = rhythm(a_relationship(), [a_session(date(2026, 1, 31), "face-to-face")], JAN_15)
    later = rhythm(
        a_relationship(), [a_session(date(2026, 1, 31), "face-to-face")], date(2026, 2, 1)
    )
    november = rhythm(
        a_relationship(), [a_session(date(2025, 11, 30), "face-to-face")], date(2026, 2, 1)
    )

    assert january.meeting is None
    assert later.meeting is not None
    assert later.meeting.opens == date(2026, 2, 28)
    assert november.meeting is not None
    assert november.meeting.last_good == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("today", "word"),
    [
        (date(2026, 1, 15), "fresh"),
        (date(2026, 2, 14), "fresh"),
        (date(2026, 2, 15), "open"),
        (date(2026, 4, 1), "open"),
        (date(2026, 4, 2), "due soon"),
        (date(2026, 4, 15), "due soon"),
        (date(2026, 4, 16), "stale"),
    ],
)
def test_the_words_after_a_meeting(today: date, word: str) -> None:
    assert state_on(today, a_session(JAN_15, "face-to-face")) == word


@pytest.mark.parametrize(
    ("today", "word"),
    [
        (date(2026, 1, 28), "fresh"),
        (date(2026, 1, 29), "open"),
        (date(2026, 2, 9), "open"),
        (date(2026, 2, 10), "due soon"),
        (date(2026, 2, 12), "due soon"),
        (date(2026, 2, 13), "stale"),
    ],
)
def test_the_words_after_a_call(today: date, word: str) -> None:
    assert state_on(today, a_session(JAN_15)) == word


def test_without_any_talk_it_is_new_whatever_is_planned_or_was_missed_or_written() -> None:
    others = [
        a_session(date(2026, 1, 1), "face-to-face", state="missed"),
        a_session(date(2026, 1, 2), "face-to-face", state="moved"),
        a_session(date(2026, 1, 3), "message"),
        planned(date(2026, 6, 10)),
    ]

    now = rhythm(a_relationship(), others, date(2026, 6, 1))

    assert now.state == "new"
    assert now.last == others[2]
    assert now.next == others[3]


def test_a_message_is_shown_as_last_contact_but_resets_no_clock() -> None:
    message = a_session(date(2026, 4, 20), "message")

    now = rhythm(a_relationship(), [message, a_session(JAN_15)], date(2026, 4, 21))

    assert now.last == message
    assert now.state == "stale"
    assert now.stale_since == date(2026, 2, 13)


def test_a_meeting_resets_the_call_clock() -> None:
    sessions = [a_session(date(2026, 1, 1)), a_session(JAN_15, "face-to-face")]

    now = rhythm(a_relationship(), sessions, date(2026, 1, 30))

    assert now.talk is not None
    assert now.talk.since == JAN_15
    assert now.state == "open"


def test_calls_do_not_hide_that_the_meetings_went_stale() -> None:
    sessions = [a_session(JAN_15, "face-to-face"), a_session(date(2026, 4, 14))]

    now = rhythm(a_relationship(), sessions, date(2026, 4, 20))

    assert now.state == "stale"
    assert now.stale_since == date(2026, 4, 16)


def test_a_pair_that_only_meets_is_not_stale_for_want_of_calls() -> None:
    assert state_on(date(2026, 3, 1), a_session(JAN_15, "face-to-face")) == "open"


def test_one_early_call_is_forgotten_after_two_meetings() -> None:
    early = a_session(date(2025, 11, 1))
    meetings = [a_session(date(2025, 12, 1), "face-to-face"), a_session(JAN_15, "face-to-face")]

    assert state_on(date(2026, 3, 1), early, meetings[1]) == "stale"
    assert state_on(date(2026, 3, 1), early, *meetings) == "open"


def test_it_counts_from_what_happened_and_never_from_what_was_planned() -> None:
    passed = planned(date(2026, 4, 14), "face-to-face")

    now = rhythm(a_relationship(), [a_session(JAN_15, "face-to-face"), passed], date(2026, 4, 16))

    assert now.state == "stale"
    assert now.next is None
    assert now.overdue_planned == passed


def test_a_session_planned_for_today_is_next_and_not_overdue() -> None:
    today = planned(date(2026, 2, 1))

    now = rhythm(a_relationship(), [a_session(JAN_15), today], today.on)

    assert (now.next, now.overdue_planned) == (today, None)


def test_of_two_sessions_on_one_day_the_one_entered_last_is_the_last() -> None:
    first = a_session(JAN_15, uid=uid_of(2))
    second = a_session(JAN_15, uid=uid_of(1), created=NOON + timedelta(hours=1))

    assert rhythm(a_relationship(), [second, first], JAN_15).last == second


def test_a_session_that_is_running_is_a_contact() -> None:
    running = a_session(date(2026, 6, 1), "face-to-face", state="running", notes="Talking")

    assert state_on(date(2026, 6, 1), a_session(JAN_15, "face-to-face"), running) == "fresh"


def test_a_session_begun_by_accident_is_no_contact() -> None:
    running = a_session(date(2026, 6, 1), "face-to-face", state="running", notes=" \n")

    assert state_on(date(2026, 6, 1), a_session(JAN_15, "face-to-face"), running) == "stale"


def test_a_session_logged_for_a_later_day_is_no_contact_yet() -> None:
    assert state_on(date(2026, 4, 20), a_session(date(2026, 5, 1)), a_session(JAN_15)) == "stale"


def test_a_date_in_the_window_is_booked_and_the_earliest_one_is_next() -> None:
    early, late = planned(date(2026, 3, 1), "face-to-face"), planned(date(2026, 4, 1))

    now = rhythm(
        a_relationship(), [late, early, a_session(JAN_15, "face-to-face")], date(2026, 3, 1)
    )

    assert now.state == "booked"
    assert now.next == early


def test_a_booked_meeting_silences_the_call_clock_that_went_stale() -> None:
    sessions = [
        a_session(JAN_15, "face-to-face"),
        a_session(date(2026, 2, 1)),
        planned(date(2026, 4, 10), "face-to-face"),
    ]

    assert state_on(date(2026, 3, 10), *sessions[:2]) == "stale"
    assert state_on(date(2026, 3, 10), *sessions) == "booked"


def test_a_booked_call_does_not_silence_a_stale_meeting() -> None:
    sessions = [
        a_session(JAN_15, "face-to-face"),
        a_session(date(2026, 4, 10)),
        planned(date(2026, 4, 28)),
    ]

    assert state_on(date(2026, 4, 20), *sessions) == "stale"


def test_a_date_after_the_window_does_not_silence_anything() -> None:
    meeting, late = a_session(JAN_15, "face-to-face"), planned(date(2026, 4, 20), "face-to-face")

    assert state_on(date(2026, 3, 1), meeting, late) == "open"
    assert state_on(date(2026, 4, 10), meeting, late) == "due soon"
    assert state_on(date(2026, 4, 16), meeting, late) == "stale"


def test_a_date_before_the_window_opens_is_too_soon() -> None:
    meeting = a_session(JAN_15, "face-to-face")

    assert state_on(JAN_15, meeting, planned(date(2026, 2, 14), "face-to-face")) == "too soon"
    assert state_on(JAN_15, meeting, planned(date(2026, 2, 15), "face-to-face")) == "booked"
    assert state_on(JAN_15, meeting, planned(date(2026, 1, 28))) == "too soon"
    assert state_on(JAN_15, meeting, planned(date(2026, 1, 29))) == "booked"


@pytest.mark.parametrize(
    "changes", [{"form": "one-off"}, {"stage": "completed"}], ids=["one-off", "completed"]
)
def test_where_there_is_no_cadence_there_is_no_word(changes: dict[str, str]) -> None:
    now = rhythm(a_relationship(**changes), [a_session(JAN_15)], date(2026, 6, 1))

    assert now.state == "–"
    assert now.talk is None
    assert now.last is not None
    assert check_date(a_relationship(**changes), [a_session(JAN_15)], JAN_15, "call") == ""


def test_a_paused_relationship_does_not_go_stale() -> None:
    now = rhythm(a_relationship(stage="paused"), [a_session(JAN_15)], date(2026, 6, 1))

    assert (now.state, now.stale_since) == ("paused", None)


def test_a_relationship_can_have_its_own_cadence() -> None:
    weekly = a_relationship(cadence=Cadence(call_after=5, call_within=8))

    now = rhythm(weekly, [a_session(JAN_15)], date(2026, 1, 24))

    assert now.state == "stale"
    assert now.stale_since == date(2026, 1, 24)


@pytest.mark.parametrize(
    ("on", "channel", "warning"),
    [
        (date(2026, 2, 14), "face-to-face", "from 15 Feb 2026 on"),
        (date(2026, 2, 15), "face-to-face", ""),
        (date(2026, 4, 15), "face-to-face", ""),
        (date(2026, 4, 16), "face-to-face", "the last good day is 15 Apr 2026"),
        (date(2026, 1, 28), "call", "from 29 Jan 2026 on"),
        (date(2026, 1, 29), "call", ""),
        (date(2026, 4, 16), "call", "the last good day is 15 Apr 2026"),
        (date(2026, 1, 16), "message", ""),
        (date(2026, 9, 1), "message", ""),
    ],
)
def test_a_proposed_date_after_a_meeting_is_checked(
    on: date, channel: Channel, warning: str
) -> None:
    said = check_date(a_relationship(), [a_session(JAN_15, "face-to-face")], on, channel)

    assert warning in said
    assert bool(said) == bool(warning)


@pytest.mark.parametrize(
    ("on", "channel", "warning"),
    [
        (date(2026, 1, 28), "video", "from 29 Jan 2026 on"),
        (date(2026, 2, 12), "video", ""),
        (date(2026, 2, 13), "video", "the last good day is 12 Feb 2026"),
        (date(2026, 1, 16), "face-to-face", ""),
        (date(2026, 2, 13), "face-to-face", "the last good day is 12 Feb 2026"),
    ],
)
def test_a_proposed_date_after_a_call_is_checked(on: date, channel: Channel, warning: str) -> None:
    said = check_date(a_relationship(), [a_session(JAN_15)], on, channel)

    assert warning in said
    assert bool(said) == bool(warning)


def test_the_warning_is_a_sentence() -> None:
    met = [a_session(JAN_15, "face-to-face")]

    said = [
        check_date(a_relationship(), met, date(2026, 1, 20), "face-to-face"),
        check_date(a_relationship(), met, date(2026, 1, 20), "call"),
        check_date(a_relationship(), met, date(2026, 5, 1), "face-to-face"),
    ]

    assert said == [
        "20 Jan 2026 is soon after the last meeting on 15 Jan 2026: "
        "from 15 Feb 2026 on it does not overtax anyone.",
        "20 Jan 2026 is soon after the last talk on 15 Jan 2026: "
        "from 29 Jan 2026 on it does not overtax anyone.",
        "1 May 2026 is late: the last good day is 15 Apr 2026, after that it goes stale.",
    ]


def test_any_first_date_is_fine() -> None:
    assert check_date(a_relationship(), [], date(2030, 1, 1), "face-to-face") == ""


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
CHANNELS: st.SearchStrategy[Channel] = st.sampled_from(("face-to-face", "call", "video", "message"))
STATES: st.SearchStrategy[Literal["planned", "happened", "missed"]] = st.sampled_from(
    ("planned", "happened", "missed")
)
SESSIONS = st.lists(
    st.builds(
        lambda on, channel, state: a_session(on, channel, state=state), DAYS, CHANNELS, STATES
    ),
    max_size=8,
)


@given(SESSIONS, DAYS)
def test_stale_always_says_since_when_and_nothing_else_does(
    sessions: list[Session], today: date
) -> None:
    now = rhythm(a_relationship(), sessions, today)

    assert (now.stale_since is not None) == (now.state == "stale")
    assert now.stale_since is None or now.stale_since <= today


@given(SESSIONS, DAYS)
def test_the_order_of_sessions_does_not_change_the_word(
    sessions: list[Session], today: date
) -> None:
    word = rhythm(a_relationship(), sessions, today).state

    assert rhythm(a_relationship(), list(reversed(sessions)), today).state == word


@given(SESSIONS, DAYS)
def test_meeting_today_always_ends_the_going_stale(sessions: list[Session], today: date) -> None:
    known = [session for session in sessions if session.state != "planned"]

    now = rhythm(a_relationship(), [*known, a_session(today, "face-to-face")], today)

    assert now.state == "fresh"


@given(st.lists(DAYS, min_size=1, max_size=4), DAYS, CHANNELS)
def test_a_date_without_a_warning_makes_it_booked(
    met: list[date], today: date, channel: Channel
) -> None:
    past = [a_session(on, "face-to-face") for on in met if on <= today]
    on = today + timedelta(days=20)
    if not past or channel == "message" or check_date(a_relationship(), past, on, channel):
        return

    word = rhythm(a_relationship(), [*past, planned(on, channel)], today).state

    assert word in ("booked", "due soon", "stale")
    assert word == "booked" or channel != "face-to-face"
