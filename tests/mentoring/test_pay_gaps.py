"""What a pay sheet asks next, from the first figure on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.negotiations import Limit, Negotiation, Outcome, Package
from mentorjournal.mentoring.pay_gaps import next_gap
from mentorjournal.mentoring.pay_steps import pay_question
from tests.examples import uid_of, worked_negotiation

EXAMPLE = worked_negotiation()
FILLED: list[tuple[str, str, dict[str, Any]]] = [
    ("today", "staying", {"now": EXAMPLE.now}),
    ("target", "numbers", {"target": EXAMPLE.target}),
    ("alternative", "alternative:", {"alternatives": EXAMPLE.alternatives}),
    ("market", "market:", {"market": EXAMPLE.market}),
    ("limit", "numbers", {"limit": EXAMPLE.limit}),
    ("first offer", "numbers", {"first_offer": EXAMPLE.first_offer}),
    ("decide by", "talk", {"decide_by": date(2026, 12, 20)}),
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
        assert gap.question.endswith("?")
        assert gap.theirs.endswith("?")
        talk = replace(talk, **answer)
    assert next_gap(talk) is None


def test_what_is_decided_is_asked_nothing() -> None:
    over = Outcome(on=date(2026, 11, 1), decision="stay")
    assert next_gap(replace(empty(), outcome=over)) is None
    assert next_gap(replace(empty(), outcome=replace(over, decision="counter"))) is not None


def test_only_i_am_asked_and_only_about_mine() -> None:
    mine = replace(empty(), owner="me", title="Spring")
    (step,) = pay_question(mine, "Me")
    assert (step.text, step.detail) == ("Me: What do you earn today?", "for Spring")
    assert (step.tier, step.private, step.target) == (7, True, mine.uid)
    assert [*pay_question(replace(mine, owner=uid_of(3)), "Ana")] == []


def test_a_base_of_nothing_is_asked_about_whatever_else_is_paid() -> None:
    paid = replace(empty(), now=Package(benefits=Decimal(10)))
    gap = next_gap(paid)
    assert gap is not None
    assert gap.kind == "today"
    known = Limit(low=Decimal(1), likely=Decimal(2), high=Decimal(3))
    assert next_gap(replace(paid, limit=known)) == gap
