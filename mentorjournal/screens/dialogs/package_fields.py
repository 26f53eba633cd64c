"""The fields of a package of pay, which stand in several forms, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from mentorjournal.data.records.negotiations import ZERO, Package
from mentorjournal.errors import BadInput, Unclear
from mentorjournal.mentoring.compensation import compensation
from mentorjournal.mentoring.packages import AVERAGE, package_parts, show_amount, year_label
from mentorjournal.money import (
    parse_count,
    parse_number,
    parse_percent,
    write_number,
    write_percent,
)
from mentorjournal.screens.dialogs.answers import Answers, made, written
from mentorjournal.screens.dialogs.form import Field
from mentorjournal.screens.dialogs.form_parts import ROOM, FormPart, Total
from mentorjournal.screens.dialogs.of_base import parse_of_base, share_of_base

_SHARE = re.compile(r"[^\s%]+(?:\s*%)?")
_BETWEEN = re.compile(r"\s*(?:[/;]|,(?=\s))\s*")
_FRACTION = re.compile(r"(\d{1,2})/(\d{1,2})", re.ASCII)
_FRACTIONS = re.compile(rf"{_FRACTION.pattern}(?:[\s,;]+{_FRACTION.pattern})*", re.ASCII)
_COMMAS = re.compile(r"\d{1,3}%?(?:,\d{1,3}%?){2,}", re.ASCII)
_TWO = re.compile(r"(\d{1,2}),(\d{2})", re.ASCII)
VESTING = "Write the percent of each year: 25 25 25 25, or 5/15/40/40, or 1/3 1/3 1/3."
AMOUNT = "In digits, a year and before tax: 112000 or 112,000."
EARNED = partial(parse_number, what="an amount", negative=False)
"""Reads an amount that cannot be below zero."""
_SHORTEST = Decimal("0.00000001")
"""So many decimals of a share can be typed as a percentage."""
AS_TODAY = ", as today"
"""Follows a total of what is as in today's package."""
UNREAD = "?"
"""Stands for what follows from a field that cannot be read."""

_READERS: Mapping[str, Callable[[Answers], Any]] = {
    "base": lambda answers: answers.amount("base") or ZERO,
    "bonus": lambda answers: share_of_base(answers, "bonus"),
    "payout": lambda answers: answers.share("payout", Decimal(1)),
    "flat_bonus": lambda answers: answers.amount("flat_bonus") or ZERO,
    "equity": lambda answers: answers.amount("equity") or ZERO,
    "equity_years": lambda answers: answers.count("equity_years", 1, 20, 4),
    "vesting": lambda answers: parse_vesting(answers.typed("vesting")),
    "equity_discount": lambda answers: answers.share("equity_discount", limit=100),
    "sign_on": lambda answers: answers.amount("sign_on") or ZERO,
    "match": lambda answers: share_of_base(answers, "match"),
    "benefits": lambda answers: answers.amount("benefits") or ZERO,
    "costs": lambda answers: answers.amount("costs") or ZERO,
    "other": lambda answers: answers.amount("other", negative=True) or ZERO,
}
"""How each field of a package is read."""

_ROWS: tuple[tuple[str, ...], ...] = (
    ("base",),
    ("base", "bonus", "payout", "flat_bonus"),
    ("base", "match"),
    ("equity", "equity_years", "vesting", "equity_discount"),
    ("sign_on",),
    ("benefits", "costs"),
)
"""The fields from which each total follows, in the order of the rows."""


