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
    Package,
)
from mentorjournal.mentoring.compensation import compensation
from mentorjournal.mentoring.negotiation import work_out
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
