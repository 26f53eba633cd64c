"""The parts of what is somebody's: plan and what goes with it."""

from __future__ import annotations

from typing import ClassVar

from mentorjournal.data.records.base import ME, OwnerId
from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.coverage import mentors_of
from mentorjournal.mentoring.showing import offered
from mentorjournal.screens.place_parts import PlacePart, PlaceParts, leading_to


def _achieved(journal: Journal, owner: OwnerId) -> int:
    return sum(not each.planned for each in journal.achievements.of(owner))


def _pay_talks(journal: Journal, owner: OwnerId) -> int | None:
    """How many pay talks there are; nothing where they are not for me to see."""
    if journal.negotiations.stay_out(owner):
        return None
    return len(journal.negotiations.of(owner))


def _mentors(journal: Journal, _owner: OwnerId) -> int:
    """How many mentor me now."""
    every = journal.relationships
    return len(mentors_of(every.all(), lambda one: every.person(one).name))


PARTS: tuple[PlacePart, ...] = (
    PlacePart("plan", "plan"),
    PlacePart("checks", "checks"),
    PlacePart("achieved", "achieved", _achieved),
    PlacePart("pay-talks", "pay talks", _pay_talks, private=True),
    PlacePart("mentors", "mentors", _mentors, mine_only=True),
    PlacePart("giving", "giving", mine_only=True),
)
"""In the order of their digits."""

with_parts = leading_to(PARTS)
"""For the screen of a part: the actions that lead to the others."""


def relationship_about(journal: Journal, owner: OwnerId) -> Relationship | None:
    """A relationship with the person who owns something; none for what is mine."""
    if owner == ME:
        return None
    return next(iter(offered(owner, journal.relationships.all())), None)


class OwnerParts(PlaceParts):
    """Whose a part is, and the way from it to the others.

    The screen's `uid` is the owner's id.
    """

    PARTS: ClassVar[tuple[PlacePart, ...]] = PARTS

    @property
    def owner(self) -> OwnerId:
        """Whose it is.

        Raises:
            NotFound: That person is not there any more.
        """
        return self.screen.journal.people.owner(self.screen.uid)

    @property
    def of(self) -> str:
        """The owner's id."""
        return self.owner

    @property
    def name(self) -> str:
        """The owner's name, or "Me"."""
        return self.screen.journal.people.owner_name(self.owner)

    def about(self) -> Relationship | None:
        """A relationship with the person whose it is; none for what is mine."""
        return relationship_about(self.screen.journal, self.owner)

    def there_are(self) -> list[PlacePart]:
        """Whoever I mentor has less than I."""
        owner = self.owner
        return [part for part in PARTS if owner == ME or not part.mine_only]
