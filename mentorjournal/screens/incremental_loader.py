"""The facts of a large journal, read in moments between which keys are taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from time import monotonic

from mentorjournal.errors import NotFound
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.screens.base import JournalScreen
from mentorjournal.widgets.call_later import call_in
from mentorjournal.widgets.textual_patches.safe_app import SafeApp

# Sessions whose notes are read before anything is shown; more would keep a person waiting.
READ_AT_ONCE = 300
# Seconds of one moment of reading.
MOMENT = 0.004
# Seconds between two moments of reading, for a look at the keyboard.
PAUSE = 0.002


class IncrementalLoader:
    """Gives what is known at once, and everything after the notes were read once.

    Args:
        screen: What shows it. Nothing is read while another one lies in front of it, or while a
            key is waited for.
        ready: Called when everything is known that was not known at once.

    Attributes:
        complete: Whether the facts hold the follow-ups.
    """

    def __init__(self, screen: JournalScreen, ready: Callable[[], None]) -> None:
        self.complete = False
        self._screen, self._journal, self._ready = screen, screen.journal, ready
        self._unread: Iterator[object] | None = None
        self._rests = False

    def facts(self) -> JournalOverview:
        """What is known now; where that is not all, the rest is read from now on."""
        if self.complete:
            return self._journal.overview.facts()
        facts = self._journal.overview.facts(follow_ups=False)
        if sum(map(len, facts.sessions.values())) > READ_AT_ONCE:
            if self._unread is None:
                journal = self._journal
                self._unread = map(journal.follow_ups.of, journal.relationships.all())
                call_in(self._screen, PAUSE, self._go_on)
            return facts
        self.complete = True
        return self._journal.overview.facts()

    def resume(self) -> None:
        """Go on, where it was left because the screen was."""
        if self._rests:
            self._rests = False
            call_in(self._screen, PAUSE, self._go_on)

    def _go_on(self) -> None:
        app = self._screen.app
        assert isinstance(app, SafeApp)
        if not self._screen.is_active:
            self._rests = True
        elif app.key_queue.is_shut or not self.read_on():
            call_in(self._screen, PAUSE, self._go_on)
        else:
            self._ready()

    def read_on(self) -> bool:
        """Read notes for a moment; a relationship deleted for good meanwhile is passed over.

        Returns:
            Whether all are read.
        """
        end = monotonic() + MOMENT
        while self._unread is not None and not self.complete and monotonic() < end:
            with suppress(NotFound):
                self.complete = next(self._unread, None) is None
        return self.complete
