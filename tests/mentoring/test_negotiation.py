"""The pay talk: every figure of the worked example, and what must hold for any sheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from mentorjournal.data.records.negotiations import (
    Alternative,
    Limit,
    Negotiation,
    Outcome,
    Package,
)
from mentorjournal.mentoring.compensation import compensation
from mentorjournal.mentoring.negotiation import find_zone, judge, work_out
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.money import show_money
from tests.examples import NOON, OFFER_A, OFFER_B, RELATIONSHIP, uid_of, worked_negotiation

NOV_22 = date(2026, 11, 22)
SMALL = Decimal("0.000001")
NOTHING = Package()
replace = msgspec.structs.replace


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return work_out(worked_negotiation(on=NOV_22), NOV_22)


def money(*amounts: int) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, amounts))


def a_sheet(*alternatives: Alternative, now: Package = NOTHING) -> Negotiation:
    return Negotiation(
        uid=uid_of(1),
        created=NOON,
        updated=NOON,
        owner="me",
        relationship=RELATIONSHIP,
        title="Pay talk",
        now=now,
        alternatives=alternatives,
    )


def an_offer(base: int, number: int = 1, chance: str = "1", **changes: object) -> Alternative:
    return Alternative(
        uid=uid_of(number),
        title=f"Offer {number}",
        package=Package(base=Decimal(base)),
        chance=Decimal(chance),
        **changes,  # type: ignore[arg-type]
    )


def a_limit(low: int, likely: int, high: int) -> Limit:
    return Limit(low=Decimal(low), likely=Decimal(likely), high=Decimal(high))


class TestWorkedExample:
    def test_total_compensation_of_an_average_year(self, sheet: Sheet) -> None:
        assert [option.pay.average for option in sheet.options] == [143_760, 160_370, 152_664]

    def test_total_compensation_year_by_year(self, sheet: Sheet) -> None:
        now, offer_a, offer_b = (option.pay for option in sheet.options)

        assert now.years == (Decimal(143_760),) * 4
        assert offer_a.years == money(169_370, 157_370, 157_370, 157_370)
        assert offer_a.first_year == 169_370
        assert offer_b.first_year == 152_664

    def test_values(self, sheet: Sheet) -> None:
        assert [option.pay.value for option in sheet.options] == [146_760, 156_370, 155_664]

    def test_expected_values(self, sheet: Sheet) -> None:
        shown = [show_money(option.expected) for option in sheet.options]

        assert shown == ["146,760", "152,607", "150,541"]

    def test_the_batna_and_what_would_be_next(self, sheet: Sheet) -> None:
        assert sheet.batna.uid == OFFER_A
        assert sheet.next_best is not None
        assert sheet.next_best.uid == OFFER_B
        assert sheet.staying.uid is None
        assert sheet.staying.chance == 1

    def test_the_least_to_accept(self, sheet: Sheet) -> None:
        assert show_money(sheet.reservation.total) == "149,607"
        assert show_money(sheet.reservation.exact_base) == "117,174"
        assert sheet.reservation.base == 117_200

    def test_the_exact_base_pays_exactly_the_least(self, sheet: Sheet) -> None:
        package = replace(sheet.negotiation.now, base=sheet.reservation.exact_base)

        assert abs(compensation(package, 4).average - sheet.reservation.total) < SMALL

    def test_the_chance_down_to_which_it_stays_the_batna(self, sheet: Sheet) -> None:
        assert sheet.holds_down_to is not None
        assert sheet.holds_down_to.quantize(Decimal("0.001")) == Decimal("0.476")

    def test_the_market_around_it(self, sheet: Sheet) -> None:
        assert sheet.compa is not None
        assert sheet.compa.quantize(Decimal("0.001")) == Decimal("0.901")
        assert sheet.target_percentile is not None
        assert sheet.target_percentile.quantize(Decimal(1)) == 57
        assert sheet.base_percentile is None
        assert sheet.market.p90 is not None
        assert show_money(sheet.market.p90) == "150,994"

    def test_the_ask(self, sheet: Sheet) -> None:
        assert sheet.ask == 140_640
        assert sheet.cap == sheet.market.p90

    def test_the_ask_under_a_cap(self) -> None:
        capped = replace(worked_negotiation(on=NOV_22), cap=Decimal(139_000))

        assert work_out(capped, NOV_22).ask == 139_000

    def test_the_zone_and_the_share_won(self, sheet: Sheet) -> None:
        assert sheet.zone is not None
        assert sheet.zone.overlap == money(117_200, 132_000)
        assert sheet.share == Decimal("0.5")

    def test_a_limit_of_115_000_leaves_no_zone(self) -> None:
        limit = a_limit(115_000, 115_000, 115_000)

        found = work_out(replace(worked_negotiation(), limit=limit), NOV_22)

        assert found.zone is not None
        assert found.zone.verdict == "none"
        assert found.zone.overlap is None
        assert found.share is None

    def test_the_outcome_is_worth_accepting(self, sheet: Sheet) -> None:
        assert sheet.acceptance is not None
        assert sheet.acceptance.worth == 160_998
        assert sheet.acceptance.needed == sheet.batna.expected
        assert sheet.acceptance.worthwhile

    def test_there_is_nothing_to_look_at_again(self, sheet: Sheet) -> None:
        assert sheet.checks == ()

    @pytest.mark.parametrize("day", [date(2026, 2, 28), date(2028, 2, 29), date(2026, 10, 31)])
    def test_it_is_the_same_on_any_day(self, day: date, sheet: Sheet) -> None:
        assert work_out(worked_negotiation(on=day), day).market == sheet.market


class TestCompensation:
    def test_a_vesting_schedule_that_grows(self) -> None:
        package = Package(
            base=Decimal(160_000),
            sign_on=Decimal(60_000),
            equity=Decimal(100_000),
            vesting=tuple(map(Decimal, ("0.05", "0.15", "0.40", "0.40"))),
        )

        found = compensation(package, 4)

        assert found.average == 200_000
        assert found.years == money(225_000, 175_000, 200_000, 200_000)

    def test_what_vests_after_the_years_does_not_count(self) -> None:
        package = Package(equity=Decimal(100), vesting=(Decimal("0.2"),) * 5)

        assert compensation(package, 2).years == money(20, 20)
        assert compensation(package, 2).average == 20

    def test_a_grant_that_ends_early_is_spread_over_the_years(self) -> None:
        found = compensation(Package(equity=Decimal(100), equity_years=2), 4)

        assert found.years == money(50, 50, 0, 0)
        assert found.average == 25

    def test_costs_and_flat_bonus_and_everything_else(self) -> None:
        package = Package(
            base=Decimal(100), flat_bonus=Decimal(10), costs=Decimal(30), other=Decimal(-5)
        )

        found = compensation(package, 1)

        assert found.average == 80
        assert found.value == 75


class TestBatna:
    def test_without_alternatives_it_is_to_stay(self) -> None:
        found = work_out(a_sheet(now=Package(base=Decimal(100_000))), NOV_22)

        assert found.batna is found.staying
        assert found.next_best is None
        assert found.holds_down_to is None
        assert found.reservation.base == 100_000

    def test_on_a_tie_it_is_to_stay(self) -> None:
        tied = a_sheet(an_offer(100), an_offer(100, 2), now=Package(base=Decimal(100)))

        assert work_out(tied, NOV_22).batna.uid is None

    def test_on_a_tie_of_alternatives_it_is_the_first(self) -> None:
        found = work_out(a_sheet(an_offer(200, 7), an_offer(200, 8)), NOV_22)

        assert found.batna.uid == uid_of(7)
        assert found.holds_down_to == 1

    def test_what_pays_the_same_is_a_tie_though_thirds_are_endless(self) -> None:
        thirds = Package(sign_on=Decimal(20_000))
        as_likely_as_not = replace(an_offer(0, chance="0.5"), package=thirds)

        found = work_out(replace(a_sheet(as_likely_as_not, now=thirds), years=3), NOV_22)

        assert found.options[1].expected > found.staying.expected
        assert found.batna is found.staying

    def test_an_offer_counts_until_the_day_it_ends(self) -> None:
        ending = a_sheet(an_offer(200, expires=NOV_22))

        assert work_out(ending, NOV_22).batna.uid == uid_of(1)
        expired = work_out(ending, date(2026, 11, 23))
        assert expired.batna.uid is None
        assert expired.options[1].expired

    def test_a_long_wait_costs_what_is_missed_meanwhile(self) -> None:
        found = work_out(a_sheet(an_offer(1200, months=Decimal(12))), NOV_22)

        assert found.options[1].delay == 300
        assert found.options[1].expected == 900

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
