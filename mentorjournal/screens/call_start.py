"""Beginning a session now, and what is asked first where another one runs or has just ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.errors import NotFound, NotKept

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


class CallStart:
    """Begins sessions from a screen, and goes there.

    Args:
        here: The screen.
        note_down: Takes notes for a session that cannot be begun: with whom, why it cannot, and
            what has been typed; if left out, why is said.
    """

    def __init__(
        self,
        here: JournalScreen,
        note_down: Callable[[Relationship, str, str], None] | None = None,
    ) -> None:
        self._here, self._note_down = here, note_down

    def begin(self, bond: Relationship) -> None:
        """Begin a session with somebody, or offer the one that is running."""
        sessions = self._here.journal.sessions
        running = sessions.running()
        if running is None:
            ended = sessions.just_ended(bond)
            if ended is None:
                self._start(bond)
            else:
                self._offer_ended(bond, ended)
        elif running.relationship == bond.uid:
            self._here.go("session", running.uid)
        else:
            self.instead_of(running, self._here.name_of(bond), lambda: self._start(bond))

    def _start(self, bond: Relationship, typed: str = "") -> None:
        """Start a session; what was typed for it already stands in its notes."""
        journal = self._here.journal
        agenda, start = journal.agenda_for(bond), journal.sessions.start
        self._open(bond, lambda: start(bond, self.channel(bond), agenda=agenda), typed)

    def _open(self, bond: Relationship, begin: Callable[[], Session], typed: str) -> None:
        """Begin a session and go there, or let notes be taken where it cannot be begun."""
        try:
            session = begin()
            if typed:
                notes = joined(session.notes, typed)
                self._here.journal.sessions.keep_notes(session.uid, notes)
        except NotKept as error:
            if self._note_down is None:
                raise
            self._note_down(bond, str(error), typed)
        else:
            self._here.go("session", session.uid)

    def channel(self, bond: Relationship) -> Channel:
        """How the session is probably held: typing goes with a call, so meeting is not guessed."""
        from mentorjournal.screens.dialogs.typed import usual_channel

        usual = usual_channel(self._here.journal.sessions.of(bond))
        return "call" if usual == "face-to-face" else usual

    def instead_of(self, running: Session, name: str, then: Callable[[], None]) -> None:
        """Ask whether to go to the session that runs, or to end it and go on.

        Args:
            running: The session that runs.
            name: With whom the new one is.
            then: Begins the new one.
        """
        from mentorjournal.screens.dialogs.running import RunningDialog

        here = self._here
        dialog = RunningDialog(here.journal, running, name)

        def answered(there: bool | None) -> None:
            with here.telling():
                if dialog.ends:
                    here.journal.sessions.end_now(running.uid)
                    then()
                elif there:
                    here.go("session", running.uid)

        here.app.push_screen(dialog, answered)

    def with_somebody(self) -> None:
        """Ask whose call begins, and begin it.

        Raises:
            NotFound: There is nobody but the one whose session runs.
        """
        here = self._here
        relationships, running = here.journal.relationships, here.journal.sessions.running()
        busy = running.relationship if running is not None else ""
        others = [bond for bond in relationships.all() if bond.uid != busy]
        if not others:
            raise NotFound("There is nobody else in the journal.")
        others.sort(key=lambda bond: bond.stage != "active")
        from mentorjournal.screens.dialogs.whom import ask_whom

        ask_whom(here, "Whose call begins?", others, self.begin)

    def _offer_ended(self, bond: Relationship, ended: Session) -> None:
        """Ask which is meant: the session that ended just now, or another one."""
        from mentorjournal.screens.dialogs.running import EndedDialog

        here = self._here
        dialog = EndedDialog(here.journal, ended)

        def chosen(which: str | None) -> None:
            typed = dialog.notes
            with here.telling():
                if which == ended.uid:
                    go_on = here.journal.sessions.go_on
                    self._open(bond, lambda: go_on(ended.uid), typed)
                elif which is not None:
                    self._start(bond, typed)
                elif typed:
                    here.say("No session was opened, so what you typed was dropped.")

        here.app.push_screen(dialog, chosen)


def joined(before: str, notes: str) -> str:
    """Notes with more behind them, which begins a line."""
    return f"{before}\n{notes}" if before and not before.endswith("\n") else f"{before}{notes}"
