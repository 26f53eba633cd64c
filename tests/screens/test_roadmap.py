"""The roadmap as a place: read, settled, moved, by keys alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.roadmap import this_year
from tests.screens.driver import fill_in, here, messages, opened_at, press, screen_text, see, until
from tests.tally import now_and_then

SMALL, WIDE = (80, 24), (120, 40)
INTRODUCTION = "an introduction that fits"


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """Mentored since 20 May, in the seventh month; the first one is settled but for a pitch."""
    ana = journal.relationships.begin(
        "Ana Lima", "mentor", start=date(2026, 5, 20), focus=("negotiation",)
    )
    for month, text in (
        (1, "the picture of 1, 5 and 10 years"),
        (1, "an agreement on how we work together"),
        (2, "three to five goals with baseline, target and due date"),
        (2, "the talk with management about them"),
    ):
        journal.roadmaps.waive(ana, (month, 1), text, "She has it elsewhere")
    journal.roadmaps.skip(ana, (3, 1), "Asked in spring")
    return ana


def row(app: Any, text: str) -> str:
    """The line on the screen that holds a text, without blanks around it."""
    return next(line.strip() for line in screen_text(app).splitlines() if text in line)


def cursor(app: Any) -> str:
    """The highlighted line."""
    lines = (line.strip() for line in screen_text(app).splitlines())
    return next((line for line in lines if line.startswith(("› ", "· "))), "")


async def to(pilot: Any, text: str) -> None:
    """Move the cursor down to the row that holds a text, from the top."""
    await pilot.press("home")
    for _ in range(40):
        if text in cursor(pilot.app):
            return
        await pilot.press("down")
    raise AssertionError(f"no row with {text}:\n{screen_text(pilot.app)}")


async def test_where_we_are_and_what_is_left_over_stand_there_at_once(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "roadmap", ana.uid, size=SMALL) as (app, pilot):
        await see(pilot, "Ana Lima › roadmap", "year 1 of Wed 20 May")
        shown = [line.rstrip() for line in screen_text(app).splitlines()]
        at = next(index for index, line in enumerate(shown) if "where to" in line)
        assert shown[at : at + 13] == [
            "    1  where to                20 May–19 Jun  done     2 waived",
            "    2  from wishes to measur…  20 Jun–19 Jul  late     0 of 1",
            "    3  where you stand         20 Jul–19 Aug  skipped  Asked in spring",
            "    4  what you have done      20 Aug–19 Sep  late     0 of 2",
            "    5  seen by those who dec…  20 Sep–19 Oct  late     0 of 2",
            "    6  a door opened           20 Oct–19 Nov  late     0 of 2",
            " ›  7  half-time               20 Nov–19 Dec  open     0 of 2   Ana leads",
            "         □ half-time: a mid-point assessment of ev…  checks",
            "         □ how the partnership is working, in both…  agreement",
            "         □ a pitch to management for each goal       left over from month 2",
            "         □ a catalogue of at least three achieveme…  left over from month 4",
            "         □ how to go through it with management, a…  left over from month 4",
            "         ask  Which goals are on track, and which …  on the next agenda",
        ]
        assert row(app, " 9  evidence").split()[-2:] == ["–", "2027"]
        # Whatever is settled stands in one row, and that unfolds.
        journal.roadmaps.waive(ana, (2, 1), "a pitch to management for each goal", "hers")
        await see(pilot, " 1–3 where to … where you …")
        assert row(app, "1–3").endswith("20 May–19 Aug  done     5 waived, 1 skipped")
        await to(pilot, "1–3")
        await press(pilot, "roadmap.unfold")
        await see(pilot, " 2  from wishes")
        await press(pilot, "tab.stands")
        await until(pilot, lambda: here(app).WHERE == "relationship")
        assert "4 roadmap 7" in screen_text(app)


async def test_what_no_record_proves_is_ticked_and_what_does_not_fit_is_waived_with_a_reason(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "roadmap", ana.uid, size=SMALL) as (app, pilot):
        await to(pilot, "a door opened")
        await pilot.press("enter")
        await to(pilot, INTRODUCTION)
        assert "a door of the timeline, o" in row(app, INTRODUCTION)
        await pilot.press("enter")
        assert messages(app)[-1] == "No record can prove that; x says that it is done."
        await press(pilot, "roadmap.tick")
        await see(pilot, "■ an introduction that fits")
        assert row(app, "a door opened").endswith("late     1 of 2")
        await press(pilot, "roadmap.waive")
        assert messages(app)[-1] == "That is done; there is nothing to waive."
        await press(pilot, "app.undo")
        await see(pilot, "□ an introduction that fits")
        await pilot.press("d")
        assert "d again takes away this deliverable" in messages(app)[-1]
        await pilot.press("d")
        await fill_in(pilot, {"reason": "[/x] nobody fits"})
        await press(pilot, "form.save")
        await see(pilot, "– an introduction that fits", "waived: [/x] nobody fits")
        await press(pilot, "roadmap.why")
        assert messages(app)[-1].endswith("waived, [/x] nobody fits")
        await pilot.press("d", "d")
        await see(pilot, "□ an introduction that fits")
        # What a record proves has no box to tick; enter leads to the record.
        await to(pilot, "a mid-point assessment")
        await press(pilot, "roadmap.tick")
        assert messages(app)[-1] == "That is met by its record; enter leads there."
        await pilot.press("enter")
        await until(pilot, lambda: here(app).WHERE == "checks")
        assert here(app).uid == ana.owner
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "roadmap")
        assert "a mid-point assessment" in cursor(app)


def numbers(journal: Journal, bond: Relationship) -> list[int]:
    year = this_year(journal.overview.year(journal.relationships.get(bond.uid)), journal.today())
    assert year is not None
    return [each.id[0] for each in year.months]


async def test_months_change_places_and_come_once_more(journal: Journal, ana: Relationship) -> None:
    async with opened_at(journal, "roadmap", ana.uid, size=SMALL) as (app, pilot):
        await press(pilot, "roadmap.up")
        assert "Month 6 is over" in messages(app)[-1]
        await to(pilot, "known for something")
        await press(pilot, "roadmap.down")
        await until(pilot, lambda: numbers(journal, ana)[7:9] == [9, 8])
        assert "known for something     20 Jan–19 Feb" in cursor(app)
        await press(pilot, "roadmap.up")
        await until(pilot, lambda: numbers(journal, ana) == list(range(1, 13)))
        await press(pilot, "roadmap.repeat")
        await until(pilot, lambda: numbers(journal, ana)[6:10] == [7, 8, 8, 9])
        await press(pilot, "app.undo")
        await to(pilot, "a door opened")
        await press(pilot, "roadmap.repeat")
        # What is over comes next, and moves nothing that lies behind.
        await until(pilot, lambda: numbers(journal, ana)[5:9] == [6, 7, 6, 8])
        await press(pilot, "app.undo")
        await until(pilot, lambda: numbers(journal, ana) == list(range(1, 13)))


async def test_a_month_ends_on_another_day_and_is_skipped_with_a_reason(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "roadmap", ana.uid, size=SMALL) as (app, pilot):
        await press(pilot, "roadmap.date")
        await fill_in(pilot, {"ends": "2026-11-01"})
        await press(pilot, "form.save")
        await see(pilot, "The month begins on 20 Nov 2026")
        await fill_in(pilot, {"ends": "2026-12-31"})
        await press(pilot, "form.save")
        await see(pilot, "20 Nov–31 Dec", "1 Jan–31 Jan")
        await pilot.press("d", "d")
        await fill_in(pilot, {"reason": "a long winter"})
        await press(pilot, "form.save")
        await see(pilot, "skipped  a long winter")
        await press(pilot, "roadmap.why")
        assert "Skipped: a long winter." in messages(app)[-1]
        await pilot.press("d", "d")
        await see(pilot, "20 Nov–31 Dec  open")


async def test_months_that_a_budget_has_moved_stay_where_they_are(
    journal: Journal,
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 5, 20))
    journal.negotiations.add("me", "Pay talk", budget_closes=date(2027, 4, 16))
    async with opened_at(journal, "roadmap", ben.uid, size=SMALL) as (app, pilot):
        await see(pilot, "20 Mar–16 Apr  –        ends as the budget closes")
        await to(pilot, "known for something")
        await press(pilot, "roadmap.down")
        assert "Month 9 stands there because of the day the budget closes." in messages(app)[-1]
        await to(pilot, "decide")
        await press(pilot, "roadmap.date")
        assert "follow from the day the budget closes" in messages(app)[-1]
        await press(pilot, "app.hide")
        await until(pilot, lambda: "evidence of the year" in screen_text(app))
        assert "budget" not in screen_text(app)
        assert "pay talk" not in screen_text(app)
    assert numbers(journal, ben) == list(range(1, 13))


async def test_a_question_is_put_on_the_agenda_of_the_next_talk(
    journal: Journal, ana: Relationship
) -> None:
    for at in range(12):
        journal.follow_ups.add(ana, f"Promise {at}", due=date(2026, 11, 23))
    planned = journal.sessions.bookings.plan(ana, date(2026, 11, 30), "call")
    async with opened_at(journal, "roadmap", ana.uid, size=SMALL) as (app, pilot):
        await to(pilot, "What about our talks")
        assert row(app, "What about our talks").endswith("enter puts it there")
        await pilot.press("enter")
        await until(pilot, lambda: "on the next agenda" in row(app, "What about our talks"))
    (item,) = journal.sessions.get(planned.uid).agenda
    assert item.text == "What about our talks should change for the second half?"


async def test_without_a_first_day_enter_asks_for_it(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.relationships.edit(ana.uid, start=None)
    async with opened_at(journal, "roadmap", ana.uid, size=SMALL) as (app, pilot):
        await see(pilot, "Twelve months, one theme each.", "enter starts it on the day")
        await press(pilot, "roadmap.open")
        await fill_in(pilot, {"start": "2026-09-01"})
        await press(pilot, "form.save")
        await see(pilot, "year 1 of Tue 1 Sep", " 3  where you stand")
        assert "where you stand" in cursor(app)
        journal.relationships.edit(ana.uid, form="one-off")
        await see(pilot, "Twelve months, one theme each.")
        await press(pilot, "roadmap.open")
        assert "One talk needs no roadmap" in messages(app)[-1]


@now_and_then
async def test_a_year_that_has_run_out_asks_again_otherwise_or_enough_and_years_are_kept(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2025, 11, 10))
    async with opened_at(journal, "roadmap", ana.uid, size=SMALL) as (app, pilot):
        await see(pilot, "Year 1 ended Mon 9 Nov", "› again ‹   otherwise   enough")
        await pilot.press("home", "right", "enter")
        assert "Noted: otherwise" in messages(app)[-1]
        await see(pilot, "prospect  asked  ● active  paused  completed  next year")
        await press(pilot, "form.leave")
        await see(pilot, "again   › otherwise ‹   enough")
        await pilot.press("left", "enter")
        await see(pilot, "year 2 of Tue 10 Nov", "1  where to")
        assert "A new year begins on Tue 10 Nov. u takes it back." in messages(app)[-1]
        assert "where to" in cursor(app)
        await press(pilot, "roadmap.left")
        await see(pilot, "year 1 of Mon 10 Nov 2025")
        await to(pilot, "where to")
        await press(pilot, "roadmap.repeat")
        assert "That year is over" in messages(app)[-1]
        await press(pilot, "roadmap.right")
        await see(pilot, "year 2 of Tue 10 Nov")
        await press(pilot, "roadmap.right")
        assert messages(app)[-1] == "No further."
        await press(pilot, "app.undo")
        await see(pilot, "Year 1 ended Mon 9 Nov")
        await pilot.press("home", "right", "enter")
        assert "Noted: enough" in messages(app)[-1]
        await see(pilot, "● completed", "Last words")
        await press(pilot, "form.leave")
        await see(pilot, "otherwise   › enough ‹")
    assert journal.relationships.get(ana.uid).years == ()


async def test_on_a_wide_terminal_the_highlighted_month_stands_beside_the_months(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "roadmap", ana.uid, size=WIDE) as (app, pilot):
        await see(pilot, "half-time: a mid-point assessment of every goal", "Ana leads")
        assert INTRODUCTION not in screen_text(app)
        await pilot.press("up")
        await see(pilot, INTRODUCTION, "20 Oct–19 Nov   0 of 2   you lead")
        await pilot.press("enter")
        await press(pilot, "roadmap.tick")
        await see(pilot, "■ an introduction that fits")
        await press(pilot, "app.back")
        await pilot.press("down")
        await see(pilot, "a mid-point assessment")
        assert here(app).WHERE == "roadmap"
        await pilot.resize_terminal(*SMALL)
        await see(pilot, "□ half-time: a mid-point assessment of ev…")
