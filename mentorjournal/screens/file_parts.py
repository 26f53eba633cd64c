"""The parts of the place that is about the file itself: trash, backups, conflicts."""

from __future__ import annotations

from typing import ClassVar

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.place_parts import PlacePart, PlaceParts, leading_to


def _thrown(journal: Journal, _uid: str) -> int:
    return len(journal.trash.all())


def _waiting(journal: Journal, _uid: str) -> int:
    return journal.conflicts.count


PARTS: tuple[PlacePart, ...] = (
    PlacePart("trash", "trash", _thrown),
    PlacePart("backups", "backups"),
    PlacePart("conflicts", "conflicts", _waiting, private=True),
)
"""In the order of their digits. Backups are not counted: each of them is a whole journal."""

with_file = leading_to(PARTS)
"""For the screen of a part: the actions that lead to the others."""


class FileParts(PlaceParts):
    """The way from one part of the file to the others; there is one file, and it is nobody's."""

    PARTS: ClassVar[tuple[PlacePart, ...]] = PARTS

    @property
    def of(self) -> str:
        """Nothing: there is one file only."""
        return ""

    @property
    def name(self) -> str:
        """What stands before the part in the header."""
        return "The file"

    def about(self) -> Relationship | None:
        """Nobody."""
        return None
