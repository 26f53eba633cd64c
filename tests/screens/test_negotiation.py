"""The BATNA sheet by keyboard: the worked example, figures, refusals, deleting and undoing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mentorjournal.data.records.models import Negotiation, Relationship
from mentorjournal.data.records.negotiations import (
    Alternative,
    Limit,
    MarketFigure,
    Objection,
    Outcome,
    Package,
    Trade,
)
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.journal import Journal
from mentorjournal.screens.negotiation import NegotiationScreen
from mentorjournal.text import clean, one_line
from mentorjournal.widgets.alternative_table import AlternativeTable
from tests.examples import OFFER_A
from tests.screens.driver import (
    answer,
    complaint,
    here,
    hostile_proof,
    messages,
    opened_at,
    press,
    save,
    screen_text,
    some_hostile,
    type_text,
    until,
)
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


@now_and_then
async def test_an_empty_place_says_what_a_sheet_is_for_and_one_key_begins_it(
    journal: Journal, ben: Relationship
) -> None:
    async with opened_at(journal, "negotiation", ben.owner, size=SMALL) as (app, pilot):
        text = screen_text(app)
        assert "What do you earn today? Nobody sees this unless you share it." in text
        assert "enter begins with that" in text
        assert "private" in text.splitlines()[0]
        begun = {"base": "112,000", "title": "Spring talk", "currency": "eur"}
        await save(pilot, "alternative.edit", begun)
        await until(pilot, lambda: "112,000" in screen_text(app))
        assert "Spring talk" in screen_text(app).splitlines()[0]
    (kept,) = journal.negotiations.of(ben.owner)
    assert (kept.title, kept.currency, kept.now.base) == ("Spring talk", "EUR", Decimal(112_000))
    assert kept.relationship is None


@now_and_then
async def test_the_worked_example_typed_in_shows_every_headline_figure(
    journal: Journal, ben: Relationship
) -> None:
    async with opened_at(journal, "negotiation", ben.owner, size=SMALL) as (app, pilot):
        await save(pilot, "negotiation.edit", {"title": "Talk", "hour_rate": "60"})
        now = {"base": "112,000", "bonus": "10", "payout": "90", "equity": "40000"}
        now |= {"match": "4 %", "benefits": "7200", "other": "3000"}
        await save(pilot, "package.edit", now)
        offer_a = {"title": "A", "chance": "70", "months": "2", "hours": "40", "base": "124000"}
        offer_a |= {"bonus": "10", "payout": "100", "equity": "60000", "equity_discount": "25"}
        offer_a |= {"sign_on": "12000", "match": "3", "benefits": "6000", "other": "-4000"}
        await save(pilot, "alternative.add", offer_a)
        offer_b = {"title": "B", "chance": "50", "months": "4", "hours": "20", "base": "118000"}
        offer_b |= {"bonus": "12", "payout": "90", "equity": "40000", "match": "4"}
        offer_b |= {"benefits": "7200", "other": "3000"}
        await save(pilot, "alternative.add", offer_b)
        numbers = {"target": "128000", "first_offer": "115360", "limit_low": "115000"}
        numbers |= {"limit_likely": "132000", "limit_high": "138000"}
        await save(pilot, "target.edit", numbers)
        survey = {"source": "Survey", "on": "2026-03-01", "p25": "110000", "p50": "122000"}
        survey |= {"p75": "135000", "p90": "148000", "weight": "2", "growth": "3.5"}
        await save(pilot, "market.add", survey)
        recruiter = {"source": "Recruiter", "on": "2025-11-01", "p25": "108000"}
        recruiter |= {"p50": "119000", "p75": "131000", "p90": "145000"}
        await save(pilot, "market.add", recruiter)
        await pilot.pause()
        text = screen_text(app)
        table = text.partition("What I could do")[2].partition("stays BATNA")[0]
        table = re.sub("[›·]", " ", table)
        rows = {row.split()[0]: row.split() for row in table.splitlines() if len(row.split()) > 1}
        assert rows["Stay"] == ["Stay", "as", "today", "112,000", "143,760", "143,760", "146,760"]
        assert rows["A"] == ["A", "124,000", "169,370", "160,370", "70", "%", "152,607", "BATNA"]
        assert rows["B"] == ["B", "118,000", "152,664", "152,664", "50", "%", "150,541"]
        for figure in ("Least 117,200", "Target 128,000", "Ask 140,640"):
            assert figure in text
        assert "ZOPA possible" in text
        assert "now below P25, target P57" in text
        assert "There is no evidence for the ask of 140,640 yet.   i why" in text
        assert "By when do you decide?  enter" in text
        await pilot.resize_terminal(100, 30)
        await until(pilot, lambda: "your BATNA down to 48 %" in screen_text(app))


async def test_the_day_on_which_an_offer_ends_has_a_key_and_its_row_is_copied(
    journal: Journal, talk: Negotiation
) -> None:
    async with opened_at(journal, "negotiation", talk.uid, size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        table = here(app).query_one(AlternativeTable)
        await until(pilot, lambda: table.has_focus)
        table.highlight(OFFER_A)
        await pilot.press("c")
        await until(pilot, lambda: messages(app) != [])
        assert app.clipboard.startswith("Offer from A ")
        await pilot.press("t")
        await until(pilot, lambda: app.screen is not here(app))
        await type_text(pilot, "2027-01-15")
        await press(pilot, "form.save")
        await until(pilot, lambda: app.screen is here(app))
        (after,) = journal.negotiations.of(talk.owner)
        assert [each.expires for each in after.alternatives if each.uid == OFFER_A] == [
            date(2027, 1, 15)
        ]

        # What staying pays ends on no day.
        await pilot.press("home", "t")
        await pilot.pause()
        assert app.screen is here(app)


@now_and_then
async def test_a_cap_and_an_outcome_change_ask_and_share(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    async with opened_at(journal, "negotiation", ben.owner, size=SMALL) as (app, pilot):
        await save(pilot, "target.edit", {"cap": "139000"})
        assert "Ask 139,000" in screen_text(app)
        await save(
            pilot,
            "outcome.edit",
            {"written": "yes", "decision": "accept", "base": "124600"},
        )
        assert "Won 50 %" in screen_text(app)
        assert "frozen Sun 22 Nov" in screen_text(app).splitlines()[0]
        await press(pilot, "negotiation.choose")
        await pilot.press(*"next")
        await press(pilot, "choose.take")
        await until(pilot, lambda: "Maya 2027" in screen_text(app).splitlines()[0])
        assert "124,600" in screen_text(app)
    outcome = journal.negotiations.get(talk.uid).outcome
    assert outcome is not None
    assert outcome.offer == 124_600
    assert outcome.written
    assert outcome.decision == "accept"


@in_turn("typed", ["12k", "1e9", "-5", "1,5"])
async def test_a_bad_amount_is_refused_below_its_field_and_changes_nothing(
    journal: Journal, ben: Relationship, talk: Negotiation, typed: str
) -> None:
    async with opened_at(journal, "negotiation", ben.owner, size=SMALL) as (app, pilot):
        await save(pilot, "package.edit", {"base": typed})
        assert complaint(app, "base")
        await press(pilot, "form.leave")
        assert journal.negotiations.get(talk.uid) == talk


@now_and_then
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"cap": Decimal(139_000)}, "Ask 139,000 at your cap"),
        ({"cap": Decimal(120_000)}, "Ask 128,000 the target itself"),
        ({"first_offer": Decimal(90_000), "market": ()}, "Ask 160,000 a quarter over the target"),
        ({"first_offer": Decimal(130_000)}, "Ask none, they open above: aim higher"),
    ],
)
async def test_the_ask_says_what_holds_it(
    journal: Journal, ben: Relationship, talk: Negotiation, changed: dict[str, Any], said: str
) -> None:
    journal.negotiations.edit(talk.uid, **changed)
    async with opened_at(journal, "negotiation", ben.owner, size=(120, 40)) as (app, _pilot):
        assert said in " ".join(screen_text(app).split())


@pytest.mark.parametrize("line", ["my-manager", "my-report"])
async def test_within_the_reporting_line_pay_is_refused_with_the_reason_and_not_shown(
    journal: Journal, ana: Relationship, line: str
) -> None:
    journal.negotiations.add(ana.owner, "Talk with Maya", now=Package(base=Decimal(112_000)))
    journal.relationships.edit(ana.uid, reporting_line=line)
    async with opened_at(journal, "negotiation", ana.owner, size=SMALL) as (app, pilot):
        text = " ".join(screen_text(app).split())
        assert "Pay stays out between you and somebody in your reporting line" in text
        for secret in ("Maya", "112,000"):
            assert secret not in text
        for command in ("negotiation.edit", "alternative.add", "negotiation.choose"):
            await press(pilot, command)
            assert isinstance(app.screen, NegotiationScreen)


async def test_the_newest_of_several_sheets_is_shown_and_another_can_be_chosen(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    journal.negotiations.add(ben.owner, "Autumn talk", relationship=ben)
    async with opened_at(journal, "negotiation", ben.owner, size=SMALL) as (app, pilot):
        assert "Autumn talk" in screen_text(app).splitlines()[0]
        await press(pilot, "negotiation.choose")
        await pilot.press(*"maya")
        await press(pilot, "choose.take")
        await until(pilot, lambda: "Pay talk with Maya" in screen_text(app).splitlines()[0])
        await press(pilot, "negotiation.delete")
        await answer(pilot, "confirm.yes")
        assert [each.title for each in journal.negotiations.of(ben.owner)] == ["Autumn talk"]
        assert "Autumn talk" in screen_text(app).splitlines()[0]
        await press(pilot, "app.undo")
        assert len(journal.negotiations.of(ben.owner)) == 2


async def test_an_ended_offer_says_so_and_is_not_the_batna(
    journal: Journal, ben: Relationship, talk: Negotiation
) -> None:
    ended = Alternative(
        uid=OFFER_A, title="Gone", package=Package(base=Decimal(300_000)), expires=date(2026, 11, 1)
    )
    journal.negotiations.put(talk.uid, ended)
    async with opened_at(journal, "negotiation", ben.owner, size=(100, 30)) as (app, _pilot):
        text = screen_text(app)
        row = next(row for row in text.splitlines() if "Gone  " in row)
        assert row.rstrip().endswith("ended")
        assert "Gone ended on 1 Nov 2026 and no longer counts." in text


@hostile_proof
@in_turn(("turn", "size"), [*enumerate([(60, 20), SMALL, (160, 50)])])
async def test_hostile_text_is_shown_letter_by_letter(
    journal: Journal, ben: Relationship, turn: int, size: tuple[int, int]
) -> None:
    async with opened_at(journal, "negotiation", ben.owner, size=size) as (app, pilot):
        for typed in some_hostile(turn):
            talk = hostile_talk(journal, ben, typed)
            here(app).tick()
            await pilot.pause()
            shown = screen_text(app)
            assert not any(char in shown for char in "\x1b\x9b\u202e\x07")
            await press(pilot, "negotiation.edit")
            await press(pilot, "form.leave")
            assert app.screen.query_one(AlternativeTable).rows
            assert journal.negotiations.get(talk.uid) == talk
        await press(pilot, "negotiation.choose")
        await press(pilot, "choose.leave")


def hostile_talk(journal: Journal, ben: Relationship, typed: str) -> Negotiation:
    """A sheet in which every text is the hostile one."""
    text, uid = one_line(clean(typed)), journal.new_uid
    return journal.negotiations.add(
        ben.owner,
        text[:190],
        relationship=ben,
        counterpart=text,
        decider=text,
        my_interests=text,
        evidence=clean(typed),
        alternatives=(Alternative(uid=uid(), title=text, next_step=text),),
        market=(MarketFigure(uid=uid(), source=text, on=date(2020, 1, 1), p50=Decimal(9)),),
        objections=(Objection(uid=uid(), text=text, reply=text),),
        trades=(Trade(uid=uid(), text=text),),
        rehearsals=(Rehearsal(uid=uid(), on=date(2026, 1, 1), who=text, learned=text),),
        limit=Limit(low=Decimal(5), likely=Decimal(7), high=Decimal(8)),
        outcome=Outcome(on=date(2026, 1, 1), lesson=text),
    )
