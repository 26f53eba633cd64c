"""The facts of a large journal, read in moments between which keys are taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from time import monotonic

from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.overview import JournalOverview

# Sessions whose notes are read before anything is shown; more would keep a person waiting.
READ_AT_ONCE = 300
# Seconds of one moment of reading.
MOMENT = 0.008
# Seconds between two moments of reading, for a look at the keyboard.
PAUSE = 0.002


class IncrementalLoader:
    """Gives what is known at once, and everything after the notes were read once.

    Args:
        journal: What is read.

    Attributes:
        complete: Whether the facts hold the follow-ups.
        begun: Whether the notes are being read.
    """

    def __init__(self, journal: Journal) -> None:
        self.complete = False
        self._journal = journal
        self._unread: Iterator[object] | None = None

    @property
    def begun(self) -> bool:
        """Whether the notes are being read."""
        return self._unread is not None

    def facts(self) -> JournalOverview:
        """What is known now."""
        if self.complete:
            return self._journal.facts()
        facts = self._journal.facts(follow_ups=False)
        if sum(map(len, facts.sessions.values())) > READ_AT_ONCE:
            return facts
        self.complete = True
        return self._journal.facts()

    def read_on(self) -> bool:
        """Read notes for a moment; a relationship deleted for good meanwhile is passed over.

        Returns:
            Whether all are read.
        """
        if self._unread is None:
            self._unread = map(self._journal.follow_ups.of, self._journal.relationships.all())
        end = monotonic() + MOMENT
        while not self.complete and monotonic() < end:
            with suppress(NotFound):
                self.complete = next(self._unread, None) is None
        return self.complete
