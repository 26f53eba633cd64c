"""The right to write a journal: whether this program has it, and who does otherwise."""

from __future__ import annotations

import os

from mentorjournal.data.store import messages
from mentorjournal.data.store.disk.lock import Lock
from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.data.store.engine.commits import Commits
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.errors import NotKept


class WriteRight:
    """The right to write.

    Attributes:
        lock: The lock, once it is held.
        writer: Who else holds it, "process 4711 on thishost"; or empty.
        refused: Why it cannot be had, as a sentence; or empty.
        freed: Whether who held it has let go since, or the protection is gone.
        protection: What forbids writing where nobody holds it: "the file is write-protected".
    """

    def __init__(self, home: JournalDir, refused: str = "") -> None:
        self._home = home
        self.lock: Lock | None = None
        self.writer = self.protection = ""
        self.refused = refused
        self.freed = False
        self._permitted = True

    def take(self) -> None:
        """Take it, or note why it cannot be had."""
        self.protection = self._forbidden()
        self._permitted = not self.protection
        taken = False
        if self._permitted:
            try:
                taken = self.take_lock()
            except OSError as error:
                self.protection = explain_os_error(error)
        if self.protection:
            self.refused = f"The journal is open for reading only, because {self.protection}."
        elif not taken:
            self.refused = messages.reading_because(self.writer)

    def take_lock(self) -> bool:
        """Take the lock; False where another program has it, which then is the writer.

        Raises:
            OSError: It cannot be had.
        """
        taken = Lock.take(self._home.files, self._home)
        if isinstance(taken, str):
            self.writer = taken
            return False
        self.lock = taken
        return True

    def is_permitted_now(self) -> bool:
        """Whether permissions that forbade writing now allow it; True once."""
        if self._permitted or self._forbidden():
            return False
        self._permitted = self.freed = True
        return True

    def _forbidden(self) -> str:
        """What forbids writing the file or beside it, going by permissions; or empty."""
        home = self._home
        try:
            if os.path.lexists(home.target) and not home.files.allows_writing(home.target):
                return "the file is write-protected"
            if not home.files.allows_writing(home.folder):
                return "its folder is write-protected"
        except OSError as error:
            return explain_os_error(error)
        return ""

    def keep(self, commits: Commits) -> None:
        """See that it is still held; where the lock was removed, take it anew or give up.

        Raises:
            NotKept: It could not be settled now.
            CannotOpen: The log cannot be read.
        """
        with commits.work:
            if self.lock is None or commits.read_only:
                return
            try:
                writer = self._lost_to(self.lock, commits)
            except OSError as error:
                words = f"The lock beside the journal cannot be seen: {explain_os_error(error)}."
                raise NotKept(words) from error
            if writer is not None:
                commits.give_up(messages.reading_because(writer))
                self.release()
                self.writer, self.freed = writer, not writer
                commits.notices.append(messages.LOCK_LOST)

    def _lost_to(self, lock: Lock, commits: Commits) -> str | None:
        """Who writes now instead, empty if it has ended since; None where this program may go on.

        Raises:
            OSError, CannotOpen: It cannot be seen.
        """
        home = self._home
        if not lock.lost(home) or not home.files.names(home.folder):
            return None
        again = Lock.take(home.files, home)
        if isinstance(again, str):
            return again
        if commits.others_wrote():
            again.release()
            return ""
        lock.release()
        self.lock = again
        return None

    def release(self) -> None:
        """Give it up; more calls do nothing."""
        if self.lock is not None:
            self.lock.release()
            self.lock = None
