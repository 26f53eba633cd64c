"""The times in which a relationship rests: its stage on a day, and what a pause moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from mentorjournal.data.records.base import Stage, Uid
from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.rhythm import Pause
from mentorjournal.dates import later

DAY = timedelta(days=1)


class Span(NamedTuple):
    """Days that are paused, both ends among them."""

    first: date
    last: date


def paused_spans(pauses: Sequence[Pause], runs_to: date) -> list[Span]:
    """The paused days in order, each once, however many pauses it lies in.

    Args:
        pauses: The pauses of a relationship.
        runs_to: The last day that one which is not ended has reached.
    """
    spans: list[Span] = []
    for pause in sorted(pauses, key=lambda each: each.first):
        first, last = pause.first, runs_to if pause.until is None else pause.until - DAY
        if spans and first <= spans[-1].last:
            first = later(spans[-1].last, DAY)
        if first <= last:
            spans.append(Span(first, last))
    return spans


def moved(after: date, end: date, spans: Sequence[Span]) -> date:
    """The end of a window, later by each paused day in it, those among them that are added.

    A window that had ended before a pause stays as it is.

    Args:
        after: The day before the first that counts, such as that of a contact.
        end: The last day of the window, were there no pauses.
        spans: The paused days, in order.
    """
    for span in spans:
        first = max(span.first, later(after, DAY))
        if first > end:
            return end
        end = later(end, max(span.last - first + DAY, timedelta(0)))
    return end


def pause_on(relationship: Relationship, day: date) -> Pause | None:
    """The pause that a day lies in, of several the one that ends last; None if in none."""
    here = _running(relationship.pauses, day)
    return max(here, key=lambda pause: pause.until or date.max, default=None)


def _running(pauses: Sequence[Pause], day: date) -> list[Pause]:
    return [
        pause
        for pause in pauses
        if pause.first <= day and (pause.until is None or day < pause.until)
    ]


def stage_on(relationship: Relationship, today: date) -> Stage:
    """The stage of a day: a pause begins and ends by itself, when its days have come.

    One that says it is paused and has no pauses, as older journals have it, is so until another
    stage is chosen.
    """
    if relationship.stage not in ("active", "paused") or not relationship.pauses:
        return relationship.stage
    return "paused" if pause_on(relationship, today) else "active"


def returned_on(relationship: Relationship, today: date) -> date | None:
    """The day of return of the last pause that has ended; None if none has."""
    ended = [pause.until for pause in relationship.pauses if pause.until and pause.until <= today]
    return max(ended, default=None)


def pauses_with(
    relationship: Relationship, stage: Stage, today: date, uid: Uid
) -> tuple[Pause, ...]:
    """The pauses once another stage is chosen: one begins today, or the one that runs ends.

    Args:
        relationship: As it will be, but for its pauses.
        stage: The stage chosen.
        today: The local day.
        uid: For a pause that begins.
    """
    running = _running(relationship.pauses, today)
    if stage != "paused":
        # One that began this very day has no day that counts.
        return tuple(
            replace(pause, until=today) if pause in running else pause
            for pause in relationship.pauses
            if pause not in running or pause.first < today
        )
    if running:
        return relationship.pauses
    return (*relationship.pauses, Pause(uid=uid, first=today, reason=relationship.stage_reason))
