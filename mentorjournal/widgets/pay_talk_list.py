"""Somebody's pay talks, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.content import Content
from textual.message import Message

from mentorjournal.dates import show_date
from mentorjournal.mentoring.pay_talks import TalkStanding
from mentorjournal.money import show_share
from mentorjournal.widgets.columns import Column, Fitted, Layout, fitted
from mentorjournal.widgets.line_list import MARK, LineList
from mentorjournal.widgets.plain import Piece, fit, line

NONE = "–"


class PayTalkList(LineList[TalkStanding]):
    """When it was begun, what it is, how it stands, and what share of the way was won.

    Attributes:
        today: The local day.
    """

    DEFAULT_CSS = """
    PayTalkList { height: 1fr; }
    """

    class Rearranged(Message):
        """Its columns stand elsewhere now, and so does what stands above them."""

    today = date.min
    _fitted: Fitted[TalkStanding] | None = None

    def key_of(self, row: TalkStanding) -> str:
        """The uid of the talk."""
        return row.talk.uid

    def prepare(self, width: int) -> None:
        """Choose what fits: the day on which it was begun goes first."""
        before = self.heading()
        begun = Column[TalkStanding]("begun", "Begun", lambda row: show_date(row.begun, self.today))
        rest: tuple[Column[TalkStanding], ...] = (
            Column("title", "Pay talk", lambda row: row.talk.title, least=20),
            Column("state", "State", lambda row: row.words, least=12),
            Column("won", "Won", _won),
        )
        layouts = (Layout((begun, *rest)), Layout(rest))
        self._fitted = fitted(layouts, self.rows, width) if self.rows else None
        if self.heading() != before:
            self.post_message(self.Rearranged())

    def heading(self) -> Content:
        """What the columns are called, above the rows."""
        return line(" " * len(MARK), *self._cells(lambda column: (column.heading, "$muted")))

    def draw(self, row: TalkStanding, width: int) -> Content:
        """A pay talk in a line; the state in the warning colour where it is late."""
        quiet = {"begun": "$muted", "state": "" if row.state == "open" else "$muted"}
        styles = quiet | ({"state": "$warning"} if row.late else {})
        return line(*self._cells(lambda column: (column.text(row), styles.get(column.name, ""))))

    def _cells(self, said: Callable[[Column[TalkStanding]], tuple[str, str]]) -> list[Piece]:
        """What is said in each column, as wide as that is."""
        if self._fitted is None:
            return []
        pieces: list[Piece] = []
        for column, cells in zip(self._fitted.layout.columns, self._fitted.widths, strict=True):
            text, style = said(column)
            pieces += [" " * self._fitted.layout.gap] if pieces else []
            pieces.append((fit(text, cells, right=column.name == "won"), style))
        return pieces


def _won(row: TalkStanding) -> str:
    return NONE if row.share is None else show_share(row.share)
