"""Histories of two people as words: "met 2026-01-15; call 2026-04-10; booked call 2026-04-28"."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Pause, Relationship, Session
from mentorjournal.data.records.models import SessionState as State
from mentorjournal.dates import utc
from mentorjournal.mentoring.cadence import cadence_status
from mentorjournal.mentoring.cadence_words import why
from tests.examples import a_relationship, a_session, uid_of

LONG_AGO = date(2024, 1, 5)
CHANNELS: dict[str, Channel] = {
    "met": "face-to-face",
    "call": "call",
    "video": "video",
    "wrote": "message",
}
STATES: dict[str, State] = {"booked": "planned", "missed": "missed", "moved": "moved"}


def history(words: str) -> list[Session]:
    """The sessions told: a channel and a day each; booked, missed or moved stands before."""
    return [
        _told(number, each.split()) for number, each in enumerate(filter(None, words.split("; ")))
    ]


def _told(number: int, words: list[str]) -> Session:
    state: State = STATES[words.pop(0)] if words[0] in STATES else "happened"
    channel, day = words
    return a_session(date.fromisoformat(day), CHANNELS[channel], state=state, uid=uid_of(number))


def pauses(words: str) -> tuple[Pause, ...]:
    """The pauses told: "2026-02-01 to 2026-06-01" returns on that last day; "to –" has no end."""
    found = []
    for number, each in enumerate(filter(None, words.split("; "))):
        first, _, until = each.partition(" to ")
        end = None if until == "–" else date.fromisoformat(until)
        found.append(Pause(uid=uid_of(number), first=date.fromisoformat(first), until=end))
    return tuple(found)


def long_known(**changes: Any) -> Relationship:
    """One that was begun and entered long ago, unless said otherwise.

    Args:
        changes: Its fields; `entered` is the day on which it was entered, `paused` tells pauses.
    """
    entered: date = changes.pop("entered", LONG_AGO)
    changes["pauses"] = pauses(changes.pop("paused", ""))
    if isinstance(changes.get("start"), str):
        changes["start"] = date.fromisoformat(changes["start"])
    created = utc(datetime(entered.year, entered.month, entered.day, 12).astimezone())
    return a_relationship(**{"start": LONG_AGO, "created": created} | changes)


def word_and_why(told: str, today: str, **changes: Any) -> tuple[str, str]:
    """How two people stand on a day, and the sentence that says why.

    Args:
        told: Their history, as `history` takes it.
        today: The day.
        changes: As `long_known` takes them.
    """
    day = date.fromisoformat(today)
    now = cadence_status(long_known(**changes), history(told), day)
    return now.word, why(now, day)
