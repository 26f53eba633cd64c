"""How far a chance must fall or rise before another course of action is the BATNA."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given

from mentorjournal.data.records.negotiations import Alternative, Negotiation, Package
from mentorjournal.mentoring.batna_changes import batna_from, changes_words, least_percent
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.pay_sheet import Sheet
from tests.examples import OFFER_A, OFFER_B, worked_negotiation
from tests.mentoring.test_negotiation_always import SHEETS

NOV_22 = date(2026, 11, 22)
TALK = worked_negotiation(on=NOV_22)
CENT = Decimal("0.01")
replace = msgspec.structs.replace


def changed(uid: str, talk: Negotiation = TALK, **fields: object) -> Negotiation:
    """The talk with other fields of one alternative."""
    offers = tuple(
        replace(each, **fields) if each.uid == uid else each for each in talk.alternatives
    )
    return replace(talk, alternatives=offers)


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        (
            TALK,
            "Offer from A stays BATNA down to 48 %; Offer from B would be it from 76 %.",
        ),
        (
            changed(OFFER_A, chance=Decimal("0.47")),
            "Offer from B stays BATNA down to 50 %; Offer from A would be it from 48 %.",
        ),
        (
            changed(OFFER_A, expires=date(2026, 11, 21)),
            "Offer from B stays BATNA down to 4 %.",
        ),
        (
            changed(OFFER_B, months=Decimal(60)),
            "Offer from A stays BATNA down to 7 %; Offer from B would not be it even if certain.",
        ),
        (
            changed(OFFER_A, changed(OFFER_B, chance=Decimal(0)), chance=Decimal(0)),
            "Stay as today is the BATNA; Offer from A would be it from 7 %; "
            "Offer from B would be it from 4 %.",
        ),
        (replace(TALK, alternatives=()), "Stay as today is the BATNA."),
    ],
)
def test_what_would_change_it_in_words(talk: Negotiation, words: str) -> None:
    assert changes_words(work_out(talk, NOV_22)) == words


@pytest.mark.parametrize(
    ("chance", "shown"),
    [("0.753", "76 %"), ("0.76", "76 %"), ("0.7600000000001", "76 %"), ("1", "100 %")],
)
def test_the_least_whole_percent_that_is_enough(chance: str, shown: str) -> None:
    assert least_percent(Decimal(chance)) == shown


def test_one_that_costs_nothing_to_try_would_be_it_from_no_chance_at_all() -> None:
    free = replace(TALK, alternatives=(), now=Package(base=Decimal(2)))
    offer = Alternative(
        uid=OFFER_A,
        title="Free",
        package=Package(base=Decimal(3)),
        chance=Decimal(0),
        months=Decimal(1),
    )
    sheet = work_out(replace(free, alternatives=(offer,)), NOV_22)

    chance = batna_from(sheet, sheet.options[1])

    # As a chance that can be kept, too: 0E+26 could not.
    assert chance == 0
    assert replace(offer, chance=chance).chance == 0


def test_one_just_like_the_batna_would_be_it_if_certain_though_thirds_are_endless() -> None:
    sure = Alternative(
        uid=OFFER_A, title="Sure", package=Package(base=Decimal(110_000)), cash=Decimal(100)
    )
    talk = replace(
        TALK,
        now=Package(base=Decimal(90_000)),
        years=3,
        alternatives=(sure, replace(sure, uid=OFFER_B, title="Maybe", chance=Decimal("0.5"))),
    )
    sheet = work_out(talk, NOV_22)

    assert batna_from(sheet, sheet.options[2]) == 1


def option_values(sheet: Sheet) -> dict[str | None, Decimal]:
    return {option.uid: option.expected for option in sheet.options}


@given(SHEETS)
def test_at_that_chance_it_is_worth_as_much_as_the_batna(record: Negotiation) -> None:
    record = replace(
        record,
        alternatives=tuple({each.uid: each for each in record.alternatives}.values()),
    )
    sheet = work_out(record, NOV_22)
    for option in sheet.options:
        if option.uid is None or (chance := batna_from(sheet, option)) is None:
            continue
        assert chance >= option.chance - Decimal("0.000001")
        again = work_out(changed(option.uid, record, chance=min(chance, Decimal(1))), NOV_22)
        worth = option_values(again)[option.uid]
        assert abs(worth - sheet.batna.expected) < CENT
