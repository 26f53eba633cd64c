"""The way to the very line of a plan: a goal, a part of one, or words of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.screens.parts import EARLIER, PICTURE
from mentorjournal.widgets.goal_entries import GoalEntries
from mentorjournal.widgets.goal_table import GoalTable
from mentorjournal.widgets.picture_columns import PictureColumns

if TYPE_CHECKING:
    from mentorjournal.screens.plan import PlanScreen


def show_in_plan(screen: PlanScreen, part: str) -> None:
    """Put the cursor there.

    Args:
        screen: The plan, filled.
        part: The uid of a goal, which may be followed by the id of one of its rows; or what
            `PICTURE` says.
    """
    if part.startswith(PICTURE):
        years, _blank, words = part.removeprefix(PICTURE).partition(" ")
        _show_picture(screen, int(years), words)
        return
    uid, _blank, entry = part.partition(" ")
    table = screen.query_one(GoalTable)
    table.find(uid)
    if table.chosen != uid:
        return
    if not screen.opened.uid:
        table.focus()
    if entry:
        screen.show_goal()
        entries = screen.query_one(GoalEntries)
        entries.highlight(entry)
        entries.focus()


def _show_picture(screen: PlanScreen, years: int, words: str) -> None:
    """Put the cursor on a picture, at the page on which these words stand."""
    pictures = screen.query_one(PictureColumns)
    pictures.focus()
    if not pictures.turn_to(years, words):
        screen.say(EARLIER.format(key=screen.key("plan.versions")), calm=True)
