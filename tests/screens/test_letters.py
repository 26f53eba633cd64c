"""Letters that move, go back and come back."""

from __future__ import annotations

import pytest
from textual.events import Key

from mentorjournal.journal import Journal
from mentorjournal.widgets.relationship_table import RelationshipTable
from tests.screens.driver import answer, here, messages, opened_at, press, until

NAMES = ("Ana Lima", "Ben O'Neil", "Chidi Okafor")


@pytest.fixture
def three(journal: Journal) -> Journal:
    for name in NAMES:
        journal.relationships.begin(name, "mentor")
    return journal


async def test_j_k_g_and_capital_g_move_and_after_undo_the_highlight_is_where_it_was(
    three: Journal,
) -> None:
    async with opened_at(three, "dashboard", size=(100, 30), notifications=True) as (app, pilot):
        table = here(app).query_one(RelationshipTable)
        table.focus()
        for key, row in (("G", 2), ("k", 1), ("g", 0), ("j", 1)):
            await pilot.press(key)
            assert table.highlighted == row
        name = table.chosen.name if table.chosen else ""
        await press(pilot, "relationship.delete")
        await answer(pilot, "confirm.yes")
        await until(pilot, lambda: len(table.rows) == 2)
        await press(pilot, "app.undo")
        await until(pilot, lambda: len(table.rows) == 3)
        assert table.chosen is not None
        assert table.chosen.name == name


async def test_q_goes_back_and_on_the_dashboard_pressed_twice_it_leaves(three: Journal) -> None:
    async with opened_at(three, "dashboard", size=(100, 30), notifications=True) as (app, pilot):
        await press(pilot, "trash.open")
        await until(pilot, lambda: here(app).WHERE == "trash")
        await pilot.press("q")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        await pilot.press("j")
        await pilot.press("q")
        await until(pilot, lambda: "q again leaves." in messages(app))
        assert app.is_running
        # Four seconds later it is said anew; three seconds after that it leaves.
        for later in (4.0, 3.0):
            assert app.is_running
            assert app._driver is not None
            assert app.key_queue.key is not None
            key = Key("q", "q")
            key.set_sender(app)
            key.time = app.key_queue.key.time + later
            app._driver.send_message(key)
            await pilot.pause()
        await until(pilot, lambda: not app.is_running)
