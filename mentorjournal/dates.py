"""Dates: what people type, what the screens show, and calendar months."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from mentorjournal.errors import BadInput

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 12, 31)

_ISO = re.compile(r"(\d{1,4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_STEP = re.compile(r"([+-])(\d{1,4})([dwmy])", re.ASCII)
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WRITTEN = re.compile(
    rf"(?:[a-z]{{2,9}},? )?(\d{{1,2}})(?:\.|st|nd|rd|th)? ?({_MONTH})[a-z]*(?:,? (\d{{4}}))?",
    re.ASCII,
)
_MONTH_FIRST = re.compile(
    rf"(?:[a-z]{{2,9}},? )?({_MONTH})[a-z]*\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?",
    re.ASCII,
)
_NEXT = {"next week": "+1w", "next month": "+1m", "next year": "+1y"}
_DAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_FULL_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HINT = "Write it as 2026-12-01, 1 Dec, today, tomorrow, yesterday, fri or +2w."


def parse_date(typed: str, today: date, *, past: bool = False, field: str = "") -> date:
    """The date a person means.

    Understands ISO dates, `12 May 2026`, `12 May` and `May 12` (the next one; with `past` the
    last one), `today`, `tomorrow`, `yesterday`, a weekday (the next one, today excluded; with
    `past` the last one, today included), steps such as `+2w`, `-3d`, `+1m`, `+1y`, and
    `next week`, which is `+1w`, as is `next month` `+1m`.

    Args:
        typed: What was typed.
        today: The day to count from.
        past: Whether weekdays look back, as for something that has happened.
        field: The form field, for the error.

    Raises:
        BadInput: No such date, or one outside 1900–2200.
    """
    word = " ".join(typed.lower().split())
    found = _word_date(word, today, past=past)
    if found is None and (match := _ISO.fullmatch(word)):
        found = _iso_date(match, typed.strip(), field)
    if found is None and (match := _WRITTEN.fullmatch(word)):
        day, month, year = match.groups()
        found = _written_date(day, month, year, typed.strip(), today, past=past, field=field)
    if found is None and (match := _MONTH_FIRST.fullmatch(word)):
        month, day, year = match.groups()
        found = _written_date(day, month, year, typed.strip(), today, past=past, field=field)
    if found is None:
        raise BadInput(f"“{typed.strip()[:40]}” is not a date. {HINT}", field)
    if not EARLIEST <= found <= LATEST:
        raise BadInput(f"The year must be between {EARLIEST.year} and {LATEST.year}.", field)
    return found


def _word_date(word: str, today: date, *, past: bool) -> date | None:
    days = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if word in days:
        return today + timedelta(days=days[word])
    if (match := _DAY.fullmatch(word)) and any(day.startswith(word) for day in _FULL_DAYS):
        wanted = [day.lower() for day in WEEKDAYS].index(match[1])
        if past:
            return today - timedelta(days=(today.weekday() - wanted) % 7)
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    if match := _STEP.fullmatch(_NEXT.get(word, word)):
        count = int(match[1] + match[2])
        unit = {"d": "days", "w": "weeks", "m": "months", "y": "years"}[match[3]]
        try:
            # Kept off the start path, here and below: most days are counted without.
            from dateutil.relativedelta import relativedelta

            return today + relativedelta(**{unit: count})  # type: ignore[arg-type]
        except (ValueError, OverflowError):
            return None
    return None


def _iso_date(match: re.Match[str], typed: str, field: str) -> date:
    year, month, day = (int(part) for part in match.groups())
    if len(match[1]) < 4:
        raise BadInput(f"“{typed}” needs a year of four digits, as in 2026-12-01.", field)
    try:
        return date(year, month, day)
    except ValueError:
        raise BadInput(f"There is no such day as {typed}. {HINT}", field) from None


def _written_date(
    day_typed: str,
    month_typed: str,
    year_typed: str | None,
    typed: str,
    today: date,
    *,
    past: bool,
    field: str,
) -> date:
    day = int(day_typed)
    month = [name.lower() for name in MONTHS].index(month_typed) + 1
    years = [int(year_typed)] if year_typed else list(range(today.year - 8, today.year + 9))
    days = []
    for year in years:
        with suppress(ValueError):
            days.append(date(year, month, day))
    if not year_typed:
        days = [d for d in days if d <= today][-1:] if past else [d for d in days if d >= today]
    if not days:
        raise BadInput(f"There is no such day as {typed}. {HINT}", field)
    return days[0]


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or the month's last day: 31 Jan + 1 = 28 Feb."""
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)


def show_date(day: date, today: date) -> str:
    """The day as "Tue 24 Nov", with the year when it is not this one."""
    shown = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return shown if day.year == today.year else f"{shown} {day.year}"


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
