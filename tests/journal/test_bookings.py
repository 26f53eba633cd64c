"""Sessions that lie ahead: several beside each other, in a row, moved, started."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.recurrence import parse_every
from tests.journal.conftest import Clock

TODAY = date(2026, 11, 22)


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


def booked(journal: Journal, who: Relationship) -> list[tuple[date, str, str | None]]:
    """Day, channel and time of what is planned."""
    return [(s.on, s.channel, s.at) for s in journal.sessions.planned(who.uid)]


def test_a_meeting_and_calls_are_booked_side_by_side(journal: Journal, ana: Relationship) -> None:
    plan = journal.sessions.bookings.plan
    with pytest.raises(BadInput, match="That day is over"):
        plan(ana, date(2026, 11, 21))
    meeting = plan(ana, date(2026, 12, 18), "face-to-face", at="12:30", minutes=90)
    plan(ana, date(2026, 12, 1))
    plan(ana, date(2026, 12, 8), "video", at="17:00")
    assert booked(journal, ana) == [
        (date(2026, 12, 1), "call", None),
        (date(2026, 12, 8), "video", "17:00"),
        (date(2026, 12, 18), "face-to-face", "12:30"),
    ]
    # The same day again changes that one; another time of the day is another session.
    again = plan(ana, date(2026, 12, 18), "video")
    assert (again.uid, again.at, again.planned_minutes) == (meeting.uid, "12:30", 90)
    assert plan(ana, date(2026, 12, 18), at="09:00").uid != meeting.uid
    with pytest.raises(BadInput, match="between 0 and 1,440 minutes"):
        plan(ana, date(2026, 12, 20), minutes=1441)


def test_every_two_weeks_books_three_as_one_change(journal: Journal, ana: Relationship) -> None:
    first = journal.sessions.bookings.plan(
        ana, date(2026, 12, 14), at="17:00", every=parse_every("2w")
    )
    assert booked(journal, ana) == [
        (date(2026, 12, 14), "call", "17:00"),
        (date(2026, 12, 28), "call", "17:00"),
        (date(2027, 1, 11), "call", "17:00"),
    ]
    assert first.on == date(2026, 12, 14)
    assert journal.undo() == "planned 3 sessions"
    assert booked(journal, ana) == []


def test_another_time_of_the_day_leaves_no_trace_and_another_day_does(
    journal: Journal, ana: Relationship
) -> None:
    bookings = journal.sessions.bookings
    session = bookings.plan(ana, date(2026, 12, 1), at="17:00", minutes=45)
    later = bookings.move(session.uid, date(2026, 12, 1), "call", at="18:00")
    assert (later.uid, later.at) == (session.uid, "18:00")
    with pytest.raises(BadInput, match="another day or time"):
        bookings.move(session.uid, date(2026, 12, 1), "call", at="18:00")
    moved = bookings.move(session.uid, date(2026, 12, 3), "video", "Ill", at="09:00")
    assert (moved.at, moved.planned_minutes, moved.channel) == ("09:00", 45, "video")
    left = journal.sessions.get(session.uid)
    assert (left.state, left.at, left.channel) == ("moved", "18:00", "call")
    assert left.next_session == moved.uid
    journal.undo()
    assert booked(journal, ana) == [(date(2026, 12, 1), "call", "18:00")]


@pytest.mark.parametrize(
    ("on", "channel", "planned"),
    [
        # A meeting on 18 Dec and calls on 1 and 8 Dec are booked.
        (date(2026, 12, 1), "call", [1, 8, 18]),  # that day: nothing moves
        (date(2026, 12, 2), "call", [2, 8, 18]),  # the nearest call
        (date(2026, 12, 10), "video", [1, 10, 18]),
        (date(2026, 12, 30), "face-to-face", [1, 8, 30]),
        (date(2026, 12, 2), "face-to-face", [1, 2, 8]),
        (date(2026, 12, 18), "call", [1, 8, 18]),
    ],
)
def test_the_next_date_of_a_wrap_up_moves_the_one_that_is_meant(
    journal: Journal, ana: Relationship, on: date, channel: Channel, planned: list[int]
) -> None:
    plan = journal.sessions.bookings.plan
    plan(ana, date(2026, 12, 18), "face-to-face")
    plan(ana, date(2026, 12, 1))
    plan(ana, date(2026, 12, 8))
    held = journal.sessions.end(
        journal.sessions.start(ana).uid, next_on=on, next_channel=channel, next_at="17:00"
    )
    assert [day.day for day, *_ in booked(journal, ana)] == planned
    following = journal.sessions.next_of(held)
    assert following is not None
    assert (following.on, following.at) == (on, "17:00")
    # Wrapped up again, the one that was agreed on moves, whatever else is booked.
    journal.sessions.end(held.uid, next_on=date(2026, 12, 23), next_channel=channel)
    assert len(booked(journal, ana)) == 3
    again = journal.sessions.next_of(journal.sessions.get(held.uid))
    assert again is not None
    assert (again.on, again.at) == (date(2026, 12, 23), "17:00")
    # An empty time takes away the one it had.
    journal.sessions.end(held.uid, next_on=again.on, next_channel=channel, next_at="")
    assert journal.sessions.get(again.uid).at is None


def test_a_session_is_followed_to_the_day_it_moved_to_though_others_are_nearer(
    journal: Journal, ana: Relationship
) -> None:
    bookings = journal.sessions.bookings
    held = journal.sessions.end(journal.sessions.start(ana).uid, next_on=date(2026, 12, 10))
    bookings.plan(ana, date(2026, 12, 1))
    agreed = journal.sessions.next_of(held)
    assert agreed is not None
    for day in (11, 12):
        agreed = bookings.move(agreed.uid, date(2026, 12, day), "call")
    assert journal.sessions.next_of(held) == agreed


@pytest.mark.parametrize(
    ("hour", "begun"), [(8, "09:00"), (13, "14:30"), (16, "17:00"), (19, "17:00"), (21, None)]
)
def test_of_several_planned_for_today_the_nearest_is_started(
    journal: Journal, ana: Relationship, clock: Clock, hour: int, begun: str | None
) -> None:
    plan = journal.sessions.bookings.plan
    plan(ana, TODAY)
    for at in ("09:00", "14:30", "17:00"):
        # Each of them beside the one without a time.
        session = plan(ana, TODAY + timedelta(days=1), at=at)
        journal.sessions.edit(session.uid, on=TODAY)
    clock.moment = clock.moment.replace(hour=hour)
    assert journal.sessions.start(ana).at == begun


def test_moving_one_booking_leaves_all_others(journal: Journal, clock: Clock) -> None:
    drawn = Random(13)
    who = [journal.relationships.begin(name, "mentor") for name in ("Ana Lima", "Ben O'Neil")]
    bookings = journal.sessions.bookings
    for _ in range(12):
        bookings.plan(drawn.choice(who), TODAY + timedelta(days=drawn.randrange(40)), at=None)
    for _ in range(60):
        planned = {s.uid: s for each in who for s in journal.sessions.planned(each.uid)}
        chosen = planned.pop(drawn.choice(list(planned)))
        on = TODAY + timedelta(days=drawn.randrange(40))
        at = drawn.choice([None, "09:00", "17:00"])
        if (on, at) == (chosen.on, chosen.at):
            continue
        clock.move(minutes=1)
        moved = bookings.move(chosen.uid, on, chosen.channel, at=at)
        now = {s.uid: s for each in who for s in journal.sessions.planned(each.uid)}
        assert now == planned | {moved.uid: moved}
        assert (moved.on, moved.at, moved.relationship) == (on, at, chosen.relationship)
        if drawn.random() < 0.3:
            journal.undo()
            back = {s.uid for each in who for s in journal.sessions.planned(each.uid)}
            assert back == planned.keys() | {chosen.uid}
