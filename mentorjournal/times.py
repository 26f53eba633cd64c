"""Times of day and time zones: what people type, and what the clock shows elsewhere.

A time of day is kept as "17:00", in the zone of whoever keeps the journal.
"""

from __future__ import annotations

import os
import re
from datetime import date, datetime, time, timedelta
from functools import cache

from mentorjournal.errors import BadInput, Unclear
from mentorjournal.text import fold, one_line

HINT = "Write it as 17:00 or 5 pm."
_LONGEST = 20
_NOON = 12
_ALIKE = 0.75
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?: ?(?:[:.h]|uhr) ?(?P<minute>\d\d)?)? ?(?P<half>[ap]\.?m\.?)?", re.ASCII
)
_FOUR = re.compile(r"(\d\d)(\d\d)", re.ASCII)


def parse_time(typed: str, *, field: str = "") -> str:
    """The time of day a person means, as "17:00".

    Understands `17:00`, `17.30`, `1730`, `17h`, `5 pm`, `5:30 pm`, `noon`; a bare hour up to 11
    could be one of two and is asked about.

    Args:
        typed: What was typed.
        field: The form field, for the error.

    Raises:
        BadInput: No such time, or one of two that could be meant.
    """
    word = " ".join(typed[: _LONGEST + 1].lower().split()).removeprefix("at ")
    if word == "noon":
        return "12:00"
    match = _TIME.fullmatch(word) or _FOUR.fullmatch(word)
    if match is None or len(typed.strip()) > _LONGEST:
        raise BadInput(f"“{typed.strip()[:40]}” is not a time. {HINT}", field)
    hour, minute = int(match[1]), int(match[2] or 0)
    half = match["half"] if match.re is _TIME else None
    whole = 1 <= hour <= _NOON if half else hour < 24
    if not whole or minute > 59:
        raise BadInput(f"There is no such time as {word}. {HINT}", field)
    if half:
        hour = hour % _NOON + (_NOON if half[0] == "p" else 0)
    elif word.isdigit() and len(word) < 3 and 1 <= hour < _NOON:
        readings = (_shown(hour, 0), _shown(hour + _NOON, 0))
        raise Unclear(word, readings, field)
    return _shown(hour, minute)


def _shown(hour: int, minute: int) -> str:
    return f"{hour:02}:{minute:02}"


@cache
def _zones() -> dict[str, str]:
    """The zones this machine knows, by their folded names and by those of their cities."""
    # Kept off the start path: it reads a few hundred names from the disk.
    from zoneinfo import available_timezones

    named = sorted(name for name in available_timezones() if "/" in name or name == "UTC")
    cities: dict[str, set[str]] = {}
    for name in named:
        cities.setdefault(_folded(name.rpartition("/")[2]), set()).add(name)
    alone = {city: names.copy().pop() for city, names in cities.items() if len(names) == 1}
    return alone | {_folded(name): name for name in named}


def _folded(name: str) -> str:
    return fold(name.replace("_", " "))


def _is_zone(name: str) -> bool:
    """Whether there is a zone of exactly that name; without a look at all the others."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name).key == name
    except (KeyError, OSError, ValueError):
        return False


def parse_zone(typed: str, *, field: str = "") -> str:
    """The time zone a person means, by its name: "Europe/Lisbon"; empty for none.

    Args:
        typed: The name, or that of a city that has a zone, in any case.
        field: The form field, for the error.

    Raises:
        BadInput: There is none of that name, or this machine knows no zones at all.
    """
    word = one_line(typed)
    if not word:
        return ""
    if "/" in word and not word.islower() and _is_zone(word):
        return word
    known = _zones()
    if not known:
        raise BadInput(
            "This machine has no table of time zones, so none can be set. The system's package "
            "for them is called tzdata.",
            field,
        )
    if (found := known.get(_folded(word))) is not None:
        return found
    from difflib import get_close_matches  # Kept off the start path.

    near = get_close_matches(_folded(word), known, 1, _ALIKE)
    like = f" Do you mean {known[near[0]]}?" if near else ""
    raise BadInput(
        f"There is no time zone “{word[:40]}”.{like} Write it as Europe/Lisbon or Lisbon.", field
    )


def moment(on: date, at: str, now: datetime) -> datetime:
    """The instant of a day and time of day, told by the clock of whoever keeps the journal.

    Args:
        on: The day.
        at: The time of day, as `parse_time` gives it.
        now: The present moment in the person's own zone.
    """
    local = datetime.combine(on, time.fromisoformat(at))
    # Where that is the machine's own zone, summer is told in summer time, in winter too.
    if now.astimezone().utcoffset() == now.utcoffset():
        return local.astimezone()
    return local.replace(tzinfo=now.tzinfo)


def own_zone(now: datetime) -> str:
    """The name of the person's own zone, "Europe/Berlin"; empty where nothing here tells it.

    Args:
        now: The present moment in that zone.
    """
    if (key := getattr(now.tzinfo, "key", None)) is not None:
        return str(key)
    link = os.path.realpath("/etc/localtime").rpartition("/zoneinfo/")[2]
    for name in (os.environ.get("TZ", "").removeprefix(":"), link):
        # A name that tells another time is not the zone that the clock goes by.
        if _is_zone(name) and Elsewhere(now, name).apart == "same time":
            return "UTC" if name in ("Etc/UTC", "Zulu") else name
    return ""


class Elsewhere:
    """What the clock shows in another zone at an instant.

    Args:
        here: The instant, in one's own zone.
        zone: The name of the other zone.

    Attributes:
        known: Whether this machine knows the zone.
    """

    def __init__(self, here: datetime, zone: str) -> None:
        # Kept off the start path.
        from zoneinfo import ZoneInfo

        self._here = self._there = here
        self._zone = zone
        try:
            self._there = here.astimezone(ZoneInfo(zone))
        except (KeyError, OSError, ValueError):
            self.known = False
        else:
            self.known = True

    @property
    def clock(self) -> str:
        """The time there: "16:00", "07:00 next day", "23:00 the day before"."""
        days = (self._there.date() - self._here.date()).days
        behind = {-1: " the day before", 1: " next day"}.get(days, "")
        return f"{self._there:%H:%M}{behind}"

    @property
    def apart(self) -> str:
        """How far the clocks are apart: "1 h behind", "5:30 h ahead", "same time"."""
        gap = (self._there.utcoffset() or timedelta()) - (self._here.utcoffset() or timedelta())
        minutes = round(gap.total_seconds() / 60)
        if not minutes:
            return "same time"
        hours, rest = divmod(abs(minutes), 60)
        size = f"{hours}:{rest:02} h" if rest else f"{hours} h"
        return f"{size} {'ahead' if minutes > 0 else 'behind'}"

    @property
    def city(self) -> str:
        """What the zone is named after: "Lisbon"."""
        return self._zone.rpartition("/")[2].replace("_", " ")
