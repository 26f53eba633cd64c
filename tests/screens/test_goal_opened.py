"""A goal opened, goals put in order, and their months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from textual.pilot import Pilot

from mentorjournal.data.records.models import Goal, Relationship
from mentorjournal.data.records.plans import Picture, Pitch
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in, mine
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.widgets.field_row import FieldRow
from mentorjournal.widgets.goal_entries import GoalEntries
from mentorjournal.widgets.goal_months import month_rows
from mentorjournal.widgets.goal_table import GoalTable
from mentorjournal.widgets.picture_columns import PictureColumns
from mentorjournal.widgets.reading_chart import ReadingChart
from tests.examples import a_goal, a_reading
from tests.screens.driver import (
    fill_in,
    here,
    messages,
    open_at,
    opened,
    opened_at,
    press,
    screen_text,
    see,
    until,
)
from tests.screens.set_ups import mentored_since_january, win_rate
from tests.tally import now_and_then


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return mentored_since_january(journal)


@pytest.fixture
def goal(journal: Journal, ana: Relationship) -> Goal:
    """From 31 to 42 %, read in June, pitched; something was achieved for it in May."""
    goal = win_rate(
        journal,
        made_in(ana),
        state="agreed",
        pitch=Pitch(ask="Two days a week", smallest_yes="One region only"),
    )
    journal.goals.add(made_in(ana), "Talks")
    journal.achievements.add(made_in(ana), "Page rebuilt", on=date(2026, 5, 4), goal=goal.uid)
    return journal.goals.add_reading(goal.uid, Decimal(36), on=date(2026, 6, 1))


@now_and_then
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_enter_opens_a_goal_with_its_months_and_escape_closes_it(
    journal: Journal, ana: Relationship, goal: Goal, size: tuple[int, int]
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=size) as (app, pilot):
        await press(pilot, "picture.edit")
        await until(pilot, lambda: "Ana Lima › plan › Win rate" in screen_text(app))
        shown = screen_text(app)
        assert "months    J F M A M J J A S O N D" in shown
        assert "read      ● · · · · ● · · · · · ·" in shown
        assert "achieved  · · · · ■ · · · · · · ·" in shown
        assert "Goals of this year" not in shown
        chart = app.screen.query_one(ReadingChart).region
        entries = app.screen.query_one(GoalEntries).region
        assert (entries.x >= chart.right) == (size[0] == 120)
        assert (entries.y >= chart.bottom) == (size[0] == 80)
        await press(pilot, "picture.edit")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await press(pilot, "form.leave")
        await pilot.press("escape")
        await until(pilot, lambda: "Goals of this year" in screen_text(app))
        assert here(app).WHERE == "plan"
        assert app.screen.query_one(GoalTable).has_focus


async def test_the_smallest_yes_is_covered_by_the_hide_key_and_nothing_else_of_the_pitch(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=(120, 40)) as (app, pilot):
        await press(pilot, "picture.edit")
        await until(pilot, lambda: "One region only" in screen_text(app))
        await press(pilot, "app.hide")
        await until(pilot, lambda: "One region only" not in screen_text(app))
        assert "Two days a week" in screen_text(app)


async def test_goals_are_put_in_order_by_keys_and_undo_brings_it_back(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "plan", ana.owner)

        def titles() -> list[str]:
            return [each.title for each in journal.goals.of(ana.owner)]

        await press(pilot, "goal.down")
        assert titles() == ["Talks", "Win rate"]
        rows = screen_text(app)
        assert rows.index("  Talks ") < rows.index("› Win rate")
        await press(pilot, "goal.down")
        assert messages(app)[-1] == "It is the last one."
        await press(pilot, "goal.up")
        assert titles() == ["Win rate", "Talks"]
        await press(pilot, "app.undo")
        assert titles() == ["Talks", "Win rate"]


async def test_x_closes_a_goal_and_opens_it_again_among_the_earlier_ones(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    async with opened_at(journal, "plan", ana.owner) as (app, pilot):
        [draft] = [each.uid for each in journal.goals.of(ana.owner) if each != goal]
        await press(pilot, "goal.tick")
        assert journal.goals.get(goal.uid).state == "closed"
        assert messages(app)[-1].startswith("Closed, and among those of earlier years. u takes")
        assert "▸ 1 of earlier years" in screen_text(app)
        await pilot.press("G", "space", "down")
        await press(pilot, "goal.tick")
        assert journal.goals.get(goal.uid).state == "agreed"
        assert "of earlier years" not in screen_text(app)
        # The one below is a draft, and is no more than that again.
        here(app).query_one(GoalTable).highlight(draft)
        await press(pilot, "goal.tick")
        await pilot.press("G", "space", "down")
        await press(pilot, "goal.tick")
        assert journal.goals.get(draft).state == "draft"
        assert messages(app)[-1].startswith("Draft again, and e agrees it. u takes it back.")


async def save_as(pilot: Pilot[Any], state: str) -> None:
    """Open the form of the highlighted goal, choose a state and save."""
    await press(pilot, "goal.edit")
    await until(pilot, lambda: isinstance(pilot.app.screen, FormDialog))
    row = next(row for row in pilot.app.screen.query(FieldRow) if row.field.id == "state")
    row.value = state
    await press(pilot, "form.save")


@now_and_then
async def test_a_goal_closed_by_its_form_says_so_also_where_it_was_the_only_one(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    [other] = [each for each in journal.goals.of(ana.owner) if each != goal]
    async with opened_at(journal, "plan", ana.owner, size=(100, 40), notifications=True) as (
        app,
        pilot,
    ):
        await save_as(pilot, "closed")
        closed = "Closed, and among those of earlier years. u takes it back. A: an achievement."
        await until(pilot, lambda: messages(app)[-1:] == [closed])
        # Nothing is said of a form that changes nothing, nor the name of another goal.
        await save_as(pilot, "draft")
        assert set(messages(app)) <= {closed}
        await save_as(pilot, "dropped")
        await until(
            pilot,
            lambda: messages(app)[-1:] == [closed.replace("Closed", "Dropped").partition(" A:")[0]],
        )
        assert journal.goals.get(other.uid).state == "dropped"
        assert here(app).WHERE == "plan"
        await press(pilot, "goal.reading")
        assert messages(app)[-1].startswith("Here are the goals of earlier years; space shows")


async def test_an_opened_goal_is_closed_where_another_is_highlighted_or_somebody_elses_plan(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "mentor")
    his = journal.goals.add(made_in(ben), "Interviews")
    app = opened(journal)

    def only_the_goal_is_shown() -> bool:
        return here(app).has_class("-opened")

    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "plan", ana.owner)
        await press(pilot, "picture.edit")
        assert only_the_goal_is_shown()
        journal.trash.throw(goal, "the goal")
        await until(pilot, lambda: not only_the_goal_is_shown())
        await until(pilot, lambda: here(app).query_one(GoalTable).has_focus)
        await press(pilot, "picture.edit")
        assert only_the_goal_is_shown()
        await open_at(pilot, "plan", ben.owner)
        await until(pilot, lambda: "› Interviews" in screen_text(app))
        assert not only_the_goal_is_shown()
        assert "Ben O'Neil › plan ›" not in screen_text(app)
        await press(pilot, "goal.tick")
        assert journal.goals.get(his.uid).state == "closed"
        assert "▸ 1 of earlier years" in screen_text(app)


@now_and_then
async def test_what_is_shared_and_edited_is_what_is_highlighted(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    zoe = journal.relationships.begin("Zoe Kunz", "protege")
    journal.goals.add(made_in(ben), "Talks", target=Decimal(12))
    shown = journal.goals.add(mine((zoe.uid, ben.uid)), "Interviews")
    journal.plans.draw(made_in(ben), Picture(horizon=1, title="Senior PM"))
    async with opened_at(journal, "plan", "me", size=(100, 40)) as (app, pilot):
        here(app).query_one(GoalTable).highlight(shown.uid)
        # Neither has a step, so neither is counted in steps.
        assert "steps" not in screen_text(app)
        await press(pilot, "export.open")
        await see(pilot, "Goal review  for  Zoe Kunz")
        await pilot.press("escape")
        await until(pilot, lambda: here(app).WHERE == "plan")
        here(app).query_one(PictureColumns).focus()
        await press(pilot, "goal.edit")
        await see(pilot, "In 1 year", "Senior PM", "Why it changed")


def test_the_months_of_a_goal_reach_from_its_first_figure_to_its_due_day() -> None:
    goal = a_goal(0, 10, start=date(2026, 3, 1), due=date(2027, 2, 28))
    goal_read = a_goal(0, 10, readings=(a_reading(date(2026, 8, 31), 4),), due=date(2026, 3, 1))

    names, read = (row.plain for row in month_rows(goal, (), date(2026, 6, 30)))
    assert names == "months    J F M A M J J A S O N D J F"
    assert read.rstrip() == "read      ● · · · · · · · · · · · · ·"
    _names, read = (row.plain for row in month_rows(goal_read, (), date(2026, 6, 30)))
    assert read.rstrip() == "read      ● · · · · · · ● · · · ·"


async def test_i_says_why_and_t_gives_another_due_day_with_its_reason(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=(100, 30), notifications=True) as (
        app,
        pilot,
    ):
        await press(pilot, "goal.why")
        # By hand: 5 of 11 points, 321 of 360 days.
        assert messages(app)[-1] == (
            "From 31 to 42 %, now 36, 5 of 11: 45 % of the way. 321 of 360 days are gone: 89 % "
            "expected by now. Behind: more than 15 points less than expected."
        )
        await press(pilot, "goal.due")
        await fill_in(pilot, {"due": "2027-03-31", "reason": "The launch moved"})
        await press(pilot, "form.save")
    changed = journal.goals.get(goal.uid)
    assert (changed.due, changed.state) == (date(2027, 3, 31), "changed")
    assert changed.target == 42
    assert [each.reason for each in changed.former_targets] == ["The launch moved"]


def test_the_months_of_a_long_goal_end_with_today_once_they_are_cut() -> None:
    goal = a_goal(0, 10, start=date(2026, 1, 5), due=date(2036, 1, 5))

    def names(today: date) -> str:
        return month_rows(goal, (), today)[0].plain.removeprefix("months    ").replace(" ", "")

    assert names(date(2026, 6, 30)) == "JFMAMJJASOND" * 2
    assert names(date(2028, 2, 1)) == "MAMJJASOND" + "JFMAMJJASOND" + "JF"


async def test_a_goal_without_a_pitch_says_where_it_goes_and_enter_begins_it(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    journal.goals.edit(goal.uid, pitch=Pitch())
    async with opened_at(journal, "plan", ana.owner) as (app, pilot):
        await pilot.press("tab")
        here(app).query_one(GoalEntries).highlight("pitch:")
        await until(pilot, lambda: "none yet" in screen_text(app))
        await press(pilot, "goal.delete")
        await pilot.press("d")
        await until(pilot, lambda: "There is no pitch yet; enter begins one." in messages(app))
        await press(pilot, "picture.edit")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        assert isinstance(app.screen, FormDialog)
        assert "objective" in app.screen.values
