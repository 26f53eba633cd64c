"""The dashboard by keyboard: people, what to do next, deleting and bringing back."""

from __future__ import annotations

import itertools
from datetime import date
from time import monotonic

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.year_strip import YearStrip
from mentorjournal.screens import incremental_loader
from mentorjournal.widgets.relationship_table import RelationshipRow, RelationshipTable
from tests.screens.board import (
    a_quiet_one,
    an_active_one,
    highlight,
    row_of,
    to_the_step,
    to_the_steps,
)
from tests.screens.driver import (
    answer,
    here,
    hostile_proof,
    messages,
    opened,
    opened_at,
    press,
    screen_text,
    see,
    some_hostile,
    type_text,
    until,
)
from tests.tally import in_turn, now_and_then

SMALL = (80, 24)


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return an_active_one(journal)


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    return a_quiet_one(journal)


@now_and_then
async def test_two_people_added_by_keyboard_stand_on_the_dashboard(journal: Journal) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "person.add")
        await type_text(pilot, "Ana Lima")
        await press(pilot, "form.save")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        await press(pilot, "person.add")
        await type_text(pilot, "Ben O'Neil\n")
        await pilot.press("right")
        await press(pilot, "form.save")
        await see(pilot, "Ben O'Neil")

        await see(pilot, "I mentor   1", "Mentoring me   1")
        assert "new" in row_of(app, "Ben O'Neil")
    assert [bond.my_role for bond in journal.relationships.all()] == ["mentor", "protege"]


@pytest.mark.parametrize(
    ("width", "anas", "bens"),
    [
        (
            80,
            "Ana Lima 7 ···········▂○ 9 Nov call 24 Nov booked 1·1",
            "Ben O'Neil 9 ········▆··· 17 Aug meeting – stale –",
        ),
        (
            140,
            "Ana Lima 7 half-time ···········▂○ Mon 9 Nov call Tue 24 Nov call booked "
            "1 me · 1 them",
            "Ben O'Neil 9 evidence for the pay talk ········▆··· Mon 17 Aug face to face – stale –",
        ),
    ],
)
async def test_a_row_says_month_year_last_contact_next_date_state_and_open_actions(
    journal: Journal, ana: Relationship, ben: Relationship, width: int, anas: str, bens: str
) -> None:
    async with opened_at(journal, "dashboard", size=(width, 30)) as (app, pilot):
        await see(pilot, "DJFMAMJJASON+")
        assert row_of(app, "Ana Lima").strip(" ›·").split() == anas.split()
        assert row_of(app, "Ben O'Neil").strip(" ›·").split() == bens.split()


@pytest.mark.parametrize("width", [60, 80, 160])
async def test_every_width_keeps_name_next_date_and_state(
    journal: Journal, ana: Relationship, ben: Relationship, width: int
) -> None:
    async with opened_at(journal, "dashboard", size=(width, 24)) as (app, _pilot):
        row = row_of(app, "Ana Lima")
        for word in ("9 Nov", "24 Nov", "booked", "1"):
            assert word in row
        assert "stale" in row_of(app, "Ben O'Neil")


