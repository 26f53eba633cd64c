"""Achievements in rows: the day, what was done, what it changed, who saw it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from mentorjournal.data.records.models import Achievement
from mentorjournal.dates import column_date
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, line

DAY, GAP = 12, 2
"""Cells of the day with the blank behind it; cells between the other columns."""
LEAST_TEXT, LEAST_IMPACT = 18, 10
MOST_SEEN, ROOMY_SEEN, ROOMY = 12, 30, 100
NO_EVIDENCE, NOTHING = "no evidence", "–"
PLANNED, WAS_PLANNED = "planned", "was planned"


class Widths(Struct, frozen=True):
    """How wide the columns are, in cells; 0 for one that is left out."""

    text: int
    impact: int
    seen: int


class AchievementList(LineList[Achievement]):
    """A line each; on a narrow terminal what it changed and who saw it give way."""

    today = date.min
    _widths = Widths(0, 0, 0)

    def key_of(self, row: Achievement) -> str:
        """The achievement's uid."""
        return row.uid

    def prepare(self, width: int) -> None:
        """Give what is behind the words as much as it needs, within bounds."""
        rest = width - DAY
        roomy = width >= ROOMY
        longest = max((cell_len(self._seen(row, roomy=roomy)) for row in self.rows), default=0)
        seen = min(longest, ROOMY_SEEN if roomy else MOST_SEEN)
        if rest - seen - GAP < LEAST_TEXT:
            self._widths = Widths(max(rest, 0), 0, 0)
            return
        rest -= seen + GAP if seen else 0
        wanted = max((cell_len(impact_words(row, self.today)) for row in self.rows), default=0)
        impact = min(wanted, rest * 44 // 100)
        if impact < min(wanted, LEAST_IMPACT):
            impact = 0
        self._widths = Widths(rest - (impact + GAP if impact else 0), impact, seen)

    def draw(self, row: Achievement, width: int) -> Content:
        """An achievement in a line; what nothing shows says so, as what was planned and is late."""
        cols = self._widths
        late = row.planned and row.on < self.today
        impact = impact_words(row, self.today)
        seen = self._seen(row, roomy=width >= ROOMY)
        quiet = "$muted" if row.planned or not row.impact else ""
        return line(
            (fit(column_date(row.on, self.today), DAY), "$muted"),
            fit(discreet(self, row.text), cols.text),
            (
                " " * GAP + fit(discreet(self, impact), cols.impact) if cols.impact else "",
                "$warning" if late else quiet,
            ),
            (
                " " * GAP + fit(discreet(self, seen), cols.seen, right=True) if cols.seen else "",
                "$warning" if lacks_evidence(row) else "",
            ),
        )

    def _seen(self, row: Achievement, *, roomy: bool) -> str:
        if not lacks_evidence(row):
            return row.seen_by
        return f"{row.seen_by}, {NO_EVIDENCE}" if row.seen_by and roomy else NO_EVIDENCE


def lacks_evidence(row: Achievement) -> bool:
    """Whether it was done and nothing shows it."""
    return not row.planned and not row.proved


def impact_words(row: Achievement, today: date) -> str:
    """What it changed; of a chance that it is planned."""
    if row.planned:
        return PLANNED if row.on >= today else WAS_PLANNED
    return row.impact or NOTHING
