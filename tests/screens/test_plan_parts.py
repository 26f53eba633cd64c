"""What belongs to a goal, by keyboard: written down, edited, ticked, deleted, brought back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from mentorjournal.data.records.models import Goal, Relationship
from mentorjournal.data.records.plans import Confidence, Evidence, Picture, Pitch, Step
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in, mine
from mentorjournal.screens.dialogs.shown_to import my_showing
from mentorjournal.widgets.field_row import FieldRow
from mentorjournal.widgets.goal_entries import GoalEntries
from tests.screens.driver import (
    complaint,
    fill_in,
    messages,
    opened_at,
    press,
    save,
    screen_text,
    see,
    until,
)
from tests.screens.set_ups import mentored_since_january, win_rate
from tests.tally import now_and_then

SMALL = (80, 24)


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """Mentored since January, without a plan."""
    return mentored_since_january(journal)


@pytest.fixture
def goal(journal: Journal, ana: Relationship) -> Goal:
    """From 31 to 42 % in the year 2026, not read yet."""
    return win_rate(journal, made_in(ana))


async def to_the_parts(pilot: Pilot[Any], row: str) -> None:
    """Move the cursor to a part of the highlighted goal."""
    entries = pilot.app.screen.query_one(GoalEntries)
    entries.focus()
    entries.highlight(row)
    await pilot.pause()


async def test_a_reading_is_edited_deleted_and_brought_back(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    reading = journal.goals.add_reading(goal.uid, Decimal(38), on=date(2026, 6, 30)).readings[0]
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        await to_the_parts(pilot, f"reading:{reading.uid}")
        await press(pilot, "picture.edit")
        await fill_in(pilot, {"value": "37"})
        await press(pilot, "form.save")
        assert [each.value for each in journal.goals.get(goal.uid).readings] == [37]
        await press(pilot, "goal.delete")
        assert journal.goals.get(goal.uid).readings == ()
        assert "The reading is in the trash." in messages(app)[-1]
        await press(pilot, "app.undo")
    assert [each.value for each in journal.goals.get(goal.uid).readings] == [37]
    assert journal.trash.all() == []


@now_and_then
async def test_pitch_confidence_step_and_evidence_are_written_down_by_keyboard(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=(100, 40)) as (app, pilot):
        forms = {
            "goal.pitch": {"objective": "Sales", "ask": "One day a week", "adopted": "yes"},
            "goal.confidence": {"level": "4"},
            "goal.step": {"text": "One page", "weight": "2"},
            "goal.evidence": {"text": "Two deals came back", "on": "2026-11-02"},
        }
        for command, values in forms.items():
            await press(pilot, command)
            await fill_in(pilot, values)
            await press(pilot, "form.save")
        text = screen_text(app)
        assert "One day a week" in text
        assert "□ One page" in text
        assert "Two deals came back" in text
        assert "●●●●○" in text
    kept = journal.goals.get(goal.uid)
    assert kept.pitch == Pitch(objective="Sales", ask="One day a week", adopted=True)
    assert kept.confidence == (Confidence(on=date(2026, 11, 22), level=4),)
    assert [(step.text, step.weight) for step in kept.steps] == [("One page", 2)]
    assert [(each.text, each.on) for each in kept.evidence] == [
        ("Two deals came back", date(2026, 11, 2))
    ]


async def test_every_part_of_a_goal_can_be_deleted_and_undone(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    step = Step(uid=journal.new_uid(), text="One page")
    proof = Evidence(uid=journal.new_uid(), on=date(2026, 11, 2), text="Deals")
    felt = Confidence(on=date(2026, 11, 1), level=2)
    full = journal.goals.edit(
        goal.uid, steps=(step,), evidence=(proof,), confidence=(felt,), pitch=Pitch(ask="A day")
    )
    rows = (f"step:{step.uid}", f"evidence:{proof.uid}", "confidence:2026-11-01", "pitch:ask")
    async with opened_at(journal, "plan", ana.owner, size=(100, 40)) as (app, pilot):
        said: list[str] = []
        for row in (*rows, "baseline"):
            await to_the_parts(pilot, row)
            await press(pilot, "goal.delete")
            assert "u brings it back" in messages(app)[-1]
            said.append(messages(app)[-1].partition(".")[0])
            now = journal.goals.get(goal.uid)
            assert (now.steps, now.evidence, now.confidence, now.pitch, now.baseline) != (
                full.steps,
                full.evidence,
                full.confidence,
                full.pitch,
                full.baseline,
            )
            await press(pilot, "app.undo")
            back = journal.goals.get(goal.uid)
            assert (back.steps, back.evidence, back.baseline) == (
                full.steps,
                full.evidence,
                full.baseline,
            )
            assert (back.confidence, back.pitch) == (full.confidence, full.pitch)
        assert said == [
            "The step is in the trash",
            "The evidence is in the trash",
            "The confidence of Sun 1 Nov is gone",
            "“ask” of the pitch is gone",
            "The baseline is gone",
        ]
    assert journal.trash.all() == []


async def test_deleting_a_line_of_a_pitch_takes_that_line_alone(
    journal: Journal, ana: Relationship, goal: Goal
) -> None:
    pitch = Pitch(ask="A day", gain="90,000", smallest_yes="Half a day", adopted=True)
    journal.goals.edit(goal.uid, pitch=pitch)
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        await to_the_parts(pilot, "pitch:gain")
        await pilot.press("d")
        assert messages(app)[-1] == "d again takes away “gain” of the pitch."
        await press(pilot, "goal.delete")
        assert journal.goals.get(goal.uid).pitch == replace(pitch, gain="")
        for row in ("pitch:ask", "pitch:smallest_yes", "pitch:"):
            await to_the_parts(pilot, row)
            await press(pilot, "goal.delete")
    assert journal.goals.get(goal.uid).pitch == Pitch()


async def test_a_step_is_ticked_and_the_goal_moves_on(journal: Journal, ana: Relationship) -> None:
    steps = tuple(Step(uid=journal.new_uid(), text=text) for text in ("One page", "A week away"))
    goal = journal.goals.add(
        made_in(ana), "Hand over", start=date(2026, 1, 5), due=date(2026, 12, 31), steps=steps
    )
    async with opened_at(journal, "plan", ana.owner, size=SMALL) as (app, pilot):
        assert "0 % of the way" in screen_text(app)
        await to_the_parts(pilot, f"step:{steps[0].uid}")
        await press(pilot, "goal.tick")
        assert "50 % of the way" in screen_text(app)
        assert journal.goals.get(goal.uid).steps[0].done == date(2026, 11, 22)
        await press(pilot, "goal.tick")
        assert journal.goals.get(goal.uid).steps[0].done is None


@now_and_then
async def test_a_goal_of_mine_is_shown_to_whom_i_write_down(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    zoe = journal.relationships.begin("Zoë Håkansson", "protege")
    journal.relationships.begin("Maya Lindqvist", "protege", reporting_line="my-manager")
    async with opened_at(journal, "dashboard", size=(100, 40)) as (app, pilot):
        await press(pilot, "me.open")
        await until(pilot, lambda: app.places.place == "plan")
        await press(pilot, "goal.add")
        shown_to = next(row for row in app.screen.query(FieldRow) if row.field.id == "shown_to")
        assert shown_to.value == "Ben O'Neil, Zoë Håkansson"
        await fill_in(pilot, {"title": "Talks", "shown_to": "nobody I know"})
        await press(pilot, "form.save")
        assert "Nobody called “nobody I know” mentors you" in complaint(app, "shown_to")
        shown_to.value = "zoe"
        await press(pilot, "form.save")
        await until(pilot, lambda: bool(journal.goals.of("me")))
        (goal,) = journal.goals.of("me")
        assert goal.shown_to == (zoe.uid,) != (ben.uid,)
        await see(pilot, "shown to Zoë Håkansson")


async def test_whom_it_is_shown_to_stays_where_the_names_still_stand(journal: Journal) -> None:
    comma = journal.relationships.begin("Lima, Ana", "protege")
    gone = journal.relationships.begin("Ben O'Neil", "protege")
    goal = journal.goals.add(mine((comma.uid, gone.uid)), "Talks")
    journal.trash.throw(gone, "Ben O'Neil")
    async with opened_at(journal, "plan", "me", size=(100, 40)) as (_, pilot):
        await save(pilot, "goal.edit", {"title": "Talks outside"})
        await until(pilot, lambda: journal.goals.get(goal.uid).title == "Talks outside")
    assert journal.goals.get(goal.uid).shown_to == (comma.uid, gone.uid)


def test_nothing_of_mine_is_offered_to_my_manager_whatever_was_chosen_last(
    journal: Journal,
) -> None:
    maya = journal.relationships.begin("Maya Lindqvist", "protege", reporting_line="my-manager")
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    journal.goals.add(mine((maya.uid, ben.uid)), "Talks")
    assert my_showing(journal).shown_to == (ben.uid,)


async def test_pictures_without_goals_can_be_said_to_be_still_true(journal: Journal) -> None:
    journal.plans.draw(mine(), Picture(horizon=1, title="Senior PM"))
    async with opened_at(journal, "plan", "me", size=(100, 40)) as (app, pilot):
        await press(pilot, "goal.tick")
        await until(pilot, lambda: "still true" in " ".join(messages(app)))
        await press(pilot, "goal.tick")
        said = "You have said so today already; nothing was changed."
        await until(pilot, lambda: messages(app)[-1:] == [said])
    plan = journal.plans.of("me")
    assert plan is not None
    assert [version.still_true for version in plan.versions] == [False, True]
