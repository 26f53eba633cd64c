"""Who gave the same advice before, said behind its line once that has been left."""

from __future__ import annotations

from collections.abc import Callable

from mentorjournal.data.notes.marks import MARKS


class AdviceBefore:
    """Looks back once a line of advice has been left; a key costs no more for it.

    Attributes:
        look_up: Who gave this advice before and when, in words; empty for nobody.
    """

    def __init__(self) -> None:
        self.look_up: Callable[[str], str] | None = None
        self._said: dict[str, str] = {}

    def forget(self) -> None:
        """Other notes are shown, of which nothing is said yet."""
        self._said.clear()

    def look_back(self, line: str) -> bool:
        """Look up a line that was left; gives whether there is something to say behind it."""
        mark = MARKS["advice"]
        if self.look_up is None or not line.startswith(mark) or line in self._said:
            return False
        self._said[line] = self.look_up(line[len(mark) :])
        return bool(self._said[line])

    def said_of(self, line: str) -> str:
        """What to say behind a line; empty for nothing."""
        return self._said.get(line, "")
