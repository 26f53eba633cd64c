"""The follow-ups of a relationship, the open ones first."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.dates import show_date
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.follow_up_board import standing
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, hiding, line

WHOSE_WIDTH = 8
DUE_WIDTH = 19
ORDER = {"action": 0, "question": 1, "advice": 2}
MARKS = {"question": "? ", "advice": "> "}


class FollowUpList(LineList[FollowUpItem]):
    """Actions of mine, actions of theirs, questions, advice; then what is done, muted."""

    today = date.min

    def key_of(self, row: FollowUpItem) -> str:
        """Its record, what is kept beside its line, or the line."""
        return row.key

    def draw(self, row: FollowUpItem, width: int) -> Content:
        """A follow-up in a line: box, whose it is or what, the words, when it is due."""
        late = row.open and row.due is not None and row.due < self.today
        tail = self._tail(row)
        text = discreet(self, row.text.partition("\n")[0])
        return line(
            (_mark(row), "$accent" if row.open else "$muted"),
            (fit(_whose(row), WHOSE_WIDTH), "$muted"),
            " ",
            (
                fit(text, width - WHOSE_WIDTH - DUE_WIDTH - 5),
                "" if row.open else "$muted",
            ),
            "  ",
            (fit(tail, DUE_WIDTH), "$warning" if late else "$muted"),
        )

    def _tail(self, row: FollowUpItem) -> str:
        if row.open and row.due is None and not row.in_hand:
            return f"of {show_date(row.since, self.today)}"
        return standing(row, self.today, hidden=hiding(self))


def _mark(row: FollowUpItem) -> str:
    """A box for what can be ticked; for the others the mark with which notes begin them."""
    return MARKS.get(row.kind) or ("□ " if row.open else "■ ")


def _whose(row: FollowUpItem) -> str:
    if row.kind != "action":
        return row.kind
    return "mine" if row.owner == "me" else "theirs"


def in_order(items: list[FollowUpItem]) -> list[FollowUpItem]:
    """Open ones first: mine by date, theirs, questions, advice; closed ones newest first."""
    pending = sorted(
        (item for item in items if item.open),
        key=lambda item: (ORDER[item.kind], item.owner != "me", item.due or date.max, item.since),
    )
    closed = sorted((i for i in items if not i.open), key=lambda item: item.since, reverse=True)
    return pending + closed
