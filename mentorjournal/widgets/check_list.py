"""What there is of checks, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from mentorjournal.dates import column_date
from mentorjournal.mentoring.checks import CheckRow
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, line

_DAY, _STATE, _GAP = 12, 12, "   "


class CheckList(LineList[CheckRow]):
    """Day, what it is, how it stands."""

    DEFAULT_CSS = """
    CheckList { height: 1fr; padding: 0 1; }
    """
    today = date.min
    _what = 0

    def show(self, rows: Sequence[CheckRow], today: date) -> None:
        """Show these."""
        self.today = today
        self._what = max((cell_len(row.what) for row in rows), default=0)
        self.fill(rows)

    def key_of(self, row: CheckRow) -> str:
        """The uid."""
        return row.uid

    def draw(self, row: CheckRow, width: int) -> Content:
        """An entry in a line; how it stands gives way to a long name, and never whole."""
        room = max(12, min(self._what, width - _DAY - len(_GAP) - _STATE))
        return line(
            (fit(column_date(row.on, self.today), _DAY), "$muted"),
            fit(discreet(self, row.what), room),
            _GAP,
            (row.state, "bold" if row.open else "$muted"),
        ).truncate(width, ellipsis=True)
