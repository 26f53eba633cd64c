"""What somebody has done, what it changed, who saw it, and who decides about them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from mentorjournal.data.records.base import ME, OwnerId, Record, Uid

AchievementKind = Literal["done", "exposure", "visibility"]
"""Something done; work shown to those who decide; being seen beyond one's own team."""
Setting = Literal["", "inside", "outside"]
"""Where one is seen: inside the organisation, or outside."""


class Achievement(Record, frozen=True, kw_only=True):
    """Something done, and what it changed; or a chance to be seen that is planned.

    Attributes:
        owner: Whose it is; mine, where another program wrote it and does not say.
        kind: Which of them; only exposure and visibility can be planned.
        planned: Whether it is still to come: then `on` is the planned day, and `seen_by` who
            is to see it.
        on: The day it was done.
        impact: What it changed, with a number if there is one.
        evidence: What shows it, `link` where to see that, and `evidence_on` of which day it is.
        seen_by: Who noticed, names with commas between.
        setting: Where, for visibility.
        goal: The goal it belongs to.
        follow_up: The action it came from: its record, or what is kept beside its line.
        session: The session in whose notes that action stands.
        shown_to: The relationships in which it is shown; the one in which it was made is first.
        for_management: Whether the owner's manager may see it, too.
        imported: By what it is known when it comes again from another program, where it came
            from one; see `journal.import_plan.mark`.
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
    setting: Setting = ""
    goal: Uid | None = None
    follow_up: Uid | None = None
    session: Uid | None = None
    shown_to: tuple[Uid, ...] = ()
    for_management: bool = False
    imported: str = ""

    @property
    def proved(self) -> bool:
        """Whether anything shows it."""
        return bool(self.evidence or self.link)


class Decider(Record, frozen=True, kw_only=True):
    """Somebody who decides about the owner's next step.

    What they saw, and when, is read from the achievements that name them; their next chance
    from what is planned.

    Attributes:
        owner: About whom they decide.
        name: What they are called; of a person of the journal as it was when they were named.
        person: That person, where there is one.
        role: What they are: "VP"; empty to say what the person's record says.
        note: Private.
    """

    table: ClassVar[str] = "decider"

    owner: OwnerId = ME
    name: Annotated[str, Meta(min_length=1)]
    person: Uid | None = None
    role: str = ""
    note: str = ""
