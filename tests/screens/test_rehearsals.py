"""Rehearsing a pay talk with cards: from its part, from within a session, and hidden."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.data.form_drafts import FormDrafts
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.negotiations import Outcome
from mentorjournal.data.records.rehearsals import Rehearsal, Result
from mentorjournal.journal import Journal
from mentorjournal.paths import cards_path
from tests.screens.driver import (
    complaint,
    editor,
    fill_in,
    from_palette,
    here,
    messages,
    open_at,
    opened_at,
    press,
    save,
    screen_text,
    see,
    type_text,
    until,
)
from tests.shell.shell_help import NOW
from tests.tally import now_and_then

SMALL = (80, 24)
RESULTS: tuple[Result, ...] = ("well", "again")


@pytest.fixture
def ticking(tmp_path: Path) -> Any:
    """A journal whose clock the test moves: the journal, and what moves it by seconds."""
    now = [NOW]

    def move(seconds: int) -> None:
        now[0] += timedelta(seconds=seconds)

    journal = Journal.open(tmp_path / "journal.json", clock=lambda: now[0])
    yield journal, move
    journal.close()


def only(journal: Journal) -> Rehearsal:
    """The rehearsal of my only sheet."""
    (talk,) = journal.negotiations.of("me")
    (rehearsal,) = talk.rehearsals
    return rehearsal


@now_and_then
async def test_cards_are_asked_answered_marked_and_kept(ticking: Any) -> None:
    journal, move = ticking
    journal.negotiations.add("me", "Talk [/x]")
    async with opened_at(journal, "negotiation", "me", size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await press(pilot, "tab.rehearsal")
        await see(pilot, "Talk [/x] › rehearsal", "one card at a time", "n begins a rehearsal")

        # Begun with a short form; the first card is there at once.
        await press(pilot, "rehearsal.begin")
        await fill_in(pilot, {"who": "Robin plays the CFO", "cards": "2"})
        await press(pilot, "form.save")
        await see(pilot, "Card 1 of 2   Robin plays the CFO", "00:00", "private")
        await see(pilot, "“Everybody would like more. Why you, why now?”")
        await see(pilot, "Instead   One number, one page, then stop talking.")

        # Typed, and kept beside the journal before anything is saved.
        move(41)
        await type_text(pilot, "One [/x] number")
        drafts = FormDrafts.beside(journal.file.path, lambda: True)
        first = only(journal).cards[0].uid
        await until(pilot, lambda: drafts.get(f"card {first}") == {"answer": "One [/x] number"})
        here(app).tick()
        await see(pilot, "00:41", "Answer    ▏One [/x] number")
        await pilot.press("pagedown")
        await see(pilot, "Card 2 of 2", "“So what number do you have in mind?”", "00:00")
        assert only(journal).cards[0].answer == "One [/x] number"
        assert only(journal).cards[0].seconds == 41
        assert drafts.get(f"card {first}") == {}
        assert "One [/x]" not in screen_text(app)

        # Its clock stands still while something else is looked at.
        await pilot.press("f1")
        await until(pilot, lambda: app.screen is not here(app))
        move(300)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is here(app))
        move(7)
        here(app).tick()
        await see(pilot, "Card 2 of 2", "00:07")

        # Letters behind a key that turns the page belong to the next card.
        await pilot.press("pageup")
        await see(pilot, "One [/x] number", "00:41")
        await press(pilot, "card.well")
        await see(pilot, "Card 2 of 3", "“How do I know that it was you, and not the market?”")
        await type_text(pilot, "A part")
        await press(pilot, "card.again")
        await see(pilot, "Card 3 of 4", "“So what number do you have in mind?”")
        await pilot.press("enter")
        await see(pilot, "Card 4 of 4", "“How do I know that it was you, and not the market?”")
        assert "A part" not in screen_text(app)
        await pilot.press("pagedown")
        await see(pilot, "That was the last card; esc ends the rehearsal.")
        cards = only(journal).cards
        assert [card.result for card in cards] == ["well", "again", None, None]
        await pilot.press("pageup", "pageup", "pageup")
        await see(pilot, "Card 1 of 4", "Marked    went well")
        move(500)
        here(app).tick()
        await see(pilot, "00:41")

        await pilot.press("escape")
        await see(pilot, "Sun 22 Nov", "Robin plays the CFO", "1 of 2 went well", "1 min")
        await see(pilot, "5 rehearsal 1", "Kept: 1 of 2 went well.")


@now_and_then
async def test_what_is_kept_is_read_hidden_edited_deleted_and_undone(journal: Journal) -> None:
    talk = journal.negotiations.add("me", "Talk")
    rehearsals = journal.negotiations.rehearsals
    begun = rehearsals.begin(talk, scene="", who="Robin", most=2)
    for card, said, result in zip(begun.cards, ("One [/x] number", "Uh"), RESULTS, strict=True):
        rehearsals.mark(begun.rehearsal.uid, card.uid, result, said, 30)
    cards = only(journal).cards
    async with opened_at(journal, "rehearsals", "me", size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await see(pilot, "Sun 22 Nov", "Robin", "1 of 2 went well", "1 min")
        await press(pilot, "rehearsal.fold")
        await see(pilot, "well        “Everybody", "One [/x] number", "again       “So what")
        await pilot.press("down", "enter")
        await see(pilot, "Card 1 of 5", "Answer    ▏One [/x] number")

        # Nothing is typed blindly, and nothing shows.
        await press(pilot, "app.hide")
        await until(pilot, lambda: "Everybody" not in screen_text(app))
        assert "Robin" not in screen_text(app)
        await type_text(pilot, "zzz")
        await press(pilot, "card.again")
        await press(pilot, "app.hide")
        await see(pilot, "Answer    ▏One [/x] number")
        assert only(journal).cards == cards
        await pilot.press("escape")
        await until(pilot, lambda: here(app).WHERE == "rehearsals")

        # Its words are edited, its cards stay.
        await save(pilot, "rehearsal.edit", {"on": "2026-11-23"})
        assert "cannot lie in the future" in complaint(app, "on")
        # Also those to which something was said elsewhere since.
        rehearsals.answer(begun.rehearsal.uid, cards[1].uid, "Ten points", 40)
        cards = only(journal).cards
        assert cards[1].answer == "Ten points"
        await fill_in(pilot, {"on": "2026-11-21", "learned": "Count to ten"})
        await press(pilot, "form.save")
        assert (only(journal).learned, only(journal).on) == ("Count to ten", date(2026, 11, 21))
        assert only(journal).cards == cards
        await pilot.press("d")
        assert only(journal)
        await pilot.press("d")
        await until(pilot, lambda: not journal.negotiations.get(talk.uid).rehearsals)
        await press(pilot, "app.undo")
        await until(pilot, lambda: bool(journal.negotiations.get(talk.uid).rehearsals))
        assert only(journal).cards == cards


@now_and_then
async def test_from_a_session_the_notes_stay_and_nothing_of_a_sheet_shows(
    journal: Journal, ana: Relationship, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid, size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await type_text(pilot, "! Her number is ready")
        await press(pilot, "session.cards")
        await see(pilot, "I play those who decide", "● the pay talk", "○ a meeting")
        await press(pilot, "form.save")
        await see(pilot, "Card 1 of 12   I play", "● Ana")
        await type_text(pilot, "She said it once")
        await press(pilot, "card.well")
        await see(pilot, "Card 2 of 13")
        await pilot.press("escape")
        await until(pilot, lambda: here(app).WHERE == "session")
        await type_text(pilot, "!")
        assert editor(pilot).text == "! Her number is ready!"
        await until(pilot, lambda: journal.sessions.get(session.uid).notes.endswith("!"))
        (kept,) = journal.sessions.get(session.uid).rehearsals
        assert (kept.cards[0].answer, kept.cards[0].result) == ("She said it once", "well")

        # One in which nothing is said leaves no trace, and another way out is as good.
        await press(pilot, "session.cards")
        await press(pilot, "form.save")
        await see(pilot, "Card 1 of 12")
        await press(pilot, "app.dashboard")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        assert journal.sessions.get(session.uid).rehearsals == (kept,)
        assert "Nothing was said to any card, so no rehearsal was kept." in messages(app)

        # Without a sheet it is listed all the same.
        await open_at(pilot, "rehearsals", ana.owner)
        await see(pilot, "Ana Lima › pay talk › rehearsal", "1 of 1 went well")
        assert "rehearse" not in screen_text(app).splitlines()[-1].split("   ")
        assert journal.sessions.get(session.uid).notes == "! Her number is ready!"

        # With somebody in the reporting line there is only that of a meeting.
        journal.sessions.end(session.uid)
        maya = journal.relationships.begin(
            "Maya", "protege", start=date(2026, 1, 5), reporting_line="my-manager"
        )
        held = journal.sessions.log(maya, on=journal.today())
        await open_at(pilot, "session", held.uid)
        await press(pilot, "session.cards")
        await see(pilot, "● a meeting")
        assert "pay" not in screen_text(app)
        await fill_in(pilot, {"who": "Maya plays the board", "cards": "1"})
        await press(pilot, "form.save")
        await see(pilot, "Card 1 of 1   Maya plays the board", "What do you want from us")
        await type_text(pilot, "Two designers")
        await press(pilot, "card.well")
        await press(pilot, "app.dashboard")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        await open_at(pilot, "timeline", maya.uid)
        await see(pilot, "played   Maya plays the board", "1 of 1 went well")
        await pilot.press("enter")
        await see(pilot, "Card 1 of 1", "Two designers", "went well")


@now_and_then
async def test_a_session_in_which_a_sheet_was_rehearsed_is_no_mistake(
    journal: Journal, ana: Relationship, session: Session
) -> None:
    talk = journal.negotiations.add(ana.owner, "Her talk")
    async with opened_at(journal, "session", session.uid, size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await press(pilot, "session.cards")
        await fill_in(pilot, {"cards": "1"})
        await press(pilot, "form.save")
        await see(pilot, "Card 1 of 1")
        assert "Her talk" not in screen_text(app)
        await press(pilot, "card.well")
        await press(pilot, "app.dashboard")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        (kept,) = journal.negotiations.get(talk.uid).rehearsals
        assert kept.cards[0].result == "well"
        assert journal.sessions.of(ana)


async def test_what_was_typed_before_a_kill_stands_there_again(journal: Journal) -> None:
    talk = journal.negotiations.add("me", "Talk")
    begun = journal.negotiations.rehearsals.begin(talk, scene="", who="", most=3)
    drafts = FormDrafts.beside(journal.file.path, lambda: True)
    drafts.keep(f"card {begun.cards[1].uid}", {"answer": "Typed and not saved"})
    cards_path().parent.mkdir(parents=True, exist_ok=True)
    cards_path().write_text("[[cards]]\nid = 7\n", encoding="utf-8")
    async with opened_at(journal, "rehearsals", "me", size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await see(pilot, "none asked yet")
        await press(pilot, "rehearsal.open")
        await see(pilot, "Card 1 of 3")
        await pilot.press("pagedown")
        await see(pilot, "Answer    ▏Typed and not saved")
        await press(pilot, "app.quit")
    assert only(journal).cards[1].answer == "Typed and not saved"

    # A file of cards that cannot be used is said; another is begun where there is none.
    async with opened_at(journal, "rehearsals", "me", size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await press(pilot, "rehearsal.begin")
        await until(pilot, lambda: any("line 2, id: a name" in said for said in messages(app)))
        await pilot.press("escape")
        cards_path().unlink()
        await from_palette(pilot, "My own cards")
        await until(pilot, lambda: cards_path().exists())


@now_and_then
async def test_an_answer_stays_that_could_not_be_kept(journal: Journal) -> None:
    talk = journal.negotiations.add("me", "Talk")
    begun = journal.negotiations.rehearsals.begin(talk, scene="", who="", most=2)
    async with opened_at(journal, "rehearsals", "me", size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await press(pilot, "rehearsal.open")
        await see(pilot, "Card 1 of 2")
        # The sheet is frozen elsewhere while one types.
        journal.negotiations.decide(talk.uid, Outcome(on=journal.today(), decision="stay"))
        await type_text(pilot, "Typed in vain")
        await pilot.press("escape")
        await until(pilot, lambda: here(app).WHERE == "rehearsals")
        assert any("This talk is decided" in said for said in messages(app))
        assert only(journal) == begun.rehearsal
        await press(pilot, "rehearsal.open")
        await see(pilot, "Card 1 of 2", "Answer    ▏Typed in vain")
        drafts = FormDrafts.beside(journal.file.path, lambda: True)
        assert drafts.get(f"card {begun.cards[0].uid}") == {"answer": "Typed in vain"}


@now_and_then
async def test_letters_stay_letters_on_a_card_that_is_deleted_elsewhere(journal: Journal) -> None:
    talk = journal.negotiations.add("me", "Talk")
    begun = journal.negotiations.rehearsals.begin(talk, scene="", who="", most=2)
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await see(pilot, "Nobody is here yet; a adds")
        await open_at(pilot, "rehearsals", "me")
        await press(pilot, "rehearsal.open")
        await see(pilot, "Card 1 of 2")
        await type_text(pilot, "Ten ")
        journal.negotiations.rehearsals.remove(begun.rehearsal.uid)
        here(app).tick()
        await until(pilot, lambda: any("deleted elsewhere" in said for said in messages(app)))
        revision = journal.file.revision
        await type_text(pilot, "and n")
        await see(pilot, "Card 1 of 2", "Answer    ▏Ten and n")
        await press(pilot, "card.well")
        await pilot.press("pagedown")
        assert here(app).WHERE == "cards"
        assert journal.file.revision == revision
        await pilot.press("escape")
        await until(pilot, lambda: here(app).WHERE == "rehearsals")
        await press(pilot, "app.undo")
        await until(pilot, lambda: only(journal) == begun.rehearsal)
        await press(pilot, "rehearsal.open")
        await see(pilot, "Card 1 of 2", "Answer    ▏Ten and n")
