"""The session screen: typed, marked, kept, shared as shown, wrapped up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal import Journal
from mentorjournal.screens.places import PLACES
from mentorjournal.widgets.side_panel import SidePanel
from tests.screens.driver import (
    editor,
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


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    journal.people.call_me("Carla Diaz")
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


async def kept(pilot: Pilot[Any], journal: Journal, uid: str, notes: str) -> None:
    """Wait until the journal holds these notes."""
    await until(pilot, lambda: journal.sessions.get(uid).notes == notes)


async def test_what_is_typed_is_kept_without_a_question(journal: Journal, session: Session) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await type_text(pilot, "She sounds tired\n! It landed with sales")
        await kept(pilot, journal, session.uid, "She sounds tired\n! It landed with sales")
        await type_text(pilot, ".")
        await pilot.press("escape", "escape")
        assert journal.sessions.get(session.uid).notes.endswith("sales.")
        assert [message.split("'")[-1] for message in messages(app)] in (
            [],
            ["s clock runs on; esc again leaves."],
        )


async def test_leaving_for_another_screen_and_quitting_keep_the_last_key(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid) as (_app, pilot):
        await type_text(pilot, "one")
        await press(pilot, "app.dashboard")
        assert journal.sessions.get(session.uid).notes == "one"
        await open_at(pilot, "session", session.uid)
        await type_text(pilot, " two")
        await press(pilot, "app.quit")
    assert journal.sessions.get(session.uid).notes == "one two"


async def test_the_panel_shows_what_the_summary_would_say(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid, size=(120, 40)) as (app, pilot):
        await type_text(pilot, "quite private\n! Talk landed\n? Who owns pricing\n% never")
        await until(pilot, lambda: "2 of 4 lines" in screen_text(app))
        panel = "\n".join(line[62:] for line in screen_text(app).split("\n"))
        assert "Talk landed" in panel
        assert "Who owns pricing" in panel
        assert "quite private" not in panel
        assert "notes shared" not in screen_text(app)
        await press(pilot, "session.share_notes")
        await until(pilot, lambda: "3 of 4 lines" in screen_text(app))
        panel = "\n".join(line[62:] for line in screen_text(app).split("\n"))
        assert "quite private" in panel
        assert "never" not in panel.replace("never are", "")
        assert "notes shared" in screen_text(app).split("\n")[0]


async def test_on_a_narrow_terminal_the_panel_is_one_key_away_and_typing_goes_on(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        assert not here(app).query_one(SidePanel).display
        await press(pilot, "session.panel")
        await type_text(pilot, "! Key")
        await until(pilot, lambda: "Will be shared 1 of 1" in screen_text(app))
        assert editor(pilot).text == "! Key"
        await press(pilot, "session.panel")
        assert not here(app).query_one(SidePanel).display


async def test_one_key_cycles_the_mark_of_the_line_and_another_makes_it_private(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        await type_text(pilot, "above\nline")
        seen = []
        for _ in range(6):
            await press(pilot, "session.mark")
            seen.append(editor(pilot).text.split("\n")[1])
        assert seen == ["- [ ] line", "! line", "> line", "? line", "= line", "line"]
        assert editor(pilot).cursor_location == (1, 4)
        await press(pilot, "session.private")
        assert editor(pilot).text == "above\n% line"
        await press(pilot, "session.private")
        assert editor(pilot).text == "above\nline"


async def test_a_due_word_becomes_its_date_when_the_line_is_left(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        await type_text(pilot, "- [ ] Send it due:fri")
        assert editor(pilot).text.endswith("due:fri")
        await type_text(pilot, "\n")
        await until(pilot, lambda: "due:2026-11-27" in editor(pilot).text)
        await type_text(pilot, "Other due:31feb")
        await pilot.press("up")
        await pilot.pause()
        assert "due:31feb" in editor(pilot).text


async def test_an_owner_nobody_knows_is_marked_where_it_stands_and_stays(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await type_text(pilot, "- [ ] Send it @anna due:3 dec")
        await see(pilot, "Send it @anna due:3 dec  nobody is @anna; @ana?")
        await type_text(pilot, "\n")
        await until(pilot, lambda: "@anna due:2026-12-03" in editor(pilot).text)
        await see(pilot, "nobody is @anna; @ana?")
        journal.people.edit(journal.people.all()[0].uid, handle="anna")
        await until(pilot, lambda: "nobody is" not in screen_text(app))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("- one\ntwo\n\nthree", "- one\n- two\nthree"),
        ("- [x] one\ntwo", "- [x] one\n- [ ] two"),
        ("1. one\ntwo", "1. one\n2. two"),
        ("  - one\ntwo", "  - one\n  - two"),
        ("- [ ] one\n% two", "- [ ] one\n% two"),
        ("- [ ] one\n? two", "- [ ] one\n? two"),
        ("- [ ] one\n- [ ] two", "- [ ] one\n- [ ] two"),
        ("- [ ] one\n  more", "- [ ] one\n   more"),
        ("! one\ntwo", "! one\ntwo"),
    ],
)
async def test_lists_go_on_and_end_and_give_way_to_a_mark(
    journal: Journal, session: Session, typed: str, expected: str
) -> None:
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        await type_text(pilot, typed)
        assert editor(pilot).text == expected


async def test_lines_are_moved_and_indented_and_undone_in_one_step(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "one\ntwo\nthree")
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        await pilot.press("alt+up")
        assert editor(pilot).text == "one\nthree\ntwo"
        await pilot.press("alt+shift+right")
        assert editor(pilot).text == "one\n  three\ntwo"
        await pilot.press("alt+shift+left", "alt+down")
        assert editor(pilot).text == "one\ntwo\nthree"
        await pilot.press("ctrl+z")
        assert editor(pilot).text == "one\nthree\ntwo"


@hostile_proof
@pytest.mark.parametrize("text", some_hostile(4))
async def test_hostile_notes_are_shown_letter_by_letter_and_kept(
    journal: Journal, session: Session, text: str
) -> None:
    journal.sessions.keep_notes(session.uid, f"! {text}\n> {text}")
    notes = journal.sessions.get(session.uid).notes
    async with opened_at(journal, "session", session.uid, size=(120, 40)) as (app, pilot):
        await until(pilot, lambda: "Will be shared" in screen_text(app))
        shown = screen_text(app)
        assert not any(
            (ord(char) < 32 and char != "\n") or 0x7F <= ord(char) < 0xA0 for char in shown
        )
        assert "\u202e" not in shown
        await pilot.press("!")
        await kept(pilot, journal, session.uid, notes + "!")


async def test_a_large_paste_is_kept_to_the_letter(journal: Journal, session: Session) -> None:
    text = "".join(f"line {number} [/x] \x1b[31m\n" for number in range(4_000))
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        app.post_message(Paste(text))
        await kept(pilot, journal, session.uid, text.replace("\x1b", "␛"))


@now_and_then
async def test_wrapping_up_ends_the_session_books_the_next_and_shows_the_summary(
    journal: Journal, ana: Relationship, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await type_text(pilot, "secret worry\n! It landed")
        await press(pilot, "session.wrap_up")
        await type_text(pilot, "I will lead with the number.")
        await pilot.press("tab", "tab")
        await type_text(pilot, "2026-12-10")
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: "share" in screen_text(app).split("\n")[0])
        await until(pilot, lambda: "I will lead with the number." in screen_text(app))
        shown = screen_text(app)
        assert "It landed" in shown
        assert "secret worry" not in shown
        assert "1 private line" in shown
    ended = journal.sessions.get(session.uid)
    assert ended.state == "happened"
    following = journal.sessions.next_of(ended)
    assert following is not None
    assert following.on == date(2026, 12, 10)


@in_turn("bad", ["2026-02-31", "31 Feb", "0000-01-01", "2026-11-01", "soon"])
async def test_a_bad_next_date_is_refused_below_its_field_and_nothing_changes(
    journal: Journal, session: Session, bad: str
) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await type_text(pilot, "Said")
        await pilot.press("tab", "tab")
        await type_text(pilot, bad)
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: app.screen.query(".-amiss"))
        assert journal.sessions.get(session.uid).to_wrap_up
        assert journal.sessions.get(session.uid).next_session is None
        assert journal.sessions.get(session.uid).summary == ""


async def test_the_agenda_is_ticked_from_the_keyboard(journal: Journal, session: Session) -> None:
    journal.sessions.agenda.add(session.uid, "First [/x]")
    journal.sessions.agenda.add(session.uid, "Second")
    async with opened_at(journal, "session", session.uid, size=(120, 40)) as (app, pilot):
        await press(pilot, "session.read_panel")
        await press(pilot, "session.read_panel")
        await pilot.press("down")
        await press(pilot, "agenda.tick")
        await until(
            pilot, lambda: [p.done for p in journal.sessions.get(session.uid).agenda][1] is True
        )
        assert "First [/x]" in screen_text(app)


async def test_a_line_ticked_elsewhere_shows_in_the_open_editor(
    journal: Journal, ana: Relationship, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "- [ ] Send it")
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        journal.follow_ups.tick(journal.follow_ups.of(ana)[0], True)
        await until(pilot, lambda: editor(pilot).text == "- [x] Send it")


async def test_a_full_disk_is_said_and_the_text_stays(journal: Journal, session: Session) -> None:
    journal.file.checkpoint()
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        with no_file_grows(beyond=1):
            await type_text(pilot, "still here")
            await until(pilot, lambda: "not saved" in screen_text(app))
            assert editor(pilot).text == "still here"
        await kept(pilot, journal, session.uid, "still here")
        await until(pilot, lambda: "not saved" not in screen_text(app))


def test_the_session_has_its_place() -> None:
    assert "session" in PLACES
    assert "export" in PLACES
