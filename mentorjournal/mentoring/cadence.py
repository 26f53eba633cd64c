"""The rhythm of a relationship: when to talk next, and when it is going stale.

Seed Y: meet face to face once a month to every three months (more overtaxes the mentor,
less lets the relationship grow stale), talk by phone every two weeks to monthly in between.
Nothing here forbids anything; it warns.

Two clocks run, each from the last real contact, never from a planned one:

- the meeting clock, from the last face-to-face meeting, in calendar months;
- the talking clock, from the last face-to-face meeting, call or video, in days.

The meeting clock counts as soon as two people have met once. The talking clock counts while
calls are in use: a call took place since the last but one meeting, so that one early call
does not make a pair that meets every two months look stale. The state is the worst word of
the clocks that count; a booked date in good time silences the clocks that it serves, and a
call does not serve the meeting clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Cadence, Relationship, Session
from mentorjournal.dates import add_months, full_date, utc

State = Literal["new", "fresh", "open", "due soon", "booked", "stale", "too soon", "paused", "–"]

DEFAULT = Cadence()
MEETING_DUE_SOON = timedelta(days=14)
TALK_DUE_SOON = timedelta(days=3)
DAY = timedelta(days=1)
_FURTHEST_AHEAD = timedelta(hours=14)
"""By so much the clocks of Kiritimati are before those of Greenwich."""
_DAYS_AROUND_EARTH = timedelta(days=2)
"""So many days later it may be elsewhere, for less than an hour a day."""

_WORST_FIRST: tuple[State, ...] = ("stale", "due soon", "too soon", "booked", "open", "fresh")


class Window(Struct, frozen=True):
    """The days in which the next contact is welcome.

    Attributes:
        since: The contact it counts from.
        opens: The first day that is not too soon.
        last_good: The last day before it is stale.
        due_soon: The first of the last days, in which it is due soon.
        counts: Whether it decides the state; otherwise it only tells what is too soon.
    """

    since: date
    opens: date
    last_good: date
    due_soon: date
    counts: bool = True

    @property
    def stale_from(self) -> date:
        """The first stale day."""
        return self.last_good + DAY

    def state(self, today: date) -> State:
        """The word for today, as if nothing were booked."""
        if today > self.last_good:
            return "stale"
        if today < self.opens:
            return "fresh"
        return "due soon" if today >= self.due_soon else "open"


class CadenceStatus(Struct, frozen=True):
    """How a relationship stands today.

    Attributes:
        state: One word; "–" where there is no cadence (one-off, completed).
        last: The latest contact through any channel, messages too.
        next: The earliest session planned for today or later.
        meeting: The window for the next face-to-face meeting, if they ever met.
        talk: The window for the next call or video, if they ever talked.
        stale_since: The first stale day, in the state "stale".
        overdue_planned: The latest planned session whose day has passed.
    """

    state: State
    last: Session | None = None
    next: Session | None = None
    meeting: Window | None = None
    talk: Window | None = None
    stale_since: date | None = None
    overdue_planned: Session | None = None


def rhythm(relationship: Relationship, sessions: Iterable[Session], today: date) -> CadenceStatus:
    """How the relationship stands today.

    Args:
        relationship: The relationship.
        sessions: Its sessions in any order, without the trash.
        today: The local day.
    """
    # Of several on one day the one entered last is the later one.
    known = sorted(sessions, key=lambda session: (session.on, session.created))
    planned = [session for session in known if session.state == "planned"]
    real = _real(known, today)
    coming = [session for session in planned if session.on >= today]
    overdue = [session for session in planned if session.on < today]
    meeting, talk = _windows(relationship, real)
    state, stale_since = _state(relationship, meeting, talk, coming, today)
    return CadenceStatus(
        state=state,
        last=real[-1] if real else None,
        next=coming[0] if coming else None,
        meeting=meeting,
        talk=talk,
        stale_since=stale_since,
        overdue_planned=overdue[-1] if overdue else None,
    )


def state_word(relationship: Relationship, now: CadenceStatus) -> str:
    """How it stands: the cadence's word while it is active, otherwise the stage."""
    return now.state if relationship.stage == "active" else relationship.stage


def check_date(
    relationship: Relationship, sessions: Iterable[Session], on: date, channel: Channel
) -> str:
    """What speaks against a proposed next date, as a sentence; empty if nothing does.

    Args:
        relationship: The relationship.
        sessions: Its sessions in any order, without the trash.
        on: The proposed day.
        channel: The proposed channel.
    """
    real = _real(sorted(sessions, key=lambda session: session.on), on)
    meeting, talk = _windows(relationship, real)
    own = _own(meeting, talk, channel)
    verdict = _verdict(meeting, talk, on, channel)
    if verdict == "too soon" and own:
        what = "meeting" if channel == "face-to-face" else "talk"
        return (
            f"{full_date(on)} is soon after the last {what} on {full_date(own.since)}: "
            f"from {full_date(own.opens)} on it does not overtax anyone."
        )
    limit = _limit(meeting, talk, channel)
    if verdict == "late" and limit:
        return (
            f"{full_date(on)} is late: the last good day is {full_date(limit.last_good)}, "
            "after that it goes stale."
        )
    return ""


