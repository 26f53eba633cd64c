"""Help: a page for each place, its marks and keys, words found on all pages, and the way back."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from mentorjournal.commands import APP, DIALOGS, PLACES, commands_of
from mentorjournal.data.notes.marks import MARKS
from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.mentoring.cadence import State
from mentorjournal.mentoring.goals import Status
from mentorjournal.screens.help import HelpScreen
from mentorjournal.screens.help_marks import MARKS_OF, STATES, STATUSES
from mentorjournal.screens.help_pages import find, pages_for
from mentorjournal.widgets.read_text import ReadScroll
from tests.screens.driver import editor, opened, opened_at, screen_text, see, type_text, until
from tests.tally import in_turn, now_and_then

SIZES = [(80, 24), (120, 40), (60, 20)]


def texts(place: str, chosen: dict[str, str] | None = None) -> list[str]:
    """The lines of the page of a place, at 80 cells."""
    (page,) = [each for each in pages_for(place, "", chosen or {}) if each.place == place]
    return [row.plain for _entry, row in page.rows(80)]


async def helped(pilot: Any, key: str = "f1") -> HelpScreen:
    """Open the help."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, HelpScreen)
    return screen


@pytest.mark.parametrize("place", [*PLACES, APP])
def test_each_place_has_a_page_that_says_what_it_is_for_and_all_its_keys(place: str) -> None:
    (page,) = [each for each in pages_for("", "", {}) if each.place == place]
    said = " ".join(" ".join(texts(place)).split())
    assert len(page.about) > 40
    for command in (*commands_of(place), *commands_of(APP)):
        assert command.help in said


def test_every_word_of_state_is_explained() -> None:
    assert set(STATES) == set(get_args(State))
    assert set(STATUSES) == set(get_args(Status))
    drawn = {mark.drawn.plain for marks in MARKS_OF.values() for mark in marks}
    assert {*STATES, *STATUSES} <= drawn
    typed = [mark.drawn.plain for mark in MARKS_OF["session"]]
    assert all(any(each.endswith(mark) for each in typed) for mark in MARKS.values())


def test_the_marks_of_notes_are_explained_where_they_are_drawn_and_nowhere_else() -> None:
    (page,) = [each for each in pages_for("", "", {}) if each.place == "session"]
    for word in ("key point", "advice", "question", "decision", "percent"):
        assert word not in page.about


@pytest.mark.parametrize("width", [57, 77, 92])
def test_no_line_of_a_page_is_wider_than_its_room(width: int) -> None:
    for page in pages_for("form", "A form.", {}):
        assert max(row.cell_length for _entry, row in page.rows(width)) <= width, page.title


@pytest.mark.parametrize("width", [-3, 0, 1])
def test_a_terminal_without_room_ends_nothing(width: int) -> None:
    for page in pages_for("form", "A form.", {}):
        assert page.rows(width)


def test_a_dialog_has_a_page_before_those_of_the_places() -> None:
    assert [page.place for page in pages_for("form", "A form.", {})] == ["form", *PLACES, APP]
    assert not set(DIALOGS) & {page.place for page in pages_for("dashboard", "", {})}


def test_words_are_found_on_all_pages_and_what_is_called_so_stands_first() -> None:
    pages = pages_for("dashboard", "", {})
    snooze = find(pages, "snooze")
    found = {(each.page.place, each.entry.lead.plain) for each in snooze}
    again = {("timeline", "t"), ("follow-ups", "t")}
    assert found == {("dashboard", "z"), ("dashboard", "t")} | again
    undo = find(pages, "undo")
    assert ("app", "u") in [(each.page.place, each.entry.lead.plain) for each in undo]
    # What stands on every page is found once.
    assert (
        len([each for each in find(pages, "leave program") if "^q" in each.entry.lead.plain]) == 1
    )
    assert {each.page.place for each in find(pages, "stale")} == {"dashboard", "relationship"}
    assert find(pages, " ") == []
    assert find(pages, "xyzzy") == []


