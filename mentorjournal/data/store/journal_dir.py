"""A journal's place, and the door through which it is reached."""

from __future__ import annotations

from pathlib import Path

from mentorjournal.data.store.disk.files import Files
from mentorjournal.data.store.disk.paths import Place


class JournalDir(Place, frozen=True):
    """Where a journal and the files beside it stand, and the disk they stand on.

    Attributes:
        files: The disk.
    """

    files: Files

    @classmethod
    def find(cls, path: Path, files: Files | None = None) -> JournalDir:
        """The journal behind a path.

        Raises:
            CannotOpen: The path leads nowhere, such as a loop of links.
        """
        place = Place.at(path)
        return cls(place.path, place.target, files or Files())
