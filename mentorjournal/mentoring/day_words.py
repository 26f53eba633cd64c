"""Words that name days: of a month, of a year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from mentorjournal.dates import EARLIEST, FULL_MONTHS, LATEST

MONTHS = tuple(map(str.lower, FULL_MONTHS))
"""The folded names of the months."""
_SHORTEST = 3
"""Letters of the name of a month that tell it from the others."""
_YEAR = re.compile(r"\d{4}", re.ASCII)


def days_meant(word: str) -> Callable[[date], bool] | None:
    """Which days a folded word means: "march" or "mar", "2026"; None where it means none."""
    if _YEAR.fullmatch(word) and EARLIEST.year <= int(word) <= LATEST.year:
        return lambda day: day.year == int(word)
    if len(word) < _SHORTEST:
        return None
    months = [at for at, name in enumerate(MONTHS, 1) if name.startswith(word)]
    return (lambda day: day.month == months[0]) if months else None
