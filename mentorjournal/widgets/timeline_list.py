"""The timeline of a relationship in rows: the day, what it is, its words, how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from rich.cells import cell_len
from textual.content import Content

from mentorjournal.dates import column_date
from mentorjournal.mentoring.timeline import Entry, Row, Year, is_private, said
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.mark_signs import TO_DO, WORDS
from mentorjournal.widgets.plain import fit, hiding, line, veil

DAY, WORD, GAP = 13, 9, 2
"""Cells of the day and of the word behind it, with the blank; cells before what stands last."""
INSIDE, LINE_WORD = 2, 5
"""Cells by which a line of a talk stands in, and of the word before it."""
LEAST_TEXT = 16
WORD_STYLES: Mapping[str, str] = MappingProxyType({"booked": "$accent", "running": "bold $warning"})


class TimelineList(LineList[Row]):
    """A line each; the highlight passes over the years."""

    DEFAULT_CSS = """
    TimelineList { height: 1fr; margin: 0 1 0 0; }
    """

    today = date.min

    def key_of(self, row: Row) -> str:
        """What is meant by it."""
        return f"year {row.year}" if isinstance(row, Year) else row.key

    def takes(self, row: Row) -> bool:
        """Not a year."""
        return isinstance(row, Entry)

    def at_edge(self, row: Row) -> bool:
        """A year."""
        return isinstance(row, Year)

    @property
    def entry(self) -> Entry | None:
        """The highlighted one."""
        return self.row if isinstance(self.row, Entry) else None

    def below(self) -> list[tuple[int, int]]:
        """How many entries stand below what is in sight, by year, the latest first."""
        end = self.scroll_offset.y + self.scrollable_content_region.height
        hidden = (row.on.year for row in self.rows[end:] if isinstance(row, Entry))
        return list(Counter(hidden).items())

    def draw(self, row: Row, width: int) -> Content:
        """A year, or an entry in columns; lines of notes stand below their talk."""
        if isinstance(row, Year):
            return line((str(row.year), "bold"))
        quiet = "$muted" if row.past else "$warning" if row.late and not row.tail else ""
        lead = self._lead(row)
        tail = row.tail if width - lead.cell_length - cell_len(row.tail) > LEAST_TEXT else ""
        text = said(row, self.today)
        if hiding(self) and (is_private(row) or speaks_of_pay(text)):
            text = veil(text)
        if hiding(self) and speaks_of_pay(tail):
            tail = veil(tail)
        room = width - lead.cell_length - (cell_len(tail) + GAP if tail else 0)
        late = "$warning" if row.late else WORD_STYLES.get(row.tail, "$muted")
        return line(lead, (fit(text, room), quiet), (" " * GAP + tail if tail else "", late))

    def _lead(self, row: Entry) -> Content:
        """The day and the word; below a talk the word alone."""
        if row.mark is None:
            word, style = fit(row.word, WORD), "$muted" if row.past else "$accent"
        else:
            word = f"{WORDS[row.mark]:<{LINE_WORD if row.inside else WORD}}"
            style = "$accent" if row.mark in TO_DO and not row.past else "$muted"
        day = " " * INSIDE if row.inside else fit(column_date(row.on, self.today), DAY)
        return line((day, "$muted" if row.past else ""), (word, style))
