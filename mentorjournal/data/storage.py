"""The journal as a TinyDB storage: lines in memory, a change log, checkpoints.

`commit` appends to the log and then changes memory; nothing else changes memory. `sync` and
`checkpoint` may run in one other thread; `guard` is never held while they wait for the disk.
"""

from __future__ import annotations

import errno
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from tinydb.storages import Storage

from mentorjournal.data.changelog import Change, LogWriter, frame_entry, replacing
from mentorjournal.data.checkpoint import ChangedUnderUs, Checkpointer, keep_reserve
from mentorjournal.data.codec import encode, fingerprint
from mentorjournal.data.files import Files
from mentorjournal.data.following import News
from mentorjournal.data.layout import META, Lines
from mentorjournal.data.loading import Known, Loaded, Stamp, apply, note
from mentorjournal.data.merge import Key
from mentorjournal.data.pace import Pace
from mentorjournal.data.place import Place
from mentorjournal.data.purging import purge_backups
from mentorjournal.data.savestate import SaveState, why
from mentorjournal.data.strangers import look_outside
from mentorjournal.data.view import Documents
from mentorjournal.errors import CannotOpen, NotKept, ReadOnly, TooNew

LOG_LIMIT = 32 * 1024 * 1024
_FULL = (errno.ENOSPC, errno.EDQUOT)


