"""Finding words in the timeline: in its lines, and in all that stands behind a talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.mentoring.timeline import Entry, said
from mentorjournal.text import fold
from mentorjournal.widgets.find_line import FindLine
from mentorjournal.widgets.timeline_list import TimelineList

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


class TimelineFinder:
    """Joins the find line to the list, and highlights what holds the words.

    Args:
        screen: Where both stand.
    """

    def __init__(self, screen: JournalScreen) -> None:
        self._screen = screen
        self._wanted = ""

    @property
    def _list(self) -> TimelineList:
        return self._screen.query_one(TimelineList)

    def open(self) -> bool:
        """Take words to find; whether they are not taken already."""
        typed = self._screen.query_one(FindLine)
        if typed.has_focus_within:
            return False
        typed.open()
        return True

    def look_for(self, text: str) -> None:
        """Highlight the first place from the cursor on, and say how many there are."""
        self._wanted = fold(text.strip())
        self.go_on(0)

    def go_on(self, step: int) -> None:
        """Go to the next place (1), to the one before (-1), or stay where there is one (0)."""
        rows = self._list
        here = rows.highlighted or 0
        found = [at for at, row in enumerate(rows.rows) if self._holds(row)]
        if found:
            after = [at for at in found if at >= here + max(step, 0)]
            before = [at for at in found if at < here]
            rows.highlighted = before[-1] if step < 0 and before else (after or found)[0]
            if step < 0 and not before:
                rows.highlighted = found[-1]
        number = found.index(rows.highlighted) + 1 if rows.highlighted in found else 0
        self._screen.query_one(FindLine).tell(number, len(found))

    def _holds(self, row: object) -> bool:
        if not self._wanted or not isinstance(row, Entry):
            return False
        talk = row.talk
        more = (talk.summary, talk.notes, talk.reflection) if talk is not None else ()
        words = (said(row, self._list.today), row.word, row.tail, *more)
        return any(self._wanted in fold(text) for text in words)

    def close(self) -> None:
        """Look for nothing any more."""
        self._wanted = ""
        self._list.focus()
