"""`A`, from anywhere: empty, or with the words of what was just ticked or met."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import mine
from mentorjournal.widgets.achievement_list import AchievementList
from tests.screens.driver import (
    fill_in,
    messages,
    opened_at,
    press,
    screen_text,
    see,
    type_text,
    until,
)
from tests.tally import now_and_then

SMALL = (80, 24)
OFFER = "A: an achievement."


@now_and_then
async def test_the_three_lines_come_first_and_go_to_me_and_to_my_mentors(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    async with opened_at(journal, "achieved", "me", size=SMALL) as (app, pilot):
        await pilot.press("A")
        shown = screen_text(app)
        order = [shown.index(label) for label in ("What was done", "What it changed", "Who saw it")]
        assert order == sorted(order)
        assert shown.index("Day *") > order[-1]
        await type_text(pilot, "Shipped it\t3 % more\tMaya")
        await press(pilot, "form.save")
        await until(pilot, lambda: isinstance(app.focused, AchievementList))
        await see(pilot, "› Sun 22 Nov  Shipped it")
    (done,) = journal.achievements.of("me")
    assert (done.text, done.impact, done.seen_by) == ("Shipped it", "3 % more", "Maya")
    assert (done.on, done.kind, done.shown_to) == (journal.today(), "done", (ben.uid,))


@now_and_then
async def test_a_ticked_action_is_offered_once_and_comes_with_its_words(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    action = journal.follow_ups.add(ben, "Ship the pricing page")
    async with opened_at(journal, "follow-ups", size=SMALL, notifications=True) as (app, pilot):
        await press(pilot, "follow_up.done")
        await until(pilot, lambda: any(OFFER in each for each in messages(app)))
        await pilot.press("A")
        await see(pilot, "From what was ticked: “Ship the pricing page”.")
        await fill_in(pilot, {"impact": "3 % more"})
        await press(pilot, "form.save")
        (done,) = journal.achievements.of("me")
        assert (done.text, done.impact, done.follow_up) == (
            "Ship the pricing page",
            "3 % more",
            action.uid,
        )
        assert done.shown_to == (ben.uid,)
        await pilot.press("A")
        await see(pilot, "Achieved")
        assert "From what was ticked" not in screen_text(app)
        assert "Ship the pricing page" not in screen_text(app).partition("What was done")[2][:60]


@now_and_then
async def test_what_is_opened_again_is_not_offered(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    journal.follow_ups.add(ben, "Ship it")
    async with opened_at(journal, "follow-ups", size=SMALL, notifications=True) as (app, pilot):
        await press(pilot, "follow_up.done")
        await press(pilot, "app.undo")
        await pilot.press("A")
        await see(pilot, "What was done")
        assert "From what was ticked" not in screen_text(app)


@now_and_then
async def test_a_goal_that_is_met_is_offered_and_linked(journal: Journal) -> None:
    goal = journal.goals.add(
        mine(for_management=True),
        "Talks outside",
        baseline=Decimal(0),
        target=Decimal(12),
        due=date(2027, 6, 2),
    )
    async with opened_at(journal, "plan", "me", size=SMALL, notifications=True) as (app, pilot):
        await press(pilot, "goal.reading")
        await type_text(pilot, "11")
        await press(pilot, "form.save")
        assert not any(OFFER in each for each in messages(app))
        await press(pilot, "goal.reading")
        await type_text(pilot, "12")
        await press(pilot, "form.save")
        await until(pilot, lambda: any(OFFER in each for each in messages(app)))
        await pilot.press("A")
        await see(pilot, "From the goal “Talks outside”.")
        await press(pilot, "form.save")
    (done,) = journal.achievements.of("me")
    assert (done.text, done.goal, done.for_management) == ("Talks outside", goal.uid, True)


async def test_while_typing_alt_a_takes_the_ticked_line_with_the_cursor(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    session = journal.sessions.start(ben)
    async with opened_at(journal, "session", session.uid, size=SMALL) as (_, pilot):
        await type_text(pilot, "- [x] Ship the page @me")
        await pilot.press("alt+a")
        await see(pilot, "From what was ticked: “Ship the page”.")
        await press(pilot, "form.save")
    (done,) = journal.achievements.of("me")
    assert (done.text, done.session, done.shown_to) == ("Ship the page", session.uid, (ben.uid,))
