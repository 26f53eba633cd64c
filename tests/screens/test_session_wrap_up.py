"""Wrapping up: actions confirmed in place, the next date judged while it is typed."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal import Journal
from mentorjournal.widgets.field_row import FieldRow
from tests.screens.driver import (
    here,
    hostile_proof,
    messages,
    open_at,
    opened_at,
    press,
    screen_text,
    see,
    some_hostile,
    type_text,
    until,
)
from tests.shell.shell_help import no_file_grows
from tests.tally import in_turn, now_and_then


def row_of(app: Any, field: str) -> FieldRow:
    """The field of that name, or of an action that part."""
    rows: list[FieldRow] = list(app.screen.query(FieldRow))
    return next(row for row in rows if row.field.id == field or row.field.id.endswith(f"-{field}"))


async def test_actions_are_worded_anew_in_their_lines_and_nowhere_else(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(
        session.uid, "private\n- [ ] Send the deck @me\n- [x] Done\n- [ ] Ask Priya @ana\n  more"
    )
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await see(pilot, "▏Send the deck", "▏Ana", "▏Ask Priya", "no date", "Next   call")
        await pilot.press("tab")
        await see(pilot, "Yours, no date")
        await pilot.press("tab")
        await type_text(pilot, "fri")
        await see(pilot, "Yours, by Fri 27 Nov")
        await pilot.press("tab", "tab")
        await see(pilot, "Ana Lima's, no date")
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    ended = journal.sessions.get(session.uid)
    assert ended.state == "happened"
    assert ended.notes == (
        "private\n- [ ] Send the deck @me due:2026-11-27\n- [x] Done\n- [ ] Ask Priya @ana\n  more"
    )


@in_turn(
    ("field", "typed", "said"),
    [
        ("text", " due:31feb", "not a date"),
        ("due", "31feb", "no such day"),
        ("who", "@/", "cannot stand behind @"),
        ("text", "", "is to be done"),
    ],
)
async def test_an_action_that_makes_no_sense_is_refused_in_its_place(
    journal: Journal, session: Session, field: str, typed: str, said: str
) -> None:
    journal.sessions.keep_notes(session.uid, "- [ ] Send")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await pilot.press(*["tab"] * (1 + ["who", "due", "text"].index(field)))
        if not typed:
            await pilot.press("end", "ctrl+u")
        await type_text(pilot, typed)
        await press(pilot, "wrap_up.save")
        await see(pilot, said)
        assert here(app).WHERE == "session"
        assert row_of(app, field).editor.has_focus
    assert journal.sessions.get(session.uid).to_wrap_up
    assert journal.sessions.get(session.uid).notes == "- [ ] Send"


async def test_a_next_date_that_is_too_soon_is_said_below_it_and_not_forbidden(
    journal: Journal, ana: Relationship, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await pilot.press("tab", "tab")
        await type_text(pilot, "2026-11-2")
        assert "is soon after" not in screen_text(app)
        await type_text(pilot, "4")
        await see(pilot, "is soon after")
        await see(pilot, "Tue 24 Nov, in 2 days")
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    following = journal.sessions.next_of(journal.sessions.get(session.uid))
    assert following is not None
    assert following.on == date(2026, 11, 24)


@hostile_proof
@in_turn("text", some_hostile(9))
async def test_hostile_actions_are_confirmed_letter_by_letter(
    journal: Journal, session: Session, text: str
) -> None:
    journal.sessions.keep_notes(session.uid, f"- [ ] {' '.join(text.split())[:200]}")
    notes = journal.sessions.get(session.uid).notes
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await pilot.press("tab", "tab", "tab")
        await pilot.pause()
        assert "\x1b" not in screen_text(app)
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: journal.sessions.get(session.uid).state == "happened")
    assert journal.sessions.get(session.uid).notes == notes


async def test_the_header_counts_words_quietly(journal: Journal, session: Session) -> None:
    journal.sessions.keep_notes(session.uid, "one two")
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        await see(pilot, "2 words")
        await type_text(pilot, " three")
        await see(pilot, "3 words")


@now_and_then
async def test_one_more_action_goes_into_the_notes(journal: Journal, session: Session) -> None:
    journal.sessions.keep_notes(session.uid, "- [ ] Send the deck\n% private")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await pilot.press(*["tab"] * 4)
        await see(pilot, "one more…", "Something else that was promised")
        await type_text(pilot, "Call HR @ana due:fri")
        await see(pilot, "Ana Lima's, by Fri 27 Nov", "one more…")
        await pilot.press("enter")
        # A hand that is used to notes types the box as well.
        await type_text(pilot, "- [ ] Thank Priya")
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    notes = "- [ ] Send the deck\n% private\n- [ ] Call HR @ana due:2026-11-27\n- [ ] Thank Priya"
    assert journal.sessions.get(session.uid).notes == notes


@now_and_then
async def test_the_next_date_has_a_time_and_moves_a_booked_session_and_says_so(
    journal: Journal, ana: Relationship, session: Session
) -> None:
    journal.sessions.bookings.plan(ana, date(2026, 12, 1), at="09:00")
    journal.people.edit(ana.person, zone="Asia/Kolkata")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await pilot.press("tab", "tab")
        await type_text(pilot, "10 dec")
        await see(pilot, "Thu 10 Dec, in 2 weeks. That moves the session of Tue 1 Dec.")
        await pilot.press(*["backspace"] * len("10 dec"))
        await type_text(pilot, "1 dec")
        await see(pilot, "Tue 1 Dec, in 9 days.")
        assert "That moves" not in screen_text(app)
        await pilot.press("tab")
        await type_text(pilot, "25:00")
        await press(pilot, "wrap_up.save")
        await see(pilot, "There is no such time as 25:00.")
        await pilot.press(*["backspace"] * len("25:00"))
        await type_text(pilot, "17:00")
        await see(pilot, "Tue 1 Dec, 17:00 · 22:30 for Ana, in 9 days.")
        # A time says nothing without its day.
        await pilot.press("shift+tab", *["backspace"] * len("1 dec"))
        await press(pilot, "wrap_up.save")
        await see(pilot, "Say on which day, too.")
        await type_text(pilot, "1 dec")
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    [booked] = journal.sessions.planned(ana.uid)
    assert (booked.on, booked.at, booked.channel) == (date(2026, 12, 1), "17:00", "call")


async def test_enter_goes_through_the_fields_and_saves_from_the_last_one(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid, size=(120, 40)) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await type_text(pilot, "First")
        await pilot.press("alt+enter")
        await type_text(pilot, "second\nCall HR\n\n10 dec\n\n\n")
        await see(pilot, "2 of 3 filled")
        await type_text(pilot, "Well done\n")
        await until(pilot, lambda: here(app).WHERE == "export")
    ended = journal.sessions.get(session.uid)
    assert (ended.summary, ended.reflection) == ("First\nsecond", "Well done")
    assert ended.notes == "- [ ] Call HR"
    following = journal.sessions.next_of(ended)
    assert following is not None
    assert following.on == date(2026, 12, 10)


@in_turn("size", [(80, 24), (120, 40), (60, 20)])
async def test_the_notes_stay_in_sight_and_can_be_written_on(
    journal: Journal, session: Session, size: tuple[int, int]
) -> None:
    journal.sessions.keep_notes(session.uid, "- [ ] Send the deck")
    async with opened_at(journal, "session", session.uid, size=size) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await see(pilot, "- [ ] Send the deck", "in Ana's words", "ended", "0 of 4 filled")
        await type_text(pilot, "Sum")
        await press(pilot, "wrap_up.notes")
        await type_text(pilot, "\nCall HR @ana")
        await press(pilot, "session.read_panel")
        await see(pilot, "1 of 5 filled")
        assert "Call HR" in [row.value for row in app.screen.query(FieldRow)]
        await type_text(pilot, "med up")
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    ended = journal.sessions.get(session.uid)
    assert ended.summary == "Summed up"
    assert ended.notes == "- [ ] Send the deck\n- [ ] Call HR @ana"


@now_and_then
async def test_half_filled_it_waits_as_a_next_step_and_comes_back(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "- [ ] Send the deck")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await type_text(pilot, "Half")
        await press(pilot, "wrap_up.later")
        await until(pilot, lambda: any("waits as a next step" in each for each in messages(app)))
        assert "in Ana's words" not in screen_text(app)
        assert journal.sessions.get(session.uid).to_wrap_up
        await press(pilot, "app.dashboard")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        await open_at(pilot, "session", session.uid)
        assert "in Ana's words" not in screen_text(app)
        await press(pilot, "session.wrap_up")
        await see(pilot, "▏Half", "What you typed here before is back")
        await press(pilot, "form.reset")
        await see(pilot, "f5 again brings back what you typed")
        assert "▏Half" not in screen_text(app)
        await press(pilot, "form.reset")
        await see(pilot, "▏Half")


async def test_a_day_that_was_decided_is_taken_with_one_key(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "= Half-time on 14 Dec")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await pilot.press("tab", "tab")
        await see(pilot, "→ takes Mon 14 Dec, as you decided")
        await pilot.press("right")
        await see(pilot, "▏Mon 14 Dec")
        await until(pilot, lambda: "as you decided" not in screen_text(app))
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    following = journal.sessions.next_of(journal.sessions.get(session.uid))
    assert following is not None
    assert following.on == date(2026, 12, 14)


async def test_the_fields_of_the_wrap_up_take_the_keys_of_the_notes(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "first")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        for command in ("session.mark", "session.private", "agenda.remove", "session.panel"):
            await press(pilot, command)
        assert journal.sessions.get(session.uid).notes == "first"
        await pilot.press("shift+tab")
        assert row_of(app, "reflection").editor.has_focus
        await see(pilot, "what did it teach you?")
        await pilot.press("tab")
        assert row_of(app, "summary").editor.has_focus


@now_and_then
async def test_a_line_that_moved_in_the_notes_meanwhile_is_worded_anew_where_it_is(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "first\n- [ ] Send the deck")
    async with opened_at(journal, "session", session.uid, size=(120, 40)) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await pilot.press("tab", "tab")
        await type_text(pilot, "fri")
        await pilot.click("#notes", offset=(6, 0))
        await pilot.press("home", "enter")
        await pilot.click("#wrap-up TextBox")
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    notes = journal.sessions.get(session.uid).notes
    assert notes == "\nfirst\n- [ ] Send the deck due:2026-11-27"


async def test_what_was_saved_does_not_come_back_as_unsaved(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await type_text(pilot, "Sum\nCall HR")
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
        assert journal.form_drafts.get(f"wrap-up {session.uid}") == {}


async def test_notes_that_cannot_be_kept_keep_nobody_out_of_the_wrap_up(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await press(pilot, "wrap_up.notes")
        with no_file_grows():
            await type_text(pilot, "More")
            await pilot.press("escape")
            await until(pilot, lambda: any("Not saved" in each for each in messages(app)))
            await until(pilot, lambda: row_of(app, "summary").editor.has_focus)
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    assert journal.sessions.get(session.uid).notes == "More"


async def test_the_wrap_up_of_a_session_that_has_gone_closes_all_the_same(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        journal.trash.throw(session, "the session")
        await press(pilot, "wrap_up.later")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        assert any("in the trash" in each for each in messages(app))


async def test_a_day_of_the_notes_that_could_be_two_is_asked_about(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "- [ ] Send due:12/11/2026")
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        await press(pilot, "session.wrap_up")
        await see(pilot, "could be 12 Nov 2026 or", "11 Dec 2026")
        await pilot.press("tab", "tab")
        await see(pilot, "asks: ↑ 12 Nov 2026 or ↓ 11", "Dec 2026?")


async def test_a_next_date_that_is_asked_about_takes_no_cursor_away(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        row_of(app, "next_on").editor.focus()
        await type_text(pilot, "8.12.")
        await pilot.press("enter", "enter", "enter")
        await see(pilot, "“8.12.” could be")
        await type_text(pilot, "so far")
        await pilot.press("enter")
        await see(pilot, "because of “Next date”")
        await type_text(pilot, " on")
        await see(pilot, "so far on")
        assert row_of(app, "next_on").value == "8.12."
