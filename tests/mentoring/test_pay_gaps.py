"""What a pay sheet asks next, from the first figure on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.negotiations import Limit, Negotiation, Outcome, Package
from mentorjournal.data.records.offers import Offer
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.pay_gaps import next_gap
from mentorjournal.mentoring.pay_steps import pay_question
from tests.examples import uid_of, worked_negotiation

EXAMPLE = worked_negotiation()
FILLED: list[tuple[str, str, dict[str, Any]]] = [
    ("today", "staying", {"now": Package(base=EXAMPLE.now.base)}),
    ("rest", "staying:bonus", {"now": EXAMPLE.now}),
    ("alternative", "alternative:", {"alternatives": EXAMPLE.alternatives}),
    ("market", "market:", {"market": EXAMPLE.market[:1]}),
    ("target", "numbers:target", {"target": EXAMPLE.target}),
    ("first offer", "numbers:first_offer", {"first_offer": EXAMPLE.first_offer}),
    ("limit", "numbers:limit_likely", {"limit": EXAMPLE.limit}),
    ("decide by", "talk:decide_by", {"decide_by": date(2026, 12, 20)}),
    ("second source", "market:", {"market": EXAMPLE.market}),
    ("third source", "market:", {"market": (*EXAMPLE.market, EXAMPLE.market[0])}),
]


def empty(**fields: Any) -> Negotiation:
    return replace(
        EXAMPLE,
        now=Package(),
        target=None,
        alternatives=(),
        market=(),
        limit=None,
        first_offer=None,
        decide_by=None,
        evidence="",
        outcome=None,
        **fields,
    )


def test_each_answer_leads_to_the_next_question_until_none_is_left() -> None:
    talk = empty()
    for kind, leads, answer in FILLED:
        gap = next_gap(talk)
        assert gap is not None
        assert (gap.kind, gap.leads) == (kind, leads)
        assert gap.needed == (kind not in ("decide by", "second source", "third source"))
        assert gap.question.endswith("?")
        assert gap.theirs.endswith("?")
        talk = replace(talk, **answer)
    assert next_gap(talk) is None


@pytest.mark.parametrize(
    "rest", ["bonus", "flat_bonus", "equity", "sign_on", "match", "benefits", "costs", "other"]
)
def test_the_rest_of_todays_package_is_asked_until_something_of_it_is_known(rest: str) -> None:
    base = replace(empty(), now=Package(base=Decimal(95_000)))
    gap = next_gap(base)
    assert gap is not None
    assert gap.kind == "rest"
    (check,) = [each for each in work_out(base, date(2026, 11, 22)).checks if "only" in each.text]
    assert (check.text, check.leads) == ("Today counts base only: 95,000.", "staying:bonus")

    for known in (
        replace(base, now=replace(base.now, **{rest: Decimal(1)})),
        replace(base, base_only=True),
    ):
        gap = next_gap(known)
        assert gap is not None
        assert gap.kind == "alternative"
        assert not [
            each for each in work_out(known, date(2026, 11, 22)).checks if "only" in each.text
        ]


def test_what_they_open_with_is_asked_for_the_ask() -> None:
    gap = next_gap(replace(EXAMPLE, first_offer=None, limit=None))
    assert gap is not None
    assert gap.question == "For the ask: what will they open with, do you think?"


def test_what_is_decided_is_asked_nothing() -> None:
    over = Outcome(on=date(2026, 11, 1), decision="stay")
    assert next_gap(replace(empty(), outcome=over)) is None
    assert next_gap(replace(empty(), outcome=replace(over, decision="counter"))) is not None


def test_what_they_open_with_is_not_asked_once_they_made_an_offer() -> None:
    made = Offer(uid=uid_of(5), on=date(2026, 11, 1), package=EXAMPLE.now)
    talk = replace(EXAMPLE, first_offer=None, decide_by=None)
    for offers, kind in (
        ((), "first offer"),
        ((replace(made, side="I"),), "first offer"),
        ((made,), "decide by"),
    ):
        gap = next_gap(replace(talk, offers=offers))
        assert gap is not None
        assert gap.kind == kind


def test_only_i_am_asked_and_only_about_mine() -> None:
    mine = replace(empty(), owner="me", title="Spring")
    (step,) = pay_question(mine, "Me")
    assert (step.text, step.detail) == ("Me: What do you earn today?", "for Spring")
    assert (step.tier, step.private, step.target) == (7, True, mine.uid)
    assert [*pay_question(replace(mine, owner=uid_of(3)), "Ana")] == []
    # A third source makes the market solid, and is no thing to be done today.
    solid = replace(EXAMPLE, owner="me", decide_by=date(2026, 12, 20))
    assert [*pay_question(solid, "Me")] == []


def test_a_base_of_nothing_is_asked_about_whatever_else_is_paid() -> None:
    paid = replace(empty(), now=Package(benefits=Decimal(10)))
    gap = next_gap(paid)
    assert gap is not None
    assert gap.kind == "today"
    known = Limit(low=Decimal(1), likely=Decimal(2), high=Decimal(3))
    assert next_gap(replace(paid, limit=known)) == gap
    for nothing in (paid, empty()):
        found = work_out(nothing, date(2026, 11, 22)).checks
        assert not [each for each in found if "base only" in each.text]
