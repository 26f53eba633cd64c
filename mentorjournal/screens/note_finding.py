"""Finding words in the notes of one session."""

from __future__ import annotations

from textual import on

from mentorjournal.screens.notes_screen import NotesScreen
from mentorjournal.widgets.find_line import FindLine
from mentorjournal.widgets.notes_editor import NotesEditor


class NoteFinding(NotesScreen):
    """Joins the find line to the editor; a screen that has both derives from this."""

    def action_session_find(self) -> None:
        """Find words in these notes; once more for the next place."""
        find = self.query_one(FindLine)
        if find.has_focus_within:
            find.action_go(1)
            return
        chosen = self.query_one(NotesEditor).selected_text
        find.open("" if "\n" in chosen else chosen)

    @on(FindLine.Typed)
    def _look_for(self, event: FindLine.Typed) -> None:
        self.query_one(NotesEditor).look_for(event.text)
        self._tell_matches()

    @on(FindLine.Moved)
    def _go_on(self, event: FindLine.Moved) -> None:
        self.query_one(NotesEditor).go_on(event.step)
        self._tell_matches()

    @on(FindLine.Closed)
    def _close(self) -> None:
        editor = self.query_one(NotesEditor)
        editor.stop_looking()
        editor.focus()

    def _tell_matches(self) -> None:
        editor = self.query_one(NotesEditor)
        self.query_one(FindLine).tell(editor.match_number, len(editor.matches))
