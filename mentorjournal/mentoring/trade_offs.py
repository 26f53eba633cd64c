"""What of a pay package could stand for what: a sign-on for base, packages of equal value."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.negotiations import ZERO, Negotiation
from mentorjournal.mentoring.compensation import base_factor, vesting
from mentorjournal.money import show_money

OF_SIGN_ON, OF_EQUITY = 40, 32
"""Which part of the base is exchanged: of 128,000 it is 3,000 for a sign-on, 4,000 for equity."""


class EqualPackage(Struct, frozen=True):
    """What could be offered beside others that are worth the same; all else is as today.

    Attributes:
        base: Its base.
        sign_on: What is paid once, above today's.
        equity: The grant above today's, which vests as that does.
    """

    base: Decimal
    sign_on: Decimal = ZERO
    equity: Decimal = ZERO


class Trade(Struct, frozen=True):
    """How much of a sign-on stands for how much of base."""

    base: Decimal
    sign_on: Decimal


def sign_on_for(base: Decimal, talk: Negotiation) -> Decimal:
    """The sign-on that an average year pays as much by as by so much of base.

    Base pays its bonus and its match too, and a sign-on counts by its share of H years:
    sign-on/H = base(1 + bonus·payout + match). 3,000 of base with 10 % × 90 % and 4 % are 3,390 a
    year, and over 4 years 13,560.
    """
    return base * base_factor(talk.now) * talk.years


def equity_for(base: Decimal, talk: Negotiation) -> Decimal | None:
    """The grant that an average year pays as much by as by so much of base.

    It vests, and is discounted, as today's grant; None where nothing of that would ever count.
    """
    counts = sum(vesting(replace(talk.now, equity=Decimal(1)), talk.years), ZERO)
    if counts <= 0:
        return None
    return base * base_factor(talk.now) * talk.years / counts


def trade_of(talk: Negotiation) -> Trade | None:
    """How much of a sign-on replaces some of the base that is talked about; None without one."""
    base = _round_part(_about(talk), OF_SIGN_ON)
    return Trade(base, sign_on_for(base, talk)) if base else None


def equal_packages(talk: Negotiation) -> tuple[EqualPackage, ...]:
    """Two or three packages worth as much to me as the target; none without a target.

    Offered at once they show what the other side can give more easily (Raiffa: several equivalent
    offers at the same time).
    """
    target = talk.target
    if target is None or not (less := _round_part(target, OF_SIGN_ON)):
        return ()
    found = [
        EqualPackage(target),
        EqualPackage(target - less, sign_on=sign_on_for(less, talk)),
    ]
    more = _round_part(target, OF_EQUITY)
    if (equity := equity_for(more, talk)) is not None:
        found.append(EqualPackage(target - more, equity=equity))
    return tuple(found)


def trade_words(talk: Negotiation) -> str:
    """The trade in words: "3,000 of base = 13,560 of sign-on"; empty without one."""
    trade = trade_of(talk)
    if trade is None:
        return ""
    return f"{show_money(trade.base)} of base = {show_money(trade.sign_on)} of sign-on"


def equal_words(talk: Negotiation) -> str:
    """The packages in words: "128,000  ·  125,000 + 13,560 sign-on"; empty without a target."""
    return "  ·  ".join(map(_package_words, equal_packages(talk)))


def _package_words(package: EqualPackage) -> str:
    words = [show_money(package.base)]
    if package.sign_on:
        words.append(f"{show_money(package.sign_on)} sign-on")
    if package.equity:
        words.append(f"{show_money(package.equity)} equity")
    return " + ".join(words)


def _about(talk: Negotiation) -> Decimal:
    return talk.target if talk.target is not None else talk.now.base


def _round_part(amount: Decimal, of: int) -> Decimal:
    """That part of an amount, to its first digit; nothing of what is nothing, or too small."""
    part = amount / of
    if part < 1:
        return ZERO
    return part.quantize(Decimal(1).scaleb(part.adjusted()), ROUND_HALF_UP) + ZERO
