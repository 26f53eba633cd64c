"""Wrapping up: actions confirmed in place, the next date judged while it is typed."""

from __future__ import annotations

from datetime import date

import pytest
from textual.geometry import Region

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal import Journal
from mentorjournal.widgets.field_row import FieldRow
from mentorjournal.widgets.footer import Footer
from tests.screens.driver import (
    HOSTILE,
    complaint,
    here,
    open_at,
    opened,
    press,
    screen_text,
    see,
    type_text,
    until,
)


async def test_actions_are_worded_anew_in_their_lines_and_nowhere_else(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(
        session.uid, "private\n- [ ] Send the deck @me\n- [x] Done\n- [ ] Ask Priya @ana\n  more"
    )
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "session", session.uid)
        await press(pilot, "session.wrap_up")
        await see(pilot, "Send the deck @me", "Ask Priya @ana", "Next date", "Reflection")
        await pilot.press("tab")
        await see(pilot, "Yours, without a date")
        await type_text(pilot, " due:fri")
        await see(pilot, "Yours, by Fri 27 Nov")
        await pilot.press("tab")
        await see(pilot, "Ana Lima's, without a date")
        await press(pilot, "form.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    ended = journal.sessions.get(session.uid)
    assert ended.state == "happened"
    assert ended.notes == (
        "private\n- [ ] Send the deck @me due:2026-11-27\n- [x] Done\n- [ ] Ask Priya @ana\n  more"
    )


@pytest.mark.parametrize(("typed", "said"), [(" due:31feb", "not a date"), ("", "is to be done")])
async def test_an_action_that_makes_no_sense_is_refused_in_its_place(
    journal: Journal, session: Session, typed: str, said: str
) -> None:
    journal.sessions.keep_notes(session.uid, "- [ ] Send")
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "session", session.uid)
        await press(pilot, "session.wrap_up")
        await pilot.press("tab")
        if not typed:
            await pilot.press("end", "ctrl+u")
        await type_text(pilot, typed)
        await press(pilot, "form.save")
        action = next(
            row.field.id for row in app.screen.query(FieldRow) if row.field.id.startswith("action-")
        )
        await until(pilot, lambda: said in complaint(app, action))
    assert journal.sessions.get(session.uid).state == "running"
    assert journal.sessions.get(session.uid).notes == "- [ ] Send"


async def test_a_next_date_that_is_too_soon_is_said_below_it_and_not_forbidden(
    journal: Journal, ana: Relationship, session: Session
) -> None:
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "session", session.uid)
        await press(pilot, "session.wrap_up")
        await pilot.press("tab", "tab")
        await type_text(pilot, "2026-11-2")
        assert complaint(app, "next_on") == ""
        await type_text(pilot, "4")
        await until(pilot, lambda: complaint(app, "next_on"))
        await see(pilot, "Tue 24 Nov, in 2 days")
        await press(pilot, "form.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    following = journal.sessions.next_of(journal.sessions.get(session.uid))
    assert following is not None
    assert following.on == date(2026, 11, 24)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_actions_are_confirmed_letter_by_letter(
    journal: Journal, session: Session, text: str
) -> None:
    journal.sessions.keep_notes(session.uid, f"- [ ] {' '.join(text.split())[:200]}")
    notes = journal.sessions.get(session.uid).notes
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "session", session.uid)
        await press(pilot, "session.wrap_up")
        await pilot.press("tab")
        await pilot.pause()
        assert "\x1b" not in screen_text(app)
        await press(pilot, "form.save")
        await until(pilot, lambda: journal.sessions.get(session.uid).state == "happened")
    assert journal.sessions.get(session.uid).notes == notes


async def test_the_header_counts_words_quietly(journal: Journal, session: Session) -> None:
    journal.sessions.keep_notes(session.uid, "one two")
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "session", session.uid)
        await see(pilot, "2 words")
        await type_text(pilot, " three")
        await see(pilot, "3 words")


async def test_one_more_action_goes_into_the_notes(journal: Journal, session: Session) -> None:
    journal.sessions.keep_notes(session.uid, "- [ ] Send the deck\n% private")
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "session", session.uid)
        await press(pilot, "session.wrap_up")
        await pilot.press("tab", "tab")
        await see(pilot, "One more action", "Something else that was promised")
        await type_text(pilot, "Call HR @ana due:fri")
        await see(pilot, "Ana Lima's, by Fri 27 Nov")
        await press(pilot, "form.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    notes = "- [ ] Send the deck\n% private\n- [ ] Call HR @ana due:2026-11-27"
    assert journal.sessions.get(session.uid).notes == notes


async def test_a_next_date_that_moves_a_booked_session_says_so(
    journal: Journal, ana: Relationship, session: Session
) -> None:
    journal.sessions.plan(ana, date(2026, 12, 1))
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "session", session.uid)
        await press(pilot, "session.wrap_up")
        await pilot.press("tab", "tab")
        await type_text(pilot, "10 dec")
        await see(pilot, "Thu 10 Dec, in 2 weeks. That moves the session of Tue 1 Dec.")
        await pilot.press(*["backspace"] * len("10 dec"))
        await type_text(pilot, "1 dec")
        await see(pilot, "Tue 1 Dec, in 9 days.")
        assert "That moves" not in screen_text(app)


async def test_a_message_takes_no_room_from_the_fields_of_a_form(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "\n".join(f"- [ ] {at}" for at in range(5)))
    app = opened(journal)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_at(pilot, "session", session.uid)
        await press(pilot, "session.share_notes")
        await press(pilot, "session.wrap_up")
        await see(pilot, "are shared now", "f10 save", "Wrap up")
        form = app.screen.query_one("#panel").region

        def message() -> Region:
            return app.screen.query_one("Toast").region

        await until(pilot, lambda: message() and not message().overlaps(form))
        keys = app.screen.query_one(Footer).region
        await until(pilot, lambda: app.screen.query_one("#panel").region.contains_region(keys))
        app.clear_notifications()
        await until(pilot, lambda: "are shared now" not in screen_text(app))
        await until(pilot, lambda: app.screen.query_one("#rows").size.height > 12)
