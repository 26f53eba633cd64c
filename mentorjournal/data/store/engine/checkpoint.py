"""Brings the journal's file up to date with the log, and keeps snapshots of it."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress

from mentorjournal.data.store import messages
from mentorjournal.data.store.disk.files import write_file
from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.data.store.engine.checkpoint_policy import IDLE, CheckpointPolicy
from mentorjournal.data.store.engine.commits import Commits
from mentorjournal.data.store.engine.external_changes import ExternalChanges
from mentorjournal.data.store.engine.file_writer import ChangedUnderUs, FileWriter, WriteProtected
from mentorjournal.data.store.recovery.loaded import stamp_now
from mentorjournal.data.store.snapshots.compression import Interrupted
from mentorjournal.data.store.snapshots.purge import purge_backups
from mentorjournal.data.store.snapshots.retention import Room
from mentorjournal.data.store.snapshots.schedule import SnapshotPolicy
from mentorjournal.errors import CannotOpen, NotKept

LOG_LIMIT = 32 * 1024 * 1024
"""A log of so many bytes goes into the file without waiting for a pause."""
RESERVE = 256 * 1024
"""So many bytes are set aside for when the disk is full."""
PARTING = 2.0
"""So many seconds nobody is kept waiting who leaves; what is not packed then waits."""
TRIES = 20
"""So often another program may write the file before ours, at one go."""


class Checkpointer:
    """Writes the file when it is time; may run in one other thread than the rest.

    Attributes:
        protected: Whether the file is not brought up to date because it may not be written to.
        blocked: Why the file must be left as it is, as a sentence; or empty.
    """

    def __init__(self, commits: Commits, external: ExternalChanges, room: Room) -> None:
        self._commits, self._external, self._home = commits, external, commits.home
        self._snapshots = SnapshotPolicy(self._home, room)
        self._writer = FileWriter(self._home, self._snapshots)
        self._policy = CheckpointPolicy()
        # Whether there may be snapshots to pack; an earlier run may have left some.
        self._untidy = True
        self.protected = False
        self.blocked = ""

    def due(self, idle_seconds: float) -> bool:
        """Whether a checkpoint is worth its while after so long without a change."""
        commits, state = self._commits, self._commits.state
        if commits.log is None or not state.dirty or self.blocked:
            return False
        return self._policy.due(
            idle_seconds, urgent=bool(state.purges) or commits.log.size > LOG_LIMIT
        )

    def checkpoint(self, reason: str = "", *, patient: bool = False) -> None:
        """Write the journal's file anew, if anything has changed; what others have done to it is
        merged first.

        Args:
            reason: Why the file must be kept as a snapshot first; or empty.
            patient: Whether to leave a file that another program may still be writing; `poll`
                comes back to it.

        Raises:
            NotKept: It could not be written. What was kept is still kept.
        """
        commits = self._commits
        with commits.work:
            if not commits.writes or not (commits.state.dirty or reason):
                return
            if self.blocked:
                raise NotKept(messages.CHOOSE_FIRST.format(self.blocked))
            try:
                if patient and not self._external.stands_still():
                    return
                with self._policy:
                    self._merge_and_write(reason, patient)
            except WriteProtected:
                if not self.protected:
                    self.protected = True
                    commits.notices.append(messages.PROTECTED)
                raise NotKept(messages.PROTECTED) from None
            except (OSError, CannotOpen) as error:
                there = commits.has_log()
                words = messages.not_up_to_date(self._home.path, explain_os_error(error), log=there)
                if there:
                    commits.say_once(words)
                raise NotKept(words) from error
            self.protected = False
            self._keep_reserve()

    def _merge_and_write(self, reason: str, patient: bool) -> None:
        for _ in range(TRIES):
            try:
                self._write(reason)
            except ChangedUnderUs:
                if patient and not self._external.stands_still():
                    return
                self._untidy = True
                self._external.merge()
            else:
                return
        raise OSError(errno.EAGAIN, "another program keeps writing to it")

    def _write(self, reason: str) -> None:
        commits, state, files = self._commits, self._commits.state, self._home.files
        assert commits.log is not None
        with state.guard:
            segments, written = commits.log.seal(), state.begin_file()
        try:
            self._writer.write(
                written.tables, written.meta, commits.manifest, commits.now(), reason
            )
        except BaseException:
            state.failed_file(written)
            raise
        self._untidy = True
        with state.guard:
            state.wrote_file(written)
            self._external.tell_that_it_is_back()
            commits.note_state()
        if written.purges:
            commits.inbox.forget(state.journal, written.purges)
            commits.notices += purge_backups(self._home, written.purges)
        with state.guard:
            commits.log.forget(segments, written.seq)
        for path in segments:
            files.remove(path)
        with state.guard:
            state.purged_from_files(written)

    def _keep_reserve(self) -> None:
        """Set some room on the disk aside for when it is full; failing is no harm."""
        home = self._home
        with suppress(OSError):
            if home.reserve.name not in home.files.names(home.folder):
                # Random, because some file systems store nothing for a run of zeros.
                write_file(home.files, home.reserve, [os.urandom(RESERVE)], sync=False)

    def poll(self) -> None:
        """Notice what other programs have done to the file and the log; at every beat.

        Raises:
            NotKept: What was found could not be settled now.
        """
        self._see_log()
        if self.blocked:
            return
        if self.protected and self._writer.may_be_written():
            # No need to wait for the end of a pause.
            self.protected, self._policy = False, CheckpointPolicy()
        if self._external.changed() and self._policy.due(0.0, urgent=True):
            self._commits.state.dirty = True
            self.checkpoint(patient=True)

    def _see_log(self) -> None:
        """See that the log is still there; if not, write everything into the file anew.

        Raises:
            NotKept: Its place is gone too. What is kept is in memory only, and the state says so.
        """
        commits, folder = self._commits, self._home.folder
        if not commits.lost_log():
            return
        if folder.name and folder.name not in self._home.files.names(folder.parent):
            self._policy = CheckpointPolicy()
            raise NotKept(commits.gone)
        if self._policy.due(0.0, urgent=True):
            self.checkpoint()
            commits.found_log()

    def snapshot(self, reason: str) -> None:
        """Keep the journal as it is here; one that does not exist yet needs no snapshot.

        Raises:
            NotKept: It could not be kept.
        """
        if self._commits.writes:
            self._untidy = True
            try:
                self._external.keep_ours(reason)
            except OSError as error:
                raise NotKept(messages.NO_BACKUP_FIRST.format(explain_os_error(error))) from error

    def leave(self) -> None:
        """Keep a snapshot of the file as it is, where it is new and the last one is old."""
        commits = self._commits
        with commits.work:
            own, stamp = commits.manifest.current, commits.manifest.stamp
            written = own is not None and own.seq > 0 and not commits.state.dirty
            if commits.writes and written and stamp:
                with suppress(OSError):
                    if stamp_now(self._home) == stamp:
                        self._snapshots.leaving(commits.now())
                self._untidy = True
                until = time.monotonic() + PARTING
                self.tidy(lambda: time.monotonic() > until)

    def tidy_due(self, idle_seconds: float) -> bool:
        """Whether there may be snapshots to pack, and nobody has typed for a while."""
        return self._untidy and self._commits.log is not None and idle_seconds >= IDLE

    def tidy(self, stop: Callable[[], bool]) -> None:
        """Pack and thin the snapshots, while `stop` does not say that there is no time.

        What the disk refuses is tried again with the next snapshot: it only takes more room.
        """
        with self._commits.work:
            if self._commits.writes:
                self._untidy = False
                try:
                    with suppress(OSError):
                        self._snapshots.tidy(self._commits.now(), stop)
                except Interrupted:
                    self._untidy = True
