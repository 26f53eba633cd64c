"""Amounts and shares as people write them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.errors import BadInput, Unclear
from mentorjournal.money import (
    parse_chance,
    parse_count,
    parse_measure,
    parse_minutes,
    parse_number,
    parse_percent,
    parse_unit,
    show_fixed,
    show_money,
    show_number,
    show_percent,
    show_share,
    write_number,
    write_percent,
)

READ = {
    # Plain, with a point, and as the program writes it.
    "112000": "112000",
    "112,000": "112000",
    "112,000.50": "112000.5",
    "1,234.500": "1234.5",
    "0.75": "0.75",
    ".5": "0.5",
    "1.5": "1.5",
    "0.750": "0.75",
    "1234.500": "1234.5",
    "999999999999": "999999999999",
    # In groups by blanks and apostrophes.
    "112 000": "112000",
    "112\u202f000.50": "112000.5",
    "1 234,5": "1234.5",
    "1'234": "1234",
    "1'234'567": "1234567",
    "12’000": "12000",
    # With the comma for a point, where it can be nothing else.
    "1.234,5": "1234.5",
    "1.234.567": "1234567",
    "1.234.567,89": "1234567.89",
    "0,7": "0.7",
    "0,750": "0.75",
    # As in India.
    "12,34,567": "1234567",
    # Signs.
    "+3,000": "3000",
    "-4000": "-4000",
    "\u22124000": "-4000",
    "-1.234,5": "-1234.5",
}
ASKED = {
    "112.000": ["112", "112000"],
    "1.234": ["1.2340", "1234"],
    "-112.000": ["-112", "-112000"],
    "1,5": ["1.5", "15"],
    "12,50": ["12.5", "1250"],
    "1234,5": ["1234.5", "12345"],
    "1 234,500": ["1234.5", "1234500"],
    # What is clear enough to offer, and not to take.
    "12k": ["12000"],
    "1.5 K": ["1500"],
    "1,5k": ["1500", "15000"],
    "2 Mio": ["2000000"],
    "€ 2 M": ["2000000"],
    "$5": ["5"],
    "112,000 EUR": ["112000"],
    "USD 112.000": ["112", "112000"],
    "١٢": ["12"],
}
REFUSED = [
    *("1e9", "1E+999999999", "1E-999999999", "", "-", "+", "--5", "+-5", "1.2.3", "NaN", "5."),
    *("Infinity", "½", "12,000,00", "1" * 16, "9" * 5000, "0x10", "1_000", "45 %", "k", "€", "ten"),
    *("EUR", "1 2", "1'234 567", "12 k 3", "1,", ",", "k" * 5000),
]


@pytest.mark.parametrize(("typed", "number"), READ.items())
def test_a_number_is_read_as_people_write_it(typed: str, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(("typed", "readings"), ASKED.items())
def test_what_could_be_read_in_two_ways_is_asked_about(typed: str, readings: list[str]) -> None:
    with pytest.raises(Unclear) as asked:
        parse_number(typed, "an amount", field="base")
    assert asked.value.field == "base"
    assert asked.value.typed == typed
    assert list(asked.value.readings) == readings
    assert all(reading in str(asked.value) for reading in readings)
    for reading in readings:
        assert parse_number(reading) == Decimal(reading)


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_number(typed, "an amount", field="base")
    assert not isinstance(refusal.value, Unclear)
    assert refusal.value.field == "base"
    assert len(str(refusal.value)) < 200


def test_an_amount_below_zero_is_refused_where_it_makes_no_sense() -> None:
    with pytest.raises(BadInput, match="below zero"):
        parse_number("-5", "an amount", negative=False)


def test_a_trillion_is_too_much() -> None:
    assert parse_number("999999999999") == Decimal(999_999_999_999)
    with pytest.raises(BadInput, match="too large"):
        parse_number("1000000000000")


PERCENTS = ("10", "10%", " 10 % ", "10 percent", "10 Per cent", "10 pct", "10 ％", "10٪", "١٠٪")


@pytest.mark.parametrize("typed", PERCENTS)
def test_a_percentage_is_a_fraction(typed: str) -> None:
    assert parse_percent(typed) == Decimal("0.1")


@pytest.mark.parametrize("typed", ["-1", "1001", "ten", "1E+999999999", "%", ""])
def test_a_percentage_that_makes_no_sense_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_percent(typed)
    # Whatever is shown how to be written is shown as a percentage.
    assert "112000" not in str(refused.value)


def test_money_is_shown_in_grouped_whole_units() -> None:
    assert show_money(Decimal("117173.67")) == "117,174"
    assert show_money(Decimal("-0.5")) == "−1"
    assert [show_fixed(Decimal(each), 3) for each in ("0.9005", "0.9015")] == ["0.901", "0.902"]
    assert show_percent(Decimal("0.476")) == "47.6 %"
    assert show_percent(Decimal("0.7")) == "70 %"


SHARES_ASKED = {
    "0.7": ["0.7 %", "70 %"],
    "0,7": ["0.7 %", "70 %"],
    ".25": ["0.25 %", "25 %"],
    "1,5": ["1.5 %", "15 %"],
    "1,5 %": ["1.5 %", "15 %"],
}


@pytest.mark.parametrize(("typed", "readings"), SHARES_ASKED.items())
def test_a_share_that_could_be_two_is_asked_about(typed: str, readings: list[str]) -> None:
    with pytest.raises(Unclear) as asked:
        parse_percent(typed, limit=100, field="chance")
    assert asked.value.field == "chance"
    assert list(asked.value.readings) == readings


@pytest.mark.parametrize(
    ("typed", "fraction"), [("0.7 %", "0.007"), ("70 %", "0.7"), ("1", "0.01"), ("10,5", "0.105")]
)
def test_a_share_that_can_be_one_thing_only_is_taken(typed: str, fraction: str) -> None:
    assert parse_percent(typed, limit=100) == Decimal(fraction)


@pytest.mark.parametrize("typed", ["1", "1.0", " 1 "])
def test_a_chance_of_one_could_be_a_hundredth_or_certain(typed: str) -> None:
    with pytest.raises(Unclear) as asked:
        parse_chance(typed, field="chance")
    assert list(asked.value.readings) == ["1 %", "100 %"]
    assert asked.value.field == "chance"


@pytest.mark.parametrize(
    ("typed", "fraction"),
    [
        ("1 %", "0.01"),
        ("1%", "0.01"),
        ("1 percent", "0.01"),
        ("1 percent ", "0.01"),
        ("0.7 percent", "0.007"),
        ("1％", "0.01"),
        ("2", "0.02"),
        ("100", "1"),
        ("0", "0"),
    ],
)
def test_any_other_chance_is_a_percentage(typed: str, fraction: str) -> None:
    assert parse_chance(typed) == Decimal(fraction)


def test_one_percent_is_written_so_that_it_is_taken_again() -> None:
    assert write_percent(Decimal("0.01")) == "1 %"
    assert write_percent(Decimal("0.02")) == "2"


def test_a_count_is_whole_and_within_bounds() -> None:
    assert parse_count("20", 1, 20) == 20
    assert parse_minutes("1,000") == 1000
    assert parse_minutes(" ") is None
    for typed in ("21", "0", "1.5", "-3", "three", ""):
        with pytest.raises(BadInput, match="a whole number from 1 to 20"):
            parse_count(typed, 1, 20, field="years")
    with pytest.raises(Unclear, match=r"1\.5 or 15"):
        parse_count("1,5", 1, 20)


@given(st.decimals(min_value=-(10**11), max_value=10**11, places=4))
def test_what_a_field_holds_is_read_back_and_not_asked_about(number: Decimal) -> None:
    assert parse_number(write_number(number)) == number


@given(st.decimals(min_value=0, max_value=1, places=5))
def test_a_share_that_a_field_holds_is_read_back_and_not_asked_about(fraction: Decimal) -> None:
    assert parse_percent(write_percent(fraction)) == fraction


@pytest.mark.parametrize(
    ("fraction", "shown"),
    [("0.9996", "99.9 %"), ("0.99949", "99.9 %"), ("1", "100 %"), ("1.0004", "100 %"),
     ("-0.0004", "0 %"), ("0.125", "12.5 %")],
)  # fmt: skip
def test_a_percentage_is_never_shown_as_all_before_it_is(fraction: str, shown: str) -> None:
    assert show_percent(Decimal(fraction)) == shown


def test_nought_has_no_sign() -> None:
    assert (str(parse_number("-0")), str(parse_number("-0.0"))) == ("0", "0.0")
    assert show_number(Decimal("-0")) == show_number(Decimal("-0.00")) == "0"
    assert show_money(Decimal("-0.4")) == "0"
    assert show_money(Decimal("-0.5")) == "−1"


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("none", ""), (" None ", ""), ("-", ""), ("–", ""), ("", ""), ("%", "%"), ("EUR", "EUR"),
     ("€", "€"), ("talks a year", "talks a year"), ("‰", "‰"), ("°", "°"), ("m2", "m2")],
)  # fmt: skip
def test_a_unit_is_taken_and_none_is_none(typed: str, unit: str) -> None:
    assert parse_unit(typed) == unit


@pytest.mark.parametrize("typed", ["1", "000", "#", "...", "½", "'"])
def test_what_could_be_taken_for_a_figure_is_no_unit(typed: str) -> None:
    with pytest.raises(BadInput, match="is not a unit") as refused:
        parse_unit(typed, field="unit")
    assert refused.value.field == "unit"


def test_a_number_is_shown_in_groups_without_noughts_behind_it() -> None:
    assert show_number(Decimal("1200.50")) == "1,200.5"
    assert show_number(Decimal("38.00")) == "38"


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


MEASURED = {
    ("38", ""): ("38", ""),
    ("38", "%"): ("38", "%"),
    ("45 %", ""): ("45", "%"),
    ("45%", "%"): ("45", "%"),
    ("3.5", "hours"): ("3.5", "hours"),
    ("3.5 Hours", "hours"): ("3.5", "hours"),
    ("12 talks a year", ""): ("12", "talks a year"),
    ("-4 °C", ""): ("-4", "°C"),
    ("1,200 €", ""): ("1200", "€"),
    ("$ 40", "$"): ("40", "$"),
    ("EUR 40", ""): ("40", "EUR"),
    ("40 EUR", "eur"): ("40", "eur"),
    ("2 m", "m"): ("2", "m"),
    ("5 of 7", "of 7"): ("5", "of 7"),
}
MEASURES_ASKED = {
    ("€ 2 M", ""): ["2000000 €"],
    ("2 M €", ""): ["2000000 €"],
    ("2M EUR", "EUR"): ["2000000 EUR"],
    ("EUR 2k", ""): ["2000 EUR"],
    ("2 M", "€"): ["2000000"],
    ("1,5 %", ""): ["1.5 %", "15 %"],
    ("1,5", "hours"): ["1.5", "15"],
    ("\u0664\u0665 %", ""): ["45 %"],
}
NOT_MEASURED = {
    ("45 %", "hours"): "“%” is not its unit; write it in hours, or change the unit.",
    ("1e9", ""): "“1e9” is not a number",
    ("1e9 %", ""): "“1e9” is not a number",
    ("many", ""): "“many” is not a number",
    ("", "%"): "is not a number",
    ("%", "%"): "is not a number",
    ("5 of 7", ""): "“5 of 7” is not a number",
    ("5)", ""): "“5)” is not a number",
    ("9999999999999 %", ""): "at most a trillion",
    ("nan %", ""): "is not a number",
}


@pytest.mark.parametrize(("typed", "unit"), MEASURED)
def test_a_figure_is_read_with_its_unit_or_without(typed: str, unit: str) -> None:
    value, found = MEASURED[typed, unit]
    assert parse_measure(typed, unit) == (Decimal(value), found)


@pytest.mark.parametrize(("typed", "unit"), MEASURES_ASKED)
def test_a_figure_with_its_unit_is_asked_about_and_keeps_the_unit(typed: str, unit: str) -> None:
    with pytest.raises(Unclear) as asked:
        parse_measure(typed, unit)
    assert list(asked.value.readings) == MEASURES_ASKED[typed, unit]
    for reading in asked.value.readings:
        parse_measure(reading, unit)


@pytest.mark.parametrize(("typed", "unit"), NOT_MEASURED)
def test_what_is_no_figure_with_its_unit_says_so(typed: str, unit: str) -> None:
    with pytest.raises(BadInput, match=re.escape(NOT_MEASURED[typed, unit])):
        parse_measure(typed, unit, field="target")


def test_products_of_the_largest_amounts_are_shown_whole() -> None:
    assert show_money(Decimal(10) ** 36) == "1" + 12 * ",000"
    assert show_percent(Decimal(10) ** 31) == "1" + 11 * ",000" + " %"
