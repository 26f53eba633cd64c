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
    """The last line on the screen that begins with a name: that of the table."""
    lines = [row for row in screen_text(app).splitlines() if row.lstrip(" ›").startswith(name)]
    return next(row for row in lines if "mentor" in row or "protégé" in row)


async def highlight(pilot: Pilot[Any], name: str) -> None:
    """Move the cursor to somebody in the table."""
    table = here(pilot.app).query_one(RelationshipTable)
    table.focus()
    await pilot.press("home")
    for _ in table.rows:
        if table.row is not None and table.row.name == name:
            return
        await pilot.press("down")
    await pilot.pause()


async def to_the_steps(pilot: Pilot[Any]) -> None:
    """Move up from the table into the list of what to do."""
    await pilot.press("home", "up")
    await pilot.pause()
    assert here(pilot.app).query_one(NextList).has_focus


async def to_the_step(pilot: Pilot[Any], kind: Kind) -> None:
    """Move to the first step of a kind in the list of what to do."""
    await to_the_steps(pilot)
    steps = here(pilot.app).query_one(NextList)
    await pilot.press("home")
    for _ in steps.rows:
        if steps.row is not None and steps.row.kind == kind:
            return
        await pilot.press("down")
    raise AssertionError(f"there is no step about {kind}")
