"""Sessions: one at a time, kept while typed, ended with a next date, booked and missed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.errors import BadInput, Conflict
from mentorjournal.journal import Journal
from tests.journal.conftest import Clock


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


def test_a_started_session_runs_and_a_second_is_refused(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.start(ana)
    assert session.state == "running"
    assert session.started == journal.now()
    assert journal.sessions.running() == session
    with pytest.raises(Conflict):
        journal.sessions.start(ana)
    assert len(journal.sessions.all()) == 1


def test_notes_are_kept_to_the_letter_and_survive_a_reopening(
    journal: Journal, ana: Relationship, path: Path, clock: Clock
) -> None:
    session = journal.sessions.start(ana)
    notes = "! [/x] 👩‍👩‍👧 שלום\n\n% private  \n\ttab"
    journal.sessions.keep_notes(session.uid, notes)
    journal.close()
    again = Journal.open(path, clock=clock)
    assert again.sessions.get(session.uid).notes == notes
    again.close()


def test_ending_a_session_notes_how_long_it_took_and_books_the_next(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    session = journal.sessions.start(ana)
    clock.move(minutes=42)
    ended = journal.sessions.end(
        session.uid,
        summary="We talked.",
        reflection="Listen more.",
        next_on=date(2026, 12, 10),
        next_channel="video",
    )
    assert (ended.state, ended.length, ended.summary) == ("happened", 42, "We talked.")
    following = journal.sessions.next_of(ended)
    assert following is not None
    assert (following.on, following.channel, following.state) == (
        date(2026, 12, 10),
        "video",
        "planned",
    )


def test_a_session_counts_as_just_ended_for_a_quarter_of_an_hour(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    session = journal.sessions.start(ana)
    assert journal.sessions.just_ended(ana) is None
    journal.sessions.end(session.uid, summary="We talked.")
    clock.move(minutes=15)
    last = journal.sessions.just_ended(ana)
    assert last is not None
    assert last.uid == session.uid
    clock.move(seconds=1)
    assert journal.sessions.just_ended(ana) is None


def test_ending_again_moves_the_booking_instead_of_making_a_second(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.start(ana)
    journal.sessions.end(session.uid, next_on=date(2026, 12, 10))
    (booked,) = (each for each in journal.sessions.of(ana) if each.state == "planned")
    journal.sessions.agenda.add(booked.uid, "Pricing")
    journal.sessions.end(session.uid, summary="Later", next_on=date(2026, 12, 17))
    planned = [each for each in journal.sessions.of(ana) if each.state == "planned"]
    assert [(each.on, each.agenda[0].text) for each in planned] == [(date(2026, 12, 17), "Pricing")]
    assert journal.sessions.get(booked.uid).state == "moved"
    assert journal.sessions.get(session.uid).next_session == planned[0].uid


def test_a_next_date_before_the_session_is_refused_and_it_goes_on_running(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.start(ana)
    with pytest.raises(BadInput) as refusal:
        journal.sessions.end(session.uid, summary="x", next_on=date(2026, 11, 21))
    assert refusal.value.field == "next_on"
    assert journal.sessions.get(session.uid) == session


def test_starting_takes_over_the_session_booked_for_today_with_its_agenda(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    booked = journal.sessions.bookings.plan(ana, date(2026, 11, 24), "face-to-face")
    journal.sessions.agenda.add(booked.uid, "The reorg")
    clock.move(days=2)
    session = journal.sessions.start(ana, agenda=journal.overview.agenda_for(ana))
    assert session.uid == booked.uid
    assert session.channel == "face-to-face"
    assert session.agenda[0].text == "The reorg"
    assert len(session.agenda) > 1


def test_a_booking_far_ahead_is_left_alone_by_a_start(journal: Journal, ana: Relationship) -> None:
    booked = journal.sessions.bookings.plan(ana, date(2026, 12, 24))
    assert journal.sessions.start(ana).uid != booked.uid


@pytest.mark.parametrize("on", [date(2026, 11, 23), date(2200, 1, 1)])
def test_what_is_logged_lies_in_the_past(journal: Journal, ana: Relationship, on: date) -> None:
    with pytest.raises(BadInput, match="yet to come"):
        journal.sessions.log(ana, on=on)
    assert journal.sessions.all() == []


def test_a_missed_session_keeps_its_agenda(journal: Journal, ana: Relationship) -> None:
    booked = journal.sessions.bookings.plan(ana, date(2026, 12, 1))
    journal.sessions.agenda.add(booked.uid, "Pricing")
    missed = journal.sessions.bookings.miss(booked.uid, "Ill")
    assert (missed.state, missed.reason, missed.agenda[0].text) == ("missed", "Ill", "Pricing")
    with pytest.raises(Conflict):
        journal.sessions.bookings.miss(booked.uid)


def test_sessions_of_one_day_stand_in_the_order_they_began(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    first = journal.sessions.start(ana)
    journal.sessions.end(first.uid)
    clock.move(hours=2)
    second = journal.sessions.start(ana)
    journal.sessions.end(second.uid)
    logged = journal.sessions.log(ana, on=date(2026, 11, 1))
    assert [each.uid for each in journal.sessions.of(ana)] == [logged.uid, first.uid, second.uid]
    last = journal.sessions.last(ana)
    assert last is not None
    assert last.uid == second.uid


def test_the_agenda_brings_back_what_is_open(journal: Journal, ana: Relationship) -> None:
    journal.sessions.log(
        ana,
        on=date(2026, 11, 9),
        notes="- [ ] Ask for the slot @ana due:2026-11-20\n- [x] Done already\n"
        "> One page first\n? Who owns pricing\njust a note",
    )
    points = {item.text: item.source for item in journal.overview.agenda_for(ana)}
    assert points["Ask for the slot"] == "theirs, was due Fri 20 Nov"
    assert points["Who owns pricing"] == "parked Mon 9 Nov"
    assert points["Tried: One page first"] == "advice of Mon 9 Nov"
    assert "Done already" not in points
    assert not any("just a note" in text for text in points)
    assert any(source == "month 7" for source in points.values())


def test_ticking_a_point_of_the_agenda_ticks_that_one(journal: Journal, ana: Relationship) -> None:
    session = journal.sessions.start(ana)
    session = journal.sessions.agenda.add(session.uid, "One")
    session = journal.sessions.agenda.add(session.uid, "Two")
    session = journal.sessions.agenda.tick(session.uid, session.agenda[1].uid, True)
    assert [item.done for item in session.agenda] == [False, True]


def test_a_next_date_leaves_what_is_booked_for_the_same_day_and_moves_what_lies_ahead(
    journal: Journal, ana: Relationship
) -> None:
    held = journal.sessions.start(ana)
    today = journal.sessions.bookings.plan(ana, held.on)
    held = journal.sessions.end(held.uid, next_on=date(2026, 12, 10))
    assert journal.sessions.get(today.uid).state == "planned"
    following = journal.sessions.next_of(held)
    assert following is not None
    assert (following.on, following.uid != today.uid) == (date(2026, 12, 10), True)
    # One more wrap-up means the one that was agreed on, and today's where today is given.
    journal.sessions.end(held.uid, next_on=date(2026, 12, 11))
    assert journal.sessions.get(following.uid).state == "moved"
    held = journal.sessions.end(held.uid, next_on=held.on)
    assert held.next_session == today.uid
    assert [s.state for s in journal.sessions.of(ana)].count("planned") == 2


def test_a_moved_session_stays_as_moved_and_its_agenda_goes_along(
    journal: Journal, ana: Relationship
) -> None:
    booked = journal.sessions.bookings.plan(ana, date(2026, 12, 1))
    journal.sessions.agenda.add(booked.uid, "Pricing [/x]")
    journal.sessions.keep_notes(booked.uid, "beforehand")
    held = journal.sessions.start(ana)
    held = journal.sessions.end(held.uid, next_on=booked.on)
    moved = journal.sessions.bookings.move(booked.uid, date(2026, 12, 8), "video", " Ill \x1b ")
    assert journal.sessions.next_of(held) == moved
    left = journal.sessions.get(booked.uid)
    assert (left.state, left.on, left.reason) == ("moved", date(2026, 12, 1), "Ill ␛")
    assert (moved.state, moved.on, moved.channel) == ("planned", date(2026, 12, 8), "video")
    assert [item.text for item in moved.agenda] == ["Pricing [/x]"]
    assert moved.notes == "beforehand"
    journal.undo()
    back = journal.sessions.get(booked.uid)
    assert (back.state, back.notes, len(back.agenda)) == ("planned", "beforehand", 1)


@pytest.mark.parametrize("on", [date(2026, 11, 21), date(2026, 12, 1)])
def test_a_session_moves_to_another_day_that_is_not_over(
    journal: Journal, ana: Relationship, on: date
) -> None:
    booked = journal.sessions.bookings.plan(ana, date(2026, 12, 1))
    with pytest.raises(BadInput) as refusal:
        journal.sessions.bookings.move(booked.uid, on, "call")
    assert refusal.value.field == "on"
    held = journal.sessions.log(ana, on=date(2026, 11, 1))
    with pytest.raises(Conflict):
        journal.sessions.bookings.move(held.uid, date(2026, 12, 9), "call")
    assert [each.state for each in journal.sessions.of(ana)] == ["happened", "planned"]


def test_what_a_missed_session_left_undiscussed_is_offered_once_next_time(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    booked = journal.sessions.bookings.plan(ana, date(2026, 11, 24))
    journal.sessions.agenda.add(booked.uid, "Pricing")
    journal.sessions.agenda.add(booked.uid, "Done before")
    points = journal.sessions.get(booked.uid).agenda
    journal.sessions.agenda.tick(booked.uid, points[1].uid, True)
    clock.move(days=3)
    journal.sessions.bookings.miss(booked.uid)
    session = journal.sessions.start(ana, agenda=journal.overview.agenda_for(ana))
    texts = [item.text for item in session.agenda]
    assert texts[0] == "Pricing"
    assert session.agenda[0].source == "from Tue 24 Nov, missed"
    assert "Done before" not in texts
    journal.sessions.end(session.uid)
    clock.move(days=1)
    assert "Pricing" not in [item.text for item in journal.overview.agenda_for(ana)]


def test_a_planned_session_is_started_early_with_what_was_prepared(
    journal: Journal, ana: Relationship
) -> None:
    booked = journal.sessions.bookings.plan(ana, date(2026, 12, 24), "video")
    journal.sessions.agenda.add(booked.uid, "The reorg")
    journal.sessions.keep_notes(booked.uid, "ask about Priya")
    running = journal.sessions.begin(booked.uid, journal.overview.agenda_for(ana))
    assert (running.uid, running.state, running.on) == (booked.uid, "running", journal.today())
    assert running.notes == "ask about Priya"
    assert running.agenda[0].text == "The reorg"
    with pytest.raises(Conflict):
        journal.sessions.begin(booked.uid)


def test_a_session_ends_though_the_clock_was_set_back(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    session = journal.sessions.start(ana)
    clock.move(hours=-1)
    ended = journal.sessions.end(session.uid, summary="Said")
    assert (ended.state, ended.length) == ("happened", 0)


def test_what_another_program_made_of_a_running_session_does_not_run_beside_it(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.start(ana)
    journal.sessions.keep_notes(session.uid, "before")
    journal.sessions.keep_notes(session.uid, "theirs")
    journal.sessions.keep_notes(session.uid, "mine", over="before")
    assert [each.state for each in journal.sessions.all()] == ["running", "running"]
    assert journal.sessions.running() == journal.sessions.get(session.uid)
    journal.sessions.end(session.uid)
    assert journal.sessions.running() is None

    (copied,) = journal.conflicts.all()
    journal.conflicts.resolve(copied, "both")
    (other,) = [each for each in journal.sessions.all() if each.notes == "theirs"]
    assert other.state == "happened"


def test_notes_typed_over_others_hold_both_where_no_line_was_changed_in_both(
    journal: Journal,
) -> None:
    session = journal.sessions.start(journal.relationships.begin("Ana Lima", "mentor"))
    journal.sessions.keep_notes(session.uid, "first line")
    journal.sessions.keep_notes(session.uid, "first line\ntheirs")
    kept = journal.sessions.keep_notes(session.uid, "first line typ", over="first line")
    assert kept.notes == journal.sessions.get(session.uid).notes == "first line typ\ntheirs"
    assert journal.conflicts.all() == []

    journal.sessions.keep_notes(session.uid, "first line typed", over="first line")
    (copied,) = journal.conflicts.all()
    assert isinstance(copied.theirs, Session)
    assert copied.theirs.notes == "first line typ\ntheirs"


def test_a_session_held_further_east_can_be_wrapped_up_where_its_day_has_not_come(
    journal: Journal, clock: Clock
) -> None:
    bond = journal.relationships.begin("Ana Lima", "mentor")
    held = journal.sessions.log(bond, on=journal.today())
    clock.move(days=-1)
    assert journal.sessions.edit(held.uid, summary="well").summary == "well"
    with pytest.raises(BadInput, match="yet to come"):
        journal.sessions.edit(held.uid, on=held.on + timedelta(days=1))


def test_what_ends_because_another_begins_keeps_its_words_and_waits_for_its_wrap_up(
    journal: Journal, ana: Relationship, path: Path, clock: Clock
) -> None:
    session = journal.sessions.start(ana)
    clock.move(minutes=30)
    journal.sessions.end(session.uid, summary="Said", reflection="Well", next_on=date(2026, 12, 10))
    following = journal.sessions.go_on(session.uid).next_session
    clock.move(minutes=5)

    ended = journal.sessions.end_now(session.uid)

    assert (ended.state, ended.length, ended.to_wrap_up) == ("happened", 35, True)
    assert (ended.summary, ended.reflection) == ("Said", "Well")
    assert ended.next_session == following is not None
    journal.close()
    again = Journal.open(path, clock=clock)
    assert again.sessions.get(session.uid).to_wrap_up
    assert not again.sessions.end(session.uid).to_wrap_up
    again.close()


def test_a_session_that_goes_on_has_no_wrap_up_waiting(journal: Journal, ana: Relationship) -> None:
    session = journal.sessions.start(ana)
    journal.sessions.end_now(session.uid)
    assert not journal.sessions.go_on(session.uid).to_wrap_up


@pytest.mark.parametrize(("talked", "run"), [(0, 0), (30, 44)])
def test_going_on_counts_no_gap_after_a_session_of_no_minutes(
    journal: Journal, ana: Relationship, clock: Clock, talked: int, run: int
) -> None:
    session = journal.sessions.start(ana)
    clock.move(minutes=talked)
    journal.sessions.end_now(session.uid)
    clock.move(minutes=14)
    started = journal.sessions.go_on(session.uid).started
    assert started is not None
    assert journal.now() - started == timedelta(minutes=run)


def test_a_session_begins_with_ten_points_its_own_among_them(
    journal: Journal, ana: Relationship
) -> None:
    notes = "\n".join(f"- [ ] promise {at}" for at in range(21))
    journal.sessions.log(ana, on=date(2026, 11, 9), notes=notes)
    booked = journal.sessions.bookings.plan(ana, date(2026, 11, 24))
    journal.sessions.agenda.add(booked.uid, "Pricing")
    running = journal.sessions.begin(booked.uid, journal.overview.agenda_for(ana))
    assert len(running.agenda) == 10
    assert running.agenda[0].text == "Pricing"
