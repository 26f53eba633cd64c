"""The top of a form stands still while it is filled in, so that a hand meets what it aims at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.geometry import Region

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.add_person import begin_form
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.stage_form import stage_form
from mentorjournal.widgets.field_row import FieldRow
from tests.screens.driver import opened_at, until

FORMS: dict[str, Callable[[Journal, Relationship], FormDialog[Any]]] = {
    "person": lambda journal, _ana: begin_form(journal, my_role="protege"),
    "stage": lambda journal, ana: stage_form(journal, ana),
}
TURNS = {"person": ("my_role", "mentor"), "stage": ("stage", "completed")}
"""A choice that lets rows below it come or go."""


def panel_of(form: FormDialog[Any]) -> Region:
    """Where a form stands on the screen."""
    return form.query_one("#panel").region


def places(form: FormDialog[Any], last: str) -> dict[str, int]:
    """On which row of the screen the form begins, and its fields down to the one named."""
    found = {"panel": panel_of(form).y}
    for row in form.query(FieldRow):
        found[row.field.id] = row.region.y
        if row.field.id == last:
            break
    return found


@pytest.mark.parametrize("name", FORMS)
async def test_rows_that_come_or_go_leave_the_top_and_the_rows_above_where_they_were(
    journal: Journal, name: str
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    field, value = TURNS[name]
    async with opened_at(journal, "dashboard", size=(120, 40)) as (app, pilot):
        form = FORMS[name](journal, ana)
        await app.push_screen(form)
        await until(pilot, lambda: panel_of(form).height)
        await pilot.pause()
        panel = panel_of(form)
        assert abs(panel.y - (40 - panel.bottom)) <= 1, "it begins in the middle"
        height, before = panel.height, places(form, field)

        row = next(each for each in form.query(FieldRow) if each.field.id == field)
        first = row.value
        row.value = value
        await until(pilot, lambda: panel_of(form).height != height)
        await pilot.pause()
        assert places(form, field) == before
        row.value = first
        await until(pilot, lambda: panel_of(form).height == height)
        await pilot.pause()
        assert places(form, field) == before


async def test_a_form_comes_to_the_middle_of_a_window_of_another_size(journal: Journal) -> None:
    async with opened_at(journal, "dashboard", size=(120, 40)) as (app, pilot):
        form = FORMS["person"](journal, journal.relationships.begin("Ana Lima", "mentor"))
        await app.push_screen(form)
        panel = form.query_one("#panel")
        await until(pilot, lambda: panel.region.height)
        await pilot.resize_terminal(120, 60)
        await until(pilot, lambda: abs(panel.region.y - (60 - panel.region.bottom)) <= 1)
