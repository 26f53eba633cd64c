"""The store: typed records in and out of a TinyDB file.

`put` belongs to the thread of the screen; which thread the file's calls belong to is told there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mentorjournal.data.store import messages
from mentorjournal.data.store.conflicts import Conflicts
from mentorjournal.data.store.disk.files import Files
from mentorjournal.data.store.disk.save_copy import write_copy
from mentorjournal.data.store.engine.opening import OpenOptions
from mentorjournal.data.store.file import JournalFile
from mentorjournal.data.store.format.change import Change
from mentorjournal.data.store.format.codec import fingerprint
from mentorjournal.data.store.format.keys import key_of, new_uid
from mentorjournal.data.store.format.layout import EncodedTables
from mentorjournal.data.store.format.record import Record
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.merge.three_way import marked_copy
from mentorjournal.data.store.record_cache import RecordCache
from mentorjournal.data.store.snapshots.retention import Room
from mentorjournal.data.store.snapshots.snapshots import Reason

if TYPE_CHECKING:
    from mentorjournal.data.store.tinydb import JournalDB

R = TypeVar("R", bound=Record)


class Store:
    """An open journal.

    Attributes:
        file: How well it is kept, who writes it, and what others do to it.
    """

    def __init__(self, file: JournalFile, now: Callable[[], datetime]) -> None:
        """Use `Store.open`."""
        self.file, self._now = file, now
        self._cache = RecordCache(file)
        self._db: JournalDB | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        schema: Schema,
        *,
        now: Callable[[], datetime],
        files: Files | None = None,
        read_only: bool = False,
        forward_writes: bool = False,
        room: Room = Room(),  # noqa: B008 - frozen
    ) -> Store:
        """Open a journal; one that does not exist is made by the first `put`.

        Args:
            path: The journal's file.
            schema: What it holds.
            now: The clock; aware datetimes.
            files: The disk.
            read_only: Whether to leave everything as it is, and the right to write to others.
            forward_writes: For a command, which nobody can be asked about: changes may go through
                the program that has the journal open, and a journal that lost half is refused.
            room: How much the backups may take.

        Raises:
            CannotOpen: And its kinds `Damaged` and `TooNew`; the file was left as it is.
        """
        options = OpenOptions(read_only, forward_writes, room)
        return cls(JournalFile.open(path, schema, now, files, options), now)

    @property
    def db(self) -> JournalDB:
        """The TinyDB object, whose whole API works."""
        from mentorjournal.data.store.tinydb import JournalDB

        if self._db is None or self._db.storage is not self.file.storage:
            self._db = JournalDB(self.file.storage)
        return self._db

    @property
    def conflicts(self) -> Conflicts:
        """The records that were changed both here and elsewhere."""
        return Conflicts(self.file.storage, self._now, self._cache.learn)

    def get(self, kind: type[R], uid: str) -> R:
        """The record of that uid, in use or in the trash.

        Raises:
            NotFound: There is none.
        """
        return self._cache.get(kind, uid)

    def all(self, kind: type[R]) -> list[R]:
        """The records in use, oldest first."""
        return self._cache.all(kind)

    def about(self, kind: type[R], uid: str) -> list[R]:
        """The records in use that name another one's uid, oldest first."""
        return self._cache.about(kind, uid)

    def trash(self) -> list[Record]:
        """The deleted records of all kinds, the last deleted first."""
        return self._cache.trash()

    def put(self, *records: Record, unread: Collection[str] = ()) -> None:
        """Keep records in one commit, each in the place of its former version.

        Args:
            records: The records.
            unread: Uids of those that were made without knowing their former version, which
                another program has brought in; it is kept as a marked copy.

        Raises:
            ReadOnly: The journal is open for reading only.
            NotKept: They could not be written; nothing was changed, not even in memory.
            BadInput: One of them would not be readable again, such as one with an empty name.
        """
        cache, state = self._cache, self._cache.state
        changes: list[Change] = []
        fresh: list[tuple[str, str, bytes, Record]] = []
        with state.guard:
            for record in records:
                table, key = record.table, key_of(record.uid)
                encoded, kept = cache.encoded(key, record)
                old = state.encoded(table, key)
                if old is not None and (record.uid in unread or cache.has_changed(table, key)):
                    changes.append(marked_copy(state.schema, table, old, new_uid(self._now())))
                changes.append(state.change(table, key, encoded))
                fresh.append((table, key, encoded, kept))
            self.file.storage.commits.commit(changes)
        for each in fresh:
            cache.remember(*each)

    def drop(self, *records: Record) -> None:
        """Take records out without a place in the trash; snapshots still hold them.

        Raises:
            ReadOnly: The journal is open for reading only.
            NotKept: It could not be written; nothing was changed.
        """
        state = self._cache.state
        with state.guard:
            changes = []
            for record in records:
                table, key = record.table, key_of(record.uid)
                if state.encoded(table, key) is not None:
                    changes.append(state.change(table, key, None))
                self._cache.forget(table, key)
            self.file.storage.commits.commit(changes)

    def purge(self, *records: Record, parts: Sequence[str] = ()) -> None:
        """Delete records for good: from the journal, its log, its snapshots and leftovers.

        Takes as long as a checkpoint and the rewriting of all snapshots; may be called from a
        worker thread.

        Args:
            records: The records.
            parts: Uids of parts that records of snapshots still hold, to be taken out there.

        Raises:
            ReadOnly: The journal is open for reading only.
            NotKept: It is not all gone yet; the next checkpoint goes on with it.
        """
        file, state = self.file, self._cache.state
        file.keep_right()
        # Looked for first: a checkpoint gives our name a new file and leaves the other the old one.
        second_name = file.storage.commits.home.has_second_name()
        file.drain()
        file.storage.checkpointer.checkpoint()
        changes = []
        for record in records:
            table, key = record.table, key_of(record.uid)
            changes.append(Change("purge", table, key, fingerprint(state.encoded(table, key))))
        # No record has a part's uid; the log and what reads it need to know of no other verb.
        changes += [Change("purge", state.schema.parts, key_of(uid), "") for uid in parts]
        file.storage.commits.commit(changes)
        for change in changes:
            self._cache.forget(change.table, change.key)
        file.storage.checkpointer.checkpoint(Reason.BEFORE_PURGE)
        if second_name:
            file.notices.append(messages.SECOND_NAME)

    def tables_copy(self) -> EncodedTables:
        """The records as they are, for a comparison."""
        return self._cache.state.copy()

    def replace_contents(self, tables: EncodedTables) -> EncodedTables:
        """Make the records what these are, in one commit; returns them as they were.

        Raises:
            ReadOnly, NotKept: As `put`.
        """
        before = self.file.storage.commits.replace_contents(tables)
        self._cache.clear()
        return before

    def answer(self, question: str, yes: bool) -> EncodedTables | None:
        """Make the changes that were asked about, or let go of them; takes as long as a checkpoint.

        Args:
            question: The question's id.
            yes: Whether to make them.

        Returns:
            The records as they were, where what was gone has been brought back.

        Raises:
            NotKept: They could not be made; the question stays.
        """
        before = self.file.storage.questions.answer(question, yes)
        if before is not None:
            self._cache.clear()
        return before

    def save_copy(self, path: Path, *unsaved: Record) -> None:
        """Write a copy of the journal to a new file, whole or not at all, for its owner only.

        Args:
            path: The file; it must not exist, its folder must.
            unsaved: Records to put into the copy as they stand on the screen.

        Raises:
            BadInput: There is such a file, or no such folder.
            NotKept: The disk there refuses too; nothing is left behind.
        """
        state, changes = self._cache.state, []
        with state.guard:
            for record in unsaved:
                key = key_of(record.uid)
                changes.append(state.change(record.table, key, self._cache.encoded(key, record)[0]))
            content = state.content(changes)
        write_copy(path, content)

    def close(self, *, checkpoint: bool = True) -> None:
        """Close the file, see `JournalFile.close`."""
        self.file.close(checkpoint=checkpoint)
