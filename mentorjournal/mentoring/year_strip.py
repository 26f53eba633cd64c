"""A relationship's last twelve months, a word for each, and whether something lies ahead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from mentorjournal.data.records.models import Session
from mentorjournal.dates import MONTHS

SHOWN_MONTHS = 12

MonthWord = Literal["nothing", "missed", "talk", "meeting"]
_LEAST_FIRST: tuple[MonthWord, ...] = ("nothing", "missed", "talk", "meeting")


class YearStrip(Struct, frozen=True):
    """What happened in twelve months, this one last.

    Attributes:
        months: The most of each month: they met, talked, or only missed each other. A message is
            no talk.
        ahead: Whether a session is booked for a day after today.
    """

    months: tuple[MonthWord, ...]
    ahead: bool


def year_strip(sessions: Iterable[Session], today: date) -> YearStrip:
    """The last twelve months of a relationship.

    Args:
        sessions: Its sessions.
        today: The local day.
    """
    this = _count(today)
    months: list[MonthWord] = ["nothing"] * SHOWN_MONTHS
    ahead = False
    for session in sessions:
        ahead = ahead or (session.state == "planned" and session.on > today)
        at = SHOWN_MONTHS - 1 + _count(session.on) - this
        if 0 <= at < SHOWN_MONTHS:
            months[at] = max(months[at], _word(session), key=_LEAST_FIRST.index)
    return YearStrip(tuple(months), ahead)


def month_initials(today: date) -> str:
    """The initials of the months of a strip, and a sign for what lies ahead."""
    first = _count(today) + 1 - SHOWN_MONTHS
    return "".join(MONTHS[(first + back) % 12][0] for back in range(SHOWN_MONTHS)) + "+"


def _word(session: Session) -> MonthWord:
    if session.channel == "message" or session.state not in ("happened", "running", "missed"):
        return "nothing"
    if session.state == "missed":
        return "missed"
    return "meeting" if session.channel == "face-to-face" else "talk"


def _count(day: date) -> int:
    """Months since the year 0, so that they can be subtracted."""
    return day.year * 12 + day.month - 1
