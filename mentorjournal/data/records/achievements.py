"""What somebody has done, what it changed, and who saw it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from msgspec import Meta

from mentorjournal.data.records.base import ME, OwnerId, Record, Uid


class Achievement(Record, frozen=True, kw_only=True):
    """Something done, and what it changed.

    Attributes:
        owner: Whose it is; mine, where another program wrote it and does not say.
        on: The day it was done.
        impact: What it changed, with a number if there is one.
        evidence: Where it can be seen.
        seen_by: Who noticed.
        shown_to: The relationships in which it is shown; the one in which it was made is first.
        for_management: Whether the owner's manager may see it, too.
    """

    table: ClassVar[str] = "achievement"

    owner: OwnerId = ME
    on: date
    text: Annotated[str, Meta(min_length=1)]
    impact: str = ""
    evidence: str = ""
    seen_by: str = ""
    shown_to: tuple[Uid, ...] = ()
    for_management: bool = False
