"""What other programs have done to the journal's file while it is open."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import datetime

from msgspec import Struct

from mentorjournal.data.store import messages
from mentorjournal.data.store.format.change import Change, Key, Versions, apply, replacing
from mentorjournal.data.store.format.codec import fingerprint
from mentorjournal.data.store.format.journal_file import read_encoded
from mentorjournal.data.store.format.layout import EncodedTables
from mentorjournal.data.store.format.normalize import normalize_all
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.merge.file_history import FileHistory
from mentorjournal.data.store.merge.three_way import merge
from mentorjournal.data.store.recovery.load import read_whole
from mentorjournal.data.store.recovery.manifest import Manifest, OwnFile, Stamp, digest_of
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.snapshots import Reason
from mentorjournal.errors import CannotOpen, TooNew


class FoundMerge(Struct):
    """What becomes of what was found.

    Attributes:
        changes: Those to make to ours.
        notice: A sentence for the person; or empty.
        asked: Changes that the person is asked about first.
    """

    changes: list[Change] = []
    notice: str = ""
    asked: list[Change] = []


class FoundFile(Struct):
    """The file as it is now.

    Attributes:
        schema: What the journal holds.
        now: When it was looked at.
        stamp: Its stamp; None if it is gone.
        own: Its content, if we wrote it after all.
        theirs: Its records, if they can be merged.
        seq: The number of the last commit that it says to hold.
        notice: What to say if they cannot.
    """

    schema: Schema
    now: datetime
    stamp: Stamp | None
    own: OwnFile | None = None
    theirs: EncodedTables = {}
    seq: int = 0
    notice: str = ""

    def is_replaced(self, history: FileHistory) -> bool:
        """Whether the journal as it is here is put back in its place, rather than go on from it."""
        return not self.theirs or self.seq < history.seq

    def merge_into(
        self,
        ours: EncodedTables,
        known: Versions,
        purged: Set[Key],
        history: FileHistory,
        base: Mapping[Key, bytes | None],
    ) -> FoundMerge:
        """What becomes of ours, given what stands in the file.

        A file that holds fewer commits than the one in whose place it stands was not made from that
        one: what it lacks, and what we had before, are no changes of anybody's. One that holds more
        comes from elsewhere; there, too, nobody has put back what we had before.

        `known`, `purged` and `base` tell, since we wrote the file, the former versions of what we
        changed, what we deleted for good, and how what we changed stands there.
        """
        if not self.theirs:
            return FoundMerge(notice=self.notice)
        purged = purged | history.purged
        if self.seq < history.seq:
            return self._older(ours, history.of_all(ours, known), purged)
        if self.seq > history.seq:
            known = history.put_back(self.theirs, known)
        together = self._together(ours, purged, base) if self.seq == history.seq else []
        for change in together:
            theirs = fingerprint(self.theirs[change.table][change.key])
            known = {**known, (change.table, change.key): {theirs}}
        merged = merge(self.schema, ours, self.theirs, known, purged)
        merged.changes += [one for one in together if one.encoded != ours[one.table][one.key]]
        if merged.too_many:
            return FoundMerge(
                [], messages.changed(merged.conflicts, taken=False, too_many=True), merged.changes
            )
        if merged.lacks_half:
            return FoundMerge([], messages.HALF_REMOVED, merged.changes)
        words = messages.changed(
            merged.conflicts, taken=True, too_many=False, kept=bool(merged.changes)
        )
        return FoundMerge(merged.changes, words)

    def _together(
        self, ours: EncodedTables, purged: Set[Key], base: Mapping[Key, bytes | None]
    ) -> list[Change]:
        """Records that both sides changed, each in its own place, with what both made of them."""
        found = []
        for (table, key), began in base.items():
            merger = self.schema.merger(table)
            mine, theirs = (one.get(table, {}).get(key) for one in (ours, self.theirs))
            if merger is None or (table, key) in purged or not (began and mine and theirs):
                continue
            if theirs not in (began, mine):
                merged = merger(key, began, mine, theirs, self.now)
                if merged is not None:
                    found.append(replacing(table, key, mine, merged))
        return found

    def _older(self, ours: EncodedTables, had: Versions, purged: Set[Key]) -> FoundMerge:
        """The same for an older copy: ours stands, and what is only in it is added."""
        merged = merge(self.schema, ours, self.theirs, had, purged)
        new = len(merged.changes) - merged.conflicts
        words = messages.older_file(new, merged.conflicts, too_many=merged.too_many)
        if merged.too_many:
            return FoundMerge([], words, merged.changes)
        return FoundMerge(merged.changes, words)


def find_file(home: JournalDir, now: datetime, journal: str, manifest: Manifest) -> FoundFile:
    """See what is in the file, and keep a copy of it if it is not among the manifest's contents.

    Raises:
        TooNew: A newer program has written it.
        OSError: It cannot be read, or no copy can be kept.
    """
    found = read_whole(home)
    if found is None:
        return FoundFile(home.schema, now, None, notice=messages.FILE_IS_BACK)
    raw, stamp = found
    if own := manifest.here(digest_of(raw)):
        if manifest.is_older(own):
            return _set_aside(home, now, raw, stamp, "is an older state of it", own)
        return FoundFile(home.schema, now, stamp, own)
    try:
        theirs, meta = read_encoded(home.schema, raw, str(home.path))
        if meta["journal"] != journal or meta["schema"] != home.schema.version:
            return _set_aside(home, now, raw, stamp, "is another journal")
        for change in normalize_all(home.schema, theirs, now, str(home.path), raw):
            apply(theirs, change)
    except TooNew:
        raise
    except CannotOpen:
        return _set_aside(home, now, raw, stamp, "is not a whole journal")
    snapshots.keep_copy(home, now, Reason.FOREIGN, raw)
    return FoundFile(home.schema, now, stamp, theirs=theirs, seq=meta["seq"])


def _set_aside(
    home: JournalDir,
    now: datetime,
    raw: bytes,
    stamp: Stamp,
    what: str,
    own: OwnFile | None = None,
) -> FoundFile:
    if raw:
        snapshots.keep_copy(home, now, Reason.SET_ASIDE, raw)
    return FoundFile(home.schema, now, stamp, own, notice=messages.other_file(what))
