"""A journal's place, and the door through which it is reached."""

from __future__ import annotations

from pathlib import Path

from mentorjournal.data.store.disk.files import Files
from mentorjournal.data.store.disk.paths import JournalPaths
from mentorjournal.data.store.format.schema import Schema


class JournalDir(JournalPaths, frozen=True):
    """Where a journal and the files beside it stand, the disk they stand on, and what is in them.

    Attributes:
        files: The disk.
        schema: What the journal holds.
    """

    files: Files
    schema: Schema

    def has_second_name(self) -> bool:
        """Whether the journal's file has another name on this disk (a hard link)."""
        return self.target.exists() and self.target.stat().st_nlink > 1

    @classmethod
    def find(cls, path: Path, schema: Schema, files: Files | None = None) -> JournalDir:
        """The journal behind a path.

        Raises:
            CannotOpen: The path leads nowhere, such as a loop of links.
        """
        place = JournalPaths.at(path)
        return cls(place.path, place.target, files or Files(), schema)
