"""Asks: the messages in which somebody is asked to be a mentor, and what came of each."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from mentorjournal.data.records.base import Record, Uid

Source = Literal["", "work", "family", "alumni", "online", "live", "platform"]
"""Where I know somebody from, of the six corners of a network; empty where that was not said."""
Lasting = Literal["", "once", "lasting"]
About = Literal["", "technology", "people"]
Answer = Literal["", "yes", "no"]


class Ask(Record, frozen=True, kw_only=True):
    """One message in which somebody is asked to be a mentor; private until it is sent.

    Attributes:
        relationship: The mentoring that is asked for.
        who_i_am: Me in a line.
        path: From what to what, with an arrow between.
        why_you: Something they did, which I saw.
        question: One, concrete.
        size: Minutes, channel and days, as they are to be read.
        lasting: Whether it is for once or for longer.
        about: Whether it is more about technology or about people.
        easy_no: How a no is made easy, and whom else I could ask.
        sent: The day it was sent; None for a draft.
        text: In which words it was sent; empty for a draft, and where they were not kept.
        again: The day of the second, shorter one, after silence.
        again_text: In which words that was sent; empty where they were not kept.
        answer, answered: What came back, and on which day.
    """

    table: ClassVar[str] = "ask"

    relationship: Uid
    who_i_am: str = ""
    path: str = ""
    why_you: str = ""
    question: str = ""
    size: str = ""
    lasting: Lasting = ""
    about: About = ""
    easy_no: str = ""
    sent: date | None = None
    text: str = ""
    again: date | None = None
    again_text: str = ""
    answer: Answer = ""
    answered: date | None = None

    @property
    def is_draft(self) -> bool:
        """Whether it was not sent yet."""
        return self.sent is None

    @property
    def waits(self) -> bool:
        """Whether it was sent and nothing came back."""
        return self.sent is not None and not self.answer