async def test_the_most_pressing_comes_first_and_ticking_it_takes_it_away(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await see(pilot, "› ! Ana Lima    Send the deck", "due Fri 20 Nov, 2 days late", "x done")
        shown = screen_text(app)
        assert shown.index("Send the deck") < shown.index("no meeting since")
        await press(pilot, "follow_up.done")

        assert "Send the deck" not in screen_text(app)
        assert "0·1" in row_of(app, "Ana Lima")
        done = [item for item in journal.follow_ups.of(ana) if not item.open]
        assert [item.text for item in done] == ["Send the deck"]
        await press(pilot, "app.undo")
        await see(pilot, "Send the deck", "2 days late")


async def test_a_promise_in_a_note_is_ticked_in_its_line_and_nowhere_else(
    journal: Journal, ben: Relationship
) -> None:
    notes = "She was late.\n- [ ] Call the bank @me due:2026-11-21\nas ever"
    session = journal.sessions.log(ben, on=date(2026, 11, 18), notes=notes)
    async with opened_at(journal, "dashboard", size=SMALL) as (_, pilot):
        await to_the_steps(pilot)
        await press(pilot, "follow_up.done")

        expected = notes.replace("- [ ]", "- [x]")
        assert journal.sessions.get(session.uid).notes == expected


async def test_ticking_says_what_to_highlight_when_no_promise_is(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await highlight(pilot, "Ana Lima")
        await press(pilot, "follow_up.done")
        assert "Highlight a promise" in messages(app)[0]
        assert all(item.open for item in journal.follow_ups.of(ana))


async def test_deleting_takes_the_row_away_and_undo_brings_it_back(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await highlight(pilot, "Ben O'Neil")
        await press(pilot, "relationship.delete")
        await answer(pilot, "confirm.yes")
        assert [bond.uid for bond in journal.relationships.all()] == [ana.uid]
        assert messages(app) == ["Ben O'Neil is in the trash, with 1 session. u brings it back."]
        assert "Mentoring me" not in screen_text(app)
        await press(pilot, "app.undo")
        await see(pilot, "Mentoring me   1", "› Ben O'Neil")
        assert len(journal.sessions.of(ben)) == 1


@pytest.mark.parametrize("moves", [(), ("home",), ("end", "home")])
async def test_after_undo_the_highlight_stands_on_what_it_was_about(
    journal: Journal, ana: Relationship, ben: Relationship, moves: tuple[str, ...]
) -> None:
    journal.relationships.begin("Chidi Okafor", "mentor")
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await highlight(pilot, "Ben O'Neil")
        await press(pilot, "relationship.delete")
        await answer(pilot, "confirm.yes")
        await pilot.press(*moves)
        await press(pilot, "app.undo")
        await until(pilot, lambda: "› Ben O'Neil" in screen_text(app))

        journal.relationships.edit(ana.uid, aim="pricing")
        await pilot.press("end")
        await press(pilot, "app.undo")
        await until(pilot, lambda: "› Ana Lima" in screen_text(app))


async def test_after_deleting_everybody_it_says_what_to_do(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await highlight(pilot, "Ana Lima")
        await press(pilot, "relationship.delete")
        await answer(pilot, "confirm.yes")
        await see(pilot, "Nobody is here yet.", "a adds who mentors you, or whom you mentor")
        await press(pilot, "app.undo")
        await see(pilot, "Ana Lima")
        assert "Nobody is here" not in screen_text(app)


async def test_enter_on_a_step_leads_to_where_it_is_taken(
    journal: Journal, ben: Relationship
) -> None:
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await to_the_steps(pilot)
        await press(pilot, "relationship.open")
        await see(pilot, "Book with Ben O'Neil")
        await press(pilot, "form.leave")
        await to_the_step(pilot, "no plan")
        await press(pilot, "relationship.open")
        await until(pilot, lambda: here(app).WHERE == "plan")
        assert here(app).uid == ben.owner
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        await to_the_step(pilot, "deliverables")
        await press(pilot, "relationship.open")
        await until(pilot, lambda: here(app).WHERE == "pay-talks")
        assert here(app).uid == ben.owner


@hostile_proof
@in_turn("name", some_hostile(1))
async def test_a_hostile_name_is_shown_as_it_is_and_obeyed_by_nobody(
    journal: Journal, name: str
) -> None:
    bond = journal.relationships.begin(
        name[:200], "mentor", start=date(2026, 5, 12), aim=name[:999]
    )
    journal.sessions.log(bond, on=date(2026, 11, 9), summary=name)
    journal.follow_ups.add(bond, name[:999], due=date(2026, 11, 20))
    stored = journal.relationships.person(bond).name
    async with opened_at(journal, "dashboard", size=(160, 24), notifications=True) as (app, pilot):
        await see(pilot, stored[:12].replace("\u202e", "\ufffd"))
        await press(pilot, "relationship.edit")
        await press(pilot, "form.leave")
        await press(pilot, "session.book")
        await press(pilot, "form.leave")
        await pilot.press("tab")
        await press(pilot, "relationship.delete")
        await answer(pilot, "confirm.yes")
        await press(pilot, "trash.open")
        await until(pilot, lambda: here(app).WHERE == "trash")
        await see(pilot, stored[:12].replace("\u202e", "\ufffd"))
        await press(pilot, "trash.restore")
        assert app.is_running
    assert [each.uid for each in journal.relationships.all()] == [bond.uid]


async def test_a_large_journal_is_shown_at_once_and_its_notes_are_read_on_meanwhile(
    journal: Journal, ana: Relationship, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incremental_loader, "READ_AT_ONCE", 1)
    read_on = incremental_loader.IncrementalLoader.read_on
    monkeypatch.setattr(incremental_loader.IncrementalLoader, "read_on", lambda _reader: False)
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await see(pilot, "reading the notes for more …")
        assert row_of(app, "Ana Lima").split()[-1] == "…"
        monkeypatch.setattr(incremental_loader.IncrementalLoader, "read_on", read_on)
        await see(pilot, "Send the deck", "2 days late")
        assert row_of(app, "Ana Lima").split()[-1] == "1·1"
        assert "reading" not in screen_text(app)


@now_and_then
async def test_notes_are_read_neither_while_a_key_is_waited_for_nor_behind_another_screen(
    journal: Journal, ana: Relationship, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bool] = []
    complete = False

    def read_on(_reader: object) -> bool:
        waits = app.key_queue.is_shut or app.screen.id == "_default"
        read.append(waits or not here(app).is_active)
        return complete

    monkeypatch.setattr(incremental_loader, "READ_AT_ONCE", 1)
    monkeypatch.setattr(incremental_loader.IncrementalLoader, "read_on", read_on)
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await see(pilot, "reading the notes for more …")
        await until(pilot, lambda: len(read) > 2)
        await pilot.press("down", "up", "down")
        await press(pilot, "person.add")
        before = len(read)
        await type_text(pilot, "Ben")
        assert len(read) == before
        await pilot.press("escape")
        await until(pilot, lambda: len(read) > before)
        assert not any(read)


async def test_a_large_journal_is_read_on_also_where_textuals_own_clock_goes_in_leaps(
    journal: Journal, ana: Relationship, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a machine that is away for a moment between every few steps of the program.

    Between any two, a timer that repeats would look for its next time for ever.
    """
    monkeypatch.setattr(incremental_loader, "READ_AT_ONCE", 1)
    began, steps = monotonic(), itertools.count()
    monkeypatch.setattr("textual._time.get_time", lambda: began + 0.1 * (next(steps) // 3))
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await see(pilot, "Send the deck", "2 days late")


async def test_advice_not_reported_on_opens_where_it_can_be(
    journal: Journal, ben: Relationship
) -> None:
    journal.sessions.log(ben, on=date(2026, 10, 1), notes="> Lead with the number")
    async with opened_at(journal, "dashboard", size=(120, 40)) as (app, pilot):
        await to_the_step(pilot, "advice")
        await see(pilot, "not reported on: Lead with the number")
        await press(pilot, "relationship.open")
        await see(pilot, "Follow-ups", "› > advice", "Lead with the number")
        assert here(app).uid == ben.uid


@pytest.mark.parametrize(
    ("width", "whose"), [(122, "2 me · 1 them"), (121, "2 me · 1 them"), (76, "2·1"), (56, "")]
)
def test_a_name_and_a_year_are_whole_before_all_else_in_the_table(width: int, whose: str) -> None:
    row = RelationshipRow(
        uid="a",
        name="Zsuzsanna Ó Súilleabháin"[: 24 if width > 60 else 14],
        month=9,
        theme="evidence for the pay talk",
        year=YearStrip(("nothing",) * 12, ahead=True),
        last="23 Dec 2025",
        last_channel="face to face",
        next="14 Jan 2027",
        next_time="17:00",
        next_channel="video",
        state="due soon",
        mine=2,
        theirs=1,
        resting=False,
    )
    table = RelationshipTable()
    table.rows = [row]
    table.prepare(width)
    drawn = table.draw(row, width).plain
    assert drawn.startswith(f"{row.name} ")
    assert "23 Dec 2025" in drawn
    assert "14 Jan 2027" in drawn
    assert "due soon" in drawn
    assert drawn.rstrip().endswith(whose)


async def test_the_columns_are_named_where_they_stand_when_only_the_table_gets_narrower(
    journal: Journal, ana: Relationship
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await see(pilot, "DJFMAMJJASON+")
        here(app).query_one(RelationshipTable).styles.width = 40
        await until(pilot, lambda: _columns_stand_below_their_names(screen_text(app)))


def _columns_stand_below_their_names(screen: str) -> bool:
    lines = screen.splitlines()
    names = next((row for row in lines if "State" in row and "Open" in row), "State contact")
    row = next((row for row in lines if "booked" in row and "Ana Lima" in row), "")
    return "JASON" not in names and names.index("State") == row.find("booked")


async def test_next_says_what_is_booked_where_nothing_is_waiting(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", form="one-off")
    journal.sessions.bookings.plan(ana, date(2026, 11, 24), "call")
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await see(pilot, "Next   Nothing is waiting. The nearest is Ana Lima, call on Tue 24 Nov.")
