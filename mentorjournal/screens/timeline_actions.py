"""What can be done with a line of the timeline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Record, Session
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.showing import made_in
from mentorjournal.mentoring.timeline import Entry, is_private, said
from mentorjournal.screens.copying import copy_words
from mentorjournal.screens.dialogs.achievement import achievement_form
from mentorjournal.screens.dialogs.came_of import came_of_form
from mentorjournal.screens.dialogs.follow_up import (
    add_follow_up_form,
    answer_form,
    edit_follow_up_form,
    let_go_form,
)
from mentorjournal.screens.dialogs.giving_forms import thanks_form
from mentorjournal.screens.dialogs.introduction_form import introduction_form
from mentorjournal.screens.doors import go_on_with_door
from mentorjournal.screens.promise_changes import redate
from mentorjournal.text import named

if TYPE_CHECKING:
    from mentorjournal.screens.relationship import RelationshipScreen
    from mentorjournal.screens.timeline import TimelineScreen


class TimelineActions:
    """Opens, ticks, lets go and shares what is highlighted.

    Args:
        screen: The screen with the list.
    """

    def __init__(self, screen: TimelineScreen | RelationshipScreen) -> None:
        self._screen = screen

    @property
    def entry(self) -> Entry:
        """What is highlighted.

        Raises:
            NotFound: Nothing is.
        """
        if (entry := self._screen.entry) is None:
            raise NotFound("Nothing is highlighted.")
        return entry

    def _talk(self) -> Session | None:
        """The talk that is highlighted, or in which the line stands."""
        entry = self._screen.entry
        if entry is None:
            return None
        if entry.session is not None:
            return entry.session
        uid = entry.item.session if entry.item is not None else None
        return self._screen.journal.sessions.get(uid) if uid else None

    def booking(self) -> Session | None:
        """The highlighted talk, which has to be a booked one; None where none is highlighted.

        Raises:
            NotFound: It is not booked.
        """
        entry = self._screen.entry
        if entry is None or entry.talk is None:
            return None
        if entry.talk.state != "planned":
            raise NotFound("The highlighted session is not a booked one.")
        return entry.talk

    def _ask(self, form: Any) -> None:
        screen = self._screen
        screen.need_to_write()
        screen.app.push_screen(form, lambda _made: screen.tick())

    def open(self) -> None:
        """Go to where it lives: the very line of the notes, or its record."""
        screen, entry = self._screen, self.entry
        journal, item = screen.journal, entry.item
        if item is not None and item.record is not None:
            self._ask(edit_follow_up_form(journal, journal.follow_ups.get(item.record)))
        elif item is not None:
            screen.go("session", item.session or "", item.anchor)
        elif entry.session is not None:
            screen.go("session", entry.session.uid, entry.anchor)
        elif entry.place == "achieved":
            showing = made_in(screen.parts.relationship)
            self._ask(achievement_form(journal, showing, journal.achievements.get(entry.about)))
        elif entry.place == "introduction":
            self._ask(self._door_form(entry))
        elif entry.place == "thanks":
            self._ask(self._thanks_form(entry))
        elif entry.place == "ask":
            screen.go("export", entry.about)
        elif entry.place == "agreement":
            screen.parts.open(entry.place)
        else:
            screen.go(entry.place, entry.uid, part=entry.about)

    def copy(self) -> None:
        """Copy the words of the highlighted line.

        Raises:
            Refused: They are hidden just now, or too long for the terminal.
        """
        text = said(self.entry, self._screen.journal.today())
        copy_words(self._screen, text, private=is_private(self.entry))

    def _door_form(self, entry: Entry) -> Any:
        journal = self._screen.journal
        door = journal.introductions.get(entry.about)
        return introduction_form(journal, self._screen.parts.relationship, door)

    def _thanks_form(self, entry: Entry) -> Any:
        relationship = self._screen.parts.relationship
        kept = (each for each in relationship.thank_yous if each.uid == entry.about)
        if (old := next(kept, None)) is None:
            raise NotFound("These thanks are not in the journal any more.")
        return thanks_form(self._screen.journal, relationship, old)

    def tick(self) -> None:
        """Tick what is highlighted, or open it again; with a door, go on by one."""
        if self.entry.place == "introduction":
            go_on_with_door(self._screen, self.entry.about)
            return
        item, screen = self._promise(), self._screen
        if item.open and item.kind == "advice":
            self._ask_what_came(item)
            return
        screen.journal.follow_ups.tick(item, item.open)
        screen.say_changed(f"{'Done' if item.open else 'Open again'}: {named(item.text)}")
        screen.tick()

    def result(self) -> None:
        """Say what came of advice, what the answer is, or what became of a booked talk."""
        screen, entry = self._screen, self._screen.entry
        item = entry.item if entry is not None else None
        if item is not None and item.kind == "advice":
            self._ask_what_came(item)
        elif item is not None and item.kind == "question" and item.open:
            self._ask(answer_form(screen.journal, item))
        else:
            screen.actions.miss()

    def _ask_what_came(self, item: FollowUpItem) -> None:
        screen = self._screen
        screen.need_to_write()

        def kept(stands: str | None) -> None:
            if stands:
                screen.say_changed(f"{stands[:1].upper()}{stands[1:]}: {named(item.text)}")
            screen.tick()

        screen.app.push_screen(came_of_form(screen.journal, item), kept)

    def _promise(self) -> FollowUpItem:
        if (item := self.entry.item) is None:
            raise NotFound("Only a promise, advice or a question can be done.")
        return item

    def redate(self) -> None:
        """Ask for another date of a promise."""
        redate(self._screen, self._promise())

    def add(self) -> None:
        """Add a promise, a piece of advice or a question."""
        self._ask(add_follow_up_form(self._screen.journal, self._screen.parts.relationship))

    def delete(self) -> None:
        """Let go of a promise; move a talk or something achieved to the trash.

        Raises:
            NotFound: It is taken away elsewhere.
        """
        screen, entry = self._screen, self.entry
        screen.need_to_write()
        if entry.item is not None:
            self._let_go(entry.item)
        elif entry.talk is not None:
            self._ask_for(entry.talk)
        elif entry.place == "achieved":
            if screen.taking.is_sure("the achievement"):
                self._throw(screen.journal.achievements.get(entry.about), "the achievement")
        elif entry.place == "introduction":
            if screen.taking.is_sure("the introduction"):
                self._throw(screen.journal.introductions.get(entry.about), "the introduction")
        elif entry.place == "cards":
            if screen.taking.is_sure("the role play"):
                screen.journal.negotiations.rehearsals.remove(entry.uid)
                screen.tick()
        else:
            key = screen.key("entry.open")
            raise NotFound(f"{key} leads to where this stands; there it can be taken away.")

    def _let_go(self, item: FollowUpItem) -> None:
        screen = self._screen
        if not item.open:
            raise NotFound("It is not open any more.")
        if screen.taking.is_sure(named(item.text)):
            screen.app.push_screen(let_go_form(screen.journal, item), partial(self._gone, item))

    def _gone(self, item: FollowUpItem, gone: bool | None) -> None:
        if gone:
            self._screen.say_changed(f"Let go: {named(item.text)}")
            self._screen.tick()

    def _ask_for(self, session: Session) -> None:
        screen = self._screen
        day = show_date(session.on, screen.journal.today())
        label = f"the session of {day}"
        name = screen.name_of(screen.parts.relationship)
        screen.taking.ask(f"{label} with {name}", lambda: self._throw(session, label))

    def _throw(self, record: Record, label: str) -> None:
        screen = self._screen
        screen.journal.trash.throw(record, label)
        what = f"{label[:1].upper()}{label[1:]}"
        screen.say(f"{what} is in the trash. {screen.key('app.undo')} brings it back.", calm=True)
        screen.tick()

    def share(self) -> None:
        """Share the highlighted door or ask, or the summary of that talk, or else of the last."""
        entry, talk = self._screen.entry, self._talk()
        if entry is not None and entry.place in ("introduction", "ask"):
            self._screen.go("export", entry.about)
        else:
            self._screen.go("export", talk.uid if talk is not None else self._screen.uid)
