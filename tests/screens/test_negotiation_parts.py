"""What belongs to a BATNA sheet, by keyboard: added, edited, refused, deleted, brought back."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from mentorjournal.data.records.models import Negotiation, Relationship
from mentorjournal.data.records.negotiations import Limit, MarketFigure, Package, Trade
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.screens.dialogs.alternative_form import alternative_form
from mentorjournal.screens.dialogs.argument_forms import trade_form
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.market_form import market_form
from mentorjournal.screens.dialogs.offer_form import offer_form
from mentorjournal.screens.dialogs.package_form import package_form
from mentorjournal.screens.dialogs.talk_form import talk_form
from mentorjournal.screens.dialogs.target_form import target_form
from mentorjournal.widgets.alternative_table import AlternativeTable
from mentorjournal.widgets.preparation_list import PreparationList
from tests.examples import OFFER_A
from tests.screens.driver import complaint, fill_in, messages, opened_at, press, save, screen_text
from tests.screens.set_ups import my_mentor_ben, worked_talk
from tests.tally import in_turn, now_and_then

SMALL = (80, 24)


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    """My mentor, with whom I prepare the talk."""
    return my_mentor_ben(journal)


@pytest.fixture
def talk(journal: Journal, ben: Relationship) -> Negotiation:
    """The worked example, not decided yet."""
    return worked_talk(journal, ben)


async def to_the_parts(pilot: Pilot[Any], row: str) -> None:
    """Move the cursor to a row of what is prepared."""
    parts = pilot.app.screen.query_one(PreparationList)
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
    async with opened_at(journal, "negotiation", ben.owner, size=SMALL) as (app, pilot):
        await save(pilot, command, values)
        assert complaint(app, field)
        await press(pilot, "form.leave")
        assert journal.negotiations.get(talk.uid) == talk


@now_and_then
async def test_only_the_worth_of_all_else_may_be_below_zero(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    async with opened_at(journal, "negotiation", ben.owner, size=SMALL) as (_, pilot):
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
    before = journal.negotiations.edit(talk.uid, now=odd)
    async with opened_at(journal, "negotiation", ben.owner, size=SMALL) as (app, pilot):
        # Above the table stand target, first offer and limit.
        await pilot.press("up", "enter")
        await press(pilot, "form.save")
        await press(pilot, "negotiation.edit")
        await press(pilot, "form.save")
        await save(pilot, "package.edit", {})
        app.screen.query_one(AlternativeTable).focus()
        await pilot.press("down")
        await press(pilot, "alternative.edit")
        await press(pilot, "form.save")
    assert journal.negotiations.get(talk.uid) == before


def typed_limit(form: FormDialog[Negotiation], **typed: str) -> dict[str, str]:
    """What stands in the fields of a form, with these typed over."""
    return {field.id: field.value for field in form.fields} | typed


def test_one_number_for_their_limit_is_asked_again_as_one(
    journal: Journal, talk: Negotiation
) -> None:
    alone = Limit(low=Decimal(112_000), likely=Decimal(112_000), high=Decimal(112_000))
    form = target_form(journal, journal.negotiations.edit(talk.uid, limit=alone))
    values = typed_limit(form)
    assert (values["limit_low"], values["limit_likely"], values["limit_high"]) == (
        "",
        "112,000",
        "",
    )
    # Another one takes the place of all three, as nobody typed the others.
    form.submit(typed_limit(form, limit_likely="115000"))
    assert journal.negotiations.get(talk.uid).limit == Limit(
        low=Decimal(115_000), likely=Decimal(115_000), high=Decimal(115_000)
    )


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"limit_likely": "110000"}, "limit_likely", "It is below their low limit, 115,000."),
        ({"limit_high": "131000"}, "limit_high", "It is below their likely limit, 132,000."),
    ],
)
def test_limits_that_clash_say_with_which(
    journal: Journal, talk: Negotiation, typed: dict[str, str], field: str, said: str
) -> None:
    form = target_form(journal, talk)
    with pytest.raises(BadInput) as refused:
        form.submit(typed_limit(form, **typed))
    assert (refused.value.field, str(refused.value)) == (field, said)
    assert journal.negotiations.get(talk.uid) == talk


@now_and_then
async def test_an_aim_is_set_beside_the_least_and_the_market(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    source = MarketFigure(
        uid=journal.new_uid(), source="Survey", on=journal.today(), p50=Decimal(122_000)
    )
    journal.negotiations.edit(talk.uid, market=(source,))
    async with opened_at(journal, "negotiation", ben.owner, size=SMALL) as (app, pilot):
        await press(pilot, "target.edit")
        said = "The least to accept is 117,200; the market pays P50 122,000."
        assert said in " ".join(screen_text(app).split())
        await press(pilot, "app.hide")
        assert "117,200" not in screen_text(app)


@now_and_then
async def test_an_alternative_is_edited_deleted_and_brought_back(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    async with opened_at(journal, "negotiation", ben.owner, size=SMALL) as (app, pilot):
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
    async with opened_at(journal, "negotiation", ben.owner, size=SMALL) as (app, pilot):
        await press(pilot, "alternative.delete")
        assert messages(app)[-1] == "To stay as today is always an alternative."
        await press(pilot, "alternative.edit")
        await fill_in(pilot, {"base": "113000"})
        await press(pilot, "form.save")
    assert journal.negotiations.get(talk.uid).now.base == 113_000


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
        for field in form.fields
        if field.kind == "line" and re.fullmatch(r"[\d,.% ]+", field.value)
    ]
    assert len(figures) > 30
    assert [field.id for field in figures if field.reads is None] == []


def figure_forms(journal: Journal, talk: Negotiation) -> dict[str, FormDialog[Any]]:
    """Every form of a pay talk in which figures are typed."""
    return {
        "numbers": target_form(journal, talk),
        "today": package_form(journal, talk),
        "talk": talk_form(journal, talk.owner, talk),
        "alternative": alternative_form(journal, talk, talk.alternatives[0]),
        "market": market_form(journal, talk, talk.market[0]),
        "trade": trade_form(journal, talk, Trade(uid=OFFER_A, text="A title")),
        "offer": offer_form(journal, talk),
    }


MAY_BE_BELOW_ZERO = {"other"}
DAYS = {"expires", "on", "decide_by", "budget_closes"}


@pytest.mark.parametrize("wrong", ["lots", "9999999999999", "-5", "1e9", "5 $ 6"])
def test_no_form_takes_what_is_no_figure_and_nothing_is_changed(
    journal: Journal, ben: Relationship, talk: Negotiation, wrong: str
) -> None:
    seen = 0
    for name, form in figure_forms(journal, talk).items():
        filled = {field.id: field.at_first for field in form.fields}
        for field in form.fields:
            figure = field.reads is not None and field.kind == "line" and field.id not in DAYS
            if not figure or (wrong == "-5" and field.id in MAY_BE_BELOW_ZERO):
                continue
            with pytest.raises(BadInput) as refused:
                form.submit(filled | {field.id: wrong})
            assert refused.value.field == field.id, f"{field.id} of {name}"
            seen += 1
    assert seen > 50
    assert journal.negotiations.get(talk.uid) == talk


@pytest.mark.parametrize(
    ("form", "typed", "kept"),
    [
        ("alternative", {"chance": "0"}, {"chance": Decimal(0)}),
        ("alternative", {"chance": "100"}, {"chance": Decimal(1)}),
        ("alternative", {"chance": "0.7 %"}, {"chance": Decimal("0.007")}),
        ("alternative", {"cash": "999,999,999,999"}, {"cash": Decimal(999_999_999_999)}),
        ("alternative", {"cash": "1'000.50"}, {"cash": Decimal("1000.50")}),
    ],
)
def test_the_edges_of_what_can_be_typed_are_kept_exactly(
    journal: Journal,
    ben: Relationship,
    talk: Negotiation,
    form: str,
    typed: dict[str, str],
    kept: dict[str, Decimal],
) -> None:
    dialog = figure_forms(journal, talk)[form]
    dialog.submit({field.id: field.at_first for field in dialog.fields} | typed)
    alternative = journal.negotiations.get(talk.uid).alternatives[0]
    assert {name: getattr(alternative, name) for name in kept} == kept
    work_out(journal.negotiations.get(talk.uid), date(2026, 11, 22))


def test_where_every_offer_has_ended_staying_is_what_is_left(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    over = tuple(replace(each, expires=date(2026, 11, 1)) for each in talk.alternatives)
    ended = journal.negotiations.edit(talk.uid, alternatives=over, market=talk.market[:1])
    sheet = work_out(ended, date(2026, 11, 22))
    assert sheet.batna.title == "Stay as today"
    assert sheet.reservation.base == 112_000
    texts = [check.text for check in sheet.checks]
    assert "Offer from A ended on 1 Nov 2026 and no longer counts." in texts
    assert "The market rests on 1 source, Survey of the trade." in texts
