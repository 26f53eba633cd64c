"""What a protégé sends along with an ask: a page that says how the two could work together."""

from __future__ import annotations

from typing import ClassVar

from mentorjournal.data.records.base import Record, Uid


class FirstPage(Record, frozen=True, kw_only=True):
    """What the person wrote themselves of such a page; empty parts are drafted each time.

    Private until it is shared with whoever is asked.

    Attributes:
        relationship: The mentoring that it is about.
        aim: What I am after.
        mine: What I would do.
        yours: What they would do, as somebody may who has never mentored.
        often: How often, and for how long.
        year: What a year of it is about.
        between: What stays between the two, and what is left out.
        ending: How it ends.
    """

    table: ClassVar[str] = "first-page"

    relationship: Uid
    aim: str = ""
    mine: str = ""
    yours: str = ""
    often: str = ""
    year: str = ""
    between: str = ""
    ending: str = ""
