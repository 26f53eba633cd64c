"""A field in which several words are ticked: by keys, by letters, by the mouse, at any width."""

from __future__ import annotations

from functools import partial

from textual.geometry import Size
from textual.pilot import Pilot

from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.widgets.several import Several, joined, parted
from tests.shell.shell_help import HOSTILE, Host, messages, screen_text, until

AREAS = ("strategic thinking", "executive relationships", "negotiation", "management skills")
OPTIONS = tuple((area, area) for area in AREAS)
ROWS = ((91, 1), (90, 2), (51, 2), (50, 3), (38, 3), (37, 4), (8, 4))
"""22, 27, 15 and 21 cells, with the cursor and the box, and 2 between."""


def test_the_options_take_as_many_rows_as_they_need() -> None:
    for width, rows in ROWS:
        needed = Several(OPTIONS).get_content_height(Size(width, 9), Size(width, 9), width)
        assert (width, needed) == (width, rows)


def test_what_is_ticked_keeps_its_order_and_what_is_no_option_becomes_one() -> None:
    ticked = joined(["negotiation", "chess", "strategic thinking"])
    field = Several(OPTIONS, ticked)
    assert field.value == ticked
    assert parted(field.value) == ("negotiation", "chess", "strategic thinking")
    assert parted("") == ()


def _shows(pilot: Pilot[str], words: str) -> bool:
    return words in screen_text(pilot.app)


async def test_keys_letters_and_clicks_tick() -> None:
    results: list[dict[str, str] | None] = []
    taken: list[dict[str, str]] = []

    def take(values: dict[str, str]) -> dict[str, str]:
        taken.append(values)
        return values

    hostile = next(text for text in HOSTILE if "[" in text and text.isprintable())
    options = (*OPTIONS, (hostile, hostile))
    fields = [Field("areas", "Areas", "several", "negotiation", options=options), Field("a", "A")]
    async with Host().run_test(size=(80, 24)) as pilot:
        form = FormDialog("Areas", fields, take)
        await pilot.app.push_screen(form, results.append)
        first = "› □ strategic thinking    □ executive relationships"
        await until(pilot, partial(_shows, pilot, first))
        assert "■ negotiation" in screen_text(pilot.app)
        assert hostile[:20] in screen_text(pilot.app)
        await pilot.press("space", "right", "space", "space", *"man", "space")
        assert parted(form.values["areas"]) == (
            "negotiation",
            "strategic thinking",
            "management skills",
        )
        await pilot.press("q")
        await until(pilot, lambda: any("begins like that" in each for each in messages(pilot.app)))
        await pilot.click(Several, offset=(6, 0))
        assert parted(form.values["areas"]) == ("negotiation", "management skills")
        await pilot.press("left")
        assert form.query_one(Several).current == hostile
        await pilot.press("enter", "enter")
        await until(pilot, lambda: results)
    assert taken == [{"areas": "negotiation\nmanagement skills", "a": ""}]


async def test_of_more_rows_than_there_is_room_for_that_with_the_cursor_is_in_sight() -> None:
    options = tuple((f"area {number:03} of many",) * 2 for number in range(120))
    fields = [Field("areas", "Areas", "several", options=options)]
    async with Host().run_test(size=(80, 20)) as pilot:
        await pilot.app.push_screen(FormDialog("Areas", fields, lambda values: values))
        await until(pilot, partial(_shows, pilot, "› □ area 000"))
        for key, shown in (("left", "› □ area 119"), ("right", "› □ area 000")):
            await pilot.press(key)
            await until(pilot, partial(_shows, pilot, shown))
