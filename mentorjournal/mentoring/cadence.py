"""How a relationship stands: when to talk again, and when it is going stale or quiet.

Nothing here forbids anything; it warns. Which of the clocks of `mentoring.clocks` decide is the
relationship's rhythm:

- by what we do: one clock, which ends at the later of the meeting's and the call's last good day;
  it is stale only when both have passed;
- meetings: the meeting clock; meetings, and calls in between: both, and the worse word stands;
- calls: the call clock; as needed: none.

From worst to best the words are: stale and quiet, booked late, due soon, then all others. No
contact that is entered, of a later day or an older one, ever makes a word worse; so in the first
28 days, in which it is new, nothing is due soon or stale, whatever older contact is entered. There
is one exception: where meetings are counted, the first one that is entered takes the clock over
from the last talk, and may have been long before it; from then on a booked call does not serve it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from mentorjournal.data.records.base import Stage
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.rhythm import Pause, Rhythm
from mentorjournal.dates import add_months
from mentorjournal.mentoring.clocks import (
    WORST_FIRST,
    Clock,
    Clocks,
    Word,
    clocks_of,
    severity,
)
from mentorjournal.mentoring.contacts import contacts, in_order
from mentorjournal.mentoring.pauses import pause_on, paused_spans, returned_on, stage_on

State = Literal[Word, "paused", "–"]

BOOKED_AHEAD = 3
"""A booking that is farther away than so many months changes nothing yet."""


class CadenceStatus(Struct, frozen=True):
    """How a relationship stands today.

    Attributes:
        state: One word; "–" where there is no cadence: a one-off, one that is not active, or one
            that talks as needed.
        stage: The stage of today.
        declined: Whether it is completed because the answer was no.
        rhythm: Which clocks count.
        clock: The clock whose word it is; None in the states "paused" and "–".
        clocks: All that run; those that count, and those that only say what is too soon.
        booking: The booked session that the word is about: booked, booked late or too soon.
        pause: The pause of today.
        returned: The day of return of the last pause that has ended.
        last: The latest contact through any channel, messages too.
        last_talk: The latest one that was no message.
        next: The earliest session planned for today or later.
        overdue_planned: The latest planned session whose day has passed.
    """

    state: State
    stage: Stage
    rhythm: Rhythm
    declined: bool = False
    clock: Clock | None = None
    clocks: Clocks = Clocks()
    booking: Session | None = None
    pause: Pause | None = None
    returned: date | None = None
    last: Session | None = None
    last_talk: Session | None = None
    next: Session | None = None
    overdue_planned: Session | None = None

    @property
    def word(self) -> str:
        """How it stands: the cadence's word while it is active, otherwise the stage."""
        if self.declined:
            return "declined"
        return self.state if self.stage == "active" else self.stage

    @property
    def stale_since(self) -> date | None:
        """The first stale or quiet day, in these states."""
        late = self.clock is not None and self.state in ("stale", "quiet")
        return self.clock.stale_from if self.clock and late else None


class _Judged(Struct, frozen=True):
    """A word, the clock that gave it, and the booking that it is about."""

    word: Word
    clock: Clock
    booking: Session | None = None


def cadence_status(
    relationship: Relationship, sessions: Iterable[Session], today: date
) -> CadenceStatus:
    """How the relationship stands today.

    Args:
        relationship: The relationship.
        sessions: Its sessions in any order, without the trash.
        today: The local day.
    """
    known = in_order(sessions)
    real = contacts(known, today)
    planned = [session for session in known if session.state == "planned"]
    coming = [session for session in planned if session.on >= today]
    stage = stage_on(relationship, today)
    clocks = running_clocks(relationship, real, today)
    found = _judge(clocks, booked_ahead(coming, today), today) if stage == "active" else None
    state: State = found.word if found else "–"
    return CadenceStatus(
        state="paused" if stage == "paused" and relationship.form == "recurring" else state,
        stage=stage,
        rhythm=relationship.rhythm,
        declined=relationship.was_declined,
        clock=found.clock if found else None,
        clocks=clocks,
        booking=found.booking if found else None,
        pause=pause_on(relationship, today) if stage == "paused" else None,
        returned=returned_on(relationship, today),
        last=real[-1] if real else None,
        last_talk=next((each for each in reversed(real) if each.channel != "message"), None),
        next=coming[0] if coming else None,
        overdue_planned=next((each for each in reversed(planned) if each.on < today), None),
    )


def has_cadence(relationship: Relationship) -> bool:
    """Whether clocks run in it at all."""
    recurring = relationship.form == "recurring" and relationship.stage != "completed"
    return recurring and relationship.rhythm != "as-needed"


def running_clocks(relationship: Relationship, real: Sequence[Session], runs_to: date) -> Clocks:
    """The clocks that run; none where there is no cadence.

    Args:
        relationship: The relationship.
        real: Its contacts, oldest first.
        runs_to: The last day that a pause which is not ended has reached.
    """
    if not has_cadence(relationship):
        return Clocks()
    return clocks_of(relationship, real, paused_spans(relationship.pauses, runs_to))


def booked_ahead(coming: Iterable[Session], today: date) -> list[Session]:
    """Of planned sessions the talks that are near enough to change how it stands."""
    furthest = add_months(today, BOOKED_AHEAD)
    return [each for each in coming if each.on <= furthest and each.channel != "message"]


def is_too_soon(clocks: Clocks, booking: Session) -> bool:
    """Whether a booked session comes before the window of its own channel opens."""
    own = clocks.of_channel(booking.channel)
    return own is not None and booking.on < own.opens


def _judge(clocks: Clocks, booked: Sequence[Session], today: date) -> _Judged | None:
    """The worst of the clocks that decide; of two alike the one that ended first."""
    judged = [_judged(clocks, clock, booked, today) for clock in clocks.counting]
    worst = min(
        judged,
        key=lambda each: (WORST_FIRST.index(each.word), each.clock.last_good),
        default=None,
    )
    if worst and booked and severity(worst.word) == severity("too soon"):
        own = clocks.of_channel(booked[0].channel)
        if own is not None and is_too_soon(clocks, booked[0]):
            return _Judged("too soon", own, booked[0])
    return worst


def _judged(clocks: Clocks, clock: Clock, booked: Sequence[Session], today: date) -> _Judged:
    """The word of one clock: of the first booking that serves it, or its own."""
    first = next((each for each in booked if clocks.serves(each, clock)), None)
    if first is not None:
        late = first.on > clocks.last_good(clock, today)
        return _Judged("booked late" if late else "booked", clock, first)
    word = clocks.word(clock, today)
    if clocks.new_until(today) and severity(word) < severity("new"):
        return _Judged("new", clock)
    return _Judged(word, clock)
