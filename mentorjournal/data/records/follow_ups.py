"""Follow-ups that are records of their own; those in notes are lines of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from msgspec import Meta

from mentorjournal.data.records.base import Assignee, FollowUpKind, FollowUpState, Record, Uid
from mentorjournal.data.records.exchanged import Exchanged


class FollowUp(Record, frozen=True, kw_only=True):
    """Something that must come back and was not typed in a session's notes.

    Attributes:
        relationship: None for something of mine alone.
        assignee: Who is to do it; for actions.
        due: The last good day; for actions.
        closed: The day it was done or dropped.
        tried: What was done with advice.
        result: What came of an action or of advice.
        helped: Whether advice has helped.
        reported: The day the result was told to who gave the advice.
        answer: What a question got.
        handed_to: Who was asked a question instead.
        to_find_out: Whether a question is kept as "I don't know yet".
        handed_on: The day on which that person was asked.
        back: The day on which a question that nobody could answer comes back.
        told: The day on which who had asked was told what was learned.
        reason: Why it was dropped.
        review_with: For an action that is a review of what was achieved: with whom of management.
        imported: By what it is known when it comes again from another program, where it came
            from one; see `journal.import_plan.mark`.
        exchanged: What the other person's journal has of it; None where nothing went there or came.
    """

    table: ClassVar[str] = "follow-up"

    relationship: Uid | None = None
    kind: FollowUpKind = "action"
    text: Annotated[str, Meta(min_length=1)]
    assignee: Assignee = "me"
    due: date | None = None
    state: FollowUpState = "open"
    closed: date | None = None
    tried: str = ""
    result: str = ""
    helped: bool = False
    reported: date | None = None
    answer: str = ""
    handed_to: str = ""
    to_find_out: bool = False
    handed_on: date | None = None
    back: date | None = None
    told: date | None = None
    reason: str = ""
    review_with: str = ""
    imported: str = ""
    exchanged: Exchanged | None = None
