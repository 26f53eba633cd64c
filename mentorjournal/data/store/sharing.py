"""The store beside other programs: who writes, what they do to the file, what is to be asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from mentorjournal.data.store.conflicts import Conflicts
from mentorjournal.data.store.engine.opening import Opened
from mentorjournal.data.store.format.codec import decode
from mentorjournal.data.store.reader import Reader


class Sharing(Reader):
    """What of the store has to do with other programs."""

    _opened: Opened
    _now: Callable[[], datetime]

    @property
    def writer(self) -> str:
        """Who else writes it, "process 4711 on thishost"; empty if nobody does."""
        return self._opened.writer

    @property
    def free(self) -> bool:
        """Whether the program that was writing is gone; `refresh` then takes over."""
        return self._opened.free

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed; `why_read_only` says why."""
        return bool(self._storage.read_only)

    @property
    def why_read_only(self) -> str:
        """Why nothing may be changed, as a sentence; empty if it may."""
        return self._storage.read_only

    @property
    def read_only_because(self) -> str:
        """What forbids writing, in a few words, where that is no other program; or empty."""
        return self._opened.right.protection

    @property
    def protected(self) -> bool:
        """Whether kept changes do not go into the file because it may not be written to."""
        return self._storage.protected

    @property
    def conflicts(self) -> Conflicts:
        """The records that were changed both here and elsewhere."""
        return Conflicts(self._storage, self._now, self._learn)

    def _learn(self, table: str, key: str) -> None:
        """Take a version as read, so that it is no surprise when it is replaced."""
        line, kind = self._storage.tables[table][key], self._storage.schema.tables[table].kind
        self._plain.discard((table, key))
        self._cache.setdefault(table, {})[key] = (line, decode(kind, key, line))

    @property
    def beside(self) -> list[str]:
        """Sentences about copies of the journal beside it, where nobody is asked about them."""
        return self._storage.beside

    @property
    def asks(self) -> bool:
        """Whether there may be questions; cheap."""
        return not self.read_only and self._storage.asks

    def questions(self) -> list[tuple[str, str]]:
        """Id and words of changes by others that are too many to be made unasked."""
        return [] if self.read_only else self._storage.questions()

    def poll_file(self) -> None:
        """Notice what other programs have done to the file; for the worker thread, at each beat.

        Raises:
            NotKept: What was found could not be settled now.
        """
        self._storage.find_copies()
        self._opened.keep_right()
        self._storage.poll_file()

    @property
    def forwards_writes(self) -> bool:
        """Whether another program writes and changes are handed to it."""
        return self.read_only and self._storage.forwards_writes

    @property
    def forwarded(self) -> bool:
        """Whether a change was handed to the program that writes; it is safe on the disk."""
        return self._storage.forwarded

    def drain(self) -> None:
        """Take over what commands have handed in; for the worker thread.

        Raises:
            NotKept: It cannot be kept here now; it stays where it is, safe.
        """
        self._storage.drain()

    @property
    def recovered(self) -> str:
        """That the program was killed before and what was kept is here, in words; or empty."""
        return self._opened.recovered

    @property
    def notices(self) -> list[str]:
        """What happened to the file that the person should know, as sentences, oldest first."""
        return self._storage.notices
