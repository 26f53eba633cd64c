"""The journal and its file: what is kept reaches it, and what others have put there is met.

`sync` and `checkpoint` may run in one other thread than the rest; `guard` is never held while
they wait for the disk.
"""

from __future__ import annotations

import errno
import time
from collections import defaultdict
from collections.abc import Callable

from mentorjournal.data.store.disk.save_state import NOT_SAFE, SaveState, why
from mentorjournal.data.store.engine.asking import AskingStorage
from mentorjournal.data.store.engine.checkpoint import (
    ChangedUnderUs,
    Checkpointer,
    WriteProtected,
    keep_reserve,
)
from mentorjournal.data.store.engine.checkpoint_policy import IDLE, CheckpointPolicy
from mentorjournal.data.store.engine.log_storage import Setting
from mentorjournal.data.store.format.change import Change, Key
from mentorjournal.data.store.merge.file_history import FileHistory
from mentorjournal.data.store.recovery.external_changes import (
    ExternalChanges,
    find_external_changes,
)
from mentorjournal.data.store.recovery.follower import stamp_now
from mentorjournal.data.store.recovery.loaded import Loaded
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.purge import purge_backups
from mentorjournal.errors import CannotOpen, NotKept, TooNew

LOG_LIMIT = 32 * 1024 * 1024
PROTECTED = (
    "The journal's file was made write-protected, so it is left as it is. What was called kept or "
    "safe is in the change log beside it, and goes into the file once that may be written."
)
PARTING = 2.0
"""So many seconds nobody is kept waiting who leaves; what is not packed then waits."""
STILL = 2
"""For so many beats a strange file must stand still: some programs write it bit by bit."""


