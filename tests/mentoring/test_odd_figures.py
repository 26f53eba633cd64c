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
from tests.examples import OFFER_A
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
