"""The thread that makes kept changes safe, and when there is time writes the whole file and packs
the backups.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from time import monotonic

from mentorjournal.data.store import JournalFile
from mentorjournal.errors import JournalError

# A change is safe at most 250 ms after it was kept: this, and the time the disk takes.
BEAT = 0.2


class Heartbeat:
    """Syncs the journal while it has changes that are only kept.

    What goes wrong with the disk is not raised here: the journal's state says it, and the
    screens show that.

    Args:
        file: What is kept safe.
        clock: Gives seconds that pass.
        wait: Waits for so many of them, and says whether to end; until `stop` if left out.

    Attributes:
        failure: A defect that ended the thread; whoever started it raises it.
    """

    def __init__(
        self,
        file: JournalFile,
        *,
        clock: Callable[[], float] = monotonic,
        wait: Callable[[float], bool] | None = None,
    ) -> None:
        self._file = file
        self.failure: Exception | None = None
        self._stopped = Event()
        self._clock, self._wait = clock, wait or self._stopped.wait
        self._thread = Thread(target=self._run, name="mentorjournal-heartbeat", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, after the beat that is under way."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            self._beat_on()
        except Exception as error:
            self.failure = error

    def _beat_on(self) -> None:
        revision = self._file.revision
        changed = self._clock()
        while not self._wait(BEAT):
            if self._file.revision != revision:
                revision = self._file.revision
                changed = self._clock()
            self._file.poll_writer()
            with suppress(JournalError):
                self._file.drain()
            with suppress(JournalError):
                self._file.poll_file()
            with suppress(JournalError):
                self._beat(self._clock() - changed, revision)

    def _beat(self, idle: float, revision: int) -> None:
        """One beat, `idle` seconds after the last change, which made that revision."""
        if self._file.state.word != "safe":
            self._file.sync()
        if self._file.checkpoint_due(idle):
            self._file.checkpoint(patient=True)
        if self._file.tidy_due(idle):
            self._file.tidy(lambda: self._stopped.is_set() or self._file.revision != revision)
