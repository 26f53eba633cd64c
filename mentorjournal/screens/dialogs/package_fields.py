"""The fields of a package of pay, which stand in several forms, and what they hold."""

from __future__ import annotations

from decimal import Decimal

from mentorjournal.data.records.negotiations import ZERO, Package
from mentorjournal.errors import BadInput
from mentorjournal.money import parse_percent
from mentorjournal.screens.dialogs.answers import Answers, made, written, written_share
from mentorjournal.screens.dialogs.form import Field

AMOUNT = "In digits, a year and before tax: 112000 or 112,000."


def package_fields(package: Package) -> tuple[Field, ...]:
    """One field for each part of a package; what is nothing stands empty."""
    return (
        Field("base", "Base", value=_amount(package.base), hint=AMOUNT),
        Field(
            "bonus",
            "Bonus, %",
            value=_share(package.bonus),
            hint="The target bonus, in percent of base.",
        ),
        Field(
            "payout",
            "Of it paid, %",
            value=written_share(package.payout),
            hint="How much of the target bonus you expect to be paid; 100 if all of it.",
        ),
        Field("flat_bonus", "Flat bonus", value=_amount(package.flat_bonus), hint=AMOUNT),
        Field(
            "equity",
            "Equity, total",
            value=_amount(package.equity),
            hint="The whole grant, not a year of it.",
        ),
        Field(
            "equity_years",
            "Vests over, years",
            value=written(package.equity_years),
            hint="Evenly, unless the next line says otherwise.",
        ),
        Field(
            "vesting",
            "Vesting, %",
            value=" ".join(written_share(part) for part in package.vesting),
            hint="Percent of the grant vesting in each year: 5 15 40 40. Empty for evenly.",
        ),
        Field(
            "equity_discount",
            "Taken off it, %",
            value=_share(package.equity_discount),
            hint="What you take off because it may never be worth that.",
        ),
        Field(
            "sign_on", "Sign-on", value=_amount(package.sign_on), hint="Paid once, at the start."
        ),
        Field(
            "match",
            "Match, %",
            value=_share(package.match),
            hint="What they add to your retirement savings, in percent of base.",
        ),
        Field("benefits", "Benefits", value=_amount(package.benefits), hint="Worth a year."),
        Field(
            "costs",
            "Costs",
            value=_amount(package.costs),
            hint="What it costs you a year: commuting, moving, lost perks.",
        ),
        Field(
            "other",
            "All else, worth",
            value=_amount(package.other),
            hint="What everything else is worth to you a year; below zero if it is worse.",
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
        vesting=_vesting(answers.typed("vesting")),
        equity_discount=answers.share("equity_discount", limit=100),
        sign_on=answers.amount("sign_on") or ZERO,
        match=answers.share("match"),
        benefits=answers.amount("benefits") or ZERO,
        costs=answers.amount("costs") or ZERO,
        other=answers.amount("other", negative=True) or ZERO,
    )


def _vesting(typed: str) -> tuple[Decimal, ...]:
    shares = tuple(
        parse_percent(word, limit=100, field="vesting")
        for word in typed.replace("/", " ").replace("%", " ").split()
    )
    if len(shares) > 20:
        raise BadInput("At most 20 years can vest.", "vesting")
    if sum(shares, ZERO) > 1:
        raise BadInput("Together that is more than the whole grant.", "vesting")
    return shares


def _amount(amount: Decimal) -> str:
    return written(amount) if amount else ""


def _share(fraction: Decimal) -> str:
    return written_share(fraction) if fraction else ""
