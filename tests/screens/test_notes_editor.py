"""The editor of notes: its marks, hints, finding, undoing."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len
from textual.events import Paste
from textual.pilot import Pilot

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal import Journal
from mentorjournal.widgets.find_line import FindLine
from tests.screens.driver import editor, here, opened_at, press, screen_text, see, type_text, until
from tests.tally import in_turn

SIZE = (100, 24)


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    journal.people.call_me("Carla Diaz")
    return journal.relationships.begin("Ana Lima", "mentor")


def row_of(pilot: Pilot[Any], words: str) -> str:
    """The row of the screen on which these words stand, without the panel."""
    width = editor(pilot).size.width + 1
    rows = [row[:width] for row in screen_text(pilot.app).split("\n")]
    return next(row for row in rows if words in row).rstrip()


async def test_control_with_home_and_end_go_to_the_begin_and_end_of_the_text_and_select(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "one\ntwo\nthree")
    async with opened_at(journal, "session", session.uid, size=SIZE) as (_, pilot):
        await pilot.press("ctrl+home")
        assert editor(pilot).cursor_location == (0, 0)
        await pilot.press("down", "right", "ctrl+shift+home")
        assert editor(pilot).selected_text == "one\nt"
        await pilot.press("ctrl+end")
        assert editor(pilot).selection.is_empty
        assert editor(pilot).cursor_location == (2, 5)
        await pilot.press("up", "ctrl+shift+end")
        assert editor(pilot).selected_text == "\nthree"


@pytest.mark.parametrize("width", [40, 76, 80])
async def test_the_hint_in_empty_notes_never_parts_a_mark_from_its_word(
    journal: Journal, session: Session, width: int
) -> None:
    async with opened_at(journal, "session", session.uid, size=(width, 24)) as (_, pilot):
        pairs = ("! key point", "> advice", "- [ ] action", "? question", "= decision")
        await see(pilot, *pairs, "% never shared")


async def test_tab_takes_the_person_offered_and_any_other_key_goes_on(
    journal: Journal, session: Session
) -> None:
    journal.relationships.begin("Ben O'Neil", "mentor")
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        await type_text(pilot, "- [ ] Send it @")
        await see(pilot, "tab @ana   @me   @mentor   @protege   @ben")
        await type_text(pilot, "b")
        await pilot.press("tab")
        await type_text(pilot, " and @m")
        await pilot.press("right")
        await type_text(pilot, " and @x y\n@")
        assert editor(pilot).text == "- [ ] Send it @ben and @me and @x y\n- [ ] @"
        await until(pilot, lambda: journal.sessions.get(session.uid).notes.endswith("- [ ] @"))


async def test_tab_indents_where_nobody_is_offered(journal: Journal, session: Session) -> None:
    async with opened_at(journal, "session", session.uid, size=(120, 30)) as (_, pilot):
        await type_text(pilot, "private @a")
        await pilot.press("tab")
        assert editor(pilot).has_focus
        assert editor(pilot).text == "  private @a"
        await pilot.press("shift+tab")
        assert editor(pilot).text == "private @a"


async def test_the_date_meant_is_shown_and_a_word_that_is_none_is_called_so(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid, size=SIZE) as (_, pilot):
        await type_text(pilot, "- [ ] one due:fri")
        assert row_of(pilot, "one").endswith("due:fri  Fri 27 Nov")
        await type_text(pilot, "\ntwo due:31feb")
        assert row_of(pilot, "two").endswith("due:31feb")
        await type_text(pilot, " ")
        assert row_of(pilot, "two").endswith("due:31feb   due:31feb is no date")
        assert row_of(pilot, "one").endswith("due:2026-11-27")
        assert "no date" not in editor(pilot).text


NOTES = """\
! key
  more
plain
% never
  nor this

  nor that
