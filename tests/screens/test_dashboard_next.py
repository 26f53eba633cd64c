"""Next and the people on the dashboard by keyboard: unfolded, put off, let go, narrowed, found."""

from __future__ import annotations

from datetime import date

import pytest
from textual.content import Content

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.step_decisions import StepDecision
from mentorjournal.documents.pay.phrases import lexicon
from mentorjournal.documents.pay.speech import speech
from mentorjournal.journal import Journal
from mentorjournal.widgets.coming_list import ComingList
from mentorjournal.widgets.next_list import NextList
from mentorjournal.widgets.relationship_table import GroupHead, RelationshipRow, RelationshipTable
from tests.screens.board import a_quiet_one, an_active_one, row_of
from tests.screens.driver import (
    here,
    messages,
    opened_at,
    press,
    screen_text,
    see,
    type_text,
    until,
)
from tests.tally import now_and_then

SMALL = (80, 24)


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return an_active_one(journal)


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    return a_quiet_one(journal)


def names_of(table: RelationshipTable) -> list[str]:
    return [row.name for row in table.rows if isinstance(row, RelationshipRow)]


async def test_a_line_of_next_unfolds_is_put_off_let_go_and_comes_back(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await see(pilot, "Next   9 things for 2 people", "› ! Ana Lima    Send the deck")
        await pilot.press("space")
        await see(pilot, "      · no plan yet")
        await pilot.press("space")

        # Enter takes the first day offered: tomorrow.
        await press(pilot, "step.put_off")
        await see(pilot, "Ana Lima  put off until › tomorrow ‹   next week   next talk   a day")
        await see(pilot, "enter take", "esc leave it")
        await pilot.press("enter")
        await see(pilot, "“Send the deck” is back on Mon 23 Nov.", "› ! Ben O'Neil")
        assert "Send the deck  " not in screen_text(app)
        await press(pilot, "app.undo")
        await see(pilot, "› ! Ana Lima    Send the deck")

        # A day that is none leaves the question open and changes nothing.
        await press(pilot, "step.put_off")
        await pilot.press("left", "enter")
        await type_text(pilot, "someday\n")
        await until(pilot, lambda: any("someday" in said for said in messages(app)))
        await pilot.press("escape")
        assert journal._store.all(StepDecision) == []

        await press(pilot, "step.put_off")
        await pilot.press("right", "right", "enter")
        await see(pilot, "is back with the next talk")
        [decision] = journal._store.all(StepDecision)
        assert (decision.rest, decision.relationship) == ("talk", ana.uid)

        # d twice asks why, and lets go of what is no promise.
        await pilot.press("home", "d", "d")
        await see(pilot, "Ben O'Neil  let go, because")
        await type_text(pilot, "she moved away\n")
        await until(pilot, lambda: len(journal._store.all(StepDecision)) == 2)
        assert journal._store.all(StepDecision)[1].reason == "she moved away"
        assert (
            "is going quiet"
            not in screen_text(app).partition("Mentoring me")[0].partition("Next ")[2]
        )


@pytest.mark.parametrize("away", ["tab", "click"])
async def test_while_a_day_is_asked_for_letters_run_nothing_and_going_away_decides_nothing(
    journal: Journal, ana: Relationship, ben: Relationship, away: str
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await see(pilot, "› ! Ana Lima    Send the deck")
        await press(pilot, "step.put_off")
        await type_text(pilot, "lnaddxj2")
        await see(pilot, "put off until › tomorrow ‹", "esc leave it")
        assert app.screen is here(app)
        if away == "tab":
            await pilot.press("tab")
        else:
            await pilot.click(RelationshipTable, offset=(4, 1))
        await until(pilot, lambda: "esc leave it" not in screen_text(app))
        assert "put off until" not in screen_text(app)
        assert here(app).query_one(RelationshipTable).has_focus
    assert journal._store.all(StepDecision) == []
    assert len(journal.relationships.all()) == 2


async def test_a_promise_gets_another_date_and_is_handed_on_where_next_shows_it(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await see(pilot, "› ! Ana Lima  Send the deck")
        await pilot.press("t")
        await see(pilot, "When is it due?")
        await type_text(pilot, "2026-11-21\n")
        deck = "Send the deck"
        await until(
            pilot,
            lambda: (
                {item.due for item in journal.follow_ups.of(ana) if deck in item.text}
                == {date(2026, 11, 21)}
            ),
        )
        await see(pilot, "› ! Ana Lima  Send the deck")
        await pilot.press("h")
        await until(
            pilot,
            lambda: (
                {item.assignee for item in journal.follow_ups.of(ana) if deck in item.text}
                == {"them"}
            ),
        )
        await until(pilot, lambda: any("Theirs now: “Send the" in said for said in messages(app)))

        # In the table both keys have nothing to do.
        await pilot.press("tab", "t", "h")
        await pilot.pause()
        assert here(app) is app.screen
        assert {item.assignee for item in journal.follow_ups.of(ana) if deck in item.text} == {
            "them"
        }


async def test_the_words_of_a_line_of_next_are_copied_and_in_the_table_the_name(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await see(pilot, "› ! Ana Lima  Send the deck")
        await pilot.press("c")
        await until(pilot, lambda: messages(app)[-1:] != [])
        assert messages(app)[-1].endswith("copy: “Send the deck”")
        await pilot.press("tab", "c")
        await until(pilot, lambda: messages(app)[-1].endswith("copy: “Ana Lima”"))


async def test_d_twice_lets_go_of_a_promise_itself(journal: Journal, ana: Relationship) -> None:
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (_, pilot):
        await see(pilot, "Send the deck")
        await pilot.press("d")
        await see(pilot, "d again takes away “Send the deck”")
        await pilot.press("d")
        await see(pilot, "Ana Lima  let go, because")
        await type_text(pilot, "sent by mail")
        await pilot.press("enter")
        await until(pilot, lambda: "dropped" in {item.state for item in journal.follow_ups.of(ana)})
        reasons = [item.reason for item in journal.follow_ups.of(ana) if item.state == "dropped"]
        assert reasons == ["sent by mail"]
        assert journal._store.all(StepDecision) == []
        assert journal.relationships.all() == [ana]


async def test_the_hide_key_covers_what_a_line_says_of_pay(
    journal: Journal, ana: Relationship
) -> None:
    journal.follow_ups.add(ana, "Ask about her salary", due=date(2026, 11, 22))
    lexicon.cache_clear()
    speech.cache_clear()
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await see(pilot, "Ask about her salary")
        # Its words are not made ready for a start that hides nothing: that takes long.
        assert lexicon.cache_info().currsize == 0
        await press(pilot, "app.hide")
        await until(pilot, lambda: "salary" not in screen_text(app))
        await pilot.press("home", "z", "enter")
        await see(pilot, "This line is back on Mon 23 Nov.")
        assert "salary" not in screen_text(app)


@now_and_then
async def test_three_hundred_people_are_narrowed_ordered_and_found_by_a_few_keys(
    journal: Journal,
) -> None:
    names = [f"Person {number:03}" for number in range(298)] + ["Zoë Strauß", "Jörg Iwanow"]
    for at, name in enumerate(names):
        made = journal.relationships.begin(
            name, "mentor" if at % 3 else "protege", start=date(2026, 11, 10)
        )
        if at < 7:
            journal.sessions.bookings.plan(made, date(2026, 11, 23), "call")
        if at == 298:
            journal.relationships.edit(made.uid, focus=("executive presence",))
    async with opened_at(journal, "dashboard", size=(100, 30), notifications=True) as (app, pilot):
        dashboard = here(app)
        steps, table = dashboard.query_one(NextList), dashboard.query_one(RelationshipTable)
        await see(pilot, "Today and this week   5 of 7", "more   enter shows all")
        assert len(dashboard.query_one(ComingList).rows) == 5
        assert len(steps.rows) == 7
        await pilot.press("end")
        await press(pilot, "relationship.open")
        assert len(steps.rows) > 280

        await pilot.press("right")
        await see(pilot, "everyone 300   › I mentor 200 ‹   mentoring me 100")
        await press(pilot, "people.order")
        await see(pilot, "by name")
        assert names_of(table)[:2] == ["Jörg Iwanow", "Person 001"]

        await pilot.press("left")
        await press(pilot, "app.find")
        await type_text(pilot, "strauss")
        await see(pilot, "/ ▏strauss", "Zoë Strauß", "esc all 300")
        assert names_of(table) == ["Zoë Strauß"]
        await pilot.press("enter")
        await press(pilot, "session.start")
        await until(pilot, lambda: here(app).WHERE == "session")
        running = journal.sessions.running()
        assert running is not None
        assert journal.relationships.get(running.relationship).focus == ("executive presence",)

        await press(pilot, "app.dashboard")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        await see(pilot, "› Zoë Strauß")
        await pilot.press("escape")
        await until(pilot, lambda: len(table.rows) == 301)
        assert row_of(app, "Zoë Strauß")


async def test_letters_that_lead_to_the_same_people_draw_none_of_them_again(
    journal: Journal, ana: Relationship, ben: Relationship, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    draw = RelationshipTable.draw

    def noted(self: RelationshipTable, row: RelationshipRow | GroupHead, width: int) -> Content:
        drawn.append(self.key_of(row))
        return draw(self, row, width)

    monkeypatch.setattr(RelationshipTable, "draw", noted)
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "app.find")
        await type_text(pilot, "ana")
        await until(
            pilot, lambda: names_of(app.screen.query_one(RelationshipTable)) == ["Ana Lima"]
        )
        await see(pilot, "Everywhere “ana”")
        drawn.clear()
        await type_text(pilot, " lima")
        await see(pilot, "ana lima", "Everywhere “ana lima”")
        assert drawn == []
        await pilot.press(*["backspace"] * len("ana lima"))
        await until(pilot, lambda: {ana.uid, ben.uid} <= set(drawn))
        assert row_of(app, "Ana Lima")


async def test_nobody_who_is_like_that_is_said_and_escape_shows_everybody(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "app.find")
        await type_text(pilot, "[/x] zzz")
        await see(pilot, "Nobody is like that; esc shows all 1 person.")
        await pilot.press("escape")
        await see(pilot, "I mentor   1")
        assert here(app).WHERE == "dashboard"

        # A day is nobody's name: the session is found below, and Enter leads there, then to it.
        await press(pilot, "app.find")
        await type_text(pilot, "9 nov")
        await see(pilot, "Everywhere “9 nov”   1 talk   tab", "Mon  9 Nov  talk  call, 42 min")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: here(app).WHERE == "session")
