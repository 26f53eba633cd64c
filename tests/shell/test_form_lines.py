"""Several fields in a row of a form, and what is said of them while they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from textual.pilot import Pilot
from textual.reactive import reactive

from mentorjournal.dates import parse_date
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.widgets.field_row import FieldRow
from tests.shell.shell_help import NOW, Host, screen_text, until
from tests.tally import now_and_then


def length(values: Mapping[str, str]) -> str:
    """What is said behind the last of the three."""
    return f"from {values['first'] or '?'} to {values['second'] or '?'}"


FIELDS = (
    Field("title", "Title"),
    Field("first", "First", reads=parse_number, width=8),
    Field("on", "on", reads=partial(parse_date, today=NOW.date()), width=14, beside=True),
    Field("second", "and", reads=parse_number, width=8, beside=True, aside=length, saves=True),
    Field("colour", "Colour", above="More"),
)


class HidingHost(Host):
    """An app with a hide key."""

    hidden: reactive[bool] = reactive(default=False)


async def show(
    pilot: Pilot[Any], taken: list[dict[str, str]], *, covered: bool = False
) -> FormDialog[None]:
    def says(values: Mapping[str, str]) -> str:
        return f"{sum(bool(value) for value in values.values())} filled in"

    form = FormDialog("Two figures", FIELDS, taken.append, says=says, labels=11)
    if covered:
        form.cover()
    pilot.app.push_screen(form)
    await pilot.pause()
    return form


def row_of(text: str, app: Any) -> str:
    return next(row for row in screen_text(app).splitlines() if text in row)


async def test_fields_stand_in_one_row_with_their_labels_and_tab_goes_through_them() -> None:
    taken: list[dict[str, str]] = []
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        form = await show(pilot, taken)
        await pilot.press("a", "tab", "1", "tab", "t", "o", "d", "a", "y", "tab", "2", "tab", "c")
        await pilot.pause()

        row = row_of("First", app)
        assert row.split() == ["First", "1", "on", "today", "and", "2", "from", "1", "to", "2"]
        assert form.values == {
            "title": "a",
            "first": "1",
            "on": "today",
            "second": "2",
            "colour": "c",
        }
        assert "Two figures   5 filled in" in screen_text(app)
        lines = screen_text(app).splitlines()
        heading = next(at for at, line in enumerate(lines) if line.strip() == "More")
        assert "Colour" in lines[heading + 1]


@now_and_then
async def test_what_is_wrong_with_one_of_them_stands_below_the_row() -> None:
    taken: list[dict[str, str]] = []
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, taken)
        await pilot.press("tab", "1", "tab", "x", "tab", "1", ",", "5", "tab")
        await pilot.pause()

        lines = screen_text(app).splitlines()
        at = next(at for at, line in enumerate(lines) if "First" in line)
        assert lines[at + 1].startswith(" " * 13 + "“x” is not a date.")
        assert any("“1,5” could be 1.5 or 15" in line for line in lines[at + 2 : at + 4])
        await pilot.press("shift+tab", "up")
        await pilot.pause()
        assert "and  1.5 " in row_of("First", app)


async def test_enter_saves_where_the_field_says_so_and_else_goes_on() -> None:
    taken: list[dict[str, str]] = []
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, taken)
        await pilot.press("a", "enter", "1", "enter", "enter", "2")
        assert taken == []
        await pilot.press("enter")
        await pilot.pause()

    assert taken == [{"title": "a", "first": "1", "on": "", "second": "2", "colour": ""}]


async def test_on_a_narrow_screen_they_stand_below_each_other() -> None:
    taken: list[dict[str, str]] = []
    app = Host()
    async with app.run_test(size=(50, 24)) as pilot:
        await show(pilot, taken)
        await pilot.pause()
        rows = [row.editor.region for row in app.screen.query(FieldRow)]
        assert len({region.y for region in rows}) == 5
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        rows = [row.editor.region for row in app.screen.query(FieldRow)]
        assert len({region.y for region in rows}) == 3


async def test_what_is_said_of_a_figure_is_covered_with_it() -> None:
    taken: list[dict[str, str]] = []
    app = HidingHost()
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, taken, covered=True)
        await pilot.press("tab", "9", "8", "7", "tab")
        await pilot.pause()
        assert "from 987" in screen_text(app)
        app.hidden = True
        await until(pilot, lambda: "987" not in screen_text(app))
        app.hidden = False
        await until(pilot, lambda: "from 987" in screen_text(app))


async def test_letters_and_what_is_said_of_them_move_nothing_and_a_complaint_does() -> None:
    app = Host()
    laid_out: list[object] = []
    async with app.run_test(size=(80, 24)) as pilot:
        form = await show(pilot, [])
        form.screen_layout_refresh_signal.subscribe(form, laid_out.append, immediate=True)
        for letter in "a long title":
            await pilot.press("space" if letter == " " else letter)
        await pilot.press("tab", "1", "2")
        assert "from 12 to ?" in screen_text(app)
        assert laid_out == []
        # Below its field there is a row more, for what cannot be read.
        await pilot.press("x", "tab")
        await until(pilot, lambda: laid_out)
