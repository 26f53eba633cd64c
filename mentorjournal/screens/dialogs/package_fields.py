"""The fields of a package of pay, which stand in several forms, and what they hold."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial

from mentorjournal.data.records.negotiations import ZERO, Package
from mentorjournal.errors import BadInput, Unclear
from mentorjournal.money import parse_number, parse_percent, write_percent
from mentorjournal.screens.dialogs.answers import Answers, made, written
from mentorjournal.screens.dialogs.form import Field

_SHARE = re.compile(r"[^\s/%]+(?:\s*%)?")
AMOUNT = "In digits, a year and before tax: 112000 or 112,000."


def package_fields(package: Package) -> tuple[Field, ...]:
    """One field for each part of a package; what is nothing stands empty."""
    return (
        Field("base", "Base", value=_amount(package.base), hint=AMOUNT, reads=parse_number),
        Field(
            "bonus",
            "Bonus, %",
            value=_share(package.bonus),
            hint="The target bonus, in percent of base.",
            reads=parse_percent,
        ),
        Field(
            "payout",
            "Of it paid, %",
            value=write_percent(package.payout),
            hint="How much of the target bonus you expect to be paid; 100 if all of it.",
            reads=parse_percent,
        ),
        Field(
            "flat_bonus",
            "Flat bonus",
            value=_amount(package.flat_bonus),
            hint=AMOUNT,
            reads=parse_number,
        ),
        Field(
            "equity",
            "Equity, total",
            value=_amount(package.equity),
            hint="The whole grant, not a year of it.",
            reads=parse_number,
        ),
        Field(
            "equity_years",
            "Vests over, years",
            value=written(package.equity_years),
            hint="Evenly, unless the next line says otherwise.",
            reads=parse_number,
        ),
        Field(
            "vesting",
            "Vesting, %",
            value=" ".join(write_percent(part) for part in package.vesting),
            hint="Percent of the grant vesting in each year: 5 15 40 40. Empty for evenly.",
            reads=parse_vesting,
        ),
        Field(
            "equity_discount",
            "Taken off it, %",
            value=_share(package.equity_discount),
            hint="What you take off because it may never be worth that.",
            reads=partial(parse_percent, limit=100),
        ),
        Field(
            "sign_on",
            "Sign-on",
            value=_amount(package.sign_on),
            hint="Paid once, at the start.",
            reads=parse_number,
        ),
        Field(
            "match",
            "Match, %",
            value=_share(package.match),
            hint="What they add to your retirement savings, in percent of base.",
            reads=parse_percent,
        ),
        Field(
            "benefits",
            "Benefits",
            value=_amount(package.benefits),
            hint="Worth a year.",
            reads=parse_number,
        ),
        Field(
            "costs",
            "Costs",
            value=_amount(package.costs),
            hint="What it costs you a year: commuting, moving, lost perks.",
            reads=parse_number,
        ),
        Field(
            "other",
            "All else, worth",
            value=_amount(package.other),
            hint="What everything else is worth to you a year; below zero if it is worse.",
            reads=parse_number,
        ),
    )


def read_package(answers: Answers) -> Package:
    """The package that stands in the fields.

    Raises:
        BadInput: A field cannot be used.
    """
    return made(
        Package,
        base=answers.amount("base") or ZERO,
        bonus=answers.share("bonus"),
        payout=answers.share("payout", Decimal(1)),
        flat_bonus=answers.amount("flat_bonus") or ZERO,
        equity=answers.amount("equity") or ZERO,
        equity_years=answers.count("equity_years", 1, 20, 4),
        vesting=parse_vesting(answers.typed("vesting")),
        equity_discount=answers.share("equity_discount", limit=100),
        sign_on=answers.amount("sign_on") or ZERO,
        match=answers.share("match"),
        benefits=answers.amount("benefits") or ZERO,
        costs=answers.amount("costs") or ZERO,
        other=answers.amount("other", negative=True) or ZERO,
    )


def parse_vesting(typed: str) -> tuple[Decimal, ...]:
    """The parts of a grant that vest in each year, as fractions: "5 15 40 40", "25/25/25/25".

    Raises:
        BadInput: One is no percentage or could be two, or together they are too much.
    """
    shares = tuple(_vesting_share(share) for share in _SHARE.finditer(typed))
    if len(shares) > 20:
        raise BadInput("At most 20 years can vest.", "vesting")
    if sum(shares, ZERO) > 1:
        raise BadInput("Together that is more than the whole grant.", "vesting")
    return shares


def _vesting_share(share: re.Match[str]) -> Decimal:
    try:
        return parse_percent(share.group(), limit=100, field="vesting")
    except Unclear as error:
        before, behind = share.string[: share.start()], share.string[share.end() :]
        readings = [f"{before}{reading}{behind}" for reading in error.readings]
        raise Unclear(share.string, readings, "vesting") from None


def _amount(amount: Decimal) -> str:
    return written(amount) if amount else ""


def _share(fraction: Decimal) -> str:
    return write_percent(fraction) if fraction else ""