- [x] done
> said
> and why
? whose
= agreed
- [ ] to do
```
code"""
WORDS = "key|  │||prv|  │||  │|act|adv|  │|ask|dec|act|cod|cod"
SIGNS = "!|│||%|│||│|□|>|│|?|=|□|`|`"


@pytest.mark.parametrize(("width", "edge"), [(100, WORDS), (60, WORDS), (59, SIGNS)])
async def test_the_edge_says_what_each_line_is(
    journal: Journal, session: Session, width: int, edge: str
) -> None:
    journal.sessions.keep_notes(session.uid, NOTES)
    async with opened_at(journal, "session", session.uid, size=(width, 24)) as (app, pilot):
        right = editor(pilot).region.right
        rows = [row[1:right] for row in screen_text(app).split("\n")[1:16]]
        cells = 4 if width >= 60 else 2
        assert [row[:cells].rstrip() for row in rows] == edge.split("|")
        drawn = [row[cells:].rstrip() for row in rows]
        assert drawn[:-2] == NOTES.split("\n")[:-2]
        assert "fence open since line 14" in drawn[-2]


async def test_the_edge_gets_narrow_and_wide_with_the_terminal(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, f"! {'word ' * 30}")
    async with opened_at(journal, "session", session.uid, size=(62, 24)) as (_, pilot):
        assert row_of(pilot, "! word").startswith(" key ! word")
        await pilot.resize_terminal(58, 24)
        await until(pilot, lambda: row_of(pilot, "! word").startswith(" ! ! word"))
        await pilot.resize_terminal(62, 24)
        await until(pilot, lambda: row_of(pilot, "! word").startswith(" key ! word"))


async def test_a_click_at_the_edge_puts_the_cursor_into_that_line(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "! one\n> two\n= three")
    async with opened_at(journal, "session", session.uid, size=SIZE) as (_, pilot):
        await pilot.click(editor(pilot), offset=(2, 1))
        assert editor(pilot).cursor_location == (1, 0)
        assert editor(pilot).has_focus


async def test_lines_with_different_marks_all_get_the_one_that_is_next_to_the_first(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "! one\n\n> two\n- [x] three\n% four\nfive")
    async with opened_at(journal, "session", session.uid, size=SIZE) as (_, pilot):
        await pilot.press("ctrl+shift+home")
        await press(pilot, "session.mark")
        assert editor(pilot).text == "> one\n\n> two\n> three\n% > four\n> five"
        await press(pilot, "session.mark")
        assert editor(pilot).text == "? one\n\n? two\n? three\n% ? four\n? five"
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+end", "enter")
        await press(pilot, "session.mark")
        assert editor(pilot).text.endswith("\nfive\n- [ ] ")


async def test_a_selection_of_lines_is_marked_made_private_and_indented_as_one(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "one\ntwo\nthree\nfour")
    async with opened_at(journal, "session", session.uid, size=SIZE) as (_, pilot):
        editor(pilot).move_cursor((0, 1))
        await pilot.press("shift+down", "shift+down", "shift+home")
        await press(pilot, "session.mark")
        assert editor(pilot).text == "- [ ] one\n- [ ] two\nthree\nfour"
        await press(pilot, "session.mark")
        assert editor(pilot).text == "! one\n! two\nthree\nfour"
        await press(pilot, "session.private")
        assert editor(pilot).text == "% ! one\n% ! two\nthree\nfour"
        await pilot.press("alt+shift+right")
        assert editor(pilot).text == "  % ! one\n  % ! two\nthree\nfour"
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert editor(pilot).text == "one\ntwo\nthree\nfour"


async def test_the_words_are_counted(journal: Journal, session: Session) -> None:
    async with opened_at(journal, "session", session.uid, size=SIZE) as (_, pilot):
        assert editor(pilot).words == 0
        await type_text(pilot, "three little words\n\n! and two")
        assert editor(pilot).words == 6
        await pilot.press("ctrl+left", "enter", "backspace", "backspace")
        assert editor(pilot).text == "three little words\n\n! andtwo"
        assert editor(pilot).words == 5
        await pilot.press("ctrl+z")
        assert editor(pilot).words == 6
        await pilot.press("ctrl+y")
        assert editor(pilot).words == 5
        editor(pilot).load("one\ntwo")
        assert editor(pilot).words == 2


async def test_words_are_found_without_case_and_escape_leaves_the_cursor_there(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "Pricing\nno\nher pricing talk\n[x] pri")
    async with opened_at(journal, "session", session.uid, size=SIZE) as (app, pilot):
        editor(pilot).move_cursor((1, 0))
        await press(pilot, "session.find")
        await type_text(pilot, "pri")
        await see(pilot, "2 of 3")
        await pilot.press("enter", "down")
        await see(pilot, "1 of 3")
        await pilot.press("up", "up")
        await see(pilot, "2 of 3")
        await type_text(pilot, "cing")
        await see(pilot, "2 of 2")
        await pilot.press("escape")
        await pilot.pause()
        assert not here(app).query_one(FindLine).display
        assert editor(pilot).cursor_location == (2, 11)
        assert not editor(pilot).marks_on(2)
        await type_text(pilot, "!")
        assert editor(pilot).document.get_line(2) == "her pricing! talk"


async def test_what_is_not_there_is_said_and_signs_are_found_as_they_are(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "a.b [x] a+b")
    async with opened_at(journal, "session", session.uid, size=SIZE) as (_, pilot):
        await press(pilot, "session.find")
        await type_text(pilot, "a?b")
        await see(pilot, "not in these notes")
        await pilot.press("backspace", "backspace", "backspace")
        await type_text(pilot, "[x]")
        await see(pilot, "1 of 1")
        assert editor(pilot).find.matches == [(0, 4, 7)]


@in_turn(
    "text",
    [
        "日本語 wide",
        "tab\tand\ttab",
        "e\u0301 accents a\u0308",
        "שלום right to left",
        "bidi \u202egnp.exe\u202c and \u2066on\u2069",
        "🎉 and 🙂",
    ],
)
async def test_the_cursor_stands_on_its_letter(
    journal: Journal, session: Session, text: str
) -> None:
    journal.sessions.keep_notes(session.uid, f"{text}\nbelow")
    async with opened_at(journal, "session", session.uid, size=SIZE) as (_, pilot):
        notes = editor(pilot)
        cursor = notes.get_component_rich_style("text-area--cursor")
        for column, letter in enumerate(text):
            notes.move_cursor((0, column))
            strip = notes.render_line(0)
            assert strip.cell_length == cell_len(strip.text) == notes.scrollable_size.width
            at, lit = 0, []
            for segment in strip:
                if segment.style is not None and segment.style.bgcolor == cursor.bgcolor:
                    lit.append((at, segment.text))
                at += cell_len(segment.text)
            width = cell_len(text[:column].expandtabs(4)) if "\t" in text else None
            before = cell_len(text[:column]) if width is None else width
            if cell_len(letter) or letter == "\t":
                assert [cell for cell, _ in lit] == [notes.gutter_width + before], column
                assert lit[0][1].startswith(letter if letter != "\t" else " ")


@pytest.mark.parametrize("text", ["one\u2028two", "one\u2029", "a\x0bb\x85c\x1cd", "x\r\ny\rz"])
async def test_pasted_line_separators_end_lines_alike_for_the_eye_and_for_the_marks(
    journal: Journal, session: Session, text: str
) -> None:
    async with opened_at(journal, "session", session.uid, size=SIZE) as (app, pilot):
        app.post_message(Paste(f"% {text}\n! end"))
        await until(pilot, lambda: editor(pilot).text.endswith("! end"))
        lines = editor(pilot).document.lines
        assert "\n".join(lines).splitlines() == list(lines)
        await until(pilot, lambda: journal.sessions.get(session.uid).notes.endswith("! end"))
        assert journal.sessions.get(session.uid).notes == "\n".join(lines)
        assert (
            len(lines)
            == len(
                text.replace("\r\n", "\n")
                .replace("\r", "\n")
                .translate({0x2028: "\n", 0x2029: "\n"})
                .split("\n")
            )
            + 1
        )


async def test_notes_with_other_line_separators_stay_as_they_are_until_something_is_typed(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "one\u2028two")
    async with opened_at(journal, "session", session.uid, size=SIZE) as (_app, pilot):
        await press(pilot, "app.dashboard")
        assert journal.sessions.get(session.uid).notes == "one\u2028two"


async def test_without_colours_signs_and_the_cursor_are_still_there(
    journal: Journal, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    journal.sessions.keep_notes(session.uid, "! key")
    async with opened_at(journal, "session", session.uid, size=SIZE) as (app, _pilot):
        strip = app.screen._compositor.render_strips()[1]
        assert strip.text.startswith(" key ! key")
        lit = {segment.style for segment in strip if segment.style and segment.text == " "}
        assert len({(style.bgcolor, style.reverse) for style in lit}) > 1


async def test_undo_takes_back_so_much_that_the_scrollbar_goes(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid, size=SIZE) as (_, pilot):
        await pilot.press("a")
        for lines in (60, 2000):
            editor(pilot)._forward_event(Paste("a line of words\n" * lines))
            await until(pilot, lambda: editor(pilot).show_vertical_scrollbar)
            await pilot.press("ctrl+z")
            await until(pilot, lambda: not editor(pilot).show_vertical_scrollbar)
            assert editor(pilot).text == "a"
            assert editor(pilot).cursor_location == (0, 1)
            await pilot.press("ctrl+y")
            await until(pilot, lambda: editor(pilot).show_vertical_scrollbar)
            await pilot.press("ctrl+z")
            await until(pilot, lambda: not editor(pilot).show_vertical_scrollbar)
