"""What must hold for the sheet of any pay talk."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.data.records.negotiations import Alternative, Negotiation, Package
from mentorjournal.mentoring.compensation import compensation
from mentorjournal.mentoring.negotiation import work_out
from tests.examples import NOON, RELATIONSHIP, uid_of

NOV_22 = date(2026, 11, 22)
SMALL = Decimal("0.000001")
replace = msgspec.structs.replace

MONEY = st.integers(0, 300_000).map(Decimal)
SHARES = st.integers(0, 100).map(lambda percent: Decimal(percent) / 100)
PACKAGES = st.builds(
    Package,
    base=MONEY,
    bonus=SHARES,
    payout=SHARES,
    flat_bonus=MONEY,
    equity=MONEY,
    equity_years=st.integers(1, 6),
    vesting=st.lists(SHARES, max_size=6).map(tuple),
    equity_discount=SHARES,
    sign_on=MONEY,
    match=SHARES,
    benefits=MONEY,
    costs=MONEY,
    other=st.integers(-50_000, 50_000).map(Decimal),
)
ALTERNATIVES = st.builds(
    Alternative,
    uid=st.integers(1, 10**6).map(uid_of),
    title=st.just("Offer"),
    package=PACKAGES,
    chance=SHARES,
    months=st.integers(0, 24).map(Decimal),
    hours=st.integers(0, 200).map(Decimal),
    cash=MONEY,
)
SHEETS = st.builds(
    Negotiation,
    uid=st.just(uid_of(1)),
    created=st.just(NOON),
    updated=st.just(NOON),
    relationship=st.just(RELATIONSHIP),
    title=st.just("Pay talk"),
    now=PACKAGES,
    alternatives=st.lists(ALTERNATIVES, max_size=4).map(tuple),
    years=st.integers(1, 6),
    hour_rate=st.integers(0, 100).map(Decimal),
)


@given(SHEETS)
def test_accepting_the_least_is_worth_exactly_the_batna(record: Negotiation) -> None:
    found = work_out(record, NOV_22)

    package = replace(record.now, base=found.reservation.exact_base)
    pay = compensation(package, record.years)
    assert abs(pay.average - found.reservation.total) < SMALL
    assert abs(pay.value - found.batna.expected) < SMALL


@given(SHEETS)
def test_the_least_is_never_worth_less_than_any_alternative_nor_than_staying(
    record: Negotiation,
) -> None:
    found = work_out(record, NOV_22)

    worth = found.reservation.total + record.now.other
    assert all(worth >= option.expected - SMALL for option in found.options)
    assert found.reservation.base >= found.reservation.exact_base - SMALL
    assert found.reservation.base % 100 == 0


@given(PACKAGES, st.integers(1, 8))
def test_the_average_is_the_mean_of_the_years(package: Package, years: int) -> None:
    pay = compensation(package, years)

    assert len(pay.years) == years
    assert abs(sum(pay.years, Decimal(0)) / years - pay.average) < SMALL


@given(PACKAGES, st.integers(1, 8), st.integers(1, 10_000))
def test_more_base_always_pays_more(package: Package, years: int, more: int) -> None:
    raised = replace(package, base=package.base + more)

    assert compensation(raised, years).average >= compensation(package, years).average + more


@given(SHEETS)
def test_at_the_break_even_chance_the_batna_is_worth_as_much_as_the_next_best(
    record: Negotiation,
) -> None:
    found = work_out(record, NOV_22)
    if found.holds_down_to is None or found.next_best is None:
        return
    changed = tuple(
        replace(other, chance=min(found.holds_down_to, Decimal(1)))
        if other is found.batna.alternative
        else other
        for other in record.alternatives
    )

    again = work_out(replace(record, alternatives=changed), NOV_22)

    at_break_even = next(
        option
        for before, option in zip(found.options, again.options, strict=True)
        if before is found.batna
    )
    assert abs(at_break_even.expected - found.next_best.expected) < Decimal("0.001")
    assert found.holds_down_to <= found.batna.chance + SMALL


@given(SHEETS, ALTERNATIVES)
def test_one_more_alternative_never_lowers_the_least(
    record: Negotiation, other: Alternative
) -> None:
    more = replace(record, alternatives=(*record.alternatives, other))

    before, after = work_out(record, NOV_22), work_out(more, NOV_22)

    assert after.reservation.total >= before.reservation.total
