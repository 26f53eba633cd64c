"""Role check and skills by keyboard."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.checks import Responsibility, RoleCheck, SkillRating
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import mine
from tests.screens.driver import (
    fill_in,
    here,
    messages,
    opened_at,
    press,
    screen_text,
    see,
    type_text,
    until,
)

SMALL = (80, 24)
MARCH, NOVEMBER = date(2026, 3, 1), date(2026, 11, 22)


def line_with(app: Any, text: str) -> str:
    """The first line on the screen that holds a text."""
    return next(row for row in screen_text(app).splitlines() if text in row)


@pytest.fixture
def check(journal: Journal) -> RoleCheck:
    """Mine of today, with one responsibility that lacks something."""
    journal.relationships.begin("Ben O'Neil", "protege", start=MARCH)
    check = journal.role_checks.begin(ME)
    part = Responsibility(
        uid=journal.new_uid(), text="Runs the backlog", fit="partly", gap="no say in prices"
    )
    return journal.role_checks.put(check.uid, part)


async def test_it_is_begun_and_filled_in_by_keys_alone(journal: Journal) -> None:
    journal.relationships.begin("Ben O'Neil", "protege", start=MARCH)
    async with opened_at(journal, "checks", ME, size=SMALL) as (app, pilot):
        await press(pilot, "check.add")
        await type_text(pilot, "role")
        await pilot.press("enter")
        await until(pilot, lambda: here(app).WHERE == "role-check")
        await see(pilot, "Me › checks › role check", "private")
        await press(pilot, "role.add")
        await fill_in(pilot, {"text": "Runs the backlog", "fit": "partly", "gap": "no say"})
        await press(pilot, "form.save")
        assert line_with(app, "Runs the backlog").split()[:3] == ["fits", "in", "part"] or (
            "fits in part" in line_with(app, "Runs the backlog")
        )
        await press(pilot, "role.edit")
        await fill_in(pilot, {"comment": "half of it fits", "verdict": "stay"})
        await fill_in(pilot, {"turn": "no title by [/x]"})
        await press(pilot, "form.save")
        await see(pilot, "half of it fits", "stay; what would turn it: no title by [/x]")
    (check,) = journal.role_checks.of(ME)
    (part,) = check.responsibilities
    assert (part.text, part.fit, part.gap) == ("Runs the backlog", "partly", "no say")
    assert check.comment == "half of it fits"
    assert (check.verdict, check.turn) == ("stay", "no title by [/x]")


async def test_a_form_keeps_the_link_to_a_goal_that_lies_in_the_trash(
    journal: Journal, check: RoleCheck
) -> None:
    goal = journal.goals.add(mine(), "Prices are mine")
    journal.role_checks.put(check.uid, replace(check.responsibilities[0], goal=goal.uid))
    journal.trash.throw(goal, "the goal")
    async with opened_at(journal, "role-check", check.uid, size=SMALL) as (_, pilot):
        await pilot.press("enter")
        await see(pilot, "Prices are mine")
        await fill_in(pilot, {"text": "Runs all of the backlog"})
        await press(pilot, "form.save")
    (part,) = journal.role_checks.get(check.uid).responsibilities
    assert (part.text, part.goal) == ("Runs all of the backlog", goal.uid)


async def test_a_on_a_gap_makes_it_a_goal_in_one_step(journal: Journal, check: RoleCheck) -> None:
    async with opened_at(journal, "role-check", check.uid, size=SMALL) as (app, pilot):
        assert "no goal yet" in line_with(app, "no say in prices")
        await pilot.press("j")
        await press(pilot, "role.add")
        await see(pilot, "→ no say in prices")
        assert messages(app)[-1] == (
            "“no say in prices” is a goal now, still a draft. u undoes it."
        )
        (goal,) = journal.goals.of(ME)
        assert (goal.title, goal.state) == ("no say in prices", "draft")
        await press(pilot, "role.add")
        assert "closes this gap already" in messages(app)[-1]
        await press(pilot, "app.undo")
        await see(pilot, "no goal yet")
    assert journal.goals.of(ME) == []


async def test_a_responsibility_is_taken_away_and_comes_back(
    journal: Journal, check: RoleCheck
) -> None:
    async with opened_at(journal, "role-check", check.uid, size=SMALL) as (app, pilot):
        await pilot.press("d")
        assert "d again takes away this responsibility" in messages(app)[-1]
        await pilot.press("d")
        await until(pilot, lambda: "Runs the backlog" not in screen_text(app))
        await press(pilot, "app.undo")
        await see(pilot, "Runs the backlog")


async def test_sixty_responsibilities_are_reached_at_eighty_by_twenty_four(
    journal: Journal, check: RoleCheck
) -> None:
    for number in range(60):
        part = Responsibility(uid=journal.new_uid(), text=f"Duty {number}", gap="x" * 500)
        journal.role_checks.put(check.uid, part)
    async with opened_at(journal, "role-check", check.uid, size=SMALL) as (app, pilot):
        await pilot.press("G", "k", "k", "k")
        await pilot.pause()
        assert "› " in line_with(app, "Duty 59")


def rate(journal: Journal, area: str, *levels: int) -> None:
    for on, level in zip((MARCH, NOVEMBER), levels, strict=False):
        rating = SkillRating(uid=journal.new_uid(), on=on, level=level)
        journal.skills.rate(ME, area, rating)


async def test_skills_stand_as_a_picture_of_before_and_after(journal: Journal) -> None:
    rate(journal, "strategic thinking", 2, 4)
    rate(journal, "negotiation", 2, 1)
    rate(journal, "executive presence", 3, 3)
    rate(journal, "career planning", 2)
    async with opened_at(journal, "skills", ME, size=SMALL) as (app, _pilot):
        rows = [row.rstrip() for row in screen_text(app).splitlines()]
        head = next(row for row in rows if row.split() == ["1", "2", "3", "4", "5"])
        at = head.index("1")
        assert [row[at:] for row in rows if row[3:26].strip() in PICTURES] == list(
            PICTURES.values()
        )
        assert rows[rows.index(head)][at:] == "1    2    3    4    5"


PICTURES = {
    "strategic thinking": "·    o━━━━━━━━━●    ·     +2",
    "executive relationships": "·    ·    ·    ·    ·     not rated",
    "career planning": "·    ●    ·    ·    ·     once",
    "negotiation": "●━━━━o    ·    ·    ·     −1   more honest now?",
    "management skills": "·    ·    ·    ·    ·     not rated",
    "executive presence": "·    ·    ●    ·    ·     same",
}


async def test_an_area_is_rated_by_a_digit_and_ones_own_is_added(journal: Journal) -> None:
    rate(journal, "strategic thinking", 2)
    async with opened_at(journal, "skills", ME, size=SMALL) as (app, pilot):
        await press(pilot, "skill.rate")
        await see(pilot, "Rated 2 on Sun 1 Mar.")
        await pilot.press("4")
        await press(pilot, "form.save")
        await see(pilot, "+2")
        await press(pilot, "skill.add")
        await fill_in(pilot, {"area": "welding", "level": "1", "note": "never tried"})
        await press(pilot, "form.save")
        assert "› " in line_with(app, "welding")
        assert "never tried" in line_with(app, "welding")
        await pilot.press("delete")
        await until(pilot, lambda: "not rated" in line_with(app, "welding"))
        await press(pilot, "app.undo")
        await until(pilot, lambda: "never tried" in line_with(app, "welding"))
    assert [each.area for each in journal.skills.of(ME)] == ["strategic thinking", "welding"]


async def test_areas_that_two_work_on_stand_there_too(journal: Journal) -> None:
    journal.relationships.begin("Ben", "protege", start=MARCH, focus=("Negotiation", "welding"))
    async with opened_at(journal, "skills", ME, size=SMALL) as (app, _pilot):
        assert "not rated" in line_with(app, "welding")
        assert screen_text(app).lower().count("negotiation") == 1
