"""What other programs have done to the journal's file while it is open."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import datetime

from msgspec import Struct

from mentorjournal.data.store.format.change import Change, Key, Versions, apply, replacing
from mentorjournal.data.store.format.codec import fingerprint
from mentorjournal.data.store.format.journal_file import read_lines
from mentorjournal.data.store.format.layout import Lines
from mentorjournal.data.store.format.normalize import normalize_all
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.merge.file_history import FileHistory
from mentorjournal.data.store.merge.three_way import (
    BY_ANOTHER,
    CHANGED,
    CONFLICT_LIMIT,
    conflict_words,
    merge,
)
from mentorjournal.data.store.recovery.load import read_whole
from mentorjournal.data.store.recovery.loaded import Stamp
from mentorjournal.data.store.recovery.manifest import Manifest, OwnFile, digest_of
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.errors import CannotOpen, TooNew
from mentorjournal.text import plural

OLDER = (
    "Another program put a file in the journal's place that was made from an older state of it. "
    "Your journal is back; the other file is kept among the backups."
)
KEPT = " The journal as it was before is kept among the backups."


class ExternalChanges(Struct):
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
    theirs: Lines = {}
    seq: int = 0
    notice: str = ""

    def is_replaced(self, history: FileHistory) -> bool:
        """Whether the journal as it is here is put back in its place, rather than go on from it."""
        return not self.theirs or self.seq < history.seq

    def merge_into(
        self,
        ours: Lines,
        known: Versions,
        purged: Set[Key],
        history: FileHistory,
        base: Mapping[Key, bytes | None],
    ) -> tuple[list[Change], str, list[Change]]:
        """The changes to make to ours, a sentence for the person, and changes to ask about.

        A file that holds fewer commits than the one in whose place it stands was not made from
        that one: what it lacks, and what we had before, are no changes of anybody's. One that
        holds more comes from elsewhere; there, too, nobody has put back what we had before.

        Args:
            ours: Our records.
            known: For each record that we changed since we wrote the file, its former versions.
            purged: What we deleted for good since then.
            history: What stood in the file before.
            base: For each record that we changed since we wrote the file, how it stands there.
        """
        if not self.theirs:
            return [], self.notice, []
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
        merged.changes += [one for one in together if one.line != ours[one.table][one.key]]
        if merged.conflicts > CONFLICT_LIMIT:
            return [], BY_ANOTHER + conflict_words(merged.conflicts), merged.changes
        if merged.lacks_half:
            words = (
                "Another program removed at least half of the records from the journal. That was "
                "not taken over; its file is kept among the backups."
            )
            return [], words, merged.changes
        kept = KEPT if merged.changes else ""
        return merged.changes, CHANGED + kept + conflict_words(merged.conflicts), []

    def _together(
        self, ours: Lines, purged: Set[Key], base: Mapping[Key, bytes | None]
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

    def _older(
        self, ours: Lines, had: Versions, purged: Set[Key]
    ) -> tuple[list[Change], str, list[Change]]:
        """The same for an older copy: ours stands, and what is only in it is added."""
        merged = merge(self.schema, ours, self.theirs, had, purged)
        new = len(merged.changes) - merged.conflicts
        if merged.conflicts > CONFLICT_LIMIT:
            return [], OLDER + older_words(0, merged.conflicts, asked=True), merged.changes
        return merged.changes, OLDER + older_words(new, merged.conflicts), []


def older_words(new: int, differ: int, *, asked: bool = False) -> str:
    """What became of the records of an older copy, as sentences to append."""
    words = ""
    if new:
        words += f" What was only in it was taken over: {plural(new, 'record')}."
    if differ:
        words += f" {plural(differ, 'record')} in it read in a way not known here: "
        words += "yours stand." if asked else "both versions are kept."
    return words


def find_external_changes(
    home: JournalDir, now: datetime, journal: str, contents: Manifest
) -> ExternalChanges:
    """See what is in the file, and keep a copy of it if it is not ours.

    Args:
        home: Where the journal is.
        now: The time, for the name of a copy.
        journal: The journal's uid.
        contents: Those that are ours.

    Raises:
        TooNew: A newer program has written it.
        OSError: It cannot be read, or no copy can be kept.
    """
    found = read_whole(home)
    if found is None:
        return ExternalChanges(
            home.schema, now, None, notice="The journal's file had been removed; it is back."
        )
    raw, stamp = found
    if own := contents.here(digest_of(raw)):
        if contents.is_older(own):
            return _set_aside(home, now, raw, stamp, "is an older state of it", own)
        return ExternalChanges(home.schema, now, stamp, own)
    try:
        theirs, meta = read_lines(home.schema, raw, str(home.path))
        if meta["journal"] != journal or meta["schema"] != home.schema.version:
            return _set_aside(home, now, raw, stamp, "is another journal")
        for change in normalize_all(home.schema, theirs, now, str(home.path), raw):
            apply(theirs, change)
    except TooNew:
        raise
    except CannotOpen:
        return _set_aside(home, now, raw, stamp, "is not a whole journal")
    snapshots.keep_copy(home, now, snapshots.FOREIGN, raw)
    return ExternalChanges(home.schema, now, stamp, theirs=theirs, seq=meta["seq"])


def _set_aside(
    home: JournalDir,
    now: datetime,
    raw: bytes,
    stamp: Stamp,
    what: str,
    own: OwnFile | None = None,
) -> ExternalChanges:
    if raw:
        snapshots.keep_copy(home, now, "set-aside", raw)
    return ExternalChanges(
        home.schema,
        now,
        stamp,
        own,
        notice=(
            f"Another program put a file in the journal's place that {what}. Your journal is "
            "back; the other file is kept among the backups."
        ),
    )
