"""What speaks against a day for the next session. It warns and forbids nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import full_date
from mentorjournal.mentoring.cadence import booked_ahead, is_too_soon, running_clocks
from mentorjournal.mentoring.clocks import Clock, Clocks
from mentorjournal.mentoring.contacts import contacts, in_order
from mentorjournal.mentoring.pauses import stage_on


def check_date(
    relationship: Relationship,
    sessions: Iterable[Session],
    on: date,
    channel: Channel,
    today: date,
) -> str:
    """What speaks against a proposed next date, as a sentence; empty if nothing does.

    Args:
        relationship: The relationship.
        sessions: Its sessions in any order, without the trash.
        on: The proposed day.
        channel: The proposed channel.
        today: The local day.
    """
    if on < today:
        return ""
    real = contacts(in_order(sessions), today)
    # A pause that is not ended may well last until the day itself.
    clocks = running_clocks(relationship, real, max(on, today))
    booking = _booked(relationship, on, channel)
    own = clocks.of_channel(channel)
    if own is not None and is_too_soon(clocks, booking):
        what = "meeting" if channel == "face-to-face" else "talk"
        return (
            f"{full_date(on)} is soon after the last {what} on {full_date(own.since)}: "
            f"from {full_date(own.opens)} on it does not overtax anyone."
        )
    late = _late(clocks, booking, today) if stage_on(relationship, on) == "active" else None
    if late is None:
        return ""
    if not booked_ahead([booking], today):
        return f"{full_date(on)} is more than three months away: until then the clock runs on."
    becomes = "quiet" if late.contact is None else "stale"
    last_good = clocks.last_good(late, today)
    if today > last_good:
        return f"{full_date(on)} is late: the last good day was {full_date(last_good)}."
    return (
        f"{full_date(on)} is late: the last good day is {full_date(last_good)}, "
        f"after that it goes {becomes}."
    )


def _booked(relationship: Relationship, on: date, channel: Channel) -> Session:
    """The session as it would be booked."""
    return Session(
        uid=relationship.uid,
        created=relationship.created,
        updated=relationship.updated,
        relationship=relationship.uid,
        on=on,
        state="planned",
        channel=channel,
    )


def _late(clocks: Clocks, booking: Session, today: date) -> Clock | None:
    """Of the clocks that it would serve the first whose last good day it misses."""
    missed = [
        clock
        for clock in clocks.counting
        if clocks.serves(booking, clock) and booking.on > clocks.last_good(clock, today)
    ]
    return min(missed, key=lambda clock: clock.last_good, default=None)
