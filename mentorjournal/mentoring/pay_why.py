"""How each figure of a pay talk comes about: its formula with the numbers in it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from mentorjournal.data.records.negotiations import ZERO, MarketFigure, Package
from mentorjournal.mentoring.compensation import compensation, fixed_parts, vesting
from mentorjournal.mentoring.market import aged, months_between
from mentorjournal.mentoring.negotiation import MOST_OVER_TARGET, months_counted
from mentorjournal.mentoring.pay_checks import ask_words
from mentorjournal.mentoring.pay_sheet import Option, Sheet
from mentorjournal.money import (
    show_fixed,
    show_number,
    show_percent,
    show_share,
    show_signed,
    whole,
)
from mentorjournal.text import plural

TIMES, MINUS = "×", "−"
_VERDICTS = {
    "certain": "certain: even their low limit reaches the least",
    "possible": "possible: not their low limit, but a higher one reaches the least",
    "none": "none: not even their high limit reaches the least",
}


class Why(Struct, frozen=True):
    """A figure with how it comes about.

    Attributes:
        about: What it is of: "staying", the uid of an alternative, "least", "ask", "zone" or
            "market".
        heading: What it is called.
        lines: The formula with its numbers, step by step.
    """

    about: str
    heading: str
    lines: tuple[str, ...]


def why_of(sheet: Sheet) -> tuple[Why, ...]:
    """Every figure of a sheet: each course of action, then what follows from all of them."""
    found = [
        Why(option.uid or "staying", option.title, tuple(_option(sheet, option)))
        for option in sheet.options
    ]
    found += [
        Why("least", "Least to accept here", tuple(_least(sheet))),
        Why("ask", "Ask", tuple(_ask(sheet))),
        Why("zone", "ZOPA", tuple(_zone(sheet))),
        Why("market", "Market", tuple(_market(sheet))),
    ]
    return tuple(each for each in found if each.lines)


def _option(sheet: Sheet, option: Option) -> Iterator[str]:
    talk = sheet.negotiation
    package = option.alternative.package if option.alternative else talk.now
    yield from total_lines(package, talk.years)
    if package.other:
        value = f"{show_signed(option.pay.average)}{_plus(package.other)}"
        yield f"V = TC + N = {value} = {show_signed(option.pay.value)}"
    else:
        yield f"V = TC = {show_signed(option.pay.value)}"
    alternative = option.alternative
    if alternative is None:
        yield f"expected = V = {show_signed(option.expected)}, for staying is certain"
        return
    now = show_signed(sheet.staying.pay.value)
    worth = show_signed(option.pay.value)
    months = show_number(months_counted(alternative, talk.years))
    yield (
        f"delay = {months}/12 {TIMES} ({worth} {MINUS} {now}) / "
        f"{talk.years} = {show_signed(option.delay)}"
    )
    yield (
        f"effort = ({show_number(alternative.hours)} h {TIMES} {show_signed(talk.hour_rate)} + "
        f"{show_signed(alternative.cash)}) / {talk.years} = {show_signed(option.effort)}"
    )
    waited = f"({worth}{_plus(-option.delay)})" if option.delay else worth
    yield (
        f"expected = {show_percent(option.chance)} {TIMES} {waited} + "
        f"{show_percent(1 - option.chance)} {TIMES} {now} {MINUS} {show_signed(option.effort)} = "
        f"{show_signed(option.expected)}"
    )


def checks_why(sheet: Sheet) -> tuple[Why, ...]:
    """What to look at again with what to do about it, as it is unfolded behind the figures."""
    lines = tuple(f"{check.text} {check.remedy}" for check in sheet.checks)
    return (Why("checks", "To look at again", lines),) if lines else ()


def total_lines(package: Package, years: int) -> Iterator[str]:
    """What a package pays: each year and an average one, the formula of TC, what vests when.

    Args:
        package: The package.
        years: H, over how many years one-time amounts are spread.
    """
    pay = compensation(package, years)
    listed = "   ".join(f"{at} {show_signed(paid)}" for at, paid in enumerate(pay.years, 1))
    yield f"year {listed}   average {show_signed(pay.average)}"
    yield _comes_to(f"TC = {_total(package, years)}", pay.average)
    if vests := _vests(package, years):
        yield vests


def _comes_to(words: str, amount: Decimal) -> str:
    """A formula with what it comes to, where that is not all that stands there."""
    result = show_signed(amount)
    return words if words.endswith(f" = {result}") else f"{words} = {result}"


def _total(package: Package, years: int) -> str:
    """The formula of TC with the numbers of a package; what is nothing is left out."""
    words = [show_signed(package.base) + _factor(package)]
    if package.flat_bonus:
        words.append(f"{show_signed(package.flat_bonus)} flat bonus")
    if equity := _vested(package, years):
        words.append(f"{show_signed(equity)} equity")
    if package.sign_on:
        words.append(f"{show_signed(package.sign_on)} sign-on / {years}")
    if package.benefits:
        words.append(f"{show_signed(package.benefits)} benefits")
    costs = f" {MINUS} {show_signed(package.costs)} costs" if package.costs else ""
    return " + ".join(words) + costs


def _factor(package: Package) -> str:
    """What base is multiplied by: " × (1 + 10 % × 90 % + 4 %)"; empty for itself."""
    words = ["1"]
    if package.bonus:
        paid = f" {TIMES} {show_percent(package.payout)}" if package.payout != 1 else ""
        words.append(f"{show_percent(package.bonus)}{paid}")
    if package.match:
        words.append(show_percent(package.match))
    return f" {TIMES} ({' + '.join(words)})" if len(words) > 1 else ""


def _vests(package: Package, years: int) -> str:
    """What of the equity comes in which year; empty without any."""
    if not package.equity:
        return ""
    less = f" less {show_percent(package.equity_discount)}" if package.equity_discount else ""
    shares = " + ".join(map(show_signed, vesting(package, years)))
    mean = show_signed(_vested(package, years))
    return f"equity = {show_signed(package.equity)}{less}: ({shares}) / {years} = {mean}"


def _vested(package: Package, years: int) -> Decimal:
    """The equity of an average year."""
    return sum(vesting(package, years), ZERO) / years


def _least(sheet: Sheet) -> Iterator[str]:
    talk, least = sheet.negotiation, sheet.reservation
    best, here = sheet.batna, talk.now
    less = f", {MINUS} N here" if here.other else ""
    expected = f"{show_signed(best.expected)}{_plus(-here.other)}"
    named = f"R = expected of the BATNA, {best.title}{less} = {expected}"
    yield _comes_to(named, least.total)
    fixed = _plus(-fixed_parts(here, talk.years))
    rest = f"({show_signed(least.total)}{fixed} fixed parts)" if fixed else "R"
    factor = _factor(here).removeprefix(f" {TIMES} ")
    divided = f" / {factor}" if factor else ""
    exact = _comes_to(f"base* = {rest}{divided}", least.exact_base)
    rounded = show_signed(least.base)
    yield exact if exact.endswith(f" {rounded}") else f"{exact}, rounded up to {rounded}"


def _ask(sheet: Sheet) -> Iterator[str]:
    target, first = sheet.negotiation.target, sheet.first_offer
    if sheet.ask is not None and target is not None and first is not None:
        yield (
            f"ask = 2 {TIMES} {show_signed(target)} {MINUS} {show_signed(first)} first offer = "
            f"{show_signed(2 * target - first)}"
        )
        if sheet.cap is not None and sheet.ask_bound != "target":
            yield f"at most {show_signed(sheet.cap)}, so {show_signed(sheet.ask)}"
        elif sheet.ask_bound == "quarter":
            most = f"{show_number(MOST_OVER_TARGET)} {TIMES} {show_signed(target)}"
            yield f"at most {most}, so {show_signed(sheet.ask)}"
    elif target is not None and first is None:
        yield f"ask = 2 {TIMES} {show_signed(target)} {MINUS} their first offer, which is missing"
    if words := ask_words(sheet):
        yield words


def _zone(sheet: Sheet) -> Iterator[str]:
    if sheet.zone is None:
        return
    least, limit = sheet.zone.least, sheet.zone.limit
    yield (
        f"from the least, {show_signed(least)}, to their limit: {show_signed(limit.low)} low, "
        f"{show_signed(limit.likely)} likely, {show_signed(limit.high)} high"
    )
    if least <= limit.low == limit.high:
        yield "possible: one number alone is a guess, which makes nothing certain"
    else:
        yield _VERDICTS[sheet.zone.verdict]
    outcome = sheet.negotiation.outcome
    if sheet.share is not None and outcome is not None and outcome.offer is not None:
        yield (
            f"won = ({show_signed(outcome.offer)} {MINUS} {show_signed(least)}) / "
            f"({show_signed(limit.likely)} {MINUS} {show_signed(least)}) = "
            f"{show_share(sheet.share)}"
        )


def _market(sheet: Sheet) -> Iterator[str]:
    talk = sheet.negotiation
    weighed = [figure for figure in talk.market if figure.weight > 0]
    for percent, amount in sheet.market.points:
        given = [(one, _amount(one, percent)) for one in weighed]
        known = [(one, paid) for one, paid in given if paid is not None]
        sums = " + ".join(
            f"{show_number(one.weight)} {TIMES} {show_signed(_aged(sheet, one, paid))}"
            for one, paid in known
        )
        weight = show_number(sum((one.weight for one, _paid in known), ZERO))
        weighted = f" = ({sums}) / {weight}" if len(known) > 1 else ""
        yield f"P{percent}{weighted} = {show_signed(amount)}"
    for figure in weighed:
        months = max(months_between(figure.on, sheet.on), 0)
        yield (
            f"{figure.source or 'unnamed source'}: aged {plural(months, 'month')}, {TIMES} (1 + "
            f"{show_percent(talk.market_growth)} {TIMES} {months}/12), weight "
            f"{show_number(figure.weight)}"
        )
    if sheet.compa is not None and sheet.market.p50 is not None:
        yield (
            f"compa = {show_signed(talk.now.base)} base / {show_signed(sheet.market.p50)} = "
            f"{show_fixed(sheet.compa, 3)}"
        )
    if sheet.target_percentile is not None:
        yield f"the target is percentile {whole(sheet.target_percentile)}, between known points"


def _amount(figure: MarketFigure, percent: int) -> Decimal | None:
    found: Decimal | None = getattr(figure, f"p{percent}")
    return found


def _aged(sheet: Sheet, figure: MarketFigure, amount: Decimal) -> Decimal:
    return aged(amount, sheet.negotiation.market_growth, figure.on, sheet.on)


def _plus(amount: Decimal) -> str:
    """An amount behind another one: " + 3,000", " − 4,000", or nothing."""
    if not amount:
        return ""
    return f" {MINUS if amount < 0 else '+'} {show_signed(abs(amount))}"
