"""Market figures: ageing, weighing and percentiles."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mentorjournal.data.records.negotiations import MarketFigure
from mentorjournal.mentoring.market import Market, aged, market_on
from mentorjournal.money import show_money
from tests.examples import uid_of, worked_negotiation

NOV_22 = date(2026, 11, 22)
GROWTH = Decimal("0.035")
SMALL = Decimal("0.000001")
ROUND = Market(p25=Decimal(100), p50=Decimal(200), p75=Decimal(400), p90=Decimal(700))


def a_figure(
    *, on: date = NOV_22, p25: int | None = None, p50: int | None = None, weight: int = 1
) -> MarketFigure:
    return MarketFigure(
        uid=uid_of(1),
        source="Survey",
        on=on,
        p25=None if p25 is None else Decimal(p25),
        p50=None if p50 is None else Decimal(p50),
        weight=Decimal(weight),
    )


def test_ageing_by_nine_months_of_three_percent() -> None:
    found = aged(Decimal(52_000), Decimal("0.03"), date(2026, 1, 1), date(2026, 10, 1))

    assert found == 53_170


@pytest.mark.parametrize(
    ("on", "today", "months"),
    [
        (date(2026, 3, 1), date(2026, 11, 30), 8),
        (date(2026, 3, 31), date(2026, 11, 1), 8),
        (date(2025, 11, 30), date(2026, 11, 1), 12),
        (date(2026, 11, 1), date(2026, 11, 30), 0),
        (date(2027, 2, 1), date(2026, 11, 30), 0),
    ],
)
def test_months_of_ageing_run_from_month_to_month(on: date, today: date, months: int) -> None:
    assert aged(Decimal(1200), Decimal(1), on, today) == 1200 + 100 * months


def test_the_worked_market_aged_and_weighed_to_november() -> None:
    market = market_on(worked_negotiation(on=NOV_22).market, GROWTH, NOV_22)

    shown = [(percent, show_money(amount)) for percent, amount in market.points]

    assert shown == [(25, "112,304"), (50, "124,286"), (75, "137,295"), (90, "150,994")]


def test_a_percentile_comes_only_from_the_sources_that_give_it() -> None:
    figures = [a_figure(p25=100, p50=200), a_figure(p50=300, weight=3), a_figure(p25=9, weight=0)]

    market = market_on(figures, GROWTH, NOV_22)

    assert market.points == ((25, Decimal(100)), (50, Decimal(275)))


def test_without_sources_nothing_is_known() -> None:
    market = market_on([], GROWTH, NOV_22)

    assert market.points == ()
    assert market.percentile(Decimal(1)) is None
    assert market.compa(Decimal(1)) is None


@pytest.mark.parametrize(
    ("amount", "percent"),
    [
        (99, None),
        (100, 25),
        (150, "37.5"),
        (200, 50),
        (300, "62.5"),
        (550, "82.5"),
        (700, 90),
        (701, None),
    ],
)
def test_a_percentile_is_linear_between_known_points_and_unknown_outside(
    amount: int, percent: str | None
) -> None:
    found = ROUND.percentile(Decimal(amount))

    assert found == (None if percent is None else Decimal(percent))


def test_a_missing_point_is_bridged() -> None:
    market = Market(p25=Decimal(100), p75=Decimal(200))

    assert market.percentile(Decimal(150)) == 50


def test_equal_points_give_the_higher_percentile() -> None:
    market = Market(p25=Decimal(100), p50=Decimal(100), p75=Decimal(200))

    assert market.percentile(Decimal(100)) == 50


def test_sources_that_clash_give_no_percentile() -> None:
    market = market_on([a_figure(p25=300), a_figure(p50=200)], GROWTH, NOV_22)

    assert not market.rises
    assert market.percentile(Decimal(250)) is None


def test_the_compa_ratio_is_base_by_median() -> None:
    assert ROUND.compa(Decimal(180)) == Decimal("0.9")


@given(st.integers(100, 700), st.integers(100, 700))
def test_more_pay_is_never_a_lower_percentile(one: int, other: int) -> None:
    low, high = (ROUND.percentile(Decimal(amount)) for amount in sorted((one, other)))

    assert low is not None
    assert high is not None
    assert 25 <= low <= high <= 90


@given(st.integers(1, 10**6), st.integers(0, 60), st.integers(0, 100))
def test_ageing_is_linear_and_never_shrinks(amount: int, months: int, percent: int) -> None:
    today = date(2020 + months // 12, months % 12 + 1, 1)
    growth = Decimal(percent) / 100

    found = aged(Decimal(amount), growth, date(2020, 1, 1), today)

    assert found >= amount
    assert abs(found - aged(Decimal(1), growth, date(2020, 1, 1), today) * amount) < SMALL


def test_a_base_right_on_a_percentile_is_found_there_though_thirds_are_endless() -> None:
    # 8/12 of 3.5 % have no end; of 96,000 they are 2,240 sharp.
    figure = replace(a_figure(p25=80_000), on=date(2026, 3, 1), p90=Decimal(96_000))

    market = market_on([figure, replace(figure, weight=Decimal(2))], GROWTH, NOV_22)

    assert market.percentile(Decimal(98_240)) == 90