class PackageFields:
    """What a form asks about a package, with what each line of it pays while it is typed.

    Args:
        package: What stands there at first; what is nothing stands empty.
        years: H, over how many years one-time amounts are spread.
        currency: Of every amount.
        base_hint: What to say of the first field.
        today: Today's package, where this is another one: what pays the same is said.

    Attributes:
        part: The fields and their totals, for the form.
    """

    def __init__(
        self,
        package: Package,
        years: int,
        currency: str,
        *,
        base_hint: str = AMOUNT,
        today: Package | None = None,
    ) -> None:
        self._years = years
        self._today = today
        self._base = package.base
        self.part = FormPart(
            "what it pays",
            _fields(package, base_hint, self._read_of_base),
            self.totals,
            f"every total, a year, {currency}",
        )

    @staticmethod
    def read(answers: Answers) -> Package:
        """The package that stands in the fields.

        Raises:
            BadInput: A field cannot be used.
        """
        return made(Package, **{name: read(answers) for name, read in _READERS.items()})

    def totals(self, values: Mapping[str, str]) -> Sequence[Total]:
        """What each line pays in an average year, then a whole one, average and the first."""
        package, unread = typed_package(values)
        # What a field of the form means may depend on the base beside it.
        self._base = package.base
        return tuple(self._totals(package, unread))

    def _read_of_base(self, typed: str) -> Decimal:
        return parse_of_base(typed, self._base)

    def _totals(self, package: Package, unread: frozenset[str]) -> Iterator[Total]:
        base, bonus, match, equity, sign_on, benefits, costs = package_parts(package, self._years)
        labels = ("base", "bonus", "match", "equity", f"sign-on ÷ {self._years}", "benefits")
        paid = (base, bonus, match, equity, sign_on, benefits + costs)
        for label, amount, fields in zip(labels, paid, _ROWS, strict=True):
            known = not unread.intersection(fields)
            figure = show_amount(amount) if known else UNREAD
            called = "less costs" if label == "benefits" and costs else label
            same = f"{called}{AS_TODAY}"
            # A remark that has no room goes, and takes no letter from the figure.
            fits = len(same) + len(figure) < ROOM
            if known and amount and fits and self._as_today(package, fields):
                called = same
            yield Total(called, figure)
            if label == "equity":
                yield _vests(package)
        pay = compensation(package, self._years)
        for year, amount in ((AVERAGE, pay.average), (1, pay.first_year)):
            figure = UNREAD if unread - {"other"} else show_amount(amount)
            yield Total(year_label(year), figure, strong=True)

    def _as_today(self, package: Package, fields: Sequence[str]) -> bool:
        """Whether fields hold what today's package has; the base counts with its own row alone."""
        if (today := self._today) is None:
            return False
        own = fields[1:] or fields
        return all(getattr(package, field) == getattr(today, field) for field in own)


def typed_package(values: Mapping[str, str]) -> tuple[Package, frozenset[str]]:
    """What is typed so far.

    Returns:
        The package, with nothing in fields that cannot be read; and those fields.
    """
    # No field of a package holds a day.
    answers = Answers(values, date.min)
    return typed_record(Package, _READERS, answers)


def typed_record(
    kind: Callable[..., Any], readers: Mapping[str, Callable[[Answers], Any]], answers: Answers
) -> tuple[Any, frozenset[str]]:
    """What is typed so far of a part of a record.

    Args:
        kind: Makes the part of what its fields hold; what cannot be read is left out.
        readers: How each field is read.
        answers: What is typed.

    Returns:
        The part, and the fields that cannot be read.
    """
    read: dict[str, Any] = {}
    for name, reader in readers.items():
        try:
            read[name] = reader(answers)
        except BadInput:
            continue
    try:
        return kind(**read), frozenset(readers.keys() - read.keys())
    except ValueError:
        return kind(), frozenset(readers)


def _vests(package: Package) -> Total:
    """How much of the grant vests, where that is not all of it."""
    whole = sum(package.vesting, ZERO)
    if not package.vesting or whole == 1:
        return Total()
    return Total("only vests", shown_percent(whole), late=True)


def _fields(
    package: Package, base_hint: str, of_base: Callable[[str], object]
) -> tuple[Field, ...]:
    return (
        _money("base", "Base", package, base_hint, width=11),
        _percent(
            "bonus",
            "Bonus",
            package,
            "In percent of base; the same sum every year goes under flat bonus.",
            reads=of_base,
            width=11,
        ),
        Field(
            "payout",
            "of it paid",
            value=shown_percent(package.payout),
            hint="How much of the target bonus you expect to be paid; 100 if all of it.",
            reads=parse_percent,
            width=9,
            beside=True,
        ),
        _percent(
            "match",
            "Match",
            package,
            "What they add to your retirement savings, in percent of base.",
            reads=of_base,
            width=11,
            aside=_says("of base"),
        ),
        _money("equity", "Equity", package, "The whole grant, not a year of it.", width=11),
        _percent(
            "equity_discount",
            "less",
            package,
            "What you take off because it may never be worth that.",
            reads=partial(parse_percent, limit=100),
            width=9,
            beside=True,
        ),
        *_vesting_fields(package),
        _money("sign_on", "Sign-on", package, "Paid once, at the start.", width=11),
        _money(
            "flat_bonus",
            "flat bonus",
            package,
            "A bonus that is the same amount each year, whatever the base.",
            width=10,
            beside=True,
        ),
        _money("benefits", "Benefits", package, "Worth a year.", width=12),
        _money(
            "costs",
            "costs",
            package,
            "What it costs you a year: commuting, moving, lost perks.",
            width=10,
            beside=True,
        ),
        _money(
            "other",
            "Not money",
            package,
            "What all else is worth to you a year; below zero if it is worse than today's.",
            width=12,
            reads=parse_number,
            aside=_says("e.g. the commute"),
        ),
    )


