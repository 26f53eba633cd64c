"""Reads what snapshots hold, packed or not."""

from __future__ import annotations

from msgspec import Struct

from mentorjournal.data.store.disk.files import Files
from mentorjournal.data.store.disk.paths import Place
from mentorjournal.data.store.format.layout import Lines, split
from mentorjournal.data.store.snapshots.compression import decompress, unpack
from mentorjournal.data.store.snapshots.delta import whole
from mentorjournal.data.store.snapshots.snapshots import Snapshot, kept_files
from mentorjournal.errors import Damaged


class Contents:
    """What the snapshots of a journal hold; remembers the base that was read last."""

    def __init__(self, files: Files, place: Place) -> None:
        self._files, self._place = files, place
        self._base = _Base("", {})

    def of(self, snapshot: Snapshot) -> bytes:
        """The journal's file as it was kept.

        Raises:
            OSError: It cannot be read.
            Damaged: It cannot be unpacked, or what it builds on is missing.
        """
        raw = self.as_kept(snapshot)
        if not snapshot.base:
            return raw
        return whole(raw, self.base(snapshot.base), snapshot.name)

    def as_kept(self, snapshot: Snapshot) -> bytes:
        """The content of its own file: all of it, or what differs from its base.

        Raises:
            OSError, Damaged: As `of`.
        """
        raw = self._files.read(self._place.backups / snapshot.file)
        return decompress(raw, snapshot.file) if snapshot.file.endswith(".gz") else raw

    def readable(self, snapshot: Snapshot) -> bytes:
        """As much as can be read of one that may be damaged.

        Raises:
            OSError, Damaged: As `of`.
        """
        if snapshot.base or not snapshot.file.endswith(".gz"):
            return self.of(snapshot)
        return unpack(self._files.read(self._place.backups / snapshot.file))[0]

    def base(self, stem: str) -> Lines:
        """The records of a snapshot that others build on; they are not to be changed.

        Raises:
            OSError, Damaged: As `of`.
        """
        if self._base.stem == stem:
            return self._base.lines
        kept = kept_files(self._files, self._place).get(stem)
        if kept is None or kept.base:
            raise Damaged(f"The backup {stem}.json is missing, on which others build.")
        raw = self._files.read(self._place.backups / kept.file)
        raw = decompress(raw, kept.file) if kept.packed else raw
        try:
            self._base = _Base(stem, split(raw))
        except (TypeError, ValueError):
            raise Damaged(f"“{kept.file}” is damaged: it cannot be read by lines.") from None
        return self._base.lines


class _Base(Struct, frozen=True):
    """A snapshot that others build on, as it was read."""

    stem: str
    lines: Lines
