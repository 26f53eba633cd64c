"""Where enter leads from what was found: to the very line, wherever it stands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from textual.widgets import TextArea

from mentorjournal.data.records.checks import SkillRating
from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.plans import Evidence, Picture, Pitch
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in, mine
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.picture_columns import PictureColumns
from tests.screens.driver import (
    here,
    open_at,
    opened,
    opened_at,
    screen_text,
    see,
    type_text,
    until,
)
from tests.tally import now_and_then

SMALL = (80, 24)


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    """My mentor, too."""
    return journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 3, 1))


async def test_enter_leads_to_the_very_line_of_a_summary(
    journal: Journal, ben: Relationship
) -> None:
    talk = journal.sessions.log(ben, notes="! A point", on=date(2026, 4, 14), channel="call")
    journal.sessions.edit(talk.uid, summary="All is well.\nPricing is mine.\nThe rest waits.")
    async with opened_at(journal, "find", size=SMALL) as (app, pilot):
        await type_text(pilot, "pricing\n")
        await until(pilot, lambda: here(app).WHERE == "session")
        await until(
            pilot, lambda: isinstance(app.focused, TextArea) and "Pricing" in app.focused.text
        )
        assert isinstance(app.focused, TextArea)
        assert app.focused.cursor_location == (1, len("Pricing is mine."))


def row_with_the_cursor(app: Any) -> str:
    """The row of the list that has the cursor, as it reads."""
    rows = app.focused
    if not isinstance(rows, LineList) or rows.row is None:
        return ""
    text: str = rows.draw(rows.row, 100).plain
    return text


@now_and_then
async def test_the_row_of_what_was_found_is_highlighted_where_it_stands(
    journal: Journal, ana: Relationship
) -> None:
    journal.achievements.add(made_in(ana), text="Opened the third office")
    for text in ("Shipped the price page", "Opened the second office", "Spoke at the fair"):
        journal.achievements.add(mine(), text=text)
    for area in ("negotiation", "coaching on the job"):
        journal.skills.rate(
            "me", area, SkillRating(uid=journal.new_uid(), on=journal.today(), level=2)
        )
    for title in ("Evening of makers", "Morning of buyers"):
        journal.events.add(title, journal.today())
    found = (
        ("second office", "Opened the second office"),
        ("third office", "Opened the third office"),
        ("price page", "Shipped the price page"),
        ("coaching job", "coaching on the job"),
        ("evening makers", "Evening of makers"),
        ("morning buyers", "Morning of buyers"),
    )
    app = opened(journal)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        for typed, words in found:
            await open_at(pilot, "find")
            await type_text(pilot, f"{typed}\n")
            await until(pilot, lambda words=words: words in row_with_the_cursor(app))  # type: ignore[misc]


async def found_at(pilot: Any, typed: str, place: str) -> None:
    """Find by these words, and go where the best leads."""
    await open_at(pilot, "find")
    await type_text(pilot, f"{typed}\n")
    await until(pilot, lambda: place == here(pilot.app).WHERE)


async def test_enter_leads_to_the_very_point_of_an_agenda(
    journal: Journal, ben: Relationship
) -> None:
    booked = journal.sessions.bookings.plan(ben, date(2030, 3, 4), "call")
    for point in ("The reorganisation", "Who pays for Lisbon", "My next page"):
        journal.sessions.agenda.add(booked.uid, point)
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await found_at(pilot, "lisbon", "session")
        await until(pilot, lambda: isinstance(app.focused, AgendaList))
        assert isinstance(app.focused, AgendaList)
        assert app.focused.chosen is not None
        assert app.focused.chosen.text == "Who pays for Lisbon"
        assert "Who pays for Lisbon" in screen_text(app)


@now_and_then
async def test_enter_leads_to_the_very_line_of_a_plan(journal: Journal) -> None:
    near = "I lead the pricing team. " * 30
    journal.plans.draw(mine(), Picture(horizon=1, text="Paris in a year"))
    journal.plans.draw(mine(), Picture(horizon=5, text=f"{near}\nA house by the Tejo.\n{near}"))
    goal = journal.goals.add(mine(), title="Reviews that I lead")
    journal.goals.add(mine(), title="Talks")
    shown = Evidence(uid=journal.new_uid(), on=date(2026, 4, 1), text="The Lisbon review")
    other = Evidence(uid=journal.new_uid(), on=date(2026, 5, 1), text="The next review")
    journal.goals.edit(goal.uid, evidence=(shown, other), pitch=Pitch(gain="Fewer late decks"))
    app = opened(journal)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await found_at(pilot, "lisbon", "plan")
        await until(pilot, lambda: "The Lisbon review" in row_with_the_cursor(app))
        await found_at(pilot, "late decks", "plan")
        await until(pilot, lambda: "Fewer late decks" in row_with_the_cursor(app))
        await found_at(pilot, "tejo", "plan")
        pictures = here(app).query_one(PictureColumns)
        await until(pilot, lambda: pictures.has_focus and pictures.horizon == 5)
        await see(pilot, "A house by the Tejo.")
        # What the picture said before is a key away.
        journal.plans.draw(mine(), Picture(horizon=5, text="A house by the sea"), "Too far")
        await found_at(pilot, "tejo", "plan")
        await see(
            pilot, "A house by the sea", "These words stand in an earlier version; v shows it."
        )


@now_and_then
async def test_enter_leads_to_the_very_line_of_an_agreement(
    journal: Journal, ana: Relationship
) -> None:
    journal.agreements.begin(ana)
    journal.agreements.change(
        ana,
        my_aim="To see her lead",
        their_aim="To lead a team",
        length="an hour, by video",
        boundaries="No calls on Sundays.\nNothing of other teams.",
    )
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        for typed, words in (
            ("see lead", "To see her lead"),
            ("hour video", "an hour, by video"),
            ("other teams", "Nothing of other teams."),
        ):
            await found_at(pilot, typed, "agreement")
            await until(pilot, lambda words=words: words in row_with_the_cursor(app))  # type: ignore[misc]
