"""What the tests of the dashboard share: two relationships, and the way to their rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace
from textual.pilot import Pilot

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.steps import Kind
from mentorjournal.widgets.next_list import NextList
from mentorjournal.widgets.relationship_table import RelationshipTable
from tests.screens.driver import here, screen_text


def an_active_one(journal: Journal) -> Relationship:
    """Mentored since May, called on 9 Nov, booked for the 24th, one promise of mine is late."""
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    journal.sessions.log(ana, on=date(2026, 11, 9), channel="call", minutes=42)
    journal.sessions.bookings.plan(ana, date(2026, 11, 24), "call")
    journal.follow_ups.add(ana, "Send the deck", due=date(2026, 11, 20))
    journal.follow_ups.add(ana, "Ask for the slot", assignee="them")
    return ana


def a_quiet_one(journal: Journal) -> Relationship:
    """My mentor since March, and entered then; met on 17 Aug and never since."""
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 3, 1))
    entered = ben.created - (date(2026, 11, 22) - date(2026, 3, 1))
    journal._context.keep_quietly(replace(ben, created=entered))
    journal.sessions.log(ben, on=date(2026, 8, 17), channel="face-to-face")
    return ben


def row_of(app: Any, name: str) -> str:
    """The line of the table that begins with a name; empty where there is none in sight."""
    rows = screen_text(app).partition(" Name ")[2].splitlines()[1:]
    return next((row for row in rows if row.lstrip(" ›·").startswith(name)), "")


async def highlight(pilot: Pilot[Any], name: str) -> None:
    """Move the cursor to somebody in the table."""
    table = here(pilot.app).query_one(RelationshipTable)
    table.focus()
    await pilot.press("home")
    for _ in table.rows:
        if table.chosen is not None and table.chosen.name == name:
            return
        await pilot.press("down")
    await pilot.pause()


async def to_the_steps(pilot: Pilot[Any]) -> None:
    """Move up from the table, or down from what is due, into the list of what to do."""
    steps = here(pilot.app).query_one(NextList)
    for _ in range(3):
        if steps.has_focus:
            return
        await pilot.press("shift+tab")
    assert steps.has_focus


async def to_the_step(pilot: Pilot[Any], kind: Kind) -> None:
    """Move to the first step of a kind in the list of what to do, unfolding those on the way."""
    await to_the_steps(pilot)
    steps = here(pilot.app).query_one(NextList)
    await pilot.press("home")
    for at in range(40):
        if (step := steps.step) is None:
            break
        if step.kind == kind:
            return
        below = [getattr(row, "below", False) for row in steps.rows[at + 1 : at + 2]]
        if getattr(steps.row, "more", 0) and below != [True]:
            await pilot.press("space")
        await pilot.press("down")
    raise AssertionError(f"there is no step about {kind}")
