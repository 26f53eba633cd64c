"""Which contents of the journal file are our own, by their hash.

A file whose hash is here was written by this version of the program from valid records, and
need not be examined again; any other was changed by someone else. The hash of a new file is
noted before the file takes its place, so that a crash in between leaves no doubt.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from mentorjournal import __version__
from mentorjournal.data.store.disk.files import replace_file
from mentorjournal.data.store.journal_dir import JournalDir

Natural = Annotated[int, Meta(ge=0)]


class OwnFile(Struct, frozen=True, rename={"digest": "hash"}):
    """A content of our own.

    Attributes:
        digest: Its hash.
        seq: The number of the last commit in it.
        records: How many there are.
        restored: Whether it was to take the place of another state. No log leads to it, so where
            it is not in the file, nobody can tell whether it ever was.
    """

    digest: str
    seq: Natural
    records: Natural = 0
    restored: bool = False


Stamp = tuple[int, int, int]
"""A file's inode, size in bytes, and time of the last change in nanoseconds."""


class _State(Struct, frozen=True):
    """What the state file holds."""

    version: str
    schema: int
    files: tuple[OwnFile, ...]


class Manifest:
    """What a program that holds the right to write knows of the file's contents that are its own.

    What others note meanwhile is not among them: they were not to write.

    Attributes:
        current: The content that the file has now; None if that is somebody else's.
        stamp: What tells that the file has been changed; None where there shall be none.
        aside: Whether the file is another program's and was kept as such among the backups.
    """

    def __init__(
        self, noted: Iterable[OwnFile], current: OwnFile | None, stamp: Stamp | None
    ) -> None:
        """What had been noted, which of it was found in the file, and the file's stamp."""
        self.current, self.stamp, self.aside = current, stamp, False
        self._known = {one.digest: one for one in (*noted, *([current] if current else []))}
        self._last = current

    def note(self, home: JournalDir, new: OwnFile) -> None:
        """Note what is about to take the file's place, beside what is there now.

        Raises:
            OSError: It could not be noted.
        """
        # Remembered first: should anything fail from now on, what is noted is ours all the same.
        self._known[new.digest] = self._last = new
        write_manifest(home, (*([self.current] if self.current else []), new))

    def here(self, digest: str) -> OwnFile | None:
        """What is in the file, by its hash, if it is ours; see `is_older`."""
        return self._known.get(digest)

    def is_older(self, own: OwnFile) -> bool:
        """Whether what is there now has grown out of it, so that there is nothing new in it."""
        return own not in (self.current, self._last)

    def all_ours(self, home: JournalDir) -> bool:
        """Whether what is noted on the disk is ours: nobody else has written the file."""
        return all(one.digest in self._known for one in read_manifest(home))


def new_digest() -> hashlib._Hash:
    """What hashes a file's content piece by piece."""
    return hashlib.sha256()


def digest_of(data: bytes) -> str:
    """The hash of a file's content."""
    digest = new_digest()
    digest.update(data)
    return digest.hexdigest()


def read_manifest(home: JournalDir) -> tuple[OwnFile, ...]:
    """The contents that are our own; none if unknown or written by another version."""
    state = _state(home)
    if state is None or (state.version, state.schema) != (__version__, home.schema.version):
        return ()
    return state.files


def noted_records(home: JournalDir) -> int:
    """How many records the file had when it was last written here, by any version; 0 if unknown."""
    state = _state(home)
    return state.files[-1].records if state and state.files else 0


def _state(home: JournalDir) -> _State | None:
    """What the state file holds; None where it is missing or holds anything else."""
    try:
        return msgspec.json.decode(home.files.read(home.state), type=_State)
    except (OSError, msgspec.DecodeError, RecursionError):
        return None


def own_of(own: Iterable[OwnFile], digest: str) -> OwnFile | None:
    """The content of that hash, if it is among our own."""
    return next((one for one in own if one.digest == digest), None)


def write_manifest(home: JournalDir, own: tuple[OwnFile, ...]) -> None:
    """Note these contents as our own.

    Raises:
        OSError: They could not be noted.
    """
    state = {
        "version": __version__,
        "schema": home.schema.version,
        "files": [
            {
                "hash": one.digest,
                "seq": one.seq,
                "records": one.records,
                **({"restored": True} if one.restored else {}),
            }
            for one in own
        ],
    }
    replace_file(home.files, home.state, [json.dumps(state).encode("ascii") + b"\n"])
