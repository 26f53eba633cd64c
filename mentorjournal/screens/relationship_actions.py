"""What the dashboard and a relationship's own screen can both do with one relationship."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from mentorjournal.commands import Command
from mentorjournal.data.records.models import Record, Relationship, Session
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.prospects import MOVES
from mentorjournal.screens.ask_actions import AskActions
from mentorjournal.screens.call_start import CallStart
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.lifecycle_actions import (
    STEPS,
    LifecycleActions,
    say_too_many,
    takes_more,
)
from mentorjournal.screens.waiting_notes import WaitingNotes

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen
    from mentorjournal.screens.dialogs.stage_form import Step

S = TypeVar("S", bound="type[JournalScreen]")


class RelationshipActions:
    """Runs commands about the relationship that is shown or highlighted on a screen.

    Args:
        screen: The screen.
        whose: Gives the relationship; raises `NotFound` where there is none.
        booking: Gives the booked session that is highlighted, or None where none but the
            relationship is; raises `NotFound` where what is highlighted is no booked session.

    Attributes:
        waiting: Notes for a session that cannot be begun yet.
        life: What leads the relationship from one stage to the next.
        asks: What leads somebody on who could mentor me.
    """

    def __init__(
        self,
        screen: JournalScreen,
        whose: Callable[[], Relationship],
        booking: Callable[[], Session | None] = lambda: None,
    ) -> None:
        self._screen, self._whose, self._booking = screen, whose, booking
        self.waiting = WaitingNotes(screen)
        self.life = LifecycleActions(screen, whose)
        self.asks = AskActions(screen, whose)
        self._calls = CallStart(screen, self.waiting.take)

    def share(self) -> None:
        """Share the summary of the last session."""
        self._screen.go("export", self._whose().uid)

    def start(self) -> None:
        """Start a session now, or offer the one that is running."""
        self._calls.begin(self._whose())

    def takes_notes_for(self, command: Command) -> bool:
        """Give somebody whose call begins a place to type in, where nothing can be written.

        Returns:
            Whether the command was about that; it is refused otherwise.
        """
        if command.id != "session.start":
            return False
        screen, whom = self._screen, self._whose()
        running = screen.journal.sessions.running()
        if running is not None and running.relationship == whom.uid:
            screen.go("session", running.uid)
        else:
            self.waiting.take(whom, screen.guard.why())
        return True

    def book(self) -> None:
        """Book the next session."""
        from mentorjournal.screens.dialogs.book_session import BookDialog

        screen, whom = self._screen, self._whose()
        dialog = BookDialog(screen.journal, whom)
        screen.app.push_screen(dialog, lambda made: self._booked(whom, made))

    def _booked(self, whom: Relationship, session: Session | None) -> None:
        if session is None:
            return
        from mentorjournal.journal.bookings import booked_words

        screen = self._screen
        # What speaks against a day is never shared, and so not shown to others either.
        words, warns = booked_words(screen.journal, whom, session, hide=screen.hidden)
        screen.say(f"Booked: {words}", calm=not warns)
        screen.tick()

    def log(self) -> None:
        """Write down a session that has happened."""
        from mentorjournal.screens.dialogs.log_session import LogDialog

        screen = self._screen
        screen.app.push_screen(LogDialog(screen.journal, self._whose()), lambda _: screen.tick())

    def miss(self) -> None:
        """Say what became of a booked session: the highlighted, the passed or the next one.

        Where none is booked with somebody who could mentor me, the ask goes on.

        Raises:
            NotFound: None is booked.
        """
        booked = self._booking()
        if booked is None and self.leads_an_ask_on():
            self.asks.next_move()
        else:
            self.ask_what_became(booked or self._first_booked())

    def leads_an_ask_on(self) -> str:
        """What the key for results does with who could mentor me, for the footer; else empty."""
        try:
            whom = self._whose()
        except NotFound:
            return ""
        one = self.asks.prospect(whom)
        return "" if one is None or self._planned() else MOVES[one.move]

    def _planned(self) -> list[Session]:
        sessions = self._screen.journal.sessions.of(self._whose())
        return [session for session in sessions if session.state == "planned"]

    def _first_booked(self) -> Session:
        planned = self._planned()
        if not planned:
            key = self._screen.key("session.book")
            raise NotFound(f"No session is booked; {key} books one.")
        return planned[0]

    def ask_what_became(self, session: Session) -> None:
        """Ask what became of a booked session; one that was held is opened for its notes."""
        screen = self._screen
        screen.need_to_write()

        def settled(now: Session | None) -> None:
            if now is not None and now.state == "happened":
                screen.go("session", now.uid)
            if now is not None and now.state == "planned":
                self._booked(relationship, now)
            screen.tick()

        from mentorjournal.screens.dialogs.book_session import BookDialog

        relationship = screen.journal.relationships.get(session.relationship)
        screen.app.push_screen(BookDialog(screen.journal, relationship, session), settled)

    def unite(self) -> None:
        """Bring another record of the same person to this one."""
        from mentorjournal.screens.dialogs.same_person import ask_who_is_the_same

        screen = self._screen
        ask_who_is_the_same(screen, screen.journal.relationships.person(self._whose()))

    def edit(self) -> None:
        """Edit person and relationship; a new reporting line brings up two views on it."""
        screen, before = self._screen, self._whose()

        def edited(after: Relationship | None) -> None:
            screen.tick()
            if after is not None:
                from mentorjournal.screens.dialogs.reporting_line import ask_two_views

                ask_two_views(screen, before.reporting_line, after)
                if takes_more(before, after):
                    say_too_many(screen, after)

        from mentorjournal.screens.dialogs.edit_relationship import edit_form

        screen.app.push_screen(edit_form(screen.journal, before), edited)


def _opens(step: Step | None) -> Callable[[RelationshipActions], None]:
    return lambda held: held.life.open(step)


_VERBS: dict[str, Callable[[RelationshipActions], None]] = {
    "action_export_open": RelationshipActions.share,
    "action_session_start": RelationshipActions.start,
    "action_session_book": RelationshipActions.book,
    "action_session_log": RelationshipActions.log,
    "action_session_miss": RelationshipActions.miss,
    "action_relationship_edit": RelationshipActions.edit,
    "action_relationship_details": RelationshipActions.edit,
    "action_person_unite": RelationshipActions.unite,
    "action_relationship_first_page": lambda held: held.asks.first_page(),
    "action_relationship_thank": lambda held: held.life.thank(),
    "action_relationship_thank_you": lambda held: held.life.write_thanks(),
    "action_introduction_add": lambda held: held.life.introduce(),
    "action_relationship_pay_forward": lambda held: held.life.pay_forward(),
    "action_relationship_consent": lambda held: held.life.consent(),
    **{f"action_{command.replace('.', '_')}": _opens(step) for command, step in STEPS.items()},
}


def for_a_relationship(screen: S) -> S:
    """Give a screen the actions about a relationship, and a place to type for one that waits.

    With who could mentor me its footer shows how the ask goes on.

    It has to hold its `RelationshipActions` as `actions`. An action of its own stays.
    """
    refuse = screen.refuse

    def refused(here: Any, command: Command) -> None:
        """Say why; somebody whose call begins gets a place to type in all the same."""
        if not here.actions.takes_notes_for(command):
            refuse(here, command)

    def flush(here: Any) -> None:
        """Hand over what was typed for a session that could not be begun.

        Raises:
            JournalError: It still cannot be.
        """
        here.actions.waiting.flush()

    def unsaved(here: Any) -> tuple[Record, ...]:
        """The session that could not be begun, as one that has happened."""
        kept: tuple[Record, ...] = here.actions.waiting.unsaved()
        return kept

    placed, called = screen.in_footer, screen.label_of

    def in_footer(here: Any, command: str) -> bool:
        """With who could mentor me the ask stands where a talk would begin with others."""
        if command in ("session.start", "session.miss"):
            asks = bool(here.actions.leads_an_ask_on())
            return asks is (command == "session.miss") and placed(here, command)
        return placed(here, command)

    def label_of(here: Any, command: str) -> str:
        """How an ask goes on."""
        own = called(here, command)
        return own or (here.actions.leads_an_ask_on() if command == "session.miss" else "")

    for name, verb in _VERBS.items():
        if name not in vars(screen):
            setattr(screen, name, done_by("actions", verb))
    instead = {"refuse": refused, "flush": flush, "unsaved": unsaved}
    for name, way in (instead | {"in_footer": in_footer, "label_of": label_of}).items():
        setattr(screen, name, way)
    return screen
