"""What lies in the trash, a line for each deletion."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, hiding, line, veil


class TrashRow(Struct, frozen=True):
    """One deletion.

    Attributes:
        thrown: What the journal knows it as.
        kind: What was deleted: "session".
        title: What the person knows it by.
        with_it: What went with it; may be empty.
        when: The day and hour, as shown.
        private: Whether the title follows the hide key.
    """

    thrown: Any
    kind: str
    title: str
    with_it: str
    when: str
    private: bool = False


class TrashList(LineList[TrashRow]):
    """Title first, then what it was, what went with it, and when."""

    _when = 0

    def key_of(self, row: TrashRow) -> str:
        """The uid of what was deleted."""
        return str(row.thrown.chief.uid)

    def prepare(self, width: int) -> None:
        """The time gets what it needs."""
        self._when = max((cell_len(row.when) for row in self.rows), default=0)

    def draw(self, row: TrashRow, width: int) -> Content:
        """A deletion in a line."""
        room = max(8, width - self._when - 2)
        about = f"  {row.kind}{f', {row.with_it}' if row.with_it else ''}"
        words = veil(row.title) if row.private and hiding(self) else row.title
        title = line(words, (about, "$muted")).truncate(room, ellipsis=True)
        return line(
            title,
            " " * (room - title.cell_length + 2),
            (fit(row.when, self._when, right=True), "$muted"),
        )
