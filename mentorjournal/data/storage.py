"""The journal as it stands beside other programs: what is kept reaches the file, what others
do is taken over.

`sync`, `checkpoint` and `take_in` may run in one other thread than the rest; `guard` is never
held while they wait for the disk.
"""

from __future__ import annotations

import errno
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from mentorjournal.data import snapshots
from mentorjournal.data.asking import AskingStorage
from mentorjournal.data.changelog import Change
from mentorjournal.data.checkpoint import ChangedUnderUs, Checkpointer, WriteProtected, keep_reserve
from mentorjournal.data.files import Files
from mentorjournal.data.following import News, stamp_now
from mentorjournal.data.inbox import UNREADABLE, Unreadable, settled
from mentorjournal.data.keys import new_uid
from mentorjournal.data.loading import Loaded, apply
from mentorjournal.data.ownstate import read_state
from mentorjournal.data.pace import Pace
from mentorjournal.data.past import Past
from mentorjournal.data.place import Place
from mentorjournal.data.purging import purge_backups
from mentorjournal.data.savestate import NOT_SAFE, SaveState, why
from mentorjournal.data.strangers import Outside, look_outside
from mentorjournal.errors import CannotOpen, NotKept, TooNew

LOG_LIMIT = 32 * 1024 * 1024
PROTECTED = (
    "The journal's file was made write-protected, so it is left as it is. What was called kept or "
    "safe is in the change log beside it, and goes into the file once that may be written."
)
STILL = 2
"""For so many beats a strange file must stand still: some programs write it bit by bit."""


class _CannotSetAside(NotKept):
    """A request that cannot be read, and that cannot be kept elsewhere now."""


