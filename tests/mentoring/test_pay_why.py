"""How the figures of the worked example come about, in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from mentorjournal.data.records.negotiations import Limit, Negotiation, Package
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.pay_why import why_of
from tests.examples import OFFER_A, OFFER_B, worked_negotiation

NOV_22 = date(2026, 11, 22)
TALK = worked_negotiation(on=NOV_22)
replace = msgspec.structs.replace


def why(about: str, talk: Negotiation = TALK) -> list[str]:
    return next(list(each.lines) for each in why_of(work_out(talk, NOV_22)) if each.about == about)


@pytest.mark.parametrize(
    ("about", "lines"),
    [
        (
            "staying",
            [
                "year 1 143,760   2 143,760   3 143,760   4 143,760   average 143,760",
                "TC = 112,000 × (1 + 10 % × 90 % + 4 %) + 10,000 equity + 7,200 benefits = 143,760",
                "equity = 40,000: (10,000 + 10,000 + 10,000 + 10,000) / 4 = 10,000",
                "V = TC + N = 143,760 + 3,000 = 146,760",
                "expected = V = 146,760, for staying is certain",
            ],
        ),
        (
            OFFER_A,
            [
                "year 1 169,370   2 157,370   3 157,370   4 157,370   average 160,370",
                "TC = 124,000 × (1 + 10 % + 3 %) + 11,250 equity + 12,000 sign-on / 4"
                " + 6,000 benefits = 160,370",
                "equity = 60,000 less 25 %: (11,250 + 11,250 + 11,250 + 11,250) / 4 = 11,250",
                "V = TC + N = 160,370 − 4,000 = 156,370",
                "delay = 2/12 × (156,370 − 146,760) / 4 = 400",
                "effort = (40 h × 60 + 0) / 4 = 600",
                "expected = 70 % × (156,370 − 400) + 30 % × 146,760 − 600 = 152,607",
            ],
        ),
        (
            "least",
            [
                "R = expected of the BATNA, Offer from A, − N here = 152,607 − 3,000 = 149,607",
                "base* = (149,607 − 17,200 fixed parts) / (1 + 10 % × 90 % + 4 %) = 117,174,"
                " rounded up to 117,200",
            ],
        ),
        (
            "ask",
            [
                "ask = 2 × 128,000 − 115,360 first offer = 140,640",
                "at most 150,994, so 140,640",
            ],
        ),
        (
            "zone",
            [
                "from the least, 117,200, to their limit: 115,000 low, 132,000 likely,"
                " 138,000 high",
                "possible: not their low limit, but a higher one reaches the least",
                "won = (124,600 − 117,200) / (132,000 − 117,200) = 50 %",
            ],
        ),
        (
            "market",
            [
                "P25 = (2 × 112,567 + 1 × 111,780) / 3 = 112,304",
                "P50 = (2 × 124,847 + 1 × 123,165) / 3 = 124,286",
                "P75 = (2 × 138,150 + 1 × 135,585) / 3 = 137,295",
                "P90 = (2 × 151,453 + 1 × 150,075) / 3 = 150,994",
                "Survey of the trade: aged 8 months, × (1 + 3.5 % × 8/12), weight 2",
                "Recruiter: aged 12 months, × (1 + 3.5 % × 12/12), weight 1",
                "compa = 112,000 base / 124,286 = 0.901",
                "the target is percentile 57, between known points",
            ],
        ),
    ],
)
def test_the_worked_example(about: str, lines: list[str]) -> None:
    assert why(about) == lines


def test_what_is_not_there_is_not_said() -> None:
    bare = replace(
        TALK, now=Package(base=Decimal(50_000)), alternatives=(), market=(), limit=None, target=None
    )
    found = why_of(work_out(bare, NOV_22))

    assert [each.about for each in found] == ["staying", "least"]
    assert list(found[0].lines) == [
        "year 1 50,000   2 50,000   3 50,000   4 50,000   average 50,000",
        "TC = 50,000",
        "V = TC = 50,000",
        "expected = V = 50,000, for staying is certain",
    ]
    assert list(found[1].lines) == [
        "R = expected of the BATNA, Stay as today = 50,000",
        "base* = R = 50,000",
    ]
    (figure, *_others) = TALK.market
    alone = dict.fromkeys(("p25", "p75", "p90"))
    month_old = replace(figure, on=date(2026, 10, 22), **alone)
    assert ": aged 1 month, × (1" in why("market", replace(TALK, market=(month_old,)))[1]
    (at_once, *_rest) = TALK.alternatives
    talk = replace(TALK, alternatives=(replace(at_once, months=Decimal(0)),))
    # 70 % of 156,370 and the rest of 146,760, less 600.
    assert why(OFFER_A, talk)[-1] == "expected = 70 % × 156,370 + 30 % × 146,760 − 600 = 152,887"
    lines = why("market", replace(TALK, market=(replace(figure, **alone),)))
    # 122,000 × (1 + 3.5 % × 8/12), of one source alone
    assert lines[0] == "P50 = 124,847"


def test_uneven_vesting_flat_bonus_costs_and_waiting_that_gains() -> None:
    package = Package(
        base=Decimal(100_000),
        flat_bonus=Decimal(5_000),
        equity=Decimal(100_000),
        vesting=tuple(Decimal(percent) / 100 for percent in (5, 15, 40, 40)),
        costs=Decimal(2_000),
    )
    offer = replace(TALK.alternatives[1], package=package)
    lines = why(OFFER_B, replace(TALK, alternatives=(offer,)))

    assert lines[0] == "year 1 108,000   2 118,000   3 143,000   4 143,000   average 128,000"
    assert lines[1:3] == [
        "TC = 100,000 + 5,000 flat bonus + 25,000 equity − 2,000 costs = 128,000",
        "equity = 100,000: (5,000 + 15,000 + 40,000 + 40,000) / 4 = 25,000",
    ]
    assert lines[4] == "delay = 4/12 × (128,000 − 146,760) / 4 = −1,563"
    assert lines[6].startswith("expected = 50 % × (128,000 + 1,563) + 50 % × 146,760 − 300 = ")


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ((118_000, 132_000, 138_000), "certain: even their low limit reaches the least"),
        ((90_000, 100_000, 110_000), "none: not even their high limit reaches the least"),
        (
            (132_000, 132_000, 132_000),
            "possible: one number alone is a guess, which makes nothing certain",
        ),
    ],
)
def test_the_verdict_on_the_zone(limit: tuple[int, int, int], words: str) -> None:
    low, likely, high = map(Decimal, limit)
    talk = replace(TALK, limit=Limit(low=low, likely=likely, high=high), outcome=None)

    assert why("zone", talk)[1] == words


def test_a_cap_and_no_ask_say_why() -> None:
    assert why("ask", replace(TALK, cap=Decimal(139_000))) == [
        "ask = 2 × 128,000 − 115,360 first offer = 140,640",
        "at most 139,000, so 139,000",
        "The ask is held by the most you would ask for, 139,000.",
    ]
    assert why("ask", replace(TALK, target=Decimal(100_000))) == [
        "Your target is below the least to accept here, so there is no ask yet."
    ]


def test_without_their_first_offer_the_ask_says_that_it_is_missing() -> None:
    assert why("ask", replace(TALK, first_offer=None)) == [
        "ask = 2 × 128,000 − their first offer, which is missing"
    ]


def test_a_cap_below_the_target_holds_nothing_and_without_one_a_quarter_over_it_does() -> None:
    assert why("ask", replace(TALK, cap=Decimal(120_000))) == [
        "ask = 2 × 128,000 − 115,360 first offer = 140,640",
        "The ask is your target itself: what holds it lies below that.",
    ]
    assert why("ask", replace(TALK, market=(), first_offer=Decimal(60_000))) == [
        "ask = 2 × 128,000 − 60,000 first offer = 196,000",
        "at most 1.25 × 128,000, so 160,000",
        "The ask is held at a quarter over your target, for want of a cap and a market.",
    ]


def test_what_is_below_zero_has_one_sign() -> None:
    now = Package(base=Decimal(50_000), costs=Decimal(52_400))
    talk = replace(TALK, now=now, alternatives=(), market=(), limit=None, target=None)

    assert why("staying", talk)[1] == "TC = 50,000 − 52,400 costs = −2,400"
    assert why("least", talk)[1].startswith("base* = (−2,400 + 52,400 fixed parts) = 50,000")
