"""Writes the journal's file anew, so that at every instant the old or the new one is whole.

The order is what keeps the promise: the new file is on the disk before it is noted as our own,
noted before it takes its place, in its place for good before the log is shortened.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from mentorjournal.data.store.disk.files import temporary_beside, write_file
from mentorjournal.data.store.format.journal_file import read_encoded
from mentorjournal.data.store.format.layout import EncodedTables, join, records_in
from mentorjournal.data.store.format.normalize import normalize_all
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.recovery.loaded import stamp_now, stamp_of
from mentorjournal.data.store.recovery.manifest import Manifest, OwnFile, Stamp, new_digest
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.schedule import SnapshotPolicy
from mentorjournal.data.store.snapshots.snapshots import Reason
from mentorjournal.errors import CannotOpen


class ChangedUnderUs(Exception):
    """Another program has changed the journal's file since we last looked."""


class WriteProtected(Exception):
    """The journal's file may not be written to, so nobody's rename shall replace it either."""


class FileWriter:
    """Writes the file; used by one thread at a time."""

    def __init__(self, home: JournalDir, policy: SnapshotPolicy) -> None:
        self._home, self._policy = home, policy
        # Ours, while what took the file's place at the last instant stands under its name.
        self._displaced: Stamp | None = None

    def write(
        self,
        tables: EncodedTables,
        meta: dict[str, Any],
        manifest: Manifest,
        now: datetime,
        reason: str,
    ) -> None:
        """Write the journal's file, and note in the manifest what it has become.

        A `reason` is why what it was must be kept as a snapshot first.

        Raises:
            ChangedUnderUs: Somebody else has written the file; nothing was changed.
            WriteProtected: It may not be written to; nothing was changed.
            OSError: It cannot be written; nothing was changed.
        """
        files, target = self._home.files, self._home.target
        temporary, stamp = temporary_beside(target), manifest.stamp
        if self._displaced is not None:
            self._put_back(temporary, now)
        self._look_at(stamp)
        files.remove(temporary)
        digest, kept, before = new_digest(), "", manifest.current
        write_file(files, temporary, _hashed(join(tables, meta), digest))
        try:
            new = OwnFile(digest.hexdigest(), meta["seq"], records_in(tables))
            manifest.note(self._home, new)
            files.sync_folder(self._home.folder)
            if stamp and stamp[1] and not (before and before.seq == 0):
                self._look_at(stamp)
                ours = before is not None or self._is_of(meta["journal"], now)
                kept = self._snapshot(now, reason, None if ours else temporary, manifest.aside)
            written = stamp_of(files.stat(temporary))
            self._look_at(stamp)
            if stamp is not None and files.exchange(temporary, target):
                self._displaced = written
                if stamp_of(files.stat_journal(temporary)) != stamp:
                    self._put_back(temporary, now)
                self._displaced = None
                files.remove_journal(temporary)
            else:
                files.replace(temporary, target)
        except BaseException as error:
            self._take_back(kept, isinstance(error, ChangedUnderUs))
            if self._displaced is None:
                with suppress(OSError):
                    files.remove(temporary)
            if isinstance(error, FileNotFoundError) and stamp_now(self._home) != stamp:
                raise ChangedUnderUs from error
            raise
        files.sync_folder(self._home.folder)
        manifest.current, manifest.stamp, manifest.aside = new, written, False

    def _look_at(self, stamp: Stamp | None) -> None:
        """See that the file is the one we know, and that it may be written to.

        Raises:
            ChangedUnderUs, WriteProtected: It is not.
        """
        if stamp_now(self._home) != stamp:
            raise ChangedUnderUs
        if stamp is not None and not self.may_be_written():
            raise WriteProtected

    def may_be_written(self) -> bool:
        """Whether its permissions allow writing the file; one that is gone may be made."""
        try:
            return self._home.files.allows_writing(self._home.target)
        except FileNotFoundError:
            return True

    def _put_back(self, temporary: Path, now: datetime) -> None:
        """Put back what took the file's place at the last instant, however often that takes.

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
                raw = files.read_journal(temporary)
                snapshots.keep_copy(self._home, now, Reason.SET_ASIDE, raw)
        self._displaced = None
        raise ChangedUnderUs

    def _snapshot(self, now: datetime, reason: str, instead: Path | None, aside: bool) -> str:
        """Keep the file that is about to be replaced, for a reason or as time goes by; its name.

        Where the file was set aside as useless, `instead` is kept for a reason; one that was kept
        as another program's (`aside`) is no snapshot made as time goes by.
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
            return "" if instead or aside else self._policy.before(now)
        return ""

    def _is_of(self, journal: str, now: datetime) -> bool:
        """Whether a file that somebody else has written is this journal, and whole."""
        name = self._home.target.name
        try:
            raw = self._home.files.read_journal(self._home.target)
            tables, meta = read_encoded(self._home.schema, raw, name)
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
                self._policy.forget()

    def _inode(self) -> int:
        stamp = stamp_now(self._home)
        return stamp[0] if stamp else 0


def _hashed(chunks: Iterator[bytes], digest: Any) -> Iterator[bytes]:
    for chunk in chunks:
        digest.update(chunk)
        yield chunk
