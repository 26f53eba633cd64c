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


@pytest.mark.parametrize("months", [48, 60, 999_999_999_999])
    @pytest.mark.parametrize("base", [900, 1200])
    def test_what_begins_after_the_years_that_count_pays_what_staying_pays(
        self, months: int, base: int
    ) -> None:
        late = an_offer(base, months=Decimal(months))
        found = work_out(a_sheet(late, now=Package(base=Decimal(1000))), NOV_22)

        assert found.options[1].expected == 1000
        assert found.batna is found.staying
        assert judge(found.negotiation, late.package, NOV_22).needed == 1000

    @pytest.mark.parametrize("years", [1, 20])
    def test_the_largest_amounts_of_all_are_worked_out(self, years: int) -> None:
        most = Decimal(999_999_999_999)
        large = Package(base=most, bonus=Decimal(10), payout=Decimal(10), match=Decimal(10))
        record = a_sheet(an_offer(1, months=most, hours=most, cash=most), now=large)
        found = work_out(replace(record, years=years, hour_rate=most), NOV_22)

        assert found.reservation.base == 1_000_000_000_000
        assert judge(found.negotiation, large, NOV_22).worthwhile

    def test_cash_and_hours_are_spread_over_the_years(self) -> None:
        record = a_sheet(an_offer(1000, hours=Decimal(10), cash=Decimal(20)))

        found = work_out(replace(record, hour_rate=Decimal(2)), NOV_22)

        assert found.options[1].expected == 990

    @pytest.mark.parametrize("base", [100, 99])
    def test_one_that_is_better_whatever_its_chance_has_no_break_even(self, base: int) -> None:
        paid_for_trying = an_offer(base, chance="0.5", cash=Decimal(-40))
        record = a_sheet(paid_for_trying, now=Package(base=Decimal(100)))

        found = work_out(record, NOV_22)

        assert found.batna.uid == uid_of(1)
        assert found.holds_down_to is None


class TestLeastToAccept:
    def test_a_full_hundred_is_not_rounded_up(self) -> None:
        now = Package(base=Decimal(117_200), bonus=Decimal("0.1"), payout=Decimal("0.7"))

        assert work_out(a_sheet(now=now), NOV_22).reservation.base == 117_200

    def test_a_cent_more_is_rounded_up(self) -> None:
        now = Package(base=Decimal("117200.01"))

        assert work_out(a_sheet(now=now), NOV_22).reservation.base == 117_300

    def test_it_is_never_below_nothing(self) -> None:
        record = a_sheet(now=Package(base=Decimal(100), other=Decimal(0)))
        ended = replace(record, now=replace(record.now, base=Decimal(-500)))

        assert work_out(ended, NOV_22).reservation.base == 0


class TestZone:
    @pytest.mark.parametrize(
        ("limit", "verdict", "overlap"),
        [
            ((100, 120, 140), "certain", (100, 120)),
            ((99, 120, 140), "possible", (100, 120)),
            ((80, 99, 100), "possible", None),
            ((80, 90, 99), "none", None),
        ],
    )
    def test_it_is_certain_possible_or_none(
        self,
        limit: tuple[int, int, int],
        verdict: str,
        overlap: tuple[int, int] | None,
    ) -> None:
        zone = find_zone(Decimal(100), a_limit(*limit))

        assert zone.verdict == verdict
        assert zone.overlap == (overlap and money(*overlap))

    def test_a_zone_without_width_has_no_share(self) -> None:
        assert find_zone(Decimal(100), a_limit(100, 100, 100)).share(Decimal(100)) is None

    def test_an_outcome_beyond_their_likely_limit_is_more_than_all(self) -> None:
        assert find_zone(Decimal(100), a_limit(100, 120, 140)).share(Decimal(130)) == Decimal("1.5")

    def test_while_their_limit_is_unknown_there_is_none(self) -> None:
        found = work_out(replace(worked_negotiation(), limit=None), NOV_22)

        assert found.zone is None
        assert found.share is None


class TestAcceptance:
    def test_without_an_offer_there_is_nothing_to_judge(self) -> None:
        record = worked_negotiation()

        assert work_out(replace(record, outcome=None), NOV_22).acceptance is None
        assert work_out(replace(record, outcome=Outcome(on=NOV_22)), NOV_22).acceptance is None

    def test_just_below_the_least_is_not_worth_it_and_the_least_is(self, sheet: Sheet) -> None:
        for offer, worthwhile in ((117_200, True), (117_174, False)):
            outcome = Outcome(on=NOV_22, offer=Decimal(offer))
            found = work_out(replace(sheet.negotiation, outcome=outcome), NOV_22).acceptance

            assert found is not None
            assert found.worthwhile is worthwhile

    def test_an_offer_worth_just_as_much_is_worth_accepting(self) -> None:
        record = a_sheet(now=Package(base=Decimal(100)))
        offered = replace(record, outcome=Outcome(on=NOV_22, offer=Decimal(100)))

        found = work_out(offered, NOV_22).acceptance

        assert found is not None
        assert found.worthwhile

    def test_a_whole_package_is_judged_as_it_is_with_todays_everything_else(self) -> None:
        package = Package(base=Decimal(150_000))
        outcome = Outcome(on=NOV_22, offer=Decimal(1), package=package)

        found = work_out(replace(worked_negotiation(), outcome=outcome), NOV_22).acceptance

        assert found is not None
        assert found.worth == 153_000

    def test_it_is_judged_by_the_alternatives_of_that_day(self) -> None:
        record = a_sheet(an_offer(200, expires=date(2026, 6, 30)), now=Package(base=Decimal(100)))
        before = replace(record, outcome=Outcome(on=date(2026, 6, 30), offer=Decimal(150)))
        after = replace(record, outcome=Outcome(on=date(2026, 7, 1), offer=Decimal(150)))

        judged = [work_out(each, NOV_22).acceptance for each in (before, after)]

        assert [found and found.worthwhile for found in judged] == [False, True]


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
