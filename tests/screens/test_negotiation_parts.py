"""What belongs to a BATNA sheet, by keyboard: added, edited, refused, deleted, brought back."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from textual.pilot import Pilot

from mentorjournal.data.records.models import Negotiation, Relationship
from mentorjournal.data.records.negotiations import (
    Package,
)
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.alternative_form import alternative_form
from mentorjournal.screens.dialogs.argument_forms import trade_form
from mentorjournal.screens.dialogs.market_form import market_form
from mentorjournal.screens.dialogs.package_form import package_form
from mentorjournal.screens.dialogs.talk_form import talk_form
from mentorjournal.screens.dialogs.target_form import target_form
from mentorjournal.widgets.alternative_table import AlternativeTable
from mentorjournal.widgets.sheet_parts import SheetParts
from tests.examples import OFFER_A, worked_negotiation
from tests.screens.driver import (
    complaint,
    fill_in,
    here,
    messages,
    open_at,
    opened,
    press,
    save,
    screen_text,
    until,
)
from tests.tally import in_turn, now_and_then

SMALL = (80, 24)
OWN = {"uid", "created", "updated", "deleted", "owner", "relationship", "title", "outcome"}


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    """My mentor, with whom I prepare the talk."""
    return journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 3, 1))


@pytest.fixture
def talk(journal: Journal, ben: Relationship) -> Negotiation:
    """The worked example, not decided yet."""
    example = worked_negotiation()
    fields = {name: getattr(example, name) for name in example.__struct_fields__ if name not in OWN}
    return journal.negotiations.add(ben.owner, "Pay talk with Maya", relationship=ben, **fields)


async def to_the_parts(pilot: Pilot[Any], row: str) -> None:
    """Move the cursor to a row below the picture."""
    parts = pilot.app.screen.query_one(SheetParts)
    parts.focus()
    parts.highlight(row)
    await pilot.pause()
    assert parts.chosen == row


@in_turn(
    ("command", "values", "field"),
    [
        ("package.edit", {"bonus": "ten"}, "bonus"),
        ("package.edit", {"match": "-4"}, "match"),
        ("package.edit", {"equity_discount": "101"}, "equity_discount"),
        ("package.edit", {"vesting": "60 60"}, "vesting"),
        ("package.edit", {"equity_years": "0"}, "equity_years"),
        ("alternative.add", {"title": "C", "chance": "120"}, "chance"),
        ("alternative.add", {"title": " ", "chance": "20"}, "title"),
        ("alternative.add", {"title": "C", "expires": "some day"}, "expires"),
        ("target.edit", {"limit_low": "140000"}, "limit_likely"),
        ("target.edit", {"target": "a lot"}, "target"),
        ("market.add", {"source": "S", "p25": "2", "p50": "1"}, "p50"),
        ("market.add", {"source": "S"}, "p50"),
        ("negotiation.edit", {"currency": "dollars"}, "currency"),
        ("negotiation.edit", {"years": "21"}, "years"),
        ("outcome.edit", {"on": "2026-11-23"}, "on"),
    ],
)
async def test_what_cannot_be_is_refused_below_its_field(
    journal: Journal,
    ben: Relationship,
    talk: Negotiation,
    command: str,
    values: dict[str, str],
    field: str,
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await open_at(pilot, "negotiation", ben.owner)
        await save(pilot, command, values)
        assert complaint(app, field)
        await press(pilot, "form.leave")
        assert journal.negotiations.get(talk.uid) == talk


@now_and_then
async def test_only_the_worth_of_all_else_may_be_below_zero(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await open_at(pilot, "negotiation", ben.owner)
        await save(pilot, "package.edit", {"other": "-2500"})
    assert journal.negotiations.get(talk.uid).now.other == -2500


@now_and_then
async def test_saving_a_form_without_a_change_keeps_every_amount_exactly(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    odd = Package(
        base=Decimal("112000.55"),
        bonus=Decimal("0.1234567"),
        payout=Decimal("0.9"),
        vesting=(Decimal("0.05"), Decimal("0.15"), Decimal("0.4"), Decimal("0.4")),
        equity=Decimal(100_000),
    )
    before = journal.negotiations.set_now(talk.uid, odd)
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await open_at(pilot, "negotiation", ben.owner)
        for row in ("numbers", "talk"):
            await to_the_parts(pilot, row)
            await press(pilot, "alternative.edit")
            await press(pilot, "form.save")
        await save(pilot, "package.edit", {})
        app.screen.query_one(AlternativeTable).focus()
        await pilot.press("down")
        await press(pilot, "alternative.edit")
        await press(pilot, "form.save")
    assert journal.negotiations.get(talk.uid) == before


@now_and_then
async def test_an_alternative_is_edited_deleted_and_brought_back(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await open_at(pilot, "negotiation", ben.owner)
        await pilot.press("down")
        await press(pilot, "alternative.edit")
        await fill_in(pilot, {"title": "Better offer"})
        await press(pilot, "form.save")
        assert "Better offer" in screen_text(app)
        await press(pilot, "alternative.delete")
        kept = journal.negotiations.get(talk.uid)
        assert [each.title for each in kept.alternatives] == ["Offer from B"]
        assert messages(app)[-1] == "The alternative is in the trash. u brings it back."
        await press(pilot, "app.undo")
        kept = journal.negotiations.get(talk.uid)
        assert [each.title for each in kept.alternatives] == ["Better offer", "Offer from B"]
        assert kept.alternatives[0].uid == OFFER_A


@now_and_then
async def test_to_stay_as_today_can_be_edited_but_not_deleted(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await open_at(pilot, "negotiation", ben.owner)
        await press(pilot, "alternative.delete")
        assert messages(app)[-1] == "To stay as today is always an alternative."
        await press(pilot, "alternative.edit")
        await fill_in(pilot, {"base": "113000"})
        await press(pilot, "form.save")
    assert journal.negotiations.get(talk.uid).now.base == 113_000


@now_and_then
async def test_every_part_is_added_deleted_and_undone_by_keyboard(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    app = opened(journal)
    async with app.run_test(size=(100, 40)) as pilot:
        await open_at(pilot, "negotiation", ben.owner)
        await save(pilot, "objection.add", {"text": "The band is fixed"})
        await save(pilot, "trade.add", {"text": "A title", "direction": "give", "worth": "5"})
        await to_the_parts(pilot, "rehearsal:")
        await save(pilot, "alternative.add", {"who": "Zoe", "minutes": "35"})
        kept = journal.negotiations.get(talk.uid)
        (objection,), (trade,), (played,) = kept.objections, kept.trades, kept.rehearsals
        assert (objection.text, objection.reply) == ("The band is fixed", "")
        assert (trade.text, trade.direction) == ("A title", "give")
        assert trade.worth == 5
        assert (played.who, played.minutes, played.on) == ("Zoe", 35, date(2026, 11, 22))
        assert "no reply yet" in screen_text(app)
        rows = [f"objection:{objection.uid}", f"trade:{trade.uid}", f"rehearsal:{played.uid}"]
        rows += [f"market:{kept.market[0].uid}", "words:evidence", "numbers"]
        for row in rows:
            before = journal.negotiations.get(talk.uid)
            await to_the_parts(pilot, row)
            await press(pilot, "alternative.delete")
            assert journal.negotiations.get(talk.uid) != before
            assert "u brings it back" in messages(app)[-1]
            await press(pilot, "app.undo")
            await until(pilot, lambda: app.screen_stack[0] is app.screen)
            now = journal.negotiations.get(talk.uid)
            assert [getattr(now, f) for f in ("objections", "trades", "rehearsals", "market")] == [
                getattr(before, f) for f in ("objections", "trades", "rehearsals", "market")
            ]
            assert (now.evidence, now.limit, now.target) == (
                before.evidence,
                before.limit,
                before.target,
            )
            here(app).tick()


@now_and_then
async def test_interests_and_evidence_are_written_down(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    journal.negotiations.edit(talk.uid, evidence="")
    app = opened(journal)
    async with app.run_test(size=(100, 40)) as pilot:
        await open_at(pilot, "negotiation", ben.owner)
        assert "no evidence for the ask" in screen_text(app)
        await save(pilot, "words.edit", {"my_interests": "Time", "evidence": "Up by 10"})
        assert "no evidence for the ask" not in screen_text(app)
    kept = journal.negotiations.get(talk.uid)
    assert (kept.my_interests, kept.evidence) == ("Time", "Up by 10")


def test_every_figure_of_a_sheet_is_typed_anew(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    forms = [
        target_form(journal, talk),
        package_form(journal, talk),
        talk_form(journal, ben.owner, talk),
        *(alternative_form(journal, talk, each) for each in talk.alternatives),
        *(market_form(journal, talk, each) for each in talk.market),
        *(trade_form(journal, talk, each) for each in talk.trades),
    ]
    figures = [
        field
        for form in forms
        for field in form._fields
        if field.kind == "line" and re.fullmatch(r"[\d,.% ]+", field.value)
    ]
    assert len(figures) > 30
    assert [field.id for field in figures if field.reads is None] == []
