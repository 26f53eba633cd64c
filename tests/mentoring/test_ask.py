"""What to ask for and what holds it; a decided talk keeps its figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from mentorjournal.data.records.negotiations import Decision, Outcome
from mentorjournal.mentoring.negotiation import opening, work_out
from mentorjournal.mentoring.pay_checks import ask_words
from tests.examples import worked_negotiation

NOV_22 = date(2026, 11, 22)
replace = msgspec.structs.replace


class TestAsk:
    def test_it_needs_a_target_and_a_first_offer(self) -> None:
        assert opening(None, Decimal(1), Decimal(0)) is None
        assert opening(Decimal(1), None, Decimal(0)) is None

    @pytest.mark.parametrize(
        ("target", "first", "least", "cap", "market", "ask", "bound"),
        [
            (100, 80, 90, None, None, 120, "half-way"),
            (100, 80, 90, 150, None, 120, "half-way"),
            (100, 80, 90, 110, 105, 110, "cap"),
            (100, 80, 90, None, 105, 105, "market"),
            (100, 60, 90, None, None, 125, "quarter"),
            (100, 75, 90, None, None, 125, "half-way"),
            (100, 80, 90, 95, None, 100, "target"),
            (100, 80, 90, 100, None, 100, "target"),
            (100, 80, 90, None, 99, 100, "target"),
            (100, 80, 101, None, None, None, "below least"),
            (100, 100, 90, None, None, None, "open above"),
            (104_000, 110_000, 100_000, None, None, None, "open above"),
            (104_000, 110_000, 105_000, None, None, None, "below least"),
            (128_000, 115_360, 117_200, None, 150_994, 140_640, "half-way"),
            (128_000, 115_360, 117_200, 139_000, 150_994, 139_000, "cap"),
        ],
    )
    def test_it_is_never_below_the_target_and_says_what_holds_it(
        self,
        target: int,
        first: int,
        least: int,
        cap: int | None,
        market: int | None,
        ask: int | None,
        bound: str,
    ) -> None:
        found = opening(
            Decimal(target),
            Decimal(first),
            Decimal(least),
            cap=None if cap is None else Decimal(cap),
            market=None if market is None else Decimal(market),
        )
        assert found is not None
        assert (found.amount, found.bound) == (ask, bound)

    def test_what_holds_the_ask_is_said(self) -> None:
        record = worked_negotiation(on=NOV_22)
        sheets = {
            "half-way": record,
            "cap": replace(record, cap=Decimal(139_000)),
            "open above": replace(record, first_offer=Decimal(128_000)),
            "quarter": replace(record, first_offer=Decimal(90_000), market=()),
        }
        said = {bound: ask_words(work_out(each, NOV_22)) for bound, each in sheets.items()}
        assert said["half-way"] == ""
        assert "139,000" in said["cap"]
        assert "aim higher" in said["open above"]
        assert "a quarter over your target" in said["quarter"]


class TestFrozen:
    @pytest.mark.parametrize("decision", ["accept", "alternative", "stay"])
    def test_a_decided_sheet_says_the_same_on_every_later_day(self, decision: Decision) -> None:
        outcome = Outcome(on=NOV_22, offer=Decimal(124_600), decision=decision)
        record = replace(worked_negotiation(on=NOV_22), outcome=outcome)
        expected = work_out(record, NOV_22)
        for later in (date(2027, 1, 1), date(2028, 2, 29), date(2036, 11, 22)):
            assert work_out(record, later) == expected

    def test_an_open_one_goes_on_ageing(self) -> None:
        record = worked_negotiation(on=NOV_22)
        assert work_out(record, date(2027, 11, 22)).market != work_out(record, NOV_22).market
