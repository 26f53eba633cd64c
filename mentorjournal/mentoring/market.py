"""Pay in the market: figures of several sources, aged to one day and weighed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from mentorjournal.data.records.negotiations import ZERO, MarketFigure


class Market(Struct, frozen=True):
    """Base pay in the market on a day; a percentile that no source gives is None."""

    p25: Decimal | None = None
    p50: Decimal | None = None
    p75: Decimal | None = None
    p90: Decimal | None = None

    @property
    def points(self) -> tuple[tuple[int, Decimal], ...]:
        """The known percentiles with their amounts, lowest percentile first."""
        known = ((25, self.p25), (50, self.p50), (75, self.p75), (90, self.p90))
        return tuple((percent, amount) for percent, amount in known if amount is not None)

    @property
    def rises(self) -> bool:
        """Whether the amounts rise; sources that give different percentiles may clash."""
        return all(low[1] <= high[1] for low, high in pairwise(self.points))

    def percentile(self, amount: Decimal) -> Decimal | None:
        """The percentile of an amount, linear between known points; None outside them.

        None also where the sources clash.
        """
        if not self.points or not self.rises:
            return None
        top_percent, top = self.points[-1]
        if amount == top:
            return Decimal(top_percent)
        for (low_percent, low), (high_percent, high) in pairwise(self.points):
            if low <= amount < high:
                way = (amount - low) / (high - low)
                return low_percent + way * (high_percent - low_percent)
        return None

    def compa(self, base: Decimal) -> Decimal | None:
        """Base as a fraction of the market's median; None where that is not known."""
        return base / self.p50 if self.p50 else None


def market_on(figures: Iterable[MarketFigure], growth: Decimal, today: date) -> Market:
    """The market today: each source aged, each percentile the weighted mean of its sources.

    Args:
        figures: The sources; those without weight are left out.
        growth: How much pay grows in a year, a fraction.
        today: The day to age to.
    """
    weighed = [figure for figure in figures if figure.weight > 0]

    def mean(known: Sequence[tuple[MarketFigure, Decimal | None]]) -> Decimal | None:
        given = [(figure, amount) for figure, amount in known if amount is not None]
        weight = sum((figure.weight for figure, _ in given), ZERO)
        if not weight:
            return None
        total = sum(
            (figure.weight * _aged12(amount, growth, figure.on, today) for figure, amount in given),
            ZERO,
        )
        return total / (weight * 12)

    return Market(
        p25=mean([(figure, figure.p25) for figure in weighed]),
        p50=mean([(figure, figure.p50) for figure in weighed]),
        p75=mean([(figure, figure.p75) for figure in weighed]),
        p90=mean([(figure, figure.p90) for figure in weighed]),
    )


def highest_of(figure: MarketFigure, growth: Decimal, today: date) -> Decimal | None:
    """The highest amount that a source gives, aged to a day; None where it gives none."""
    given = (figure.p90, figure.p75, figure.p50, figure.p25)
    top = next((amount for amount in given if amount is not None), None)
    return None if top is None else aged(top, growth, figure.on, today)


def aged(amount: Decimal, growth: Decimal, on: date, today: date) -> Decimal:
    """An amount of a day as it would be today: value(1 + growth·months/12).

    Months run from calendar month to calendar month, because surveys name a month and not a
    day. A figure of a later month stays as it is.
    """
    return _aged12(amount, growth, on, today) / 12


def _aged12(amount: Decimal, growth: Decimal, on: date, today: date) -> Decimal:
    """Twelve times an aged amount.

    Divided last: a third of a year's growth has no end, what it comes to mostly has, and a base
    that lies on a percentile is to be found there.
    """
    return amount * (12 + growth * max(months_between(on, today), 0))


def months_between(on: date, today: date) -> int:
    """From calendar month to calendar month: any day of March to any of November is 8."""
    return (today.year - on.year) * 12 + today.month - on.month
