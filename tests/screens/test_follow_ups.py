"""All follow-ups by keyboard: found, narrowed, answered, re-dated, handed over, dropped."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.follow_up_lists import FollowUpRow
from mentorjournal.screens.follow_up_rows import FILTERS
from mentorjournal.widgets.field_row import FieldRow
from mentorjournal.widgets.follow_up_board import FollowUpBoard
from mentorjournal.widgets.notes_editor import NotesEditor
from tests.screens.board import highlight
from tests.screens.driver import (
    complaint,
    fill_in,
    here,
    hostile_proof,
    messages,
    open_at,
    opened,
    opened_at,
    press,
    screen_text,
    see,
    some_hostile,
    until,
)
from tests.tally import now_and_then

SMALL = (80, 24)
NOTES = """private
- [ ] Send the deck @me due:2026-11-20
- [ ] Ask for the slot @ana
> Lead with the number
? Who owns pricing
- [x] Book a room"""


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """Mentored, with a note that holds everything."""
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    journal.sessions.log(ana, on=date(2026, 11, 9), notes=NOTES)
    return ana


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    """A mentor of mine, with two records."""
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 3, 1))
    journal.follow_ups.add(ben, "Read the memo", due=date(2026, 12, 1))
    journal.follow_ups.add(ben, "Speak last", kind="advice")
    return ben


def shown(app: Any) -> list[str]:
    """The rows as they stand on the screen, without their marks."""
    rows = screen_text(app).splitlines()
    starts = ("□", "■", "?", ">")
    return [" ".join(row.strip(" ›").split()) for row in rows if row.strip(" ›").startswith(starts)]


async def narrow(pilot: Any, to: str) -> None:
    """Step through the strip until it stands at that word."""
    for _ in FILTERS:
        if f"› {to}" in screen_text(pilot.app).splitlines()[3]:
            return
        await press(pilot, "follow_ups.kind")
    raise AssertionError(f"the strip has no {to}")


async def to(pilot: Any, text: str) -> None:
    """Move to the row that begins with these words."""
    board = here(pilot.app).query_one(FollowUpBoard)
    await pilot.press("home")
    for _ in board.rows:
        if isinstance(board.row, FollowUpRow) and board.row.item.text.startswith(text):
            await pilot.pause()
            return
        await pilot.press("down")
    raise AssertionError(f"{text} is not in the list")


def item(journal: Journal, text: str) -> FollowUpItem:
    """The follow-up that begins with these words."""
    (found,) = [each for each in journal.follow_ups.all() if each.text.startswith(text)]
    return found


async def test_late_ones_stand_first_then_dated_ones_then_the_newest(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "follow_ups.open")
        await see(pilot, "Follow-ups   6 open of 7   by due")
        await see(pilot, "› all ‹   mine 2   theirs 1   questions 1   advice 2   late 1   old 0")
        assert shown(app) == [
            "□ mine Ana Lima Send the deck Fri 20 Nov, 2 days late",
            "□ mine Ben O'Neil Read the memo due Tue 1 Dec",
            "> advice Ben O'Neil Speak last given Sun 22 Nov",
            "□ theirs Ana Lima Ask for the slot since Mon 9 Nov",
            "> advice Ana Lima Lead with the number given Mon 9 Nov",
            "? ask Ana Lima Who owns pricing asked Mon 9 Nov",
        ]


@now_and_then
async def test_the_list_is_narrowed_by_kind_state_and_person(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    async with opened_at(journal, "follow-ups", size=SMALL) as (app, pilot):
        await narrow(pilot, "mine 2")
        assert len(shown(app)) == 2
        await press(pilot, "follow_ups.kind_back")
        await narrow(pilot, "closed")
        assert shown(app) == ["■ mine Ana Lima Book a room done"]
        await narrow(pilot, "late 1")
        assert len(shown(app)) == 1
        await press(pilot, "app.find")
        await pilot.press(*"ben", "enter")
        await see(
            pilot,
            "Ben O'Neil › follow-ups",
            "Follow-ups   2 open of 2",
            "late 0",
            "Nothing here is like",
        )
        await narrow(pilot, "advice 1")
        assert shown(app) == ["> advice Ben O'Neil Speak last given Sun 22 Nov"]
        await press(pilot, "app.find")
        await pilot.press(*"every", "enter")
        await see(pilot, "› advice 2 ‹")


async def test_from_a_relationship_only_its_own_are_shown(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    async with opened_at(journal, "relationship", ben.uid, size=SMALL) as (_, pilot):
        await press(pilot, "follow_ups.open")
        await see(pilot, "Ben O'Neil › follow-ups", "Follow-ups   2 open of 2")
        await open_at(pilot, "dashboard")
        await highlight(pilot, "Ana Lima")
        await press(pilot, "follow_ups.open")
        await see(pilot, "Follow-ups   6 open of 7")


@now_and_then
async def test_advice_of_a_note_is_tried_and_reported_and_its_line_stays(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "follow-ups", size=SMALL, notifications=True) as (app, pilot):
        await to(pilot, "Lead")
        await press(pilot, "follow_up.done")
        await see(pilot, "What came of it", "Lead with the number", "What Ana did with it.")
        await press(pilot, "form.save")
        await until(pilot, lambda: complaint(app, "tried").startswith("Say what was done with it"))
        await fill_in(pilot, {"tried": "in the board talk", "result": "they listened"})
        await press(pilot, "form.save")
        assert messages(app)[-1] == "Tried: “Lead with the number”. u takes it back."
        await see(pilot, "tried, not reported")
        await press(pilot, "follow_up.report")
        fields = {row.field.id: row.value for row in app.screen.query(FieldRow)}
        assert (fields["tried"], fields["reported"]) == ("in the board talk", "today")
        await pilot.press("tab", "tab", "space")
        await press(pilot, "form.save")
        assert messages(app)[-1].startswith("Tried, helped, reported back: “Lead with the number”.")
        given = "> advice Ana Lima Lead with the number reported back"
        await until(pilot, lambda: given in shown(app))
        advice = item(journal, "Lead")
        assert (advice.tried, advice.result) == ("in the board talk", "they listened")
        assert (advice.helped, advice.reported) == (True, journal.today())
    assert journal.sessions.of(ana)[0].notes == NOTES


@now_and_then
async def test_an_action_of_a_note_is_redated_handed_over_dropped_and_ticked_in_its_place(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "follow-ups", size=SMALL) as (app, pilot):
        await to(pilot, "Send")
        await press(pilot, "follow_up.redate")
        await fill_in(pilot, {"due": "soon"})
        await press(pilot, "form.save")
        assert "not a date" in complaint(app.screen.app, "due")
        await fill_in(pilot, {"due": "+2w"})
        await press(pilot, "form.save")
        await see(pilot, "due Sun 6 Dec")
        await press(pilot, "follow_up.hand")
        await see(pilot, "theirs Ana Lima  Send the deck")
        await press(pilot, "follow_up.drop")
        await fill_in(pilot, {"reason": "Nobody reads it"})
        await press(pilot, "form.save")
        await until(pilot, lambda: shown(app)[0].endswith("Send the deck dropped"))
        await narrow(pilot, "closed")
        await to(pilot, "Send")
        await press(pilot, "follow_up.edit")
        values = {row.field.id: row.value for row in app.screen.query(FieldRow) if row.display}
        assert (values["state"], values["reason"]) == ("dropped", "Nobody reads it")
        await press(pilot, "form.leave")
        await press(pilot, "follow_up.drop")
        assert journal.follow_ups.of(journal.relationships.find("Ana"))[0].reason == ""
        await narrow(pilot, "all")
        await to(pilot, "Send")
        await press(pilot, "follow_up.done")
    line = "- [x] Send the deck @ana due:2026-12-06"
    assert journal.sessions.of(ana)[0].notes.splitlines()[1] == line


async def test_advice_that_several_mentors_gave_stands_once_with_all_their_names(
    journal: Journal, ben: Relationship
) -> None:
    maya = journal.relationships.begin("Maya Cruz", "protege")
    journal.sessions.log(maya, on=date(2026, 11, 1), notes="> Speak last!")
    async with opened_at(journal, "follow-ups", size=(100, 24)) as (app, pilot):
        await to(pilot, "Speak")
        assert [row for row in shown(app) if "Speak" in row] == [
            "> advice Maya Cruz, Ben O'Neil Speak last! given Sun 1 Nov"
        ]
        await press(pilot, "follow_up.report")
        await see(pilot, "What you did with it.")
        await fill_in(pilot, {"reported": "today"})
        assert "The day you told Maya and Ben what came of it." in screen_text(app)
        await press(pilot, "form.save")
        await until(pilot, lambda: [row for row in shown(app) if row.endswith(" reported")])
        assert [each.state for each in journal.follow_ups.all() if "Speak" in each.text] == [
            "done",
            "done",
        ]
        await press(pilot, "app.undo")
        await see(pilot, "Speak last!")


async def test_what_is_ticked_stays_under_the_hand_and_the_same_key_takes_it_back(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    async with opened_at(journal, "follow-ups", size=SMALL, notifications=True) as (app, pilot):
        before = shown(app)
        await press(pilot, "follow_up.done")
        await see(pilot, "Done: “Send the deck”. u takes it back.", "› ■ mine   Ana Lima")
        assert shown(app)[1:] == before[1:]
        await press(pilot, "follow_up.done")
        await see(pilot, "Open again: “Send the deck”. u takes it back.", "› □ mine   Ana Lima")
        assert shown(app) == before
        await press(pilot, "follow_up.done")
        await narrow(pilot, "mine 1")
        assert shown(app) == ["□ mine Ben O'Neil Read the memo due Tue 1 Dec"]


async def test_undo_after_one_d_takes_nothing_else_back(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    async with opened_at(journal, "follow-ups", size=SMALL, notifications=True) as (app, pilot):
        await pilot.press("x", "down", "d", "u")
        await until(pilot, lambda: messages(app)[-1:] and "Nothing is taken" in messages(app)[-1])
        assert item(journal, "Send the deck").state == "done"
        await pilot.press("u")
        await until(pilot, lambda: item(journal, "Send the deck").open)
        assert messages(app)[-1] == "All is again as it was before you ticked “Send the deck”."


async def test_a_line_that_changed_meanwhile_is_left_alone_and_said(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "follow-ups", size=SMALL, notifications=True) as (_, pilot):
        await to(pilot, "Who owns")
        await press(pilot, "follow_up.edit")
        await fill_in(pilot, {"answer": "Maya"})
        session = journal.sessions.of(ana)[0]
        journal.sessions.keep_notes(session.uid, f"new\n{NOTES}")
        await press(pilot, "form.save")
        await see(pilot, "has changed meanwhile")
    assert item(journal, "Who owns").open


async def test_the_line_in_the_notes_is_one_key_away(journal: Journal, ana: Relationship) -> None:
    above = "\n".join(f"above {number}" for number in range(60))
    (session,) = journal.sessions.of(ana)
    journal.sessions.keep_notes(session.uid, f"{above}\n{NOTES}\n{above}")
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        for text in ("Who owns pricing", "Ask for the slot"):
            await open_at(pilot, "follow-ups")
            await to(pilot, text)
            await press(pilot, "follow_up.note")
            await until(pilot, lambda: here(app).WHERE == "session")
            editor = here(app).query_one(NotesEditor)
            await until(pilot, lambda: text in line_with_cursor(editor))  # noqa: B023
            assert editor.has_focus
            await see(pilot, text)
        # Lines may move before the notes are opened again.
        await open_at(pilot, "follow-ups")
        await to(pilot, "Lead with")
        board = here(app).query_one(FollowUpBoard)
        anchor = board.row.item.anchor if isinstance(board.row, FollowUpRow) else None
        journal.sessions.keep_notes(session.uid, f"more\n{above}\n{NOTES}")
        here(app).go("session", session.uid, anchor)
        await until(pilot, lambda: here(app).WHERE == "session")
        editor = here(app).query_one(NotesEditor)
        await until(pilot, lambda: line_with_cursor(editor) == "> Lead with the number")


def line_with_cursor(editor: NotesEditor) -> str:
    return str(editor.document.get_line(editor.cursor_location[0]))


@now_and_then
async def test_advice_of_several_lines_stands_whole_above_what_came_of_it(
    journal: Journal, ana: Relationship
) -> None:
    (session,) = journal.sessions.of(ana)
    journal.sessions.keep_notes(session.uid, "> Lead with the number\n> then the story\n  of Priya")
    async with opened_at(journal, "follow-ups", size=SMALL) as (app, pilot):
        await press(pilot, "follow_up.edit")
        await see(pilot, "Lead with the number", "then the story", "of Priya", "Tried")
        await fill_in(pilot, {"tried": "On Monday"})
        await press(pilot, "form.leave")
        await press(pilot, "follow_up.edit")
        await see(pilot, "then the story", "is back, not saved yet", "On Monday")
        await press(pilot, "form.reset")
        await until(pilot, lambda: "is back" not in screen_text(app))
        await see(pilot, "then the story")


async def test_an_empty_list_says_what_it_is_for_and_a_narrowed_one_how_to_go_on(
    journal: Journal,
) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    async with opened_at(journal, "follow-ups", size=SMALL) as (_, pilot):
        await see(pilot, "everything that must come back")
        journal.follow_ups.add(None, "Renew the passport")
        await see(pilot, "Renew the passport")
        await narrow(pilot, "closed")
        await see(pilot, "Nothing here is like that")


@pytest.mark.parametrize(
    ("width", "day"), [(60, "20 Nov"), (80, "Fri 20 Nov"), (160, "Fri 20 Nov")]
)
async def test_name_words_and_date_are_seen_at_every_width(
    journal: Journal, ana: Relationship, ben: Relationship, width: int, day: str
) -> None:
    async with opened_at(journal, "follow-ups", size=(width, 20)) as (_, pilot):
        await see(pilot, f" {day}, 2 days late", "Ana Lima", "Send the deck", "Who owns")


@hostile_proof
@pytest.mark.parametrize("text", some_hostile(2))
async def test_text_from_people_is_shown_letter_by_letter(journal: Journal, text: str) -> None:
    bond = journal.relationships.begin(text[:199], "mentor")
    session = journal.sessions.log(bond, on=date(2026, 11, 9), notes=f"? {text}\n> {text}")
    journal.follow_ups.hand_on(journal.follow_ups.of(bond)[0], text[:199])
    async with opened_at(journal, "follow-ups", size=(100, 24)) as (app, pilot):
        assert len(here(app).query_one(FollowUpBoard).rows) == len(journal.follow_ups.of(bond))
        assert "\x1b" not in screen_text(app)
        await press(pilot, "follow_up.edit")
        await pilot.pause()
    assert journal.sessions.get(session.uid).notes
