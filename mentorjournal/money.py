"""Amounts, shares and measures: `Decimal` from what is typed to what is shown.

A figure that is typed is taken where it can mean one thing only. Where it could mean two, as
`1,5` and `112.000`, both are named and the person chooses.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from mentorjournal.errors import BadInput, Unclear

LIMIT = Decimal(10) ** 12
ONE_PERCENT = Decimal("0.01")
WIDE = Context(prec=100)
"""Room for what comes of amounts that only another program can write."""
ALMOST = Decimal("99.9")
NO_UNIT = ("none", "-", "–")
"""What people write who count in no unit."""
PERCENT = re.compile(r"\s*(?:[%％﹪٪]|per ?cent|pct\.?)$", re.IGNORECASE)
"""What stands behind a figure that is a percentage."""
_LONGEST = 40
MOST_MINUTES = 999_999
_HEAD = r"[1-9]\d{0,2}"
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,6})?|\.\d{1,6}", re.ASCII)
_POINT_OR_GROUP = re.compile(rf"({_HEAD})\.(\d{{3}})", re.ASCII)
_GROUPED = re.compile(
    rf"(?:{_HEAD}(?:,\d{{3}})+|[1-9]\d?(?:,\d\d)+,\d{{3}})(?:\.\d{{1,6}})?", re.ASCII
)
"""Groups of three; or as in India, where only the last has three."""
_POINTS = re.compile(rf"{_HEAD}(?:(?:\.\d{{3}})+,\d{{1,6}}|(?:\.\d{{3}}){{2,}})", re.ASCII)
_SPACED = re.compile(rf"{_HEAD}(?:([ \u00a0\u202f'’])\d{{3}})(?:\1\d{{3}})*", re.ASCII)
_COMMA = re.compile(r"(\d{1,15}),(\d{1,6})", re.ASCII)
_TAIL = re.compile(r"(.*\d)[.,](\d{1,6})", re.ASCII)
_SCALES = {"k": 3, "m": 6, "mio": 6, "million": 6}
_SCALED = re.compile(rf"(.*\d) ?({'|'.join(_SCALES)})", re.ASCII | re.IGNORECASE)
_MEASURED = re.compile(r"(.*\d)\s*([^\d\s]\D*)")
_SCALED_MONEY = re.compile(rf"({'|'.join(_SCALES)})\s+(\D{{1,3}})", re.ASCII | re.IGNORECASE)
_CODE = re.compile(r"([A-Z]{3}) ?(.*\d.*)|(.*\d.*?) ?([A-Z]{3})", re.ASCII)


def parse_number(
    typed: str,
    what: str = "a number",
    *,
    negative: bool = True,
    field: str = "",
    example: str = "112000 or 112,000.50",
) -> Decimal:
    """A decimal number as people write it: `112000`, `112,000`, `112 000`, `1.234,5`, `0.75`.

    Args:
        typed: What was typed.
        what: What it is, for the message: "an amount".
        negative: Whether it may be below zero.
        field: The form field, for the error.
        example: How it can be written, for the message.

    Raises:
        Unclear: It could be two numbers, as `112.000` and `1,5`, or is written with a currency
            or an abbreviation, as `12k`: the person says which number it is.
        BadInput: Not such a number, below zero though it must not be, or over a trillion.
    """
    word = typed.strip().replace("\u2212", "-")
    found, sure = _numbers(word) if len(word) <= _LONGEST else ((), False)
    if not found:
        raise BadInput(
            f"“{typed.strip()[:40]}” is not {what}. Write it in digits, as {example}.",
            field,
        )
    if all(number < 0 for number in found) and not negative:
        raise BadInput(f"{what[0].upper()}{what[1:]} cannot be below zero here.", field)
    if all(abs(number) >= LIMIT for number in found):
        raise BadInput("That is too large: at most a trillion.", field)
    if not sure or len(found) > 1:
        raise Unclear(typed.strip(), [_ungrouped(number) for number in found], field)
    return _unsigned_nought(found[0])


class Measure(NamedTuple):
    """A figure and its unit; the unit is empty where none is known."""

    value: Decimal
    unit: str


def parse_measure(typed: str, unit: str = "", *, field: str = "") -> Measure:
    """A figure with its unit or without: `38`, `45 %`, `12 talks`, `€ 2 M`.

    Args:
        typed: What was typed.
        unit: What it is counted in; empty where that is not said yet.
        field: The form field, for the error.

    Raises:
        Unclear: As for `parse_number`; the unit stands in the readings, too.
        BadInput: As for `parse_number`, or another unit stands with it.
    """
    figure, found = _without_unit(typed.strip(), unit)
    try:
        value = parse_number(figure, field=field)
    except Unclear as error:
        readings = [f"{each} {found}".strip() for each in error.readings]
        raise Unclear(typed.strip(), readings, field) from None
    if unit and found and found.casefold() != unit.casefold():
        raise BadInput(
            f"“{found[:40]}” is not its unit; write it in {unit[:40]}, or change the unit.", field
        )
    return Measure(value, unit or found)


def _without_unit(word: str, unit: str) -> tuple[str, str]:
    """A figure, and the unit that stands before or behind it."""
    size = len(unit)
    if unit and word[-size:].casefold() == unit.casefold() and word[:-size].strip():
        return word[:-size].strip(), unit
    if unit and word[:size].casefold() == unit.casefold() and word[size:].strip():
        return word[size:].strip(), unit
    if word and unicodedata.category(word[0]) == "Sc":
        return word[1:].strip(), word[0]
    if (match := _CODE.fullmatch(word)) and match[1]:
        return match[2], match[1]
    match = _MEASURED.fullmatch(word)
    if match is None or _SCALED.fullmatch(word):
        return word, ""
    figure, found = match[1], match[2].strip()
    if scaled := _SCALED_MONEY.fullmatch(found):
        figure, found = f"{figure} {scaled[1]}", scaled[2]
    return (figure, found) if _says_a_unit(found[0]) else (word, "")


def _says_a_unit(char: str) -> bool:
    return char.isalpha() or char in "%‰°" or unicodedata.category(char) == "Sc"


def parse_unit(typed: str, *, field: str = "") -> str:
    """What something is counted in; empty for "none".

    Raises:
        BadInput: There is neither a letter in it nor a sign of a unit, so that it could not be
            told from the figure.
    """
    unit = typed.strip()
    if unit.casefold() in NO_UNIT:
        return ""
    if unit and not any(map(_says_a_unit, unit)):
        raise BadInput(f"“{unit[:40]}” is not a unit; write %, hours, EUR or the like.", field)
    return unit


def _numbers(word: str) -> tuple[tuple[Decimal, ...], bool]:
    """What a word could mean, and whether it is a number and nothing else."""
    sign, digits = (word[0], word[1:]) if word[:1] in ("+", "-") else ("", word)
    if found := _unsigned(digits):
        return tuple(-number if sign == "-" else number for number in found), True
    if match := _SCALED.fullmatch(word):
        found, _sure = _numbers(match[1])
        return tuple(number.scaleb(_SCALES[match[2].lower()]) for number in found), False
    inner = _without_currency(_in_our_digits(word))
    if inner != word:
        return _numbers(inner)[0], False
    return (), False


def _unsigned(word: str) -> tuple[Decimal, ...]:
    """What digits with their separators could mean."""
    if match := _POINT_OR_GROUP.fullmatch(word):
        return Decimal(word), Decimal(match[1] + match[2])
    if _PLAIN.fullmatch(word):
        return (Decimal(word),)
    if _GROUPED.fullmatch(word):
        return (Decimal(word.replace(",", "")),)
    if _POINTS.fullmatch(word):
        return (Decimal(word.replace(".", "").replace(",", ".")),)
    if match := _COMMA.fullmatch(word):
        parted = Decimal(f"{match[1]}.{match[2]}")
        # A number of several digits does not begin with a nought.
        return (parted,) if match[1] == "0" else (parted, Decimal(match[1] + match[2]))
    return _in_groups(word)


def _in_groups(word: str) -> tuple[Decimal, ...]:
    """What digits in groups with blanks or apostrophes between them could mean."""
    if match := _SPACED.fullmatch(word):
        return (Decimal(word.replace(match[1], "")),)
    tail = _TAIL.fullmatch(word)
    match = tail and _SPACED.fullmatch(tail[1])
    if not (tail and match):
        return ()
    whole = tail[1].replace(match[1], "")
    parted = Decimal(f"{whole}.{tail[2]}")
    return (parted, Decimal(whole + tail[2])) if len(tail[2]) == 3 else (parted,)


def _in_our_digits(word: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in word)


def _without_currency(word: str) -> str:
    """The word without a sign or three letters of a currency before or behind it."""
    if match := _CODE.fullmatch(word):
        return match[2] or match[3]
    for rest, char in ((word[1:], word[:1]), (word[:-1], word[-1:])):
        if char and unicodedata.category(char) == "Sc":
            return rest.strip()
    return word


def parse_percent(
    typed: str, *, negative: bool = False, limit: int = 1000, field: str = ""
) -> Decimal:
    """A percentage as a fraction: `10`, `10 %`, `10％` and `10 percent` are all 0.1.

    Raises:
        Unclear: It could be two numbers; or it is below 1 with no sign behind it: `0.7` is
            written for 0.7 % and for 70 %.
        BadInput: Not a number, below zero though it must not be, or over `limit` percent.
    """
    word = typed.strip()
    bare = _in_our_digits(PERCENT.sub("", word))
    signed = PERCENT.search(word) is not None
    try:
        percent = parse_number(
            bare, "a percentage", negative=negative, field=field, example="10 or 7.5"
        )
    except Unclear as error:
        percent = _only_one(error, limit, word)
    if 0 < abs(percent) < 1 and not signed:
        readings = [f"{_ungrouped(each)} %" for each in (percent, percent * 100)]
        raise Unclear(word, readings, field)
    if abs(percent) > limit:
        raise BadInput(f"At most {limit} % makes sense here.", field)
    return percent / 100


def parse_chance(typed: str, *, field: str = "") -> Decimal:
    """A chance as a fraction: as a percentage up to 100.

    Raises:
        Unclear: As for `parse_percent`; or it is 1 with no sign behind it, which is written for
            1 % and for what is certain.
        BadInput: As for `parse_percent`.
    """
    chance = parse_percent(typed, limit=100, field=field)
    if chance == ONE_PERCENT and not PERCENT.search(typed.strip()):
        raise Unclear(typed.strip(), ["1 %", "100 %"], field)
    return chance


def _only_one(error: Unclear, limit: int, typed: str) -> Decimal:
    """The one reading that is within the limit.

    Raises:
        Unclear: There are several, or it is written with an abbreviation.
        BadInput: There is none.
    """
    within = [each for each in error.readings if abs(Decimal(each)) <= limit]
    if not within:
        raise BadInput(f"At most {limit} % makes sense here.", error.field)
    if len(within) == 1 and len(error.readings) > 1:
        return Decimal(within[0])
    raise Unclear(typed, [f"{each} %" for each in within], error.field)


def parse_count(typed: str, least: int, most: int, *, field: str = "") -> int:
    """A whole number from `least` to `most`.

    Raises:
        Unclear: It could be two numbers, as `1,5`.
        BadInput: It is none, or outside.
    """
    wrong = BadInput(
        f"“{typed.strip()[:40]}” does not fit; write a whole number from {least} to {most}.", field
    )
    try:
        number = parse_number(typed, field=field)
    except Unclear:
        raise
    except BadInput:
        raise wrong from None
    if number != int(number) or not least <= number <= most:
        raise wrong
    return int(number)


def parse_minutes(typed: str, *, field: str = "") -> int | None:
    """How long something took, in minutes; None for nothing.

    Raises:
        BadInput: It is not a whole number.
    """
    return parse_count(typed, 0, MOST_MINUTES, field=field) if typed.strip() else None


def whole(amount: Decimal) -> Decimal:
    """Rounded to units, halves away from zero, as money is read."""
    return _unsigned_nought(amount.quantize(Decimal(1), ROUND_HALF_UP, WIDE))


def _unsigned_nought(number: Decimal) -> Decimal:
    return number if number else abs(number)


def show_money(amount: Decimal) -> str:
    """The amount as "112,000" or "−2,400": whole units, thousands grouped."""
    return show_signed(amount)


def show_signed(amount: Decimal, plus: str = "") -> str:
    """The amount as "−2,400" where it is below zero, behind `plus` where it is above."""
    units = whole(amount)
    return f"−{-units:,}" if units < 0 else f"{plus if units else ''}{units:,}"


def show_fixed(number: Decimal, places: int) -> str:
    """The number with so many decimals, halves away from zero: "0.901"."""
    return f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


def show_number(number: Decimal) -> str:
    """The number without trailing zeros: "38", "0.75", "1,200"."""
    text = f"{_unsigned_nought(number):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_number(number: Decimal) -> str:
    """The number as a field holds it, so that it can mean nothing else: 1.234 is "1.2340"."""
    return _clear(show_number(number))


def _ungrouped(number: Decimal) -> str:
    return _clear(show_number(number).replace(",", ""))


def _clear(text: str) -> str:
    return f"{text}0" if _POINT_OR_GROUP.fullmatch(text.lstrip("-")) else text


def write_percent(fraction: Decimal) -> str:
    """A fraction as the percentage a field holds, exactly: "70", and "0.7 %" up to one."""
    text = write_number(fraction * 100)
    return f"{text} %" if 0 < abs(fraction) <= ONE_PERCENT else text


def show_share(fraction: Decimal) -> str:
    """A share to the whole percent: 0.476 is "48 %"; what is not all of it is never "100 %"."""
    percent = whole(fraction * 100)
    return f"{99 if fraction < 1 and percent == 100 else percent} %"


def show_percent(fraction: Decimal) -> str:
    """A fraction as "70 %", with a decimal only where there is one; never 100 before it is."""
    percent = (fraction * 100).quantize(Decimal("0.1"), ROUND_HALF_UP, WIDE)
    return f"{show_number(ALMOST if fraction < 1 and percent == 100 else percent)} %"
