"""The table of people on the dashboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from mentorjournal.mentoring.year_strip import YearStrip, month_initials
from mentorjournal.widgets.columns import Column, Fitted, Layout, fitted
from mentorjournal.widgets.line_list import MARK, LineList
from mentorjournal.widgets.plain import Piece, fit, line

STATE_STYLES = {
    **dict.fromkeys(("stale", "quiet"), "bold $warning"),
    **dict.fromkeys(("due soon", "too soon", "booked late"), "$warning"),
    "booked": "$accent",
}
GLYPHS = {"nothing": "·", "missed": "×", "talk": "▂", "meeting": "▆"}
AHEAD = "○"
MONTH_HEAD = "Mo"
"""What stands above the months of the roadmap where there is no room for their themes."""
DAY_AND_MONTH = 6
WHOLE_NAME = 24
"""Cells of a name before which every other column gives way."""
COUNTING = "…"


class RelationshipRow(Struct, frozen=True):
    """What the dashboard says of one relationship.

    Attributes:
        uid: The relationship's.
        name: The other person's.
        month: Month of the roadmap; None where there is none.
        theme: What that month is about, or why there is none: "one-off".
        year: What happened in the last twelve months.
        last, last_channel: The last real contact, with its weekday; empty if there was none.
        next, next_time, next_channel: The next date; empty if there is none.
        state: The cadence or the stage, as a word.
        mine, theirs: Open actions of either side; None while they are being counted.
        resting: Whether it is paused, completed, or has not begun.
    """

    uid: str
    name: str
    month: int | None
    theme: str
    year: YearStrip
    last: str
    last_channel: str
    next: str
    next_time: str
    next_channel: str
    state: str
    mine: int | None
    theirs: int | None
    resting: bool


class GroupHead(Struct, frozen=True):
    """What stands above a group of people: what I am to them, and how many there are."""

    title: str
    words: str = ""


class RelationshipTable(LineList[RelationshipRow | GroupHead]):
    """Everybody in a line; columns give way to a narrow terminal one by one."""

    class Rearranged(Message):
        """Its columns stand elsewhere now, and so does what stands above them."""

    today = date.min
    _fitted: Fitted[RelationshipRow] | None = None
    _looks: object = None
    _prepared: object = None

    @property
    def chosen(self) -> RelationshipRow | None:
        """The highlighted relationship."""
        return self.row if isinstance(self.row, RelationshipRow) else None

    def key_of(self, row: RelationshipRow | GroupHead) -> str:
        """The relationship's uid; the title of a group."""
        return row.uid if isinstance(row, RelationshipRow) else f"group {row.title}"

    def takes(self, row: RelationshipRow | GroupHead) -> bool:
        """Not the head of a group."""
        return isinstance(row, RelationshipRow)

    def at_edge(self, row: RelationshipRow | GroupHead) -> bool:
        """The head of a group stands where that of the first one does, above the table."""
        return isinstance(row, GroupHead)

    def prepare(self, width: int) -> None:
        """Choose what fits; nothing is shown before there is any room."""
        if not width:
            return
        people = [row for row in self.rows if isinstance(row, RelationshipRow)]
        for_these = people, width, self.today
        if for_these == self._prepared:
            return
        self._prepared = for_these
        before = self.heading()
        days = max((cell_len(row.last) for row in people), default=0)
        layouts = _layouts(days, self.today)
        self._fitted = fitted(layouts, people, width) if people else None
        if self._fitted is None:
            self._looks = None
        else:
            self._looks = layouts.index(self._fitted.layout), self._fitted.widths, days, self.today
        if self.heading() != before:
            self.post_message(self.Rearranged())

    def looks(self) -> object:
        """Which form of the columns, and how wide they are."""
        return self._looks

    def draw(self, row: RelationshipRow | GroupHead, width: int) -> Content:
        """Name first; the state as a word, in the warning colour where it asks for something."""
        if isinstance(row, GroupHead):
            return line((row.title, "bold"), (f"   {row.words}" if row.words else "", "$muted"))
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
        return STATE_STYLES.get(row.state, "")
    if column == "year":
        return "$accent"
    return "$muted" if column in ("month", "last") else ""


