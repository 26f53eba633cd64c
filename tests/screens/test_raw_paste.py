"""A paste that the terminal did not mark: in the notes it stands as it is, in lists it is keys."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from mentorjournal.journal import Journal
from mentorjournal.widgets.raw_paste import folded
from mentorjournal.widgets.textual_patches.terminal_input import TerminalInput
from tests.screens.driver import editor, here, opened_at, press, until

SIZE = (80, 24)


async def sent(pilot: Pilot[Any], text: str) -> None:
    """Send a text as a terminal does, in one read."""
    for message in folded(text, TerminalInput(lambda: SIZE).feed(text)):
        pilot.app.post_message(message)
    await pilot.pause()


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("- [ ] abc\rde", "- [ ] abc\n- [ ] de"),
        ("- [ ] abc\rdef", "- [ ] abc\ndef"),
        ("- [ ] abcd\x7f\rdef", "- [ ] abc\n- [ ] def"),
    ],
)
async def test_twelve_letters_around_a_line_end_are_a_paste_in_the_notes(
    journal: Journal, text: str, notes: str
) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    async with opened_at(journal, "dashboard", size=SIZE) as (app, pilot):
        await press(pilot, "session.start")
        await until(pilot, lambda: here(app).WHERE == "session")
        await sent(pilot, text)
        await until(pilot, lambda: editor(pilot).text == notes)


async def test_in_a_list_order_alone_counts(journal: Journal) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    ben = journal.relationships.begin("Ben O'Neil", "mentor")
    async with opened_at(journal, "dashboard", size=SIZE) as (app, pilot):
        await sent(pilot, "\tjkjkjkjkjkjkG\r2")
        await until(pilot, lambda: here(app).WHERE == "timeline" and here(app).uid == ben.uid)
