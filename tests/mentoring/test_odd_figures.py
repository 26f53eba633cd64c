"""Figures of a pay talk that nobody could mean: they end nothing, and nothing follows from them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from mentorjournal.data.records.negotiations import Alternative, Package
from mentorjournal.data.records.offers import Judgement
from mentorjournal.mentoring.negotiation import judge, work_out
from mentorjournal.mentoring.odd_figures import odd_figures
from tests.examples import OFFER_A, worked_negotiation
from tests.mentoring.test_negotiation import a_sheet

NOV_22 = date(2026, 11, 22)
replace = msgspec.structs.replace


@pytest.mark.parametrize("months", [48, 60, 96, 999_999_999_999])
def test_what_begins_after_the_years_that_count_is_worth_as_much_as_staying(months: int) -> None:
    less = Package(base=Decimal(100_000))
    late = Alternative(uid=OFFER_A, title="A", package=less, months=Decimal(months))
    talk = a_sheet(late, now=Package(base=Decimal(140_000)))
    found = work_out(talk, NOV_22)

    assert [option.expected for option in found.options] == [Decimal(140_000), Decimal(140_000)]
    assert found.batna.alternative is None


@pytest.mark.parametrize(
    ("fields", "rate"),
    [({"months": Decimal(-24)}, 0), ({"hours": Decimal(-40)}, 60), ({"hours": Decimal(40)}, -60)],
)
def test_neither_waiting_nor_work_ever_pays(fields: dict[str, Any], rate: int) -> None:
    """A form refuses such figures; another program's file may hold them."""
    more = Package(base=Decimal(150_000))
    other = Alternative(uid=OFFER_A, title="A", package=more, **fields)
    talk = a_sheet(other, now=Package(base=Decimal(140_000)))
    found = work_out(replace(talk, hour_rate=Decimal(rate)), NOV_22)

    assert [option.expected for option in found.options] == [Decimal(140_000), Decimal(150_000)]


def test_amounts_that_nobody_could_mean_end_nothing() -> None:
    huge = Decimal(999_999_999_999)
    talk = replace(a_sheet(now=Package(base=huge, bonus=huge, payout=huge)), years=1)
    assert work_out(talk, NOV_22).reservation.base >= huge
    kept = judge(talk, Package(base=huge, bonus=huge, payout=huge), NOV_22)
    assert kept.worthwhile


@pytest.mark.parametrize("years", [0, -3, 10**9])
def test_a_judgement_of_no_sensible_number_of_years_is_refused(years: int) -> None:
    kept = {"worth": "1", "needed": "1", "years": years}
    with pytest.raises(msgspec.ValidationError, match="years"):
        msgspec.convert(kept, Judgement)


AN_OFFER = Alternative(uid=OFFER_A, title="Offer A", package=Package(base=Decimal(120_000)))
BELOW = "It cannot be below zero: write it anew."


@pytest.mark.parametrize(
    ("fields", "text", "remedy", "leads"),
    [
        (
            {"now": Package(base=Decimal(-5_000))},
            "The base of today's position: −5,000.",
            BELOW,
            "staying",
        ),
        (
            {"now": Package(base=Decimal(9), bonus=Decimal(25))},
            "The bonus of today's position: 2,500 %.",
            "It is at most 1,000 %: write it anew.",
            "staying",
        ),
        (
            {"alternatives": (replace(AN_OFFER, package=Package(equity_discount=Decimal(5))),)},
            "The equity discount of Offer A: 500 %.",
            "It is at most 100 %: write it anew.",
            f"alternative:{OFFER_A}",
        ),
        (
            {"alternatives": (replace(AN_OFFER, months=Decimal(-2)),)},
            "The months of Offer A: −2.",
            BELOW,
            f"alternative:{OFFER_A}",
        ),
        ({"target": Decimal(-1)}, "The target of the sheet: −1.", BELOW, "numbers:target"),
        (
            {"hour_rate": Decimal("-0.5")},
            "The worth of an hour of the sheet: −0.5.",
            BELOW,
            "talk:hour_rate",
        ),
        (
            {"market_growth": Decimal(-2)},
            "The growth of the market of the sheet: −200 %.",
            BELOW,
            "market:",
        ),
    ],
)
def test_what_no_form_lets_through_is_said_with_its_number_and_field(
    fields: dict[str, Any], text: str, remedy: str, leads: str
) -> None:
    found = [*odd_figures(replace(a_sheet(AN_OFFER), **fields))]
    assert [(each.text, each.remedy, each.leads) for each in found] == [(text, remedy, leads)]
    assert found[0] in work_out(replace(a_sheet(AN_OFFER), **fields), NOV_22).checks


def test_what_a_form_lets_through_is_never_odd() -> None:
    assert [*odd_figures(worked_negotiation())] == []
