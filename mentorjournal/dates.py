"""Dates: what people type, what the screens show, and calendar months.

A date that is typed is taken where it can mean one thing only; where it could mean two, both are
named and the person chooses.
"""

from __future__ import annotations

import os
import re
import time
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta
from typing import Literal

from mentorjournal.errors import BadInput, Unclear

Order = Literal["", "day first", "month first"]
"""What comes first in a date such as 12/11/2026; empty where the person has not said."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FULL_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 12, 31)
HINT = "Write it as 2026-12-01, 1 Dec, today, tomorrow, yesterday, fri or +2w."

_LONGEST = 60
_YEARS_AROUND = 8
"""So many years hold a 29 February and every day of the month on every weekday but few."""
_FRIDAY = 4
_DAY_LONG = 24 * 60 * 60
"""Seconds; so far from UTC no time can be reckoned with."""
_FULL_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FULL_MONTHS = tuple(map(str.lower, FULL_MONTHS))
_NEAR = {
    "today": 0,
    **dict.fromkeys(("tomorrow", "tmrw", "tmr"), 1),
    "yesterday": -1,
    **dict.fromkeys(("day after tomorrow", "the day after tomorrow"), 2),
    **dict.fromkeys(("day before yesterday", "the day before yesterday"), -2),
}
_COUNTS = {
    word: count
    for count, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
} | {"a": 1, "an": 1}
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_LONG_UNIT = r"(?:day|week|month|year)s?"
_UNIT = rf"(?:{_LONG_UNIT}|[dwmy]|wks?|yrs?)"
_COUNTED = rf"(?:(\d{{1,4}}) ?({_UNIT})|({'|'.join(_COUNTS)}) ({_LONG_UNIT}))"
_STEP = re.compile(rf"(\+ ?|- ?|in )?{_COUNTED}( ago| from now| from today)?", re.ASCII)
_RELATIVE = re.compile(r"(last|this|next) (\w+)", re.ASCII)
_END = re.compile(r"(?:eo|end of (?:the |this )?)(w|week|m|month|y|year)", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_EIGHT = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,3}([-/.])\d{1,2}\1\d{1,3}", re.ASCII)
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4})|\.)?", re.ASCII)
_PIECES = re.compile(r"[a-z]+|\d+|[ ,./-]+|.", re.ASCII)
_ORDER: list[Callable[[], Order]] = []


def settle_order(order: Callable[[], Order]) -> None:
    """Say where to ask which number comes first, when a date is met that could mean two days."""
    _ORDER[:] = [order]


def parse_date(
    typed: str, today: date, *, past: bool = False, field: str = "", order: Order | None = None
) -> date:
    """The date a person means.

    Understands `2026-12-01`, `31.12.2026`, `12 May 2026`, `May 12` (without a year the next one;
    with `past` the last one), `today` and its neighbours, a weekday (the next one, today excluded;
    with `past` the last one, today included), `next fri` (that of the next week, from Monday
    on), steps such as `+2w`, `2w`, `in 3 days`, `a week ago`, `next month` (`+1m`), and the ends
    of week (Friday), month and year: `eow`, `eom`, `eoy`.

    Args:
        typed: What was typed.
        today: The day to count from.
        past: Whether days look back, as for something that has happened.
        field: The form field, for the error.
        order: Which number comes first in `12/11/2026`; what was settled if left out.

    Raises:
        BadInput: No such date, one of two that could be meant, or one outside 1900–2200.
    """
    word = " ".join(typed[: _LONGEST + 1].lower().split())
    word = re.sub(r"^(?:on|by|until) ", "", word)
    try:
        found = _read(word, today, past, order) if len(typed.strip()) <= _LONGEST else None
        if found is None:
            raise BadInput(f"“{typed.strip()[:40]}” is not a date. {HINT}")
    except BadInput as error:
        error.field = field
        raise
    if not EARLIEST <= found <= LATEST:
        raise BadInput(f"The year must be between {EARLIEST.year} and {LATEST.year}.", field)
    return found


def _read(word: str, today: date, past: bool, order: Order | None) -> date | None:
    try:
        found = _near_day(word, today, past) or _step(word, today, past) or _end(word, today)
    except (ValueError, OverflowError):
        return None
    return found or _in_figures(word, today, past, order) or _written(word, today, past)


def _near_day(word: str, today: date, past: bool) -> date | None:
    if word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    if (wanted := _place(word, _FULL_DAYS)) is not None:
        if past:
            return today - timedelta(days=(today.weekday() - wanted) % 7)
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    if not (match := _RELATIVE.fullmatch(word)):
        return None
    if (wanted := _place(match[2], _FULL_DAYS)) is not None:
        if match[1] == "last":
            return today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
        return today + timedelta(days=wanted - today.weekday() + 7 * (match[1] == "next"))
    if match[2] in ("week", "month", "year") and match[1] != "this":
        return _moved(today, 1 if match[1] == "next" else -1, match[2])
    return None


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """Which of the names begins with a word of three letters or more."""
    if len(word) < 3:
        return None
    return next((at for at, name in enumerate(names) if name.startswith(word)), None)


def _step(word: str, today: date, past: bool) -> date | None:
    match = _STEP.fullmatch(word)
    if match is None:
        return None
    before, digits, unit, counted, long_unit, behind = match.groups()
    if before and behind:
        return None
    count = int(digits) if digits else _COUNTS[counted]
    if not before and not behind and past:
        raise BadInput(f"Please write “{word} ago”, or “in {word}” for what is to come.")
    back = (before or "").startswith("-") or behind == " ago"
    return _moved(today, -count if back else count, unit or long_unit)


def _moved(day: date, count: int, unit: str) -> date:
    # Kept off the start path, here and below: most days are counted without.
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(**{_UNITS[unit[0]]: count})  # type: ignore[arg-type]


def _end(word: str, today: date) -> date | None:
    match = _END.fullmatch(word)
    if match is None:
        return None
    if match[1][0] == "w":
        return today + timedelta(days=(_FRIDAY - today.weekday()) % 7)
    month = 12 if match[1][0] == "y" else today.month
    return _moved(date(today.year, month, 1), 1, "month") - timedelta(days=1)


def _in_figures(word: str, today: date, past: bool, order: Order | None) -> date | None:
    """A date without words, such as 2026-12-31, 31.12.2026, 31/12 and 12/31/2026."""
    if match := _YEAR_FIRST.fullmatch(word) or _EIGHT.fullmatch(word):
        year, *_, month, day = match.groups()
        found = _day_of(int(day), int(month), year, today, past)
        if found is None:
            raise BadInput(f"There is no such day as {word}. {HINT}")
        return found
    if _SHORT_YEAR.fullmatch(word):
        raise BadInput(f"“{word}” needs a year of four digits, as in 2026-12-01.")
    match = _FIGURES.fullmatch(word)
    if match is None or (match[2] == "-" and not match[4]):
        return None
    one, other = int(match[1]), int(match[3])
    by_order = {
        name: _day_of(day, month, match[4], today, past)
        for name, day, month in (("day first", one, other), ("month first", other, one))
    }
    possible = {day for day in by_order.values() if day is not None}
    if len(possible) == 2:
        settled = order if order is not None else _settled()
        if settled:
            return by_order[settled]
        days = [full_date(day) for day in by_order.values() if day is not None]
        raise Unclear(word, days, advice="write one of these, or set date_order in your settings")
    if not possible:
        raise BadInput(f"There is no such day as {word}. {HINT}")
    return possible.pop()


def _settled() -> Order:
    return _ORDER[0]() if _ORDER else ""


def _written(word: str, today: date, past: bool) -> date | None:
    """A date with the month as a word, such as 27 Nov, Nov 27th, 2026 or Fri 27 November."""
    pieces = [piece for piece in _PIECES.findall(word) if piece.strip(" ,./-")]
    pieces = [piece for piece in pieces if piece not in ("the", "of")]
    weekday = _place(pieces[0], _FULL_DAYS) if pieces else None
    pieces = pieces[1:] if weekday is not None else pieces
    for at in (1, 2):
        if (
            pieces[at : at + 1]
            and pieces[at] in ("st", "nd", "rd", "th")
            and pieces[at - 1].isdigit()
        ):
            del pieces[at]
    year = ""
    if len(pieces) == 3 and any(len(pieces[end]) == 4 and pieces[end].isdigit() for end in (0, 2)):
        year = pieces.pop(2 if pieces[2].isdigit() and len(pieces[2]) == 4 else 0)
    months = [_month(piece) for piece in pieces]
    if len(pieces) != 2 or sum(month is not None for month in months) != 1:
        return None
    month = months[0] or months[1] or 0
    day = pieces[1 if months[0] else 0]
    if not day.isdigit() or len(day) > 2:
        return None
    found = _day_of(int(day), month, year, today, past, weekday)
    if found is not None:
        return found
    without = _day_of(int(day), month, year, today, past)
    if without is None:
        raise BadInput(f"There is no such day as {word}. {HINT}")
    raise BadInput(f"{full_date(without)} is a {_FULL_DAYS[without.weekday()].capitalize()}.")


def _month(word: str) -> int | None:
    at = _place("sep" if word == "sept" else word, _FULL_MONTHS)
    return None if at is None else at + 1


def _day_of(
    day: int, month: int, year: str | None, today: date, past: bool, weekday: int | None = None
) -> date | None:
    """The day meant; without a year the next one, or the last one of what has happened.

    Where a weekday was said and that is none, the nearest which is one is meant: what the
    screens show of this year is read back.
    """
    span = range(today.year - _YEARS_AROUND, today.year + _YEARS_AROUND + 1)
    days = list(_days(day, month, [int(year)] if year else span))
    if not year:
        ahead = [each for each in days if (each <= today if past else each >= today)]
        days = (ahead[-1:] if past else ahead[:1]) + sorted(
            (each for each in days if abs((each - today).days) <= 366 and weekday is not None),
            key=lambda each: abs((each - today).days),
        )
    return next((each for each in days if weekday in (None, each.weekday())), None)


def _days(day: int, month: int, years: Iterable[int]) -> Iterator[date]:
    for year in years:
        with suppress(ValueError):
            yield date(year, month, day)


def later(day: date, span: timedelta) -> date:
    """The day so much later, or before; the last or first one there is, where it is further away.

    Other programs write days too, such as 31 Dec 9999.
    """
    try:
        return day + span
    except OverflowError:
        return date.max if span > timedelta() else date.min


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or the month's last day: 31 Jan + 1 = 28 Feb.

    The last or first day there is, where that is further away.
    """
    # By hand: each roadmap asks for it twelve times, and dateutil takes many times as long.
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    if day.day <= 28:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def show_date(day: date, today: date) -> str:
    """The day as "Tue 24 Nov", with the year when it is not this one."""
    shown = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return shown if day.year == today.year else f"{shown} {day.year}"


