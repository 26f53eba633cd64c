"""What I give as a mentor, and how a mentoring comes full circle."""

from __future__ import annotations

from typing import ClassVar

from mentorjournal.data.records.base import ME, OwnerId, Record


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
