"""What a screen says and does not do while the journal may only be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key
from textual.widgets import TextArea

from mentorjournal.commands import commands_of, keys_of
from mentorjournal.errors import ReadOnly
from mentorjournal.screens.key_bindings import writing
from mentorjournal.widgets.footer import chosen_keys

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


class WriteGuard:
    """Keeps a screen from changing a journal that may only be read, and says why.

    Args:
        screen: The screen.
    """

    def __init__(self, screen: JournalScreen) -> None:
        self._screen = screen

    def stops(self, action: str) -> bool:
        """Whether an action of the screen changes the journal, which may only be read."""
        return self._screen.journal.file.read_only and action in writing(self._screen.WHERE)

    def need_to_write(self) -> None:
        """See that the journal may be changed, before something is opened to change it.

        Raises:
            ReadOnly: It may not.
        """
        if self._screen.journal.file.read_only:
            raise ReadOnly(self.why())

    def why(self) -> str:
        """Why the journal may only be read, and which key changes that when."""
        journal, key = self._screen.journal, self._screen.key("app.take_over")
        if journal.file.may_take_over:
            words = f"{key} lets you write here."
        elif journal.file.writer:
            words = f"Once that has ended, {key} lets you write here."
        else:
            words = f"Once that is mended, {key} lets you write here."
        return f"{journal.file.why_read_only} {words}"

    def remarks(self) -> tuple[str, ...]:
        """That nothing may be changed here, who writes instead, and the key that changes it."""
        journal = self._screen.journal
        if not journal.file.read_only:
            return ()
        if journal.file.may_take_over:
            return "read only", f"{self._screen.key('app.take_over')} to write here"
        writer = journal.file.writer
        cause = f"{writer} writes" if writer else journal.file.read_only_because
        return ("read only", *([cause] if cause else []))

    def answer(self, event: Key) -> None:
        """Say why, where a key or typing changes nothing because the journal is only read."""
        screen = self._screen
        if not screen.journal.file.read_only:
            return
        chosen = chosen_keys(screen.app)
        for command in commands_of(screen.WHERE):
            if command.writes and event.key in keys_of(command, chosen):
                event.stop()
                with screen.show_errors():
                    screen.refuse(command)
                return
        if event.is_printable and isinstance(screen.focused, TextArea):
            screen.say(self.why())
