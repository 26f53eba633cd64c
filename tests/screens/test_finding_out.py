"""A question that nobody could answer, by keyboard: handed on, back under Next, learned, told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.dashboard import DashboardScreen
from mentorjournal.widgets.next_list import NextList
from tests.screens.driver import fill_in, here, opened_at, press, screen_text, see, until
from tests.screens.test_follow_ups import NOTES, SMALL, item, narrow, to
from tests.tally import now_and_then


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """Mentored, with a note that holds a question."""
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    journal.sessions.log(ana, on=date(2026, 11, 9), notes=NOTES)
    return ana


async def highlight_step(pilot: Any, kind: str) -> None:
    """Move to the line of Next of that kind."""
    dashboard = here(pilot.app)
    assert isinstance(dashboard, DashboardScreen)
    rows = dashboard.query_one(NextList)
    rows.focus()
    for _ in rows.rows:
        step = dashboard.step
        if step is not None and step.kind == kind:
            return
        await pilot.press("down")
    raise AssertionError(f"Next has no {kind}")


@now_and_then
async def test_a_question_is_handed_on_comes_back_and_what_was_learned_is_told(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "follow-ups", size=SMALL) as (app, pilot):
        await to(pilot, "Who owns")
        await press(pilot, "follow_up.hand")
        await fill_in(pilot, {"handed_to": "Ben", "back": "today"})
        await press(pilot, "form.save")
        await see(pilot, "asked Ben")
        await press(pilot, "app.hide")
        await see(pilot, "handed on")
        await press(pilot, "app.hide")
        await press(pilot, "app.dashboard")
        await see(pilot, "› ! Ana Lima")
        await pilot.press("space")
        await see(pilot, "handed on, any answer: Who owns")
        await highlight_step(pilot, "find out")
        await press(pilot, "follow_up.done")
        await fill_in(pilot, {"answer": "Maya"})
        await press(pilot, "form.save")
        await see(pilot, "tell what you learned: Who owns")
        await press(pilot, "follow_ups.open")
        await narrow(pilot, "closed")
        await see(pilot, "answered, not told")
        await to(pilot, "Who owns")
        await press(pilot, "follow_up.report")
        await until(pilot, lambda: "answered, not told" not in screen_text(app))
    question = item(journal, "Who owns")
    assert (question.answer, question.handed_to, question.state) == ("Maya", "Ben", "done")
    assert question.told == date(2026, 11, 22)
