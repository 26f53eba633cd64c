"""Days in other programs' texts: only such as say their year, so that they stay the same."""

from __future__ import annotations

import re
from datetime import date

from mentorjournal import dates
from mentorjournal.errors import BadInput

_CLOCK = re.compile(
    r"[ T,]+(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?"
    r"(?:Z| ?[+-]\d\d:?\d\d| [A-Z]{2,5})?$",
    re.ASCII,
)
_YEAR = re.compile(r"(?<!\d)(?:19|2[01])\d\d(?!\d)|^\d{8}$", re.ASCII)
_LONGEST = 60
# The day from which a weekday or a step would be counted; none is taken.
_ANY_DAY = dates.EARLIEST


def read_day(text: str) -> date:
    """The day that a text says, with or without a time of day behind it.

    Raises:
        BadInput: It says none, one without a year, or one that could be two.
    """
    bare = _CLOCK.sub("", text.strip()[: _LONGEST + 1])
    if len(text.strip()) > _LONGEST or not _YEAR.search(bare):
        raise BadInput("it says no day with its year")
    return dates.parse_date(bare, _ANY_DAY)


def day_in(text: str) -> date | None:
    """The day that a text says; None for none, or one that could be two."""
    try:
        return read_day(text)
    except BadInput:
        return None
