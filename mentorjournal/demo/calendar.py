"""Days laid relative to today, so that the demo journal never looks old.

A day is written as a number of days from today (`-13`) or in months and days (`"-3m-5d"`).
Text may hold days in braces: `{iso +8}` becomes 2026-11-30 and `{month 20}` becomes December.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct

from mentorjournal.dates import add_months

Spec = int | str

_STEPS = re.compile(r"(?:([+-]?\d+)m)?(?:([+-]?\d+)d?)?", re.ASCII)
_IN_TEXT = re.compile(r"\{(iso|month) ([^{}\s]+)\}", re.ASCII)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Calendar(Struct, frozen=True):
    """Where the days of the demo journal fall, for one today."""

    today: date

    def day(self, spec: Spec) -> date:
        """The day that is meant, whatever its weekday.

        Raises:
            ValueError: It is not written as a day.
        """
        match = _STEPS.fullmatch(str(spec).strip())
        if match is None or not any(match.groups()):
            raise ValueError(f"not a day: {spec!r}")
        months, days = (int(part or 0) for part in match.groups())
        return add_months(self.today, months) + timedelta(days=days)

    def working_day(self, spec: Spec) -> date:
        """The same, moved off a weekend: people meet on a Friday or a Monday instead."""
        day = self.day(spec)
        return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))

    def filled(self, content: Any) -> Any:
        """The content with the days in its texts, however deep they stand."""
        if isinstance(content, str):
            return _IN_TEXT.sub(self._shown, content)
        if isinstance(content, list):
            return [self.filled(each) for each in content]
        if isinstance(content, dict):
            return {key: self.filled(each) for key, each in content.items()}
        return content

    def _shown(self, match: re.Match[str]) -> str:
        day = self.day(match[2])
        return day.isoformat() if match[1] == "iso" else _MONTHS[day.month - 1]


def moment(day: date, at: str) -> datetime:
    """An hour of a day on the machine's own clock, as `17:30`."""
    return datetime.combine(day, time.fromisoformat(at)).astimezone()
