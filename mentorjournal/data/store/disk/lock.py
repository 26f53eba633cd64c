"""One writer at a time: a lock on a file beside the journal.

The file is never replaced or removed, because two programs could then each lock their own.
It holds the writer's process and host, for messages only: the lock itself is the kernel's
and ends with the process. Who ends in order takes them out again.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from contextlib import suppress

from mentorjournal.data.store import messages
from mentorjournal.data.store.disk.files import Files, write_all
from mentorjournal.data.store.disk.paths import JournalPaths

PAUSES = (0.01, 0.02)
"""Seconds between attempts: whoever only asks who writes holds the lock for an instant."""
_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)
_NO_LOCKS = (errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOLCK)


class Lock:
    """The right to write a journal, held until `release`.

    Attributes:
        notice: What is amiss with it, as a sentence; or empty.
        was_killed: Whether who held it last has not ended in order.
    """

    def __init__(
        self, files: Files, descriptor: int, notice: str = "", *, was_killed: bool = False
    ) -> None:
        self._files = files
        self._descriptor = descriptor
        self.notice = notice
        self.was_killed = was_killed

    @classmethod
    def take(cls, files: Files, place: JournalPaths) -> Lock | str:
        """The lock, or who has it: "process 4711 on thishost".

        Raises:
            OSError: The lock file cannot be opened or locked.
        """
        descriptor = files.open(place.lock)
        notice = ""
        try:
            _lock(descriptor)
        except OSError as error:
            if error.errno in _TAKEN:
                holder = _holder(_content(files, descriptor))
                files.close(descriptor)
                return holder
            if error.errno not in _NO_LOCKS:
                files.close(descriptor)
                raise
            notice = messages.UNLOCKED
        was_killed = False
        try:
            # Where there are no locks, the other program may be alive.
            found = files.stat_open(descriptor)
            if found.st_nlink > 1:
                notice = notice or messages.LOCK_HAS_SECOND_NAME.format(place.lock)
            else:
                was_killed = not notice and found.st_size > 0
                files.cut(descriptor, 0)
                os.lseek(descriptor, 0, os.SEEK_SET)
                write_all(files, descriptor, f"{os.getpid()} {os.uname().nodename}\n".encode())
        except OSError:
            # Who holds the lock is for the message only; a full disk must not cost the lock.
            pass
        return cls(files, descriptor, notice, was_killed=was_killed)

    def lost(self, place: JournalPaths) -> bool:
        """Whether the lock file was removed or replaced: another program may lock its own then.

        Raises:
            OSError: It cannot be seen.
        """
        try:
            found = self._files.stat(place.lock)
        except (FileNotFoundError, NotADirectoryError):
            return True
        return found.st_ino != self._files.stat_open(self._descriptor).st_ino

    def release(self) -> None:
        """Give the right up. The file stays."""
        with suppress(OSError):
            if self._files.stat_open(self._descriptor).st_nlink < 2:
                self._files.cut(self._descriptor, 0)
        with suppress(OSError):
            self._files.close(self._descriptor)


def holder(files: Files, place: JournalPaths) -> str:
    """Who writes the journal now: "process 4711 on thishost"; empty if nobody does.

    Raises:
        OSError: The lock file cannot be opened.
    """
    if place.lock.name not in files.names(place.folder):
        return ""
    descriptor = files.open(place.lock)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return _holder(_content(files, descriptor)) if error.errno in _TAKEN else ""
    finally:
        files.close(descriptor)
    return ""


def _lock(descriptor: int) -> None:
    """Lock, in a few attempts.

    Raises:
        OSError: Another program has the lock, or there are no locks here.
    """
    for pause in PAUSES:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
            time.sleep(pause)
        else:
            return
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _content(files: Files, descriptor: int) -> bytes:
    """What the lock file says; nothing where it is somebody's other file, too."""
    if files.stat_open(descriptor).st_nlink > 1:
        return b""
    return os.pread(descriptor, 400, 0)


def _holder(content: bytes) -> str:
    process, _, host = content.decode("ascii", "replace").strip().partition(" ")
    if not process.isdigit():
        return "another program"
    return f"process {process} on {host[:60]}" if host else f"process {process}"
