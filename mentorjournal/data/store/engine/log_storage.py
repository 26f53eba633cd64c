"""The journal as a TinyDB storage: lines in memory, and the log in which each change is kept.

`commit` appends to the log and then changes memory; nothing else changes memory but what
follows another program.
"""

from __future__ import annotations

import errno
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct
from tinydb.storages import Storage

from mentorjournal.data.store.disk.files import temporary_beside, write_file
from mentorjournal.data.store.disk.save_state import SaveState, why
from mentorjournal.data.store.format.change import Change, Key, Known, apply, note, replacing
from mentorjournal.data.store.format.codec import encode, fingerprint
from mentorjournal.data.store.format.documents import Documents
from mentorjournal.data.store.format.layout import META, Lines, join
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.inbox import Inbox, fits
from mentorjournal.data.store.log.reading import read_log
from mentorjournal.data.store.log.wal import LogWriter, frame_entry, segment_paths
from mentorjournal.data.store.merge.three_way import is_copy
from mentorjournal.data.store.recovery.loaded import Loaded, Stamp
from mentorjournal.data.store.recovery.manifest import Manifest
from mentorjournal.data.store.snapshots.retention import Room
from mentorjournal.errors import CannotOpen, NotKept, ReadOnly

_FULL = (errno.ENOSPC, errno.EDQUOT)
PROBE = 5
"""Every so many beats a disk that refused a change is tried."""
LARGE, SHORT = 1 << 20, 16
"""A file of a megabyte is large; a log is short up to a sixteenth of it."""


class Setting(Struct, frozen=True):
    """In what a storage works, as it is handed in.

    Attributes:
        home: Where the journal is.
        now: The clock; aware datetimes.
        found: Called before the first change to a journal that does not exist yet; it takes the
            lock, makes the file, and returns what it made.
        read_only: Why nothing may be changed, as a sentence; empty if it may.
        forward_writes: Whether changes to what may only be read are submitted to the one who
            writes.
        room: How much the backups may take.
    """

    home: JournalDir
    now: Callable[[], datetime]
    found: Callable[[], Loaded]
    read_only: str = ""
    forward_writes: bool = False
    room: Room = Room()


