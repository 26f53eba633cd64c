"""Next steps about meeting: sessions left open, days that have passed, dates to find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import ago, show_date
from mentorjournal.mentoring.cadence import CadenceStatus
from mentorjournal.mentoring.steps import NextStep, step_for
from mentorjournal.mentoring.words import CHANNEL_WORDS

TALKS: Mapping[Channel, str] = {"face-to-face": "meeting", "message": "session"}
"""What a session is called by its channel; all others are calls."""


def open_sessions(
    relationship: Relationship, who: str, sessions: Sequence[Session], today: date
) -> Iterator[NextStep]:
    """Sessions that still run or wait for their wrap-up, and the planned one not recorded.

    Of planned ones whose day has passed only the latest is asked about.

    Args:
        relationship: The relationship.
        who: The other person's name.
        sessions: The relationship's sessions.
        today: The local day.
    """
    for session in sessions:
        if session.state == "running":
            yield step_for(
                "running",
                relationship,
                f"{who}: the session is still running",
                f"begun {ago(session.on, today)}",
                target=session.uid,
                on=session.on,
            )
        elif session.state == "happened" and session.to_wrap_up:
            yield step_for(
                "wrap up",
                relationship,
                f"{who}: wrap up the {TALKS.get(session.channel, 'call')}",
                f"ended {ago(session.on, today)}",
                target=session.uid,
                on=session.on,
            )
    if relationship.stage == "completed":
        return
    passed = [each for each in sessions if each.state == "planned" and each.on < today]
    if passed:
        latest = max(passed, key=lambda session: session.on)
        alone = len(passed) == 1
        yield step_for(
            "not recorded",
            relationship,
            f"{who}: did you talk on {show_date(latest.on, today)}?",
            "planned, not recorded" if alone else f"{len(passed)} planned days not recorded",
            target=latest.uid,
            on=latest.on,
        )


def dates_to_find(
    relationship: Relationship, who: str, now: CadenceStatus, today: date
) -> Iterator[NextStep]:
    """Going quiet, or no next date; never both.

    A date that is booked, however late, ends the going quiet; but a booked call does not
    where it is the meeting that is overdue.
    """
    if now.stale_since and not _on_its_way(now, today):
        yield step_for(
            "stale",
            relationship,
            f"{who} is going quiet, {_last(now, today)}",
            f"stale since {show_date(now.stale_since, today)}",
            action="plan",
            on=now.stale_since,
        )
    elif now.next is None and now.overdue_planned is None:
        # A one-off is done with its one talk.
        if relationship.form == "one-off" and now.last is not None:
            return
        yield step_for(
            "no next date",
            relationship,
            f"{who}: no next date",
            _last(now, today),
            action="plan",
            on=now.last.on if now.last else date.max,
        )


def _on_its_way(now: CadenceStatus, today: date) -> bool:
    if now.next is None or now.next.channel == "message":
        return False
    meeting_overdue = now.meeting is not None and now.meeting.state(today) == "stale"
    return now.next.channel == "face-to-face" or not meeting_overdue


def _last(now: CadenceStatus, today: date) -> str:
    if now.last is None:
        return "no contact yet"
    return f"last {CHANNEL_WORDS[now.last.channel]} {show_date(now.last.on, today)}"