def column_date(day: date, today: date) -> str:
    """The day for a column of 11 cells: "Tue  1 Dec"; of another year without its weekday."""
    if day.year != today.year:
        return f"{full_date(day):>11}"
    return f"{WEEKDAYS[day.weekday()]} {day.day:>2} {MONTHS[day.month - 1]}"


def full_date(day: date) -> str:
    """The day as "24 Nov 2026", for documents that are read in another year."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def ago(day: date, today: date) -> str:
    """How far away a day is, in words: "today", "2 days ago", "in 3 weeks"."""
    days = (day - today).days
    if days in (-1, 0, 1):
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[days]
    size = abs(days)
    if size < 14:
        span = f"{size} days"
    elif size < 61:
        span = f"{size // 7} weeks"
    elif size < 730:
        span = f"{size // 30} months"
    else:
        span = f"{size // 365} years"
    return f"in {span}" if days > 0 else f"{span} ago"


def settle_zone() -> str:
    """Go by UTC where the zone of the machine is one that no moment can be told in.

    Returns:
        A sentence that says so; empty where all is well.
    """
    if max(abs(time.timezone), abs(time.altzone)) < _DAY_LONG:
        return ""
    os.environ["TZ"] = "UTC0"
    time.tzset()
    return "The time zone that TZ names is a day or more from UTC, as none is; times are in UTC."


def utc(moment: datetime) -> datetime:
    """An aware instant in UTC, to the microsecond."""
    return moment.astimezone(UTC)


def local_day(moment: datetime) -> date:
    """The day on which a person here lived that instant: in the machine's zone, as it was then."""
    return moment.astimezone().date()


def on_the_wall(moment: datetime, now: datetime) -> datetime:
    """The instant as the clock showed it then, in the zone of `now`.

    Where that is the machine's own, summer is told in summer time, in winter too.
    """
    here = now.astimezone().utcoffset() == now.utcoffset()
    return moment.astimezone(None if here else now.tzinfo)
