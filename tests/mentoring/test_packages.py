"""Packages side by side: each line, each year, and what they differ by."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.data.records.negotiations import Package
from mentorjournal.mentoring.compensation import compensation
from mentorjournal.mentoring.packages import (
    AVERAGE,
    package_parts,
    packages_of,
    show_amount,
    show_difference,
    years_of,
)
from tests.examples import OFFER_A, OFFER_B, worked_negotiation
from tests.mentoring.test_negotiation_always import PACKAGES

TALK = worked_negotiation(on=date(2026, 11, 22))
STEADY = [
    ("base", "112,000", "124,000 +12,000", "118,000 +6,000"),
    ("bonus", "10,080", "12,400 +2,320", "12,744 +2,664"),
    ("match", "4,480", "3,720 −760", "4,720 +240"),
    ("equity", "10,000", "11,250 +1,250", "10,000 –"),
]
BENEFITS = ("benefits", "7,200", "6,000 −1,200", "7,200 –")
TOTALS = [
    ("year 1", "143,760", "169,370 +25,610", "152,664 +8,904"),
    ("average", "143,760", "160,370 +16,610", "152,664 +8,904"),
]


def shown(year: int) -> list[tuple[str, ...]]:
    """The worked example as one would read it."""
    rows = []
    for line in packages_of(TALK, year).lines:
        now, *others = zip(line.amounts, line.differences(), strict=True)
        cells = (f"{show_amount(a)} {show_difference(by)}" for a, by in others)
        rows.append((line.label, show_amount(now[0]), *cells))
    return rows


def test_the_worked_example_line_by_line_in_every_year() -> None:
    signed = ("sign-on", "–", "12,000 +12,000", "– –")
    later = ("sign-on", "–", "– –", "– –")
    spread = ("sign-on", "–", "3,000 +3,000", "– –")
    year_2 = ("year 2", "143,760", "157,370 +13,610", "152,664 +8,904")

    assert shown(1) == [*STEADY, signed, BENEFITS, *TOTALS]
    assert shown(2) == [*STEADY, later, BENEFITS, year_2, *TOTALS]
    assert shown(AVERAGE) == [*STEADY, spread, BENEFITS, *TOTALS]
    found = packages_of(TALK, 1)
    assert found.uids == ("", OFFER_A, OFFER_B)
    assert found.titles == ("Stay as today", "Offer from A", "Offer from B")
    assert [line.label for line in found.lines if line.total] == ["year 1", "average"]
    assert years_of(TALK) == (1, 2, 3, 4, AVERAGE)


def test_the_vesting_of_5_15_40_40_can_be_seen_year_by_year() -> None:
    package = Package(
        base=Decimal(160_000),
        equity=Decimal(100_000),
        vesting=tuple(Decimal(percent) / 100 for percent in (5, 15, 40, 40)),
        sign_on=Decimal(60_000),
    )
    talk = msgspec.structs.replace(TALK, now=package, alternatives=())

    by_year = {
        year: {line.label: line.amounts[0] for line in packages_of(talk, year).lines}
        for year in years_of(talk)
    }

    assert [by_year[year]["equity"] for year in (1, 2, 3, 4)] == [5_000, 15_000, 40_000, 40_000]
    assert [by_year[year]["sign-on"] for year in (1, 2, 3, 4)] == [60_000, 0, 0, 0]
    assert [by_year[year][f"year {year}"] for year in (1, 2, 3)] == [225_000, 175_000, 200_000]
    assert by_year[AVERAGE]["average"] == 200_000
    assert by_year[AVERAGE]["equity"] == 25_000
    assert by_year[AVERAGE]["sign-on"] == 15_000


def test_costs_are_below_zero_and_a_flat_bonus_is_in_the_bonus() -> None:
    package = Package(base=Decimal(100), bonus=Decimal("0.1"), flat_bonus=Decimal(5))
    costly = msgspec.structs.replace(package, costs=Decimal(2_400))

    assert list(package_parts(package, 4)[:2]) == [100, 15]
    assert show_amount(package_parts(costly, 4)[-1]) == "−2,400"


@pytest.mark.parametrize(
    ("amount", "plain", "difference"),
    [
        ("0", "–", "–"),
        ("0.4", "–", "–"),
        ("-0.5", "−1", "−1"),
        ("999999999999", "999,999,999,999", "+999,999,999,999"),
    ],
)
def test_amounts_and_differences_in_words(amount: str, plain: str, difference: str) -> None:
    assert show_amount(Decimal(amount)) == plain
    assert show_difference(Decimal(amount)) == difference


@given(PACKAGES, st.integers(1, 8))
def test_the_lines_of_a_year_add_up_to_what_the_package_pays(package: Package, years: int) -> None:
    pay = compensation(package, years)

    for year, total in enumerate(pay.years, 1):
        assert sum(package_parts(package, years, year)) == pytest.approx(total)
    assert sum(package_parts(package, years)) == pytest.approx(pay.average)
