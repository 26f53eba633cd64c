"""What a line of notes cannot hold itself: what became of it, kept beside it by identity."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from mentorjournal.data.records.base import FollowUpState, Instant, Part, Uid
from mentorjournal.data.records.exchanged import Exchanged


class LineHistory(Part, frozen=True, kw_only=True):
    """What became of one action, advice or question that stands in a session's notes.

    It belongs to the line and not to its words or its place: `data.notes.tracking` finds the
    line again after every change of the notes. Only lines of which something is known beyond
    their words have one.

    Attributes:
        line: Which line of the notes it is, from 0; None while it is not among them.
        text: The line as it read when it was last whole: while it is being rewritten, the
            wording from before.
        lost: Since when the line is gone (UTC); it may come back by undo or by pasting.
        state: Dropped, or for advice and questions done. Whether an action is done, its line says.
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
        exchanged: Of an action, what the other person's journal has of it; None where nothing.
    """

    uid: Uid
    line: Annotated[int, Meta(ge=0)] | None = None
    text: str
    lost: Instant | None = None
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
    exchanged: Exchanged | None = None
