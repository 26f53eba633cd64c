"""The journal in memory: its records, and what was changed since its file was written."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from mentorjournal.data.store.format.change import Change, Key, Known, apply, note, replacing
from mentorjournal.data.store.format.layout import EncodedTables, copied, join
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.merge.file_history import FileHistory
from mentorjournal.data.store.merge.three_way import is_copy
from mentorjournal.data.store.recovery.loaded import Loaded


class Written(Struct, frozen=True):
    """What goes into the file: the records, and what was changed since it was last written."""

    seq: int
    tables: EncodedTables
    meta: dict[str, Any]
    known: Known
    base: dict[Key, bytes | None]
    purges: set[Key]


class State:
    """The journal in memory; does nothing to the disk.

    Attributes:
        tables: Table → key → encoded record. Changed by `apply` only.
        meta: The journal's own data; empty for one that does not exist yet.
        seq: The number of the last commit.
        safe: The number of the last commit that is on the disk.
        dirty: Whether the file lacks something.
        known: For each record that was changed since the file was written, its former versions.
        purges: What was deleted for good and is not gone from every file yet.
        history: What stood in the file before.
        copies: Marked copies that nobody has looked at, once `find_copies` has been called.
        versions: How often each table has changed.
        revision: How often anything has changed.
        guard: Held while `tables` is read at length or changed; never while waiting for the disk.
    """

    def __init__(self, schema: Schema, loaded: Loaded) -> None:
        self.schema = schema
        self.guard = threading.RLock()
        self.versions: Counter[str] = Counter()
        self.revision = 0
        self.history = FileHistory(loaded.own.seq if loaded.own else loaded.meta.get("seq", 0))
        self.start_from(loaded)

    def start_from(self, loaded: Loaded) -> None:
        """Hold what was loaded, and nothing else."""
        self.tables, self.meta, self.seq = loaded.tables, loaded.meta, loaded.seq
        self.safe = loaded.replayed[0].seq - 1 if loaded.replayed else loaded.seq
        self.dirty = loaded.dirty
        self.known: Known = loaded.known
        self.purges: set[Key] = loaded.purges
        # How a record stands in the file that was changed since: here, or in the log before.
        self._base: dict[Key, bytes | None] = {}
        self._replayed = loaded.base
        self.copies: set[Key] = set()
        self._looked_for_copies = False

    @property
    def journal(self) -> str:
        """The journal's uid; empty for one that does not exist yet."""
        return str(self.meta.get("journal", ""))

    @property
    def purged(self) -> set[Key]:
        """What was deleted for good here, whether it is gone from every file yet or not."""
        return self.purges | self.history.purged

    @property
    def base(self) -> dict[Key, bytes | None]:
        """For each record that was changed since the file was written, how it stands there."""
        return {**self._base, **self._replayed}

    def encoded(self, table: str, key: str) -> bytes | None:
        """A record as it stands; None if there is none."""
        return self.tables.get(table, {}).get(key)

    def change(self, table: str, key: str, encoded: bytes | None) -> Change:
        """The change of a record, or its deletion."""
        return replacing(table, key, self.encoded(table, key), encoded)

    def copy(self) -> EncodedTables:
        """The records as they are; what is encoded is shared, not copied."""
        with self.guard:
            return copied(self.tables)

    def content(self, changes: Sequence[Change] = ()) -> bytes:
        """The journal as a file's content, with changes that are not kept."""
        with self.guard:
            tables, meta = self.copy(), {**self.meta, "seq": self.seq}
        for change in changes:
            apply(tables, change)
        return b"".join(join(tables, meta))

    def apply(self, changes: Sequence[Change]) -> None:
        """Make changes that are kept."""
        for change in changes:
            note(self.known, self.purges, change)
            spot = change.table, change.key
            self._base.setdefault(spot, self.encoded(*spot))
            self._make(change)
        self.revision += 1

    def follow(self, changes: Sequence[Change], commits: int) -> None:
        """Make changes of so many commits that another program has kept."""
        for change in changes:
            self._make(change)
        self.seq = self.safe = self.seq + commits
        self.revision += bool(changes)

    def _make(self, change: Change) -> None:
        apply(self.tables, change)
        self.versions[change.table] += 1
        is_one = is_copy(self.schema, change.table, change.encoded)
        (self.copies.add if is_one else self.copies.discard)((change.table, change.key))

    def count_from(self, seq: int) -> None:
        """Count commits on from theirs, so that nobody takes what is made of both for older."""
        if seq > self.seq:
            self.safe = seq if self.safe >= self.seq else self.safe
            self.seq = seq

    def unwritten(self) -> list[Change]:
        """What was put since the file was written, as changes to what stands there."""
        return [
            replacing(table, key, base, encoded)
            for (table, key), base in self._base.items()
            if (encoded := self.encoded(table, key)) not in (None, base)
        ]

    def find_copies(self) -> None:
        """Look, once, for marked copies among what was loaded; for the thread beside the screen."""
        if self._looked_for_copies:
            return
        with self.guard:
            self._looked_for_copies = True
            every = [(table, [*records.items()]) for table, records in self.tables.items()]
        found = {
            (table, key)
            for table, each in every
            for key, encoded in each
            if is_copy(self.schema, table, encoded)
        }
        with self.guard:
            # It may have been looked at meanwhile.
            self.copies |= {
                one for one in found if is_copy(self.schema, one[0], self.encoded(*one))
            }

    def begin_file(self) -> Written:
        """What is to be written; from now on it counts as being in the file."""
        with self.guard:
            written = Written(
                self.seq,
                self.copy(),
                {**self.meta, "seq": self.seq},
                self.known,
                self._base,
                set(self.purges),
            )
            self.known, self._base = defaultdict(set), {}
            return written

    def failed_file(self, written: Written) -> None:
        """Count it as not in the file again."""
        with self.guard:
            for key, versions in written.known.items():
                self.known[key] |= versions
            self._base = {**self._base, **written.base}

    def wrote_file(self, written: Written) -> None:
        """Note that it is in the file."""
        self._replayed = {}
        self.history.written(written.seq, written.known, written.tables)
        self.safe = max(self.safe, written.seq)
        self.dirty = self.seq != written.seq or bool(self.purges)

    def purged_from_files(self, written: Written) -> None:
        """Note that what was deleted for good is gone from every file."""
        self.purges -= written.purges
        self.history.purged |= written.purges
        self.dirty = self.seq != written.seq or bool(self.purges)
