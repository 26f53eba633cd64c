"""The day that the decisions in the notes of a talk name for the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from mentorjournal.dates import parse_date
from mentorjournal.errors import BadInput

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAY = r"\d{1,2}(?:\.|st|nd|rd|th)?"
_NAMED = re.compile(
    rf"(?<![\w.])(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},? )?"
    rf"(?:{_DAY} {_MONTH}|{_MONTH} {_DAY})(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4})(?!\w)",
    re.IGNORECASE,
)
_FURTHEST = timedelta(days=366)


def decided_day(decisions: Iterable[str], after: date, today: date) -> date | None:
    """The only day that decisions name; None where they name none, or several.

    Args:
        decisions: What was decided.
        after: The day of the talk; only a later one can be the next.
        today: The local day, from which days without a year count.
    """
    named = {day for text in decisions for day in _days(text, today)}
    if len(named) != 1:
        return None
    day = named.pop()
    if day is None:
        return None
    return day if max(after, today) < day <= after + _FURTHEST else None


def _days(text: str, today: date) -> Iterable[date | None]:
    for found in _NAMED.findall(text):
        try:
            yield parse_date(found, today)
        except BadInput:
            # A day that was meant and is none is one that cannot be chosen.
            yield None
