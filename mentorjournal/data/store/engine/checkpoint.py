"""Writes the journal's file anew, so that at every instant the old or the new one is whole.

The order is what keeps the promise: the new file is on the disk before it is noted as our own,
noted before it takes its place, in its place for good before the log is shortened.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from mentorjournal.data.store.disk.files import temporary_beside, write_file
from mentorjournal.data.store.format.journal_file import read_lines
from mentorjournal.data.store.format.layout import Lines, join, records_in
from mentorjournal.data.store.format.normalize import normalize_all
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.recovery.loaded import Stamp, stamp_of
from mentorjournal.data.store.recovery.manifest import Manifest, OwnFile, new_digest
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.compression import Interrupted
from mentorjournal.data.store.snapshots.retention import Room
from mentorjournal.data.store.snapshots.schedule import SnapshotPolicy
from mentorjournal.errors import CannotOpen

RESERVE = 256 * 1024


class ChangedUnderUs(Exception):
    """Another program has changed the journal's file since we last looked."""


class WriteProtected(Exception):
    """The journal's file may not be written to, so nobody's rename shall replace it either."""


class Written(Struct, frozen=True):
    """The file after a checkpoint."""

    own: OwnFile
    stamp: Stamp


class Checkpointer:
    """Writes the file; used by one thread at a time."""

    def __init__(self, home: JournalDir, room: Room) -> None:
        self._home = home
        self._room = room
        self._policy = SnapshotPolicy(home, room)
        # Ours, while what took the file's place at the last instant stands under its name.
        self._displaced: Stamp | None = None

    def write(
        self,
        tables: Lines,
        meta: dict[str, Any],
        *,
        contents: Manifest,
        stamp: Stamp | None,
        now: datetime,
        reason: str = "",
        aside: bool = False,
    ) -> Written:
        """Write the journal's file.

        Args:
            tables: The records.
            meta: The journal's own data, with the number of the last commit in `tables`.
            contents: What the file has now, if we wrote it; the new content is noted there.
            stamp: The file's stamp as we know it; None where there shall be none.
            now: For the names of snapshots.
            reason: Why a snapshot must be kept first, such as "before-merge"; or empty.
            aside: Whether the file is another program's and was kept as such.

        Raises:
            ChangedUnderUs: Somebody else has written the file; nothing was changed.
            WriteProtected: It may not be written to; nothing was changed.
            OSError: It cannot be written; nothing was changed.
        """
        files, target = self._home.files, self._home.target
        temporary = temporary_beside(target)
        if self._displaced is not None:
            self._put_back(temporary, now)
        self._look_at(stamp)
        files.remove(temporary)
        digest, kept, before = new_digest(), "", contents.current
        write_file(files, temporary, _hashed(join(tables, meta), digest))
        try:
            new = OwnFile(digest.hexdigest(), meta["seq"], records_in(tables))
            contents.note(self._home, new)
            files.sync_folder(self._home.folder)
            if stamp and stamp[1] and not (before and before.seq == 0):
                self._look_at(stamp)
                ours = before is not None or self._is_of(meta["journal"], now)
                kept = self._snapshot(now, reason, None if ours else temporary, kept=aside)
            written = stamp_of(files.stat(temporary))
            self._look_at(stamp)
            if stamp is not None and files.exchange(temporary, target):
                self._displaced = written
                self._look_at_displaced(temporary, stamp, now)
                self._displaced = None
                files.remove_journal(temporary)
            else:
                files.replace(temporary, target)
        except BaseException as error:
            self._take_back(kept, isinstance(error, ChangedUnderUs))
            if self._displaced is None:
                with suppress(OSError):
                    files.remove(temporary)
            if isinstance(error, FileNotFoundError) and self.stamp() != stamp:
                raise ChangedUnderUs from error
            raise
        files.sync_folder(self._home.folder)
        return Written(new, written)

    def _look_at(self, stamp: Stamp | None) -> None:
        """See that the file is the one we know, and that it may be written to.

        Raises:
            ChangedUnderUs, WriteProtected: It is not.
        """
        if self.stamp() != stamp:
            raise ChangedUnderUs
        if stamp is not None and not self.may_be_written():
            raise WriteProtected

    def may_be_written(self) -> bool:
        """Whether its permissions allow writing the file; one that is gone may be made."""
        try:
            return self._home.files.allows_writing(self._home.target)
        except FileNotFoundError:
            return True

    def _look_at_displaced(self, temporary: Path, stamp: Stamp, now: datetime) -> None:
        """Put back what took the file's place at the last instant.

        Raises:
            ChangedUnderUs: There was such a thing, and it is back.
        """
        if stamp_of(self._home.files.stat_journal(temporary)) != stamp:
            self._put_back(temporary, now)

    def _put_back(self, temporary: Path, now: datetime) -> None:
        """Put back what stands under the name of our temporary, however often that takes.

        Raises:
            ChangedUnderUs: It is back, or gone.
            OSError: It stays where it is, until the next attempt.
        """
        files, target = self._home.files, self._home.target
        # Where one of the two is gone by now there is nothing to swap, but maybe to keep.
        with suppress(FileNotFoundError):
            files.exchange(temporary, target)
        with suppress(FileNotFoundError):
            if stamp_of(files.stat_journal(temporary)) != self._displaced:
                snapshots.keep_copy(self._home, now, "set-aside", files.read_journal(temporary))
        self._displaced = None
        raise ChangedUnderUs

    def stamp(self) -> Stamp | None:
        """The file's stamp now; None if it is not there."""
        try:
            return stamp_of(self._home.files.stat_journal(self._home.target))
        except FileNotFoundError:
            return None

    def _snapshot(self, now: datetime, reason: str, instead: Path | None, *, kept: bool) -> str:
        """Keep the file that is about to be replaced: for a reason, or as time goes by.

        Args:
            now: For its name.
            reason: Why; or empty.
            instead: What to keep for a reason where the file has been set aside as useless.
            kept: Whether it is another program's and kept as such; it is then no snapshot made as
                time goes by.

        Returns:
            The snapshot's name; empty if there is none.
        """
        files, home = self._home.files, self._home
        if reason and instead:
            return snapshots.keep_copy(home, now, reason, files.read(instead))
        if reason:
            name = snapshots.reason_name(now, reason, files.names(home.backups))
            snapshots.keep_link(home, name)
            return name
        # Without it the journal is still whole; a full disk must not stop it.
        with suppress(OSError):
            return "" if instead or kept else self._policy.before(now)
        return ""

    def _is_of(self, journal: str, now: datetime) -> bool:
        """Whether a file that somebody else has written is this journal, and whole."""
        name = self._home.target.name
        try:
            raw = self._home.files.read_journal(self._home.target)
            tables, meta = read_lines(self._home.schema, raw, name)
            if meta["schema"] == self._home.schema.version:
                normalize_all(self._home.schema, tables, now, name, raw)
        except (CannotOpen, OSError):
            return False
        return bool(meta["journal"] == journal)

    def _take_back(self, kept: str, changed: bool) -> None:
        """Remove a snapshot that may hold what another program has half written, or is still
        the journal's own file, for that stays in use: whoever writes into it would write into both.
        """
        files, snapshot = self._home.files, self._home.backups / kept
        with suppress(OSError):
            if kept and (changed or files.stat(snapshot).st_ino == self._inode()):
                files.remove(snapshot)
                self._policy = SnapshotPolicy(self._home, self._room)

    def _inode(self) -> int:
        stamp = self.stamp()
        return stamp[0] if stamp else 0

    def leave(self, stamp: Stamp, now: datetime) -> None:
        """Keep a copy of the file, if it is the one we know and the last snapshot is old."""
        with suppress(OSError):
            if self.stamp() == stamp:
                self._policy.leaving(now)

    def tidy(self, now: datetime, stop: Callable[[], bool]) -> bool:
        """Pack and thin the snapshots; False if `stop` said that there is no time for all of it.

        What the disk refuses is tried again with the next snapshot: it only takes more room.
        """
        try:
            with suppress(OSError):
                self._policy.tidy(now, stop)
        except Interrupted:
            return False
        return True


def keep_reserve(home: JournalDir) -> None:
    """Set some room on the disk aside for when it is full; failing is no harm."""
    with suppress(OSError):
        if home.reserve.name not in home.files.names(home.folder):
            # Random, because some file systems store nothing for a run of zeros.
            write_file(home.files, home.reserve, [os.urandom(RESERVE)], sync=False)


def _hashed(chunks: Iterator[bytes], digest: Any) -> Iterator[bytes]:
    for chunk in chunks:
        digest.update(chunk)
        yield chunk
