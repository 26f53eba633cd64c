"""Shares of base, as a bonus is: typed in percent of it, or as an amount and asked about."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

from mentorjournal.data.records.negotiations import ZERO
from mentorjournal.errors import BadInput, Unclear
from mentorjournal.money import (
    PERCENT,
    parse_number,
    parse_percent,
    show_money,
    show_number,
    whole,
    write_number,
)
from mentorjournal.screens.dialogs.answers import Answers

ALL_OF_IT = 100
"""Percent above which a figure with no sign behind it may as well be an amount."""
MOST = 1000
"""Percent above which it can only be one."""
DECIMALS = 6
"""So many of a figure can be typed."""


def share_of_base(answers: Answers, field: str) -> Decimal:
    """The share of the base that is typed beside it; nothing for an empty field.

    Raises:
        Unclear: As for `parse_of_base`.
        BadInput: As for `parse_of_base`.
    """
    base = ZERO
    with suppress(BadInput):
        base = answers.amount("base") or ZERO
    typed = answers.typed(field)
    return parse_of_base(typed, base, field=field) if typed else ZERO


def parse_of_base(typed: str, base: Decimal, *, field: str = "") -> Decimal:
    """A percentage of base as a fraction.

    Args:
        typed: What was typed.
        base: A year's base salary; nothing where that is not known.
        field: The form field, for the error.

    Raises:
        Unclear: As for `parse_percent`; or it is large enough to be an amount, which is offered
            as what it is of the base.
        BadInput: As for `parse_percent`.
    """
    word = typed.strip()
    if PERCENT.search(word):
        return parse_percent(word, field=field)
    least: int = ALL_OF_IT
    try:
        found = [parse_number(word, "a percentage", negative=False, field=field)]
    except Unclear as error:
        found, least = [Decimal(each) for each in error.readings], MOST
    amounts = [each for each in found if least < each <= base * MOST / 100]
    if not amounts:
        if base <= 0 and min(found) > MOST:
            raise BadInput("Write it in percent of base, or type the base first.", field)
        return parse_percent(word, field=field)
    shares = [_of_base(each, base) for each in amounts]
    percents = [each for each in found if each <= MOST]
    readings = [f"{write_number(each)} %" for each in (*percents, *shares)]
    said = [f"{show_number(each)} %" for each in percents]
    if said:
        said += [f"{show_money(each)} a year" for each in amounts]
    else:
        said = [f"{show_number(each)} % of base" for each in shares]
    raise Unclear(word, readings, field, said=said)


def _of_base(amount: Decimal, base: Decimal) -> Decimal:
    """An amount in percent of base, in so few decimals that it stays that amount."""
    percent = amount * 100 / base
    shares = [percent.quantize(Decimal(1).scaleb(-places)) for places in range(DECIMALS + 1)]
    same = (share for share in shares if whole(share * base / 100) == whole(amount))
    return next(same, shares[-1])
