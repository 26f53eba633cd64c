"""The sessions of today and this week: when, with whom, how, how much there is to talk about."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content

from mentorjournal.dates import column_date
from mentorjournal.mentoring.this_week import Coming
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.text import plural
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, line

TIME, DAY, LEAST_NAME, LEAST_QUOTE = 5, 10, 12, 12
NAME_SHARE = 3
"""A name takes at most one part in so many of a line before other columns give way."""
GAP = "  "


class ComingList(LineList[Coming]):
    """A line a session; what was last summed up fills what room there is."""

    MARK_STAYS: ClassVar[bool] = False

    today = date.min
    _who = _how = _much = 0

    def key_of(self, row: Coming) -> str:
        """The session's uid."""
        return row.session.uid

    def prepare(self, width: int) -> None:
        """Names take what the longest needs, unless others would have no room."""
        names = max((cell_len(row.who) for row in self.rows), default=0)
        self._how = max((cell_len(_channel(row)) for row in self.rows), default=0)
        self._much = max((cell_len(_points(row)) for row in self.rows), default=0)
        rest = TIME + DAY + self._how + self._much + 4 * len(GAP)
        self._who = max(LEAST_NAME, min(names, max(width - rest, width // NAME_SHARE)))

    def draw(self, row: Coming, width: int) -> Content:
        """When, with whom, how, how many points, and the words of last time."""
        at = row.session.at
        today = row.session.on == self.today
        day = "today" if today else column_date(row.session.on, self.today)
        left = line(
            (fit(at or "", TIME), "bold" if today else ""),
            GAP,
            fit(day, DAY),
            GAP,
            (fit(row.who, self._who), "bold" if today else ""),
        )
        for words, cells in ((_channel(row), self._how), (_points(row), self._much)):
            if left.cell_length + len(GAP) + cells <= width:
                left = line(left, GAP, fit(words, cells))
        room = width - left.cell_length - len(GAP) - 1
        if not row.last_summary or room < LEAST_QUOTE:
            return left
        said = discreet(self, row.last_summary)
        words = said if cell_len(said) < room else fit(said, room - 1)
        return line(left, GAP + " ", ("“", "$muted"), words, ("”", "$muted"))


def _channel(row: Coming) -> str:
    channel = row.session.channel
    return "meeting" if channel == "face-to-face" else CHANNEL_WORDS[channel]


def _points(row: Coming) -> str:
    if row.points is None:
        return "…"
    return plural(row.points, "point") if row.points else ""
