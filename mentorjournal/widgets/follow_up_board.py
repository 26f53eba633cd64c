"""Follow-ups of many people: whose, with whom, the words, and the one date that matters."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.mentoring.follow_up_words import when, whose
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, hiding, line

ROOMY, WIDE = 68, 96
MOST_NAME, USUAL_NAME, LEAST_NAME = 28, 18, 10
WHOSE = 7
MARKS = {"question": "? ", "advice": "> "}


class Row(Protocol):
    """What a row of the board has to know."""

    @property
    def item(self) -> FollowUpItem:
        """The follow-up."""

    @property
    def names(self) -> str:
        """Whom it is with."""


class Fold(Struct, frozen=True):
    """A row that stands for others, which it leads to.

    Attributes:
        id: What it leads to.
        lead: Its first word: "old".
        words: What is behind it.
    """

    id: str
    lead: str
    words: str


class FollowUpBoard(LineList[Row | Fold]):
    """A line each; on a narrow terminal names and words give way, never the date."""

    DEFAULT_CSS = """
    FollowUpBoard { height: 1fr; }
    """

    today = date.min
    _who_width = LEAST_NAME
    _when_width = 0

    def key_of(self, row: Row | Fold) -> str:
        """Its record, its history, or its line; or what it leads to."""
        return f"fold {row.id}" if isinstance(row, Fold) else row.item.key

    def prepare(self, width: int) -> None:
        """Names and dates take what the longest needs, names within bounds."""
        rows = [row for row in self.rows if not isinstance(row, Fold)]
        # Of thousands of rows few have names and dates of their own.
        longest = max(map(cell_len, {row.names for row in rows}), default=0)
        roomy = USUAL_NAME if width >= ROOMY else LEAST_NAME
        most = MOST_NAME if width >= WIDE else roomy
        self._who_width = min(longest, most)
        short, hidden = width < ROOMY, hiding(self)
        dates = {when(row.item, self.today, short=short, hidden=hidden) for row in rows}
        self._when_width = min(max(map(cell_len, dates), default=0), max(width // 3, 20))

    def draw(self, row: Row | Fold, width: int) -> Content:
        """Box or mark, whose it is, with whom, what, and when."""
        if isinstance(row, Fold):
            return line((f"  {fit(row.lead, WHOSE)}", "$muted"), fit(row.words, width - WHOSE - 2))
        item = row.item
        text = width - 2 - WHOSE - self._who_width - self._when_width - 4
        on = when(item, self.today, short=width < ROOMY, hidden=hiding(self))
        late = item.open and item.due is not None and item.due < self.today
        quiet = "" if item.open else "$muted"
        return line(
            (mark_of(item), "$accent" if item.open else "$muted"),
            (fit(whose(item), WHOSE), "$muted"),
            (fit(row.names, self._who_width), quiet),
            "  ",
            (fit(discreet(self, item.text.partition("\n")[0]), text), quiet),
            "  ",
            (fit(on, self._when_width), "$warning" if late else "$muted"),
        )


def mark_of(item: FollowUpItem) -> str:
    """A box for what can be ticked; for the others the mark with which notes begin them."""
    return MARKS.get(item.kind) or ("□ " if item.open else "■ ")
