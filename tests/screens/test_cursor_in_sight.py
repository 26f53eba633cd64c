"""Whichever row of whichever list has the cursor, it is on the screen, also of a small terminal."""

from __future__ import annotations

import pytest

from mentorjournal.data.records.base import ME
from mentorjournal.journal import Journal
from mentorjournal.screens.places import PLACES
from mentorjournal.widgets.line_list import MARK, LineList
from tests.screens.driver import here, opened_at, screen_text
from tests.screens.test_footers import demo, record_for
from tests.tally import in_turn

__all__ = ["demo"]
MOST_ROWS = 20
"""Rows of a list through which the cursor goes."""


@in_turn("place", sorted(PLACES.keys() - {"welcome", "mentors"}))
async def test_the_row_with_the_cursor_is_in_sight(demo: Journal, place: str) -> None:
    await go_through(demo, place, record_for(demo, place))


@pytest.mark.parametrize("areas", [0, 20])
async def test_each_prospect_door_and_event_is_in_sight_when_it_has_the_cursor(
    demo: Journal, areas: int
) -> None:
    focus = tuple(f"area {number:02}" for number in range(areas))
    demo.relationships.begin("Ben Okri", "protege", focus=focus)
    await go_through(demo, "mentors", ME)


async def go_through(journal: Journal, place: str, uid: str) -> None:
    """Go down through each list of a place, and see that the cursor is where one can see it."""
    async with opened_at(journal, place, uid) as (app, pilot):
        for each in list(here(app).query(LineList)):
            if not (each.display and each.rows and each.can_focus and each.region):
                continue
            each.focus()
            await pilot.press("home")
            for _ in range(min(MOST_ROWS, len(each.rows))):
                await pilot.pause()
                if not each.has_focus or each.highlighted is None:
                    break
                y = each.content_region.y + each.highlighted - each.scroll_offset.y
                seen = app.screen.find_widget(each).visible_region
                assert y in range(seen.y, seen.bottom), (each, each.row)
                if place == "mentors":
                    assert MARK in screen_text(app).splitlines()[y]
                await pilot.press("down")
