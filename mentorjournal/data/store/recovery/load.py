"""Reads a journal as it is found: the file, then the log on top of it.

Nothing is written here; what has to be settled on the disk is left to the caller.
"""

from __future__ import annotations

import os
import stat
from datetime import datetime
from functools import partial

from mentorjournal.data.store import messages
from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.data.store.format.change import apply
from mentorjournal.data.store.format.codec import encode
from mentorjournal.data.store.format.journal_file import (
    blank_words,
    decoded,
    is_empty,
    meta_of,
    migrated,
    read_encoded,
)
from mentorjournal.data.store.format.keys import new_uid
from mentorjournal.data.store.format.layout import META, META_KEY, copied, records_in, split
from mentorjournal.data.store.format.normalize import normalize_all
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.inbox import rebased
from mentorjournal.data.store.log.reading import LogContents, read_log
from mentorjournal.data.store.log.wal import Entry, purged_by, segment_number, standing
from mentorjournal.data.store.merge.three_way import MergeResult, merge
from mentorjournal.data.store.recovery.loaded import Loaded, stamp_of
from mentorjournal.data.store.recovery.manifest import (
    OwnFile,
    Stamp,
    digest_of,
    own_of,
    read_manifest,
)
from mentorjournal.data.store.snapshots.snapshots import Reason
from mentorjournal.errors import CannotOpen, Damaged, NotHere


def read_whole(home: JournalDir) -> tuple[bytes, Stamp] | None:
    """The file's content and stamp; None if there is no file.

    Raises:
        CannotOpen: It is no file, or cannot be read, or does not stand still.
    """
    for _ in range(20):
        try:
            before = home.files.stat_journal(home.target)
            see_that_it_is_a_file(home, before)
            raw = home.files.read_journal(home.target)
            if stamp_of(before) == stamp_of(home.files.stat_journal(home.target)):
                return raw, stamp_of(before)
        except FileNotFoundError:
            _see_that_it_is_here(home)
            return None
        except OSError as error:
            raise CannotOpen(f"“{home.path}” cannot be read: {explain_os_error(error)}.") from None
    raise CannotOpen(f"“{home.path}” is being written to without end by another program.")


def see_that_it_is_a_file(home: JournalDir, found: os.stat_result) -> None:
    """See that there is a file where the journal is, before anything is made beside it.

    Raises:
        CannotOpen: It is a folder, a device or the like.
    """
    if not stat.S_ISREG(found.st_mode):
        kind = "a folder" if stat.S_ISDIR(found.st_mode) else "not a file"
        raise CannotOpen(f"“{home.path}” is {kind}. Name the journal's file itself.")


def _see_that_it_is_here(home: JournalDir) -> None:
    """See that a file which is missing has not been moved away by a sync program.

    Raises:
        NotHere: It has; nothing may be put in its place.
        OSError: The folder cannot be read.
    """
    if home.placeholder.name in home.files.names(home.folder):
        raise NotHere(
            f"“{home.path}” is in iCloud and not on this computer; “{home.placeholder.name}” "
            "stands in its place. Download it first (in Finder: Download Now), then open it again. "
            "Nothing was changed."
        )


def load(home: JournalDir, now: datetime) -> Loaded:
    """Read the journal.

    Raises:
        CannotOpen: And its kinds, see `mentorjournal.errors`; nothing was changed.
    """
    found = read_whole(home)
    try:
        log = read_log(home)
    except OSError as error:
        reason = explain_os_error(error)
        raise CannotOpen(f"The change log beside “{home.path}” cannot be read: {reason}.") from None
    return _Loading(home, now, log, read_manifest(home)).result(found)


