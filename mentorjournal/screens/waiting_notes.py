"""Notes for a session that cannot be begun yet, held until it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.data.records.models import Record, Relationship, Session
from mentorjournal.errors import JournalError
from mentorjournal.screens.call_start import channel_of_call, joined
from mentorjournal.screens.going import AT_END
from mentorjournal.text import clean

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen
    from mentorjournal.screens.dialogs.waiting import WaitingDialog


class WaitingNotes:
    """Lets somebody whose call has begun type all the same, and begins the session when it may.

    Args:
        screen: Where the session was to be begun.
    """

    def __init__(self, screen: JournalScreen) -> None:
        self._screen = screen
        self._dialog: WaitingDialog | None = None
        self._with: Relationship | None = None
        self._handed = ""

    def take(self, whom: Relationship, why: str, typed: str = "") -> None:
        """Take notes, and begin the session with them once that can be.

        Args:
            whom: With whom it is.
            why: Why it cannot be begun, as a sentence.
            typed: What was typed for it already.
        """
        from mentorjournal.screens.dialogs.waiting import WaitingDialog

        screen = self._screen

        def begin(notes: str) -> None:
            session = self._begin(whom, notes)
            if not dialog.begun:
                screen.go("session", session.uid, anchor=AT_END)

        def over(_: None) -> None:
            self._dialog, self._handed, screen.trouble = None, "", ""

        self._handed = ""
        dialog = WaitingDialog(screen.name_of(whom), why, begin, typed)
        self._dialog, self._with = dialog, whom
        screen.app.push_screen(dialog, over)

    def _begin(self, whom: Relationship, notes: str) -> Session:
        """Begin the session, unless it runs by now, and put the notes behind those it has."""
        self._screen.need_to_write()
        journal = self._screen.journal
        sessions, running = journal.sessions, journal.sessions.running()
        if running is None or running.relationship != whom.uid:
            agenda = journal.overview.agenda_for(whom)
            running = sessions.start(whom, channel_of_call(journal, whom), agenda=agenda)
        before = running.notes.removesuffix(self._handed)
        self._handed = clean(notes)
        return sessions.keep_notes(running.uid, joined(before, notes))

    def flush(self) -> None:
        """Hand over what was typed.

        Raises:
            JournalError: The session still cannot be begun.
        """
        dialog, screen = self._dialog, self._screen
        if dialog is None or not dialog.notes.strip():
            return
        try:
            if dialog.begun:
                # The last letters before its screen opens; from then on they are typed there.
                self._dialog = None
            dialog.keep()
        except JournalError as error:
            screen.trouble = str(error)
            raise
        screen.trouble = ""

    def unsaved(self) -> tuple[Record, ...]:
        """The session that could not be begun, as one that has happened."""
        dialog, whom = self._dialog, self._with
        if dialog is None or whom is None or dialog.begun or not dialog.notes.strip():
            return ()
        journal = self._screen.journal
        return (journal.sessions.as_held(whom, channel_of_call(journal, whom), dialog.notes),)
