"""What the dashboard and a relationship's own screen can both do with one relationship."""

from __future__ import annotations

from abc import abstractmethod

from mentorjournal.data.base import Channel
from mentorjournal.data.models import Relationship, Session
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound, Refused
from mentorjournal.mentoring.roadmap import keeps_pay_out
from mentorjournal.screens import dialogs
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.follow_up_rows import EVERYBODY


class BondScreen(JournalScreen):
    """A screen on which one relationship is the one that keys are about."""

    @property
    @abstractmethod
    def bond(self) -> Relationship:
        """The relationship that keys are about.

        Raises:
            NotFound: There is none.
        """

    def name_of(self, bond: Relationship) -> str:
        """The other person's name."""
        return self.journal.relationships.person(bond).name

    def action_session_start(self) -> None:
        """Start a session now, or offer the one that is running."""
        bond, running = self.bond, self.journal.sessions.running()
        if running is None:
            session = self.journal.sessions.start(
                bond, self._channel(bond), agenda=self.journal.agenda_for(bond)
            )
            self.go("session", session.uid)
        elif running.relationship == bond.uid:
            self.go("session", running.uid)
        else:
            self._offer(running)

    def _channel(self, bond: Relationship) -> Channel:
        """How the session is probably held: typing goes with a call, so meeting is not guessed."""
        usual = dialogs.typed.usual_channel(self.journal.sessions.of(bond))
        return "call" if usual == "face-to-face" else usual

    def _offer(self, running: Session) -> None:
        dialog = dialogs.running.running_dialog(self.journal, running)
        self.app.push_screen(dialog, lambda yes: self.go("session", running.uid) if yes else None)

    def action_session_book(self) -> None:
        """Book the next session."""
        bond = self.bond
        self.app.push_screen(
            dialogs.book_session.BookDialog(self.journal, bond),
            lambda made: self._booked(bond, made),
        )

    def _booked(self, bond: Relationship, session: Session | None) -> None:
        if session is None:
            return
        # What speaks against a day is never shared, and so not shown to others either.
        talk = session.on, session.channel
        warn = dialogs.book_session.warning_for
        warning = "" if self.hidden else warn(self.journal, bond, *talk)
        day = show_date(session.on, self.journal.today())
        self.say(f"Booked for {day}. {warning}".strip(), calm=not warning)
        self.tick()

    def action_session_log(self) -> None:
        """Write down a session that has happened."""
        self.app.push_screen(
            dialogs.log_session.LogDialog(self.journal, self.bond), lambda _made: self.tick()
        )

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

        def settled(now: Session | None) -> None:
            if now is not None and now.state == "happened":
                self.go("session", now.uid)
            self.tick()

        self.app.push_screen(dialogs.what_became.what_became_form(self.journal, session), settled)

    def action_plan_open(self) -> None:
        """Go to the plan."""
        self.go("plan", self.bond.uid)

    def action_negotiation_open(self) -> None:
        """Go to the pay talk, which stays out of mentoring along the reporting line."""
        bond = self.bond
        if keeps_pay_out(bond):
            raise Refused(
                f"Pay stays out of the mentoring with {self.name_of(bond)}, who is in your "
                f"reporting line; {self.key('relationship.edit')} changes that."
            )
        self.go("negotiation", bond.uid)

    def action_follow_ups_open(self) -> None:
        """Go to what must come back: of the relationship shown, or of everybody."""
        self.go("follow-ups", self.uid or EVERYBODY)

    def action_trash_open(self) -> None:
        """Go to the trash."""
        self.go("trash")

    def action_backups_open(self) -> None:
        """Go to the backups."""
        self.go("backups")

    def action_relationship_edit(self) -> None:
        """Edit person and relationship; a new reporting line brings up two views on it."""
        before = self.bond

        def edited(after: Relationship | None) -> None:
            self.tick()
            question = (
                dialogs.reporting_line.two_views(before, after, self.name_of(after))
                if after
                else None
            )
            if question is not None:
                self.app.push_screen(question, lambda keep: self._set_back(before, keep))

        self.app.push_screen(dialogs.edit_relationship.edit_form(self.journal, before), edited)

    def _set_back(self, before: Relationship, keep: bool | None) -> None:
        if keep is False:
            with self.telling():
                self.journal.relationships.edit(before.uid, reporting_line=before.reporting_line)
            self.tick()
