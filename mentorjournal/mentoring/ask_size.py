"""What an ask says of its size: how many minutes, on how many days, at what times."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta

from msgspec import Struct

from mentorjournal.data.records.base import Channel
from mentorjournal.dates import parse_date
from mentorjournal.errors import BadInput
from mentorjournal.times import parse_time

_MINUTES = re.compile(
    r"(?<![\d.,])(\d{1,4})\s*-?\s*(?:min\w*|мин\w*|分钟?|m\b|['′])", re.IGNORECASE
)
_HOURS = re.compile(
    r"(?<![\d.,])(?:\b(?P<figure>[1-9])(?:[.,](?P<half>5)|½)?|½|\b(?P<word>two|three|four))\s*-?\s*"
    r"(?:hours?|hrs?|stunden?|std|heures?|horas?|or[ae]|uur|uren|h)\b",
    re.IGNORECASE,
)
_WORDS = {"two": 2, "three": 3, "four": 4}
_CLOCK = re.compile(
    r"\b(?:\d{1,2}:\d\d|\d{1,2}h\d\d|\d{1,2}[.:]\d\d(?=\s*uhr)|\d{1,2}(?=\s*uhr)|\d{1,2}(?= ?h\b))"
    r"(?:\s*[ap]\.?m\b\.?|\s*uhr|\s?h\b)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\bnoon\b",
    re.IGNORECASE,
)
_DATE = r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?"
_YEARS = re.compile(r"\b\d{3,}\b(?!-\d)")
_WEEKDAYS = (
    r"(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?:day|nesday|urday|rsday|sday)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|segunda|terça|quarta|quinta|sexta"
    r"|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
)
_NAMES = re.compile(
    rf"\b(?:{_WEEKDAYS}|today|tomorrow|heute|morgen|aujourd['’]hui|demain|hoy|mañana|hoje|amanhã"
    r"|oggi|domani|vandaag)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{_WEEKDAYS})\b", re.IGNORECASE)
_SHORT_GERMAN = re.compile(r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\b")
_MONTHS = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|mär|mai|okt|dez|janv|fév|avr|juin|juil|aoû|déc|ene|abr|ago|dic|fev|set|out"
    r"|gen|mag|giu|lug|ott|mrt|maa|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\w*"
)
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_TWO_IN_ONE = re.compile(rf"\b(\d{{1,2}})/(\d{{1,2}})(?=\s*(?:{_MONTHS})\b)", re.IGNORECASE)
_DAY = re.compile(
    rf"\b(?P<date>{_DATE})(?!\w)"
    rf"|(?:\b(?:(?P<ahead>{_MONTHS})|(?P<name>{_WEEKDAYS}|(?-i:Mo|Di|Mi|Do|Fr|Sa|So))"
    r"|(?P<article>the|am|den|le|el|op))"
    r"\.?,?\s+)?"
    r"(?<![\w.,:])(?P<number>\d{1,2})(?P<ordinal>st|nd|rd|th|er|ª|º|日|\.(?!\d))?(?![\w:])"
    rf"(?:\s+(?:(?:de|of)\s+)?(?P<behind>{_MONTHS})\b)?",
    re.IGNORECASE,
)
_JOIN = re.compile(r"(?:[\s,/–&.-]|\b(?:or|oder|ou|o|of|или|and|und|y|et|e|u)\b)*", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|oder|ou|o|of|или)\b", re.IGNORECASE)
_NOUN = re.compile(r"\s*(?:\w{3,}|of\b)")
_LAST_DAY = 31
_CHANNELS: Mapping[Channel, re.Pattern[str]] = {
    "video": re.compile(r"\b(?:video|zoom|teams)", re.IGNORECASE),
    "face-to-face": re.compile(r"\b(?:coffee|lunch|in person|face to face)\b", re.IGNORECASE),
    "call": re.compile(r"\b(?:call|phone)\b", re.IGNORECASE),
}


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
    """Read it: minutes are a figure before “min” or “h”, days are dates, numbers or names.

    A number is a day beside a month, a weekday or another day, as an ordinal, or as one of two
    with “or” between that count nothing.
    """
    minutes, rest = _minutes(text)
    times = tuple(match[0].strip() for match in _CLOCK.finditer(rest))
    rest = _TWO_IN_ONE.sub(r"\1 or \2", _YEARS.sub(" , ", _CLOCK.sub(" , ", rest)))
    days = [day for chain in _chains(rest) for day in _days_of(chain, rest)]
    names = [match[0] for match in _NAMES.finditer(text)] or _SHORT_GERMAN.findall(text)
    # “Tue” and “Tuesday” are one day.
    named = {name.casefold()[:3] for name in names}
    return Size(
        minutes,
        max(len(set(days)), len(named)),
        times,
        days[0].strip() if days else next(iter(names), ""),
    )


def _minutes(text: str) -> tuple[int | None, str]:
    """Hours and minutes together, in minutes; and the text without them."""
    total, rest = 0, text
    minutes = _MINUTES.search(rest)
    if minutes:
        total, rest = int(minutes[1]), rest[: minutes.start()] + " , " + rest[minutes.end() :]
    hours = _HOURS.search(rest)
    if hours and not (hours["word"] and minutes is None):
        whole = int(hours["figure"] or _WORDS.get((hours["word"] or "").lower(), 0))
        total += 60 * whole + (30 if hours["half"] or "½" in hours[0] else 0)
        rest = rest[: hours.start()] + " , " + rest[hours.end() :]
    return total or None, rest


def _chains(text: str) -> list[list[re.Match[str]]]:
    """Numbers and dates that could be days, those together between which nothing else stands."""
    chains: list[list[re.Match[str]]] = []
    for match in _DAY.finditer(text):
        if match["number"] and not 1 <= int(match["number"]) <= _LAST_DAY:
            continue
        last = chains[-1][-1] if chains else None
        if last is not None and _JOIN.fullmatch(text, last.end(), match.start()):
            chains[-1].append(match)
        else:
            chains.append([match])
    return chains


def _days_of(chain: list[re.Match[str]], text: str) -> list[str]:
    """The days of a chain, each with its month where one is said; none where they count things."""
    signs = ("date", "ahead", "name", "ordinal", "behind")
    first, last = chain[0], chain[-1]
    told = any(match[sign] for match in chain for sign in signs)
    either = len(chain) > 1 and _OR.search(text, first.end(), last.start()) is not None
    if not told and (not (either or first["article"]) or _NOUN.match(text, last.end())):
        return []
    if _NOUN.match(text, last.end()) and not any(last[sign] for sign in signs):
        # “Thu 10, 2 people”: what counts something is no day.
        chain = chain[:-1]
    days, month = [], ""
    for match in reversed(chain):
        month = match["behind"] or match["ahead"] or month
        days.append(match["date"] or f"{match['number']} {_english(month)}")
    ahead = next((match["ahead"] for match in chain if match["ahead"]), "")
    if ahead:
        days = [day if day.split()[1:] else f"{day.strip()} {_english(ahead)}" for day in days]
    return days[::-1]


def _english(month: str) -> str:
    """A month as it can be read; others tell nothing of the day itself."""
    found = _MONTH.match(month)
    return found[0].lower() if found else ""


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


class Offered(Struct, frozen=True):
    """The talk that an ask offers, by its first day.

    Attributes:
        on: That day.
        at: The local time, as "17:00"; empty where none is said.
        minutes: How long it takes; None where that is not said.
        channel: How to talk; None where that is not said.
    """

    on: date
    at: str
    minutes: int | None
    channel: Channel | None


def offered(text: str, sent: date, today: date) -> Offered | None:
    """The talk that an ask offered; None where its first day cannot be read, or is past.

    Weekdays without a date come again: once the first has passed, the next one of them stands.

    Args:
        text: What the ask said of its size.
        sent: The day on which it was sent: its days are those behind it.
        today: The local day.
    """
    size = size_of(text)
    on = first_day(size, sent)
    if not size.first or on <= sent:
        return None
    if on < today:
        again = _weekday_after(text, size, today)
        if again is None:
            return None
        on = again
    at = next(filter(None, map(clock_of, size.times)), "")
    channel = next((each for each, words in _CHANNELS.items() if words.search(text)), None)
    return Offered(on, at, size.minutes, channel)


def _weekday_after(text: str, size: Size, today: date) -> date | None:
    """The next after today of the weekdays that are named; None where dates are offered."""
    if _WEEKDAY.fullmatch(size.first) is None:
        return None
    days = []
    for name in _WEEKDAY.findall(text):
        with suppress(BadInput):
            days.append(parse_date(name, today))
    return min(days, default=None)
