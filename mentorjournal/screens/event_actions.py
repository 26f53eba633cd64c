"""What is done with an event: added, opened, led on, its speakers made prospects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.data.records.events import Event
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.events import following

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen
    from mentorjournal.screens.dialogs.form import FormDialog


class EventActions:
    """Runs the commands about events.

    Args:
        screen: The screen on which they are listed, or on which a step asks for one.
    """

    def __init__(self, screen: JournalScreen) -> None:
        self._screen = screen

    def add(self) -> None:
        """Ask for an event."""
        from mentorjournal.screens.dialogs.event_form import event_form

        self._ask(event_form(self._screen.journal))

    def open(self, event: Event) -> None:
        """Open all that is known of it."""
        from mentorjournal.screens.dialogs.event_form import event_form

        self._ask(event_form(self._screen.journal, event))

    def next_move(self, event: Event) -> None:
        """Say that I stayed, that I wrote, or what came of it.

        Raises:
            NotFound: It is yet to come, or all was said.
        """
        from mentorjournal.screens.dialogs.event_form import came_of_form, stayed_form

        screen = self._screen
        match following(event, screen.journal.today()):
            case "hang back":
                self._ask(stayed_form(screen.journal, event))
            case "write":
                self.wrote(event)
            case "came of it":
                self._ask(came_of_form(screen.journal, event))
            case _:
                raise NotFound("Nothing is left to do there; enter opens it.")

    def wrote(self, event: Event) -> None:
        """Say that I wrote to a speaker today."""
        self._screen.need_to_write()
        self._screen.journal.events.written(event.uid)
        self._screen.say_changed(f"Written to a speaker of {event.title}")
        self._screen.tick()

    def prospect(self, event: Event) -> None:
        """Make its next speaker a prospect."""
        screen = self._screen
        screen.need_to_write()
        begun = screen.journal.events.prospect(event.uid)
        screen.say_changed(f"{screen.name_of(begun)} is a prospect now")
        screen.tick()

    def take_away(self, event: Event) -> None:
        """Move it to the trash."""
        screen = self._screen
        screen.need_to_write()
        screen.journal.trash.throw(event, event.title)
        screen.say_changed(f"{event.title} is in the trash")
        screen.tick()

    def _ask(self, form: FormDialog[Event]) -> None:
        self._screen.need_to_write()
        self._screen.app.push_screen(form, lambda _kept: self._screen.tick())
