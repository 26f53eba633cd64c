"""A goal led to measurable: six lines, what is missing said in place, a draft at any moment."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from mentorjournal.data.records.models import Goal, Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.goals import missing
from mentorjournal.mentoring.showing import made_in
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.goal_hints import year_end
from mentorjournal.widgets.field_row import FieldRow
from tests.screens.driver import (
    complaint,
    fill_in,
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
from tests.screens.set_ups import win_rate
from tests.tally import now_and_then, turn

SMALL = (80, 24)
WHOLE = {
    "title": "Get better at saying no",
    "metric": "requests I turned down, of those that came",
    "baseline": "10 %",
    "source": "my calendar",
    "target": "45",
    "due": "2027-06-02",
}


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 6, 2))


async def opened_form(pilot: Pilot[Any], ana: Relationship) -> None:
    await open_at(pilot, "plan", ana.owner)
    await press(pilot, "goal.add")
    await until(pilot, lambda: isinstance(pilot.app.screen, FormDialog))


def head(app: Any) -> str:
    return next(row for row in screen_text(app).splitlines() if "A goal" in row).strip()


def row_of(app: Any, label: str) -> str:
    return next(row for row in screen_text(app).splitlines() if row.strip().startswith(label))


@now_and_then
async def test_letters_and_tab_alone_make_a_measurable_goal_and_say_what_is_missing(
    journal: Journal, ana: Relationship
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await opened_form(pilot, ana)
        assert head(app) == "A goal   draft, 3 things missing before it can be agreed"
        assert "what shall be different?" in row_of(app, "What")
        assert "e.g. %, hours, talks, EUR, or none: then steps" in row_of(app, "Unit")
        assert "a day, e.g. 2 Jun 2027, the end of their year" in row_of(app, "By")
        await type_text(pilot, "Get better at saying no")
        await pilot.press("tab")
        await type_text(pilot, "requests I turned down, of those that came")
        await pilot.press("tab", "tab")
        await type_text(pilot, "10 %")
        await pilot.pause()
        assert head(app).startswith("A goal   draft, 2 things missing")
        assert "%, from the figure" in row_of(app, "Unit")
        assert "where should it stand? More than 10, or less" in row_of(app, "Goal")
        await pilot.press("tab", "tab")
        await type_text(pilot, "my calendar")
        await pilot.press("tab")
        await type_text(pilot, "45")
        await pilot.pause()
        assert head(app) == "A goal   draft, 1 thing missing before it can be agreed"
        assert "35 points more" in row_of(app, "Goal")
        await pilot.press("tab")
        await type_text(pilot, "2 jun")
        await pilot.pause()
        assert head(app) == "A goal   draft, nothing missing: it can be agreed"
        assert "Wed 2 Jun 2027, in 6 months" in row_of(app, "By")
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, FormDialog))

    (goal,) = journal.goals.of(ana.owner)
    assert (goal.title, goal.unit, goal.target) == ("Get better at saying no", "%", Decimal(45))
    assert goal.baseline is not None
    assert (goal.baseline.value, goal.baseline.source) == (Decimal(10), "my calendar")
    assert (goal.baseline.on, goal.start, goal.due) == (
        date(2026, 11, 22),
        date(2026, 11, 22),
        date(2027, 6, 2),
    )
    assert goal.state == "draft"


@now_and_then
async def test_a_figure_in_another_unit_is_said_while_it_is_typed_and_does_not_count(
    journal: Journal, ana: Relationship
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await opened_form(pilot, ana)
        await type_text(pilot, "Fewer failures\t\tfailures\t12 per month")
        await pilot.pause()
        assert "a figure says “per month”: which of the two?" in row_of(app, "Unit")
        assert head(app).startswith("A goal   draft, 3 things missing")
        await pilot.press(*["backspace"] * len(" per month"))
        await pilot.pause()
        assert "which of the two" not in row_of(app, "Unit")
        assert head(app).startswith("A goal   draft, 2 things missing")


@now_and_then
async def test_it_is_saved_after_any_line_as_a_draft(journal: Journal, ana: Relationship) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        for lines in (1, 3, 6):
            await opened_form(pilot, ana)
            await fill_in(pilot, dict(list(WHOLE.items())[:lines]))
            await press(pilot, "form.save")
            await until(pilot, lambda: not isinstance(app.screen, FormDialog))

    goals = journal.goals.of(ana.owner)
    assert [goal.state for goal in goals] == ["draft"] * 3
    assert [len(missing(goal)) for goal in goals] == [3, 2, 0]


@now_and_then
async def test_what_was_typed_is_there_again_after_the_form_was_left(
    journal: Journal, ana: Relationship
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await opened_form(pilot, ana)
        await fill_in(pilot, {"title": "Say no", "baseline": "10 %"})
        await press(pilot, "form.leave")
        await press(pilot, "goal.add")
        await until(pilot, lambda: "What you typed here before is back" in screen_text(app))
        assert "Say no" in row_of(app, "What *")
        assert "10 %" in row_of(app, "Now")
        assert head(app).startswith("A goal   draft, 2 things missing")
    assert journal.goals.of(ana.owner) == []


REFUSED = {
    "two readings": ({"target": "1,5 %"}, "target", "“1,5 %” asks: ↑ 1.5 % or ↓ 15 %?"),
    "millions": ({"target": "€ 2 M"}, "target", "“€ 2 M” asks: ↑ 2000000 €?"),
    "another unit": ({"unit": "hours", "baseline": "10 %"}, "baseline", "not its unit"),
    "the baseline": ({"target": "10"}, "target", "nothing would have to change"),
    "due before start": ({"due": "2026-11-21"}, "due", "due before it starts"),
    "a baseline ahead": ({"measured": "2026-11-23"}, "measured", "cannot lie in the future"),
    "too heavy": ({"weight": "101"}, "weight", "a whole number from 1 to 100"),
}


@now_and_then
async def test_what_cannot_be_meant_is_said_in_one_sentence_and_nothing_is_changed(
    journal: Journal, ana: Relationship
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await opened_form(pilot, ana)
        await fill_in(pilot, WHOLE)
        form = cast(Any, app.screen)
        good = form.values
        for case, (changed, field, said) in turn([*REFUSED.items()], 3, "refused"):
            await fill_in(pilot, changed)
            await press(pilot, "form.save")
            await press(pilot, "form.save")
            assert said in complaint(app, field), case
            assert isinstance(app.screen, FormDialog), case
            await fill_in(pilot, {name: good[name] for name in changed})
            assert form.values == good
        assert journal.goals.of(ana.owner) == []
        await press(pilot, "form.save")
        await until(pilot, lambda: not isinstance(app.screen, FormDialog))
    assert len(journal.goals.of(ana.owner)) == 1


TAKEN: dict[str, tuple[dict[str, str], tuple[Decimal, Decimal, str]]] = {
    "down": ({"baseline": "10 %", "target": "3.5"}, (Decimal(10), Decimal("3.5"), "%")),
    "below zero": ({"baseline": "-4", "target": "-1.5"}, (Decimal(-4), Decimal("-1.5"), "")),
    "from zero": ({"baseline": "0", "target": "12 talks"}, (Decimal(0), Decimal(12), "talks")),
    "in thousands": (
        {"unit": "k", "baseline": "5k", "target": "8 k"},
        (Decimal(5), Decimal(8), "k"),
    ),
    "huge": (
        {"unit": "none", "baseline": "0", "target": "999999999999"},
        (Decimal(0), Decimal(10**12 - 1), ""),
    ),
}


@now_and_then
async def test_figures_are_taken_as_people_write_them(journal: Journal, ana: Relationship) -> None:
    taken = turn([*TAKEN.items()], 3, "taken")
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        for case, (changed, _kept) in taken:
            await opened_form(pilot, ana)
            await fill_in(pilot, {"title": case, **changed})
            await press(pilot, "form.save")
            await until(pilot, lambda: not isinstance(app.screen, FormDialog))
    for goal, (_, (_changed, kept)) in zip(journal.goals.of(ana.owner), taken, strict=True):
        assert goal.baseline is not None
        assert (goal.baseline.value, goal.target, goal.unit) == kept, goal.title


def test_the_end_of_a_year_that_begins_later_is_not_its_first_day(
    journal: Journal, ana: Relationship
) -> None:
    zoe = journal.relationships.begin("Zoe Kunz", "mentor", start=date(2027, 5, 1))
    assert year_end(journal, zoe.owner) == date(2028, 5, 1)
    assert year_end(journal, ana.owner) == date(2027, 6, 2)
    assert year_end(journal, "me") == date(2027, 11, 22)


@pytest.fixture
def read_twice(journal: Journal, ana: Relationship) -> Goal:
    goal = win_rate(journal, made_in(ana), due=date(2026, 10, 31), state="agreed")
    journal.goals.add_reading(goal.uid, Decimal(36), on=date(2026, 6, 1))
    return journal.goals.add_reading(goal.uid, Decimal(38), on=date(2026, 9, 1))


def is_said(app: Any, said: str) -> bool:
    return any(said in each for each in messages(app))


IMPOSSIBLE = [
    ("40", "2026-11-23", "on", "cannot lie in the future"),
    ("40", "2026-01-04", "on", "before the goal begins, on 5 Jan 2026"),
    ("40 hours", "2026-10-01", "value", "“hours” is not its unit"),
    ("1e9", "2026-10-01", "value", "“1e9” is not a number"),
    ("1,5 %", "2026-10-01", "value", "↑ 1.5 % or ↓ 15 %"),
]
ODD = [
    ("40 %", "2026-09-01", "There is another reading of that day; the one entered last"),
    ("-3.5", "2026-11-03", "That is after the due date; the end result counts it"),
]


@now_and_then
async def test_a_reading_that_cannot_be_is_refused_and_one_of_an_odd_day_is_remarked_on(
    journal: Journal, ana: Relationship, read_twice: Goal
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        for value, on, field, said in IMPOSSIBLE:
            await press(pilot, "goal.reading")
            await fill_in(pilot, {"value": value, "on": on})
            await press(pilot, "form.save")
            await press(pilot, "form.save")
            assert said in complaint(app, field)
            await press(pilot, "form.reset")
            await press(pilot, "form.leave")
        assert journal.goals.get(read_twice.uid) == read_twice
        for value, on, said in ODD:
            await press(pilot, "goal.reading")
            await fill_in(pilot, {"value": value, "on": on})
            await press(pilot, "form.save")
            await until(pilot, partial(is_said, app, said))
    assert len(journal.goals.get(read_twice.uid).readings) == 4


@now_and_then
async def test_a_changed_target_asks_for_its_reason_and_keeps_the_old_one(
    journal: Journal, ana: Relationship, read_twice: Goal
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        await press(pilot, "goal.edit")
        await fill_in(pilot, {"target": "40", "reason": "The market fell"})
        await press(pilot, "form.save")
        await until(pilot, lambda: not isinstance(app.screen, FormDialog))
    goal = journal.goals.get(read_twice.uid)
    (former,) = goal.former_targets
    assert (former.target, former.reason, goal.state) == (Decimal(42), "The market fell", "changed")
    assert goal.start == date(2026, 1, 5)
    assert goal.baseline == read_twice.baseline


@now_and_then
async def test_the_day_of_the_first_figure_and_the_start_may_differ(tmp_path: Path) -> None:
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    journal = Journal.open(tmp_path / "journal.json", clock=lambda: now)
    ana = journal.relationships.begin("Ana Lima", "mentor")
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await opened_form(pilot, ana)
        await fill_in(
            pilot, {"title": "Talks", "baseline": "0", "measured": "1 nov", "start": "2027-01-01"}
        )
        await press(pilot, "form.save")
        await until(pilot, lambda: not isinstance(app.screen, FormDialog))
        await press(pilot, "goal.edit")
        await press(pilot, "form.save")
        await until(pilot, lambda: not isinstance(app.screen, FormDialog))
    (goal,) = journal.goals.of(ana.owner)
    assert goal.baseline is not None
    assert (goal.baseline.on, goal.start) == (date(2026, 11, 1), date(2027, 1, 1))
    journal.close()


@now_and_then
async def test_a_form_about_pay_is_covered_as_a_whole_also_while_the_goal_is_new(
    journal: Journal, ana: Relationship
) -> None:
    figures: dict[str, Any] = {"baseline": Decimal(112), "target": Decimal(130)}
    journal.goals.add(made_in(ana), "Reach band five", metric="my base salary", **figures)
    async with opened_at(journal, "plan", ana.owner, size=(100, 40)) as (app, pilot):
        await press(pilot, "goal.add")
        rows = {row.field.id: row for row in app.screen.query(FieldRow)}
        rows["title"].value, rows["baseline"].value, rows["target"].value = "Salary", "4112", "4130"
        await see(pilot, "4130", "18 more")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "hidden, and kept as it is" in screen_text(app))
        shown = screen_text(app)
        assert not [told for told in ("Salary", "4112", "4130", "18 more") if told in shown]
        await press(pilot, "app.hide")
        await see(pilot, "Salary", "4112", "4130", "18 more")
        await press(pilot, "form.leave")
        await press(pilot, "goal.reading")
        await see(pilot, "Add a reading", "Reach band five")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "band five" not in screen_text(app))
        await press(pilot, "form.leave")
        # What the goal is called stands in the header, too, once it is opened.
        await press(pilot, "picture.edit")
        await until(pilot, lambda: here(app).has_class("-opened"))
        assert "band five" not in screen_text(app)
