"""Drawn pay talks: usual ones, and those at every edge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from msgspec.structs import replace

from mentorjournal.data.records.negotiations import (
    Alternative,
    Limit,
    MarketFigure,
    Negotiation,
    Outcome,
    Package,
)
from tests.examples import NOON, uid_of
from tests.mentoring import pay_oracle as oracle

DAY = date(2026, 11, 22)
HUGE = 10**12 - 1


class Drawing:
    """Draws one pay talk after another.

    Args:
        seed: Where the drawing begins.
    """

    def __init__(self, seed: int) -> None:
        self._draw = Random(seed)

    def sheets(self, count: int) -> Iterator[Negotiation]:
        """So many."""
        for _number in range(count):
            yield self._sheet()

    def _rarely(self, often: float = 0.1) -> bool:
        return self._draw.random() < often

    def _money(self, most: int = 300_000) -> Decimal:
        draw = self._draw
        kind = draw.random()
        if kind < 0.05:
            return Decimal(HUGE)
        if kind < 0.1:
            return Decimal(draw.randint(10**11, HUGE))
        if kind < 0.2:
            return Decimal(0)
        if kind < 0.4:
            return Decimal(draw.randint(0, most * 100)) / 100
        return Decimal(draw.randint(0, most // 1000) * 1000)

    def _share(self) -> Decimal:
        choices = (Decimal(0), Decimal(1), Decimal("0.5"), Decimal("0.125"))
        if self._rarely(0.3):
            return self._draw.choice(choices)
        return Decimal(self._draw.randint(0, 100)) / 100

    def _package(self) -> Package:
        draw = self._draw
        vesting: tuple[Decimal, ...] = ()
        if self._rarely(0.4):
            vesting = tuple(self._share() for _year in range(draw.randint(1, 7)))
        return Package(
            base=self._money(),
            bonus=self._share(),
            payout=self._share(),
            flat_bonus=self._money(20_000) if self._rarely() else Decimal(0),
            equity=self._money(),
            equity_years=draw.choice((1, 2, 3, 4, 4, 4, 7, 20)),
            vesting=vesting,
            equity_discount=self._share(),
            sign_on=self._money(50_000),
            match=self._share(),
            benefits=self._money(20_000),
            costs=self._money(20_000),
            other=Decimal(draw.randint(-20_000, 20_000)),
        )

    def _alternative(self, number: int, now: Package) -> Alternative:
        draw = self._draw
        # One that pays as today is worth as much as to stay, at any chance and after any wait.
        tied = self._rarely(0.2)
        free = tied or self._rarely(0.2)
        return Alternative(
            uid=uid_of(number),
            title=f"Offer {number}",
            package=now if tied else self._package(),
            chance=self._share(),
            months=Decimal(draw.choice((0, 0, 1, 2, 4, 7, 11, 24))),
            hours=Decimal(0 if free else draw.randint(0, 200)),
            cash=Decimal(0) if free else self._money(5_000),
            expires=draw.choice((None, None, DAY, DAY - timedelta(1), DAY + timedelta(9))),
        )

    def _alternatives(self, now: Package) -> tuple[Alternative, ...]:
        found = [
            self._alternative(number, now)
            for number in range(1, self._draw.choice((0, 1, 2, 2, 3, 5)) + 1)
        ]
        if found and self._rarely(0.2):
            found.append(replace(self._draw.choice(found), uid=uid_of(99)))
        return tuple(found)

    def _figure(self, number: int) -> MarketFigure:
        draw = self._draw
        amounts = sorted(self._money() for _percent in range(4))
        names = ("p25", "p50", "p75", "p90")
        given = draw.sample(range(4), draw.choice((1, 2, 3, 4, 4)))
        return MarketFigure(
            uid=uid_of(number),
            source=f"Survey {number}",
            on=DAY - timedelta(draw.choice((0, 30, 100, 240, 365, 900, -60))),
            weight=Decimal(draw.choice((0, 1, 1, 2, 3))),
            **{names[at]: amounts[at] for at in given},
        )

    def _maybe(self, amount: Decimal) -> Decimal | None:
        return None if self._rarely(0.25) else amount

    def _outcome(self) -> Outcome | None:
        if self._rarely(0.4):
            return None
        return Outcome(
            on=DAY - timedelta(self._draw.choice((0, 1, 30))),
            offer=self._maybe(self._money()),
            package=self._package() if self._rarely(0.4) else None,
            decision=self._draw.choice((None, None, "accept", "stay")),
        )

    def _sheet(self) -> Negotiation:
        draw = self._draw
        now = self._package()
        low, likely, high = sorted(self._money() for _limit in range(3))
        if self._rarely(0.2):
            low = high = likely
        talk = Negotiation(
            uid=uid_of(1),
            created=NOON,
            updated=NOON,
            owner="me",
            title="Pay talk",
            years=draw.choice((4, 4, 4, 1, 2, 3, 5, 7, 20)),
            now=now,
            hour_rate=Decimal(draw.randint(0, 200)),
            alternatives=self._alternatives(now),
            target=self._maybe(self._money()),
            first_offer=self._maybe(self._money()),
            cap=None if self._rarely(0.5) else self._money(),
            limit=None if self._rarely(0.2) else Limit(low=low, likely=likely, high=high),
            market=tuple(self._figure(number) for number in range(1, draw.choice((1, 1, 2, 3, 4)))),
            market_growth=draw.choice((Decimal(0), Decimal("0.03"), Decimal("0.035"))),
            outcome=self._outcome(),
        )
        return self._on_a_point(talk) if self._rarely(0.3) else talk

    def _on_a_point(self, talk: Negotiation) -> Negotiation:
        """With the target right on a percentile of the market, where that has an end."""
        points = [
            point
            for point in oracle.market(talk, DAY).values()
            if (point * 10**4).denominator == 1 and point < HUGE
        ]
        if not points:
            return talk
        point = self._draw.choice(points)
        return replace(talk, target=Decimal(point.numerator) / point.denominator)
