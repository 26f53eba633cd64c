"""Takes commits: first into the log, then into memory; or, while another program writes, into its
inbox.
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from msgspec.structs import replace

from mentorjournal.data.store import messages
from mentorjournal.data.store.disk.files import temporary_beside, write_file
from mentorjournal.data.store.disk.save_state import SaveState, explain_os_error
from mentorjournal.data.store.engine.state import State
from mentorjournal.data.store.format.change import Change
from mentorjournal.data.store.format.layout import META, EncodedTables
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.inbox import Inbox, fits
from mentorjournal.data.store.log.reading import read_log
from mentorjournal.data.store.log.wal import WriteAheadLog, frame_entry, segment_paths
from mentorjournal.data.store.recovery.loaded import Loaded
from mentorjournal.data.store.recovery.manifest import Manifest
from mentorjournal.errors import CannotOpen, NotKept, ReadOnly

PROBE = 5
"""Every so many beats a disk that refused a change is tried."""
LARGE, SHORT = 1 << 20, 16
"""A file of a megabyte is large; a log is short up to a sixteenth of it."""
_FULL = (errno.ENOSPC, errno.EDQUOT)


class Commits:
    """The journal in memory (`state`), its write-ahead log (None while nothing may be written), the
    inbox, and what is known of the file (`manifest`).

    Attributes:
        read_only: Why nothing may be changed, as a sentence; empty if it may.
        notices: Sentences for the person about what happened to the file.
        forwards_writes: Whether changes go to the program that writes, through its inbox.
        forwarded: Whether any has.
        asks: Whether there may be questions.
        gone: That the log was taken away, as a sentence; or empty.
        work: Held while the disk is worked on; taken before the state's guard, never behind it.
    """

    def __init__(
        self,
        home: JournalDir,
        now: Callable[[], datetime],
        loaded: Loaded,
        found: Callable[[], Loaded],
        *,
        read_only: str,
        forwards_writes: bool,
    ) -> None:
        """Hold what was loaded.

        `found` is called before the first change to a journal that does not exist yet; it takes
        the lock, makes the file, and returns what it made.
        """
        self.home, self.now, self._found = home, now, found
        self.read_only, self.forwards_writes = read_only, forwards_writes
        self.forwarded = False
        # Until somebody looks, there may be questions that an earlier run left.
        self.asks = True
        self.notices = loaded.findings.notices
        self.work = threading.RLock()
        self.inbox = Inbox(home)
        self._failed = self._doubt = ""
        self._refused = self._beats = 0
        self.save_state = SaveState("safe")
        self.state = State(home.schema, loaded)
        self._begin(loaded)

    def start_from(self, loaded: Loaded) -> None:
        """Hold what was loaded, and go on from it."""
        self.state.start_from(loaded)
        self._begin(loaded)

    def _begin(self, loaded: Loaded) -> None:
        self.manifest = Manifest(loaded.noted, loaded.own, loaded.stamp)
        self.gone = ""
        self.log: WriteAheadLog | None = None
        if loaded.meta and not self.read_only:
            self.log = WriteAheadLog(
                self.home, self.state.journal, loaded.last_segment, loaded.replayed
            )
        self.note_state()

    @property
    def writes(self) -> bool:
        """Whether this program writes a journal that exists."""
        return self.log is not None and not self.read_only

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
        with self.state.guard:
            try:
                if self.log is None:
                    self.start_from(self._found())
                self._append(changes)
            except ReadOnly as error:
                self.read_only = str(error)
                raise
            except (OSError, CannotOpen) as error:
                self._failed = messages.NOT_SAVED.format(explain_os_error(error))
                self.note_state()
                raise NotKept(self._failed) from error
            self.state.apply(changes)
            self.state.seq += 1
            self.state.dirty = True
            self._failed = ""
            self.note_state()

    def _append(self, changes: Sequence[Change]) -> None:
        assert self.log is not None
        seq = self.state.seq + 1
        data = frame_entry(seq, self.now().astimezone(UTC).isoformat(timespec="seconds"), changes)
        self._refused = len(data)
        try:
            self.log.append(seq, data)
        except OSError as error:
            files, reserve = self.home.files, self.home.reserve
            if error.errno not in _FULL or reserve.name not in files.names(reserve.parent):
                raise
            files.remove(reserve)
            self.notices.append(messages.RESERVE_USED)
            self.log.append(seq, data)

    def _submit(self, changes: Sequence[Change]) -> None:
        """Keep changes for the program that writes, and show them as made; raises as `commit`."""
        schema, journal = self.home.schema, self.state.journal
        if not (self.forwards_writes and journal and all(fits(schema, one) for one in changes)):
            raise ReadOnly(self.read_only)
        try:
            self.inbox.submit(journal, changes, self.now())
        except OSError as error:
            raise NotKept(messages.NOT_SAVED.format(explain_os_error(error))) from error
        with self.state.guard:
            self.state.apply(changes)
            self.forwarded = True

    def replace_contents(self, tables: EncodedTables) -> EncodedTables:
        """Make the records what these are; returns them as they were. Only those that differ are
        written, and nothing comes back that was deleted for good.

        Raises:
            ReadOnly, NotKept: As `commit`.
        """
        with self.state.guard:
            # The tables may have been read before something was deleted for good.
            before, gone = self.state.copy(), self.state.purged
            changes = []
            for table in [*before, *(name for name in tables if name not in before)]:
                old, new = before.get(table, {}), tables.get(table, {})
                if table != META:
                    changes += [
                        self.state.change(table, key, new.get(key))
                        for key in {**old, **new}
                        if old.get(key) != new.get(key) and (table, key) not in gone
                    ]
            self.commit(changes)
        return before

    def ask(self, question: str, changes: list[Change]) -> None:
        """Keep changes that are too many to be made without a question.

        Raises:
            OSError: They could not be kept.
        """
        self.inbox.submit(self.state.journal, changes, self.now(), question)
        self.asks = True

    def sync(self) -> SaveState:
        """Wait until all that is kept is on the disk; on failure the state says why it is not."""
        with self.work:
            for _ in range(2):
                if self.log is None or self.state.safe >= self.state.seq:
                    break
                try:
                    with self.state.guard:
                        segments, last = self.log.dirty()
                    self.log.sync_now(segments)
                except OSError as error:
                    self._doubt = f"{messages.NOT_SAFE}{explain_os_error(error)}."
                    continue
                with self.state.guard:
                    self.log.synced(segments, last)
                    self.state.safe = max(self.state.safe, last)
                    self._doubt = ""
            self.note_state()
            return self.save_state

    def see_safe(self) -> None:
        """Wait for the disk.

        Raises:
            NotKept: What is kept is not safe.
        """
        if self.sync().word != "safe":
            raise NotKept(messages.NOT_SAFE_YET.format(self.save_state.reason))

    def note_state(self) -> None:
        """See how well the last change is kept."""
        with self.state.guard:
            if self._failed or self.gone:
                new = SaveState("unsaved", self._failed or self.gone, at_stake=bool(self.gone))
            elif self.state.safe >= self.state.seq:
                new = SaveState("safe")
            else:
                new = SaveState("kept", self._doubt)
            if new != replace(self.save_state, since=None):
                self.save_state = replace(new, since=self.now())

    def say_once(self, words: str) -> None:
        """Tell the person, unless that was told already."""
        if words not in self.notices:
            self.notices.append(words)

    def try_again(self) -> None:
        """After a refused change, see now and then whether the disk takes as much again.

        Whoever made the change may not make it once more, and the state has to be true.
        """
        self._beats += 1
        if not self._failed or self._beats % PROBE:
            return
        files, trial = self.home.files, temporary_beside(self.home.target)
        with self.state.guard, suppress(OSError):
            files.remove(trial)
            write_file(files, trial, [bytes(self._refused)], sync=False)
            files.remove(trial)
            self._failed = ""
            self.note_state()

    def lost_log(self) -> bool:
        """Whether the log has been taken away and what it held is in memory only.

        Raises:
            OSError: It cannot be seen.
        """
        if self.log is not None and self.log.missing():
            with self.state.guard:
                self.log.abandon()
                self.gone, self.state.dirty = messages.TAKEN_AWAY, True
                self.note_state()
        return bool(self.gone)

    def found_log(self) -> None:
        """Note that what the log held is in the file."""
        with self.state.guard:
            self.gone = ""
            self.note_state()

    def has_log(self) -> bool:
        """Whether the log still lies beside the journal, with what the file lacks."""
        try:
            return not self.gone and bool(segment_paths(self.home))
        except OSError:
            return False

    @property
    def log_may_wait(self) -> bool:
        """Whether the log is so short beside a large file that the file may be written later."""
        size = self.manifest.stamp[1] if self.manifest.stamp else 0
        if size < LARGE or self.state.purges:
            return False
        try:
            paths = segment_paths(self.home)
            return sum(self.home.files.stat(path).st_size for path in paths) * SHORT < size
        except OSError:
            return False

    def give_up(self, reason: str) -> None:
        """Write no more, for that reason; what the file lacks is submitted to whoever writes now.

        Raises:
            NotKept: It could not be submitted; this program still writes.
        """
        with self.work, self.state.guard:
            changes = self.state.unwritten()
            try:
                if changes:
                    self.inbox.submit(self.state.journal, changes, self.now())
            except OSError as error:
                raise NotKept(messages.NOT_HANDED_OVER.format(explain_os_error(error))) from error
            self.close(reason)
            # Counted anew by another one: whoever follows it reads everything.
            self.state.seq = self.state.safe = -1
            self.manifest.stamp = None
            self.state.revision += 1
            self.note_state()

    def others_wrote(self) -> bool:
        """Whether another program has written as this one does, though this one held the right.

        Raises:
            OSError, CannotOpen: It cannot be seen.
        """
        with self.work:
            if not self.manifest.all_ours(self.home):
                return True
            log = read_log(self.home)
            return bool(log.strays) or any(entry.seq > self.state.seq for entry in log.entries)

    def close(self, reason: str) -> None:
        """Close the log; nothing is written, and nothing may be from now on."""
        with self.work, self.state.guard:
            if self.log is not None:
                self.log.close()
                self.log = None
            self.read_only = self.read_only or reason
