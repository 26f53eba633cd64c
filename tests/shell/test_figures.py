"""A figure in a form is typed anew, and one that could mean two things is asked about."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.pilot import Pilot
from textual.reactive import reactive

from mentorjournal.dates import parse_date
from mentorjournal.money import parse_number, parse_percent
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.widgets.field_row import FieldRow
from tests.shell.shell_help import NOW, Host, screen_text
from tests.tally import in_turn

FIELDS = [
    Field("chance", "Chance, %", value="100", hint="H.", reads=partial(parse_percent, limit=100)),
    Field("unit", "Unit", value="hours"),
    Field("base", "Base", value="112,000", reads=parse_number),
    Field("due", "Due", value="2026-12-01"),
]


class Clerk:
    """Reads what a form hands over as the real forms do."""

    def __init__(self) -> None:
        self.taken: list[dict[str, str]] = []

    def take(self, values: dict[str, str]) -> str:
        parse_percent(values["chance"], limit=100, field="chance")
        parse_number(values["base"], field="base")
        parse_date(values["due"], NOW.date(), field="due")
        self.taken.append(values)
        return "taken"


async def show(pilot: Pilot[Any], clerk: Clerk) -> FormDialog[str]:
    form = FormDialog("The offer", FIELDS, clerk.take)
    pilot.app.push_screen(form)
    await pilot.pause()
    return form


@in_turn(
    ("keys", "left"),
    [
        (["5", "0"], "50"),
        (["end", "backspace"], "10"),
        (["left", "5"], "5100"),
        (["home", "5"], "5100"),
        (["right", "5"], "1005"),
        (["tab", "shift+tab", "7"], "7"),
        (["5", "f5", "7"], "7"),
        (["x", "f10", "1", "tab", "shift+tab", "8"], "8"),
        (["x", "f10", "backspace", "1", "2"], "12"),
    ],
)
async def test_what_is_typed_takes_the_place_of_a_figure(keys: list[str], left: str) -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, Clerk())
        await pilot.press(*keys)
        await pilot.pause()

        assert form.values["chance"] == left


async def test_a_figure_half_typed_goes_on_after_another_dialog() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, Clerk())
        await pilot.press("4")
        pilot.app.push_screen(ChooseDialog("Whom?", [Item("a", "Ana")]))
        await pilot.pause()
        await pilot.press("escape", "7")

        assert form.values["chance"] == "47"


async def test_a_click_into_a_figure_edits_it_in_place() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, Clerk())
        await pilot.click(list(form.query(FieldRow))[2].editor, offset=(40, 0))
        await pilot.press("5")

        assert form.values["base"] == "112,0005"


async def test_words_go_on_at_their_end_and_never_swallow_the_day_behind_them() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, Clerk())
        await pilot.press("5", "tab", *" a", "tab", "9", "tab", *"fri")

        assert form.values == {"chance": "5", "unit": "hours a", "base": "9", "due": "fri"}


@in_turn(
    ("key", "readings", "typed", "field", "meant"),
    [
        ("up", "↑ 0.7 % or ↓ 70 %?", "0.7", "chance", "0.7 %"),
        ("down", "↑ 0.7 % or ↓ 70 %?", "0.7", "chance", "70 %"),
        ("up", "↑ 112 or ↓ 112000?", "112.000", "base", "112"),
        ("down", "↑ 1.5 or ↓ 15?", "1,5", "base", "15"),
        ("up", "↑ 12000?", "12k", "base", "12000"),
        ("down", "↑ 12 Nov 2026 or ↓ 11 Dec 2026?", "12/11/2026", "due", "11 Dec 2026"),
    ],
)
async def test_what_could_be_two_is_asked_below_it_and_a_key_says_which(
    key: str, readings: str, typed: str, field: str, meant: str
) -> None:
    clerk = Clerk()
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, clerk)
        await pilot.press(*["tab"] * [each.id for each in FIELDS].index(field), *typed, "f10")
        await pilot.pause()

        lines = screen_text(pilot.app).split("\n")
        at = next(number for number, text in enumerate(lines) if typed in text)
        assert lines[at + 1].strip() == f"“{typed}” asks: {readings}"
        assert not clerk.taken

        await pilot.press(key)
        await pilot.pause()
        assert form.values[field] == meant
        assert "asks" not in screen_text(pilot.app)

        await pilot.press("f10")
        await pilot.pause()
        assert [each[field] for each in clerk.taken] == [meant]


async def test_it_is_asked_as_soon_as_the_field_is_left_and_no_more_once_it_is_mended() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, Clerk())
        await pilot.press(*"0.7", "tab", "x")
        await pilot.pause()
        left = "“0.7” could be 0.7 % or 70 %: shift+tab, then ↑ or ↓"
        assert left in screen_text(pilot.app)
        assert form.values["unit"] == "hoursx"

        await pilot.press("down")
        assert form.values["chance"] == "0.7"
        await pilot.press("shift+tab")
        await pilot.pause()
        assert "“0.7” asks: ↑ 0.7 % or ↓ 70 %?" in screen_text(pilot.app)
        await pilot.press("end", "5")
        await pilot.pause()
        assert "asks" not in screen_text(pilot.app)
        await pilot.press("up")
        assert form.values["chance"] == "0.75"


class Hiding(Host):
    """A host with the hide key."""

    hidden: reactive[bool] = reactive(False)


async def test_what_is_asked_of_a_private_figure_is_hidden_with_it() -> None:
    fields = [Field("base", "Base", reads=parse_number, private=True), Field("more", "More")]
    app = Hiding()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(FormDialog("The offer", fields, lambda values: "taken"))
        await pilot.press(*"1,5", "tab")
        await pilot.pause()
        assert "“1,5” could be" in screen_text(app)

        app.hidden = True
        await pilot.pause()
        assert "1,5" not in screen_text(app)


async def test_what_is_no_figure_is_said_as_soon_as_the_field_is_left() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        await show(pilot, Clerk())
        await pilot.press(*"ten", "tab")
        await pilot.pause()
        assert "“ten” is not a percentage." in screen_text(pilot.app)


async def test_all_that_is_asked_stays_in_sight_when_it_cannot_be_saved() -> None:
    clerk = Clerk()
    async with Host().run_test(size=(80, 24)) as pilot:
        await show(pilot, clerk)
        await pilot.press(*"0.7", "tab", "tab", *"1,5", "tab", "f10")
        await pilot.pause()

        shown = screen_text(pilot.app)
        assert "“0.7” could be" in shown
        assert "“1,5” could be" in shown
        assert not clerk.taken
