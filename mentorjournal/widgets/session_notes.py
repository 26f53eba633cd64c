"""The notes of a session, which quietly say when advice was given before."""

from __future__ import annotations

from collections.abc import Callable

from rich.style import Style

from mentorjournal.data.notes.marks import MARKS
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.plain import hiding, plain


class SessionNotes(NotesEditor):
    """Notes that look back once a line of advice has been left; a key costs no more for it.

    Attributes:
        given_before: Who gave advice in these words before and when, in words; empty for nobody.
    """

    given_before: Callable[[str], str] | None = None

    def __init__(self, **options: object) -> None:
        self._given: dict[str, str] = {}
        super().__init__(**options)  # type: ignore[arg-type]

    def load(self, notes: str) -> None:
        """Show other notes, of which nothing is said yet."""
        self._given.clear()
        super().load(notes)

    def _settle_line(self, row: int) -> None:
        super()._settle_line(row)
        if row < self.document.line_count and row != self.cursor_location[0]:
            self._look_back(self.document.get_line(row))

    def _look_back(self, line: str) -> None:
        mark = MARKS["advice"]
        if self.given_before is not None and line.startswith(mark) and line not in self._given:
            self._given[line] = self.given_before(line[len(mark) :])
            if self._given[line]:
                self.refresh()

    def tail_of(self, line_index: int) -> tuple[str, Style]:
        """As in all notes; behind advice, who gave it before, unless names are hidden."""
        if self._given and not hiding(self):
            line = self.document.get_line(line_index)
            if said := self._given.get(line, ""):
                return plain(said).plain, self._style("hint")
        return super().tail_of(line_index)
