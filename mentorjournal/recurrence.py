"""What comes back: how `every 2w` is read, said, and counted on from a day.

Months and years are those of the calendar, each counted from the first day of the row, so that
what begins on 31 Jan comes on 28 Feb and on 31 Mar.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from mentorjournal.dates import LATEST, add_months
from mentorjournal.errors import BadInput

Unit = Literal["day", "week", "month", "year"]
HINT = "Write it as 2w, month or fri."
IN_A_ROW = 3
"""So many sessions are booked at once."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS: dict[str, Unit] = {"d": "day", "w": "week", "m": "month", "y": "year"}
_WEEK = 7
_YEAR = 12
_DAY_WORD = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_LONG = r"(?:day|week|month|year)"
SPAN = rf"(?:\d{{1,2}} ?(?:[dwmy]|{_LONG}s?)|(?:other )?{_LONG}|{_DAY_WORD})"
"""What may stand behind "every", for a regular expression that does not tell capitals."""
_COUNTED = re.compile(r"(?:(\d{1,2}) ?|(other) )?([dwmy]|(?:day|week|month|year)s?)", re.ASCII)


class Every(Struct, frozen=True):
    """How often something comes back: a count of days, weeks, months or years, or a weekday.

    Attributes:
        count: Of how many units; 1 for a weekday.
        unit: What is counted.
        weekday: The day of the week, from 0 for Monday; None where none was named.
    """

    count: int
    unit: Unit
    weekday: int | None = None

    @property
    def words(self) -> str:
        """As it is said: "every 2 weeks", "every month", "every Friday"."""
        if self.weekday is not None:
            return f"every {_DAYS[self.weekday].capitalize()}"
        return f"every {self.unit}" if self.count == 1 else f"every {self.count} {self.unit}s"

    def time(self, first: date, number: int) -> date:
        """The day of one of the row; number 0 is its first day.

        Raises:
            OverflowError: It is further away than any calendar.
        """
        if not number:
            return first
        if self.weekday is not None:
            to_first = (self.weekday - first.weekday() - 1) % _WEEK + 1
            return first + timedelta(days=to_first + _WEEK * (number - 1))
        if self.unit in ("day", "week"):
            span = self.count * (_WEEK if self.unit == "week" else 1)
            return first + timedelta(days=span * number)
        return add_months(first, number * self.count * (_YEAR if self.unit == "year" else 1))

    def row(self, first: date) -> list[date]:
        """The days that are booked at once, of which this is the first."""
        return [self.time(first, number) for number in range(IN_A_ROW)]

    def following(self, due: date | None, today: date) -> date | None:
        """When what was due comes back: the next day of its row that is neither due nor over.

        Days that went by meanwhile are passed over, so that nothing piles up.

        Args:
            due: The day it was due; None counts from today.
            today: The local day on which it is done.

        Returns:
            None where that would be further ahead than dates go.
        """
        first = due or today
        number = 1
        if self.unit in ("day", "week") and self.weekday is None:
            span = self.count * (_WEEK if self.unit == "week" else 1)
            number = max(1, (today - first).days // span)
        try:
            while (day := self.time(first, number)) <= max(first, today):
                number += 1
        except (OverflowError, ValueError):
            return None
        return day if day <= LATEST else None


def parse_every(typed: str, *, field: str = "") -> Every | None:
    """How often a person means; None for nothing and for "–".

    Understands `2w`, `2 weeks`, `month`, `other week`, `fri`, each with or without "every".

    Raises:
        BadInput: It is no such thing.
    """
    word = " ".join(typed[:41].lower().split()).removeprefix("every ")
    if word in ("", "–", "-"):
        return None
    if (found := _read(word)) is not None and len(typed.strip()) <= 40:
        return found
    raise BadInput(f"“{typed.strip()[:40]}” does not say how often. {HINT}", field)


def _read(word: str) -> Every | None:
    if len(word) >= 3:
        named = [at for at, name in enumerate(_DAYS) if name.startswith(word)]
        if named:
            return Every(1, "week", named[0])
    match = _COUNTED.fullmatch(word)
    if match is None or match[1] == "0" or match[1] == "00":
        return None
    if not (match[1] or match[2]) and len(match[3]) == 1:
        return None
    count = int(match[1]) if match[1] else 2 if match[2] else 1
    return Every(count, _UNITS[match[3][0]])
