"""On a row that is about somebody: a talk with them, the words of the row, and why it stands so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.follow_up_lists import FollowUpRow
from mentorjournal.widgets.follow_up_board import FollowUpBoard
from tests.screens.driver import here, messages, opened_at, screen_text, see, until

SMALL = (80, 24)


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """Mentored, with a promise of mine that is late."""
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    journal.sessions.log(ana, on=date(2026, 11, 9), notes="- [ ] Send the deck @me due:2026-11-20")
    return ana


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    """A mentor of mine, to whom I have promised something."""
    ben = journal.relationships.begin("Ben O'Neil", "protege", focus=("strategic thinking",))
    journal.follow_ups.add(ben, "Read the memo", due=date(2026, 12, 1))
    return ben


async def to(pilot: Any, text: str) -> None:
    """Move to the row of the follow-ups that begins with these words."""
    board = here(pilot.app).query_one(FollowUpBoard)
    await pilot.press("home")
    while not (isinstance(board.row, FollowUpRow) and board.row.item.text.startswith(text)):
        before = board.highlighted
        await pilot.press("down")
        assert board.highlighted != before, f"{text} is not in the list"
    await pilot.pause()


async def test_the_person_of_a_line_is_booked_logged_and_called_and_its_words_are_copied(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    journal.follow_ups.add(None, "Water the plants", due=date(2026, 12, 24))
    async with opened_at(journal, "follow-ups", size=SMALL, notifications=True) as (app, pilot):
        await to(pilot, "Read the memo")
        await pilot.press("c")
        await until(pilot, lambda: messages(app)[-1:] != [])
        assert messages(app)[-1].endswith("copy: “Read the memo”")
        await pilot.press("b")
        await see(pilot, "Ben O'Neil")
        assert app.screen is not here(app)
        await pilot.press("enter")
        await until(pilot, lambda: len(journal.sessions.of(ben)) == 1)
        assert journal.sessions.of(ben)[0].state == "planned"
        await until(pilot, lambda: app.screen is here(app))
        await pilot.press("l")
        await until(pilot, lambda: app.screen is not here(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is here(app))

        # What is mine alone is with nobody.
        await to(pilot, "Water the plants")
        await pilot.press("b", "n")
        await pilot.pause()
        assert app.screen is here(app)
        assert here(app).WHERE == "follow-ups"

        await to(pilot, "Send the deck")
        await pilot.press("n")
        await until(pilot, lambda: here(app).WHERE == "session")
        running = journal.sessions.running()
        assert running is not None
        assert running.relationship == ana.uid


async def test_a_talk_with_the_mentor_who_is_chosen_among_the_areas_is_booked_and_begun(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    async with opened_at(journal, "mentors", ME, size=SMALL) as (app, pilot):
        await see(pilot, "Ben O'Neil   ●● strategic thinking")
        assert "n session" not in screen_text(app)
        await pilot.press("b")
        await until(pilot, lambda: app.screen is not here(app))
        await pilot.press("enter")
        await until(pilot, lambda: len(journal.sessions.of(ben)) == 1)
        await until(pilot, lambda: app.screen is here(app))
        await pilot.press("l")
        await until(pilot, lambda: app.screen is not here(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is here(app))
        await pilot.press("n")
        await until(pilot, lambda: journal.sessions.running() is not None)
        running = journal.sessions.running()
        assert running is not None
        assert running.relationship == ben.uid


async def test_where_nobody_mentors_me_no_talk_is_begun_from_the_areas(journal: Journal) -> None:
    async with opened_at(journal, "mentors", ME, size=SMALL, notifications=True) as (app, pilot):
        await pilot.press("n")
        await until(pilot, lambda: messages(app) != [])
        assert "Nobody is highlighted here" in messages(app)[-1]
        assert here(app).WHERE == "mentors"
    assert journal.sessions.running() is None


async def test_why_somebody_stands_so_is_said_from_the_dashboard(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await see(pilot, "› ! Ana Lima")
        await pilot.press("i")
        await until(pilot, lambda: here(app).WHERE == "relationship")
        await see(pilot, "Ana Lima › stands", "= last good day")
        await pilot.press("i")
        await until(pilot, lambda: "= last good day" not in screen_text(app))