@in_turn("size", SIZES)
async def test_it_opens_on_the_page_of_the_place_and_goes_from_place_to_place(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    async with opened_at(journal, "follow-ups", size=size) as (app, pilot):
        await helped(pilot, "question_mark")
        number = PLACES.index("follow-ups") + 1
        at = f"{number} of {len(PLACES) + 1}"
        await see(pilot, "Help › Follow-ups", at, "› Follow-ups ‹", "← → place")
        await pilot.press("right")
        await see(pilot, "Help › Session", "› Session ‹", "- [ ]")
        await pilot.press("left", "left")
        await see(pilot, "Help › Roadmap")
        await pilot.press("q")
        await until(pilot, lambda: not isinstance(app.screen, HelpScreen))


async def test_a_click_on_either_end_of_a_place_shows_its_page(journal: Journal) -> None:
    app = opened(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await helped(pilot)
        strip = screen_text(app).split("\n")[1]
        begin = strip.index("Relationship")
        await pilot.click("#help-places", offset=(begin + len("Relationship") - 1, 0))
        await see(pilot, "Help › Relationship")
        strip = screen_text(app).split("\n")[1]
        await pilot.click("#help-places", offset=(strip.index("Follow-ups"), 0))
        await see(pilot, "Help › Follow-ups")


@now_and_then
async def test_what_is_found_is_shown_where_it_stands(journal: Journal) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    async with opened_at(journal, "dashboard") as (app, pilot):
        await helped(pilot)
        await pilot.press("slash")
        await type_text(pilot, "give or get")
        await see(pilot, "2 lines", "Pay talk", "Add something to give or to get")
        assert "place" not in screen_text(app).splitlines()[-1]
        await pilot.press("enter")
        await see(pilot, "Help › Pay talk", "Add something to give or to get")
        await pilot.press("slash")
        await type_text(pilot, "give or get")
        await see(pilot, "2 lines", "Add something to give or to get")
        await pilot.press("escape", "slash", *"qqq")
        await see(pilot, "0 lines")
        await pilot.press("enter", "escape")
        await see(pilot, "Help › Pay talk")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, HelpScreen))


async def test_a_long_page_is_scrolled_by_the_keys_of_lists(journal: Journal) -> None:
    async with opened_at(journal, "dashboard") as (_, pilot):
        page = (await helped(pilot)).query_one(ReadScroll)
        await pilot.press("G")
        assert page.scroll_y == page.max_scroll_y > 0
        await pilot.press("g", "j", "j", "k")
        assert page.scroll_y == 1
        await pilot.press("space")
        assert page.scroll_y > 10
        await pilot.press("right")
        assert page.scroll_y == 0


@pytest.mark.parametrize("key", ["f1", "alt+k"])
async def test_while_one_types_it_opens_and_escape_leads_back_to_the_very_cursor(
    journal: Journal, session: Session, key: str
) -> None:
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await type_text(pilot, "She sounds tired\n! Her talk")
        await pilot.press("left", "left")
        before = editor(pilot).cursor_location
        await helped(pilot, key)
        await see(pilot, "Help › Session")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, HelpScreen))
        assert editor(pilot).cursor_location == before
        assert editor(pilot).has_focus
        await pilot.press("x")
        assert editor(pilot).text == "She sounds tired\n! Her taxlk"


async def test_a_form_has_a_page_and_keeps_what_was_typed(journal: Journal) -> None:
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a")
        await type_text(pilot, "Ana")
        await helped(pilot)
        await see(pilot, "Help › Form", f"1 of {len(PLACES) + 2}", "Go to the next field")
        await pilot.press("f1")
        await until(pilot, lambda: not isinstance(app.screen, HelpScreen))
        await type_text(pilot, " Lima")
        await see(pilot, "Ana Lima")
