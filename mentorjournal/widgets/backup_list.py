"""The backups, a line for each."""

from __future__ import annotations

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, line


class BackupRow(Struct, frozen=True):
    """One backup.

    Attributes:
        name: Its file name.
        day: The day it was made on, as shown.
        reason: Why it was made, in words.
        records: How many records are in it, or that it is not whole.
    """

    name: str
    day: str
    reason: str
    records: str


class BackupList(LineList[BackupRow]):
    """Day and reason first, then the name, and how much is in it."""

    _widths = (0, 0, 0)

    def key_of(self, row: BackupRow) -> str:
        """Its name."""
        return row.name

    def prepare(self, width: int) -> None:
        """Columns as wide as they need to be."""
        columns = zip(*((row.day, row.reason, row.records) for row in self.rows), strict=True)
        day, reason, records = [max(map(cell_len, each)) for each in columns] or (0, 0, 0)
        self._widths = day, reason, records

    def draw(self, row: BackupRow, width: int) -> Content:
        """A backup in a line."""
        day, reason, records = self._widths
        room = max(0, width - day - reason - records - 6)
        why: list[str] = [fit(row.reason, reason), "  "]
        if room < max(cell_len(each.name) for each in self.rows):
            # The name says why as well.
            room, why = room + reason + 2, []
        return line(
            fit(row.day, day),
            "  ",
            *why,
            (fit(row.name, room), "$muted"),
            "  ",
            fit(row.records, records, right=True),
        )
