"""The plan by keyboard: pictures drawn and versioned, goals set, read, edited, deleted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from mentorjournal.data.records.models import Goal, Relationship
from mentorjournal.data.records.plans import Evidence, Picture, Pitch, Step
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from mentorjournal.text import clean, one_line
from mentorjournal.widgets.goal_entries import GoalEntries
from mentorjournal.widgets.goal_table import GoalTable
from mentorjournal.widgets.picture_columns import PictureColumns
from tests.screens.driver import (
    answer,
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
from tests.screens.set_ups import mentored_since_january, win_rate
from tests.tally import in_turn, now_and_then

SMALL = (80, 24)


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """Mentored since January, without a plan."""
    return mentored_since_january(journal)


@pytest.fixture
def goal(journal: Journal, ana: Relationship) -> Goal:
    """From 31 to 42 % in the year 2026, not read yet."""
    return win_rate(journal, made_in(ana))


def line_with(app: Any, text: str) -> str:
    """The first line on the screen that holds a text."""
    return next(row for row in screen_text(app).splitlines() if text in row)


async def test_an_empty_plan_says_what_it_is_for_and_how_to_begin(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, _pilot):
        text = screen_text(app)
        assert "Ana Lima › plan" in text
        assert "Not drawn yet." in text
        assert "a adds a goal" in text
        assert app.screen.query_one(PictureColumns).has_focus


@now_and_then
async def test_three_pictures_are_drawn_by_keyboard_and_stand_side_by_side(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=(120, 30)) as (app, pilot):
        titles = ("Senior PM", "Head of product", "Founder")
        for title in titles:
            await press(pilot, "picture.edit")
            await fill_in(pilot, {"title": title, "text": f"As a {title}"})
            await press(pilot, "form.save")
            await pilot.press("right")
        await pilot.pause()
        assert all(title in line_with(app, "Senior PM") for title in titles)
        assert "In 10 years" in line_with(app, "In 1 year")
    plan = journal.plans.of(ana.owner)
    assert plan is not None
    assert plan.current is not None
    assert [picture.title for picture in plan.current.pictures] == list(titles)
    assert len(plan.versions) == 1


async def test_a_narrow_screen_shows_one_picture_at_a_time_and_arrows_change_it(
    journal: Journal, ana: Relationship
) -> None:
    journal.plans.draw(made_in(ana), Picture(horizon=1, title="Senior PM"))
    journal.plans.draw(made_in(ana), Picture(horizon=5, title="Head of product"))
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        assert "Senior PM" in screen_text(app)
        assert "Head of product" not in screen_text(app)
        await pilot.press("right")
        await pilot.pause()
        assert "Senior PM" not in screen_text(app)
        assert "Head of product" in screen_text(app)


async def test_a_long_picture_is_read_page_by_page_and_g_leads_to_the_first(
    journal: Journal, ana: Relationship
) -> None:
    text = "\n".join(f"line {number}" for number in range(1, 26))
    journal.plans.draw(made_in(ana), Picture(horizon=1, text=text))
    journal.plans.draw(made_in(ana), Picture(horizon=10, text="Founder"))
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await open_at(pilot, "plan", ana.owner)

        def lines() -> tuple[str, str]:
            """The first and the last line in sight."""
            seen = [row.strip() for row in screen_text(app).splitlines() if "line " in row]
            return seen[0], seen[-1]

        def shows(page: tuple[str, str]) -> bool:
            return lines() == page

        # Twelve rows with the horizons: eleven lines, of which the last one stands on both pages.
        pages = [("line 1", "line 11 …"), ("line 11", "line 21 …"), ("line 21", "line 25")]
        for keys, page in (((), 0), (("space",), 1), (("pagedown", "space"), 2), (("pageup",), 1)):
            await pilot.press(*keys)
            await until(pilot, partial(shows, pages[page]))
        await pilot.press("G")
        await until(pilot, lambda: "Founder" in screen_text(app))
        await pilot.press("g")
        await until(pilot, lambda: lines() == pages[0])


@now_and_then
async def test_a_goal_and_a_reading_show_progress_beside_what_was_expected(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        await press(pilot, "goal.add")
        await fill_in(
            pilot,
            {
                "title": "Win rate in pricing deals",
                "unit": "%",
                "baseline": "31",
                "measured": "2026-01-05",
                "target": "42",
                "due": "2026-12-31",
                "state": "agreed",
            },
        )
        await press(pilot, "form.save")
        assert "not read yet" in line_with(app, "› Win rate in pric")
        await press(pilot, "goal.reading")
        await fill_in(pilot, {"value": "38", "on": "2026-06-30", "source": "sales system"})
        await press(pilot, "form.save")
        await pilot.pause()
        row = line_with(app, "› Win rate in pric")
        # By hand: 7 of 11 points, 321 of 360 days.
        assert row.split()[-1] == "behind"
        assert "38      42" in row
        assert "64 % of the way, 89 % expected by now" in screen_text(app)
        assert "Tue 30 Jun" in screen_text(app)
        assert "target 42" in screen_text(app)


@in_turn(
    ("typed", "said"),
    [
        ("12k", "“12k” asks: ↑ 12000?"),
        ("1e9", "“1e9” is not a number"),
        ("1,5", "“1,5” asks: ↑ 1.5 or ↓ 15?"),
        ("many", "“many” is not a number"),
    ],
)
async def test_a_number_that_could_mean_two_things_is_refused_below_its_field(
    journal: Journal, ana: Relationship, goal: Goal, typed: str, said: str
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        await press(pilot, "goal.reading")
        await fill_in(pilot, {"value": typed})
        await press(pilot, "form.save")
        assert said in complaint(app, "value")
        assert journal.goals.get(goal.uid).readings == ()


async def test_a_reading_in_the_future_is_refused_below_its_day(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        await press(pilot, "goal.reading")
        await fill_in(pilot, {"value": "38", "on": "2026-11-23"})
        await press(pilot, "form.save")
        assert "future" in complaint(app, "on")
        assert journal.goals.get(goal.uid).readings == ()


@now_and_then
async def test_a_goal_whose_target_is_its_baseline_is_refused(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        await press(pilot, "goal.add")
        await fill_in(pilot, {"title": "Stay", "baseline": "3", "target": "3"})
        await press(pilot, "form.save")
        assert "nothing would have to change" in complaint(app, "target")
        assert journal.goals.of(ana.owner) == []


@now_and_then
async def test_a_goal_is_edited_deleted_and_brought_back(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        await press(pilot, "goal.edit")
        await fill_in(pilot, {"title": "Better", "target": "45"})
        await press(pilot, "form.save")
        assert journal.goals.get(goal.uid).target == 45
        await press(pilot, "goal.delete")
        await answer(pilot, "confirm.yes")
        assert journal.goals.of(ana.owner) == []
        assert messages(app)[-1] == "The goal is in the trash. u brings it back."
        assert "a adds a goal" in screen_text(app)
        await press(pilot, "app.undo")
        await until(pilot, lambda: "· Better" in screen_text(app))
    assert [each.title for each in journal.goals.of(ana.owner)] == ["Better"]


async def test_goals_are_shown_in_another_order_and_moved_only_in_their_owners(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    early = journal.goals.add(
        made_in(ana), "Early", baseline=Decimal(0), target=Decimal(2), due=date(2026, 11, 30)
    )
    async with opened_at(journal, "plan", ana.owner, size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        table = app.screen.query_one(GoalTable)
        table.highlight(early.uid)
        table.focus()
        for heading, first, second in (
            ("Goals by due day", "Early", "Win rate"),
            ("Goals, worst first", "Win rate", "Early"),
        ):
            await press(pilot, "goal.order")
            await see(pilot, heading)
            assert screen_text(app).index(f" {first} ") < screen_text(app).index(f" {second} ")
            assert table.chosen == early.uid
        await press(pilot, "goal.up")
        assert messages(app) == ["o shows your own order again, to move them."]
        await press(pilot, "goal.order")
        await press(pilot, "goal.up")
        await until(pilot, lambda: "Goals of this year" in screen_text(app))
    assert [each.title for each in journal.goals.of(ana.owner)] == ["Early", "Win rate"]


async def test_an_emptied_picture_comes_back_with_undo(journal: Journal, ana: Relationship) -> None:
    journal.plans.draw(made_in(ana), Picture(horizon=1, title="Senior PM"))
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        await press(pilot, "goal.delete")
        assert "The picture of 1 year is empty" in messages(app)[-1]
        plan = journal.plans.of(ana.owner)
        assert plan is not None
        assert plan.current is not None
        assert plan.current.picture(1) == Picture(horizon=1)
        await until(pilot, lambda: "Senior PM" not in screen_text(app))
        await press(pilot, "app.undo")
        plan = journal.plans.of(ana.owner)
        assert plan is not None
        assert plan.current is not None
        assert plan.current.picture(1).title == "Senior PM"


async def test_a_plan_of_one_version_says_that_there_is_no_earlier_one(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        await press(pilot, "plan.versions")
        assert "no earlier version" in messages(app)[-1]


async def test_arrows_lead_from_the_pictures_through_the_goals_to_their_parts(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        assert app.screen.query_one(GoalTable).has_focus
        await pilot.press("down")
        assert app.screen.query_one(GoalEntries).has_focus
        await pilot.press("up", "up")
        assert app.screen.query_one(PictureColumns).has_focus
        await pilot.press("down")
        assert app.screen.query_one(GoalTable).has_focus


@hostile_proof
@in_turn(("turn", "size"), [*enumerate([(60, 20), SMALL, (160, 50)])])
async def test_hostile_text_is_shown_letter_by_letter(
    journal: Journal, ana: Relationship, turn: int, size: tuple[int, int]
) -> None:
    for text in some_hostile(turn):
        text = clean(text)
        short = one_line(text)[:190]
        journal.plans.draw(made_in(ana), Picture(horizon=1, title=short, text=text, known_for=text))
        goal = journal.goals.add(
            made_in(ana), short, metric=short, unit=short, baseline=Decimal(1), target=Decimal(2)
        )
        journal.goals.add_reading(goal.uid, Decimal(1), source=short)
        journal.goals.edit(
            goal.uid,
            pitch=Pitch(objective=short, answer=text),
            evidence=(
                Evidence(uid=journal.new_uid(), on=date(2026, 1, 1), text=short, link=short),
            ),
            steps=(Step(uid=journal.new_uid(), text=short),),
        )
    async with opened_at(journal, "plan", ana.owner, size=size) as (app, pilot):
        for _ in some_hostile(turn):
            text = screen_text(app)
            assert not any(char in text for char in "\x1b\x9b\u202e\x07")
            await press(pilot, "goal.edit")
            await press(pilot, "form.leave")
            app.screen.query_one(GoalTable).focus()
            await pilot.press("down")
            await pilot.pause()


async def test_a_goal_a_part_of_it_and_a_picture_are_copied(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    journal.plans.draw(made_in(ana), Picture(horizon=1, text="I lead the team"))
    source = "the weekly report of the sales system, as everybody in the team can read it there"
    journal.goals.add_reading(goal.uid, Decimal(38), on=date(2026, 6, 30), source=source)
    async with opened_at(journal, "plan", ana.owner, size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await see(pilot, "› Win rate")
        await pilot.press("c")
        await until(pilot, lambda: app.clipboard == "Win rate")
        here(app).query_one(GoalEntries).focus()
        await pilot.press("home", "c")
        # Uncut, though there is no room for that on the screen.
        await until(pilot, lambda: app.clipboard.endswith(f" 38 {source}"))
        here(app).query_one(PictureColumns).focus()
        await pilot.press("c")
        await until(pilot, lambda: app.clipboard == "I lead the team")
