"""What to look at again before a pay talk: sentences with their number, and what to do.

The least to accept is computed from the best alternative and so cannot fall below it; what
can is an offer that was taken, or a cap or target set by hand. What is merely missing is no
check but the next question, see `pay_gaps`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from msgspec.structs import replace

from mentorjournal.data.records.negotiations import ZERO, Negotiation, Package
from mentorjournal.dates import full_date
from mentorjournal.mentoring.market import highest_of, months_between
from mentorjournal.mentoring.odd_figures import odd_figures
from mentorjournal.mentoring.pay_sheet import Check, Sheet
from mentorjournal.money import show_money, show_percent, whole
from mentorjournal.text import plural

MARKET_MONTHS = 12
SOON = timedelta(days=14)
TIMES = 4
"""So many times as much as today, or so small a part of it, is a slip rather than a salary."""

_SOURCES = {1: "your one market source", 2: "both market sources"}


def checks(sheet: Sheet) -> tuple[Check, ...]:
    """Everything that should be looked at again, the gravest first.

    Once it is decided that is the decision alone: nothing else can be changed.
    """
    if decided(sheet.negotiation):
        return tuple(_outcome(sheet))
    return (
        *_outcome(sheet),
        *_today(sheet.negotiation),
        *odd_figures(sheet.negotiation),
        *_slips(sheet),
        *_numbers(sheet),
        *_reach(sheet),
        *_alternatives(sheet),
        *_dates(sheet),
        *_vesting(sheet.negotiation),
        *_market(sheet),
        *_evidence(sheet),
    )


def decided(negotiation: Negotiation) -> bool:
    """Whether the talk is over: a decision other than to counter or to wait."""
    outcome = negotiation.outcome
    return outcome is not None and outcome.decision in ("accept", "alternative", "stay")


def rest_unknown(negotiation: Negotiation) -> bool:
    """Whether of today's package only the base is known, and nobody said that this is all."""
    now = negotiation.now
    return bool(now.base) and now.base_alone and not negotiation.base_only


def ask_words(sheet: Sheet) -> str:
    """What holds the ask, or why there is none, as a sentence; empty where nothing does."""
    first, cap = sheet.first_offer, sheet.cap
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


def _outcome(sheet: Sheet) -> Iterator[Check]:
    judged = sheet.acceptance
    if judged and not judged.worthwhile:
        yield Check(
            f"The offer is worth {show_money(judged.needed - judged.worth)} a year less to you "
            f"than your best alternative of that day.",
            "Counter, or walk away from it.",
            "outcome",
        )


def _today(talk: Negotiation) -> Iterator[Check]:
    """Least and alternatives are held against all that is paid today, not against base alone."""
    if rest_unknown(talk):
        yield Check(
            f"Today counts base only: {show_money(talk.now.base)}.",
            "Fill in bonus, equity, match and benefits, or say that there is nothing else.",
            "staying:bonus",
        )


def _slips(sheet: Sheet) -> Iterator[Check]:
    """Totals that nobody could mean, beside what is earned today."""
    talk, today = sheet.negotiation, sheet.staying.pay.average
    for option in sheet.options[1:]:
        paid = option.pay.average
        if (times := _times(paid, today)) and option.alternative:
            yield Check(
                f"{option.title} pays {show_money(paid)} in an average year, {times} today's.",
                "See whether a nought is missing or too many.",
                f"alternative:{option.alternative.uid}",
            )
    for words, amount, leads in (
        ("Your target", talk.target, "numbers:target"),
        ("Their first offer", talk.first_offer, "numbers:first_offer"),
        ("Their likely limit", talk.limit.likely if talk.limit else None, "numbers:limit_likely"),
        ("The market's median", sheet.market.p50, "market:"),
    ):
        if amount is not None and (times := _times(amount, talk.now.base)):
            yield Check(
                f"{words} of {show_money(amount)} is {times} today's base.",
                "See whether a nought is missing or too many.",
                leads,
            )


def _times(amount: Decimal, today: Decimal) -> str:
    """How far from what is earned today an amount is; empty where somebody could mean it."""
    if today <= 0 or amount <= 0 or today / TIMES < amount < today * TIMES:
        return ""
    if amount > today:
        return f"{whole(amount / today)} times"
    return f"{show_percent(amount / today)} of"


def _numbers(sheet: Sheet) -> Iterator[Check]:
    negotiation, least = sheet.negotiation, sheet.reservation.base
    target = negotiation.target
    if target is not None and target < least:
        yield Check(
            f"Your target of {show_money(target)} is below {show_money(least)}, "
            "the least to accept here.",
            "Aim higher; what you could do instead is worth more than that.",
            "numbers:target",
        )
    if negotiation.cap is not None and negotiation.cap < least:
        yield Check(
            f"The most you would ask for, {show_money(negotiation.cap)}, is below "
            f"{show_money(least)}, the least to accept here.",
            "Raise it, or leave it empty for the market's 90th percentile.",
            "numbers:cap",
        )
    if sheet.ask_bound == "open above":
        yield Check(ask_words(sheet), "Set a higher target.", "numbers:target")
    if sheet.zone and sheet.zone.verdict == "none":
        yield Check(
            f"Even their highest limit of {show_money(sheet.zone.limit.high)} is below "
            f"{show_money(least)}, the least to accept here.",
            "Look for what they could give beside base, or take the alternative.",
            "trade:",
        )


