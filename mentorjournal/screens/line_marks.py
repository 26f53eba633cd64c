"""Keys that give the line with the cursor a mark, tick it, or make it private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.errors import Refused
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.mark_signs import KEYS, NAMES, WORDS
from mentorjournal.widgets.notes_editor import NotesEditor

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen

ANSWERS = tuple(
    ("space" if sign == " " else sign, NAMES[kind], WORDS[kind] or NAMES[kind])
    for sign, kind in KEYS.items()
)
"""The keys that name a mark, with its name and the short one."""


class LineMarks:
    """Marks the lines of the editor of a screen.

    Args:
        screen: Where the editor stands, beside an agenda and above a footer.
    """

    def __init__(self, screen: JournalScreen) -> None:
        self._screen = screen

    @property
    def _editor(self) -> NotesEditor:
        return self._screen.query_one(NotesEditor)

    def cycle(self) -> None:
        """Give the line its next mark."""
        self._editor.lines.cycle_mark()

    def ask(self) -> None:
        """Let the next key name the mark of the line."""
        self._editor.ask_mark()

    def tell_keys(self, asked: bool) -> None:
        """Say at the foot which keys name a mark, as long as the next one does."""
        self._screen.query_one(Footer).answers = ("mark", ANSWERS) if asked else None

    def toggle_private(self) -> None:
        """Make the line private for ever, or take that back."""
        self._editor.lines.toggle_private()

    def tick(self) -> None:
        """Tick the action of the line, or open it again; in the agenda, its point.

        Raises:
            Refused: There is no action on the line.
        """
        screen = self._screen
        agenda = screen.query_one(AgendaList)
        if agenda.has_focus:
            agenda.tick()
        elif not self._editor.lines.tick_actions():
            raise Refused(
                f"No action stands on this line; {screen.key('session.set_mark')} - makes it one."
            )
