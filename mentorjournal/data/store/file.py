"""The journal's file as it lives: who writes it, how well it is kept, and what others do to it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from mentorjournal.data.store import messages
from mentorjournal.data.store.disk.files import Files
from mentorjournal.data.store.disk.save_state import SaveState
from mentorjournal.data.store.engine.opening import Opened, OpenOptions, open_journal
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.inbox import Question
from mentorjournal.data.store.recovery.follower import Follower, News
from mentorjournal.errors import JournalError


class JournalFile:
    """An open journal's file.

    `sync`, `checkpoint`, `drain`, `tidy` and what begins with `poll` belong to one worker thread
    beside the screen's.

    Attributes:
        storage: What is in it.
        path: As it was given.
        recovered: That the program was killed before and what was kept is here, in words; or
            empty.
    """

    def __init__(
        self, home: JournalDir, now: Callable[[], datetime], reopen: Callable[[], Opened]
    ) -> None:
        """Use `open`."""
        self._home, self._now, self._reopen = home, now, reopen
        self.path = home.path
        self._closed = self._reading_again = False
        self._use(reopen())

    @classmethod
    def open(
        cls,
        path: Path,
        schema: Schema,
        now: Callable[[], datetime],
        files: Files | None,
        options: OpenOptions,
    ) -> JournalFile:
        """Open it, see `Store.open`."""
        home = JournalDir.find(path, schema, files)
        return cls(home, now, lambda: open_journal(home, now, options))

    def _use(self, opened: Opened) -> None:
        self.storage, self._right = opened.storage, opened.right
        self.recovered = opened.recovered
        self._follower = Follower(self._home, self._now)
        self._news: News | None = None
        self._commits, self._checkpointer = self.storage.commits, self.storage.checkpointer

    @property
    def revision(self) -> int:
        """Goes up with each change, also with one taken over from another program."""
        return self.storage.state.revision

    @property
    def journal(self) -> str:
        """The journal's uid; empty before its first change."""
        return self.storage.state.journal

    @property
    def state(self) -> SaveState:
        """How well the last change is kept."""
        return self._commits.save_state

    @property
    def notices(self) -> list[str]:
        """What happened to the file that the person should know, as sentences, oldest first."""
        return self._commits.notices

    @property
    def writer(self) -> str:
        """Who else writes it, "process 4711 on thishost"; empty if nobody does."""
        return self._right.writer

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed; `why_read_only` says why."""
        return bool(self._commits.read_only)

    @property
    def why_read_only(self) -> str:
        """Why nothing may be changed, as a sentence; empty if it may."""
        return self._commits.read_only

    @property
    def read_only_because(self) -> str:
        """What forbids writing, in a few words, where that is no other program; or empty."""
        return self._right.protection

    @property
    def may_take_over(self) -> bool:
        """Whether the program that was writing is gone; `read_again` then takes over."""
        return self.read_only and self._right.freed

    @property
    def protected(self) -> bool:
        """Whether kept changes do not go into the file because it may not be written to."""
        return self._checkpointer.protected

    @property
    def forwards_writes(self) -> bool:
        """Whether another program writes and changes are submitted to it."""
        return self.read_only and self._commits.forwards_writes

    @property
    def forwarded(self) -> bool:
        """Whether a change was submitted to the program that writes; it is safe on the disk."""
        return self._commits.forwarded

    @property
    def copies_beside(self) -> list[str]:
        """Sentences about copies of the journal beside it, where nobody is asked about them."""
        return self.storage.questions.copies_beside

    @property
    def asks(self) -> bool:
        """Whether there may be questions; cheap."""
        return not self.read_only and self._commits.asks

    def questions(self) -> list[Question]:
        """What is to be asked before it is done to the journal; see `Store.answer`."""
        return [] if self.read_only else self.storage.questions.all()

    def read_again(self) -> Callable[[], bool]:
        """While another program writes: read everything anew, and the lock if that is gone.

        Returns:
            What takes over what was read, for the thread of the screen, and says whether the
            journal may now be changed.

        Raises:
            CannotOpen: It can no longer be read; what was read before stays.
        """
        if self._closed or not self.read_only:
            return lambda: not self.read_only
        self._reading_again = True
        try:
            return partial(self._take_over, self._open_again())
        except BaseException:
            self._reading_again = False
            raise

    def _open_again(self) -> Opened:
        # A right that is held here already would look like another program's.
        self._right.release()
        return self._reopen()

    def _take_over(self, opened: Opened) -> bool:
        self._reading_again = False
        if self._closed:
            opened.storage.close()
            opened.right.release()
            return False
        opened.storage.state.revision = self.revision + 1
        opened.storage.commits.notices[:0] = self.notices
        self.storage.close()
        self._use(opened)
        return not self.read_only

    def poll_writer(self) -> None:
        """See what another program has written, for `apply_update`."""
        # While it is read again, the program that writes would seem to be this one.
        if self._closed or self._reading_again:
            return
        if self._right.is_permitted_now():
            self._commits.read_only = messages.FREE
        if self._news is None and self._others_may_have_written():
            self._news = self._follower.poll_writer(*self.storage.known_as)

    def _others_may_have_written(self) -> bool:
        """Whether this program reads because another one writes, or has not begun the journal."""
        new = not self.storage.state.journal
        if self.read_only:
            return bool(self._right.writer or self._right.freed or new)
        return new and os.path.lexists(self._home.target)

    def apply_update(self) -> None:
        """Take over what `poll_writer` has found, so that it can be read here.

        Raises:
            CannotOpen: Another program has begun the journal, and it cannot be read.
        """
        news = self._news
        if news is None or self._closed:
            return
        if self.read_only:
            self._right.writer, self._right.freed = news.writer, not news.writer
            self._commits.read_only = messages.reading_because(news.writer)
            self.storage.apply_update(news)
        elif not self.storage.state.journal:
            self._take_over(self._open_again())
        self._news = None

    def poll_file(self) -> None:
        """Notice what other programs have done to the file; at each beat.

        Raises:
            NotKept: What was found could not be settled now.
        """
        self.storage.state.find_copies()
        self.keep_right()
        self.storage.poll_file()

    def keep_right(self) -> None:
        """See that the right to write is still held, see `WriteRight.keep`.

        Raises:
            NotKept, CannotOpen: It could not be settled now.
        """
        self._right.keep(self._commits)

    def drain(self) -> None:
        """Take over what commands have submitted.

        Raises:
            NotKept: It cannot be kept here now; it stays where it is, safe.
        """
        self.storage.requests.drain()

    def sync(self) -> SaveState:
        """Wait for the disk, so that what is kept becomes safe; never raises."""
        return self._commits.sync()

    def checkpoint_due(self, idle_seconds: float) -> bool:
        """Whether to call `checkpoint` now, after so long without a change."""
        return self._checkpointer.due(idle_seconds)

    def checkpoint(self, *, patient: bool = False) -> None:
        """Bring the journal's file up to date with the change log.

        Args:
            patient: Whether to leave a file that another program may still be writing.

        Raises:
            NotKept: It could not be written. What was kept is still kept.
        """
        self.keep_right()
        self._checkpointer.checkpoint(patient=patient)

    def tidy_due(self, idle_seconds: float) -> bool:
        """Whether to call `tidy` now, after so long without a change."""
        return self._checkpointer.tidy_due(idle_seconds)

    def tidy(self, stop: Callable[[], bool]) -> None:
        """Pack the snapshots and remove those that are too many, while `stop` says no."""
        self.keep_right()
        self._checkpointer.tidy(stop)

    def snapshot(self, reason: str) -> None:
        """Keep a snapshot of everything as it is now, before a large change.

        Args:
            reason: For its name: "before-import".

        Raises:
            NotKept: It could not be made; the large change should not begin.
        """
        self.checkpoint()
        self._checkpointer.snapshot(reason)

    @property
    def log_may_wait(self) -> bool:
        """Whether the log is so short beside a large file that the file may be written later."""
        return self._commits.log_may_wait

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
                    self.keep_right()
            with suppress(JournalError):
                self.drain()
            if checkpoint:
                with suppress(JournalError):
                    self._checkpointer.checkpoint()
                self._checkpointer.leave()
            self.sync()
        finally:
            self.abandon()
            self._closed = True

    def abandon(self) -> None:
        """Let go of it at once; nothing is written, and the log keeps what the file lacks."""
        self.storage.close()
        self._right.release()
