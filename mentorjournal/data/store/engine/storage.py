"""The journal beside other programs: what they hand in, keep, or take away.

`poll_file` and `drain` run in one other thread than the rest; `guard` is never
held while they wait for the disk.
"""

from __future__ import annotations

from collections.abc import Set
from contextlib import suppress
from functools import partial
from pathlib import Path

from mentorjournal.data.store.disk.save_state import why
from mentorjournal.data.store.engine.checkpoint_policy import CheckpointPolicy
from mentorjournal.data.store.engine.file_storage import STILL, FileStorage
from mentorjournal.data.store.format.change import Change, Key, Versions, apply
from mentorjournal.data.store.format.codec import fingerprint
from mentorjournal.data.store.format.keys import new_uid
from mentorjournal.data.store.format.layout import Lines
from mentorjournal.data.store.log.inbox import UNREADABLE, Unreadable, settled
from mentorjournal.data.store.recovery.follower import News, stamp_now
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.errors import CannotOpen, NotKept
from mentorjournal.text import plural

_TRIES = 5
"""So often a copy is compared anew with a journal that was changed meanwhile."""


class _CannotSetAside(NotKept):
    """A request that cannot be read, and that cannot be kept elsewhere now."""


class JournalStorage(FileStorage):
    """The journal as it stands beside other programs: watched, followed, and handed changes."""

    def poll_file(self) -> None:
        """Notice what other programs have done to the file, once it stands still.

        For the thread that syncs, at every beat.

        Raises:
            NotKept: What was found could not be settled now.
        """
        if self.read_only:
            return
        with self._work:
            self.try_again()
            if self._log is None:
                return
            try:
                self._look_around()
                self._look_for_copies()
            except OSError as error:
                words = f"“{self._home.path}” cannot be looked at: {why(error)}."
                self._say_once(words)
                raise NotKept(words) from error

    def _look_around(self) -> None:
        self._look_at_log()
        if self.mass_deletion:
            return
        if self.protected and self._checkpointer.may_be_written():
            # No need to wait for the end of a pause.
            self.protected, self._policy = False, CheckpointPolicy()
        here = stamp_now(self._home)
        if here == self._stamp:
            self._strange, self._still = self._stamp, 0
            return
        self._still = self._still + 1 if here == self._strange else 0
        self._strange = here
        if self._still >= STILL and self._policy.due(0.0, urgent=True):
            self._dirty = True
            self.checkpoint(patient=True)

    def _look_for_copies(self) -> None:
        """Notice copies that a sync program has put beside the journal."""
        if self.mass_deletion or not self.conflict_copies.changed():
            return
        self.notices += self.conflict_copies.look(*self._as_it_is())
        self.asks = self.asks or bool(self.conflict_copies.waiting)

    def _as_it_is(self) -> tuple[Lines, str, Versions, Set[Key]]:
        """What a copy is compared with; nothing of it changes any more."""
        with self.guard:
            tables = {name: lines.copy() for name, lines in self.tables.items()}
            known = {key: {*versions} for key, versions in self._known.items()}
            return tables, self._meta["journal"], known, {*self.purged}

    def _take_in_copy(self, name: str) -> None:
        """Take in a copy by record; it is then kept among the backups.

        Raises:
            NotKept: It could not be done; the copy stays.
        """
        self.checkpoint()
        self.snapshot("before-merge")
        waiting = self.conflict_copies.waiting[name]
        try:
            for _ in range(_TRIES):
                copy, raw = self.conflict_copies.compared(waiting, *self._as_it_is())
                assert copy.merged is not None
                with self.guard:
                    # Somebody may have typed since.
                    if all(self._stands(one) for one in copy.merged.changes):
                        self.commit(copy.merged.changes)
                        break
            else:
                raise NotKept(f"“{name}” was not taken in: your journal is being changed.")
            if self.sync().word != "safe":
                raise NotKept(f"That could not be made safe yet. {self.state.reason}")
            self.conflict_copies.set_aside(name, raw)
        except (OSError, CannotOpen) as error:
            raise NotKept(f"“{name}” could not be taken in: {why(error)}.") from error
        both = copy.merged.conflicts
        words = f" {plural(both, 'record')} changed on both sides: both versions are kept."
        self.notices.append(
            f"What was only in “{name}” is in your journal now; the copy is kept among the "
            f"backups.{words if both else ''}"
        )

    def _stands(self, change: Change) -> bool:
        """Whether what a change replaces is still there."""
        return fingerprint(self.tables.get(change.table, {}).get(change.key)) == change.was

    def _look_at_log(self) -> None:
        """See that the log is still there; if not, write everything into the file anew.

        Raises:
            NotKept: Its place is gone too. What is kept is in memory only, and the state says so.
        """
        assert self._log is not None
        if self._log.missing():
            with self.guard:
                self._log.abandon()
                self._gone = "Not saved, because the files beside the journal were taken away."
                self._dirty = True
                self._note_state()
        if not self._gone:
            return
        there = self._home.files.names(self._home.folder.parent)
        if self._home.folder.name not in there and self._home.folder.name:
            self._policy = CheckpointPolicy()
            raise NotKept(self._gone)
        if self._policy.due(0.0, urgent=True):
            self.checkpoint()
            with self.guard:
                self._gone = ""
                self._note_state()

    def answer(self, question: str, yes: bool) -> None:
        """Make the changes that were asked about, or let go of them.

        Raises:
            NotKept: They could not be made; the question stays.
        """
        with self._work:
            if name := self.conflict_copies.asked_about(question):
                if yes:
                    self._take_in_copy(name)
                else:
                    # It is asked about again at the next start.
                    del self.conflict_copies.waiting[name]
                return
            path = self._inbox.path_of(question)
            if yes:
                self.checkpoint()
                self.snapshot("before-merge")
                self._drain_one(path)
                if self.sync().word != "safe":
                    raise NotKept(f"That could not be made safe yet. {self.state.reason}")
            with suppress(OSError):
                self._inbox.remove(path)

    def resolve_mass_deletion(self) -> None:
        """Write the file again; the person has chosen."""
        self.mass_deletion, self._dirty, self._aside = None, True, True
        # What cannot be written now is kept in the log, and tried again.
        with suppress(NotKept):
            self.checkpoint()

    def apply_update(self, news: News) -> None:
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
                    self._note_copy(change)
                changed = {change.table for change in changes}
                self._seq = self._safe = self._seq + len(news.entries)
            self.versions.update(changed)
            self.revision += bool(changed)
            self._note_state()

    def drain(self) -> None:
        """Take over what commands have handed in; for the thread that syncs.

        What has been taken over is safe before its request goes.

        Raises:
            NotKept: It cannot be kept here now; it stays where it is.
        """
        if self.read_only or not self._meta:
            return
        with self._work:
            try:
                waiting = self._inbox.waiting()
            except OSError as error:
                raise NotKept(f"What was handed in cannot be read: {why(error)}.") from error
            trouble = None
            for path in waiting:
                if path.name not in self._taken:
                    try:
                        self._drain_one(path)
                    except _CannotSetAside as error:
                        # It says nothing that those behind it could build on.
                        trouble = error
                        continue
                    self._taken.add(path.name)
                if self.sync().word == "safe":
                    with suppress(OSError):
                        self._inbox.remove(path)
            if trouble is not None:
                raise trouble

    def _drain_one(self, path: Path) -> None:
        try:
            changes = self._inbox.read(path, self._meta["journal"])
        except FileNotFoundError:
            return
        except OSError as error:
            raise NotKept(f"What was handed in cannot be read: {why(error)}.") from error
        except Unreadable:
            try:
                raw = self._home.files.read(path)
                snapshots.keep_copy(self._home, self._now(), "unread-log", raw)
            except OSError as error:
                words = f"What was handed in cannot be set aside: {why(error)}."
                raise _CannotSetAside(words) from error
            self.notices.append(UNREADABLE)
            return
        with self.guard:
            make_uid = partial(new_uid, self._now())
            ours, known = self.tables, self._known
            self.commit([*settled(self.schema, changes, ours, known, self.purged, make_uid)])
