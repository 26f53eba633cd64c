"""The pay talk worked out: what each alternative is worth, the BATNA, the least to accept.

Fisher & Ury: list the alternatives, value each, improve the best ones; the best is the BATNA.
It is a course of action; the reservation point is a number that follows from it. Staying on
today's terms is always one of the alternatives. All of it is an estimate, not advice.

`work_out` computes everything once; screens and documents read its `Sheet`.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, Decimal, localcontext

from msgspec.structs import replace

from mentorjournal.data.records.negotiations import (
    ZERO,
    Alternative,
    Limit,
    Negotiation,
    Package,
)
from mentorjournal.data.records.offers import HAIR, MOST_WORTH, Judgement
from mentorjournal.mentoring.compensation import base_factor, compensation, fixed_parts
from mentorjournal.mentoring.market import market_on
from mentorjournal.mentoring.pay_checks import checks, decided
from mentorjournal.mentoring.pay_sheet import (
    Ask,
    Bound,
    Option,
    Reservation,
    Sheet,
    Zone,
)

STAYING = "Stay as today"
HUNDRED = Decimal(100)
MONTHS = 12
MOST_OVER_TARGET = Decimal("1.25")
"""How far an ask may go over the target where neither a cap nor the market holds it."""


def work_out(negotiation: Negotiation, today: date) -> Sheet:
    """Everything that follows from the sheet on a day; once decided, on the day of the outcome."""
    if decided(negotiation) and negotiation.outcome is not None:
        today = min(today, negotiation.outcome.on)
    options = weigh(negotiation, today)
    batna, next_best = ranked(options)
    least = reserve(negotiation, batna)
    market = market_on(negotiation.market, negotiation.market_growth, today)
    target, base = negotiation.target, negotiation.now.base
    first = opened_at(negotiation)
    ask = opening(target, first, least.base, cap=negotiation.cap, market=market.p90)
    zone = find_zone(least.base, negotiation.limit) if negotiation.limit else None
    sheet = Sheet(
        negotiation=negotiation,
        on=today,
        staying=options[0],
        options=options,
        batna=batna,
        next_best=next_best,
        holds_down_to=break_even(batna, next_best, options[0]),
        reservation=least,
        market=market,
        compa=market.compa(base) if base else None,
        base_percentile=market.percentile(base),
        target_percentile=None if target is None else market.percentile(target),
        first_offer=first,
        cap=negotiation.cap if negotiation.cap is not None else market.p90,
        ask=ask.amount if ask else None,
        ask_bound=ask.bound if ask else None,
        zone=zone,
        share=share_won(negotiation, zone),
        acceptance=judge_outcome(negotiation),
    )
    return replace(sheet, checks=checks(sheet))


def weigh(negotiation: Negotiation, today: date) -> tuple[Option, ...]:
    """Staying on today's terms, then each alternative, with their expected values.

    What begins after all the years that count is worth as much as staying: waiting takes no more
    than all that it would bring. Work never pays; trying may, where somebody pays for it.
    """
    years = negotiation.years
    now = compensation(negotiation.now, years)
    staying = Option(STAYING, None, now, Decimal(1), ZERO, ZERO, now.value)
    options = [staying]
    for alternative in negotiation.alternatives:
        pay = compensation(alternative.package, years)
        delay = months_counted(alternative, years) / 12 * (pay.value - now.value) / years
        work = max(alternative.hours * negotiation.hour_rate, ZERO)
        effort = (work + alternative.cash) / years
        chance = alternative.chance
        expected = chance * (pay.value - delay) + (1 - chance) * now.value - effort
        ended = alternative.expires is not None and alternative.expires < today
        options.append(
            Option(alternative.title, alternative, pay, chance, delay, effort, expected, ended)
        )
    return tuple(options)


def months_counted(alternative: Alternative, years: int) -> Decimal:
    """The months until it begins that count: after H years it pays what staying pays."""
    return min(max(alternative.months, ZERO), Decimal(MONTHS * years))


def ranked(options: tuple[Option, ...]) -> tuple[Option, Option | None]:
    """The BATNA and the next best, without expired ones; on a tie the one listed first."""
    open_ones = [option for option in options if not option.expired]
    best = _best(open_ones)
    others = [option for option in open_ones if option is not best]
    return best, _best(others) if others else None


def _best(options: list[Option]) -> Option:
    most = max(option.expected for option in options)
    return next(option for option in options if option.expected >= most - HAIR)


def break_even(batna: Option, next_best: Option | None, staying: Option) -> Decimal | None:
    """The chance down to which the BATNA is worth at least as much as the next best.

    None where the BATNA is to stay, which is certain, and where trying alone already pays.
    """
    if batna.alternative is None or next_best is None:
        return None
    return chance_to_be_worth(next_best.expected, batna, staying)


def chance_to_be_worth(amount: Decimal, option: Option, staying: Option) -> Decimal | None:
    """The chance at which an alternative is worth that much a year; it may be above 1.

    None where a better chance would make it worth no more.
    """
    gain = option.pay.value - option.delay - staying.expected
    if gain <= HAIR:
        return None
    chance = (amount - staying.expected + option.effort) / gain
    return chance if chance > 0 else ZERO


def reserve(negotiation: Negotiation, batna: Option) -> Reservation:
    """The least to accept here: R = EV(BATNA) − N, and the base that pays it."""
    here = negotiation.now
    total = batna.expected - here.other
    exact = (total - fixed_parts(here, negotiation.years)) / base_factor(here)
    with localcontext() as wide:
        # Amounts of twelve digits leave no room for a millionth in the usual 28.
        wide.prec = 80
        hundreds = (exact.quantize(HAIR) / HUNDRED).to_integral_value(ROUND_CEILING)
        base = max(hundreds * HUNDRED, ZERO)
    return Reservation(total=total, exact_base=exact, base=base)


def find_zone(least: Decimal, limit: Limit) -> Zone:
    """How my least and their limit overlap.

    A limit of one number alone is a guess, which makes nothing certain.
    """
    if least <= limit.low < limit.high:
        return Zone("certain", least, limit)
    return Zone("possible" if least <= limit.high else "none", least, limit)


def share_won(negotiation: Negotiation, zone: Zone | None) -> Decimal | None:
    """The share of the zone that the base offered last wins; as it was then, once decided."""
    outcome = negotiation.outcome
    if outcome is None:
        return None
    if outcome.judgement is not None:
        return outcome.judgement.share
    return zone.share(outcome.offer) if zone and outcome.offer is not None else None


def opened_at(negotiation: Negotiation) -> Decimal | None:
    """The base they opened with: that of their earliest offer, and before it what is expected.

    Of a sheet that is decided, what it was then.
    """
    if decided(negotiation) and negotiation.outcome is not None:
        opened = negotiation.outcome.opened
        return negotiation.first_offer if opened is None else opened
    theirs = [offer for offer in negotiation.offers if offer.side == "they"]
    if not theirs:
        return negotiation.first_offer
    return min(theirs, key=lambda offer: offer.on).package.base


def opening(
    target: Decimal | None,
    first_offer: Decimal | None,
    least: Decimal,
    *,
    cap: Decimal | None = None,
    market: Decimal | None = None,
) -> Ask | None:
    """What to ask for, so that the target lies half-way between ask and first offer.

    Raiffa: talks tend to end midway between the two opening numbers. It is never below the
    target.

    Args:
        target: The base aimed for.
        first_offer: The base they open with.
        least: The least base to accept.
        cap: The most I would ask for, if I said so.
        market: The market's 90th percentile, which holds the ask where I said nothing.

    Returns:
        The ask; None without a target or a first offer.
    """
    if target is None or first_offer is None:
        return None
    if target < least:
        return Ask(None, "below least")
    if first_offer >= target:
        return Ask(None, "open above")
    half_way = 2 * target - first_offer
    bound: Bound = "quarter"
    most = target * MOST_OVER_TARGET
    if cap is not None:
        bound, most = "cap", cap
    elif market is not None:
        bound, most = "market", market
    if half_way <= most:
        return Ask(half_way, "half-way")
    return Ask(most, bound) if most > target else Ask(target, "target")


def judge(negotiation: Negotiation, package: Package, on: date) -> Judgement:
    """Whether a package is worth accepting: TC + N here ≥ EV(BATNA) of that day.

    Args:
        negotiation: The sheet as it is.
        package: What is offered.
        on: The day of the offer.
    """
    here, years = negotiation.now.other, negotiation.years
    batna, _ = ranked(weigh(negotiation, on))
    limit = negotiation.limit
    zone = find_zone(reserve(negotiation, batna).base, limit) if limit else None
    hopeless = zone is not None and zone.verdict == "none" and package.base <= zone.limit.high
    return Judgement(
        worth=_bounded(worth_of(package, here, years)),
        needed=_bounded(batna.expected),
        here=here,
        years=years,
        in_reach=not hopeless,
    )


def _bounded(amount: Decimal) -> Decimal:
    """An amount as a judgement can hold it; one that nobody could mean at its limit."""
    most = MOST_WORTH - 1
    return min(max(amount, -most), most)


def worth_of(package: Package, here: Decimal, years: int) -> Decimal:
    """What accepting a package is worth a year: TC + N.

    Args:
        package: What is offered.
        here: N here, which counts unless the package states its own, were it nothing.
        years: H, over how many years one-time amounts are spread.
    """
    own = package.other or package.other_stated
    return compensation(package, years).value + (ZERO if own else here)


def judge_outcome(negotiation: Negotiation) -> Judgement | None:
    """Whether what was offered last is worth accepting; as it was judged then, once decided.

    Where only a base was offered, everything else is as today.
    """
    outcome = negotiation.outcome
    if outcome is None or (outcome.offer is None and outcome.package is None):
        return None
    if outcome.judgement is not None:
        return outcome.judgement
    package = outcome.package or replace(negotiation.now, base=outcome.offer)
    return judge(negotiation, package, outcome.on)
