"""What a position pays, as the sheets of pay talks and the offers on them hold it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from mentorjournal.data.records.base import Part, finite

ZERO = Decimal(0)


class Package(Part, frozen=True, kw_only=True):
    """What a position pays in a year.

    Attributes:
        base: Base salary.
        bonus: Target bonus as a fraction of base.
        payout: Fraction of the target bonus that is expected to be paid.
        flat_bonus: Bonus that does not depend on base.
        equity: Total value of the grant.
        equity_years: Years over which it vests evenly, where `vesting` is empty.
        vesting: Fraction of the grant vesting in each year, first year first.
        equity_discount: Fraction taken off because it may never be worth that.
        sign_on: Paid once, at the start.
        match: Employer's retirement match as a fraction of base.
        benefits: Money value of benefits.
        costs: What the position costs me: commuting, moving, lost perks.
        other: N, the money value to me of everything else; may be below zero.
        other_stated: Of an offer, whether nothing is meant by an `other` of nothing, and not that
            it is as here.
    """

    base: Decimal = ZERO
    bonus: Decimal = ZERO
    payout: Decimal = Decimal(1)
    flat_bonus: Decimal = ZERO
    equity: Decimal = ZERO
    equity_years: Annotated[int, Meta(ge=1, le=20)] = 4
    vesting: tuple[Decimal, ...] = ()
    equity_discount: Decimal = ZERO
    sign_on: Decimal = ZERO
    match: Decimal = ZERO
    benefits: Decimal = ZERO
    costs: Decimal = ZERO
    other: Decimal = ZERO
    other_stated: bool = False

    def __post_init__(self) -> None:
        finite(self)
        if min(self.bonus, self.payout, self.match) < 0:
            raise ValueError("a bonus or match cannot be below zero")

    @property
    def base_alone(self) -> bool:
        """Whether nothing is known of it but its base."""
        rest = (self.bonus, self.flat_bonus, self.equity, self.sign_on, self.match)
        return not any((*rest, self.benefits, self.costs, self.other))
