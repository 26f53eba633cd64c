"""What an ask says of its size: how many minutes, on how many days, at what times."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from msgspec import Struct

from mentorjournal.dates import parse_date
from mentorjournal.errors import BadInput
from mentorjournal.times import parse_time

_MINUTES = re.compile(r"(\d{1,3})\s*-?\s*(?:min\w*|мин\w*|分钟?|m\b|['′])", re.IGNORECASE)
_HOURS = re.compile(
    r"\b([123])(?:[.,](5))?\s*-?\s*(?:hours?|hrs?|stunden?|std|heures?|horas?|or[ae]|uur|uren|h)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:\d{1,2}:\d\d|\d{1,2}h\d\d|\d{1,2}[.:]\d\d(?=\s*uhr)|\d{1,2}(?=\s*uhr)|\d{1,2}(?= ?h\b))"
    r"(?:\s*[ap]\.?m\b\.?|\s*uhr|\s?h\b)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\bnoon\b",
    re.IGNORECASE,
)
_DATES = re.compile(r"\b(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)\b")
_YEARS = re.compile(r"\b\d{3,}\b")
_NUMBERS = re.compile(
    r"(?<![\w.,:])(\d{1,2})(?:st|nd|rd|th|er|ª|º|日)?(?![\w:])(?:\.(?!\d))?(\s+\w{3,})?",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?:day|nesday|urday|rsday|sday)?\b"
    r"|\b(?:tomorrow|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana"
    r"|segunda|terça|quarta|quinta|sexta|amanhã"
    r"|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|domani"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b",
    re.IGNORECASE,
)
_SHORT_GERMAN = re.compile(r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\b")
_MONTH_BEHIND = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*", re.IGNORECASE)
_LAST_DAY = 31


class Size(Struct, frozen=True):
    """What is said of the size.

    Attributes:
        minutes: How long it takes; None where no figure says so.
        days: How many days are offered.
        times: Times of the day as they are written there.
        first: The words of the first day; empty where there is none.
    """

    minutes: int | None
    days: int
    times: tuple[str, ...] = ()
    first: str = ""


def size_of(text: str) -> Size:
    """Read it: minutes are a figure before “min” or “h”, days are dates, numbers or names."""
    minutes, rest = None, text
    if match := _MINUTES.search(rest):
        minutes, rest = int(match[1]), rest[: match.start()] + " , " + rest[match.end() :]
    elif match := _HOURS.search(rest):
        minutes = int(match[1]) * 60 + (30 if match[2] else 0)
        rest = rest[: match.start()] + " , " + rest[match.end() :]
    times = tuple(match[0].strip() for match in _CLOCK.finditer(rest))
    rest = _CLOCK.sub(" , ", rest)
    dates = [match[0] for match in _DATES.finditer(rest)]
    rest = _YEARS.sub(" , ", _DATES.sub(" , ", rest))
    numbers = [match for match in _NUMBERS.finditer(rest) if 1 <= int(match[1]) <= _LAST_DAY]
    days = {*dates, *(match[1] for match in numbers)}
    names = [match[0] for match in _NAMES.finditer(text)] or _SHORT_GERMAN.findall(text)
    first = dates[0] if dates else _with_month(numbers[0], rest) if numbers else ""
    return Size(
        minutes,
        max(len(days), len({name.casefold() for name in names})),
        times,
        first or next(iter(names), ""),
    )


def _with_month(number: re.Match[str], text: str) -> str:
    """A number with the month behind it, also where another number stands between them."""
    month = _MONTH_BEHIND.search(text, number.end(1))
    return f"{number[1]} {month[0]}" if month else number[1]


def first_day(size: Size, today: date) -> date:
    """The first day that is offered, from today on; today where it cannot be read.

    Args:
        size: What is said.
        today: The local day.
    """
    with suppress(BadInput):
        return parse_date(size.first, today, order="day first")
    if size.first.isdigit():
        ahead = (today + timedelta(days=days) for days in range(2 * _LAST_DAY))
        return next((day for day in ahead if day.day == int(size.first)), today)
    return today


def clock_of(written: str) -> str:
    """A time as it is written there, as "17:00"; empty where it cannot be read."""
    try:
        return parse_time(written)
    except BadInput:
        return ""
