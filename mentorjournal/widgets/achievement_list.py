"""The achievements of a relationship, newest first."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from mentorjournal.data.records.models import Achievement
from mentorjournal.dates import show_date
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, line

DAY_WIDTH = 15


class AchievementList(LineList[Achievement]):
    """Day, what was done, what it changed, who saw it."""

    today = date.min

    def key_of(self, row: Achievement) -> str:
        """The achievement's uid."""
        return row.uid

    def draw(self, row: Achievement, width: int) -> Content:
        """An achievement in a line."""
        seen = f"seen by {row.seen_by}" if row.seen_by else ""
        more = ", ".join(part for part in (row.impact, seen) if part)
        return line(
            fit(show_date(row.on, self.today), DAY_WIDTH),
            " ",
            discreet(self, row.text),
            (f"  {discreet(self, more)}" if more else "", "$muted"),
        ).truncate(width, ellipsis=True)
