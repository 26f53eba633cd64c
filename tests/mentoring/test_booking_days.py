"""Which day is proposed for the next session, and what is said of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Cadence, Pause, Session
from mentorjournal.mentoring.booking_days import Booked, BookingDays, next_booked
from mentorjournal.mentoring.usual import Usual, usual
from mentorjournal.recurrence import parse_every
from tests.examples import a_relationship, a_session, uid_of

MONDAY = date(2026, 11, 30)
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
BOND = a_relationship(cadence=Cadence(call_within=28))
MONDAYS_AT_FIVE = Usual(weekday=0, at="17:00", minutes=45)
# The meeting clock is open from 19 Nov to 19 Jan, the call clock from 30 Nov to 14 Dec.
HELD = (
    a_session(date(2026, 10, 19), "face-to-face", at="17:00", minutes=90),
    a_session(date(2026, 11, 2), at="17:00", minutes=44),
    a_session(date(2026, 11, 16), at="17:00", minutes=47),
)


def booked(on: date, channel: Channel = "call", at: str | None = None) -> Session:
    return a_session(on, channel, state="planned", at=at)


PROPOSED: list[tuple[str, list[Session], list[Session], date, Channel | None, date]] = [
    ("nothing booked", [], [], MONDAY, None, date(2026, 12, 7)),
    ("a call today", [booked(MONDAY)], [], MONDAY, None, date(2026, 12, 14)),
    ("they are busy then", [], [booked(date(2026, 12, 7), at="16:30")], MONDAY, None,
     date(2026, 12, 14)),
    ("they are busy before", [], [booked(date(2026, 12, 7), at="16:00")], MONDAY, None,
     date(2026, 12, 7)),
    ("a call in two weeks", [booked(date(2026, 12, 14))], [], MONDAY, None, date(2026, 12, 28)),
    ("a meeting in January", [booked(date(2027, 1, 18), "face-to-face")], [], MONDAY, None,
     date(2026, 12, 7)),
    ("face to face", [], [], MONDAY, "face-to-face", date(2026, 12, 7)),
    ("face to face beside a call", [booked(date(2026, 12, 7))], [], MONDAY, "face-to-face",
     date(2026, 12, 14)),
    ("stale for weeks", [], [], date(2027, 3, 1), None, date(2027, 3, 8)),
    ("the last Monday of it", [], [], date(2026, 12, 13), None, date(2026, 12, 14)),
    ("the last day of it is today", [], [], date(2026, 12, 14), None, date(2026, 12, 21)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("mine", "others", "today", "channel", "day"),
    [each[1:] for each in PROPOSED],
    ids=[each[0] for each in PROPOSED],
)
def test_the_first_good_day_on_the_usual_weekday_is_proposed(
    mine: list[Session],
    others: list[Session],
    today: date,
    channel: Channel | None,
    day: date,
) -> None:
    elsewhere = [Booked(each, "Ben O'Neil") for each in others]
    days = BookingDays(BOND, [*HELD, *mine], today, elsewhere)
    assert days.proposed(MONDAYS_AT_FIVE, channel) == day


@pytest.mark.parametrize(
    ("today", "day"), [(MONDAY, date(2026, 12, 1)), (date(2026, 12, 4), date(2026, 12, 7))]
)
def test_where_nothing_is_usual_the_next_working_day_is_proposed(today: date, day: date) -> None:
    assert BookingDays(BOND, [], today).proposed(Usual()) == day


def test_a_session_that_moves_stands_in_nobodys_way() -> None:
    call = booked(date(2026, 12, 7))
    assert BookingDays(BOND, [*HELD, call], MONDAY).proposed(MONDAYS_AT_FIVE) > call.on
    days = BookingDays(BOND, [*HELD, call], MONDAY, moving=call)
    assert days.proposed(MONDAYS_AT_FIVE) == call.on


def test_no_day_of_a_pause_is_proposed_and_it_is_said_of_one_that_is_chosen() -> None:
    pause = Pause(uid=uid_of(1), first=date(2026, 12, 5), until=date(2026, 12, 15))
    days = BookingDays(a_relationship(pauses=(pause,)), HELD, MONDAY)
    assert days.proposed(MONDAYS_AT_FIVE) == date(2026, 12, 21)
    assert [days.away(date(2026, 12, day)) for day in (4, 5, 14, 15)] == [False, True, True, False]
    assert ("You have agreed to rest then.", True) in days.said(date(2026, 12, 14), "call")


SAID: list[tuple[date, Channel, str]] = [
    (date(2026, 12, 7), "call", "Mon 7 Dec, in 7 days: good for both clocks."),
    (date(2026, 12, 21), "face-to-face", "Mon 21 Dec, in 3 weeks: good for the meeting."),
    (date(2026, 12, 25), "message", "Fri 25 Dec, in 3 weeks."),
]


@pytest.mark.parametrize(("day", "channel", "said"), SAID)
def test_it_is_said_for_which_clocks_a_day_is_good(day: date, channel: Channel, said: str) -> None:
    assert list(BookingDays(BOND, HELD, MONDAY).said(day, channel)) == [(said, False)]


def test_what_speaks_against_a_day_is_said_and_what_else_is_booked() -> None:
    call = booked(date(2026, 12, 7))
    other = Booked(booked(date(2026, 12, 14), at="12:30"), "Ben O'Neil")
    days = BookingDays(BOND, [*HELD, call], MONDAY, [other])
    said = list(days.said(date(2026, 12, 14), "call", parse_every("2w"), time="17:00"))
    assert said[0] == ("Mon 14 Dec, 17:00, in 2 weeks.", False)
    assert said[1][0].startswith("14 Dec 2026 is soon after the last talk on 7 Dec 2026")
    assert said[1][1]
    assert said[2:] == [
        ("That day also Ben O'Neil 12:30.", False),
        ("Then Mon 28 Dec, Mon 11 Jan 2027.", False),
    ]
    assert list(days.said(date(2026, 12, 1), "video"))[1:] == [
        ("Soon after it comes the call of Mon 7 Dec.", True)
    ]
    assert list(days.said(date(2026, 12, 14), "call", hide=True)) == [
        ("Mon 14 Dec, in 2 weeks.", False)
    ]


def test_the_next_meeting_and_the_next_call_stand_side_by_side() -> None:
    far, meeting = booked(date(2027, 1, 18), "face-to-face"), booked(date(2026, 12, 20))
    sessions = [*HELD, booked(date(2026, 11, 29)), meeting, booked(date(2026, 12, 28)), far]
    assert next_booked(sessions, MONDAY) == [meeting, far]
    assert next_booked(HELD, MONDAY) == []


def begun(on: date, hour: int, minute: int, channel: Channel = "call") -> Session:
    started = datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC)
    return a_session(on, channel, started=started, ended=started.replace(minute=59))


USUAL: list[tuple[str, list[Session], Usual]] = [
    ("nothing known", [], Usual()),
    ("three Mondays", list(HELD), Usual(0, "17:00", 45, "call")),
    ("only one", [begun(date(2026, 11, 18), 12, 28)], Usual(2, "12:30", 30, "call")),
    ("different days and hours", [begun(MONDAY, 9, 0), begun(date(2026, 11, 3), 16, 50, "video")],
     Usual(None, None, 10, "video")),
    ("mail between", [*HELD, a_session(date(2026, 11, 20), "message")],
     Usual(0, "17:00", 45, "call")),
    ("booked ones say nothing", [booked(MONDAY, at="09:00")], Usual()),
    ("nearly midnight", [begun(date(2026, 11, 18), 23, 50)], Usual(2, "00:00", 10, "call")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sessions", "found"), [each[1:] for each in USUAL], ids=[each[0] for each in USUAL]
)
def test_what_two_people_usually_do_is_read_off_their_last_talks(
    sessions: list[Session], found: Usual
) -> None:
    assert usual(sessions, NOW) == found
