"""Follow-ups of many people: whose, with whom, the words, and how it stands."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from rich.cells import cell_len
from textual.content import Content

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.dates import show_date
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, hiding, line

ROOMY, WIDE = 68, 96
MOST_NAME, USUAL_NAME, LEAST_NAME = 28, 18, 10
STANDING, SINCE = 17, 17
MARKS = {"question": "? ", "advice": "> "}


class Row(Protocol):
    """What a row of the board has to know."""

    @property
    def item(self) -> FollowUpItem:
        """The follow-up."""

    @property
    def names(self) -> str:
        """Whom it is with."""


class FollowUpBoard(LineList[Row]):
    """A line each; on a narrow terminal names and words give way, never how it stands."""

    DEFAULT_CSS = """
    FollowUpBoard { height: 1fr; }
    """

    today = date.min
    _who_width = LEAST_NAME

    def key_of(self, row: Row) -> str:
        """Its record, its history, or its line."""
        return row.item.key

    def prepare(self, width: int) -> None:
        """Names take what the longest needs, within bounds."""
        longest = max((cell_len(row.names) for row in self.rows), default=0)
        roomy = USUAL_NAME if width >= ROOMY else LEAST_NAME
        most = MOST_NAME if width >= WIDE else roomy
        self._who_width = min(longest, most)

    def draw(self, row: Row, width: int) -> Content:
        """Box or mark, whose it is, with whom, what, how it stands, since when."""
        item = row.item
        whose = _whose(item, short=width < ROOMY)
        since = SINCE + 2 if width >= WIDE else 0
        text = width - 2 - len(whose) - self._who_width - STANDING - since - 4
        late = item.open and item.due is not None and item.due < self.today
        how = standing(item, self.today, hidden=hiding(self))
        quiet = "" if item.open else "$muted"
        return line(
            (_mark(item), "$accent" if item.open else "$muted"),
            (whose, "$muted"),
            (fit(row.names, self._who_width), quiet),
            "  ",
            (fit(discreet(self, item.text.partition("\n")[0]), text), quiet),
            "  ",
            (fit(how, STANDING), "$warning" if late else "$muted"),
            (f"  {fit(self._since(item), SINCE)}" if since else "", "$muted"),
        )

    def _since(self, item: FollowUpItem) -> str:
        return f"of {show_date(item.since, self.today)}"


def _mark(item: FollowUpItem) -> str:
    return MARKS.get(item.kind) or ("□ " if item.open else "■ ")


def _whose(item: FollowUpItem, *, short: bool) -> str:
    if item.kind != "action":
        return "" if short else f"{item.kind:<8} "
    word = "mine" if item.owner == "me" else "theirs"
    return f"{word:<6} " if short else f"{word:<8} "


def standing(item: FollowUpItem, today: date, *, hidden: bool = False) -> str:
    """How a follow-up stands, in a few words: when it is due, or what became of it.

    Args:
        item: The follow-up.
        today: The local day.
        hidden: Whether what is private is hidden, as the name of who was asked.
    """
    if item.state == "dropped":
        return "dropped"
    if not item.open:
        if item.reported:
            return "reported"
        return "answered" if item.answer else "done"
    if item.due is not None:
        return ("late, " if item.due < today else "due ") + show_date(item.due, today)
    if item.handed_to:
        return "handed on" if hidden else f"asked {item.handed_to}"
    if item.to_find_out:
        return "to find out"
    if item.kind == "advice" and (item.tried or item.result):
        return "tried, not told"
    return f"since {show_date(item.since, today)}"
