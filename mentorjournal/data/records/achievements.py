"""What somebody has done, what it changed, and who saw it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from mentorjournal.data.records.base import ME, OwnerId, Record, Uid

AchievementKind = Literal["done", "exposure", "visibility"]
"""Something done; executive exposure: work seen by who decides; visibility: known for something."""
Reach = Literal["", "inside", "outside"]


class Achievement(Record, frozen=True, kw_only=True):
    """Something done, or a chance to be seen that is planned.

    Attributes:
        owner: Whose it is; mine, where another program wrote it and does not say.
        on: The day it was done, or is to be.
        planned: Whether it is still to come.
        impact: What it changed, with a number if there is one.
        evidence: Where it can be seen, and `link` its address.
        evidence_on: The day of that evidence.
        seen_by: Who noticed: names with commas between.
        reach: For visibility: inside the company, or outside.
        goal: The goal it served, if any.
        source: The follow-up or goal that it was made from, by uid or by the id of a line.
        shown_to: The relationships in which it is shown; the one in which it was made is first.
        for_management: Whether the owner's manager may see it, too.
    """

    table: ClassVar[str] = "achievement"

    owner: OwnerId = ME
    kind: AchievementKind = "done"
    planned: bool = False
    on: date
    text: Annotated[str, Meta(min_length=1)]
    impact: str = ""
    evidence: str = ""
    link: str = ""
    evidence_on: date | None = None
    seen_by: str = ""
    reach: Reach = ""
    goal: Uid | None = None
    source: str = ""
    shown_to: tuple[Uid, ...] = ()
    for_management: bool = False
