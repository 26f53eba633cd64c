"""What is offered about the rhythm, once: to meet in person again, and to count calls too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import add_months
from mentorjournal.mentoring.cadence import has_cadence
from mentorjournal.mentoring.clocks import DEFAULT
from mentorjournal.mentoring.contacts import contacts, in_order

FEW = 3
"""So many contacts in a row that are no meeting make one worth a question."""
CALLS_BETWEEN = 2
"""So many calls since a meeting make a rhythm of meetings and calls."""


class NotMet(NamedTuple):
    """That two people have not met for long.

    Attributes:
        since: The day of their last meeting; None where they never met.
    """

    since: date | None


def not_met(relationship: Relationship, sessions: Sequence[Session], today: date) -> NotMet | None:
    """Whether the next talk should be in person; None where nothing is to be asked.

    It is asked where the last three contacts were not face to face and the last meeting is longer
    ago than a meeting keeps fresh (three months, unless set otherwise), or never was. Where calls
    or no clock at all are the rhythm, or a meeting is booked, it is not.
    """
    real = contacts(in_order(sessions), today)
    if not has_cadence(relationship) or relationship.rhythm == "calls" or len(real) < FEW:
        return None
    booked = any(
        each.state == "planned" and each.on >= today and each.channel == "face-to-face"
        for each in sessions
    )
    meetings = [each.on for each in real if each.channel == "face-to-face"]
    if booked or any(each.channel == "face-to-face" for each in real[-FEW:]):
        return None
    if not meetings:
        return NotMet(None)
    within = (relationship.cadence or DEFAULT).meet_within
    return NotMet(meetings[-1]) if today > add_months(meetings[-1], within) else None


def offers_calls(
    relationship: Relationship, sessions: Sequence[Session], session: Session, today: date
) -> bool:
    """Whether to ask, at the end of a session, if calls between meetings shall count as well.

    It is asked once, after the second call since a meeting, where calls do not count already.
    """
    if relationship.calls_offered or not has_cadence(relationship):
        return False
    if relationship.rhythm not in ("what-we-do", "meetings"):
        return False
    real = [each for each in contacts(in_order(sessions), today) if each.channel != "message"]
    met = [at for at, each in enumerate(real) if each.channel == "face-to-face"]
    since = real[met[-1] + 1 :] if met else []
    return len(since) >= CALLS_BETWEEN and session.uid in {each.uid for each in since}
