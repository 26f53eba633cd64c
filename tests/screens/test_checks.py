"""The list of checks by keyboard: begun, opened, deleted, reached with many."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.checks import Responsibility, RoleCheck, SkillRating
from mentorjournal.data.records.models import Goal, Relationship
from mentorjournal.journal import Journal
from mentorjournal.journal.assessments import SaidOfGoal
from mentorjournal.mentoring.showing import made_in
from mentorjournal.text import clean, one_line
from mentorjournal.widgets.check_list import CheckList
from tests.screens.driver import (
    answer,
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
    type_text,
    until,
)
from tests.tally import in_turn, now_and_then

SMALL = (80, 24)
BEGIN = date(2026, 1, 5)


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    """Who mentors me since January."""
    return journal.relationships.begin("Ben O'Neil", "protege", start=BEGIN)


@pytest.fixture
def goal(journal: Journal, ben: Relationship) -> Goal:
    """Mine, shown to Ben."""
    return journal.goals.add(
        made_in(ben),
        "Win rate",
        baseline=Decimal(31),
        target=Decimal(42),
        start=BEGIN,
        due=date(2026, 12, 31),
    )


def line_with(app: Any, text: str) -> str:
    """The first line on the screen that holds a text."""
    return next(row for row in screen_text(app).splitlines() if text in row)


async def choose(pilot: Any, *typed: str) -> None:
    """Answer one question after the other by typing some of what is meant."""
    for words in typed:
        await type_text(pilot, words)
        await pilot.press("enter")
        await pilot.pause()


async def test_without_any_it_says_what_they_are_for_and_how_to_begin(
    journal: Journal, goal: Goal
) -> None:
    async with opened_at(journal, "plan", ME, size=SMALL) as (app, pilot):
        await pilot.press("2")
        await until(pilot, lambda: here(app).WHERE == "checks")
        await see(
            pilot,
            "Me › checks",
            "Half-time and year's end are laid against the goals you have then.",
            "a begins one.",
        )
        await pilot.press("1")
        await until(pilot, lambda: here(app).WHERE == "plan")


@now_and_then
async def test_a_asks_which_kind_and_with_whom_and_leads_there(
    journal: Journal, ben: Relationship, goal: Goal
) -> None:
    async with opened_at(journal, "checks", ME, size=SMALL) as (app, pilot):
        await press(pilot, "check.add")
        await see(pilot, "mid-point", "final", "in between", "role check", "skills")
        await choose(pilot, "mid", "ben")
        await until(pilot, lambda: here(app).WHERE == "assessment")
        await see(pilot, "Me › checks › mid-point", "open since Sun 22 Nov")
    (begun,) = journal.assessments.of(ME)
    assert (begun.kind, begun.relationship) == ("mid-point", ben.uid)


@now_and_then
async def test_one_that_is_open_is_gone_on_with(
    journal: Journal, ben: Relationship, goal: Goal
) -> None:
    begun = journal.assessments.begin(ME, "final", relationship=ben)
    async with opened_at(journal, "checks", ME, size=SMALL) as (app, pilot):
        await press(pilot, "check.add")
        await choose(pilot, "final", "ben")
        await until(pilot, lambda: here(app).WHERE == "assessment")
        assert here(app).uid == begun.uid
    assert journal.assessments.of(ME) == [begun]


@now_and_then
async def test_without_a_goal_the_reason_is_said_and_nothing_is_begun(
    journal: Journal, ben: Relationship
) -> None:
    async with opened_at(journal, "checks", ME, size=SMALL) as (app, pilot):
        await press(pilot, "check.add")
        await choose(pilot, "final", "nobody")
        assert "nothing to assess yet" in messages(app)[-1]
        assert here(app).WHERE == "checks"
    assert journal.assessments.of(ME) == []


@now_and_then
async def test_all_of_it_stands_in_one_list_the_newest_first(
    journal: Journal, ben: Relationship, goal: Goal
) -> None:
    with_ben = journal.assessments.begin(ME, "mid-point", relationship=ben)
    journal.assessments.close(with_ben.uid)
    journal.assessments.begin(ME, "any")
    check = journal.role_checks.begin(ME)
    part = Responsibility(uid=journal.new_uid(), text="Backlog", fit="partly", gap="no say")
    journal.role_checks.put(check.uid, part)
    journal.role_checks.edit(check.uid, on=date(2026, 3, 2), comment="")
    for on, level in ((BEGIN, 2), (date(2026, 11, 21), 4)):
        rating = SkillRating(uid=journal.new_uid(), on=on, level=level)
        journal.skills.rate(ME, "negotiation", rating)
    async with opened_at(journal, "checks", ME, size=SMALL) as (app, pilot):
        rows = [row.strip(" ›") for row in screen_text(app).splitlines() if " 2" in row[:9]]
        found = [" ".join(row.split()) for row in rows]
        assert found[-4:] == [
            "Sun 22 Nov in between open since Sun 22 Nov",
            "Sun 22 Nov mid-point with Ben O'Neil closed Sun 22 Nov, as it was then",
            "Sat 21 Nov skills 1 area, 1 higher",
            "Mon 2 Mar role check 1 responsibility, 1 gap, 1 open",
        ]
        for place, keys in (("assessment", "g"), ("skills", "gjj"), ("role-check", "G")):
            await pilot.press(*keys)
            await press(pilot, "check.open")
            await until(pilot, lambda: here(app).WHERE != "checks")
            assert place == here(app).WHERE
            await pilot.press("escape")
            await until(pilot, lambda: here(app).WHERE == "checks")


async def test_an_assessment_is_deleted_after_a_question_and_comes_back(
    journal: Journal, ben: Relationship, goal: Goal
) -> None:
    journal.assessments.begin(ME, "mid-point", relationship=ben)
    async with opened_at(journal, "checks", ME, size=SMALL) as (_app, pilot):
        await press(pilot, "check.delete")
        await see(pilot, "the assessment (mid-point with Ben O'Neil, Sun 22 Nov)")
        await answer(pilot, "confirm.yes")
        await until(pilot, lambda: journal.assessments.of(ME) == [])
        await press(pilot, "app.undo")
        await until(pilot, lambda: len(journal.assessments.of(ME)) == 1)
        await see(pilot, "mid-point with Ben O'Neil")


async def test_two_thousand_are_reached_by_keys_and_only_those_in_sight_are_drawn(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = date(2018, 11, 2)
    made = [
        journal.role_checks._context.make(RoleCheck, owner=ME, on=first + timedelta(days=number))
        for number in range(2_000)
    ]
    journal.role_checks._context.keep("many", *made)
    drawn: set[str] = set()
    draw = CheckList.draw

    def counted(self: CheckList, row: Any, width: int) -> Any:
        drawn.add(row.uid)
        return draw(self, row, width)

    monkeypatch.setattr(CheckList, "draw", counted)
    async with opened_at(journal, "checks", ME, size=SMALL) as (app, pilot):
        assert len(drawn) < 30
        await pilot.press("G")
        await pilot.pause()
        assert "› " in line_with(app, "  2 Nov 2018")
        await press(pilot, "check.open")
        await until(pilot, lambda: here(app).WHERE == "role-check")
        assert here(app).uid == made[0].uid
        assert len(drawn) < 90


async def test_a_proteges_checks_are_another_list(journal: Journal, goal: Goal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=BEGIN)
    journal.goals.add(made_in(ana), "Hers")
    journal.assessments.begin(ana.owner, "final", relationship=ana)
    async with opened_at(journal, "checks", ana.owner, size=SMALL) as (app, pilot):
        await see(pilot, "Ana Lima › checks", "final with Ana Lima")
        await open_at(pilot, "checks", ME)
        await see(pilot, "a begins one.")
        assert "final" not in screen_text(app)


@hostile_proof
@in_turn(("turn", "size"), [*enumerate([(60, 20), SMALL, (160, 48)])])
async def test_what_means_harm_is_shown_literally(
    journal: Journal, ben: Relationship, turn: int, size: tuple[int, int]
) -> None:
    check = journal.role_checks.begin(ME)
    for text in some_hostile(turn):
        short = f"x{one_line(clean(text))}"[:150]
        part = Responsibility(uid=journal.new_uid(), text=short, fit="no", gap=short)
        journal.role_checks.put(check.uid, part)
        rating = SkillRating(uid=journal.new_uid(), on=BEGIN, level=3, note=short)
        journal.skills.rate(ME, short, rating)
        journal.goals.add(made_in(ben), short, metric=short, unit=short)
    journal.role_checks.edit(check.uid, on=BEGIN, comment=clean(text))
    begun = journal.assessments.begin(ME, "final", relationship=ben)
    said = {line.uid: SaidOfGoal(short, short, short) for line in begun.goals}
    journal.assessments.write(begun.uid, said, mine=clean(text), theirs=clean(text))
    done = journal.assessments.begin(ME, "any", relationship=ben)
    journal.assessments.write(done.uid, {line.uid: SaidOfGoal(short) for line in done.goals})
    journal.assessments.close(done.uid)
    app = opened(journal)
    async with app.run_test(size=size) as pilot:
        for place, uid in (
            ("checks", ME),
            ("skills", ME),
            ("role-check", check.uid),
            ("assessment", begun.uid),
            ("assessment", done.uid),
        ):
            await open_at(pilot, place, uid)
            await pilot.press("tab", "end")
            await pilot.pause()
            assert not any(char in screen_text(app) for char in "\x1b\x9b\u202e\x07")
