"""Lines that look marked and are not say so; dates that came in whole are dates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from mentorjournal.data.notes.marks import kind_of
from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.widgets.field_line import FieldLine
from mentorjournal.widgets.line_hints import line_hint, mark_hint, without_begin
from tests.screens.driver import editor, opened_at, press, screen_text, see, type_text, until
from tests.tally import now_and_then

SIZE = (140, 30)
BOX, MONDAY = "- [ ] ", date(2026, 11, 30)


def row_of(pilot: Pilot[Any], words: str) -> str:
    """The row of the notes on which these words stand, without the panel."""
    width = editor(pilot).size.width + 1
    return next(row[:width] for row in screen_text(pilot.app).split("\n") if words in row[:width])


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("* [ ] star box", BOX),
        ("+ [ ] plus box", BOX),
        ("1. [ ] numbered box", BOX),
        ("12) [x] numbered box", BOX),
        ("- [] no blank", BOX),
        ("-[ ] no space", BOX),
        ("- [ ]none after", BOX),
        ("-  [ ] two blanks", BOX),
        ("– [ ] a dash that was corrected", BOX),
        ("[ ] no dash", BOX),
        ("  - [ ] below nothing that is shared", BOX),
        (">advice", "> "),
        ("!point", "! "),
        ("?why", "? "),
        ("=so be it", "= "),
        (" > indented", "> "),
        ("？why", "? "),
    ],
)
def test_what_looks_like_a_mark_and_is_none_says_which_is_meant(line: str, mark: str) -> None:
    assert kind_of(line) == "plain"
    assert mark_hint(line, "plain") == (f"not a mark: “{mark}”", True)


@pytest.mark.parametrize(
    "line",
    [
        *("", "text", "- a list", "1. a list", "- [ ]", "- [link](there)", "[link](there)"),
        *("![a picture](there)", "=====", "???", ">", "!", "a > b", "# heading", "[1]: there"),
    ],
)
def test_nothing_is_said_of_other_lines(line: str) -> None:
    assert mark_hint(line, "plain") == ("", False)


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("- [ ] book the room @me due:fri", "book the room @me due:fri"),
        ("- [x] book it", "book it"),
        ("-[] book it", "book it"),
        ("[ ] book it", "book it"),
        (" 1. [ ] book it", "book it"),
        ("- [ ] ! book it", "book it"),
        ("- book it", "book it"),
        ("! book it", "book it"),
        ("> book it", "book it"),
        ("- [ ]", ""),
        # Private stays private, and what is no mark stays.
        ("- [ ] % mine", "% mine"),
        ("% mine", "% mine"),
        ("-5 % less", "-5 % less"),
        ("?! or what", "?! or what"),
        ("[link](there)", "[link](there)"),
        ("book it - [ ] soon", "book it - [ ] soon"),
        ("", ""),
    ],
)
def test_an_action_that_is_asked_for_needs_no_mark_and_gets_none_twice(
    typed: str, action: str
) -> None:
    assert without_begin(typed) == action


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("QQ% secret", "not a mark"),
        ("Note for Ana % secret", "not a mark"),
        ("I said no.% secret", "not a mark"),
        ("QQ％ secret", "not a mark"),
        ("! QQ% secret", "not private"),
        ("- [ ] QQ% secret", "not private"),
    ],
)
def test_a_sign_pushed_from_the_begin_of_its_line_is_said_to_make_nothing_private(
    line: str, said: str
) -> None:
    assert mark_hint(line, kind_of(line)) == (f"{said}: “%” must begin the line", True)


@pytest.mark.parametrize(
    "line",
    [
        *("! up 5% more", "! 100 % sure", "! the % we keep", "! a share % of it", "! x%y", "QQ%"),
        *("% QQ% secret", "! % QQ% secret"),
    ],
)
def test_per_cent_is_no_sign_that_was_pushed(line: str) -> None:
    assert "must begin" not in mark_hint(line, kind_of(line))[0]


def test_a_line_that_is_private_by_a_bare_sign_says_so() -> None:
    for line in ("%mine", "- % mine", "- [ ] %mine"):
        assert mark_hint(line, kind_of(line)) == ("private, because of its %", False)
    for line in ("% mine", "  % mine", "%", "  goes with it"):
        assert mark_hint(line, "private") == ("", False)


def test_a_day_that_has_passed_this_year_says_that_it_is_next_year() -> None:
    line = "- [ ] Send it due:27 Nov"
    assert line_hint(line, len(line), MONDAY) == ("Sat 27 Nov 2027, next year", True)
    soon = "- [ ] Send it due:8 Jan"
    assert line_hint(soon, len(soon), MONDAY) == ("Fri 8 Jan 2027, next year", False)
    meant = "- [ ] Send it due:27 Nov 2027"
    assert line_hint(meant, len(meant), MONDAY) == ("Sat 27 Nov 2027", False)


async def test_dates_in_pasted_lines_become_dates_and_can_be_undone(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid, size=SIZE) as (app, pilot):
        pasted = (
            "- [ ] one due:fri\nplain due:fri\n- [x] two Due:+2w\n  - [ ] sub due:tomorrow\nend"
        )
        app.post_message(Paste(pasted))
        dated = "- [ ] one due:2026-11-27\nplain due:fri\n- [x] two Due:2026-12-06\n"
        dated += "  - [ ] sub due:2026-11-23\nend"
        await until(pilot, lambda: editor(pilot).text == dated)
        await until(pilot, lambda: journal.sessions.get(session.uid).notes == dated)
        # The line that the cursor left at once, then all the others.
        await pilot.press("ctrl+z", "ctrl+z")
        await until(pilot, lambda: editor(pilot).text == pasted)


async def test_a_date_in_the_last_line_pasted_is_one_when_the_notes_are_left(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid, size=SIZE) as (app, pilot):
        app.post_message(Paste("- [ ] one due:fri"))
        await until(pilot, lambda: "due:fri" in editor(pilot).text)
        await press(pilot, "session.export")
        await see(pilot, "by Fri 27 Nov 2026")
        assert journal.sessions.get(session.uid).notes == "- [ ] one due:2026-11-27"


@now_and_then
async def test_wrap_up_and_share_say_which_word_is_no_date(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "- [ ] one due:31feb\n- [ ] two\n")
    async with opened_at(journal, "session", session.uid, size=SIZE) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await see(pilot, "There is no such day as 31feb.")
        wrong = [row for row in app.screen.query(FieldLine) if row.has_class("-amiss")]
        assert len(wrong) == 1
        await pilot.press("escape")
        await press(pilot, "session.export")
        await see(pilot, "“due:31feb” is no date.")


async def test_a_near_mark_is_said_behind_its_line_but_not_in_a_fence(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, ">start in March\n```\n>quoted\n```\n")
    async with opened_at(journal, "session", session.uid, size=SIZE) as (_, pilot):
        await see(pilot, "not a mark: “> ”")
        assert "not a mark" in row_of(pilot, ">start")
        assert "not a mark" not in row_of(pilot, ">quoted")


async def test_enter_goes_on_with_no_list_in_a_fence_however_quickly_it_is_typed(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid, size=SIZE) as (_, pilot):
        await type_text(pilot, "```\n- [ ] a\n1. b\n```\n- [ ] c\nd")
        assert editor(pilot).text == "```\n- [ ] a\n1. b\n```\n- [ ] c\n- [ ] d"


@now_and_then
async def test_a_fence_that_is_never_closed_is_said_behind_its_line_at_the_cursor_and_beside(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "! a\n\n\n```\n! b\n! c\n")
    async with opened_at(journal, "session", session.uid, size=SIZE) as (app, pilot):
        said = "fence open since line 4"
        await pilot.press("up")
        await until(pilot, lambda: said in row_of(pilot, "! c"))
        assert said in row_of(pilot, "```")
        assert said not in row_of(pilot, "! b")
        width = editor(pilot).size.width + 1
        rows = screen_text(app).split("\n")
        assert any(said in row[width:] for row in rows)
        await pilot.press("ctrl+end")
        await type_text(pilot, "```")
        await until(pilot, lambda: said not in screen_text(app))
        await press(pilot, "session.export")
        assert "is never closed" not in screen_text(app)


async def test_share_says_that_a_fence_is_open(journal: Journal, session: Session) -> None:
    journal.sessions.keep_notes(session.uid, "! a\n~~~\n! b")
    async with opened_at(journal, "export", session.uid, size=SIZE) as (_, pilot):
        await see(pilot, "The code fence of line 2 is never closed")
