"""What of a package could stand for what: a sign-on for base, packages of equal value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mentorjournal.data.records.negotiations import Negotiation, Package
from mentorjournal.mentoring.compensation import compensation
from mentorjournal.mentoring.trade_offs import equal_packages, equal_words, trade_words
from mentorjournal.money import LIMIT
from tests.examples import worked_negotiation
from tests.mentoring.test_negotiation_always import SHEETS

TALK = worked_negotiation(on=date(2026, 11, 22))
replace = msgspec.structs.replace


def today(talk: Negotiation = TALK, **fields: object) -> Negotiation:
    return replace(talk, now=replace(talk.now, **fields))


@pytest.mark.parametrize(
    ("talk", "trade", "equal"),
    [
        # 3,000 × (1 + 10 % × 90 % + 4 %) = 3,390 a year, over four years.
        (
            TALK,
            "3,000 of base = 13,560 of sign-on",
            "128,000  ·  125,000 + 13,560 sign-on  ·  124,000 + 18,080 equity",
        ),
        (
            replace(TALK, years=5),
            "3,000 of base = 16,950 of sign-on",
            # A grant that vests in four years; the fifth pays nothing of it.
            "128,000  ·  125,000 + 16,950 sign-on  ·  124,000 + 22,600 equity",
        ),
        (
            today(equity_discount=Decimal("0.2"), match=Decimal(0), bonus=Decimal(0)),
            "3,000 of base = 12,000 of sign-on",
            "128,000  ·  125,000 + 12,000 sign-on  ·  124,000 + 20,000 equity",
        ),
        # Half of the grant vests after the years that count.
        (
            today(vesting=(Decimal(0), Decimal("0.5"), Decimal(0), Decimal(0), Decimal("0.5"))),
            "3,000 of base = 13,560 of sign-on",
            "128,000  ·  125,000 + 13,560 sign-on  ·  124,000 + 36,160 equity",
        ),
        (
            today(equity_discount=Decimal(1)),
            "3,000 of base = 13,560 of sign-on",
            "128,000  ·  125,000 + 13,560 sign-on",
        ),
        (replace(TALK, target=None), "3,000 of base = 13,560 of sign-on", ""),
        (
            replace(TALK, target=Decimal(52_000)),
            "1,000 of base = 4,520 of sign-on",
            "52,000  ·  51,000 + 4,520 sign-on  ·  50,000 + 9,040 equity",
        ),
        (replace(TALK, target=None, now=Package()), "", ""),
        (replace(TALK, target=Decimal(39), now=Package()), "", ""),
    ],
)
def test_what_replaces_some_base_and_what_is_worth_the_same(
    talk: Negotiation, trade: str, equal: str
) -> None:
    assert trade_words(talk) == trade
    assert equal_words(talk) == equal


@given(SHEETS, st.one_of(st.integers(0, 400_000), st.integers(10**11, 10**12 - 1)))
def test_equal_packages_are_worth_the_same_a_year(talk: Negotiation, target: int) -> None:
    talk = replace(talk, target=Decimal(target))
    # What no package can hold is left out of those that are looked at.
    now = talk.now
    for each in equal_packages(talk):
        assume(now.equity + each.equity < LIMIT and now.sign_on + each.sign_on < LIMIT)

    worth = [
        compensation(
            replace(
                talk.now,
                base=each.base,
                sign_on=talk.now.sign_on + each.sign_on,
                equity=talk.now.equity + each.equity,
            ),
            talk.years,
        ).value
        for each in equal_packages(talk)
    ]

    assert all(abs(each - worth[0]) < Decimal("0.001") for each in worth)
