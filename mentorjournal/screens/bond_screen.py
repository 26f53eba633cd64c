"""What the dashboard and a relationship's own screen can both do with one relationship."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from mentorjournal.commands import Command
from mentorjournal.data.records.models import Record, Relationship, Session
from mentorjournal.dates import show_date
from mentorjournal.errors import JournalError, NotFound
from mentorjournal.journal import Journal
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.call_start import CallStart, joined
from mentorjournal.screens.going import AT_END
from mentorjournal.text import clean

if TYPE_CHECKING:
    from mentorjournal.screens.dialogs.waiting import WaitingDialog


class BondScreen(JournalScreen):
    """A screen on which one relationship is the one that keys are about."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._calls = CallStart(self, self._note_down)
        self._waiting: WaitingDialog | None = None
        self._waited_for: Relationship | None = None
        self._handed = ""

    @property
    @abstractmethod
    def bond(self) -> Relationship:
        """The relationship that keys are about.

        Raises:
            NotFound: There is none.
        """

    def about(self) -> Relationship | None:
        """The relationship that keys are about."""
        try:
            return self.bond
        except NotFound:
            return None

    def action_export_open(self) -> None:
        """Share the summary of the last session."""
        self.go("export", self.bond.uid)

    def action_session_start(self) -> None:
        """Start a session now, or offer the one that is running."""
        self._calls.begin(self.bond)

    def refuse(self, command: Command) -> None:
        """Say why; somebody whose call begins gets a place to type in all the same."""
        if command.id != "session.start":
            super().refuse(command)
            return
        bond, running = self.bond, self.journal.sessions.running()
        if running is not None and running.relationship == bond.uid:
            self.go("session", running.uid)
        else:
            self._note_down(bond, self.reading_words())

    def _note_down(self, bond: Relationship, why: str, typed: str = "") -> None:
        """Take notes for a session that cannot be begun, and begin it once that can be."""
        from mentorjournal.screens.dialogs.waiting import WaitingDialog

        def begin(notes: str) -> None:
            self.need_to_write()
            sessions, running = self.journal.sessions, self.journal.sessions.running()
            if running is None or running.relationship != bond.uid:
                agenda = self.journal.agenda_for(bond)
                running = sessions.start(bond, self._calls.channel(bond), agenda=agenda)
            before = running.notes.removesuffix(self._handed)
            self._handed = clean(notes)
            sessions.keep_notes(running.uid, joined(before, notes))
            if not waiting.begun:
                self.go("session", running.uid, spot=AT_END)

        def over(_: None) -> None:
            self._waiting, self._handed, self.trouble = None, "", ""

        self._handed = ""
        waiting = WaitingDialog(self.name_of(bond), why, begin, typed)
        self._waiting, self._waited_for = waiting, bond
        self.app.push_screen(waiting, over)

    def flush(self) -> None:
        """Hand over what was typed for a session that could not be begun.

        Raises:
            JournalError: It still cannot be.
        """
        super().flush()
        waiting = self._waiting
        if waiting is not None and waiting.notes.strip():
            try:
                if waiting.begun:
                    # The last letters before its screen opens; from then on they are typed there.
                    self._waiting = None
                waiting.keep()
            except JournalError as error:
                self.trouble = str(error)
                raise
            self.trouble = ""

    def unsaved(self) -> tuple[Record, ...]:
        """The session that could not be begun, as one that has happened."""
        waiting, bond = self._waiting, self._waited_for
        if waiting is None or bond is None or waiting.begun or not waiting.notes.strip():
            return super().unsaved()
        return (self.journal.sessions.as_held(bond, self._calls.channel(bond), waiting.notes),)

    def action_session_book(self) -> None:
        """Book the next session."""
        from mentorjournal.screens.dialogs.book_session import BookDialog

        bond = self.bond
        dialog = BookDialog(self.journal, bond)
        self.app.push_screen(dialog, lambda made: self._booked(bond, made))

    def _booked(self, bond: Relationship, session: Session | None) -> None:
        if session is None:
            return
        from mentorjournal.screens.dialogs.book_session import warning_for

        # What speaks against a day is never shared, and so not shown to others either.
        warning = ""
        if not self.hidden:
            warning = warning_for(self.journal, bond, session.on, session.channel)
        day = show_date(session.on, self.journal.today())
        self.say(f"Booked for {day}. {warning}".strip(), calm=not warning)
        self.tick()

    def action_session_log(self) -> None:
        """Write down a session that has happened."""
        from mentorjournal.screens.dialogs.log_session import LogDialog

        self.app.push_screen(LogDialog(self.journal, self.bond), lambda _made: self.tick())

    def action_session_miss(self) -> None:
        """Say what became of a booked session."""
        self.settle(self.booked_session())

    def booked_session(self) -> Session:
        """The booked session that keys are about: the one that has passed, or the next.

        Raises:
            NotFound: None is booked.
        """
        sessions = self.journal.sessions.of(self.bond)
        planned = [session for session in sessions if session.state == "planned"]
        if not planned:
            raise NotFound(f"No session is booked; {self.key('session.book')} books one.")
        return planned[0]

    def settle(self, session: Session) -> None:
        """Ask what became of a booked session; one that was held is opened for its notes."""
        self.need_to_write()

        def settled(now: Session | None) -> None:
            if now is not None and now.state == "happened":
                self.go("session", now.uid)
            self.tick()

        from mentorjournal.screens.dialogs.what_became import what_became_form

        self.app.push_screen(what_became_form(self.journal, session), settled)

    def action_relationship_edit(self) -> None:
        """Edit person and relationship; a new reporting line brings up two views on it."""
        before = self.bond

        def edited(after: Relationship | None) -> None:
            self.tick()
            if after is not None:
                from mentorjournal.screens.dialogs.reporting_line import ask_two_views

                ask_two_views(self, before.reporting_line, after)

        from mentorjournal.screens.dialogs.edit_relationship import edit_form

        self.app.push_screen(edit_form(self.journal, before), edited)
