"""Wrapping up: dates that are none, what speaks against one, and the clock that ticks meanwhile."""

from __future__ import annotations

from datetime import date

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal import Journal
from mentorjournal.screens.session import SessionScreen
from mentorjournal.screens.wrap_up_form import WrapUpForm
from tests.screens.driver import here, open_at, opened_at, press, screen_text, see, type_text, until
from tests.screens.test_session_wrap_up import row_of
from tests.tally import in_turn


async def test_the_clock_may_tick_while_the_wrap_up_is_put_together(
    journal: Journal, session: Session, ana: Relationship
) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        screen = here(app)
        assert isinstance(screen, SessionScreen)
        form = WrapUpForm(journal, session, ana)
        screen.wrapping_up.form = form
        journal.sessions.keep_notes(session.uid, "a change that has everything read again")
        screen.tick()
        await screen.query_one("#desk").mount(form)
        await see(pilot, "Summary", "Only for me")


@in_turn(
    ("due", "asked", "keys", "line"),
    [
        ("31feb", "no such day", ("backspace",) * 5, "- [ ] Send"),
        ("12/11/2026", "asks: ↑", ("down",), "- [ ] Send due:2026-12-11"),
    ],
)
async def test_a_date_that_stood_in_the_notes_and_is_none_is_asked_about_where_it_stands(
    journal: Journal, session: Session, due: str, asked: str, keys: tuple[str, ...], line: str
) -> None:
    journal.sessions.keep_notes(session.uid, f"- [ ] Send due:{due}")
    async with opened_at(journal, "session", session.uid, size=(120, 40)) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await press(pilot, "wrap_up.save")
        await press(pilot, "wrap_up.save")
        await see(pilot, asked)
        assert journal.sessions.get(session.uid).to_wrap_up
        await pilot.press(*keys)
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    assert journal.sessions.get(session.uid).notes == line


async def test_what_is_wrong_with_an_action_is_said_once_below_its_field(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "- [ ] Send")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        row_of(app, "due").editor.focus()
        await type_text(pilot, "31feb")
        await pilot.press("tab")
        await type_text(pilot, "s")
        await see(pilot, "no such day")
        assert row_of(app, "text").editor.has_focus
        assert screen_text(app).count("no such day") == 1


async def test_what_speaks_against_a_next_date_is_said_again_when_it_comes_back(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid, size=(120, 40)) as (app, pilot):
        await press(pilot, "session.wrap_up")
        row_of(app, "next_on").editor.focus()
        await type_text(pilot, "tomorrow")
        await see(pilot, "overtax")
        await press(pilot, "form.reset")
        await until(pilot, lambda: "overtax" not in screen_text(app))
        await press(pilot, "form.reset")
        row_of(app, "next_on").editor.focus()
        await see(pilot, "overtax")


async def test_after_a_second_call_between_meetings_it_is_asked_once_whether_calls_count(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, on=date(2026, 10, 1), channel="face-to-face")
    journal.sessions.log(ana, on=date(2026, 11, 1), channel="call")
    second = journal.sessions.start(ana, channel="call")
    async with opened_at(journal, "session", second.uid, size=(120, 40)) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await see(pilot, "Calls in between", "● no, by what we do", "○ yes, let them count")
        row_of(app, "calls").editor.focus()
        await see(pilot, "a month without a call is stale")
        await pilot.press("right")
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
        answered = journal.relationships.get(ana.uid)
        assert (answered.rhythm, answered.calls_offered) == ("meetings-and-calls", True)
        await press(pilot, "app.undo")
        assert journal.relationships.get(ana.uid).rhythm == "what-we-do"
        # That it was asked stays, where the answer was no.
        asked = journal.relationships.answer_calls(ana.uid, counted=False)
        assert (asked.rhythm, asked.calls_offered) == ("what-we-do", True)
        third = journal.sessions.start(ana, channel="call")
        await open_at(pilot, "session", third.uid)
        await press(pilot, "session.wrap_up")
        await see(pilot, "Only for me")
        assert "Calls in between" not in screen_text(app)