def _reach(sheet: Sheet) -> Iterator[Check]:
    """What is beyond all they are thought to pay, and an ask that no source bears out.

    An ask may be above their limit, as talks end midway, where a market figure speaks for it.
    Where that limit is below the least already, that alone is said.
    """
    talk, ask = sheet.negotiation, sheet.ask
    hopeful = sheet.zone is not None and sheet.zone.verdict != "none"
    most = talk.limit.high if talk.limit and hopeful else None
    if most is not None and talk.target is not None and talk.target > most:
        yield Check(
            f"Your target of {show_money(talk.target)} is above {show_money(most)}, the most you "
            "think they can pay.",
            "Find out what they can pay, or look for the rest beside base.",
            "numbers:target",
        )
    weighed = [figure for figure in talk.market if figure.weight > 0]
    highest = [highest_of(figure, talk.market_growth, sheet.on) for figure in weighed]
    tops = [top for top in highest if top is not None]
    if ask is None or any(ask <= top for top in tops):
        return
    above = []
    if most is not None and ask > most:
        above.append(f"{show_money(most)}, the most you think they can pay")
    if tops:
        sources = _SOURCES.get(len(tops), f"all {len(tops)} market sources")
        above.append(f"{sources}, up to {show_money(max(tops))}")
    if above:
        yield Check(
            f"Your ask of {show_money(ask)} is above {', and above '.join(above)}.",
            "Have evidence that carries it, or set the most you would ask for.",
            "numbers:cap",
        )


def _alternatives(sheet: Sheet) -> Iterator[Check]:
    best, talk = sheet.batna.alternative, sheet.negotiation
    as_today = (talk.now, replace(talk.now, sign_on=ZERO))
    if best is not None and best.depends:
        yield Check(
            f"Your best alternative, {best.title}, depends on the other side.",
            "Improve one that needs nobody's yes.",
            f"alternative:{best.uid}",
        )
    for alternative in talk.alternatives:
        ends, leads = alternative.expires, f"alternative:{alternative.uid}"
        if alternative.months > talk.years * 12:
            yield Check(
                f"{alternative.title} begins after the {plural(talk.years, 'year')} that count, so "
                "it pays no more than to stay.",
                "Look at when it begins, or let the talk count more years.",
                leads,
            )
        if alternative.package.base and alternative.package in as_today:
            yield Check(
                f"{alternative.title} pays what today's position pays, and to stay counts anyway.",
                "Give it figures of its own, or take it away.",
                leads,
            )
        if ends is None:
            continue
        if ends < sheet.on:
            yield Check(
                f"{alternative.title} ended on {full_date(ends)} and no longer counts.",
                "Ask whether it still stands, or take it away.",
                leads,
            )
        elif talk.decide_by is not None and ends < talk.decide_by:
            yield Check(
                f"{alternative.title} ends on {full_date(ends)}, before the talk.",
                f"Ask for more time, or decide sooner than by {full_date(talk.decide_by)}.",
                leads,
            )
        elif ends - sheet.on <= SOON:
            yield Check(
                f"{alternative.title} ends on {full_date(ends)}.", "Ask for more time.", leads
            )


def _dates(sheet: Sheet) -> Iterator[Check]:
    negotiation = sheet.negotiation
    if negotiation.decide_by and negotiation.decide_by < sheet.on:
        yield Check(
            f"The day to decide by, {full_date(negotiation.decide_by)}, has passed.",
            "Set another one, or write down what you decided.",
            "talk:decide_by",
        )
    if negotiation.budget_closes and negotiation.budget_closes < sheet.on:
        yield Check(
            f"Their budget closed on {full_date(negotiation.budget_closes)}.",
            "Ask when the next one is made.",
            "talk:budget_closes",
        )


def _vesting(talk: Negotiation) -> Iterator[Check]:
    """Grants that do not vest whole, or not in the years that count."""
    yield from _grant("today's position", talk.now, talk.years, "staying")
    for each in talk.alternatives:
        yield from _grant(each.title, each.package, talk.years, f"alternative:{each.uid}")


def _grant(title: str, package: Package, years: int, leads: str) -> Iterator[Check]:
    vested, counted = sum(package.vesting, ZERO), sum(package.vesting[:years], ZERO)
    if not package.equity or not package.vesting:
        return
    if vested != 1:
        only = "only " if vested < 1 else ""
        yield Check(
            f"Of the equity of {title} {only}{show_percent(vested)} vests.",
            "Let the years add up to 100 %.",
            leads,
        )
    if counted < vested:
        yield Check(
            f"{show_percent(vested - counted)} of the equity of {title} vests after year {years} "
            "and does not count.",
            "Spread it over more years, with the talk itself.",
            "talk:years",
        )


def _market(sheet: Sheet) -> Iterator[Check]:
    market = sheet.negotiation.market
    for figure in market:
        if months_between(figure.on, sheet.on) > MARKET_MONTHS:
            yield Check(
                f"The market figure from {figure.source or 'an unnamed source'} of "
                f"{full_date(figure.on)} is older than {MARKET_MONTHS} months.",
                "Look for a newer one.",
                f"market:{figure.uid}",
            )
    if len(market) == 1:
        yield Check(
            f"The market rests on 1 source, {market[0].source or 'an unnamed one'}.",
            "Add another one, also under preparation; three make it solid.",
            "market:",
        )
    if not sheet.market.rises:
        yield Check(
            "The market sources clash: a higher percentile shows a lower amount.",
            "Give the better one more weight, or leave one out.",
            f"market:{market[-1].uid}" if market else "market:",
        )


def _evidence(sheet: Sheet) -> Iterator[Check]:
    talk = sheet.negotiation
    if talk.target is None or talk.evidence.strip() or talk.achievements:
        return
    asked = f" of {show_money(sheet.ask)}" if sheet.ask is not None else ""
    yield Check(
        f"There is no evidence for the ask{asked} yet.",
        "Link what you have achieved, or write it down.",
        "words:evidence",
    )
