"""How far a chance must fall or rise before another course of action is the BATNA."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given

from mentorjournal.data.records.negotiations import Alternative, Negotiation, Package
from mentorjournal.mentoring.batna_changes import (
    batna_from,
    change_words,
    changes_words,
    holds_down_to,
)
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


def with_chances(first: str, second: str, *, cash: int = 0) -> Negotiation:
    """Today 100,000; two offers of 104,000 and of 108,000, which begin at once."""
    offers = tuple(
        Alternative(
            uid=uid,
            title=title,
            package=Package(base=Decimal(base)),
            chance=Decimal(chance),
            cash=Decimal(cash),
        )
        for uid, title, base, chance in [
            (OFFER_A, "B", 104_000, first),
            (OFFER_B, "C", 108_000, second),
        ]
    )
    return replace(TALK, now=Package(base=Decimal(100_000)), alternatives=offers, years=4)


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        # B is worth 102,000; at 25 % C is worth as much, and B, listed first, would be it.
        (with_chances("0.5", "0.3"), "C stays BATNA above 25 %; B would be it from 60 %."),
        # 101,000: at 20 % as well as C, and listed first.
        (with_chances("0.25", "0.1"), "B stays BATNA down to 20 %; C would be it from 13 %."),
        (with_chances("0.5", "0.2"), "B stays BATNA down to 40 %; C would be it above 25 %."),
        # Of the BATNA no more is needed than it has; 102,040 are 25.5 % of C.
        (with_chances("0.51", "0.257"), "C stays BATNA above 25.5 %; B would be it from 52 %."),
        # To stay is listed first too; and at no chance at all an offer is worth as much as that.
        (
            with_chances("0", "0"),
            "Stay as today is the BATNA; B would be it with any chance at all; "
            "C would be it with any chance at all.",
        ),
        (
            with_chances("0.5", "0"),
            "B stays BATNA with any chance at all; C would be it above 25 %.",
        ),
        # 16,000 of trying are 4,000 a year: B would only be as good as to stay.
        (
            with_chances("0.5", "0.4", cash=16_000),
            "Stay as today is the BATNA; B would not be it even if certain; "
            "C would be it above 50 %.",
        ),
        # Somebody pays for trying.
        (
            with_chances("0.5", "0", cash=-400),
            "B is the BATNA at any chance; C would be it above 25 %.",
        ),
    ],
)
def test_at_a_tie_the_one_listed_first_is_it(talk: Negotiation, words: str) -> None:
    assert changes_words(work_out(talk, NOV_22)) == words


def test_one_rival_is_named_where_there_is_no_room_for_all() -> None:
    third = Alternative(uid="third", title="D", package=Package(base=Decimal(101_000)))
    talk = with_chances("0.5", "0.2")
    sheet = work_out(replace(talk, alternatives=(*talk.alternatives, third)), NOV_22)
    stays = "B stays BATNA down to 40 %"
    assert change_words(sheet, OFFER_B) == f"{stays}; C would be it above 25 %."
    assert change_words(sheet, "third") == f"{stays}; D would not be it even if certain."
    # What is it already, and to stay: the rival that is nearest.
    assert change_words(sheet, OFFER_A) == f"{stays}; C would be it above 25 %."
    assert change_words(sheet, "") == f"{stays}; C would be it above 25 %."
    # Nearest is what has to rise least: from 20 to 25 %, not from 0 to 20 %.
    far = replace(third, package=Package(base=Decimal(110_000)), chance=Decimal(0))
    first, second = talk.alternatives
    sheet = work_out(replace(talk, alternatives=(first, far, second)), NOV_22)
    assert change_words(sheet, "") == f"{stays}; C would be it above 25 %."
    # Where nothing can be it there is none.
    alone = work_out(replace(talk, alternatives=(first,)), NOV_22)
    assert change_words(alone, "") == "B stays BATNA with any chance at all."


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

    tip = batna_from(sheet, sheet.options[1])

    # As a chance that can be kept, too: 0E+26 could not.
    assert tip is not None
    assert tip.chance == 0
    assert tip.above
    assert replace(offer, chance=tip.chance).chance == 0


def test_one_just_like_the_batna_would_be_it_if_certain_though_thirds_are_endless() -> None:
    sure = Alternative(
        uid=OFFER_A, title="Sure", package=Package(base=Decimal(110_000)), cash=Decimal(100)
    )
    talk = replace(
        TALK,
        now=Package(base=Decimal(90_000)),
        years=3,
        alternatives=(replace(sure, uid=OFFER_B, title="Maybe", chance=Decimal("0.5")), sure),
    )
    sheet = work_out(talk, NOV_22)

    tip = batna_from(sheet, sheet.options[1])
    assert tip is not None
    assert tip.chance == 1
    assert tip.words("from") == "only if certain"


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
        if option.uid is None or (tip := batna_from(sheet, option)) is None:
            continue
        assert tip.chance >= option.chance - Decimal("0.000001")
        again = work_out(changed(option.uid, record, chance=tip.chance), NOV_22)
        worth = option_values(again)[option.uid]
        assert abs(worth - sheet.batna.expected) < CENT
        assert is_batna(record, option.uid, tip.least) is not tip.above
    down_to = holds_down_to(sheet)
    if sheet.batna.uid is not None and down_to is not None:
        assert down_to.least <= sheet.batna.chance * 100
        assert is_batna(record, sheet.batna.uid, down_to.least) is not down_to.above
        assert not is_batna(record, sheet.batna.uid, max(down_to.least - 1, Decimal(0)))


def is_batna(record: Negotiation, uid: str, percent: Decimal) -> bool:
    """Whether an alternative is the BATNA with that chance."""
    return work_out(changed(uid, record, chance=percent / 100), NOV_22).batna.uid == uid
