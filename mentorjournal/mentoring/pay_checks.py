"""What to look at again before a pay talk, as sentences.

The least to accept is computed from the best alternative and so cannot fall below it; what
can is an offer that was taken, or a cap or target set by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.dates import full_date
from mentorjournal.mentoring.market import months_between
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.money import show_money

MARKET_MONTHS = 12
SOON = timedelta(days=14)


def checks(sheet: Sheet) -> tuple[str, ...]:
    """Everything that should be looked at again, the gravest first."""
    return (
        *_outcome(sheet),
        *_numbers(sheet),
        *_alternatives(sheet),
        *_dates(sheet),
        *_market(sheet),
        *_evidence(sheet.negotiation),
    )


def decided(negotiation: Negotiation) -> bool:
    """Whether the talk is over: a decision other than to counter or to wait."""
    outcome = negotiation.outcome
    return outcome is not None and outcome.decision in ("accept", "alternative", "stay")


def ask_words(sheet: Sheet) -> str:
    """What holds the ask, or why there is none, as a sentence; empty where nothing does."""
    first, cap = sheet.negotiation.first_offer, sheet.cap
    match sheet.ask_bound:
        case "open above" if first is not None:
            return (
                f"They open at {show_money(first)}, at or above what you aim for, so there is "
                "nothing to ask for: aim higher."
            )
        case "below least":
            return "Your target is below the least to accept here, so there is no ask yet."
        case "cap" if cap is not None:
            return f"The ask is held by the most you would ask for, {show_money(cap)}."
        case "market" if cap is not None:
            return f"The ask is held by the market's 90th percentile, {show_money(cap)}."
        case "quarter":
            return "The ask is held at a quarter over your target, for want of a cap and a market."
        case "target":
            return "The ask is your target itself: what holds it lies below that."
    return ""


def _outcome(sheet: Sheet) -> Iterator[str]:
    judged = sheet.acceptance
    if judged and not judged.worthwhile:
        yield (
            f"The offer is worth {show_money(judged.needed - judged.worth)} a year less to you "
            f"than your best alternative of that day."
        )


def _numbers(sheet: Sheet) -> Iterator[str]:
    negotiation, least = sheet.negotiation, sheet.reservation.base
    target = negotiation.target
    if target is not None and target < least:
        yield (
            f"Your target of {show_money(target)} is below {show_money(least)}, "
            "the least to accept here."
        )
    if negotiation.cap is not None and negotiation.cap < least:
        yield (
            f"The most you would ask for, {show_money(negotiation.cap)}, is below "
            f"{show_money(least)}, the least to accept here."
        )
    if sheet.ask_bound == "open above":
        yield ask_words(sheet)
    if sheet.zone and sheet.zone.verdict == "none":
        yield (
            f"Even their highest limit of {show_money(sheet.zone.limit.high)} is below "
            f"{show_money(least)}, the least to accept here."
        )


def _alternatives(sheet: Sheet) -> Iterator[str]:
    best = sheet.batna.alternative
    if best is None and not sheet.negotiation.alternatives:
        yield "There is no alternative but to stay: a second one makes the talk easier."
    if best is not None and best.depends:
        yield f"Your best alternative, {best.title}, depends on the other side."
    if decided(sheet.negotiation):
        return
    for alternative in sheet.negotiation.alternatives:
        ends = alternative.expires
        if ends is None:
            continue
        if ends < sheet.on:
            yield f"{alternative.title} ended on {full_date(ends)} and no longer counts."
        elif ends - sheet.on <= SOON:
            yield f"{alternative.title} ends on {full_date(ends)}."


def _dates(sheet: Sheet) -> Iterator[str]:
    negotiation = sheet.negotiation
    if decided(negotiation):
        return
    if negotiation.decide_by and negotiation.decide_by < sheet.on:
        yield f"The day to decide by, {full_date(negotiation.decide_by)}, has passed."
    if negotiation.budget_closes and negotiation.budget_closes < sheet.on:
        yield f"Their budget closed on {full_date(negotiation.budget_closes)}."


def _market(sheet: Sheet) -> Iterator[str]:
    for figure in sheet.negotiation.market:
        if months_between(figure.on, sheet.on) > MARKET_MONTHS:
            yield (
                f"The market figure from {figure.source or 'an unnamed source'} of "
                f"{full_date(figure.on)} is older than {MARKET_MONTHS} months."
            )
    if not sheet.market.rises:
        yield "The market sources clash: a higher percentile shows a lower amount."


def _evidence(negotiation: Negotiation) -> Iterator[str]:
    if negotiation.target is not None and not negotiation.evidence.strip():
        yield "There is no evidence for the ask yet."
