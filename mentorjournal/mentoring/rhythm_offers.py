"""What is offered about the rhythm: to meet in person again."""

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
