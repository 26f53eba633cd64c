"""Finding words in the notes of one session."""

from __future__ import annotations

from textual.screen import Screen

from mentorjournal.widgets.find_line import FindLine
from mentorjournal.widgets.notes_editor import NotesEditor


class NoteFinder:
    """Joins the find line to the editor.

    Args:
        screen: Where both stand.
    """

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    @property
    def _editor(self) -> NotesEditor:
        return self._screen.query_one(NotesEditor)

    @property
    def _line(self) -> FindLine:
        return self._screen.query_one(FindLine)

    def find(self) -> None:
        """Find words in these notes; once more for the next place."""
        line = self._line
        if line.has_focus_within:
            line.action_go(1)
            return
        chosen = self._editor.selected_text
        line.open("" if "\n" in chosen else chosen)

    def look_for(self, text: str) -> None:
        """Show where something stands, and how often; empty for nothing."""
        self._editor.find.look_for(text)
        self._tell_matches()

    def go_on(self, step: int) -> None:
        """Go to the next match (1) or to the one before (-1)."""
        self._editor.find.go_on(step)
        self._tell_matches()

    def close(self) -> None:
        """Look for nothing any more, and type on."""
        editor = self._editor
        editor.find.stop()
        editor.focus()

    def _tell_matches(self) -> None:
        find = self._editor.find
        self._line.tell(find.number, len(find.matches))
