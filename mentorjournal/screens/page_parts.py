"""The parts of a relationship's page: where it stands, timeline, what must come back, terms."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.roadmap import month_now
from mentorjournal.screens.going import EVERYBODY
from mentorjournal.screens.place_parts import PlacePart, PlaceParts, leading_to

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen

S = TypeVar("S", bound="type[JournalScreen]")


def _entries(journal: Journal, uid: Uid) -> int:
    return journal.timeline.count(journal.relationships.get(uid))


def _open(journal: Journal, uid: Uid) -> int:
    return sum(item.open for item in journal.follow_ups.of(journal.relationships.get(uid)))


def _month(journal: Journal, uid: Uid) -> int | None:
    """Which month of the roadmap it is; nothing where none is counted."""
    now = month_now(journal.overview.year(journal.relationships.get(uid)), journal.today())
    return now.id[0] if now is not None else None


def _owner(journal: Journal, uid: Uid) -> str:
    return journal.relationships.get(uid).owner


PARTS: tuple[PlacePart, ...] = (
    PlacePart("relationship", "stands", id="stands"),
    PlacePart("timeline", "timeline", _entries),
    PlacePart("follow-ups", "follow-ups", _open),
    PlacePart("roadmap", "roadmap", _month),
    PlacePart("agreement", "agreement"),
    PlacePart("plan", "plan", id="their_plan", leads_to=_owner),
)
"""In the order of their digits."""

with_page = leading_to(PARTS)
"""For the screen of a part: the actions that lead to the others."""


class PageParts(PlaceParts):
    """Which relationship a part is about, and the way from it to the others.

    The screen's `uid` is that of the relationship. The line of parts stands where it stands, the
    first part, only: the others need their rows for what they list.
    """

    PARTS: ClassVar[tuple[PlacePart, ...]] = PARTS

    @property
    def relationship(self) -> Relationship:
        """The relationship shown.

        Raises:
            NotFound: None is, or it is not there any more.
        """
        screen = self.screen
        if screen.uid in ("", EVERYBODY):
            raise NotFound(f"Everybody's are shown here; {screen.key('app.find')} chooses whose.")
        relationship = screen.journal.relationships.get(screen.uid)
        if relationship.deleted is not None:
            raise NotFound("That relationship is in the trash.")
        return relationship

    def about(self) -> Relationship | None:
        """The relationship shown, if it is still there."""
        with suppress(NotFound):
            return self.relationship
        return None

    @property
    def of(self) -> str:
        """Its uid."""
        return self.relationship.uid

    @property
    def name(self) -> str:
        """The other person's name."""
        return self.screen.name_of(self.relationship)


def opening_parts(screen: S) -> S:
    """Give a screen on which a relationship is highlighted a way to each part of its page.

    It has to give that as `relationship`.
    """

    def opens(part: PlacePart) -> Callable[[Any], None]:
        def action(here: Any) -> None:
            uid = here.relationship.uid
            leads_to = part.leads_to
            here.go(part.place, uid if leads_to is None else leads_to(here.journal, uid))

        return action

    for part in PARTS:
        setattr(screen, part.action, opens(part))
    return screen