class JournalStorage(Storage):
    """The journal in memory and on the disk.

    Attributes:
        tables: Table → key → line. Changed by `commit` only.
        versions: How often each table has changed.
        revision: How often anything has changed.
        read_only: Why nothing may be changed, as a sentence; empty if it may.
        notices: Sentences for the person about what happened to the file.
        guard: Held while `tables` is read at length or changed.
    """

    def __init__(
        self,
        files: Files,
        place: Place,
        loaded: Loaded,
        *,
        now: Callable[[], datetime],
        found: Callable[[], Loaded],
        read_only: str = "",
    ) -> None:
        """A storage of what was loaded.

        `found` is called before the first change to a journal that does not exist yet; it
        takes the lock, makes the file, and returns what it made.
        """
        self._files, self._place, self._now, self._found = files, place, now, found
        self.read_only = read_only
        self.notices = loaded.notices
        self.guard = threading.RLock()
        self._work = threading.RLock()
        self.versions: Counter[str] = Counter()
        self.revision = 0
        self._checkpointer = Checkpointer(files, place)
        self._failed = self._doubt = ""
        self._pace = Pace()
        self._state = SaveState("safe")
        self._start_from(loaded)

    def _start_from(self, loaded: Loaded) -> None:
        self.tables: Lines = loaded.tables
        self._meta = loaded.meta
        self._seq = loaded.seq
        self._stamp, self._own = loaded.stamp, loaded.own
        self._known: Known = loaded.known
        self._purges: set[Key] = loaded.purges
        self._dirty = loaded.dirty
        self._safe = loaded.seq if not loaded.replayed else loaded.replayed[0].seq - 1
        self._log: LogWriter | None = None
        if loaded.meta and not self.read_only:
            self._log = LogWriter(
                self._files,
                self._place,
                loaded.meta["journal"],
                loaded.last_segment,
                loaded.replayed,
            )
        self._note_state()

    @property
    def known_as(self) -> tuple[int, Stamp | None, str]:
        """The last commit known, the file's stamp, and the journal's uid; empty for a new one."""
        return self._seq, self._stamp, self._meta.get("journal", "")

    def follow(self, news: News) -> None:
        """Take over what the writer has kept, while this program only reads."""
        with self.guard:
            self._stamp = news.stamp
            if news.loaded is not None:
                changed = {*self.tables, *news.loaded.tables}
                self._start_from(news.loaded)
            else:
                changes = [change for entry in news.entries for change in entry.changes]
                for change in changes:
                    apply(self.tables, change)
                changed = {change.table for change in changes}
                self._seq = self._safe = self._seq + len(news.entries)
            self.versions.update(changed)
            self.revision += bool(changed)
            self._note_state()

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
            raise ReadOnly(self.read_only)
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
                raise NotKept(f"{self._failed} It is still on the screen.") from error
            for change in changes:
                note(self._known, self._purges, change)
                apply(self.tables, change)
                self.versions[change.table] += 1
            self._seq += 1
            self.revision += 1
            self._dirty = True
            self._failed = ""
            self._note_state()

    def _append(self, changes: Sequence[Change]) -> None:
        assert self._log is not None
        at = self._now().astimezone(UTC).isoformat(timespec="seconds")
        data = frame_entry(self._seq + 1, at, changes)
        try:
            self._log.append(self._seq + 1, data)
        except OSError as error:
            reserve = self._place.reserve
            if error.errno not in _FULL or reserve.name not in self._files.names(reserve.parent):
                raise
            self._files.remove(reserve)
            self.notices.append("The disk is full; the last reserve is in use. Free some space.")
            self._log.append(self._seq + 1, data)

    @property
    def state(self) -> SaveState:
        """How well the last change is kept."""
        return self._state

    def _note_state(self) -> None:
        with self.guard:
            if self._failed:
                new = SaveState("unsaved", self._failed)
            elif self._safe >= self._seq:
                new = SaveState("safe")
            else:
                new = SaveState("kept", self._doubt)
            if (new.word, new.reason) != (self._state.word, self._state.reason):
                self._state = SaveState(new.word, new.reason, self._now())

    def sync(self) -> SaveState:
        """Wait until all that is kept is on the disk; on failure the state says why it is not."""
        with self._work:
            for _ in range(2):
                if self._log is None or self._safe >= self._seq:
                    break
                try:
                    with self.guard:
                        segments, last = self._log.dirty()
                    self._log.sync_now(segments)
                except OSError as error:
                    self._doubt = f"Kept, but not yet safe from a power cut: {why(error)}."
                    continue
                with self.guard:
                    self._log.synced(segments, last)
                    self._safe = max(self._safe, last)
                    self._doubt = ""
            self._note_state()
            return self.state

    def checkpoint_due(self, idle_seconds: float) -> bool:
        """Whether a checkpoint is worth its while after so long without a change."""
        if self._log is None or not self._dirty:
            return False
        return self._pace.due(idle_seconds, urgent=bool(self._purges) or self._log.size > LOG_LIMIT)

    def checkpoint(self, reason: str = "") -> None:
        """Write the journal's file anew, if anything has changed.

        Changes made by other programs meanwhile are merged first.

        Args:
            reason: Why the file must be kept as a snapshot first; or empty.

        Raises:
            NotKept: It could not be written. What was kept is still kept.
        """
        with self._work:
            if self._log is None or self.read_only or not (self._dirty or reason):
                return
            try:
                with self._pace:
                    self._try_checkpoint(reason)
            except (OSError, CannotOpen) as error:
                raise NotKept(
                    f"“{self._place.path}” could not be brought up to date: {why(error)}. "
                    "Nothing is lost: your changes are kept in the change log beside it."
                ) from error
            keep_reserve(self._files, self._place)

    def _try_checkpoint(self, reason: str) -> None:
        for _ in range(20):
            try:
                return self._write_file(reason)
            except ChangedUnderUs:
                self._meet()
        raise OSError(errno.EAGAIN, "another program keeps writing to it")

    def _write_file(self, reason: str) -> None:
        assert self._log is not None
        with self.guard:
            segments, seq = self._log.seal(), self._seq
            tables = {name: lines.copy() for name, lines in self.tables.items()}
            known, self._known = self._known, defaultdict(set)
            purges = set(self._purges)
        try:
            written = self._checkpointer.write(
                tables,
                {**self._meta, "seq": seq},
                before=self._own,
                stamp=self._stamp,
                now=self._now(),
                reason=reason,
            )
        except BaseException:
            with self.guard:
                for key, versions in known.items():
                    self._known[key] |= versions
            raise
        with self.guard:
            self._own, self._stamp = written.own, written.stamp
            self._dirty = self._seq != seq or bool(self._purges)
            self._safe = max(self._safe, seq)
            self._note_state()
        if purges:
            self.notices += purge_backups(self._files, self._place, purges)
        with self.guard:
            self._log.forget(segments, seq)
        for path in segments:
            self._files.remove(path)
        with self.guard:
            self._purges -= purges
            self._dirty = self._seq != seq or bool(self._purges)

    def _meet(self) -> None:
        """Take over what another program has done to the file."""
        try:
            outside = look_outside(self._files, self._place, self._now(), self._meta["journal"])
        except TooNew as error:
            self.read_only = str(error)
            self.revision += 1
            raise NotKept(str(error)) from error
        with self.guard:
            merged, notice = outside.merge_into(self.tables, self._known, self._purges)
            if merged:
                self.commit(merged)
            self._stamp, self._own = outside.stamp, outside.own
            if notice:
                self.notices.append(notice)

    def close(self) -> None:
        """Close the log; nothing is written."""
        with self._work, self.guard:
            if self._log is not None:
                self._log.close()
                self._log = None
            self.read_only = self.read_only or "The journal is closed."
