"""The form: nothing typed is lost, nothing typed is obeyed, and every key leads somewhere."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input

from mentorjournal.errors import BadInput, NotKept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.widgets.choice import Choice
from mentorjournal.widgets.field_row import FieldRow
from tests.shell.shell_help import HOSTILE, Host, messages, screen_text, until
from tests.tally import in_turn, now_and_then

ROLES = (("mentor", "mentor"), ("protege", "protégé"))
FIELDS = [
    Field("name", "Name", required=True, hint="As you call them."),
    Field("my_role", "I am their", "choice", value="protege", options=ROLES),
    Field("shared", "Shared", "toggle"),
    Field("notes", "Notes", "text", value="one\ntwo"),
    Field("aim", "Aim", value="pricing"),
]


class Clerk:
    """Takes what forms hand over, or refuses it."""

    def __init__(self, refusal: Exception | None = None) -> None:
        self.refusal = refusal
        self.taken: list[dict[str, str]] = []
        self.results: list[str | None] = []

    def take(self, values: dict[str, str]) -> str:
        if self.refusal is not None:
            raise self.refusal
        self.taken.append(values)
        return "taken"


async def show(pilot: Pilot[Any], clerk: Clerk, fields: list[Field] = FIELDS) -> FormDialog[str]:
    form = FormDialog("Add a person", fields, clerk.take)
    await pilot.app.push_screen(form, clerk.results.append)
    await pilot.pause()
    return form


def in_view(form: FormDialog[str], row: FieldRow) -> bool:
    """Whether the field can be seen, the first three lines of it at least."""
    seen = row.editor.region.intersection(form.query_one("#rows").region)
    return seen.height >= min(3, row.editor.region.height)


async def test_fields_are_filled_in_from_the_keyboard_and_handed_over() -> None:
    clerk = Clerk()
    async with Host().run_test(size=(80, 24)) as pilot:
        await show(pilot, clerk)
        await pilot.press(*"Ana", "enter", "left", "enter", "space", "tab")
        await pilot.press("!", "tab", "end", *" first", "enter")
        await until(pilot, lambda: clerk.results)

    assert clerk.results == ["taken"]
    assert clerk.taken == [
        {
            "name": "Ana",
            "my_role": "mentor",
            "shared": "yes",
            "notes": "one\ntwo!",
            "aim": "pricing first",
        }
    ]


@pytest.mark.parametrize("key", ["f10", "ctrl+s"])
async def test_it_can_be_saved_from_any_field(key: str) -> None:
    clerk = Clerk()
    async with Host().run_test() as pilot:
        await show(pilot, clerk)
        await pilot.press("A", key)
        await until(pilot, lambda: clerk.results)

    assert clerk.taken[0]["name"] == "A"


async def test_a_refusal_stands_below_its_field_and_nothing_typed_is_lost() -> None:
    clerk = Clerk(BadInput("There is no [/such] goal.", "aim"))
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, clerk)
        await pilot.press(*"Ana", "f10")
        await pilot.pause()

        lines = screen_text(pilot.app).split("\n")
        at = next(number for number, text in enumerate(lines) if text.strip().startswith("Aim"))
        assert lines[at + 1].strip() == "There is no [/such] goal."
        assert form.values["name"] == "Ana"
        assert clerk.results == []

        await pilot.press("x")
        await pilot.pause()
        assert (form.values["name"], form.values["aim"]) == ("Anax", "pricing")
        assert "because of “Aim”. f10 again goes there." in screen_text(pilot.app)

        await pilot.press("f10", "y")
        await pilot.pause()
        assert form.values["aim"] == "pricingy"
        assert "no [/such] goal" not in screen_text(pilot.app)

        clerk.refusal = None
        await pilot.press("enter")
        await until(pilot, lambda: clerk.results)

    assert clerk.taken[0]["name"] == "Anax"


async def test_whoever_types_on_over_the_end_of_a_form_keeps_the_cursor() -> None:
    clerk = Clerk(BadInput("No such name.", "name"))
    fields = [Field("name", "Name"), Field("mine", "Only for me", "prose")]
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, clerk, fields)
        await pilot.press(*"Ana", "tab", *"so far", "enter", *" and on", "enter", *" yet")
        await pilot.pause()

        assert form.values == {"name": "Ana", "mine": "so far and on yet"}
        assert "because of “Name”" in screen_text(pilot.app)


async def test_late_news_of_what_was_refused_takes_no_refusal_away() -> None:
    clerk = Clerk(BadInput("There is no such goal.", "aim"))
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, clerk)
        await pilot.press(*"Ana", "f10")
        await until(pilot, lambda: "no such goal" in screen_text(pilot.app))

        aim = next(row.editor for row in form.query(FieldRow) if row.field.id == "aim")
        assert isinstance(aim, Input)
        aim.post_message(Input.Changed(aim, aim.value))
        await pilot.pause()
        assert "no such goal" in screen_text(pilot.app)


@now_and_then
async def test_a_complaint_comes_into_sight_however_late_there_is_room_for_it() -> None:
    fields = [Field(f"field{number}", f"Field {number}") for number in range(30)]
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, Clerk(), fields)
        rows = [*form.query(FieldRow)]
        lowest = [row for row in rows if in_view(form, row)][-1]
        lowest.editor.focus()
        await pilot.pause()
        lowest.complain("No such thing.")
        await until(pilot, lambda: "No such thing." in screen_text(pilot.app))


@pytest.mark.parametrize(
    "refusal", [BadInput("No field for [/this].", "elsewhere"), NotKept("No field for [/this].")]
)
async def test_what_no_field_is_to_blame_for_stands_at_the_foot(refusal: Exception) -> None:
    async with Host().run_test() as pilot:
        form = await show(pilot, Clerk(refusal))
        await pilot.press(*"Ana", "f10")
        await pilot.pause()

        assert "No field for [/this]." in screen_text(pilot.app)
        assert form.values["name"] == "Ana"
        assert pilot.app.screen is form


async def test_what_is_required_is_asked_for_before_anything_is_handed_over() -> None:
    clerk = Clerk()
    async with Host().run_test() as pilot:
        form = await show(pilot, clerk)
        await pilot.press("tab", "tab", "space", "f10", "f10")
        await pilot.pause()

        assert "This must not be empty." in screen_text(pilot.app)
        assert isinstance(pilot.app.focused, type(form.query(FieldRow).first().editor))
        assert pilot.app.focused is form.query(FieldRow).first().editor
        assert clerk.taken == []


async def test_what_was_typed_and_left_is_there_again_until_it_is_saved() -> None:
    clerk = Clerk()
    async with Host().run_test() as pilot:
        await show(pilot, clerk)
        await pilot.press(*"Ana", "escape")
        await until(pilot, lambda: clerk.results)
        assert clerk.results == [None]

        form = await show(pilot, clerk)
        assert form.values["name"] == "Ana"
        assert "What you typed here before is back" in screen_text(pilot.app)

        await pilot.press("f10")
        await until(pilot, lambda: len(clerk.results) == 2)
        assert clerk.taken[0]["name"] == "Ana"

        form = await show(pilot, clerk)
        assert form.values["name"] == ""


async def test_what_was_typed_before_can_be_forgotten() -> None:
    async with Host().run_test() as pilot:
        await show(pilot, Clerk())
        await pilot.press(*"Ana", "escape")
        form = await show(pilot, Clerk())
        await pilot.press("f5")
        await pilot.pause()

        assert form.values["name"] == ""
        assert not form.changed
        assert "What you typed here before" not in screen_text(pilot.app)


async def test_a_choice_that_nobody_made_is_nothing_typed() -> None:
    fields = [Field("role", "Role", "choice", options=ROLES), Field("shared", "Shared", "toggle")]
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, Clerk(), fields)
        assert form.values == {"role": "mentor", "shared": ""}
        assert not form.changed

        await pilot.press("escape")
        await show(pilot, Clerk(), fields)
        assert "What you typed here before" not in screen_text(pilot.app)


async def test_what_was_forgotten_comes_back_with_the_same_key() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, Clerk())
        await pilot.press(*"Ana", "tab", "left", "f5")
        await pilot.pause()
        assert form.values["name"] == ""
        assert "f5 again brings back what you typed." in screen_text(pilot.app)

        await pilot.press("f5")
        await pilot.pause()
        assert (form.values["name"], form.values["my_role"]) == ("Ana", "mentor")
        assert "f5 again" not in screen_text(pilot.app)

        await pilot.press("f5", "f5")
        assert form.values["name"] == "Ana"


async def test_only_changed_fields_are_remembered_so_that_the_record_may_change_meanwhile() -> None:
    clerk = Clerk()
    async with Host().run_test() as pilot:
        await show(pilot, clerk)
        await pilot.press(*"Ana", "escape")
        await until(pilot, lambda: clerk.results)
        form = await show(pilot, clerk, [FIELDS[0], Field("aim", "Aim", value="another aim")])

        assert form.values == {"name": "Ana", "aim": "another aim"}


@in_turn("text", HOSTILE)
async def test_hostile_text_is_shown_kept_and_handed_over(text: str) -> None:
    clerk = Clerk()
    async with Host().run_test(size=(80, 24)) as pilot:
        fields = [
            Field("line", text[:40], value=text.replace("\n", " "), hint=text),
            Field("text", "Text", "text", value=text),
            Field("choice", "Choice", "choice", options=((text, text[:90]), ("b", "b"))),
        ]
        form = FormDialog(text, fields, clerk.take, intro=text)
        await pilot.app.push_screen(form, clerk.results.append)
        await pilot.pause()
        shown = screen_text(pilot.app)
        assert "\x1b" not in shown
        assert "\x9b" not in shown
        if text.isprintable() and len(text) < 40 and text.isascii():
            assert shown.count(text) >= 5
        [*form.query(FieldRow)][1].refuse(BadInput(text, "text"))
        await pilot.pause()
        assert "\x1b" not in screen_text(pilot.app)
        await pilot.press("f10")
        await until(pilot, lambda: clerk.results)

    assert clerk.taken == [{"line": text.replace("\n", " "), "text": text, "choice": text}]


async def test_pasted_lines_are_joined_in_a_line_and_kept_in_a_text() -> None:
    async with Host().run_test() as pilot:
        form = await show(pilot, Clerk())
        pilot.app.post_message(Paste("Ana\r\nLima \x1b[2J"))
        await pilot.pause()
        await pilot.press("tab", "tab", "tab")
        pilot.app.post_message(Paste("\nthree\r\nfour\x1b"))
        await pilot.pause()

        assert form.values["name"] == "Ana Lima ␛[2J"
        assert form.values["notes"] == "one\ntwo\nthree\nfour␛"


async def test_pasting_replaces_what_is_selected() -> None:
    async with Host().run_test() as pilot:
        form = await show(pilot, Clerk())
        await pilot.press(*"Ana", "shift+home")
        pilot.app.post_message(Paste("Ben"))
        await pilot.pause()

        assert form.values["name"] == "Ben"


@in_turn("size", [(80, 24), (60, 20), (160, 50)])
async def test_twelve_fields_with_long_values_scroll_with_the_cursor(size: tuple[int, int]) -> None:
    fields = [
        Field(f"f{number}", f"Field {number}", "text" if number % 3 else "line", "word " * 1_000)
        for number in range(12)
    ]
    async with Host().run_test(size=size) as pilot:
        form = await show(pilot, Clerk(), fields)
        for row in form.query(FieldRow):
            assert pilot.app.focused is row.editor
            await until(pilot, partial(in_view, form, row))
            shown = screen_text(pilot.app)
            assert "Add a person" in shown
            assert "f10 save" in shown
            await pilot.press("tab")


async def test_a_long_line_shows_where_the_cursor_is() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        await show(pilot, Clerk(), [Field("aim", "Aim", value=f"{'word ' * 1_000}THE END")])
        await until(pilot, lambda: "THE END" in screen_text(pilot.app))
        await pilot.press("home")
        await until(pilot, lambda: "THE END" not in screen_text(pilot.app))


async def test_a_choice_goes_round_and_jumps_to_a_letter() -> None:
    days = tuple((day, day) for day in ("monday", "tuesday", "wednesday", "thursday"))
    async with Host().run_test(size=(60, 20)) as pilot:
        form = await show(pilot, Clerk(), [Field("day", "Day", "choice", options=days)])

        for key, day in (
            ("left", "thursday"),
            ("right", "monday"),
            ("t", "tuesday"),
            ("t", "thursday"),
            ("x", "thursday"),
        ):
            await pilot.press(key)
            assert form.values["day"] == day
        await pilot.pause()
        assert "thursday" in screen_text(pilot.app)
        assert "4 of 4" in screen_text(pilot.app)


async def test_a_word_typed_on_a_choice_finds_it_and_what_none_begins_with_is_said() -> None:
    channels = tuple((each, each) for each in ("face to face", "call", "video", "message"))
    async with Host().run_test(size=(60, 20)) as pilot:
        form = await show(pilot, Clerk(), [Field("how", "How", "choice", options=channels)])
        choice = form.query_one(Choice)
        at = 100.0
        for pause, letters, how in (
            (5, "video", "video"),
            (5, "face to face", "face to face"),
            (5, "call", "call"),
            (5, "fv", "video"),
            (5, "xyc", "call"),
            (5, "vim", "message"),
            (5, "no way", "message"),
        ):
            at += pause
            for letter in letters:
                key = Key("space" if letter == " " else letter, letter)
                key.time = at
                choice.post_message(key)
            await pilot.pause()
            assert form.values["how"] == how
        assert set(messages(pilot.app)) == {"No choice begins like that; left and right choose."}


async def test_a_click_chooses() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        form = await show(pilot, Clerk())
        row = list(form.query(FieldRow))[1]
        await pilot.click(row.editor, offset=(2, 0))
        assert form.values["my_role"] == "mentor"
        await pilot.click(row.editor, offset=(16, 0))
        assert form.values["my_role"] == "protege"
