"""The store: typed records in and out, and how well they are kept.

Everything the program keeps passes through here. `put` belongs to the thread of the screen,
`sync` and `checkpoint` to one worker thread beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mentorjournal.data.store import replace_contents
from mentorjournal.data.store.disk.files import Files
from mentorjournal.data.store.disk.save_copy import write_copy
from mentorjournal.data.store.disk.save_state import SaveState
from mentorjournal.data.store.engine import opening
from mentorjournal.data.store.format.change import Change, replacing
from mentorjournal.data.store.format.codec import fingerprint
from mentorjournal.data.store.format.keys import key_of, new_uid
from mentorjournal.data.store.format.layout import Lines
from mentorjournal.data.store.format.record import Record
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.merge.three_way import marked_copy
from mentorjournal.data.store.recovery.mass_deletion import QUESTION
from mentorjournal.data.store.sharing import Sharing
from mentorjournal.data.store.snapshots.retention import Room
from mentorjournal.errors import JournalError

if TYPE_CHECKING:
    from mentorjournal.data.store.tinydb import JournalDB

R = TypeVar("R", bound=Record)


class Store(Sharing):
    """An open journal.

    Attributes:
        path: As it was given.
    """

    def __init__(self, reopen: Callable[[], opening.Opened], now: Callable[[], datetime]) -> None:
        """Use `Store.open`."""
        self._now, self._reopen = now, reopen
        self._closed = False
        self._reading_again = False
        self._use(reopen())

    @cached_property
    def db(self) -> JournalDB:
        """The TinyDB object, whose whole API works."""
        from mentorjournal.data.store.tinydb import JournalDB

        return JournalDB(self._storage)

    def _use(self, opened: opening.Opened) -> None:
        self.path = opened.home.path
        self._opened = opened
        self.__dict__.pop("db", None)
        self._read_from(opened.storage)

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
        return cls(
            lambda: opening.open_journal(
                JournalDir.find(path, schema, files),
                now,
                read_only=read_only,
                forward_writes=forward_writes,
                room=room,
            ),
            now,
        )

    def refresh(self) -> bool:
        """While another program writes: read what it has written, and take over once it is gone.

        Returns:
            Whether the journal may now be changed. One that may be is left as it is.

        Raises:
            CannotOpen: It can no longer be read; what was read before stays.
        """
        return self.read_again()()

    def read_again(self) -> Callable[[], bool]:
        """The same in two steps: this one takes long, and may be done in a worker thread.

        Returns:
            What takes over what was read, for the thread of the screen, and says whether the
            journal may now be changed.

        Raises:
            CannotOpen: As `refresh`.
        """
        if self._closed or not self.read_only:
            return lambda: not self.read_only
        self._reading_again = True
        try:
            return partial(self._take_over, self._open_again())
        except BaseException:
            self._reading_again = False
            raise

    def _open_again(self) -> opening.Opened:
        # A right that is held here already would look like another program's.
        self._opened.release()
        return self._reopen()

    def _take_over(self, opened: opening.Opened) -> bool:
        self._reading_again = False
        if self._closed:
            opened.storage.close()
            opened.release()
            return False
        opened.storage.revision = self.revision + 1
        opened.storage.notices[:0] = self.notices
        self._storage.close()
        self._use(opened)
        return not self.read_only

    def poll_writer(self) -> None:
        """See what another program has written, for `apply_update`; for the worker thread."""
        # While it is read again, the program that writes would seem to be this one.
        if not (self._closed or self._reading_again):
            self._opened.poll_writer()

    def apply_update(self) -> None:
        """Take over what `poll_writer` has found, so that it can be read here.

        Raises:
            CannotOpen: Another program has begun the journal, and it cannot be read.
        """
        opened, news = self._opened, self._opened.news
        if news is None or self._closed:
            return
        if self.read_only:
            opened.apply_update(news)
        elif not self._storage.known_as[2]:
            self._take_over(self._open_again())
        opened.news = None

    def answer(self, question: str, yes: bool) -> Lines | None:
        """Make the changes that were asked about, or let go of them; takes as long as a checkpoint.

        Returns:
            The records as they were, where what was gone has been brought back.

        Raises:
            NotKept: They could not be made; the question stays.
        """
        if question != QUESTION:
            self._storage.answer(question, yes)
            return None
        if self._storage.mass_deletion is None:
            return None
        whole = None if yes else self._storage.before_loss()
        self._storage.keep_as_found()
        before = None if whole is None else self.replace_contents(whole)
        self._storage.resolve_mass_deletion()
        return before

    @property
    def is_new(self) -> bool:
        """Whether nothing is kept yet."""
        return not any(self._storage.tables.get(table) for table in self._storage.schema.tables)

    @property
    def revision(self) -> int:
        """Goes up with each change, also with one taken over from another program."""
        return self._storage.revision

    @property
    def state(self) -> SaveState:
        """How well the last change is kept."""
        return self._storage.state

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
        changes = []
        fresh: list[tuple[str, str, bytes, Record]] = []
        with self._storage.guard:
            for record in records:
                table, key = record.table, key_of(record.uid)
                old = self._storage.tables.get(table, {}).get(key)
                line, kept = self._encoded(table, key, record, old)
                seen = self._cache.get(table, {}).get(key)
                # Another program's version may have been merged in since this one was last read.
                strange = seen is not None and seen[0] is not old
                if old is not None and (strange or record.uid in unread):
                    changes.append(
                        marked_copy(self._storage.schema, table, old, new_uid(self._now()))
                    )
                changes.append(replacing(table, key, old, line))
                fresh.append((table, key, line, kept))
            self._storage.commit(changes)
        for table, key, line, kept in fresh:
            self._cache.setdefault(table, {})[key] = (line, kept)

    def drop(self, *records: Record) -> None:
        """Take records out without a place in the trash; snapshots still hold them.

        Raises:
            ReadOnly: The journal is open for reading only.
            NotKept: It could not be written; nothing was changed.
        """
        with self._storage.guard:
            changes = []
            for record in records:
                table, key = record.table, key_of(record.uid)
                if (old := self._storage.tables.get(table, {}).get(key)) is not None:
                    changes.append(replacing(table, key, old, None))
                self._plain.discard((table, key))
                self._cache.get(table, {}).pop(key, None)
            self._storage.commit(changes)

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
        self._opened.keep_right()
        # Looked for first: a checkpoint gives our name a new file and leaves the other the old one.
        target = self._opened.home.target
        second_name = target.exists() and target.stat().st_nlink > 1
        self._storage.drain()
        self._storage.checkpoint()
        changes = []
        for record in records:
            table, key = record.table, key_of(record.uid)
            was = fingerprint(self._storage.tables.get(table, {}).get(key))
            changes.append(Change("purge", table, key, was))
            self._plain.discard((table, key))
        # No record has a part's uid; the log and what reads it need to know of no other verb.
        changes += [Change("purge", self._storage.schema.parts, key_of(uid), "") for uid in parts]
        self._storage.commit(changes)
        for change in changes:
            self._cache.get(change.table, {}).pop(change.key, None)
        self._storage.checkpoint("before-purge")
        if second_name:
            self._storage.notices.append(
                "The journal's file has a second name on this disk (a hard link), which still "
                "holds what was deleted for good."
            )

    def tables_copy(self) -> Lines:
        """The records as they are, for a comparison."""
        return replace_contents.tables_copy(self._storage)

    def replace_contents(self, tables: Lines) -> Lines:
        """Make the records what these are, in one commit; returns them as they were.

        Raises:
            ReadOnly, NotKept: As `put`.
        """
        before = replace_contents.replace_contents(self._storage, tables)
        # Records handed out so far are not those of the journal any more.
        self._cache.clear()
        self._plain.clear()
        return before

    def save_copy(self, path: Path, *unsaved: Record) -> None:
        """Write a copy of everything to a new file, see `Journal.save_copy`.

        Raises:
            BadInput: There is such a file, or no such folder.
            NotKept: The disk refuses; nothing is left behind.
        """
        changes = []
        with self._storage.guard:
            for record in unsaved:
                key = key_of(record.uid)
                old = self._storage.tables.get(record.table, {}).get(key)
                line, _ = self._encoded(record.table, key, record, old)
                changes.append(replacing(record.table, key, old, line))
            content = self._storage.content(changes)
        write_copy(path, content)

    def sync(self) -> SaveState:
        """Wait for the disk, so that what is kept becomes safe; never raises."""
        return self._storage.sync()

    def checkpoint_due(self, idle_seconds: float) -> bool:
        """Whether to call `checkpoint` now, after so long without a change."""
        return self._storage.checkpoint_due(idle_seconds)

    def checkpoint(self, *, patient: bool = False) -> None:
        """Bring the journal's file up to date with the change log.

        Args:
            patient: Whether to leave a file that another program may still be writing.

        Raises:
            NotKept: It could not be written. What was kept is still kept.
        """
        self._opened.keep_right()
        self._storage.checkpoint(patient=patient)

    def tidy_due(self, idle_seconds: float) -> bool:
        """Whether to call `tidy` now, after so long without a change."""
        return self._storage.tidy_due(idle_seconds)

    def tidy(self, stop: Callable[[], bool]) -> None:
        """Pack the snapshots and remove those that are too many, while `stop` says no."""
        self._opened.keep_right()
        self._storage.tidy(stop)

    def snapshot(self, reason: str) -> None:
        """Keep a snapshot of everything as it is now, before a large change.

        Args:
            reason: For its name: "before-import".

        Raises:
            NotKept: It could not be made; the large change should not begin.
        """
        self._opened.keep_right()
        self._storage.checkpoint()
        self._storage.snapshot(reason)

    @property
    def log_may_wait(self) -> bool:
        """Whether the log is so short beside a large file that the file may be written later."""
        return self._storage.log_may_wait

    def close(self, *, checkpoint: bool = True) -> None:
        """Bring the file up to date and give up the right to write; more calls do nothing.

        Where the file cannot be written, the change log keeps what it lacks.

        Args:
            checkpoint: False to leave the changes in the log, safe, for the next one who opens
                the journal; for a command that adds one line to a large journal.
        """
        try:
            if not self._closed:
                with suppress(JournalError):
                    self._opened.keep_right()
            with suppress(JournalError):
                self._storage.drain()
            if checkpoint:
                with suppress(JournalError):
                    self._storage.checkpoint()
                self._storage.leave()
            self._storage.sync()
        finally:
            self._storage.close()
            self._opened.release()
            self._closed = True
