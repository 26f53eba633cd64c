"""What follows from a BATNA sheet, as screens and documents read it.

All amounts are in the sheet's currency, a year and before tax.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from mentorjournal.data.records.negotiations import Alternative, Limit, Negotiation
from mentorjournal.data.records.offers import Judgement
from mentorjournal.mentoring.compensation import Compensation
from mentorjournal.mentoring.market import Market


class Option(Struct, frozen=True):
    """A course of action with what it is worth in an average year.

    Attributes:
        title: What it is called.
        alternative: The alternative of the sheet; None for staying on today's terms.
        pay: What it pays.
        chance: Chance that it comes true.
        delay: What waiting for it costs a year.
        effort: What pursuing it costs a year.
        expected: EV = p(V − delay) + (1 − p)·V_now − effort.
        expired: Whether the offer has ended; then it cannot be the BATNA.
    """

    title: str
    alternative: Alternative | None
    pay: Compensation
    chance: Decimal
    delay: Decimal
    effort: Decimal
    expected: Decimal
    expired: bool = False

    @property
    def uid(self) -> str | None:
        """The alternative's uid; None for staying."""
        return self.alternative.uid if self.alternative else None


class Reservation(Struct, frozen=True):
    """The least to accept here.

    Attributes:
        total: R, the total compensation worth exactly as much as the BATNA.
        exact_base: The base that pays R, with everything else as today.
        base: The same rounded up to 100.
    """

    total: Decimal
    exact_base: Decimal
    base: Decimal


class Zone(Struct, frozen=True):
    """The zone of possible agreement in base: from my least to what they can pay at most.

    Attributes:
        verdict: "certain" if even their low limit reaches my least, "possible" if only a
            higher one does, "none" if not even their high limit does.
        least: The least base I accept.
        limit: Their limit, an estimate.
    """

    verdict: Literal["certain", "possible", "none"]
    least: Decimal
    limit: Limit

    @property
    def overlap(self) -> tuple[Decimal, Decimal] | None:
        """From my least to their likely limit; None if that is below my least."""
        return (self.least, self.limit.likely) if self.least <= self.limit.likely else None

    def share(self, base: Decimal) -> Decimal | None:
        """The share of the overlap that a base wins for me; None where there is no width."""
        if self.overlap is None or self.least == self.limit.likely:
            return None
        return (base - self.least) / (self.limit.likely - self.least)


Bound = Literal["half-way", "target", "cap", "market", "quarter", "below least", "open above"]


class Ask(Struct, frozen=True):
    """What to ask for, and what decides it.

    Attributes:
        amount: The base to ask for; None where asking makes no sense yet.
        bound: "half-way" where nothing held it: the target then lies midway between ask and first
            offer. "target", "cap", "market" (its 90th percentile) or "quarter" (a quarter over the
            target, for want of cap and market) where that held it. Without an amount: the
            target is "below least", or they "open above" it.
    """

    amount: Decimal | None
    bound: Bound


class Check(Struct, frozen=True):
    """Something to look at again before the talk.

    Attributes:
        text: What is odd, as a sentence with its number.
        remedy: What to do about it, as a sentence.
        leads: Where that is done: "numbers", "talk" and "staying" with the field to begin at,
            "numbers:target"; "outcome"; or the kind of a part with its uid: "alternative:" and a
            uid, "market:" alone for a new one.
    """

    text: str
    remedy: str
    leads: str


class Sheet(Struct, frozen=True):
    """A negotiation with everything that follows from it.

    Attributes:
        negotiation: The record.
        on: The day it was worked out for.
        staying: Today's terms.
        options: Staying first, then the alternatives in the sheet's order.
        batna: The option of the highest expected value; staying, then the first, on a tie.
        next_best: The option that would be the BATNA without it; None if there is none.
        holds_down_to: The chance down to which the BATNA stays it; None for staying.
        reservation: The least to accept here.
        market: The market, aged to the day.
        compa: Today's base as a fraction of the market's median.
        base_percentile: The percentile of today's base; None outside the market's range.
        target_percentile: The percentile of the target.
        first_offer: The base they opened with, or else are expected to; None while unknown.
        cap: The most to ask for: the sheet's, or the market's 90th percentile.
        ask: What to ask for; None without a target and a first offer, or where it makes no sense.
        ask_bound: What decides the ask or forbids it; None without a target and a first offer.
        zone: The zone of possible agreement; None while their limit is unknown.
        share: The share of the zone won by the outcome.
        acceptance: Whether the outcome is worth accepting; None without an offer.
        checks: What to look at again, the gravest first.
    """

    negotiation: Negotiation
    on: date
    staying: Option
    options: tuple[Option, ...]
    batna: Option
    next_best: Option | None
    holds_down_to: Decimal | None
    reservation: Reservation
    market: Market
    compa: Decimal | None
    base_percentile: Decimal | None
    target_percentile: Decimal | None
    first_offer: Decimal | None
    cap: Decimal | None
    ask: Decimal | None
    ask_bound: Bound | None
    zone: Zone | None
    share: Decimal | None
    acceptance: Judgement | None
    checks: tuple[Check, ...] = ()
