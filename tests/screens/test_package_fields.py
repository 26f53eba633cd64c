"""What a package is asked about, and the totals that stand beside the fields while one types."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.negotiations import Package
from mentorjournal.errors import BadInput, Unclear
from mentorjournal.screens.dialogs.package_fields import PackageFields, parse_vesting
from tests.examples import worked_negotiation

OFFER_A = worked_negotiation().alternatives[0].package


def typed(package: Package, **changed: str) -> dict[str, str]:
    """What stands in the fields of a package, with some typed anew."""
    fields = PackageFields(package, 4, "USD").part.fields
    return {field.id: field.value for field in fields} | changed


def totals(package: Package, **changed: str) -> list[tuple[str, str]]:
    fields = PackageFields(package, 4, "USD")
    shown = fields.totals(typed(package, **changed))
    return [(total.label, total.figure) for total in shown if total.label]


def test_each_line_of_the_worked_example_has_its_total_beside_it() -> None:
    assert totals(OFFER_A) == [
        ("base", "124,000"),
        ("bonus", "12,400"),
        ("match", "3,720"),
        ("equity", "11,250"),
        ("sign-on ÷ 4", "3,000"),
        ("benefits", "6,000"),
        ("average", "160,370"),
        ("year 1", "169,370"),
    ]


def test_totals_follow_what_is_typed_and_say_where_a_field_cannot_be_read() -> None:
    shown = dict(totals(OFFER_A, base="100,000", costs="1500", sign_on="12k"))
    assert shown == {
        "base": "100,000",
        "bonus": "10,000",
        "match": "3,000",
        "equity": "11,250",
        "sign-on ÷ 4": "?",
        "less costs": "4,500",
        "average": "?",
        "year 1": "?",
    }
    assert dict(totals(OFFER_A, other="no idea"))["average"] == "160,370"


def test_vesting_that_is_not_all_of_a_grant_is_said() -> None:
    grant = Package(base=Decimal(160_000), equity=Decimal(100_000), sign_on=Decimal(60_000))
    whole = dict(totals(grant, vesting="5 15 40 40"))
    assert (whole["average"], whole["year 1"]) == ("200,000", "225,000")
    assert "only vests" not in whole
    part = dict(totals(grant, vesting="5 15 40 30"))
    assert (part["only vests"], part["equity"]) == ("90 %", "22,500")


THIRDS = ("0.33333333", "0.33333333", "0.33333334")
EVENLY = ("0.25",) * 4


@pytest.mark.parametrize(
    ("typed", "shares"),
    [
        ("1/3 1/3 1/3", THIRDS),
        ("1/3, 1/3, 1/3", THIRDS),
        ("1/4;3/4", ("0.25", "0.75")),
        ("1/3", ("0.33333333",)),
        ("25,25,25,25", EVENLY),
        ("25%,25%,25%,25%", EVENLY),
        ("25, 25, 25, 25", EVENLY),
        ("25/25/25/25", EVENLY),
        ("25; 25; 25; 25", EVENLY),
        ("50/50", ("0.5", "0.5")),
        ("25/75", ("0.25", "0.75")),
        ("40/40", ("0.4", "0.4")),
        ("5/15", ("0.05", "0.15")),
        ("20/30 20/30", ("0.2", "0.3", "0.2", "0.3")),
        ("30/20 10/20", ("0.3", "0.2", "0.1", "0.2")),
        ("33.3 33.3 33.4", ("0.333", "0.333", "0.334")),
        ("33,33 66,67", ("0.3333", "0.6667")),
        ("", ()),
    ],
)
def test_vesting_is_read_as_people_write_it_and_stays_what_was_typed(
    typed: str, shares: tuple[str, ...]
) -> None:
    read = parse_vesting(typed)
    assert read == tuple(map(Decimal, shares))
    (field,) = (each for each in PackageFields(Package(vesting=read), 4, "USD").part.fields
                if each.id == "vesting")  # fmt: skip
    assert parse_vesting(field.value) == read


def test_vesting_that_could_be_two_things_is_asked_about_and_a_refusal_shows_how() -> None:
    with pytest.raises(Unclear) as asked:
        parse_vesting("25,75")
    assert list(asked.value.readings) == ["25.75 %", "25 75"]
    for wrong in ("a quarter", "25,,25", "half half"):
        with pytest.raises(BadInput, match=r"25 25 25 25, or 5/15/40/40, or 1/3 1/3 1/3"):
            parse_vesting(wrong)


def test_amounts_of_twelve_digits_are_shown_whole() -> None:
    huge = dict(totals(Package(), base="999,999,999,999", flat_bonus="999999999999"))
    assert huge["base"] == "999,999,999,999"
    assert huge["average"] == "1,999,999,999,998"


@pytest.mark.parametrize(
    "field", [field.id for field in PackageFields(OFFER_A, 4, "USD").part.fields]
)
@pytest.mark.parametrize("wrong", ["lots", "1e9", "9999999999999", "--5"])
def test_what_is_no_figure_is_refused_at_its_field(field: str, wrong: str) -> None:
    (asked,) = (each for each in PackageFields(OFFER_A, 4, "USD").part.fields if each.id == field)
    assert asked.reads is not None
    with pytest.raises(BadInput):
        asked.reads(wrong)
    assert "?" in dict(totals(OFFER_A, **{field: wrong})).values() or field == "other"


@pytest.mark.parametrize(
    ("field", "figure", "meant"),
    [
        ("bonus", "10", None),
        ("bonus", "10 %", None),
        ("bonus", "0.7", ["0.7 %", "70 %"]),
        # 5,000 of a base of 124,000: what is asked about comes to the very amount again.
        ("bonus", "5,000", ["4.0320 %"]),
        ("bonus", "6.200", ["6.2 %", "5 %"]),
        ("bonus", "100", None),
        ("bonus", "250 %", None),
        ("bonus", "250", ["250 %", "0.202 %"]),
        ("match", "€3720", ["3 %"]),
        ("base", "1,000", None),
        ("base", "112.000", ["112", "112000"]),
        ("base", "12k", ["12000"]),
        ("base", "EUR 12000", ["12000"]),
        ("vesting", "0.5 0.5", ["0.5 % 0.5", "50 % 0.5"]),
    ],
)
def test_figures_that_could_mean_two_things_are_asked_about(
    field: str, figure: str, meant: list[str] | None
) -> None:
    (asked,) = (each for each in PackageFields(OFFER_A, 4, "USD").part.fields if each.id == field)
    assert asked.reads is not None
    if meant is None:
        asked.reads(figure)
        return
    with pytest.raises(Unclear) as unclear:
        asked.reads(figure)
    assert list(unclear.value.readings) == meant


def test_an_amount_is_a_part_of_the_base_that_is_typed_beside_it() -> None:
    fields = PackageFields(Package(), 4, "USD")
    (bonus,) = (each for each in fields.part.fields if each.id == "bonus")
    assert bonus.reads is not None
    with pytest.raises(BadInput, match="type the base first"):
        bonus.reads("5,000")
    fields.totals(typed(Package(), base="100,000", bonus="5,000"))
    with pytest.raises(Unclear) as unclear:
        bonus.reads("5,000")
    assert list(unclear.value.said) == ["5 % of base"]
    with pytest.raises(Unclear) as unclear:
        bonus.reads("5.000")
    assert list(unclear.value.said) == ["5 %", "5,000 a year"]
    assert dict(totals(Package(), base="100,000", bonus="5,000"))["bonus"] == "?"


def test_what_pays_as_today_is_said_of_another_package() -> None:
    now = replace(OFFER_A, base=Decimal(112_000), sign_on=Decimal(0))
    fields = PackageFields(now, 4, "USD", today=now)

    def labels(**changed: str) -> list[str]:
        return [total.label for total in fields.totals(typed(now, **changed)) if total.figure]

    assert labels() == [
        "base, as today",
        "bonus, as today",
        "match, as today",
        "equity, as today",
        # Of what is nothing there is nothing to say.
        "sign-on ÷ 4",
        "benefits, as today",
        "average",
        "year 1",
    ]
    # Where a figure of many digits leaves no room for it, it is not said.
    huge = replace(now, benefits=Decimal(9_999_999_999))
    beside = PackageFields(huge, 4, "USD", today=huge).totals(typed(huge))
    assert [total.label for total in beside if "benefits" in total.label] == ["benefits"]
    other = labels(base="118,000", bonus="12 %", equity_years="5", sign_on="1000", costs="10")
    assert other == [
        "base",
        "bonus",
        "match, as today",
        "equity",
        "sign-on ÷ 4",
        "less costs",
        "average",
        "year 1",
    ]
