"""The stages of a mentoring, each in a form with only what it needs, by keys and palette."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mentorjournal.data.records.models import Capacity, Relationship
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.stage_fields import next_year, stage_fields
from mentorjournal.screens.dialogs.stage_form import Step, stage_form, steps_from
from tests.examples import a_relationship
from tests.screens.board import to_the_step
from tests.screens.driver import (
    complaint,
    fill_in,
    here,
    messages,
    open_at,
    opened_at,
    press,
    save,
    screen_text,
    see,
    until,
)
from tests.tally import now_and_then

TODAY = date(2026, 11, 22)


def asked_for(step: Step, **changes: Any) -> list[str]:
    """The fields that stand in the form while a stage is chosen."""
    fields = stage_fields(a_relationship(**changes), TODAY)
    return [field.id for field in fields if field.when and field.when({"stage": step})]


@pytest.mark.parametrize(
    ("step", "fields"),
    [
        ("prospect", ["aim", "why_them"]),
        ("asked", ["asked", "asked_how"]),
        ("declined", ["declined", "stage_reason", "thanks"]),
        ("active", ["start"]),
        ("paused", ["first", "until", "stage_reason"]),
        ("completed", ["ended", "stage_reason", "last_words", "thanks"]),
        ("next", ["aim", "year"]),
    ],
)
def test_each_stage_asks_only_for_what_it_needs(step: Step, fields: list[str]) -> None:
    assert asked_for(step) == fields


@pytest.mark.parametrize(
    ("step", "fields"),
    [
        ("prospect", ["aim", "why_them"]),
        ("active", ["aim", "why_them", "start"]),
        ("completed", ["ended", "stage_reason", "learned", "thanks"]),
        ("recurring", ["aim", "year"]),
    ],
)
def test_a_one_off_asks_for_question_why_what_was_learned_and_thanks(
    step: Step, fields: list[str]
) -> None:
    assert asked_for(step, form="one-off") == fields


BEGUN = ("prospect", "asked", "active", "paused", "completed", "next")


@pytest.mark.parametrize(
    ("changes", "steps"),
    [
        ({"stage": "prospect"}, ("prospect", "asked", "active")),
        ({"stage": "asked"}, ("prospect", "asked", "declined", "active")),
        (
            {"stage": "completed", "declined": TODAY},
            ("prospect", "asked", "declined", "active"),
        ),
        ({"stage": "active"}, BEGUN),
        ({"stage": "paused"}, BEGUN),
        ({"stage": "completed"}, BEGUN),
        (
            {"stage": "active", "form": "one-off"},
            ("prospect", "asked", "active", "completed", "recurring"),
        ),
    ],
)
def test_the_strip_has_the_stages_that_can_follow(
    changes: dict[str, Any], steps: tuple[Step, ...]
) -> None:
    assert steps_from(a_relationship(**changes)) == steps


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        # Begun on 5 Jan 2026: the year after; in a second year the one that has begun.
        ({}, date(2027, 1, 5)),
        ({"start": date(2025, 11, 10)}, date(2026, 11, 10)),
        ({"start": date(2024, 2, 29)}, date(2026, 2, 28)),
        ({"stage": "completed"}, TODAY),
        ({"form": "one-off"}, TODAY),
        ({"start": None}, TODAY),
    ],
)
def test_a_new_year_is_proposed_where_the_old_one_ends(changes: dict[str, Any], day: date) -> None:
    assert next_year(a_relationship(**changes), TODAY) == day


@pytest.mark.parametrize(
    ("step", "changes", "sentence"),
    [
        ("declined", {}, "Nobody was asked who could have said no."),
        ("recurring", {}, "That mentoring is recurring already."),
        ("paused", {"form": "one-off"}, "A one-off has one talk, and neither pauses nor years."),
        ("next", {"stage": "prospect"}, "That mentoring has not begun yet."),
    ],
)
def test_a_stage_that_cannot_follow_is_refused_in_a_sentence(
    journal: Journal, ana: Relationship, step: Step, changes: dict[str, Any], sentence: str
) -> None:
    one = journal.relationships.edit(ana.uid, **changes)
    with pytest.raises(NotFound) as refused:
        stage_form(journal, one, step)
    assert str(refused.value) == sentence


@now_and_then
async def test_a_pause_is_entered_with_e_ended_by_its_return_and_taken_back_with_u(
    journal: Journal, ana: Relationship
) -> None:
    def now() -> Relationship:
        return journal.relationships.get(ana.uid)

    async with opened_at(journal, "relationship", ana.uid) as (app, pilot):
        await press(pilot, "relationship.stage")
        strip = "prospect  asked  ● active  paused  completed  next year"
        await see(pilot, strip, "Since", "2026-05-12")
        await pilot.press("right")
        await see(pilot, "First day", "Day of return", "Why")
        assert "Since" not in screen_text(app)
        form = app.screen
        await fill_in(pilot, {"first": "2026-11-20", "until": "2026-11-20"})
        await press(pilot, "form.save")
        assert "come after the first day of the pause, 20 Nov 2026" in complaint(app, "until")
        await fill_in(pilot, {"until": "31 Feb"})
        await press(pilot, "form.save")
        assert app.screen is form
        await fill_in(pilot, {"until": "2026-12-24", "stage_reason": "[b]leave[/]"})
        await press(pilot, "form.save")
        await see(pilot, "paused", "[b]leave[/]")
        (pause,) = now().pauses
        assert (pause.first, pause.until) == (date(2026, 11, 20), date(2026, 12, 24))

        await save(pilot, "relationship.stage", {"stage": "active", "back": "2026-11-21"})
        await until(pilot, lambda: now().stage == "active")
        assert now().pauses[0].until == date(2026, 11, 21)
        await pilot.press("u")
        await until(pilot, lambda: now().pauses[0].until == date(2026, 12, 24))
        await pilot.press("u")
        await until(pilot, lambda: now().pauses == ())


@now_and_then
async def test_what_is_completed_can_begin_a_new_year(journal: Journal, ana: Relationship) -> None:
    async with opened_at(journal, "relationship", ana.uid) as (app, pilot):
        last = {"last_words": "Go on.", "thanks": "owed", "stage_reason": "the year was full"}
        await save(pilot, "relationship.stage", {"stage": "completed", **last})
        await see(pilot, "completed", "Last words", "Go on.", "owed since Sun 22 Nov")
        await pilot.press("H")
        await until(pilot, lambda: "Go on." not in screen_text(app))
        await pilot.press("H")
        await press(pilot, "relationship.thank")
        await see(pilot, "said Sun 22 Nov")
        await press(pilot, "relationship.next_year")
        await see(pilot, "New year from", "2026-11-22")
        await press(pilot, "form.save")
        assert "after the end of the one before" in complaint(app, "year")
        await fill_in(pilot, {"year": "2026-11-30"})
        await press(pilot, "form.save")
        await see(pilot, "Year 1", "Tue 12 May – Sun 22 Nov", "since Mon 30 Nov")
        assert here(app).uid == ana.uid


async def test_thanks_and_consent_are_done_where_next_asks_for_them(journal: Journal) -> None:
    dana = journal.relationships.begin(
        "Dana Weiss", "mentor", form="one-off", start=date(2026, 10, 1)
    )
    journal.lifecycle.complete(dana.uid, date(2026, 10, 23), thanks="owed")
    maya = journal.relationships.begin(
        "Maya Lind", "protege", form="one-off", reporting_line="managers-manager", stage="prospect"
    )
    async with opened_at(journal, "dashboard") as (app, pilot):
        await see(pilot, "thank-you owed", "since Fri 23 Oct", "does my manager agree?")
        await to_the_step(pilot, "thanks")
        await pilot.press("x")
        await until(pilot, lambda: journal.relationships.get(dana.uid).thanks_owed is None)
        await see(pilot, "does my manager agree?")
        await to_the_step(pilot, "consent")
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await fill_in(pilot, {"manager_agreed": "2027-01-01"})
        await press(pilot, "form.save")
        assert complaint(app, "manager_agreed") == "1 Jan 2027 is still to come."
        await fill_in(pilot, {"manager_agreed": "2026-11-20"})
        await press(pilot, "form.save")
        await until(pilot, lambda: not isinstance(app.screen, FormDialog))
        assert journal.relationships.get(maya.uid).manager_agreed == date(2026, 11, 20)


@now_and_then
async def test_beyond_what_i_can_give_it_warns_and_never_stops(
    journal: Journal, ana: Relationship
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "mentor", stage="prospect")
    async with opened_at(journal, "dashboard") as (app, pilot):
        given = {"my_name": "Robin Hale", "recurring": "1", "one_off": "0", "hours": "-3"}
        await save(pilot, "me.edit", given)
        assert complaint(app, "hours")
        await fill_in(pilot, {"hours": "7.5"})
        await press(pilot, "form.save")
        await until(pilot, lambda: journal.people.me() is not None)
        me = journal.people.me()
        assert me is not None
        assert me.capacity == Capacity(recurring=1, one_off=0, hours=Decimal("7.5"))
        await open_at(pilot, "relationship", ben.uid)
        await press(pilot, "relationship.activate")
        await press(pilot, "form.save")
        await until(pilot, lambda: journal.relationships.get(ben.uid).stage == "active")
        assert "That makes 2 mentorings where you said you could give 1." in str(messages(app))


@now_and_then
async def test_adding_somebody_beyond_what_i_can_give_warns_as_well(journal: Journal) -> None:
    journal.people.call_me("Robin Hale", Capacity(recurring=0))
    async with opened_at(journal, "dashboard", notifications=True) as (app, pilot):
        await save(pilot, "person.add", {"name": "Bob Ray", "my_role": "mentor"})
        await until(pilot, lambda: len(journal.relationships.all()) == 1)
        await until(
            pilot,
            lambda: "That makes 1 mentoring where you said you could give 0." in messages(app),
        )