class LogStorage(Storage):
    """The journal in memory and in the log.

    Attributes:
        tables: Table → key → line. Changed by `commit` only.
        versions: How often each table has changed.
        revision: How often anything has changed.
        read_only: Why nothing may be changed, as a sentence; empty if it may.
        notices: Sentences for the person about what happened to the file.
        forwards_writes: Whether changes go to the program that writes, through its inbox.
        forwarded: Whether any has.
        conflicts: Marked copies that nobody has looked at, once `find_copies` has been called.
        work: Held while the disk is worked on; taken before `guard`, never the other way round.
        guard: Held while `tables` is read at length or changed.
    """

    def __init__(self, setting: Setting, loaded: Loaded) -> None:
        """A storage of what was loaded."""
        self._home = setting.home
        self._now, self._found = setting.now, setting.found
        self.read_only = setting.read_only
        self.notices = loaded.notices
        self.guard = threading.RLock()
        self.work = self._work = threading.RLock()
        self.versions: Counter[str] = Counter()
        self.revision = 0
        self._inbox = Inbox(setting.home)
        self.forwards_writes = setting.forward_writes
        self.forwarded = False
        self._failed = self._doubt = ""
        self._refused = self._beats = 0
        self._state = SaveState("safe")
        self._start_from(loaded)

    def _start_from(self, loaded: Loaded) -> None:
        self.tables: Lines = loaded.tables
        self._meta = loaded.meta
        self._seq = loaded.seq
        self._stamp, self._contents = loaded.stamp, Manifest(loaded.noted, loaded.own)
        self._known: Known = loaded.known
        # How a record stands in the file that was changed since: here, or in the log before.
        self._base: dict[Key, bytes | None] = {}
        self._replayed = loaded.base
        self._purges: set[Key] = loaded.purges
        self._dirty = loaded.dirty
        self._safe = loaded.seq if not loaded.replayed else loaded.replayed[0].seq - 1
        self._gone = ""
        self.conflicts: set[Key] = set()
        self._looked_for_copies = False
        self._log: LogWriter | None = None
        if loaded.meta and not self.read_only:
            self._log = LogWriter(
                self._home,
                loaded.meta["journal"],
                loaded.last_segment,
                loaded.replayed,
            )
        self._note_state()

    @property
    def schema(self) -> Schema:
        """What the journal holds."""
        return self._home.schema

    @property
    def known_as(self) -> tuple[int, Stamp | None, str]:
        """The last commit known, the file's stamp, and the journal's uid; empty for a new one."""
        return self._seq, self._stamp, self._meta.get("journal", "")

    @property
    def log_may_wait(self) -> bool:
        """Whether the log is so short beside a large file that the file may be written later."""
        size = self._stamp[1] if self._stamp else 0
        if size < LARGE or self._purges:
            return False
        try:
            paths = segment_paths(self._home)
            return sum(self._home.files.stat(path).st_size for path in paths) * SHORT < size
        except OSError:
            return False

    def read(self) -> dict[str, dict[str, Any]]:
        """The tables as TinyDB wants them; documents are decoded when they are asked for."""
        return {name: Documents(lines) for name, lines in self.tables.items()}  # type: ignore[misc]

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Make the journal what `data` says, by committing what is different.

        Raises:
            NotKept: It could not be written; nothing was changed.
        """
        with self.guard:
            changes = []
            for name in (set(self.tables) | set(data)) - {META}:
                before = self.tables.get(name, {})
                after = {str(key): encode(one) for key, one in data.get(name, {}).items()}
                changes += [self.change(name, key, after.get(key)) for key in {**before, **after}]
            self.commit([change for change in changes if fingerprint(change.line) != change.was])
            for name in set(self.tables) - set(data) - {META}:
                del self.tables[name]

    def content(self, changes: Sequence[Change] = ()) -> bytes:
        """The journal as a file's content, with changes that are not kept."""
        with self.guard:
            tables = {name: lines.copy() for name, lines in self.tables.items()}
            meta = {**self._meta, "seq": self._seq}
        for change in changes:
            apply(tables, change)
        return b"".join(join(tables, meta))

    def change(self, table: str, key: str, line: bytes | None) -> Change:
        """The change to a line, or its deletion."""
        return replacing(table, key, self.tables.get(table, {}).get(key), line)

    def commit(self, changes: Sequence[Change]) -> None:
        """Keep changes, all or none; when this returns they survive the program's death.

        Raises:
            ReadOnly: The journal is open for reading only.
            NotKept: They could not be written; nothing was changed.
        """
        if not changes:
            return
        if self.read_only:
            self._submit(changes)
            return
        with self.guard:
            try:
                if self._log is None:
                    self._start_from(self._found())
                self._append(changes)
            except ReadOnly as error:
                self.read_only = str(error)
                raise
            except (OSError, CannotOpen) as error:
                self._failed = f"Not saved, because {why(error)}."
                self._note_state()
                raise NotKept(self._failed) from error
            self._apply(changes)
            self._seq += 1
            self._dirty = True
            self._failed = ""
            self._note_state()

    def _submit(self, changes: Sequence[Change]) -> None:
        """Keep changes for the program that writes, and show them as made.

        Raises:
            ReadOnly: There is no such program, or it would not make such changes.
            NotKept: They could not be kept.
        """
        _, _, journal = self.known_as
        if not (
            self.forwards_writes
            and journal
            and all(fits(self.schema, change) for change in changes)
        ):
            raise ReadOnly(self.read_only)
        try:
            self._inbox.submit(journal, changes, self._now())
        except OSError as error:
            raise NotKept(f"Not saved, because {why(error)}.") from error
        with self.guard:
            self._apply(changes)
            self.forwarded = True

    def give_up(self, reason: str) -> None:
        """Write no more; what the journal's file lacks is handed in for whoever writes now.

        Args:
            reason: Why, as a sentence.

        Raises:
            NotKept: It could not be handed in; this program still writes.
        """
        with self._work, self.guard:
            changes = [
                replacing(table, key, base, line)
                for (table, key), base in self._base.items()
                if (line := self.tables.get(table, {}).get(key)) not in (None, base)
            ]
            try:
                if changes:
                    self._inbox.submit(self._meta["journal"], changes, self._now())
            except OSError as error:
                raise NotKept(f"What was written cannot be handed over: {why(error)}.") from error
            if self._log is not None:
                self._log.close()
                self._log = None
            self.read_only = reason
            # Counted anew by another one: whoever follows it reads everything.
            self._seq = self._safe = -1
            self._stamp = None
            self.revision += 1
            self._note_state()

    def others_wrote(self) -> bool:
        """Whether another program has written as this one does, though this one held the right.

        Raises:
            OSError, CannotOpen: It cannot be seen.
        """
        with self._work:
            if not self._contents.all_ours(self._home):
                return True
            log = read_log(self._home)
            return bool(log.strays) or any(entry.seq > self._seq for entry in log.entries)

    def _apply(self, changes: Sequence[Change]) -> None:
        for change in changes:
            note(self._known, self._purges, change)
            old = self.tables.get(change.table, {}).get(change.key)
            self._base.setdefault((change.table, change.key), old)
            apply(self.tables, change)
            self.versions[change.table] += 1
            self._note_copy(change)
        self.revision += 1

    def _note_copy(self, change: Change) -> None:
        spot = change.table, change.key
        if is_copy(self.schema, change.table, change.line):
            self.conflicts.add(spot)
        else:
            self.conflicts.discard(spot)

    def find_copies(self) -> None:
        """Look, once, for marked copies among what was loaded; for the thread beside the screen."""
        if not self._looked_for_copies:
            with self.guard:
                self._looked_for_copies = True
                lines = [(table, [*records.items()]) for table, records in self.tables.items()]
            found = {
                (table, key)
                for table, each in lines
                for key, line in each
                if is_copy(self.schema, table, line)
            }
            with self.guard:
                self.conflicts |= {
                    (table, key)
                    for table, key in found
                    if is_copy(self.schema, table, self.tables.get(table, {}).get(key))
                }

    def _say_once(self, words: str) -> None:
        if words not in self.notices:
            self.notices.append(words)

    def _count_from(self, seq: int) -> None:
        """Count commits on from theirs, so that nobody takes what is made of both for older."""
        if seq > self._seq:
            if self._safe >= self._seq:
                self._safe = seq
            self._seq = seq

    def _append(self, changes: Sequence[Change]) -> None:
        assert self._log is not None
        at = self._now().astimezone(UTC).isoformat(timespec="seconds")
        data = frame_entry(self._seq + 1, at, changes)
        self._refused = len(data)
        try:
            self._log.append(self._seq + 1, data)
        except OSError as error:
            reserve = self._home.reserve
            if error.errno not in _FULL or reserve.name not in self._home.files.names(
                reserve.parent
            ):
                raise
            self._home.files.remove(reserve)
            self.notices.append("The disk is full; the last reserve is in use. Free some space.")
            self._log.append(self._seq + 1, data)

    def has_log(self) -> bool:
        """Whether the log still lies beside the journal, with what the file lacks."""
        try:
            return not self._gone and bool(segment_paths(self._home))
        except OSError:
            return False

    def try_again(self) -> None:
        """After a refused change, see now and then whether the disk takes as much again.

        Whoever made the change may not make it once more, and the state has to be true.
        """
        self._beats += 1
        if not self._failed or self._beats % PROBE:
            return
        trial = temporary_beside(self._home.target)
        with self.guard, suppress(OSError):
            self._home.files.remove(trial)
            write_file(self._home.files, trial, [bytes(self._refused)], sync=False)
            self._home.files.remove(trial)
            self._failed = ""
            self._note_state()

    @property
    def state(self) -> SaveState:
        """How well the last change is kept."""
        return self._state

    def _note_state(self) -> None:
        with self.guard:
            if self._failed or self._gone:
                new = SaveState("unsaved", self._failed or self._gone, at_stake=bool(self._gone))
            elif self._safe >= self._seq:
                new = SaveState("safe")
            else:
                new = SaveState("kept", self._doubt)
            old = self._state
            if (new.word, new.reason, new.at_stake) != (old.word, old.reason, old.at_stake):
                self._state = SaveState(new.word, new.reason, self._now(), new.at_stake)