def _vesting_fields(package: Package) -> tuple[Field, ...]:
    return (
        Field(
            "equity_years",
            "vests over",
            value=written(package.equity_years),
            hint="Evenly, unless the next field says otherwise.",
            reads=partial(parse_count, least=1, most=20),
            width=5,
        ),
        Field(
            "vesting",
            "years",
            value=" ".join(write_percent(part) for part in package.vesting),
            hint="Of the grant, in each year: 5 15 40 40, or 1/3 1/3 1/3. Empty for evenly.",
            ghost="even",
            reads=parse_vesting,
            width=16,
            beside=True,
        ),
    )


def parse_vesting(typed: str) -> tuple[Decimal, ...]:
    """The parts of a grant that vest in each year, as fractions.

    Written as percentages, "5 15 40 40", "25/25/25/25" or "25,25,25,25"; or as "1/3 1/3 1/3".

    Raises:
        Unclear: One could be two numbers, or "25,75" two years.
        BadInput: One is no percentage, or together they are too much.
    """
    text = typed.strip()
    if two := _TWO.fullmatch(text):
        raise Unclear(text, [f"{two[1]}.{two[2]} %", f"{two[1]} {two[2]}"], "vesting")
    shares = _in_fractions(text)
    if not shares:
        spaced = text.replace(",", " ") if _COMMAS.fullmatch(text) else _BETWEEN.sub(" ", text)
        shares = tuple(_vesting_share(share) for share in _SHARE.finditer(spaced))
    if len(shares) > 20:
        raise BadInput("At most 20 years can vest.", "vesting")
    if sum(shares, ZERO) > 1:
        raise BadInput("Together that is more than the whole grant.", "vesting")
    return shares


def _in_fractions(text: str) -> tuple[Decimal, ...]:
    """Years written as "1/3 1/3 1/3"; none where the figures are percentages, as in "50/50".

    What has no end is cut where a field can hold it; all of a grant stays all of it.
    """
    if not _FRACTIONS.fullmatch(text):
        return ()
    pairs = [(int(part), int(whole)) for part, whole in _FRACTION.findall(text)]
    if any(part >= whole for part, whole in pairs) or sum(map(sum, pairs)) == 100:
        return ()
    if len(pairs) == 1 and pairs[0][0] != 1:
        return ()
    shares = [(Decimal(part) / whole).quantize(_SHORTEST) for part, whole in pairs]
    if sum(Fraction(part, whole) for part, whole in pairs) == 1:
        shares[-1] = 1 - sum(shares[:-1], ZERO)
    return tuple(shares)


def _vesting_share(share: re.Match[str]) -> Decimal:
    try:
        return parse_percent(share.group(), limit=100, field="vesting")
    except Unclear as error:
        before, behind = share.string[: share.start()], share.string[share.end() :]
        readings = [f"{before}{reading}{behind}" for reading in error.readings]
        raise Unclear(share.string, readings, "vesting") from None
    except BadInput:
        raise BadInput(VESTING, "vesting") from None


def _money(
    name: str,
    label: str,
    package: Package,
    hint: str,
    *,
    reads: Callable[[str], object] = EARNED,
    **look: Any,
) -> Field:
    amount = getattr(package, name)
    value = written(amount) if amount else ""
    return Field(name, label, value=value, hint=hint, reads=reads, **look)


def _percent(
    name: str,
    label: str,
    package: Package,
    hint: str,
    *,
    reads: Callable[[str], object] = parse_percent,
    **look: Any,
) -> Field:
    share = getattr(package, name)
    value = shown_percent(share) if share else ""
    return Field(name, label, value=value, hint=hint, reads=reads, **look)


def shown_percent(fraction: Decimal) -> str:
    """A fraction as a field holds it, exactly and with its sign: "10 %", "0.7 %"."""
    return f"{write_number(fraction * 100)} %"


def _says(words: str) -> Callable[[Mapping[str, str]], str]:
    return lambda _values: words
