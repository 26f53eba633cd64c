"""Next steps about meeting: sessions left open, days that have passed, dates to find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import ago, show_date
from mentorjournal.mentoring.cadence import CadenceStatus
from mentorjournal.mentoring.cadence_words import lacking, last_contact, limit
from mentorjournal.mentoring.rhythm_offers import not_met
from mentorjournal.mentoring.steps import Kind, NextStep, step_for

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
    """Gone stale or quiet, due soon, or no next date: one of them; and a pause that has ended."""
    back = _back_from_pause(now)
    if now.stale_since is not None:
        yield _late("quiet" if now.state == "quiet" else "stale", relationship, who, now, today)
    elif now.overdue_planned is None:
        if now.state == "due soon":
            yield _late("due soon", relationship, who, now, today)
        elif now.next is None and back is None and _asks_for_dates(relationship, now):
            yield step_for(
                "no next date",
                relationship,
                f"{who}: no next date",
                last_contact(now, today),
                action="plan",
                on=now.clock.last_good if now.clock else date.max,
            )
    if back is not None:
        yield step_for(
            "pause ended",
            relationship,
            f"{who}: the pause has ended",
            f"back since {show_date(back, today)}",
            action="plan",
            on=back,
        )


def meeting_to_find(
    relationship: Relationship,
    who: str,
    sessions: Sequence[Session],
    now: CadenceStatus,
    today: date,
) -> Iterator[NextStep]:
    """Whether the next talk should be in person, where nothing more pressing is said of it."""
    meeting = not_met(relationship, sessions, today)
    if meeting is None or now.stale_since is not None:
        return
    since = f"since {show_date(meeting.since, today)}" if meeting.since else "yet"
    yield step_for(
        "in person",
        relationship,
        f"{who}: not met {since}: make the next one in person?",
        last_contact(now, today),
        action="plan",
        on=meeting.since or date.max,
    )


def _late(
    kind: Kind, relationship: Relationship, who: str, now: CadenceStatus, today: date
) -> NextStep:
    return step_for(
        kind,
        relationship,
        f"{who}: {lacking(now, today)}",
        limit(now, today),
        action="plan",
        on=now.clock.last_good if now.clock else date.max,
        contact=now.clock.since if now.clock else None,
    )


def _back_from_pause(now: CadenceStatus) -> date | None:
    """The day of return, until they have talked again or a day is booked."""
    if now.returned is None or now.next is not None:
        return None
    talked = now.last_talk is not None and now.last_talk.on >= now.returned
    return None if talked else now.returned


def _asks_for_dates(relationship: Relationship, now: CadenceStatus) -> bool:
    """Whether a next date is missed: not as needed, and a one-off is done with its one talk."""
    if relationship.form == "one-off":
        return now.last is None
    return relationship.rhythm != "as-needed"
