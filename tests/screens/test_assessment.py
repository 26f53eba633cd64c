"""An assessment by keyboard: filled in, kept as a draft, saved, closed, read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.checks import Assessment
from mentorjournal.data.records.models import Goal, Relationship
from mentorjournal.data.records.plans import Step
from mentorjournal.journal import Journal
from mentorjournal.journal.assessments import SaidOfGoal
from mentorjournal.mentoring.showing import made_in
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.widgets.assessed_line import AssessedLine
from mentorjournal.widgets.field_row import FieldRow
from tests.quiet import type_keys
from tests.screens.driver import (
    answer,
    here,
    messages,
    open_at,
    opened,
    opened_at,
    press,
    screen_text,
    see,
    type_text,
    until,
)
from tests.shell.shell_help import open_journal
from tests.tally import in_turn, now_and_then

SMALL = (80, 24)
BEGIN, END = date(2026, 1, 5), date(2026, 12, 31)


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    """Who mentors me since January."""
    return journal.relationships.begin("Ben O'Neil", "protege", start=BEGIN)


def set_goal(journal: Journal, ben: Relationship, title: str, *figures: int) -> Goal:
    """A goal of 2026, from and to, and what was read at the end of June."""
    start, target, read = (Decimal(figure) for figure in figures)
    goal = journal.goals.add(
        made_in(ben), title, baseline=start, target=target, start=BEGIN, due=END, state="agreed"
    )
    return journal.goals.add_reading(goal.uid, read, on=date(2026, 6, 30))


@pytest.fixture
def begun(journal: Journal, ben: Relationship) -> Assessment:
    """Half-time of two goals with Ben."""
    set_goal(journal, ben, "Win rate", 31, 42, 41)
    set_goal(journal, ben, "Talks outside", 0, 12, 4)
    return journal.assessments.begin(ME, "mid-point", relationship=ben)


def line_with(app: Any, text: str) -> str:
    """The first line on the screen that holds a text."""
    return next(row for row in screen_text(app).splitlines() if text in row)


def field_here(app: Any) -> str:
    """The name of the field with the cursor: "mine"."""
    row = next(row for row in app.screen.query(FieldRow) if row.editor.has_focus)
    return str(row.field.id.rpartition("-")[2])


async def at(pilot: Pilot[Any], assessment: Assessment) -> None:
    """Open it from the list, as a person does."""
    await open_at(pilot, "checks", ME)
    await press(pilot, "check.open")
    await until(pilot, lambda: bool(pilot.app.screen.query(AssessedLine)))
    await until(pilot, lambda: pilot.app.screen.focused is not None)
    assert here(pilot.app).uid == assessment.uid


async def test_a_goal_a_row_with_how_it_stands_and_room_for_both_views(
    journal: Journal, begun: Assessment
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, begun)
        await see(pilot, "Me › checks › mid-point", "open since Sun 22 Nov")
        head = line_with(app, "Goal")
        # By hand: 10 of 11 points are 91 %, 4 of 12 talks 33 %; 321 of 360 days gone 89 %.
        row = line_with(app, "› Win rate")
        assert "41" in row
        assert "of 42  91 %  on track" in row
        assert "of 12  33 %  behind" in line_with(app, "Talks outside")
        assert head.index("mine") == row.index("▏", row.index("on track"))
        assert head.index("Ben") == row.rindex("▏")
        assert field_here(app) == "mine"


@now_and_then
async def test_tab_goes_through_value_mine_theirs_and_next_and_arrows_from_goal_to_goal(
    journal: Journal, begun: Assessment
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, begun)
        found = [field_here(app)]
        for _ in range(9):
            await type_keys(pilot, "tab")
            found.append(field_here(app))
        assert found == [
            *("mine", "theirs", "next"),
            *("value", "mine", "theirs", "next"),
            *("mine", "theirs"),
            "value",
        ]
        await type_keys(pilot, "shift+tab", "shift+tab", "shift+tab")
        assert field_here(app) == "next"
        await type_keys(pilot, "shift+tab", "up")
        assert field_here(app) == "theirs"
        assert "› " in line_with(app, "Win rate")
        await type_keys(pilot, "down")
        assert "› " in line_with(app, "Talks outside")


@now_and_then
async def test_words_and_a_value_typed_in_one_go_are_saved(
    journal: Journal, begun: Assessment
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, begun)
        await type_keys(
            pilot, *"keep", "tab", *"agrees", "tab", *"ask", "tab", *"7", "tab", *"two", "f10"
        )
        await until(pilot, lambda: here(app).WHERE == "checks")
    first, second = journal.assessments.get(begun.uid).goals
    assert (first.mine, first.theirs, first.next) == ("keep", "agrees", "ask")
    assert second.mine == "two"
    (talks,) = [goal for goal in journal.goals.of(ME) if goal.title == "Talks outside"]
    reading = talks.readings[-1]
    assert reading.value == 7
    assert (reading.on, reading.source) == (date(2026, 11, 22), "mid-point assessment")
    (win_rate,) = [goal for goal in journal.goals.of(ME) if goal.title == "Win rate"]
    assert len(win_rate.readings) == 1


@now_and_then
async def test_both_views_of_all_of_it_are_saved(journal: Journal, begun: Assessment) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, begun)
        await type_keys(pilot, "shift+tab", "shift+tab", "shift+tab")
        await type_text(pilot, "a good half-year")
        await type_keys(pilot, "tab")
        await type_text(pilot, "better than you think")
        await press(pilot, "assessment.save")
        await until(pilot, lambda: here(app).WHERE == "checks")
    saved = journal.assessments.get(begun.uid)
    assert (saved.mine, saved.theirs) == ("a good half-year", "better than you think")


@now_and_then
async def test_what_was_typed_and_not_saved_waits_also_for_another_program(
    tmp_path: Path, journal: Journal, begun: Assessment
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, begun)
        await type_text(pilot, "half a thought")
        await pilot.press("escape")
        await until(pilot, lambda: here(app).WHERE == "checks")
        assert messages(app)[-1] == "What you typed waits here, not saved yet."
        await press(pilot, "check.open")
        await see(pilot, "half a thoug")
    assert journal.assessments.get(begun.uid) == begun
    journal.close()
    again = open_journal(tmp_path)
    app = opened(again)
    async with app.run_test(size=(120, 30)) as pilot:
        await at(pilot, begun)
        await see(pilot, "half a thought", "What you typed here before is back")
        await press(pilot, "form.reset")
        await until(pilot, lambda: "half a thought" not in screen_text(app))
    again.close()


@in_turn(
    ("typed", "said"),
    [
        ("1,5", "“1,5” asks: ↑ 1.5 or ↓ 15?"),
        ("many", "“many” is not a number"),
        ("1e9", "“1e9” is not a number"),
        ("9" * 14, "too large"),
    ],
)
async def test_a_value_that_cannot_be_read_is_refused_in_its_place_and_nothing_is_changed(
    journal: Journal, begun: Assessment, typed: str, said: str
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, begun)
        await type_keys(pilot, "shift+tab")
        assert field_here(app) == "value"
        await type_text(pilot, typed)
        await press(pilot, "assessment.save")
        await see(pilot, said)
        assert here(app).WHERE == "assessment"
    assert journal.assessments.get(begun.uid) == begun
    assert all(len(goal.readings) == 1 for goal in journal.goals.of(ME))


@now_and_then
async def test_a_value_is_taken_with_its_unit(journal: Journal, begun: Assessment) -> None:
    (goal,) = [goal for goal in journal.goals.of(ME) if goal.title == "Win rate"]
    journal.goals.edit(goal.uid, unit="%")
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, begun)
        await type_keys(pilot, "shift+tab", *"41.5 %", "f10")
        await until(pilot, lambda: here(app).WHERE == "checks")
    assert journal.goals.get(goal.uid).readings[-1].value == Decimal("41.5")


@now_and_then
async def test_a_figure_that_is_asked_about_is_answered_by_an_arrow(
    journal: Journal, begun: Assessment
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, begun)
        await type_keys(pilot, "shift+tab", *"1,5")
        await press(pilot, "assessment.save")
        await see(pilot, "asks:")
        await type_keys(pilot, "down", "f10")
        await until(pilot, lambda: here(app).WHERE == "checks")
    (win_rate,) = [goal for goal in journal.goals.of(ME) if goal.title == "Win rate"]
    assert win_rate.readings[-1].value == 15


@now_and_then
async def test_closing_asks_and_then_it_is_read_as_it_was(
    journal: Journal, begun: Assessment
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, begun)
        await type_text(pilot, "keep")
        await press(pilot, "assessment.close")
        await see(pilot, "Close this mid-point assessment?", "It cannot be opened")
        await answer(pilot, "confirm.enter")
        assert journal.assessments.get(begun.uid).closed is None
        await press(pilot, "assessment.close")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await answer(pilot, "confirm.yes")
        await see(pilot, "closed Sun 22 Nov, as it was then", "41 of 42", "91 %", "me    keep")
        for goal in journal.goals.of(ME):
            journal.goals.edit(goal.uid, title="Other", baseline=Decimal(1), target=Decimal(99))
            journal.goals.add_reading(goal.uid, Decimal(98))
            journal.trash.throw(journal.goals.get(goal.uid), "the goal")
        await see(pilot, "Win rate   41 of 42   91 %   on track")
        assert "Other" not in screen_text(app)
        await pilot.press("q")
        await until(pilot, lambda: here(app).WHERE == "checks")


@now_and_then
async def test_an_open_one_follows_the_goals_and_leaves_what_is_typed(
    journal: Journal, begun: Assessment
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, begun)
        await type_text(pilot, "keep")
        (talks,) = [goal for goal in journal.goals.of(ME) if goal.title == "Talks outside"]
        journal.goals.add_reading(talks.uid, Decimal(12))
        await see(pilot, "of 12 100 %  met")
        row = line_with(app, "Talks outside")
        assert "12" in row[: row.index("of")]
        first, second = begun.goals
        elsewhere = SaidOfGoal(mine="from elsewhere")
        journal.assessments.write(begun.uid, {first.uid: elsewhere, second.uid: elsewhere})
        await until(pilot, lambda: "from els" in screen_text(app))
        assert "keep" in line_with(app, "Win rate")
        assert "from els" in line_with(app, "Talks outside")


async def test_sharing_leads_to_the_goals_with_the_assessment(
    journal: Journal, begun: Assessment
) -> None:
    journal.assessments.close(begun.uid)
    async with opened_at(journal, "assessment", begun.uid, size=(100, 60)) as (app, pilot):
        await press(pilot, "assessment.share")
        await until(pilot, lambda: here(app).WHERE == "export")
        await see(pilot, "Goal review", "Mid-point assessment, 22 Nov 2026")


@now_and_then
async def test_one_made_with_the_second_mentor_is_shared_with_that_one(journal: Journal) -> None:
    journal.relationships.begin("Ben O'Neil", "protege", start=BEGIN)
    zoe = journal.relationships.begin("Zoë Alder", "protege", start=BEGIN)
    journal.goals.add(made_in(zoe), "Talks", start=BEGIN, due=END)
    begun = journal.assessments.begin(ME, "mid-point", relationship=zoe)
    async with opened_at(journal, "assessment", begun.uid, size=(100, 60)) as (app, pilot):
        await press(pilot, "assessment.share")
        await until(pilot, lambda: here(app).WHERE == "export")
        await see(pilot, "Zoë Alder")
        assert "Ben O'Neil" not in screen_text(app)


async def test_steps_have_no_value_to_type(journal: Journal, ben: Relationship) -> None:
    steps = (
        Step(uid=journal.new_uid(), text="One", done=BEGIN),
        Step(uid=journal.new_uid(), text="Two"),
    )
    journal.goals.add(made_in(ben), "Hand over", steps=steps, start=BEGIN, due=END)
    begun = journal.assessments.begin(ME, "any")
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, begun)
        assert "1 of 2 steps" in line_with(app, "Hand over")
        names = [row.field.id.rpartition("-")[2] for row in app.screen.query(FieldRow)]
        # Made alone, it has one view.
        assert names == ["mine", "next", "mine"]


@now_and_then
async def test_the_hide_key_covers_what_speaks_of_pay(
    journal: Journal, ben: Relationship, begun: Assessment
) -> None:
    journal.goals.add(made_in(ben), "Salary of 130,000", start=BEGIN, due=END)
    other = journal.assessments.begin(ME, "final", relationship=ben)
    line = other.goals[-1]
    said = SaidOfGoal(mine="ask for a pay rise", theirs="two thirds of the way", next="ask again")
    journal.assessments.write(other.uid, {line.uid: said})
    async with opened_at(journal, "assessment", other.uid, size=(140, 30)) as (app, pilot):
        await see(pilot, "Salary of 130,000", "ask for a pay rise")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "Salary" not in screen_text(app))
        assert "pay rise" not in screen_text(app)
        journal.assessments.close(other.uid)
        await until(pilot, lambda: "as it was then" in screen_text(app))
        for covered in ("Salary", "pay rise", "two thirds", "ask again"):
            assert covered not in screen_text(app)


@in_turn("size", [(60, 20), SMALL, (120, 40), (160, 50)])
async def test_every_field_can_be_typed_into_at_every_size(
    journal: Journal, begun: Assessment, size: tuple[int, int]
) -> None:
    app = opened(journal)
    async with app.run_test(size=size) as pilot:
        await at(pilot, begun)
        for row in app.screen.query(FieldRow):
            if row.region.height:
                assert row.region.width >= 6, row.field.id
                assert row.region.right <= size[0]