def _layouts(days: int, today: date) -> list[Layout[RelationshipRow]]:
    """From everything in words down to what fits into 60 cells; the strip goes last but days.

    Args:
        days: Cells of the longest day of a last contact.
        today: The local day.
    """
    name = _column("name", "Name", lambda row: row.name, least=WHOLE_NAME)
    theme = _column("month", "Month", _month)
    cut_theme = _column("month", "Month", _month, least=16)
    number = _column("month", MONTH_HEAD, _number)
    year = _column("year", month_initials(today), _bars)
    met = _column("last", "Last contact", lambda row: f"{row.last:<{days}} {row.last_channel}")
    met_short = _column("last", "Last", _met_short)
    met_day = _column("last", "Last", lambda row: _day(row.last))
    following = _column(
        "next", "Next", lambda row: _joined(row.next, row.next_time, row.next_channel)
    )
    date_time = _column("next", "Next", lambda row: _joined(row.next, row.next_time))
    day_time = _column("next", "Next", lambda row: _joined(_day(row.next), row.next_time))
    day = _column("next", "Next", lambda row: _day(row.next))
    state = _column("state", "State", lambda row: row.state)
    actions = _column("open", "Open", _open)
    count = _column("open", "Open", _open_short)
    return [
        Layout((name, theme, year, met, following, state, actions), gap=2),
        Layout((name, cut_theme, year, met, following, state, actions)),
        Layout((name, cut_theme, year, met, date_time, state, actions)),
        Layout((name, cut_theme, year, met, date_time, state, actions), gap=1),
        Layout((name, cut_theme, year, met, date_time, state, count)),
        Layout((name, number, year, met, date_time, state, count)),
        Layout((name, number, year, met_short, day_time, state, count)),
        Layout((name, number, year, met_short, day_time, state, count), gap=1),
        Layout((name, number, year, met_day, day, state, count), gap=1),
        Layout((name, year, met_day, day, state, count), gap=1),
        Layout((name, met_day, day, state, count), gap=1),
        Layout((name, met_day, day, state), gap=1),
    ]


def _column(
    name: str, heading: str, text: Callable[[RelationshipRow], str], least: int | None = None
) -> Column[RelationshipRow]:
    return Column(name, heading, text, least)


def _bars(row: RelationshipRow) -> str:
    bars = "".join(GLYPHS[word] for word in row.year.months)
    return bars + (AHEAD if row.year.ahead else " ")


def _joined(*words: str) -> str:
    return " ".join(filter(None, words)).rstrip() or "–"


def _met_short(row: RelationshipRow) -> str:
    if not row.last:
        return "–"
    channel = "meeting" if row.last_channel == "face to face" else row.last_channel
    return f"{_day(row.last)} {channel}"


def _day(shown: str) -> str:
    """A day without its weekday, where the cells are needed for names."""
    if shown in ("", "today"):
        return shown or "–"
    weekday, _, rest = shown.partition(" ")
    return f"{rest.strip() if weekday.isalpha() else shown:>{DAY_AND_MONTH}}"


def _month(row: RelationshipRow) -> str:
    return f"{row.month:>2} {row.theme}" if row.month else row.theme


def _number(row: RelationshipRow) -> str:
    return f"{row.month:>2}" if row.month else " –"


def _open(row: RelationshipRow) -> str:
    if row.mine is None or row.theirs is None:
        return COUNTING
    parts = (f"{row.mine} me" if row.mine else "", f"{row.theirs} them" if row.theirs else "")
    return " · ".join(part for part in parts if part) or "–"


def _open_short(row: RelationshipRow) -> str:
    if row.mine is None or row.theirs is None:
        return COUNTING
    return f"{row.mine}·{row.theirs}" if row.mine or row.theirs else "–"
