"""A sheet is filled in by what it asks: each question begins where it is answered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.negotiations import Limit, Negotiation, Outcome, Package
from mentorjournal.journal import Journal
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.pay_gaps import next_gap
from mentorjournal.screens.dialogs.alternative_form import alternative_form
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.package_form import package_form
from mentorjournal.screens.sheet_forms import sheet_form
from mentorjournal.widgets.alternative_table import AlternativeTable
from mentorjournal.widgets.sheet_asks import SheetGap
from tests.examples import worked_negotiation
from tests.screens.driver import here, opened_at, press, screen_text, see, until
from tests.screens.set_ups import worked
from tests.tally import now_and_then

EXAMPLE = replace(worked_negotiation(), outcome=None)
ASKED = "What else are you paid: bonus, equity, benefits?"
COUNTED = "Today counts base only: 95,000."


def field_with_cursor(app: Any) -> str:
    form = app.screen
    assert isinstance(form, FormDialog)
    return next(row.field.id for row in form.rows if row.editor.has_focus)


@now_and_then
async def test_after_the_base_the_rest_is_asked_until_it_is_said_that_there_is_none(
    journal: Journal,
) -> None:
    talk = journal.negotiations.add("me", "Talk", now=Package(base=Decimal(95_000)))
    async with opened_at(journal, "negotiation", "me") as (app, pilot):
        await see(pilot, ASKED, COUNTED)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        assert field_with_cursor(app) == "bonus"
        await see(pilot, "In percent of base; the same sum every year")
        # It is all in sight, and base alone is an answer.
        assert app.screen.query_one("#rows").max_scroll_y == 0
        # Before the first field stands the last one.
        await pilot.press("shift+tab", "shift+tab")
        assert field_with_cursor(app) == "base_only"
        await pilot.press("right")
        await press(pilot, "form.save")
        await until(pilot, lambda: ASKED not in screen_text(app))
        assert COUNTED not in screen_text(app)
        assert journal.negotiations.get(talk.uid).base_only


@now_and_then
async def test_a_bonus_typed_as_an_amount_is_asked_about_beside_the_base(journal: Journal) -> None:
    talk = journal.negotiations.add("me", "Talk", now=Package(base=Decimal(95_000)))
    async with opened_at(journal, "negotiation", "me") as (_, pilot):
        await pilot.press("enter", *"5,000", "tab", "shift+tab")
        await see(pilot, "“5,000” asks: ↑ 5.263 % of base?")
        await pilot.press("up")
        # There is room for all of what it means.
        await see(pilot, "Bonus      ▏5.2630 %", "bonus                  5,000")
        await press(pilot, "form.save")
        share = Decimal("0.05263")
        await until(pilot, lambda: journal.negotiations.get(talk.uid).now.bonus == share)


def test_base_alone_is_no_answer_where_more_stands_above_it(journal: Journal) -> None:
    now = Package(base=Decimal(95_000))
    talk = journal.negotiations.add("me", "Talk", now=now, base_only=True)
    form = package_form(journal, talk)
    typed = {field.id: field.value for field in form.fields} | {"bonus": "10"}
    (answer,) = (field for field in form.fields if field.id == "base_only")
    assert (typed["base_only"], answer.aside and answer.aside(typed)) == (
        "yes",
        "more stands above",
    )
    kept = form.submit(typed)
    assert kept is not None
    assert (kept.now.bonus, kept.base_only) == (Decimal("0.1"), False)


def test_an_alternative_begins_as_today_but_for_what_is_paid_once(journal: Journal) -> None:
    now = replace(EXAMPLE.now, sign_on=Decimal(8_000))
    talk = journal.negotiations.add("me", "Talk", now=now)
    form = alternative_form(journal, talk)
    names = [field.id for field in form.fields]
    assert names[names.index("base") + 1] == "bonus"
    typed = {field.id: field.value for field in form.fields}
    kept = form.submit(typed | {"title": "Offer A", "base": "124000"})
    assert kept is not None
    (offer,) = kept.alternatives
    assert offer.package == replace(now, base=Decimal(124_000), sign_on=Decimal(0))
    # One that is there keeps its own figures.
    again = alternative_form(journal, kept, replace(offer, package=Package()))
    assert {field.id: field.value for field in again.fields}["bonus"] == ""


@now_and_then
async def test_arrows_go_on_where_the_lists_meet_and_pages_turn_what_is_unfolded(
    journal: Journal,
) -> None:
    fields = ("now", "alternatives", "target", "first_offer", "limit", "market", "evidence")
    journal.negotiations.add("me", "Talk", **worked(*fields))
    async with opened_at(journal, "negotiation", "me") as (app, pilot):
        await see(pilot, "By when do you decide?")
        table = here(app).query_one(AlternativeTable)
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        assert field_with_cursor(app) == "decide_by"
        await press(pilot, "form.leave")
        # Back from the line below the table to the row above that line.
        table.focus()
        await pilot.press("g", "tab")
        assert here(app).query_one(SheetGap).has_focus
        await pilot.press("up")
        assert (table.has_focus, table.chosen) == (True, EXAMPLE.alternatives[1].uid)
        await pilot.press("g", "down", "i")
        await see(pilot, "delay = 2/12 × (156,370")
        chosen = table.chosen
        await pilot.press("pagedown")
        await until(pilot, lambda: "delay = 2/12 × (156,370" not in screen_text(app))
        assert table.chosen == chosen
        await pilot.press(*["pagedown"] * 5)
        await see(pilot, "compa = 112,000 base", "the target is percentile")
        await pilot.press(*["pageup"] * 6)
        await see(pilot, "delay = 2/12 × (156,370")


def asked_and_odd(talk: Negotiation) -> list[str]:
    """Where the next question of a sheet and its checks lead."""
    leads = [check.leads for check in work_out(talk, date(2026, 11, 22)).checks]
    gap = next_gap(talk)
    return leads if gap is None else [gap.leads, *leads]


LOW = Limit(low=Decimal(1), likely=Decimal(2), high=Decimal(3))


@pytest.mark.parametrize(
    "changes",
    [
        {"now": Package(base=Decimal(1))},
        {"target": None},
        {"limit": None},
        {"first_offer": None},
        {"decide_by": None},
        {"target": Decimal(1), "cap": Decimal(1), "limit": LOW},
        {"first_offer": Decimal(10**9)},
        {"decide_by": date(2026, 1, 1), "budget_closes": date(2026, 1, 1)},
        {"now": replace(EXAMPLE.now, vesting=(Decimal("0.2"),) * 5)},
        {"outcome": Outcome(on=date(2026, 11, 1), offer=Decimal(1))},
    ],
)
def test_what_is_asked_or_odd_leads_to_a_field_that_its_form_has(
    journal: Journal, changes: dict[str, Any]
) -> None:
    talk = replace(EXAMPLE, decide_by=date(2026, 12, 20))
    talk = replace(talk, relationship=None, owner="me", **changes)
    for leads in asked_and_odd(talk):
        kind, _, field = leads.partition(":")
        form = sheet_form(journal, talk, leads)
        if kind in ("numbers", "talk", "staying"):
            assert field in {each.id for each in form.fields}
