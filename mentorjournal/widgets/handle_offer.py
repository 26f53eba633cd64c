"""Offers who may be meant by an `@` that is being typed in an action."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import TextArea

from mentorjournal.widgets.line_hints import who_fits


class HandleOffer:
    """The handles that go on as it is typed; a key takes the first of them.

    Args:
        area: Where it is typed.

    Attributes:
        people: Handles to offer, without the sign; the roles come after them.
        names: Those that fit just now.
    """

    def __init__(self, area: TextArea, people: Sequence[str]) -> None:
        self._area = area
        self.people = tuple(people)
        self.names: list[str] = []

    def follow(self) -> str:
        """Offer whoever fits what stands before the cursor; gives the rest of the first handle."""
        row, column = self._area.cursor_location
        document = self._area.document
        line = document.get_line(row) if row < document.line_count else ""
        begun, self.names = who_fits(line, column, self.people)
        return self.names[0][len(begun) :] if self.names else ""

    def withdraw(self) -> None:
        """Offer nobody, until more is typed."""
        self.names, self._area.suggestion = [], ""

    def take(self) -> bool:
        """Put in the handle offered first, in its own spelling; whether there is one."""
        if not self.names or self._area.read_only:
            return False
        area, (row, column) = self._area, self._area.cursor_location
        at = area.document.get_line(row).rindex("@") + 1
        area.replace(self.names[0], (row, at), (row, column), maintain_selection_offset=False)
        area.move_cursor((row, len(area.document.get_line(row))))
        return True
