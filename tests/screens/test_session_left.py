"""Sessions that were opened by mistake, and those that had just ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Static

from mentorjournal.app import MentorJournalApp
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal import Journal
from tests.screens.driver import (
    answer,
    here,
    messages,
    opened_at,
    press,
    screen_text,
    see,
    type_text,
    until,
)
from tests.shell.shell_help import NOW
from tests.tally import now_and_then

SMALL = (80, 24)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Iterator[Journal]:
    journal = Journal.open(tmp_path / "journal.json", clock=clock)
    yield journal
    journal.close()


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    bond = journal.relationships.begin("Ana Lima", "mentor")
    journal.follow_ups.add(bond, "Send the deck")
    return bond


def sessions_in_the_file(journal: Journal) -> list[str]:
    """Uids of all sessions the file holds, those in the trash too."""
    journal.file.checkpoint()
    return [
        row for row in journal.file.path.read_text(encoding="utf-8").splitlines() if '"zone"' in row
    ]


def said(app: MentorJournalApp) -> str:
    return " ".join(messages(app))


@pytest.mark.parametrize("leave", ["app.back", "app.dashboard", "app.quit"])
async def test_a_session_in_which_nothing_was_done_leaves_no_trace(
    journal: Journal, ana: Relationship, leave: str
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await press(pilot, "session.start")
        await until(pilot, lambda: here(app).WHERE == "session")
        await see(pilot, "Ana Lima · call")
        assert journal.sessions.of(ana)
        if leave == "app.back":
            await press(pilot, leave)
        await press(pilot, leave)
        await until(pilot, lambda: not journal.sessions.of(ana))
        if leave != "app.quit":
            await until(pilot, lambda: "no session with Ana Lima was kept" in said(app))
            # No way leads back to what is not there, and nothing is said of it.
            before = len(messages(app))
            await press(pilot, "app.back")
            assert here(app).WHERE == "dashboard"
            assert len(messages(app)) == before
    assert journal.trash.all() == []
    assert journal.last_change() != "started a session"
    assert sessions_in_the_file(journal) == []


async def test_a_letter_makes_a_session_stay(journal: Journal, ana: Relationship) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "session.start")
        await until(pilot, lambda: here(app).WHERE == "session")
        await pilot.press("x")
        await press(pilot, "app.dashboard")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
    assert [(each.state, each.notes) for each in journal.sessions.of(ana)] == [("running", "x")]


async def test_a_tick_on_the_agenda_makes_a_session_stay(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.start(ana, agenda=journal.overview.agenda_for(ana))
    journal.sessions.agenda.tick(session.uid, session.agenda[0].uid, True)
    assert not journal.sessions.leave(session.uid)
    assert journal.sessions.running() is not None


async def test_whoever_talks_without_typing_keeps_the_clock(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "session.start")
        await until(pilot, lambda: here(app).WHERE == "session")
        clock.now += timedelta(minutes=11)
        await press(pilot, "app.dashboard")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
    running = journal.sessions.running()
    assert running is not None
    assert running.started == NOW


async def test_a_planned_session_that_was_started_by_mistake_is_planned_again(
    journal: Journal, ana: Relationship
) -> None:
    planned = journal.sessions.bookings.plan(ana, NOW.date())
    planned = journal.sessions.agenda.add(planned.uid, "Her talk")
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await press(pilot, "session.start")
        await until(pilot, lambda: here(app).WHERE == "session")
        assert len(journal.sessions.get(planned.uid).agenda) > 1
        await press(pilot, "app.dashboard")
        await until(pilot, lambda: "with Ana Lima is planned as before" in said(app))
    assert journal.sessions.all() == [planned]


async def test_looking_at_what_would_be_shared_is_not_leaving(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "session.start")
        await until(pilot, lambda: here(app).WHERE == "session")
        await press(pilot, "session.export")
        await until(pilot, lambda: here(app).WHERE == "export")
        assert journal.sessions.running() is not None
        await press(pilot, "app.dashboard")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        assert journal.sessions.all() == []
        await press(pilot, "app.dashboard")
        assert here(app).WHERE in ("dashboard", "export")


@pytest.fixture
def ended(journal: Journal, ana: Relationship, clock: Clock) -> Session:
    session = journal.sessions.start(ana)
    journal.sessions.keep_notes(session.uid, "first things")
    clock.now += timedelta(minutes=30)
    ended = journal.sessions.end(session.uid, summary="Said")
    clock.now += timedelta(minutes=3)
    return ended


@now_and_then
async def test_right_after_a_wrap_up_one_is_asked_which_session_is_meant_and_goes_on_with_it(
    journal: Journal, ended: Session
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "session.start")
        await until(pilot, lambda: app.screen.query("#heading"))
        heading = str(app.screen.query_one("#heading", Static).content)
        assert heading == "A session with Ana Lima ended 3 minutes ago."
        await answer(pilot, "choose.take")
        await until(pilot, lambda: here(app).WHERE == "session")
        await see(pilot, "first things", "00:33:00")
        await type_text(pilot, " and more")
        await press(pilot, "app.dashboard")
    [only] = journal.sessions.all()
    assert (only.uid, only.state, only.summary) == (ended.uid, "running", "Said")
    assert only.notes == "first things and more"


async def test_going_on_and_leaving_again_changes_nothing(journal: Journal, ended: Session) -> None:
    journal.sessions.go_on(ended.uid)
    async with opened_at(journal, "session", ended.uid, size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await press(pilot, "app.dashboard")
        await until(pilot, lambda: "with Ana Lima is over as before" in said(app))
    after = journal.sessions.get(ended.uid)
    assert (after.state, after.ended, after.notes) == ("happened", ended.ended, ended.notes)


@pytest.mark.parametrize(("key", "minutes"), [("down", 3), ("", 20)])
async def test_another_session_begins_when_that_is_meant_or_some_time_has_passed(
    journal: Journal, ended: Session, clock: Clock, key: str, minutes: int
) -> None:
    clock.now += timedelta(minutes=minutes - 3)
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "session.start")
        if key:
            await see(pilot, "Begin another one")
            await pilot.press(key)
            await answer(pilot, "choose.take")
        await until(pilot, lambda: here(app).WHERE == "session")
        assert "first things" not in screen_text(app)
        running = journal.sessions.running()
        assert running is not None
        assert running.uid != ended.uid


@pytest.mark.parametrize(
    ("choice", "notes"), [("", "first things\nsaid so\n% x"), ("down", "said so\n% x")]
)
async def test_what_is_typed_while_it_is_asked_goes_into_the_notes(
    journal: Journal, ended: Session, choice: str, notes: str
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "session.start")
        await see(pilot, "Go on with that one")
        await type_text(pilot, "said")
        app.post_message(Paste(" so\n% x"))
        await see(pilot, "said so")
        if choice:
            await pilot.press(choice)
        await answer(pilot, "choose.take")
        await until(pilot, lambda: here(app).WHERE == "session")
        await type_text(pilot, " and")
        await press(pilot, "app.dashboard")
    running = journal.sessions.running()
    assert running is not None
    assert (running.uid == ended.uid) is not bool(choice)
    assert running.notes == f"{notes} and"


async def test_what_is_typed_while_it_is_asked_is_given_up_after_a_question_only(
    journal: Journal, ended: Session
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "session.start")
        await see(pilot, "Go on with that one")
        await type_text(pilot, "dx")
        await press(pilot, "app.quit")
        await see(pilot, "Leave although what you typed is not saved?")
        await answer(pilot, "confirm.no")
        await see(pilot, "Go on with that one", "dx")
        await press(pilot, "choose.leave")
        await see(pilot, "Leave although what you typed is not saved?")
        await answer(pilot, "confirm.no")
        await see(pilot, "Go on with that one", "dx")
        await press(pilot, "choose.leave")
        await answer(pilot, "confirm.yes")
        await until(pilot, lambda: here(app) is app.screen)
    assert journal.sessions.all() == [ended]


async def test_escape_begins_nothing(journal: Journal, ended: Session) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "session.start")
        await see(pilot, "Go on with that one")
        await press(pilot, "choose.leave")
        assert here(app).WHERE == "dashboard"
    assert journal.sessions.all() == [ended]
