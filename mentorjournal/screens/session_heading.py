"""What the header says of a session."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.screens.clock_elsewhere import time_run
from mentorjournal.screens.header_model import Heading
from mentorjournal.text import plural
from mentorjournal.widgets.notes_editor import NotesEditor

if TYPE_CHECKING:
    from mentorjournal.screens.session import SessionScreen


class SessionHeading:
    """Words about the session that a screen shows.

    Args:
        screen: The screen.
    """

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen
        self._counted, self._counted_at = "", ""

    def header_words(self) -> Heading:
        """All of it."""
        clock = self._clock()
        return Heading(self._where(), clock, self._aside(clock), self._remarks())

    def _where(self) -> str:
        """With whom, how, and when if it is over."""
        screen = self._screen
        try:
            session, relationship = screen.session, screen.relationship
        except NotFound:
            return "session"
        words = [screen.name_of(relationship), CHANNEL_WORDS[session.channel]]
        today = screen.journal.today()
        wrapping_up = screen.wrapping_up.form is not None
        if session.state != "running" and not (wrapping_up and session.on == today):
            words.append(show_date(session.on, today))
        if session.state in ("planned", "missed", "moved"):
            words.append(session.state)
        if session.state == "planned":
            words.append(f"{screen.key('session.begin')} starts it")
        if wrapping_up:
            words.append("wrap up")
        return " · ".join(words)

    def _clock(self) -> str:
        """How long it has run, or how long it took."""
        screen = self._screen
        if screen.wrapping_up.form is not None and (ended := screen.wrapping_up.clock()):
            return ended
        try:
            session = screen.session
        except NotFound:
            return ""
        if session.state == "running" and session.started is not None:
            return time_run(session, screen.journal.now())
        return plural(session.length, "minute") if session.length is not None else ""

    def _aside(self, clock: str) -> str:
        """How many words the notes have, told when the clock moves or typing rests."""
        screen = self._screen
        if screen.is_mounted and (clock != self._counted_at or not screen.typing()):
            count = screen.query_one(NotesEditor).words
            self._counted_at = clock
            self._counted = plural(count, "word") if count else ""
        return self._counted

    def _remarks(self) -> tuple[str, ...]:
        """That unmarked lines are shared here, which nothing at their edge says."""
        with suppress(NotFound):
            if self._screen.session.notes_shared:
                return ("notes shared",)
        return ()
