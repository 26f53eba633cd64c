"""Words that name days: a month, a year, "last spring", "since march 2026", "until friday"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from mentorjournal.dates import EARLIEST, FULL_MONTHS, LATEST, add_months, parse_date
from mentorjournal.errors import BadInput

MONTHS = tuple(map(str.lower, FULL_MONTHS))
"""The folded names of the months."""
SEASONS = ("winter", "spring", "summer", "autumn")
"""Those of the north, by the months in which they begin: December, March, June, September."""
_FALL = "fall"
"""What autumn is called, too; alone it is what figures do."""
_SHORTEST = 3
"""Letters of the name of a month that tell it from the others."""
_YEAR = re.compile(r"\d{4}", re.ASCII)
_WITHIN = ("in", "during")
_BOUNDS = ("since", "until", "till", "before")
_NEARER = ("last", "this")
_LITTLE = frozenset({*_WITHIN, *_BOUNDS, *_NEARER})
_MOST_WORDS = 3
"""Words of a day behind one of these: "3 march 2026"."""

_Within = Callable[[date], bool]


class DayWords(Struct, frozen=True):
    """Words behind each other that mean days together.

    Attributes:
        words: They, folded.
        hold: Whether a day is one of them.
    """

    words: tuple[str, ...]
    hold: _Within

    @property
    def little(self) -> tuple[str, ...]:
        """Those of the words that only lead to the others: "last", "since"."""
        return tuple(word for word in self.words[:-1] if word in _LITTLE)


class _Span(Struct, frozen=True):
    """Days from the first to the last."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def day_words(words: Sequence[str], today: date) -> tuple[DayWords, ...]:
    """All words among folded ones that mean days, as many together as do.

    Months and seasons alone are those of any year; of "last spring" and its like, and behind
    "since" and "until", the latest is meant.

    Args:
        words: What was typed, in its order; an empty one ends what belongs together.
        today: The day to count from.
    """
    return tuple(_day_words(words, today))


def without_days(words: Sequence[str], today: date) -> tuple[tuple[str, ...], tuple[DayWords, ...]]:
    """What is left of folded words without those that only together mean days, and these."""
    days = tuple(each for each in day_words(words, today) if len(each.words) > 1)
    together = {word for each in days for word in each.words}
    return tuple(word for word in words if word not in together), days


def _day_words(words: Sequence[str], today: date) -> Iterator[DayWords]:
    at = 0
    while at < len(words):
        for count in range(min(_MOST_WORDS + 1, len(words) - at), 0, -1):
            together = tuple(words[at : at + count])
            if all(together) and (hold := _meant(together, today)) is not None:
                yield DayWords(together, hold)
                at += count
                break
        else:
            at += 1


def _meant(words: tuple[str, ...], today: date) -> _Within | None:
    """Which days words mean together; None where they mean none."""
    first, *rest = words
    if first in _BOUNDS and rest:
        return _bounded(first, tuple(rest), today)
    if first in _WITHIN:
        return _meant(tuple(rest), today) if rest and rest[0] not in _WITHIN else None
    if (span := _span(words, today)) is not None:
        return span.holds
    return _each_year(first) if not rest else None


def _bounded(bound: str, words: tuple[str, ...], today: date) -> _Within | None:
    span = _span(words, today) or _latest(words, today) or _day(words, today)
    if span is None:
        return None
    if bound == "since":
        return lambda day: day >= span.first
    if bound == "before":
        return lambda day: day < span.first
    return lambda day: day <= span.last


def _each_year(word: str) -> _Within | None:
    """A month or a season of any year."""
    if (months := _months(word)) is None or word == _FALL:
        return None
    return lambda day: day.month in months


def _span(words: tuple[str, ...], today: date) -> _Span | None:
    """Days that are the same in any year: "2026", "march 2026", "last spring", "this month"."""
    if len(words) == 1:
        return _year(int(words[0])) if _is_year(words[0]) else None
    if len(words) != 2:
        return None
    one, other = words
    if _is_year(other):
        return _span_of(one, int(other))
    if one not in _NEARER:
        return None
    if other in ("week", "month", "year"):
        return _around(other, today, -1 if one == "last" else 0)
    return _latest((other,), today, over=one == "last")


def _latest(words: tuple[str, ...], today: date, *, over: bool = False) -> _Span | None:
    """The latest month or season of that name that has begun, or that is over."""
    if len(words) != 1:
        return None
    for year in (today.year, today.year - 1, today.year - 2):
        span = _span_of(words[0], year)
        if span is not None and (span.last < today if over else span.first <= today):
            return span
    return None


def _day(words: tuple[str, ...], today: date) -> _Span | None:
    """A single day, as it is typed elsewhere too."""
    try:
        day = parse_date(" ".join(words), today, past=True)
    except BadInput:
        return None
    return _Span(day, day)


def _around(unit: str, today: date, by: int) -> _Span:
    """The week, month or year of today, or one before it."""
    if unit == "week":
        monday = today - timedelta(days=today.weekday() - 7 * by)
        return _Span(monday, monday + timedelta(days=6))
    if unit == "month":
        return _months_from(add_months(today.replace(day=1), by), 1)
    return _year(today.year + by)


def _year(year: int) -> _Span:
    return _Span(date(year, 1, 1), date(year, 12, 31))


def _span_of(word: str, year: int) -> _Span | None:
    """The month or season that begins in a year."""
    if (months := _months(word)) is None:
        return None
    return _months_from(date(year, months[0], 1), len(months))


def _months_from(first: date, count: int) -> _Span:
    return _Span(first, add_months(first, count) - timedelta(days=1))


def _months(word: str) -> tuple[int, ...] | None:
    """The months that a word means, as they follow each other."""
    if (season := "autumn" if word == _FALL else word) in SEASONS:
        at = SEASONS.index(season)
        return (3 * at or 12, 3 * at + 1, 3 * at + 2)
    if len(word) < _SHORTEST:
        return None
    return next(((at,) for at, name in enumerate(MONTHS, 1) if name.startswith(word)), None)


def _is_year(word: str) -> bool:
    return bool(_YEAR.fullmatch(word)) and EARLIEST.year <= int(word) <= LATEST.year
