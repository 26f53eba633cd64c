"""What two people expect of each other: the agreement of a mentoring, one record a version."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from mentorjournal.data.records.base import Record, Uid


class Agreement(Record, frozen=True, kw_only=True):
    """A version of what the two of a relationship agreed on.

    Attributes:
        on: The day it was begun.
        agreed: The day from which on both stand by it; None while it is a draft.
        reason: Why it differs from the version before.
        still_true: Whether nothing was changed: it was looked at again, and still holds.
        my_aim, their_aim: What each of the two is after.
        rhythm: How often, and through which channels.
        length: How long a talk takes.
        prepares: Who prepares, and who keeps the dates.
        confidential: What stays between the two.
        boundaries: What is left out.
        reply: Within what time one answers.
        review: The day on which it is looked at again, and `review_note` what that day is.
        ends: The last day, and `ending` how either may end it before, without fault.
        my_view, their_view: How the mentoring works, as each of the two saw it in a review.
    """

    table: ClassVar[str] = "agreement"

    relationship: Uid
    on: date
    agreed: date | None = None
    reason: str = ""
    still_true: bool = False
    my_aim: str = ""
    their_aim: str = ""
    rhythm: str = ""
    length: str = ""
    prepares: str = ""
    confidential: str = ""
    boundaries: str = ""
    reply: str = ""
    review: date | None = None
    review_note: str = ""
    ends: date | None = None
    ending: str = ""
    my_view: str = ""
    their_view: str = ""
