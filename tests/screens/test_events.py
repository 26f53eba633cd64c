"""An event by keyboard: written down, stayed for a question, its speaker a prospect, taken away."""

from __future__ import annotations

from mentorjournal.data.records.base import ME
from mentorjournal.journal import Journal
from tests.screens.board import to_the_step
from tests.screens.driver import fill_in, here, opened_at, press, screen_text, see, until
from tests.tally import now_and_then


@now_and_then
async def test_an_event_from_its_day_to_a_prospect(journal: Journal) -> None:
    journal.relationships.begin("Ben O'Neil", "protege")
    async with opened_at(journal, "mentors", ME) as (app, pilot):
        await press(pilot, "event.add")
        await fill_in(
            pilot,
            {"title": "Pricing [/x]", "on": "today", "at": "18:30", "speakers": "Sam Reed"},
        )
        await press(pilot, "form.save")
        await see(pilot, "Events      Pricing [/x]  Sun 22 Nov 18:30, Sam Reed", "r stayed")
        await pilot.press("tab")
        await press(pilot, "ask.next")
        await fill_in(pilot, {"asked": "Who owns price?"})
        await press(pilot, "form.save")
        await see(pilot, "r wrote")
        await press(pilot, "ask.next")
        await see(pilot, "what came of it")
        await press(pilot, "person.add")
        await see(pilot, "Prospects   Sam Reed")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "Pricing [/x]" not in screen_text(app))
    (event,) = journal.events.all()
    assert (event.asked, event.hung_back, event.wrote) == (
        "Who owns price?",
        journal.today(),
        journal.today(),
    )


@now_and_then
async def test_on_its_day_an_event_is_in_sight_among_promises_and_done_where_it_stands(
    journal: Journal,
) -> None:
    for at in range(8):
        bond = journal.relationships.begin(f"Protegee {at}", "mentor")
        journal.follow_ups.add(
            bond, f"promise {at}", kind="action", assignee="me", due=journal.today()
        )
    event = journal.events.add(
        "Pricing [/x]", journal.today(), at="18:30", topic="prices", speakers=("Sam Reed",)
    )
    async with opened_at(journal, "dashboard", size=(120, 40)) as (app, pilot):
        await see(
            pilot, "Pricing [/x], stay for one question", "20:00 to 20:10", "write to Sam Reed"
        )
        await to_the_step(pilot, "event today")
        await press(pilot, "follow_up.done")
        await fill_in(pilot, {"asked": "Who owns price?"})
        await press(pilot, "form.save")
        await until(pilot, lambda: "stay for one question" not in screen_text(app))
        await to_the_step(pilot, "event today")
        await press(pilot, "follow_up.done")
        await until(pilot, lambda: "write to Sam Reed" not in screen_text(app))
        await press(pilot, "app.undo")
        await to_the_step(pilot, "event today")
        await press(pilot, "relationship.open")
        await until(pilot, lambda: here(app).WHERE == "mentors")
    assert journal.events.get(event.uid).asked == "Who owns price?"
