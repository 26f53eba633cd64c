"""The table of relationships on the dashboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from mentorjournal.widgets.columns import Column, Fitted, Layout, fitted
from mentorjournal.widgets.line_list import MARK, LineList
from mentorjournal.widgets.plain import Piece, fit, line

WARNED = {
    **dict.fromkeys(("stale", "quiet"), "bold $warning"),
    **dict.fromkeys(("booked late", "due soon", "too soon"), "$warning"),
}
# Cells of "Tue 24 Nov"; a day of another year is longer, and the columns do not wait for it.
THIS_YEAR = 10
DAY_AND_MONTH = 6
WHOLE_NAME = 24
"""Cells of a name before which every other column gives way."""
COUNTING = "…"
SHORT_CHANNELS = {"face to face": "in person"}


class RelationshipRow(Struct, frozen=True):
    """What the dashboard says of one relationship.

    Attributes:
        uid: The relationship's.
        name: The other person's.
        role: What I am: "mentor" or "protégé".
        month: Month of the roadmap; None where there is none.
        theme: What that month is about, or why there is none: "one-off".
        last, last_channel: The last real contact; empty if there was none.
        next, next_channel: The next date; empty if there is none.
        state: The cadence or the stage, as a word.
        mine, theirs: Open actions of either side; None while they are being counted.
        resting: Whether it is paused, completed, or has not begun.
    """

    uid: str
    name: str
    role: str
    month: int | None
    theme: str
    last: str
    last_channel: str
    next: str
    next_channel: str
    state: str
    mine: int | None
    theirs: int | None
    resting: bool


class RelationshipTable(LineList[RelationshipRow]):
    """Every relationship in a line; columns give way to a narrow terminal one by one."""

    class Rearranged(Message):
        """Its columns stand elsewhere now, and so does what stands above them."""

    _fitted: Fitted[RelationshipRow] | None = None

    def key_of(self, row: RelationshipRow) -> str:
        """The relationship's uid."""
        return row.uid

    def prepare(self, width: int) -> None:
        """Choose what fits."""
        before = self.heading()
        self._fitted = fitted(_layouts(self.rows), self.rows, width) if self.rows else None
        if self.heading() != before:
            self.post_message(self.Rearranged())

    def draw(self, row: RelationshipRow, width: int) -> Content:
        """Name first; the state as a word, in the warning colour where it asks for something."""
        if self._fitted is None:
            return Content()
        gap = " " * self._fitted.layout.gap
        pieces: list[Piece] = []
        for column, cells in zip(self._fitted.layout.columns, self._fitted.widths, strict=True):
            pieces += [gap] if pieces else []
            pieces.append((fit(column.text(row), cells), _style(column.name, row)))
        return line(*pieces)

    def heading(self) -> Content:
        """What stands above the columns."""
        if self._fitted is None:
            return Content()
        columns = zip(self._fitted.layout.columns, self._fitted.widths, strict=True)
        gap = " " * self._fitted.layout.gap
        words = gap.join(fit(column.heading, cells) for column, cells in columns)
        return line((" " * len(MARK) + words, "$muted"))


def _style(column: str, row: RelationshipRow) -> str:
    if row.resting:
        return "$muted"
    if column == "state":
        return WARNED.get(row.state, "")
    return "$muted" if column in ("role", "month", "last") else ""


def _layouts(rows: Sequence[RelationshipRow]) -> list[Layout[RelationshipRow]]:
    """From everything in words down to what fits into 60 cells."""
    name = _column("name", "Name", lambda row: row.name, least=WHOLE_NAME)
    role = _column("role", "I am", lambda row: row.role)
    theme = _column("month", "Month", _month)
    cut_theme = _column("month", "Month", _month, least=22)
    short_theme = _column("month", "Month", _month, least=14)
    number = _column("month", "Month", _number)
    days = max((cell_len(row.last) for row in rows if len(row.last) <= THIS_YEAR), default=0)
    met = _column("last", "Last contact", lambda row: _met(row, days), least=23)
    met_short = _column("last", "Last contact", lambda row: _met_short(row, days), least=20)
    met_shorter = _column("last", "Last contact", _met_shorter, least=16)
    following = _column("next", "Next", _next)
    date = _column("next", "Next", lambda row: row.next or "–")
    met_day = _column("last", "Last", lambda row: _day(row.last))
    day = _column("next", "Next", lambda row: _day(row.next))
    state = _column("state", "State", lambda row: row.state)
    actions = _column("open", "Open", _open)
    count = _column("open", "Open", _open_short)
    return [
        Layout((name, role, theme, met, following, state, actions)),
        Layout((name, role, cut_theme, met_short, date, state, actions)),
        Layout((name, role, short_theme, met_short, date, state, actions)),
        Layout((name, role, short_theme, met_short, date, state, count)),
        Layout((name, role, number, met_short, date, state, count)),
        Layout((name, role, number, met_shorter, date, state, count), gap=1),
        Layout((name, role, number, met_day, day, state, count), gap=1),
        Layout((name, role, met_day, day, state, count), gap=1),
        Layout((name, met_day, day, state, count), gap=1),
    ]


def _column(
    name: str, heading: str, text: Callable[[RelationshipRow], str], least: int | None = None
) -> Column[RelationshipRow]:
    return Column(name, heading, text, least)


def _met(row: RelationshipRow, days: int) -> str:
    return f"{row.last:<{days}} {row.last_channel}".strip() or "–"


def _met_short(row: RelationshipRow, days: int) -> str:
    return _met(replace(row, last_channel=_short(row.last_channel)), days)


def _met_shorter(row: RelationshipRow) -> str:
    return f"{_day(row.last)} {_short(row.last_channel)}" if row.last else "–"


def _day(shown: str) -> str:
    """A day without its weekday, where the cells are needed for names."""
    return f"{shown.partition(' ')[2]:>{DAY_AND_MONTH}}" if shown else "–"


def _short(channel: str) -> str:
    return SHORT_CHANNELS.get(channel, channel)


def _next(row: RelationshipRow) -> str:
    return f"{row.next} {row.next_channel}".strip() or "–"


def _month(row: RelationshipRow) -> str:
    return f"{row.month:>2} {row.theme}" if row.month else row.theme


def _number(row: RelationshipRow) -> str:
    return f"{row.month:>2}" if row.month else row.theme


def _open(row: RelationshipRow) -> str:
    if row.mine is None or row.theirs is None:
        return COUNTING
    parts = (f"{row.mine} me" if row.mine else "", f"{row.theirs} them" if row.theirs else "")
    return " · ".join(part for part in parts if part) or "–"


def _open_short(row: RelationshipRow) -> str:
    if row.mine is None or row.theirs is None:
        return COUNTING
    return f"{row.mine}·{row.theirs}" if row.mine or row.theirs else "–"
