"""Finding any sentence as one types: what is listed, how it reads, and where enter leads."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from textual.widgets import Input

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import mine
from mentorjournal.screens.live_search import MOST
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.found_list import FoundList
from mentorjournal.widgets.goal_table import GoalTable
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.relationship_table import RelationshipTable
from tests.screens.driver import (
    here,
    messages,
    open_at,
    opened_at,
    press,
    screen_text,
    see,
    type_text,
    until,
)
from tests.tally import now_and_then

SMALL = (80, 24)
NOTES = """\
Talked about the reorganisation.
> Put pricing on the slide with churn
! overpriced, he said, and [/x] of the prices
- [x] Read on pricing @me
? Who owns pricing
not sold on this pricing idea
% pricing, for ever mine
"""


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    """My mentor, too."""
    return journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 3, 1))


@pytest.fixture
def talks(journal: Journal, ana: Relationship, ben: Relationship) -> Journal:
    """A talk with Ben, a goal and an achievement of mine, a pay talk, and something thrown away."""
    journal.sessions.log(ben, notes=NOTES, on=date(2026, 4, 14), channel="call", minutes=40)
    journal.goals.add(mine(), title="Win rate in pricing deals")
    gone = journal.achievements.add(mine(), text="Led the pricing review")
    journal.trash.throw(gone, "the achievement")
    journal.negotiations.add("me", title="Pricing of me")
    return journal


def shown(app: Any) -> list[str]:
    """The rows of the list as they read, without the blanks between columns."""
    rows = here(app).query_one(FoundList)
    drawn = [rows.draw(row, 74).plain for row in rows.rows]
    return ["  ".join(re.split(r" {2,}", row)).strip() for row in drawn]


async def test_the_sentence_stands_there_as_it_is_typed_and_enter_goes_to_its_line(
    talks: Journal, ben: Relationship
) -> None:
    async with opened_at(talks, "plan", "me", size=SMALL, notifications=True) as (app, pilot):
        await press(pilot, "app.find")
        await see(pilot, "All words must stand in one line", "Find ▏")
        assert "enter go to the line   ↑ ↓ choose   tab kind   esc back" in screen_text(app)
        await type_text(pilot, "PRÍCING -idea -mine")
        await see(pilot, "5 in 1 talk", "private")
        day = "Tue 14 Apr"
        assert sorted(shown(app)) == [
            f"Ben O'Neil  {day}  act  Read on pricing @me  done",
            f"Ben O'Neil  {day}  adv  Put pricing on the slide with churn",
            f"Ben O'Neil  {day}  ask  Who owns pricing",
            "Goal  Win rate in pricing deals  draft, private",
            "Pay talk  Pricing of me  private",
        ]

        # Whole words stand before what only holds them; the name of whom it is about counts too.
        await pilot.press(*["backspace"] * 40)
        await type_text(pilot, "ben price")
        await until(pilot, lambda: shown(app)[:1] != [] and "prices" in shown(app)[0])
        await pilot.press(*["backspace"] * 40)
        await type_text(pilot, "pricing")
        await until(pilot, lambda: len(shown(app)) == 7)
        await pilot.press("down", "up")
        rows = here(app).query_one(FoundList)
        rows.highlight(next(row.key for row in rows.rows if row.text.startswith("Who owns")))
        await press(pilot, "found.open")
        await until(pilot, lambda: here(app).WHERE == "session")
        assert here(app).query_one(NotesEditor).cursor_location[0] == 4
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "find")
        assert rows.row is not None
        assert rows.row.text == "Who owns pricing"
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "plan")


@now_and_then
async def test_kinds_names_days_and_the_places_of_records(
    talks: Journal, ana: Relationship, ben: Relationship
) -> None:
    async with opened_at(talks, "find", size=SMALL, notifications=True) as (app, pilot):
        await type_text(pilot, "pricing")
        await until(pilot, lambda: len(shown(app)) == 7)
        for kind, count in (("talks", 5), ("promises", 2), ("advice", 1), ("plans", 2)):
            await press(pilot, "found.kind")
            await see(pilot, f"› {kind} ‹")
            await until(pilot, lambda count=count: len(shown(app)) == count)  # type: ignore[misc]
        await press(pilot, "found.kind")
        await see(pilot, "› people ‹", "Nothing is found among people; tab goes to the next kind")
        await press(pilot, "found.kind_before")
        rows = here(app).query_one(FoundList)
        await until(pilot, lambda: len(rows.rows) == 2)
        rows.highlight(next(row.key for row in rows.rows if row.who == "Goal"))
        await press(pilot, "found.open")
        await until(pilot, lambda: here(app).WHERE == "plan")
        assert here(app).query_one(GoalTable).chosen == talks.goals.of("me")[0].uid

        # All in one breath: somebody's page, found by a name; then a talk, by its day.
        await open_at(pilot, "find")
        await press(pilot, "found.kind")
        await press(pilot, "found.kind")
        await type_text(pilot, "lima\n")
        await until(pilot, lambda: here(app).WHERE == "relationship" and here(app).uid == ana.uid)
        await open_at(pilot, "find")
        await type_text(pilot, "ben tue 14 april 2026")
        await see(pilot, "1 talk")
        assert shown(app) == ["Ben O'Neil  Tue 14 Apr  talk  call, 40 min"]
        await press(pilot, "found.open")
        await until(pilot, lambda: here(app).WHERE == "session")


async def test_what_is_private_follows_the_hide_key_and_the_pay_rule(
    talks: Journal, ana: Relationship
) -> None:
    async with opened_at(talks, "find", size=(160, 24)) as (app, pilot):
        # Where there is room, what stands around the line is beside it, and is hidden too.
        await type_text(pilot, "churn")
        await see(pilot, "Ben O'Neil, 14 Apr 2026", "Talked about the reorganisation.")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "Talked about" not in screen_text(app))
        await press(pilot, "app.hide")
        await pilot.press(*["backspace"] * 5)
        await type_text(pilot, "pricing")
        await see(pilot, "not sold on this pricing idea", "Pricing of me", "private")
        await press(pilot, "app.hide")
        await see(pilot, "Put pricing on the slide", "▒▒▒")
        text = screen_text(app)
        assert "not sold" not in text
        assert "for ever mine" not in text
        assert "Pricing of me" not in text
        await press(pilot, "app.hide")
        await see(pilot, "not sold")

        # The pay of somebody in my reporting line is not for me to find.
        talks.negotiations.add(ana.person, title="Pricing of Ana")
        await see(pilot, "Pricing of Ana")
        talks.relationships.edit(ana.uid, reporting_line="my-report")
        await until(pilot, lambda: "Pricing of Ana" not in screen_text(app))
        await see(pilot, "Pricing of me")


async def test_the_dashboard_finds_below_people_and_the_key_again_everywhere(
    talks: Journal, ben: Relationship
) -> None:
    async with opened_at(talks, "dashboard", size=(120, 40)) as (app, pilot):
        await press(pilot, "app.find")
        await type_text(pilot, "churn")
        await see(pilot, "Everywhere “churn”   1 in 1 talk   tab", "tab everywhere")
        await pilot.press("tab")
        await press(pilot, "relationship.open")
        await until(pilot, lambda: here(app).WHERE == "session")
        assert here(app).query_one(NotesEditor).cursor_location[0] == 1
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        await pilot.press("slash", "f4")
        await until(pilot, lambda: here(app).WHERE == "find")
        await see(pilot, "Put pricing on the slide with churn")
        assert here(app).query_one(Input).value == "churn"
        assert here(app).query_one(Footer).answers is not None
        assert messages(app) == []


@pytest.mark.parametrize(("typed", "stays"), [("ben", True), ("nobody", False), ("", False)])
async def test_the_key_for_the_dashboard_leads_out_of_its_line(
    talks: Journal, ben: Relationship, typed: str, stays: bool
) -> None:
    async with opened_at(talks, "dashboard", size=SMALL) as (app, pilot):
        await pilot.press("slash")
        await type_text(pilot, typed)
        await pilot.press("f4")
        await until(pilot, lambda: here(app).WHERE == "find")
        await press(pilot, "app.dashboard")
        await until(pilot, lambda: here(app).WHERE == "dashboard")

        assert isinstance(here(app).focused, RelationshipTable)
        rows = here(app).query_one(RelationshipTable).rows
        assert ("Ana Lima" in [getattr(row, "name", "") for row in rows]) != stays
        assert here(app).looked_for() == (typed if stays else "")


async def test_a_word_that_is_everywhere_lists_the_newest_and_a_hand_waits_for_none(
    journal: Journal, ana: Relationship
) -> None:
    for day in range(1, 29):
        notes = "\n".join(f"! roadmap {day} {number}" for number in range(20))
        journal.sessions.log(ana, notes=notes, on=date(2026, 2, day), channel="call")
    async with opened_at(journal, "find", size=SMALL) as (app, pilot):
        await type_text(pilot, "roadmap")
        await see(pilot, f"the first {MOST} in 15 talks")
        rows = here(app).query_one(FoundList)
        assert rows.rows[0].text == "roadmap 28 0"
        assert rows.rows[-1].text == "roadmap 14 19"


async def test_rows_show_the_word_whole_in_any_script_and_all_rows_are_counted(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(
        ana, notes=f"! {'山田' * 30}価格{'葵' * 60}", on=date(2026, 3, 1), channel="call"
    )
    journal.sessions.log(ana, notes="! Lima is far", on=date(2026, 3, 8), channel="call")
    async with opened_at(journal, "find", size=SMALL) as (app, pilot):
        rows = here(app).query_one(FoundList)
        here(app).query_one(Input).value = "価格"
        await until(pilot, lambda: len(rows.rows) == 1)
        assert "価格" in shown(app)[0]
        # Somebody, a line and two talks of that name.
        here(app).query_one(Input).value = "lima"
        await see(pilot, "4 in 2 talks")
        assert len(rows.rows) == 4


async def test_a_slip_of_the_hand_is_offered_the_word_that_was_meant(
    talks: Journal, ana: Relationship
) -> None:
    async with opened_at(talks, "find", size=SMALL) as (app, pilot):
        # Nobody has seen the offer yet: the enter of the same breath takes nothing.
        await type_text(pilot, "ben pircing\n")
        await see(pilot, "Nothing is found for “ben pircing”.", "Did you mean ben pricing?")
        await see(pilot, "enter look for ben pricing")
        assert here(app).query_one(Input).value == "ben pircing"
        # A word that only stands in somebody's notes is not told while these are hidden.
        await press(pilot, "app.hide")
        await until(pilot, lambda: "Did you mean" not in screen_text(app))
        await press(pilot, "app.hide")
        await see(pilot, "Did you mean")
        await press(pilot, "found.open")
        await see(pilot, "5 in 1 talk", "enter go to the line")
        assert here(app).query_one(Input).value == "ben pricing"

        await open_at(pilot, "dashboard")
        await press(pilot, "app.find")
        await type_text(pilot, "chrun")
        await see(pilot, "Everywhere nothing is found; tab looks for “churn”")
        await pilot.press("tab")
        await see(pilot, "Everywhere “churn”   1 in 1 talk")


async def test_a_month_and_a_year_among_the_words_are_those_of_the_day(
    talks: Journal, ben: Relationship
) -> None:
    talks.sessions.log(ben, notes="> Pricing again", on=date(2026, 3, 2), channel="call")
    async with opened_at(talks, "find", size=SMALL) as (app, pilot):
        await type_text(pilot, "pricing march 2026")
        await see(pilot, "1 in 1 talk")
        assert shown(app) == ["Ben O'Neil  Mon  2 Mar  adv  Pricing again"]
        here(app).query_one(Input).value = "ben pricing last spring -again"
        await see(pilot, "5 in 1 talk")
        here(app).query_one(Input).value = "ben pricing last year"
        await see(pilot, "Nothing is found.")
        # A talk needs no words but its name and day.
        here(app).query_one(Input).value = "ben last spring"
        await see(pilot, "2 talks")


async def test_people_are_what_they_are_to_me_by_now(journal: Journal, ana: Relationship) -> None:
    for name in ("Tess Ames", "Tess Boyd", "Tess Cole"):
        journal.relationships.begin(name, "protege", start=date(2026, 3, 1))
    could, asked, _mentors = [journal.relationships.find(f"Tess {each}") for each in "ABC"]
    journal.relationships.edit(could.uid, stage="prospect")
    journal.relationships.edit(asked.uid, stage="asked")
    async with opened_at(journal, "find", size=SMALL) as (app, pilot):
        await type_text(pilot, "tess")
        await see(pilot, "3 people")
        assert sorted(shown(app)) == [
            "Tess Ames  person  could mentor you",
            "Tess Boyd  person  asked to mentor you",
            "Tess Cole  person  they mentor you",
        ]


@now_and_then
async def test_whole_words_stand_first_tags_narrow_and_pay_is_hidden(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, notes="! The price #budget", on=date(2026, 3, 1))
    journal.sessions.log(ana, notes="! Overpriced #deck\n! My salary is 5,000", on=date(2026, 5, 1))
    async with opened_at(journal, "find", size=SMALL) as (app, pilot):
        found = {
            "price": ["The price #budget", "Overpriced #deck"],
            "price #deck": ["Overpriced #deck"],
            "#budget": ["The price #budget"],
            "ana lima": ["you mentor them", "call", "call"],
        }
        rows = here(app).query_one(FoundList)
        for typed, texts in found.items():
            here(app).query_one(Input).value = typed
            await until(pilot, lambda texts=texts: [row.text for row in rows.rows] == texts)  # type: ignore[misc]
        here(app).query_one(Input).value = "salary"
        await see(pilot, "My salary is 5,000")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "5,000" not in screen_text(app))
