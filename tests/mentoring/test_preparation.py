"""What is prepared for a pay talk: the best trades, their order, evidence that is linked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Literal

from msgspec.structs import replace

from mentorjournal.data.records.achievements import Achievement
from mentorjournal.data.records.negotiations import Outcome, Trade
from mentorjournal.mentoring.preparation import (
    best_words,
    linked,
    moved,
    shown_by,
    sides,
    with_evidence,
)
from tests.examples import uid_of, worked_negotiation


def trade(number: int, direction: Literal["get", "give"], worth: int, cost: int) -> Trade:
    return Trade(
        uid=uid_of(number),
        text=f"T{number}",
        direction=direction,
        worth=Decimal(worth),
        cost=Decimal(cost),
    )


def test_the_best_trades_are_cheap_for_one_and_dear_to_the_other() -> None:
    trades = (
        trade(1, "get", 9000, 8500),
        trade(2, "get", 4000, 500),
        trade(3, "give", 1000, 6000),
        trade(4, "give", 5000, 6000),
    )
    talk = replace(worked_negotiation(), trades=trades)
    assert [*best_words(talk)] == [
        "Best to get: T2, worth 4,000 to me, costs them 500.",
        "Best to give: T3, costs me 1,000, worth 6,000 to them.",
    ]
    assert [*sides(trades[1])] == [4000, -500]
    assert [*sides(trades[2])] == [-1000, 6000]


def test_no_trade_is_called_best_by_which_both_would_lose() -> None:
    trades = (trade(1, "get", 500, 500), trade(2, "give", 900, 100))
    assert [*best_words(replace(worked_negotiation(), trades=trades))] == []
    assert [*best_words(replace(worked_negotiation(), trades=()))] == []


def test_a_trade_moves_within_the_others_and_no_further() -> None:
    trades = tuple(trade(number, "get", 1, 0) for number in (1, 2, 3))

    def order(uid: int, step: int) -> list[str]:
        return [each.text for each in moved(trades, uid_of(uid), step)]

    assert order(1, 1) == ["T2", "T1", "T3"]
    assert order(3, -1) == ["T1", "T3", "T2"]
    assert order(1, -1) == order(3, 1) == ["T1", "T2", "T3"]


def test_an_achievement_that_is_gone_is_no_evidence() -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    kept = Achievement(
        uid=uid_of(5),
        created=at,
        updated=at,
        on=date(2026, 3, 1),
        text="Renewals up",
        impact="a fifth",
    )
    assert linked((uid_of(6), kept.uid), [kept]) == [kept]
    assert shown_by(kept) == "Renewals up; a fifth"
    assert shown_by(replace(kept, impact="")) == "Renewals up"


def test_only_what_is_done_by_its_owner_before_the_decision_becomes_evidence() -> None:
    when = datetime(2026, 11, 22, tzinfo=UTC)
    talk = replace(worked_negotiation(), achievements=(uid_of(8),), outcome=None)
    done = Achievement(
        uid=uid_of(9), created=when, updated=when, owner="me", on=when.date(), text="Shipped it"
    )
    assert with_evidence(talk, done) == replace(talk, achievements=(uid_of(8), uid_of(9)))
    assert with_evidence(talk, replace(done, owner=uid_of(7))) == talk
    assert with_evidence(talk, replace(done, kind="visibility", planned=True)) == talk
    over = replace(talk, outcome=Outcome(on=when.date(), decision="stay"))
    assert with_evidence(over, done) == over
