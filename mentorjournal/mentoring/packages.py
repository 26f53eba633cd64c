"""Packages of a pay talk side by side: line by line, in one year or in an average one."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.negotiations import ZERO, Negotiation, Package
from mentorjournal.mentoring.compensation import compensation, vesting
from mentorjournal.mentoring.negotiation import STAYING
from mentorjournal.money import show_signed, whole

LINES = ("base", "bonus", "match", "equity", "sign-on", "benefits", "costs")
"""What a package is made of; a flat bonus is in its bonus, and costs are below zero."""
AVERAGE = 0
"""Stands for an average year where years are counted from 1."""
NONE = "–"


class Line(Struct, frozen=True):
    """One line of the comparison.

    Attributes:
        label: One of `LINES`, or "year 1" or "average".
        amounts: What each package pays by it, today's first.
        total: Whether it is the sum of a whole year.
    """

    label: str
    amounts: tuple[Decimal, ...]
    total: bool = False

    def differences(self) -> tuple[Decimal, ...]:
        """By how much each differs from today's."""
        return tuple(amount - self.amounts[0] for amount in self.amounts)


class Packages(Struct, frozen=True):
    """The packages of a sheet beside each other.

    Attributes:
        year: Which year it is, from 1; `AVERAGE` for an average one.
        uids: The alternatives' uids; empty for today's.
        titles: What each is called.
        lines: Line by line, without those that no package has in any year; the first year and
            the average always stand last, behind the year itself where it is another one.
    """

    year: int
    uids: tuple[Uid, ...]
    titles: tuple[str, ...]
    lines: tuple[Line, ...]


def package_parts(package: Package, years: int, year: int = AVERAGE) -> tuple[Decimal, ...]:
    """What each of `LINES` pays in a year; together they are what the package pays in it.

    Args:
        package: The package.
        years: H, over how many years one-time amounts are spread.
        year: From 1 to `years`; `AVERAGE` for the mean of them all.
    """
    vests = vesting(package, years)
    if year == AVERAGE:
        equity, sign_on = sum(vests, ZERO) / years, package.sign_on / years
    else:
        equity, sign_on = vests[year - 1], package.sign_on if year == 1 else ZERO
    return (
        package.base,
        package.base * package.bonus * package.payout + package.flat_bonus,
        package.base * package.match,
        equity,
        sign_on,
        package.benefits,
        -package.costs,
    )


def packages_of(talk: Negotiation, year: int) -> Packages:
    """Today's package and that of each alternative, in the sheet's order.

    Args:
        talk: The sheet.
        year: From 1 to the sheet's years; `AVERAGE` for an average one.
    """
    packages = (talk.now, *(each.package for each in talk.alternatives))
    pays = [compensation(each, talk.years) for each in packages]

    def total(of: int) -> Line:
        paid = (each.average if of == AVERAGE else each.years[of - 1] for each in pays)
        return Line(year_label(of), tuple(paid), total=True)

    shown = [package_parts(package, talk.years, year) for package in packages]
    average = [package_parts(package, talk.years) for package in packages]
    lines = [
        Line(label, tuple(parts[at] for parts in shown))
        for at, label in enumerate(LINES)
        if any(parts[at] for parts in average)
    ]
    if year not in (AVERAGE, 1):
        lines.append(total(year))
    lines += [total(1), total(AVERAGE)]
    return Packages(
        year=year,
        uids=("", *(each.uid for each in talk.alternatives)),
        titles=(STAYING, *(each.title for each in talk.alternatives)),
        lines=tuple(lines),
    )


def years_of(talk: Negotiation) -> tuple[int, ...]:
    """The years of a sheet in the order they are shown; `AVERAGE` last."""
    return (*range(1, talk.years + 1), AVERAGE)


def year_label(year: int) -> str:
    """A year in words: "year 1", "average"."""
    return "average" if year == AVERAGE else f"year {year}"


def show_amount(amount: Decimal) -> str:
    """An amount as "−2,400"; a dash for nothing."""
    return _signed(amount, "")


def show_difference(amount: Decimal) -> str:
    """A difference as "+12,000" or "−760"; a dash for none."""
    return _signed(amount, "+")


def _signed(amount: Decimal, plus: str) -> str:
    return show_signed(amount, plus) if whole(amount) else NONE
