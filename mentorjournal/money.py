"""Amounts, shares and measures: `Decimal` from what is typed to what is shown."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from mentorjournal.errors import BadInput

LIMIT = Decimal(10) ** 12
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[, \u00a0\u202f'’]\d{3})+(?:\.\d{1,6})?", re.ASCII)
_PLAIN = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,6})?", re.ASCII)


def parse_number(
    typed: str, what: str = "a number", *, negative: bool = True, field: str = ""
) -> Decimal:
    """A decimal number as people write it: `112000`, `112,000`, `112 000`, `0.75`.

    Anything that could be read in two ways or is an abbreviation is refused rather than
    guessed: `12k`, `1e9`, `1.234,56`, `1,5`.

    Args:
        typed: What was typed.
        what: What it is, for the message: "an amount".
        negative: Whether it may be below zero.
        field: The form field, for the error.

    Raises:
        BadInput: Not such a number, below zero though it must not be, or over a trillion.
    """
    word = typed.strip().replace("\u2212", "-")
    if not (_PLAIN.fullmatch(word) or _GROUPED.fullmatch(word)):
        raise BadInput(
            f"“{typed.strip()[:40]}” is not {what}. Write it in digits, as 112000 or 112,000.50.",
            field,
        )
    number = Decimal(re.sub(r"[, \u00a0\u202f'’]", "", word))
    if number < 0 and not negative:
        raise BadInput(f"{what[0].upper()}{what[1:]} cannot be below zero here.", field)
    if abs(number) >= LIMIT:
        raise BadInput("That is too large: at most a trillion.", field)
    return number


def parse_percent(
    typed: str, *, negative: bool = False, limit: int = 1000, field: str = ""
) -> Decimal:
    """A percentage as a fraction: `10`, `10 %` and `10%` are all 0.1.

    Raises:
        BadInput: Not a number, below zero though it must not be, or over `limit` percent.
    """
    word = typed.strip().removesuffix("%").strip()
    percent = parse_number(word, "a percentage", negative=negative, field=field)
    if abs(percent) > limit:
        raise BadInput(f"At most {limit} % makes sense here.", field)
    return percent / 100


def whole(amount: Decimal) -> Decimal:
    """Rounded to units, halves away from zero, as money is read."""
    return amount.quantize(Decimal(1), ROUND_HALF_UP)


def show_money(amount: Decimal) -> str:
    """The amount as "112,000": whole units, thousands grouped."""
    return f"{whole(amount):,}"


def show_number(number: Decimal) -> str:
    """The number without trailing zeros: "38", "0.75", "1,200"."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show_share(fraction: Decimal) -> str:
    """A share to the whole percent: 0.476 is "48 %"; what is not all of it is never "100 %"."""
    percent = whole(fraction * 100)
    return f"{99 if fraction < 1 and percent == 100 else percent} %"


def show_percent(fraction: Decimal) -> str:
    """A fraction as "70 %", with a decimal only where there is one."""
    return f"{show_number((fraction * 100).quantize(Decimal('0.1'), ROUND_HALF_UP))} %"
