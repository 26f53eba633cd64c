"""Where the journal and the files beside it stand."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from mentorjournal.errors import CannotOpen


class JournalPaths(Struct, frozen=True):
    """The journal's path and the names of what stands beside it.

    Attributes:
        path: As the person wrote it.
        target: The file itself, behind any symbolic links; what stands beside it is named
            after it, so that two links to one journal share one lock and one log.
    """

    path: Path
    target: Path

    @classmethod
    def at(cls, path: Path) -> JournalPaths:
        """The place behind a path.

        Raises:
            CannotOpen: The path leads nowhere, such as a loop of links.
        """
        try:
            return cls(path, path.expanduser().resolve())
        except (OSError, RuntimeError, ValueError):
            raise CannotOpen(f"“{path}” does not lead to a file. Check the path.") from None

    @property
    def folder(self) -> Path:
        """The folder everything is in."""
        return self.target.parent

    @property
    def lock(self) -> Path:
        """Locked by the one program that writes; never removed."""
        return self._beside("lock")

    @property
    def state(self) -> Path:
        """Which contents of the journal file are our own."""
        return self._beside("state")

    @property
    def drafts(self) -> Path:
        """What was typed into forms and not saved yet."""
        return self._beside("drafts")

    @property
    def reserve(self) -> Path:
        """Ballast to throw off when the disk is full."""
        return self._beside("reserve")

    @property
    def backups(self) -> Path:
        """The folder of snapshots."""
        return self.target.with_name(f"{self.target.name}.backups")

    @property
    def inbox(self) -> Path:
        """The folder in which commands hand in changes while another program writes."""
        return self._beside("inbox")

    @property
    def placeholder(self) -> Path:
        """What iCloud leaves of a file that it has taken from this computer."""
        return self._beside("icloud")

    def segment(self, number: int) -> Path:
        """The change log's segment of that number."""
        return self._beside(f"log.{number:04}")

    @property
    def segment_stem(self) -> str:
        """How the names of the change log's segments begin."""
        return f".{self.target.name}.log."

    def is_temporary(self, name: str) -> bool:
        """Whether a file of that name is something we had not finished writing."""
        return name.startswith(f".{self.target.name}.") and name.endswith(".tmp")

    def is_own(self, path: Path) -> bool:
        """Whether a path leads to the journal, to what stands beside it, or into its folders.

        Raises:
            OSError: That cannot be seen.
        """
        wanted = path.resolve()
        # On some disks capitals make no difference.
        if wanted.name.casefold().startswith(f".{self.target.name}.".casefold()):
            return True
        own = (self.target, self.backups, self.inbox)
        return any(_same(one, each) for one in (wanted, *wanted.parents) for each in own)

    def _beside(self, ending: str) -> Path:
        return self.target.with_name(f".{self.target.name}.{ending}")


def _same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, under whatever names."""
    try:
        return one == other or one.samefile(other)
    except (FileNotFoundError, NotADirectoryError):
        return False
