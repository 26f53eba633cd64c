"""What a pay talk's sheet asks to be looked at again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from mentorjournal.data.records.negotiations import Limit, MarketFigure, Outcome
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.pay_sheet import Check
from tests.examples import uid_of, worked_negotiation

NOV_22 = date(2026, 11, 22)


def found(today: date = NOV_22, **changes: Any) -> tuple[Check, ...]:
    record = worked_negotiation(on=NOV_22)
    return work_out(msgspec.structs.replace(record, **changes), today).checks


def checks_with(today: date = NOV_22, **changes: Any) -> tuple[str, ...]:
    return tuple(check.text for check in found(today, **changes))


def now_with(**changes: Any) -> dict[str, Any]:
    return {"now": msgspec.structs.replace(worked_negotiation().now, **changes)}


def paying(**changes: Any) -> dict[str, Any]:
    package = worked_negotiation().alternatives[0].package
    return first_alternative(package=msgspec.structs.replace(package, **changes))


KINDS = {
    *("numbers", "talk", "outcome", "staying"),
    *("alternative", "market", "trade", "words"),
}


FIELDS = ("target", "first_offer", "cap", "limit_likely", "decide_by", "budget_closes", "years")
"""Fields at which a form is begun."""


def percents(*shares: int) -> tuple[Decimal, ...]:
    return tuple(Decimal(share) / 100 for share in shares)


def parts(**changes: Any) -> list[Any]:
    talk = msgspec.structs.replace(worked_negotiation(on=NOV_22), **changes)
    return [*talk.alternatives, *talk.market]


def first_alternative(**changes: Any) -> dict[str, Any]:
    first, *others = worked_negotiation().alternatives
    return {"alternatives": (msgspec.structs.replace(first, **changes), *others)}


def market_of(**points: Decimal) -> dict[str, Any]:
    """One source of the day of the sheet, which gives these percentiles."""
    figure = MarketFigure(uid=uid_of(7), source="Survey", on=NOV_22, **points)
    return {"market": (figure,)}


def three_sources(*medians: int) -> dict[str, Any]:
    """Sources of the day of the sheet that give a median each; and one that counts for nothing."""
    counted = [
        MarketFigure(uid=uid_of(at), source="Survey", on=NOV_22, p50=Decimal(median))
        for at, median in enumerate(medians, 20)
    ]
    left_out = MarketFigure(
        uid=uid_of(30), source="A forum", on=NOV_22, p50=Decimal(200_000), weight=Decimal(0)
    )
    return {"market": (*counted, left_out)}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"target": Decimal(117_000)},
            "Your target of 117,000 is below 117,200, the least to accept here.",
        ),
        (
            {"cap": Decimal(110_000)},
            "The most you would ask for, 110,000, is below 117,200, the least to accept here.",
        ),
        (
            {"first_offer": Decimal(128_000)},
            "They open at 128,000, at or above what you aim for, so there is "
            "nothing to ask for: aim higher.",
        ),
        (
            {"limit": Limit(low=Decimal(1), likely=Decimal(2), high=Decimal(115_000))},
            "Even their highest limit of 115,000 is below 117,200, the least to accept here.",
        ),
        (
            {"target": Decimal(138_001)},
            "Your target of 138,001 is above 138,000, the most you think they can pay.",
        ),
        (
            # 148,000 of March, aged by 8 months, is 151,453; the other source's 145,000 150,075.
            {"target": Decimal(134_000), "cap": Decimal(151_454)},
            "Your ask of 151,454 is above 138,000, the most you think they can pay, "
            "and above both market sources, up to 151,453.",
        ),
        (
            {"target": Decimal(134_000), "market": ()},
            "Your ask of 152,640 is above 138,000, the most you think they can pay.",
        ),
        (
            {"limit": None, "cap": Decimal(140_000), **market_of(p50=Decimal(139_999))},
            "Your ask of 140,000 is above your one market source, up to 139,999.",
        ),
        (
            {"limit": None, **three_sources(120_000, 125_000, 116_000)},
            "Your ask of 140,640 is above all 3 market sources, up to 125,000.",
        ),
        ({"evidence": "  "}, "There is no evidence for the ask of 140,640 yet."),
        (
            {"evidence": "", "first_offer": None},
            "There is no evidence for the ask yet.",
        ),
        (
            {"market": worked_negotiation().market[:1]},
            "The market rests on 1 source, Survey of the trade.",
        ),
        (
            {**first_alternative(expires=date(2026, 12, 11)), "decide_by": date(2026, 12, 20)},
            "Offer from A ends on 11 Dec 2026, before the talk.",
        ),
        (
            paying(vesting=percents(5, 15, 40, 30)),
            "Of the equity of Offer from A only 90 % vests.",
        ),
        (
            paying(vesting=percents(40, 40, 40)),
            "Of the equity of Offer from A 120 % vests.",
        ),
        (
            now_with(vesting=percents(20, 20, 20, 20, 20)),
            "20 % of the equity of today's position vests after year 4 and does not count.",
        ),
        (
            paying(base=Decimal(1_240_000)),
            "Offer from A pays 1,421,450 in an average year, 10 times today's.",
        ),
        (
            {"target": Decimal(12_800_000)},
            "Your target of 12,800,000 is 114 times today's base.",
        ),
        (
            # 4.5, and no half goes to the even one.
            {"target": Decimal(504_000)},
            "Your target of 504,000 is 5 times today's base.",
        ),
        (
            {"first_offer": Decimal(11_536)},
            "Their first offer of 11,536 is 10.3 % of today's base.",
        ),
        (
            {"decide_by": date(2026, 11, 21)},
            "The day to decide by, 21 Nov 2026, has passed.",
        ),
        ({"budget_closes": date(2026, 11, 21)}, "Their budget closed on 21 Nov 2026."),
        (first_alternative(expires=date(2026, 12, 6)), "Offer from A ends on 6 Dec 2026."),
        (
            first_alternative(expires=date(2026, 11, 21)),
            "Offer from A ended on 21 Nov 2026 and no longer counts.",
        ),
        (
            first_alternative(months=Decimal("48.5")),
            "Offer from A begins after the 4 years that count, so it pays no more than to stay.",
        ),
        (
            first_alternative(package=worked_negotiation().now, chance=Decimal("0.7")),
            "Offer from A pays what today's position pays, and to stay counts anyway.",
        ),
        (
            {
                **now_with(sign_on=Decimal(8_000)),
                **first_alternative(package=worked_negotiation().now),
            },
            "Offer from A pays what today's position pays, and to stay counts anyway.",
        ),
        (
            first_alternative(depends=True),
            "Your best alternative, Offer from A, depends on the other side.",
        ),
    ],
)
def test_each_check_is_a_sentence(changes: dict[str, Any], sentence: str) -> None:
    (check,) = (each for each in found(**changes) if each.text == sentence)

    assert check.remedy.endswith(".")
    kind, _, uid = check.leads.partition(":")
    assert kind in KINDS
    fields = {"evidence", *FIELDS}
    assert not uid or uid in fields or uid in {each.uid for each in parts(**changes)}


@pytest.mark.parametrize(
    "changes",
    [
        {"target": Decimal(117_200), "first_offer": Decimal(117_000)},
        {"decide_by": NOV_22, "budget_closes": NOV_22},
        {"cap": Decimal(117_200)},
        first_alternative(expires=date(2026, 12, 7)),
        {"target": None, "evidence": ""},
        {"evidence": "", "achievements": (uid_of(9),)},
        {"alternatives": ()},
        {**first_alternative(expires=date(2026, 12, 20)), "decide_by": date(2026, 12, 20)},
        first_alternative(months=Decimal(48)),
        now_with(vesting=percents(5, 15, 40, 40)),
        now_with(equity=Decimal(0), vesting=percents(5, 15)),
        {"target": Decimal(447_999), "limit": None, "market": ()},
        {"target": Decimal(138_000), "cap": Decimal(138_000)},
        {"target": Decimal(134_000), "cap": Decimal(151_453)},
    ],
    ids=[
        "target at the least",
        "on the day",
        "cap at the least",
        "ends in over two weeks",
        "no ask to prove",
        "an achievement is evidence",
        "no alternative is a question",
        "ends on the day of the talk",
        "begins at the end of the years that count",
        "all vests",
        "nothing to vest",
        "bold but meant",
        "up to all they can pay",
        "borne out by a source",
    ],
)
def test_what_is_just_right_is_not_mentioned(changes: dict[str, Any]) -> None:
    assert checks_with(**changes) == ()


def test_a_limit_below_the_least_is_said_once() -> None:
    limit = Limit(low=Decimal(110_000), likely=Decimal(112_000), high=Decimal(115_000))
    (hopeless,) = checks_with(limit=limit, market=())
    assert hopeless.startswith("Even their highest limit of 115,000 is below")


def test_market_figures_are_old_after_twelve_months() -> None:
    assert checks_with(today=date(2026, 11, 30)) == ()
    assert checks_with(today=date(2026, 12, 1)) == (
        "The market figure from Recruiter of 1 Nov 2025 is older than 12 months.",
    )


def test_an_offer_below_the_best_alternative_is_named_first() -> None:
    outcome = Outcome(on=NOV_22, offer=Decimal(112_000), decision="accept")

    below = "The offer is worth 5,847 a year less to you than your best alternative of that day."
    still_open = msgspec.structs.replace(outcome, decision="counter")
    no_evidence = checks_with(outcome=still_open, evidence="")
    assert (no_evidence[0], len(no_evidence)) == (below, 2)
    # Once it is decided, what cannot be changed any more is not asked for.
    assert checks_with(outcome=outcome, evidence="") == (below,)


@pytest.mark.parametrize("decision", ["accept", "alternative", "stay"])
def test_once_decided_no_date_presses(decision: str) -> None:
    outcome = msgspec.convert(
        {"on": "2026-11-22", "offer": "124600", "decision": decision}, Outcome
    )

    assert checks_with(outcome=outcome, decide_by=date(2026, 1, 1)) == ()


@pytest.mark.parametrize("decision", ["counter", "wait"])
def test_while_it_goes_on_the_dates_press(decision: str) -> None:
    outcome = msgspec.convert(
        {"on": "2026-11-22", "offer": "124600", "decision": decision}, Outcome
    )

    assert len(checks_with(outcome=outcome, decide_by=date(2026, 1, 1))) == 1
