"""A pay talk worked out a second time, in fractions, from the formulas of the method alone.

Nothing here is taken from `mentorjournal.mentoring`; only the records are read. The formulas:

    TC    = base(1 + bonus·payout + match) + flat bonus + equity/yr + sign-on/H + benefits − costs
    V     = TC + N
    delay = min(months, 12·H)/12 · (V_alt − V_now)/H
    EV    = p(V_alt − delay) + (1 − p)·V_now − (hours·rate + cash)/H
    BATNA = argmax EV; on a tie what is listed first, and to stay before all
    R     = EV(BATNA) − N_here
    base* = (R − fixed parts)/(1 + bonus·payout + match), rounded up to 100
    share = (outcome − base*)/(R' − base*)
    ask   = min(2·target − expected first offer, cap), never below target
    aged  = value(1 + a·months/12); compa = base/P50; percentile linear between known points
    accept when TC(final) + N_here ≥ EV(BATNA) that day
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import ceil

from mentorjournal.data.records.negotiations import (
    Alternative,
    Limit,
    MarketFigure,
    Negotiation,
    Package,
)

PERCENTS = (25, 50, 75, 90)


def pays(package: Package, years: int) -> list[Fraction]:
    """TC of each of H years."""
    base = Fraction(package.base)
    bonus = Fraction(package.bonus) * Fraction(package.payout)
    each = base + base * bonus + base * Fraction(package.match)
    each += Fraction(package.flat_bonus) + Fraction(package.benefits) - Fraction(package.costs)
    grant = Fraction(package.equity) - Fraction(package.equity) * Fraction(package.equity_discount)
    found = []
    for year in range(1, years + 1):
        if package.vesting:
            known = package.vesting
            vests = grant * Fraction(known[year - 1]) if year <= len(known) else Fraction(0)
        else:
            vests = grant / package.equity_years if year <= package.equity_years else Fraction(0)
        found.append(each + vests + (Fraction(package.sign_on) if year == 1 else 0))
    return found


def average(package: Package, years: int) -> Fraction:
    """TC of an average year."""
    return sum(pays(package, years), Fraction(0)) / years


def worth(package: Package, years: int) -> Fraction:
    """V."""
    return average(package, years) + Fraction(package.other)


@dataclass(frozen=True)
class Course:
    """A course of action: its worth, its cost, what it is expected to be."""

    at: int
    value: Fraction
    delay: Fraction
    effort: Fraction
    expected: Fraction
    ended: bool


def courses(talk: Negotiation, today: date) -> list[Course]:
    """Staying, then the alternatives."""
    here = worth(talk.now, talk.years)
    found = [Course(0, here, Fraction(0), Fraction(0), here, ended=False)]
    for at, each in enumerate(talk.alternatives, 1):
        found.append(_course(at, each, talk, here, today))
    return found


def _course(at: int, each: Alternative, talk: Negotiation, here: Fraction, today: date) -> Course:
    value, years, p = worth(each.package, talk.years), talk.years, Fraction(each.chance)
    months = min(Fraction(each.months), Fraction(12 * years))
    delay = months * (value - here) / (12 * years)
    effort = (Fraction(each.hours) * Fraction(talk.hour_rate) + Fraction(each.cash)) / years
    expected = p * (value - delay) + (1 - p) * here - effort
    ended = each.expires is not None and today > each.expires
    return Course(at, value, delay, effort, expected, ended)


def best(known: list[Course]) -> Course:
    """The BATNA: of equals the first."""
    found: Course | None = None
    for course in known:
        if not course.ended and (found is None or course.expected > found.expected):
            found = course
    assert found is not None
    return found


def second(known: list[Course]) -> Course | None:
    """What would be the BATNA without it."""
    first = best(known)
    others = [course for course in known if course is not first and not course.ended]
    return best(others) if others else None


def enough(course: Course, aim: Fraction, here: Fraction) -> Fraction | None:
    """The p at which EV is `aim`, for what gains by a better chance; at least nothing."""
    gain = course.value - course.delay - here
    return max((aim - here + course.effort) / gain, Fraction(0)) if gain > 0 else None


def least(talk: Negotiation, today: date) -> tuple[Fraction, Fraction, int]:
    """R, the exact base that pays it, and base*."""
    here, years = talk.now, talk.years
    total = best(courses(talk, today)).expected - Fraction(here.other)
    nothing = average(_without_base(here), years)
    factor = 1 + Fraction(here.bonus) * Fraction(here.payout) + Fraction(here.match)
    exact = (total - nothing) / factor
    return total, exact, max(ceil(exact / 100) * 100, 0)


def _without_base(package: Package) -> Package:
    fields = {name: getattr(package, name) for name in package.__struct_fields__}
    return Package(**{**fields, "base": package.base * 0})


def zone(base: int, limit: Limit) -> str:
    """Certain, possible or none; one number alone makes nothing certain."""
    if base > Fraction(limit.high):
        return "none"
    return "certain" if base <= Fraction(limit.low) and limit.low != limit.high else "possible"


def share(base: int, limit: Limit, offer: Fraction) -> Fraction | None:
    """What of the zone an outcome wins."""
    width = Fraction(limit.likely) - base
    return (offer - base) / width if width > 0 else None


def market(talk: Negotiation, today: date) -> dict[int, Fraction]:
    """Each percentile that a source gives, aged and weighed."""
    found = {}
    for percent in PERCENTS:
        known = [
            (Fraction(figure.weight), _aged(figure, Fraction(amount), talk, today))
            for figure in talk.market
            if (amount := getattr(figure, f"p{percent}")) is not None and figure.weight > 0
        ]
        if known:
            found[percent] = sum((w * a for w, a in known), Fraction(0)) / sum(w for w, _a in known)
    return found


def _aged(figure: MarketFigure, amount: Fraction, talk: Negotiation, today: date) -> Fraction:
    months = 12 * (today.year - figure.on.year) + (today.month - figure.on.month)
    return amount * (1 + Fraction(talk.market_growth) * max(months, 0) / 12)


def percentile(points: dict[int, Fraction], amount: Fraction) -> Fraction | None:
    """Linear between known points, none outside, none where they do not rise."""
    known = sorted(points.items())
    if any(low[1] > high[1] for low, high in pairwise(known)):
        return None
    found = None
    for percent, at in known:
        if at == amount:
            found = Fraction(percent)
    if found is not None:
        return found
    for (low, under), (high, over) in pairwise(known):
        if under < amount < over:
            return low + (amount - under) / (over - under) * (high - low)
    return None


def ask(talk: Negotiation, base: int, p90: Fraction | None) -> Fraction | None:
    """What to ask for; None where there is nothing to ask by, or asking makes no sense."""
    if talk.target is None or talk.first_offer is None:
        return None
    target, first = Fraction(talk.target), Fraction(talk.first_offer)
    if target < base or first >= target:
        return None
    cap = Fraction(talk.cap) if talk.cap is not None else p90
    most = target * Fraction(5, 4) if cap is None else cap
    return max(min(2 * target - first, most), target)


def accepted(talk: Negotiation) -> tuple[Fraction, Fraction] | None:
    """TC(final) + N here, and EV(BATNA) on the day of the outcome; None without an offer."""
    outcome = talk.outcome
    if outcome is None:
        return None
    if outcome.package is not None:
        other = outcome.package.other or talk.now.other
        final = average(outcome.package, talk.years) + Fraction(other)
    elif outcome.offer is not None:
        more = Fraction(outcome.offer) - Fraction(talk.now.base)
        here = talk.now
        factor = 1 + Fraction(here.bonus) * Fraction(here.payout) + Fraction(here.match)
        final = worth(here, talk.years) + more * factor
    else:
        return None
    return final, best(courses(talk, outcome.on)).expected
