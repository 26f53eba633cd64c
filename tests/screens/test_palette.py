"""The palette: what it finds by which word, what does not apply, and what it leads to."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from textual.content import Content

from mentorjournal.commands import APP, BY_ID, PLACES, commands_of
from mentorjournal.commands.command import OWNER
from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import mine
from mentorjournal.screens.finder import Finder, Hit, HitList
from mentorjournal.screens.palette import Everything
from mentorjournal.screens.wrap_up_form import WrapUpForm
from mentorjournal.widgets.follow_up_board import FollowUpBoard
from mentorjournal.widgets.matching import score
from tests.screens.driver import (
    editor,
    here,
    messages,
    open_at,
    opened,
    opened_at,
    screen_text,
    see,
    type_text,
    until,
)
from tests.tally import in_turn, now_and_then, turn

HINTED = ["quit", "theme", "search", "batna", "snooze", "archive", "me", "agreement", "export"]


async def look_for(pilot: Any, words: str) -> list[Hit]:
    """Open the palette and type; gives what is found."""
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, Finder))
    await type_text(pilot, words)
    return list(pilot.app.screen.query_one(HitList).rows)


def offered(hits: list[Hit]) -> list[tuple[str, str]]:
    """Titles and keys."""
    return [(hit.title.plain, hit.keys) for hit in hits]


@in_turn(
    ("words", "title", "keys"),
    [
        ("quit", "Quit", "^q"),
        ("exit", "Quit", "^q"),
        ("theme", "Dark or light", "f12  alt+i"),
        ("colours", "Dark or light", "f12  alt+i"),
        ("search", "Find", "f4  /"),
        ("batna", "The pay talk", "y"),
        ("salary", "The pay talk", "y"),
        ("snooze", "Follow-ups: till when", "f t"),
        ("archive", "The trash", "T"),
        ("archive", "Delete relationship", "del  d"),
        ("me", "Me", "m  f6"),
        ("agreement", "Agreement", "5"),
        ("export", "Share", "s  f9"),
        ("offer", "The pay talk", "y"),
        ("objection", "Pay talk: what they may say", "y"),
        ("for good", "Trash: delete for good", "T d"),
    ],
)
async def test_what_people_call_things_finds_them(
    journal: Journal, words: str, title: str, keys: str
) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    async with opened_at(journal, "dashboard", size=(100, 30)) as (_, pilot):
        found = offered(await look_for(pilot, words))
        assert (title, keys) in found[:4]


@in_turn("place", ["dashboard", "follow-ups", "plan", "trash"])
async def test_every_word_of_the_hint_finds_something_that_works_wherever_one_stands(
    journal: Journal, place: str
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.follow_ups.add(ana, "Send the deck")
    async with opened_at(journal, place, ana.uid if place == "plan" else "", size=(100, 30)) as (
        _,
        pilot,
    ):
        for words in HINTED:
            hits = await look_for(pilot, words)
            assert any(hit.works for hit in hits), words
            await pilot.press("escape")


async def test_what_does_not_apply_says_why_instead_of_doing_nothing(journal: Journal) -> None:
    journal.follow_ups.add(None, "Speak last", kind="advice")
    async with opened_at(journal, "follow-ups", size=(100, 30), notifications=True) as (app, pilot):
        undone = [h for h in await look_for(pilot, "take over") if h.title.plain == "Write here"]
        assert [hit.about for hit in undone] == ["not here: you can write already"]
        await pilot.press("escape")
        await look_for(pilot, "till")
        await see(pilot, "Till when", "not here: only a promise has a date")
        await pilot.press("enter")
        await until(pilot, lambda: "Till when: only a promise has a date." in messages(app))
        # What works has no such words, and the list before anything is typed has only that.
        assert all(hit.works for hit in await look_for(pilot, ""))


async def test_undo_says_that_there_is_nothing_to_undo_until_there_is(journal: Journal) -> None:
    async with opened_at(journal, "follow-ups") as (app, pilot):
        await look_for(pilot, "undo")
        await see(pilot, "not here: nothing to undo")
        await pilot.press("escape")
        journal.follow_ups.add(None, "Renew the passport")
        await look_for(pilot, "undo")
        assert "nothing to undo" not in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: not journal.follow_ups.all())


async def test_what_belongs_to_another_place_leads_there_and_says_its_key(
    journal: Journal,
) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    journal.follow_ups.add(None, "Renew the passport")
    async with opened_at(journal, "dashboard", size=(100, 30), notifications=True) as (app, pilot):
        await look_for(pilot, "follow-ups: till")
        await pilot.press("enter")
        await until(pilot, lambda: here(app).WHERE == "follow-ups")
        assert here(app).query_one(FollowUpBoard).rows
        said = (
            "t: Give the action another date; where the strip says since, list since another day."
        )
        await until(pilot, lambda: said in messages(app))


@now_and_then
async def test_six_thousand_letters_do_not_hold_it_and_it_lets_go(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        await type_text(pilot, "She sounds tired")
        hits = await look_for(pilot, "e q" * 2_000)
        assert hits == []
        await see(pilot, "Nothing is called like that.")
        await pilot.press("escape")
        await type_text(pilot, ".")
        assert editor(pilot).text == "She sounds tired."


def test_a_long_word_is_looked_for_in_a_long_text_without_trying_all_its_places() -> None:
    # To try each way to place twenty letters in two hundred takes longer than anybody waits.
    assert score("ab" * 10 + "c", "a-b-" * 50 + "c")[0] > 0
    assert score("ab" * 10 + "d", "a-b-" * 50 + "c")[0] == 0


def test_what_fits_better_weighs_more() -> None:
    best = ["Ana", "Ana Lima", "Liane Ana Beck", "Diana", "Andrea N. Ahn"]
    weights = [score("ana", text)[0] for text in best]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)
    assert score("be oneil", "Ben O'Neil")[0] > score("bnl", "Ben O'Neil")[0] > 0
    assert score("na", "Ana")[0] > 0
    assert score("lna", "Ana Lima")[0] == 0


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_titles_and_keys_are_whole_and_in_columns_at_every_width(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    async with opened_at(journal, "dashboard", size=size) as (app, pilot):
        await look_for(pilot, "")
        shown, keys = screen_text(app), set[int]()
        for command in ("session.start", "session.book", "person.add"):
            (row,) = [each for each in shown.splitlines() if BY_ID[command].name in each]
            keys.add(re.search(rf"  {BY_ID[command].keys}(?!\w)", row).end(0))  # type: ignore[union-attr]
        assert len(keys) == 1
        await see(pilot, "What would you like to do?", "type a word: quit, theme")


async def test_what_is_called_by_markup_is_found_letter_by_letter(journal: Journal) -> None:
    journal.relationships.begin("[/x] Bob [b]", "mentor")
    async with opened_at(journal, "dashboard") as (_, pilot):
        (hit,) = await look_for(pilot, "/x] b")
        assert isinstance(hit.title, Content)
        assert hit.title.plain == "[/x] Bob [b]"


@pytest.mark.in_turn
async def test_every_command_is_found_by_all_it_is_called_wherever_it_is_offered(
    journal: Journal,
) -> None:
    bond = journal.relationships.begin("Ana Lima", "mentor")
    session = journal.sessions.start(bond)
    journal.sessions.keep_notes(session.uid, "a line")
    journal.goals.add(mine(), "Win rate", baseline=Decimal(31), target=Decimal(42))
    assessment = journal.assessments.begin(ME, "mid-point")
    role_check = journal.role_checks.begin(ME)
    talk = journal.negotiations.add(ME, "Pay talk")
    held = journal.negotiations.rehearsals.begin(talk, scene="", who="", most=2)
    app = opened(journal)
    lost = []
    async with app.run_test(size=(100, 30)) as pilot:
        for place in turn(
            [each for each in PLACES if each not in ("welcome", "export")], 9, "place"
        ):
            uid = {"session": session.uid, "dashboard": "", **dict.fromkeys((*OWNER, "skills"), ME)}
            uid |= {
                "assessment": assessment.uid,
                "role-check": role_check.uid,
                "packages": talk.uid,
                "offers": talk.uid,
                "preparation": talk.uid,
                "rehearsals": talk.uid,
                "cards": held.rehearsal.uid,
            }
            await open_at(pilot, place, uid.get(place, bond.uid))
            offered = Everything(here(app))
            for command in (*commands_of(place), *commands_of(APP)):
                for words in (command.name, command.label, *command.words.split()):
                    found = [hit.id.split()[0] for hit in offered(words)]
                    if command.id not in (*found, "app.palette"):
                        lost.append((place, command.id, words))
    assert not lost


async def test_the_wrap_up_of_a_running_session_is_found_from_anywhere_and_leads_there(
    journal: Journal,
) -> None:
    session = journal.sessions.start(journal.relationships.begin("Ana Lima", "mentor"))
    async with opened_at(journal, "dashboard", size=(100, 30)) as (app, pilot):
        found = await look_for(pilot, "wrap up")
        assert [(hit.title.plain, hit.works) for hit in found] == [("Session: wrap up", True)]
        await pilot.press("enter")
        await until(pilot, lambda: here(app).WHERE == "session" and app.screen.query(WrapUpForm))
    assert journal.sessions.get(session.uid).to_wrap_up


async def test_without_a_session_the_palette_says_so_and_gives_the_key(journal: Journal) -> None:
    async with opened_at(journal, "dashboard", size=(100, 30)) as (_, pilot):
        [hit] = await look_for(pilot, "wrap")
        assert (hit.about, hit.keys) == ("not here: no session runs", "f8  alt+w")
