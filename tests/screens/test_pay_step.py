"""The next step of a decided pay talk, under Next."""

from __future__ import annotations

from datetime import date

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.negotiations import Outcome
from mentorjournal.journal import Journal
from mentorjournal.widgets.next_list import NextList
from tests.screens.board import an_active_one
from tests.screens.driver import here, opened_at, press, screen_text, see, until


async def test_what_a_decision_asks_for_stands_in_next_until_x_ticks_it(journal: Journal) -> None:
    ana: Relationship = an_active_one(journal)
    for each in journal.follow_ups.of(ana):
        journal.follow_ups.tick(each, True)
    talk = journal.negotiations.add("me", "Talk")
    outcome = Outcome(
        on=date(2026, 11, 20),
        decision="stay",
        next_step="hand in the notice",
        next_on=date(2026, 11, 23),
    )
    journal.negotiations.decide(talk.uid, outcome)
    async with opened_at(journal, "dashboard", notifications=True) as (app, pilot):
        await see(pilot, "hand in the notice")
        rows = here(app).query_one(NextList)
        rows.focus()
        await pilot.press("home")
        await until(pilot, lambda: "x done" in screen_text(app))
        await pilot.press("x")
        await see(pilot, "Done: what the decision asked for")
        await until(pilot, lambda: "hand in the notice" not in screen_text(app))
        done = journal.negotiations.get(talk.uid).outcome
        assert done is not None
        assert done.next_done == journal.today()
        await press(pilot, "app.undo")
        await see(pilot, "hand in the notice")
