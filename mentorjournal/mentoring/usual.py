"""What two people usually do: on which weekday they talk, at what hour, for how long, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Session
from mentorjournal.dates import on_the_wall

T = TypeVar("T", bound=Hashable)

LAST = 8
"""So many of the last talks say what is usual."""
USUAL_CHANNEL: Channel = "call"
_STEP = 30
"""Minutes; an hour is told to the nearest so many, because nobody calls on the second."""
_LENGTH_STEP = 5
_DAY = 24 * 60


class Usual(Struct, frozen=True):
    """What two people usually do, as far as they do.

    Attributes:
        weekday: From 0 for Monday; None where no weekday is usual.
        at: The local time, as "17:00"; None where none is usual.
        minutes: How long it takes; None where that is not known.
        channel: How they talked the last time.
    """

    weekday: int | None = None
    at: str | None = None
    minutes: int | None = None
    channel: Channel = USUAL_CHANNEL


def usual(sessions: Sequence[Session], now: datetime) -> Usual:
    """What two people usually do, by their last talks.

    A weekday or an hour is usual where it came more than once and more often than any other, of
    two alike the later; where they talked just once, that is what they do.

    Args:
        sessions: Theirs, oldest first.
        now: The present moment, in the person's own zone.
    """
    talks = _talks(sessions)[-LAST:]
    lengths = [session.length for session in talks if session.length]
    return Usual(
        weekday=_most([session.on.weekday() for session in talks]),
        at=_most([at for session in talks if (at := _hour(session, now)) is not None]),
        minutes=_rounded(_middle(lengths)) if lengths else None,
        channel=usual_channel(sessions),
    )


def _middle(lengths: Sequence[int]) -> int:
    """The median, of two the lower one; `statistics` takes as long to load as ten modules."""
    return sorted(lengths)[(len(lengths) - 1) // 2]


def usual_channel(sessions: Sequence[Session]) -> Channel:
    """How two people talked the last time, messages aside; a call where they never did."""
    talks = _talks(sessions)
    return talks[-1].channel if talks else USUAL_CHANNEL


def _talks(sessions: Sequence[Session]) -> list[Session]:
    return [s for s in sessions if s.state == "happened" and s.channel != "message"]


def _most(found: Sequence[T]) -> T | None:
    counts = Counter(found)
    if not found or (len(found) > 1 and max(counts.values()) == 1):
        return None
    return max(reversed(found), key=lambda each: counts[each])


def _hour(session: Session, now: datetime) -> str | None:
    """The time it was planned for, or else began at, to the nearest half hour."""
    if session.at is not None:
        return session.at
    if session.started is None:
        return None
    begun = on_the_wall(session.started, now)
    minutes = (begun.hour * 60 + begun.minute + _STEP // 2) // _STEP * _STEP % _DAY
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _rounded(minutes: int) -> int:
    return max(_LENGTH_STEP, round(minutes / _LENGTH_STEP) * _LENGTH_STEP)
