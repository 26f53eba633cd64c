"""What came of advice is asked where it stands among everything between two people."""

from __future__ import annotations

from typing import Any

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.timeline import Entry
from mentorjournal.widgets.timeline_list import TimelineList
from tests.screens.driver import fill_in, here, opened_at, press, screen_text, see, until
from tests.screens.test_follow_ups import SMALL, ana, item
from tests.tally import now_and_then

__all__ = ["ana"]


async def to_entry(pilot: Any, text: str) -> None:
    """Move to the entry of the timeline that begins with these words."""
    entries = here(pilot.app).query_one(TimelineList)
    await pilot.press("home")
    for _ in entries.rows:
        if isinstance(entries.row, Entry) and entries.row.text.startswith(text):
            return
        await pilot.press("down")
    raise AssertionError(f"{text} is not in the timeline")


@now_and_then
async def test_on_the_timeline_advice_is_asked_about_and_a_question_answered(
    journal: Journal, ana: Relationship
) -> None:
    lead = item(journal, "Lead")
    journal.follow_ups.amend(lead, tried="once", helped=True, reported=journal.today())
    async with opened_at(journal, "timeline", ana.uid, size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await see(pilot, "tried, helped, reported back")
        await press(pilot, "app.undo")
        await until(pilot, lambda: "reported back" not in screen_text(app))
        await to_entry(pilot, "Lead")
        await press(pilot, "follow_up.done")
        await see(pilot, "What came of it", "What Ana did with it.")
        await pilot.press("escape")
        await to_entry(pilot, "Who owns")
        await press(pilot, "session.miss")
        await fill_in(pilot, {"answer": "Maya"})
        await press(pilot, "form.save")
        await until(pilot, lambda: item(journal, "Who owns").answer == "Maya")
