"""What leads a prospect on: asked, asked again in short, answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound, Refused
from mentorjournal.mentoring.prospects import Prospect, could_be_asked, prospect_of

if TYPE_CHECKING:
    from mentorjournal.data.records.asks import Ask
    from mentorjournal.screens.base import JournalScreen
    from mentorjournal.screens.dialogs.ask_form import AskDone
    from mentorjournal.screens.export import ExportScreen


BOOKING = ("dashboard", "relationship")
"""Places where the key that books means the one who has just answered."""


class AskActions:
    """Runs the commands about the ask to somebody who could mentor me.

    Args:
        screen: The screen.
        whose: Gives the mentoring that is asked for; raises `NotFound` where there is none.
    """

    def __init__(self, screen: JournalScreen, whose: Callable[[], Relationship]) -> None:
        self._screen, self._whose = screen, whose

    def next_move(self) -> None:
        """Do what comes next: write the ask, the second one after silence, or what came back.

        Raises:
            NotFound: Nobody is highlighted who could be asked.
        """
        relationship, journal = self._whose(), self._screen.journal
        self._screen.need_to_write()
        if (one := self.prospect(relationship)) is None:
            raise NotFound(f"{self._screen.name_of(relationship)} is nobody to ask just now.")
        if one.wants_second:
            self._open_second(journal.asks.of(relationship.uid)[-1])
        elif one.move == "ask":
            self._open_form(relationship)
        else:
            self._open_answer(relationship)

    def prospect(self, relationship: Relationship) -> Prospect | None:
        """How far it is with somebody; None where they are nobody to ask."""
        if not could_be_asked(relationship):
            return None
        journal = self._screen.journal
        person, asks = journal.relationships.person(relationship), journal.asks.of(relationship.uid)
        return prospect_of(relationship, person, asks, journal.today())

    def sent(self) -> None:
        """Note that the draft was sent today, or what came back after all to one long sent.

        Raises:
            NotFound: Neither is a draft there, nor was one sent ten days ago and not answered.
        """
        relationship = self._whose()
        self._screen.need_to_write()
        if (one := self.prospect(relationship)) is not None and one.wants_second:
            self._open_answer(relationship)
            return
        ask = self._screen.journal.asks.current(relationship.uid)
        if ask is None or not ask.is_draft:
            name, key = self._screen.name_of(relationship), self._screen.key("ask.next")
            raise NotFound(f"No ask to {name} is drafted; {key} begins one.")
        self.send(ask)

    def first_page(self) -> None:
        """Write how it could work, and go where it is shared.

        Raises:
            NotFound: Nobody is highlighted who could be asked, or the two have agreed already.
        """
        from mentorjournal.screens.dialogs.first_page_form import first_page_form

        relationship, screen = self._whose(), self._screen
        screen.need_to_write()
        form = first_page_form(screen.journal, relationship)

        def written(whom: Relationship | None) -> None:
            screen.tick()
            if whom is not None:
                page = screen.journal.agreements.first_pages.of(whom)
                screen.go("export", page.uid if page is not None else whom.uid)

        screen.app.push_screen(form, written)

    def _open_form(self, relationship: Relationship) -> None:
        from mentorjournal.screens.dialogs.ask_form import AskForm

        self._screen.app.push_screen(AskForm(self._screen.journal, relationship), self._after_form)

    def _after_form(self, done: AskDone | None) -> None:
        screen = self._screen
        if done is None:
            screen.tick()
        elif done.then == "share":
            screen.go("export", done.ask.uid)
        elif done.then == "sent":
            with screen.show_errors():
                self.send(done.ask)
        else:
            with screen.show_errors():
                name = screen.name_of(screen.journal.relationships.get(done.ask.relationship))
                screen.say_changed(f"The draft to {name} is kept")
            screen.tick()

    def send(self, ask: Ask) -> None:
        """Note that a draft was sent today.

        Raises:
            BadInput: They mentor me already, or an answer is awaited.
        """
        screen, journal = self._screen, self._screen.journal
        relationship = journal.asks.ready(ask)
        journal.lifecycle.ask(relationship.uid, journal.today(), relationship.asked_how)
        screen.say_changed(f"Sent today: {screen.name_of(relationship)} is asked")
        screen.tick()

    def _open_second(self, ask: Ask) -> None:
        from mentorjournal.screens.dialogs.ask_form import SecondForm

        def sent(again: Ask | None) -> None:
            if again is not None:
                name = self._screen.name_of(
                    self._screen.journal.relationships.get(again.relationship)
                )
                self._screen.say_changed(f"Sent today: {name} is asked a second time")
            self._screen.tick()

        self._screen.app.push_screen(SecondForm(self._screen.journal, ask), sent)

    def _open_answer(self, relationship: Relationship) -> None:
        from mentorjournal.screens.dialogs.ask_form import answer_form

        def answered(now: Relationship | None) -> None:
            if now is not None:
                said = "no, with thanks owed" if now.thanks_owed else "no"
                name = self._screen.name_of(now)
                became = self._begun(now) if now.stage == "active" else said
                self._screen.say_changed(f"{name}: {became}")
            self._screen.tick()

        form = answer_form(self._screen.journal, relationship)
        self._screen.app.push_screen(form, answered)

    def _begun(self, now: Relationship) -> str:
        """What a yes begins, and which key books the first talk."""
        begins = "to one talk" if now.form == "one-off" else "the mentoring begins"
        books = self._screen.key("session.book")
        # Elsewhere whoever said yes leaves the list, and somebody else has the cursor.
        where = "" if self._screen.WHERE in BOOKING else "on their page "
        first = "it" if now.form == "one-off" else "the first talk"
        return f"yes, {begins}; {where}{books} books {first}"


class SharedAsk:
    """The ask that a share desk shows, which one key says is sent.

    Args:
        screen: The desk.
    """

    def __init__(self, screen: ExportScreen) -> None:
        self._screen = screen

    @property
    def current(self) -> Ask | None:
        """The ask that is shown; None where another document is."""
        wish, asks = self._screen.wish, self._screen.journal.asks
        if wish is None or wish.kind != "ask" or wish.relationship is None:
            return None
        return asks.get(wish.record) if wish.record else asks.current(wish.relationship.uid)

    def label_of(self, command: str) -> str:
        """What the key that leaves lines out of other documents does here."""
        return "sent" if command == "export.leave_out" and self.current is not None else ""

    def sent(self) -> None:
        """Note that it was sent today.

        Raises:
            Refused: It was sent before.
        """
        if (ask := self.current) is None:
            return
        if ask.sent is not None:
            day = show_date(ask.sent, self._screen.journal.today())
            raise Refused(f"It was sent on {day}, as it stands here.")
        self._screen.need_to_write()
        relationship = self._screen.journal.relationships.get(ask.relationship)
        AskActions(self._screen, lambda: relationship).send(ask)
