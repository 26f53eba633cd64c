"""What a package pays: in an average year, and year by year.

TC = base(1 + bonus·payout + match) + flat bonus + equity a year + sign-on/H + benefits − costs
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from mentorjournal.data.records.negotiations import ZERO, Package


class Compensation(Struct, frozen=True):
    """What a package pays, before tax.

    Attributes:
        average: Total compensation of an average year, the mean of `years`.
        years: Total compensation of each year, first year first.
        value: The average and the money value of everything else (V = TC + N).
    """

    average: Decimal
    years: tuple[Decimal, ...]
    value: Decimal

    @property
    def first_year(self) -> Decimal:
        """Total compensation of the first year, with the whole sign-on."""
        return self.years[0]


def compensation(package: Package, years: int) -> Compensation:
    """What the package pays.

    The average is the mean of the years shown beside it, so what vests after them does not
    count, and a grant that ends before them is spread over all of them.

    Args:
        package: The package.
        years: H, over how many years one-time amounts are spread.
    """
    every_year = package.base * base_factor(package) + _steady(package)
    listed = [every_year + vested for vested in vesting(package, years)]
    listed[0] += package.sign_on
    average = package.base * base_factor(package) + fixed_parts(package, years)
    return Compensation(average=average, years=tuple(listed), value=average + package.other)


def base_factor(package: Package) -> Decimal:
    """What one unit of base pays: itself, the bonus expected on it and the match on it."""
    return 1 + package.bonus * package.payout + package.match


def fixed_parts(package: Package, years: int) -> Decimal:
    """What an average year pays whatever the base."""
    one_time = sum(vesting(package, years), ZERO) + package.sign_on
    return _steady(package) + one_time / years


def vesting(package: Package, years: int) -> tuple[Decimal, ...]:
    """What vests in each of the years, after the discount."""
    worth = package.equity * (1 - package.equity_discount)
    if package.vesting:
        shares = package.vesting[:years]
        return tuple(worth * share for share in shares) + (ZERO,) * (years - len(shares))
    even = worth / package.equity_years
    return tuple(even if year < package.equity_years else ZERO for year in range(years))


def _steady(package: Package) -> Decimal:
    return package.flat_bonus + package.benefits - package.costs
