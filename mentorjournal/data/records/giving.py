"""What I give as a mentor, and how a mentoring comes full circle."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from mentorjournal.data.records.base import ME, OwnerId, Part, Record, Uid

ThankedHow = Literal["said", "sent"]


class MentorPage(Record, frozen=True, kw_only=True):
    """Who I am as a mentor, on half a page, one for the journal.

    Attributes:
        owner: Whose it is: mine.
        offer: What I offer: in which form, how much of it.
        why: Why I do this.
        worked: What has worked for me.
        mistakes: My worst mistakes.
        younger: What I would tell my younger self.
        angle: What I see that others do not.
        not_known: What I do not know.
        who_knows: Who knows that. Names people, so it is shown to fewer.
    """

    table: ClassVar[str] = "mentor-page"

    owner: OwnerId = ME
    offer: str = ""
    why: str = ""
    worked: str = ""
    mistakes: str = ""
    younger: str = ""
    angle: str = ""
    not_known: str = ""
    who_knows: str = ""


class ThankYou(Part, frozen=True, kw_only=True):
    """Thanks that were said or sent. Private.

    Attributes:
        on: The day.
        how: Said, or sent.
        text: In which words; empty where they were not kept.
    """

    uid: Uid
    on: date
    how: ThankedHow = "said"
    text: str = ""