def _real(known: list[Session], today: date) -> list[Session]:
    """The sessions that took place, oldest first; one dated after today has not yet.

    One that is running and in which nothing was written down may have been begun by accident.
    """
    return [
        session
        for session in known
        if (session.state == "happened" or (session.state == "running" and session.notes.strip()))
        and has_come(session, today)
    ]


def has_come(session: Session, today: date) -> bool:
    """Whether the day of a session has come, where it was held or else anywhere on earth.

    Somebody who has travelled west since is still in the day before.

    Args:
        session: One that has happened, or runs.
        today: The local day of the reader.
    """
    if session.on <= today:
        return True
    if session.on > today + _DAYS_AROUND_EARTH:
        return False
    # It had happened when it was written down; its day had come where the clock is furthest ahead.
    written = session.ended or session.started
    return written is not None or session.on <= (utc(session.updated) + _FURTHEST_AHEAD).date()


def _windows(
    relationship: Relationship, real: list[Session]
) -> tuple[Window | None, Window | None]:
    """The meeting window and the talk window, where there is a contact to count from."""
    if not _has_cadence(relationship):
        return None, None
    cadence = relationship.cadence or DEFAULT
    met = [session.on for session in real if session.channel == "face-to-face"]
    called = [session.on for session in real if session.channel in ("call", "video")]
    meeting = talk = None
    if met:
        last_good = add_months(met[-1], cadence.meet_within)
        meeting = Window(
            since=met[-1],
            opens=add_months(met[-1], cadence.meet_after),
            last_good=last_good,
            due_soon=last_good - MEETING_DUE_SOON + DAY,
        )
    if met or called:
        since = max([*met[-1:], *called[-1:]])
        last_good = since + timedelta(days=cadence.call_within)
        talk = Window(
            since=since,
            opens=since + timedelta(days=cadence.call_after),
            last_good=last_good,
            due_soon=last_good - TALK_DUE_SOON + DAY,
            counts=bool(called) and (len(met) < 2 or called[-1] >= met[-2]),
        )
    return meeting, talk


def _has_cadence(relationship: Relationship) -> bool:
    return relationship.form == "recurring" and relationship.stage != "completed"


def _state(
    relationship: Relationship,
    meeting: Window | None,
    talk: Window | None,
    coming: list[Session],
    today: date,
) -> tuple[State, date | None]:
    """The worst word of the clocks that count, and since when it is stale."""
    if not _has_cadence(relationship):
        return "–", None
    if relationship.stage == "paused":
        return "paused", None
    if talk is None or relationship.stage != "active":
        return "new", None
    in_time = [
        session.channel
        for session in coming
        if _verdict(meeting, talk, session.on, session.channel) == "fine"
    ]
    words: list[State] = ["booked"] if in_time else []
    stale: list[date] = []
    clocks = ((meeting, {"face-to-face"}), (talk, {"face-to-face", "call", "video"}))
    for window, served_by in clocks:
        if window is None or not window.counts or served_by & set(in_time):
            continue
        words.append(window.state(today))
        if words[-1] == "stale":
            stale.append(window.stale_from)
    if coming and _verdict(meeting, talk, coming[0].on, coming[0].channel) == "too soon":
        words.append("too soon")
    return min(words, key=_WORST_FIRST.index), min(stale, default=None)


def _own(meeting: Window | None, talk: Window | None, channel: Channel) -> Window | None:
    """The window that says what is too soon for a channel."""
    return meeting if channel == "face-to-face" else talk


def _limit(meeting: Window | None, talk: Window | None, channel: Channel) -> Window | None:
    """The window that says what is too late for a channel: its own if that counts."""
    own = _own(meeting, talk, channel)
    if own and own.counts:
        return own
    return talk if channel == "face-to-face" else meeting


def _verdict(
    meeting: Window | None, talk: Window | None, on: date, channel: Channel
) -> Literal["", "too soon", "late", "fine"]:
    """How a date fits; "" for a message, which no clock cares about."""
    if channel == "message":
        return ""
    own = _own(meeting, talk, channel)
    if own and on < own.opens:
        return "too soon"
    limit = _limit(meeting, talk, channel)
    return "late" if limit and on > limit.last_good else "fine"