class JournalStorage(AskingStorage):
    """The journal in memory, in the log, and in the file.

    Attributes:
        notices: Sentences for the person about what happened to the file.
        protected: Whether the file is not brought up to date because it may not be written to.
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
        hand_over: bool = False,
    ) -> None:
        """A storage of what was loaded; see `LogStorage`."""
        super().__init__(
            files, place, loaded, now=now, found=found, read_only=read_only, hand_over=hand_over
        )
        self._checkpointer = Checkpointer(files, place)
        self._pace = Pace()
        self.protected = False
        self._taken: set[str] = set()
        self._past = Past(loaded.own.seq if loaded.own else loaded.meta.get("seq", 0))
        # What the file held before, as far as we have read or written it, by its hash.
        self._former = {one.digest: one for one in read_state(files, place) if one != loaded.own}
        self._strange, self._still = self._stamp, 0

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
        if self._log is None or not self._dirty or self.halved:
            return False
        return self._pace.due(idle_seconds, urgent=bool(self._purges) or self._log.size > LOG_LIMIT)

    def checkpoint(self, reason: str = "", *, patient: bool = False) -> None:
        """Write the journal's file anew, if anything has changed.

        Changes made by other programs meanwhile are merged first.

        Args:
            reason: Why the file must be kept as a snapshot first; or empty.
            patient: Whether to leave a file that another program has just changed, and may still
                be writing, until it stands still; `watch` sees to it then.

        Raises:
            NotKept: It could not be written. What was kept is still kept.
        """
        with self._work:
            if self._log is None or self.read_only or not (self._dirty or reason):
                return
            if self.halved:
                raise NotKept(f"{self.halved.words} Choose first what shall become of that.")
            try:
                if patient and not self._stands_still():
                    return
                with self._pace:
                    self._try_checkpoint(reason, patient)
            except WriteProtected:
                if not self.protected:
                    self.protected = True
                    self.notices.append(PROTECTED)
                raise NotKept(PROTECTED) from None
            except (OSError, CannotOpen) as error:
                words = f"“{self._place.path}” could not be brought up to date: {why(error)}."
                if self.has_log():
                    # True also where what was typed since could not be kept; the state says that.
                    words += " What was called kept or safe is in the change log beside it."
                    self._say_once(words)
                raise NotKept(words) from error
            self.protected = False
            keep_reserve(self._files, self._place)

    def _try_checkpoint(self, reason: str, patient: bool) -> None:
        for _ in range(20):
            try:
                self._write_file(reason)
            except ChangedUnderUs:
                if patient and not self._stands_still():
                    return
                self._meet()
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
                before=self._own,
                stamp=self._stamp,
                now=self._now(),
                reason=reason,
            )
        except BaseException:
            with self.guard:
                for key, versions in known.items():
                    self._known[key] |= versions
                self._base = {**self._base, **base}
            raise
        with self.guard:
            for own in (self._own, written.own):
                if own:
                    self._former[own.digest] = own
                    self._listed.add(own.digest)
            self._own, self._stamp = written.own, written.stamp
            self._past.written(seq, known, tables)
            self._dirty = self._seq != seq or bool(self._purges)
            self._safe = max(self._safe, seq)
            self._note_state()
        if purges:
            self._inbox.forget(self._meta["journal"], purges)
            self.notices += purge_backups(self._files, self._place, purges)
        with self.guard:
            self._log.forget(segments, seq)
        for path in segments:
            self._files.remove(path)
        with self.guard:
            self._purges -= purges
            self._past.purged |= purges
            self._dirty = self._seq != seq or bool(self._purges)

    def watch(self) -> None:
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
            except OSError as error:
                words = f"“{self._place.path}” cannot be looked at: {why(error)}."
                self._say_once(words)
                raise NotKept(words) from error

    def _look_around(self) -> None:
        self._look_at_log()
        if self.halved:
            return
        if self.protected and self._checkpointer.may_be_written():
            # No need to wait for the end of a pause.
            self.protected, self._pace = False, Pace()
        here = stamp_now(self._files, self._place)
        if here == self._stamp:
            self._strange, self._still = self._stamp, 0
            return
        self._still = self._still + 1 if here == self._strange else 0
        self._strange = here
        if self._still >= STILL and self._pace.due(0.0, urgent=True):
            self._dirty = True
            self.checkpoint(patient=True)

    def _stands_still(self) -> bool:
        """Whether the file is as we know it, or was changed and has stood still since."""
        here = stamp_now(self._files, self._place)
        return here == self._stamp or (here == self._strange and self._still >= STILL)

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
        there = self._files.names(self._place.folder.parent)
        if self._place.folder.name not in there and self._place.folder.name:
            self._pace = Pace()
            raise NotKept(self._gone)
        if self._pace.due(0.0, urgent=True):
            self.checkpoint()
            with self.guard:
                self._gone = ""
                self._note_state()

    def _meet(self) -> None:
        """Take over what another program has done to the file."""
        try:
            former = {one: own for one, own in self._former.items() if own != self._own}
            journal = self._meta["journal"]
            outside = look_outside(self._files, self._place, self._now(), journal, former)
        except TooNew as error:
            self.read_only = str(error)
            self.revision += 1
            raise NotKept(str(error)) from error
        merged, *_ = self._merged(outside)
        if merged:
            copy = self.content()
            snapshots.keep_copy(self._files, self._place, self._now(), "before-merge", copy)
        with self.guard:
            merged, notice, asked = self._merged(outside)
            if asked:
                self.ask(notice, asked)
            self._count_from(outside.seq)
            if merged:
                self.commit(merged)
            self._stamp, self._own = outside.stamp, outside.own
            self._past.seq = max(self._past.seq, outside.seq)
            if notice:
                self.notices.append(notice)

    def _merged(self, outside: Outside) -> tuple[list[Change], str, list[Change]]:
        with self.guard:
            return outside.merge_into(
                self.tables, self._known, self._purges, self._past, self._base
            )

    def answer(self, question: str, yes: bool) -> None:
        """Make the changes that were asked about, or let go of them.

        Raises:
            NotKept: They could not be made; the question stays.
        """
        with self._work:
            path = self._inbox.path_of(question)
            if yes:
                self.checkpoint("before-merge")
                self._take_in(path)
                if self.sync().word != "safe":
                    raise NotKept(f"That could not be made safe yet. {self.state.reason}")
            with suppress(OSError):
                self._inbox.remove(path)

    def settle_halved(self) -> None:
        """Write the file again; the person has chosen."""
        self.halved, self._dirty = None, True
        # What cannot be written now is kept in the log, and tried again.
        with suppress(NotKept):
            self.checkpoint()

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
                    self._note_copy(change)
                changed = {change.table for change in changes}
                self._seq = self._safe = self._seq + len(news.entries)
            self.versions.update(changed)
            self.revision += bool(changed)
            self._note_state()

    def take_in(self) -> None:
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
                        self._take_in(path)
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

    def _take_in(self, path: Path) -> None:
        try:
            changes = self._inbox.read(path, self._meta["journal"])
        except FileNotFoundError:
            return
        except OSError as error:
            raise NotKept(f"What was handed in cannot be read: {why(error)}.") from error
        except Unreadable:
            try:
                raw = self._files.read(path)
                snapshots.keep_copy(self._files, self._place, self._now(), "unread-log", raw)
            except OSError as error:
                words = f"What was handed in cannot be set aside: {why(error)}."
                raise _CannotSetAside(words) from error
            self.notices.append(UNREADABLE)
            return
        with self.guard:
            make_uid = partial(new_uid, self._now())
            purged = self._purges | self._past.purged
            self.commit([*settled(changes, self.tables, self._known, purged, make_uid)])

    def leave(self) -> None:
        """Keep a snapshot of the file as it is, where it is new and the last one is old."""
        with self._work:
            written = self._own is not None and self._own.seq > 0 and not self._dirty
            if self._log is not None and not self.read_only and written and self._stamp:
                self._checkpointer.leave(self._stamp, self._now())

    def close(self) -> None:
        """Close the log; nothing is written."""
        with self._work, self.guard:
            if self._log is not None:
                self._log.close()
                self._log = None
            self.read_only = self.read_only or "The journal is closed."
