"""The sessions of a relationship, newest first."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from mentorjournal.data.records.models import Session
from mentorjournal.dates import show_date
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.note_words import opening
from mentorjournal.widgets.plain import fit, hiding, line, veil

DAY_WIDTH = 15
CHANNEL_WIDTH = 12
LENGTH_WIDTH = 7
TIME_WIDTH = 5
STATES = {
    "planned": ("booked", "$accent"),
    "running": ("running", "bold $warning"),
    "missed": ("missed", "$muted"),
    "moved": ("moved", "$muted"),
}


class SessionList(LineList[Session]):
    """Day and time, channel, length, and how it began in words; what did not happen says so."""

    today = date.min

    def key_of(self, row: Session) -> str:
        """The session's uid."""
        return row.uid

    def draw(self, row: Session, width: int) -> Content:
        """A session in a line."""
        roomy = width >= 56
        length = f"{row.length} min" if row.length is not None and row.state == "happened" else ""
        state, style = STATES.get(row.state, ("", ""))
        hide = hiding(self)
        reason = veil(row.reason) if hide else row.reason
        words = f"{state}: {reason}" if state and reason else state
        begins = _first_line(row, self.today)
        if hide and not row.summary.strip():
            begins = veil(begins)
        begins = discreet(self, begins)
        time = f"{row.started.astimezone():%H:%M}" if row.started is not None else row.at or ""
        return line(
            (fit(show_date(row.on, self.today), DAY_WIDTH), "$muted" if state == "moved" else ""),
            (f" {fit(time, TIME_WIDTH)}", "$muted"),
            (f" {fit(CHANNEL_WORDS[row.channel], CHANNEL_WIDTH)}", "$muted"),
            (f" {fit(length, LENGTH_WIDTH, right=True)}" if roomy else "", "$muted"),
            "  ",
            (words, style),
            "  " if words and begins else "",
            begins,
        ).truncate(width, ellipsis=True)


def _first_line(session: Session, today: date) -> str:
    """How its summary begins, or else its notes, in words."""
    for row in session.summary.splitlines():
        if row.strip():
            return row.strip()
    return opening(session.notes, today)
