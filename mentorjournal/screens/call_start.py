"""Beginning a session now, and what is asked first where another one runs or has just ended."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.errors import JournalError, NotFound, NotKept
from mentorjournal.mentoring.pauses import stage_on
from mentorjournal.screens.going import AT_END

if TYPE_CHECKING:
    from mentorjournal.journal import Journal
    from mentorjournal.screens.base import JournalScreen
    from mentorjournal.screens.dialogs.which_session import SessionChoice


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

    def begin(self, relationship: Relationship) -> None:
        """Begin a session with somebody, or offer the one that is running."""
        sessions = self._here.journal.sessions
        running = sessions.running()
        if running is None:
            ended = sessions.just_ended(relationship)
            if ended is None:
                self._start(relationship)
            else:
                self._offer_ended(relationship, ended)
        elif running.relationship == relationship.uid:
            self._here.go("session", running.uid)
        else:
            self.instead_of(
                running, self._here.name_of(relationship), partial(self._start, relationship)
            )

    def begin_shown(self, session: Session, relationship: Relationship) -> None:
        """Begin the planned session that is shown, or another where that is past or runs."""
        running = self._here.journal.sessions.running()
        if session.state != "planned":
            self.with_somebody()
        elif running is None:
            self._begin_planned(session, relationship)
        else:
            then = partial(self._begin_planned, session, relationship)
            self.instead_of(running, self._here.name_of(relationship), then)

    def _begin_planned(self, session: Session, relationship: Relationship, typed: str = "") -> None:
        journal = self._here.journal
        agenda = journal.overview.agenda_for(relationship)
        begun = journal.sessions.begin(session.uid, agenda)
        if typed:
            self.go_into(begun, typed)
        self._here.tick()
        self._here.refresh_bindings()

    def _start(self, relationship: Relationship, typed: str = "") -> None:
        """Start a session; what was typed for it already stands in its notes."""
        journal = self._here.journal
        agenda, start = journal.overview.agenda_for(relationship), journal.sessions.start
        self._open(
            relationship,
            lambda: start(relationship, channel_of_call(journal, relationship), agenda=agenda),
            typed,
        )

    def _open(self, relationship: Relationship, begin: Callable[[], Session], typed: str) -> None:
        """Begin a session and go there, or let notes be taken where it cannot be begun."""
        try:
            self.go_into(begin(), typed)
        except NotKept as error:
            if self._note_down is None:
                raise
            self._note_down(relationship, str(error), typed)

    def go_into(self, session: Session, typed: str) -> None:
        """Go to a session; what was typed for it already stands at the end of its notes."""
        if typed:
            self._here.journal.sessions.keep_notes(session.uid, joined(session.notes, typed))
        self._here.go("session", session.uid, anchor=AT_END if typed else None)

    def instead_of(self, running: Session, name: str, then: Callable[[str], None]) -> None:
        """Ask whether to end the session that runs and go on, or to go to it.

        Args:
            running: The session that runs.
            name: With whom the new one is.
            then: Begins the new one, whose notes get what was typed meanwhile.
        """
        from mentorjournal.screens.dialogs.which_session import running_choice

        journal = self._here.journal

        def chosen(which: str, typed: str) -> None:
            if which == running.uid:
                self.go_into(journal.sessions.get(which), typed)
            else:
                journal.sessions.end_now(running.uid)
                then(typed)

        self._ask(partial(running_choice, journal, running, name), chosen)

    def with_somebody(self) -> None:
        """Ask whose call begins, and begin it.

        Raises:
            NotFound: There is nobody but the one whose session runs.
        """
        here = self._here
        relationships, running = here.journal.relationships, here.journal.sessions.running()
        busy = running.relationship if running is not None else ""
        others = [relationship for relationship in relationships.all() if relationship.uid != busy]
        if not others:
            raise NotFound("There is nobody else in the journal.")
        today = here.journal.today()
        others.sort(key=lambda relationship: stage_on(relationship, today) != "active")
        from mentorjournal.screens.dialogs.whom import ask_whom

        ask_whom(here, "Whose call begins?", others, self.begin)

    def _offer_ended(self, relationship: Relationship, ended: Session) -> None:
        """Ask which is meant: the session that ended just now, or another one."""
        from mentorjournal.screens.dialogs.which_session import ended_choice

        journal = self._here.journal

        def chosen(which: str, typed: str) -> None:
            if which == ended.uid:
                self._open(relationship, lambda: journal.sessions.go_on(which), typed)
            else:
                self._start(relationship, typed)

        self._ask(partial(ended_choice, journal, ended), chosen)

    def _ask(
        self,
        make: Callable[[str], SessionChoice],
        then: Callable[[str, str], None],
        typed: str = "",
    ) -> None:
        """Ask which session is meant, once more where that could not be done: words stay.

        Args:
            make: Makes the question, with what was typed already.
            then: Takes the answer, and what was typed until then.
            typed: What was typed already.
        """
        here, dialog = self._here, make(typed)

        def answered(which: str | None) -> None:
            if which is None:
                return
            with here.show_errors():
                try:
                    then(which, dialog.notes)
                except JournalError:
                    if dialog.notes:
                        self._ask(make, then, dialog.notes)
                    raise

        here.app.push_screen(dialog, answered)


def channel_of_call(journal: Journal, relationship: Relationship) -> Channel:
    """How a session is probably held: typing goes with a call, so meeting is not guessed."""
    from mentorjournal.mentoring.usual import usual_channel

    usual = usual_channel(journal.sessions.of(relationship))
    return "call" if usual == "face-to-face" else usual


def joined(before: str, notes: str) -> str:
    """Notes with more behind them, which begins a line."""
    return f"{before}\n{notes}" if before and not before.endswith("\n") else f"{before}{notes}"