class _Loading:
    """Puts together the file, the log and what was noted as our own."""

    def __init__(
        self, home: JournalDir, now: datetime, log: LogContents, own: tuple[OwnFile, ...]
    ) -> None:
        self._home, self._schema, self._now = home, home.schema, now
        self._log, self._own = log, own
        self._loaded = Loaded(noted=own)
        self._findings = self._loaded.findings

    def result(self, found: tuple[bytes, Stamp] | None) -> Loaded:
        """The journal, given the file's content and stamp."""
        loaded, findings = self._loaded, self._findings
        loaded.stamp = found[1] if found else None
        if found is None or is_empty(found[0]):
            self._read_without_file(found[0] if found else None)
        else:
            loaded.own = own_of(self._own, digest_of(found[0]))
            if loaded.own:
                self._read_own(found[0])
                self._say_what_was_found(None)
            else:
                self._say_what_was_found(self._read_strange(found[0]))
        log = self._log
        loaded.last_segment = max((segment_number(path.name) for path in log.paths), default=0)
        findings.damaged = log.damaged
        if log.strays and loaded.meta:
            self._take_strays()
        if loaded.own and not loaded.dirty:
            findings.stale = log.paths
        if findings.gap and not log.damaged:
            findings.notices.append(messages.GAP)
        return loaded

    def _is_older(self) -> bool:
        """Whether the file, with the log, does not reach up to what we wrote last."""
        newest = max((one.seq for one in self._own if not one.restored), default=0)
        held, entries = self._loaded.meta["seq"], self._log.entries
        continued = bool(entries) and entries[0].seq <= held + 1
        return held < newest and not (continued and self._loaded.seq >= newest)

    def _say_what_was_found(self, merged: MergeResult | None) -> None:
        """Say what another program did to the file; of an older one not as if it were newer."""
        findings, older = self._findings, self._is_older()
        if merged and (merged.conflicts or not older):
            taken = not (merged.too_many or older)
            findings.notices.append(
                messages.changed(merged.conflicts, taken=taken, too_many=merged.too_many)
            )
        elif self._own and not (self._loaded.own or findings.rewrite or older):
            findings.notices.append(messages.EDITED)
        if older:
            findings.notices.append(messages.OLDER)

    def _read_without_file(self, raw: bytes | None) -> None:
        """A journal whose file is missing or empty: new, or all in the log, or damaged."""
        home, log, loaded = self._home, self._log, self._loaded
        history = any(one.seq for one in self._own) or bool(home.files.names(home.backups))
        # Where the power failed before anything was safe, the beginning of the log may be all that
        # is missing: neither the file's name nor what was written first has reached the disk.
        begun = log.entries and (log.entries[0].seq == 1 or (log.damaged and not history))
        if begun and len(log.journals) <= 1:
            journal = next(iter(log.journals), "") or new_uid(self._now)
            loaded.meta = {"schema": self._schema.version, "journal": journal, "seq": 0}
            loaded.tables[META] = {META_KEY: encode(loaded.meta)}
            self._replay()
        elif log.entries or history:
            kind = CannotOpen if raw is None else Damaged
            raise kind(
                f"“{home.path}” {blank_words(raw)}, although it has a history. See “mentorjournal "
                "backups” for what can be restored. Nothing was changed."
            )

    def _see_what_belongs(self) -> None:
        """Leave out what of the log does not belong to the file, or does not fit.

        A segment whose first line is damaged does not say whose it is; it is taken where the file
        is our own, or something else shows that they belong together.

        Raises:
            CannotOpen: The log is that of another journal.
        """
        loaded = self._loaded
        if loaded.meta["schema"] < self._schema.version and self._log.unchecked:
            # What an older program wrote is brought up to date before it has to fit.
            self._log = self._log.unchecked
        log = self._log
        if log.entries and log.journals - {loaded.meta["journal"]}:
            raise CannotOpen(
                f"“{self._home.path}” has been replaced by another journal, but the change log "
                "beside it still holds changes to the former one. Put the former file back, or "
                "move the files that begin with a dot out of the folder. Nothing was changed."
            )
        nameless = [one for one in log.entries if one.where and one.where.path in log.unnamed]
        if nameless and not (loaded.own or log.journals or self._log_touches_file()):
            self._log = log.without(nameless)

    def _log_touches_file(self) -> bool:
        """Whether commits go on from the file, or change records that are in it."""
        loaded, entries = self._loaded, self._log.entries
        return entries[0].seq == loaded.meta["seq"] + 1 or any(
            change.key in loaded.tables.get(change.table, {})
            for entry in entries
            for change in entry.changes
        )

    def _read_own(self, raw: bytes) -> None:
        """Our own file: nothing needs to be examined, and the log continues it."""
        loaded = self._loaded
        assert loaded.own is not None
        loaded.tables = split(raw)
        loaded.meta = meta_of(self._schema, decoded(loaded.tables, [META]), str(self._home.path))
        self._see_what_belongs()
        loaded.seq = loaded.own.seq
        self._replay()

    def _replay(self) -> None:
        """Apply the commits that the file does not have."""
        loaded = self._loaded
        held = [entry for entry in self._log.entries if entry.seq <= loaded.seq]
        fresh = self._log.entries[len(held) :]
        # A purge is finished when the log that orders it is gone, not before.
        loaded.purges |= purged_by(held)
        for change in standing(fresh, loaded.tables, loaded.seq):
            loaded.note_change(loaded.tables, change)
            apply(loaded.tables, change)
        loaded.dirty = loaded.dirty or bool(loaded.purges or fresh)
        if fresh:
            self._findings.gap = fresh[-1].seq - loaded.seq != len(fresh)
            loaded.seq = fresh[-1].seq
            loaded.replayed += fresh

    def _take_strays(self) -> None:
        """Bring in what a program wrote beside another one, both believing to be alone."""
        loaded, findings = self._loaded, self._findings
        changes = [change for entry in self._log.strays for change in entry.changes]
        tables = copied(loaded.tables)
        for change in findings.normalized:
            apply(tables, change)
        uids = partial(new_uid, self._now)
        for change in rebased(self._schema, changes, tables, loaded.known, loaded.purges, uids):
            apply(tables, change)
            findings.normalized.append(change)
            # Once it is in the file, it is not brought in again.
            kept = Reason.BEFORE_MERGE if loaded.own else Reason.FOREIGN
            findings.rewrite, loaded.dirty = findings.rewrite or kept, True
        findings.notices.append(messages.TWO_WRITERS)

    def _read_strange(self, raw: bytes) -> MergeResult | None:
        """A file that somebody else has written, or an older version of ours.

        Returns:
            What became of its records, where there was something to merge.
        """
        loaded, name, now = self._loaded, str(self._home.path), self._now
        tables, loaded.meta = read_encoded(self._schema, raw, name)
        loaded.tables, form = tables, loaded.meta["schema"]
        self._findings.in_file = records_in(tables)
        loaded.seq, loaded.dirty = loaded.meta["seq"], True
        self._see_what_belongs()
        merged = self._merge_log(self._not_gone_back_from())
        if form < self._schema.version:
            loaded.tables = migrated(self._schema, loaded.tables, form)
            loaded.meta["schema"] = self._schema.version
            self._findings.rewrite = f"{Reason.BEFORE_FORM}-{self._schema.version}"
            loaded.known.clear()
            loaded.base.clear()
        try:
            self._findings.normalized = normalize_all(self._schema, loaded.tables, now, name, raw)
        except Damaged as error:
            if not error.line and form == self._schema.version:
                # The merge has given it a key of its own; in the file it has another.
                normalize_all(self._schema, tables, now, name, raw)
            raise
        return merged

    def _not_gone_back_from(self) -> tuple[Entry, ...]:
        """Those of the commits that the person has not gone back from, where a restore was killed
        before it removed the log; the others are in the backup that it made first.
        """
        seq, entries = self._loaded.seq, self._log.entries
        if seq not in {one.seq for one in self._own if one.restored}:
            return entries
        self._loaded.purges |= purged_by([entry for entry in entries if entry.seq <= seq])
        return tuple(entry for entry in entries if entry.seq > seq)

    def _merge_log(self, entries: tuple[Entry, ...]) -> MergeResult | None:
        """Changes in the log whose file was replaced by somebody: merge them record by record."""
        if not entries:
            return None
        loaded, findings = self._loaded, self._findings
        theirs, ours = copied(loaded.tables), copied(loaded.tables)
        # Where the log does not go on from the file, nobody can say what is missing between them.
        for change in standing(entries, ours, entries[0].seq - 1):
            loaded.note_change(theirs, change)
            apply(ours, change)
        merged = merge(self._schema, ours, theirs, loaded.known, loaded.purges)
        loaded.seq = max(loaded.seq, entries[-1].seq)
        loaded.replayed = list(entries)
        loaded.tables = ours
        if merged.too_many:
            findings.asked = merged.changes
            findings.question = messages.changed(merged.conflicts, taken=False, too_many=True)
        for change in () if merged.too_many else merged.changes:
            apply(ours, change)
        if not (merged.changes or merged.conflicts):
            return None
        findings.rewrite = Reason.FOREIGN
        return merged