class FileStorage(AskingStorage):
    """The journal in memory, in the log, and in the file, with what others do to the file.

    Attributes:
        notices: Sentences for the person about what happened to the file.
        protected: Whether the file is not brought up to date because it may not be written to.
    """

    def __init__(self, setting: Setting, loaded: Loaded) -> None:
        """A storage of what was loaded."""
        super().__init__(setting, loaded)
        self._checkpointer = Checkpointer(setting.home, setting.room)
        # Whether there may be snapshots to pack; an earlier run may have left some.
        self._untidy = True
        self._policy = CheckpointPolicy()
        self.protected = False
        self._taken: set[str] = set()
        self._history = FileHistory(loaded.own.seq if loaded.own else loaded.meta.get("seq", 0))
        self._strange, self._still = self._stamp, 0
        # Whether the file is another program's and was kept as such among the backups.
        self._aside = False
        # Sentences that tell that the journal is back; said once it is.
        self._unsaid: list[str] = []

    @property
    def purged(self) -> set[Key]:
        """What was deleted for good here, whether it is gone from every file yet or not."""
        return self._purges | self._history.purged

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
                    self._doubt = f"{NOT_SAFE}{why(error)}."
                    continue
                with self.guard:
                    self._log.synced(segments, last)
                    self._safe = max(self._safe, last)
                    self._doubt = ""
            self._note_state()
            return self.state

    def checkpoint_due(self, idle_seconds: float) -> bool:
        """Whether a checkpoint is worth its while after so long without a change."""
        if self._log is None or not self._dirty or self.mass_deletion:
            return False
        return self._policy.due(
            idle_seconds, urgent=bool(self._purges) or self._log.size > LOG_LIMIT
        )

    def checkpoint(self, reason: str = "", *, patient: bool = False) -> None:
        """Write the journal's file anew, if anything has changed.

        Changes made by other programs meanwhile are merged first.

        Args:
            reason: Why the file must be kept as a snapshot first; or empty.
            patient: Whether to leave a file that another program has just changed, and may still
                be writing, until it stands still; `poll_file` sees to it then.

        Raises:
            NotKept: It could not be written. What was kept is still kept.
        """
        with self._work:
            if self._log is None or self.read_only or not (self._dirty or reason):
                return
            if self.mass_deletion:
                raise NotKept(f"{self.mass_deletion.words} Choose first what shall become of that.")
            try:
                if patient and not self._stands_still():
                    return
                with self._policy:
                    self._try_checkpoint(reason, patient)
            except WriteProtected:
                if not self.protected:
                    self.protected = True
                    self.notices.append(PROTECTED)
                raise NotKept(PROTECTED) from None
            except (OSError, CannotOpen) as error:
                words = f"“{self._home.path}” could not be brought up to date: {why(error)}."
                if self.has_log():
                    # True also where what was typed since could not be kept; the state says that.
                    words += " What was called kept or safe is in the change log beside it."
                    self._say_once(words)
                raise NotKept(words) from error
            self.protected = False
            keep_reserve(self._home)

    def _try_checkpoint(self, reason: str, patient: bool) -> None:
        for _ in range(20):
            try:
                self._write_file(reason)
            except ChangedUnderUs:
                if patient and not self._stands_still():
                    return
                self._merge_external()
            else:
                return
        raise OSError(errno.EAGAIN, "another program keeps writing to it")

    def _write_file(self, reason: str) -> None:
        assert self._log is not None
        with self.guard:
            segments, seq = self._log.seal(), self._seq
            tables = {name: lines.copy() for name, lines in self.tables.items()}
            known, self._known = self._known, defaultdict(set)
            base, self._base = self._base, {}
            purges = set(self._purges)
        try:
            written = self._checkpointer.write(
                tables,
                {**self._meta, "seq": seq},
                contents=self._contents,
                stamp=self._stamp,
                now=self._now(),
                reason=reason,
                aside=self._aside,
            )
        except BaseException:
            with self.guard:
                for key, versions in known.items():
                    self._known[key] |= versions
                self._base = {**self._base, **base}
            raise
        self._untidy = True
        with self.guard:
            self._contents.current = written.own
            self._stamp, self._aside = written.stamp, False
            self._replayed = {}
            self.notices += self._unsaid
            self._unsaid = []
            self._history.written(seq, known, tables)
            self._dirty = self._seq != seq or bool(self._purges)
            self._safe = max(self._safe, seq)
            self._note_state()
        if purges:
            self._inbox.forget(self._meta["journal"], purges)
            self.notices += purge_backups(self._home, purges)
        with self.guard:
            self._log.forget(segments, seq)
        for path in segments:
            self._home.files.remove(path)
        with self.guard:
            self._purges -= purges
            self._history.purged |= purges
            self._dirty = self._seq != seq or bool(self._purges)

    def _stands_still(self) -> bool:
        """Whether the file is as we know it, or was changed and has stood still since."""
        here = stamp_now(self._home)
        return here == self._stamp or (here == self._strange and self._still >= STILL)

    def _merge_external(self) -> None:
        """Take over what another program has done to the file."""
        try:
            journal = self._meta["journal"]
            external = find_external_changes(self._home, self._now(), journal, self._contents)
        except TooNew as error:
            self.read_only = str(error)
            self.revision += 1
            raise NotKept(str(error)) from error
        merged, notice, asked = self._merged(external)
        if asked:
            self.ask(notice, asked)
        if merged:
            self._keep_as_it_is("before-merge")
        with self.guard:
            merged, notice, asked_now = self._merged(external)
            if asked_now and not asked:
                self.ask(notice, asked_now)
            self._count_from(external.seq)
            if merged:
                self.commit(merged)
            self._stamp, self._contents.current = external.stamp, external.own
            self._aside = external.own is None
            if notice:
                told = self._unsaid if external.is_replaced(self._history) else self.notices
                told.append(notice)
            self._history.seq = max(self._history.seq, external.seq)

    def snapshot(self, reason: str) -> None:
        """Keep the journal as it is here; one that does not exist yet needs no snapshot.

        Raises:
            NotKept: It could not be kept.
        """
        if self._log is None or self.read_only:
            return
        try:
            self._keep_as_it_is(reason)
        except OSError as error:
            words = f"Nothing was changed, because no backup could be made first: {why(error)}."
            raise NotKept(words) from error

    def _keep_as_it_is(self, reason: str) -> None:
        """Keep the journal as it is here, which the file need not be."""
        copy = self.content()
        self._untidy = True
        snapshots.keep_copy(self._home, self._now(), reason, copy)

    def _merged(self, external: ExternalChanges) -> tuple[list[Change], str, list[Change]]:
        with self.guard:
            base = {**self._base, **self._replayed}
            return external.merge_into(self.tables, self._known, self._purges, self._history, base)

    def leave(self) -> None:
        """Keep a snapshot of the file as it is, where it is new and the last one is old."""
        with self._work:
            own = self._contents.current
            written = own is not None and own.seq > 0 and not self._dirty
            if self._log is not None and not self.read_only and written and self._stamp:
                self._checkpointer.leave(self._stamp, self._now())
                self._untidy = True
                until = time.monotonic() + PARTING
                self.tidy(lambda: time.monotonic() > until)

    def tidy_due(self, idle_seconds: float) -> bool:
        """Whether there may be snapshots to pack, and nobody has typed for a while."""
        return self._untidy and self._log is not None and idle_seconds >= IDLE

    def tidy(self, stop: Callable[[], bool]) -> None:
        """Pack and thin the snapshots, while `stop` does not say that there is no time."""
        with self._work:
            if self._log is not None and not self.read_only:
                self._untidy = not self._checkpointer.tidy(self._now(), stop)

    def close(self) -> None:
        """Close the log; nothing is written."""
        with self._work, self.guard:
            if self._log is not None:
                self._log.close()
                self._log = None
            self.read_only = self.read_only or "The journal is closed."
