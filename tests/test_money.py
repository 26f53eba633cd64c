"""Amounts and shares as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.errors import BadInput
from mentorjournal.money import (
    parse_number,
    parse_percent,
    show_money,
    show_number,
    show_percent,
    show_share,
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("112000", "112000"),
        ("112,000", "112000"),
        ("112 000", "112000"),
        ("112\u202f000.50", "112000.50"),
        ("1'234'567", "1234567"),
        ("+3,000", "3000"),
        ("-4000", "-4000"),
        ("\u22124000", "-4000"),
        ("0.75", "0.75"),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "12k",
            "1e9",
            "1E+999999999",
            "1E-999999999",
            "1.234,56",
            "1,5",
            "1,23",
            "",
            "-",
            "+",
            "--5",
            "+-5",
            "1.2.3",
            "NaN",
        ),
        *("Infinity", "١٢", "½", "12,000,00", "1" * 16, "9" * 5000, "0x10", "1_000", "$5"),
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_number(typed, "an amount", field="base")
    assert refusal.value.field == "base"
    assert len(str(refusal.value)) < 200


def test_an_amount_below_zero_is_refused_where_it_makes_no_sense() -> None:
    with pytest.raises(BadInput, match="below zero"):
        parse_number("-5", "an amount", negative=False)


def test_a_trillion_is_too_much() -> None:
    assert parse_number("999999999999") == Decimal(999_999_999_999)
    with pytest.raises(BadInput, match="too large"):
        parse_number("1000000000000")


@pytest.mark.parametrize("typed", ["10", "10%", "10 %", " 10 % "])
def test_a_percentage_is_a_fraction(typed: str) -> None:
    assert parse_percent(typed) == Decimal("0.1")


@pytest.mark.parametrize("typed", ["-1", "1001", "ten", "1E+999999999", "%", ""])
def test_a_percentage_that_makes_no_sense_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        parse_percent(typed)


def test_money_is_shown_in_grouped_whole_units() -> None:
    assert show_money(Decimal("117173.67")) == "117,174"
    assert show_money(Decimal("-0.5")) == "-1"
    assert show_percent(Decimal("0.476")) == "47.6 %"
    assert show_percent(Decimal("0.7")) == "70 %"


@given(st.decimals(min_value=-(10**11), max_value=10**11, places=4))
def test_what_is_shown_is_read_back(number: Decimal) -> None:
    assert parse_number(show_number(number)) == number


@pytest.mark.parametrize(
    ("fraction", "shown"),
    [
        ("0.476", "48 %"),
        ("0.9996", "99 %"),
        ("0.995", "99 %"),
        ("0.994", "99 %"),
        ("1", "100 %"),
        ("1.004", "100 %"),
        ("0", "0 %"),
        ("-0.2", "-20 %"),
    ],
)
def test_what_is_not_all_of_it_is_never_shown_as_all(fraction: str, shown: str) -> None:
    assert show_share(Decimal(fraction)) == shown
