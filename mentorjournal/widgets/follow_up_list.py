"""The follow-ups of a relationship, the open ones first."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.follow_up_board import ROOMY, mark_of, when, whose
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, hiding, line

WHOSE_WIDTH = 8
DUE_WIDTH, SHORT_DUE = 24, 20
ORDER = {"action": 0, "question": 1, "advice": 2}


class FollowUpList(LineList[FollowUpItem]):
    """Actions of mine, actions of theirs, questions, advice; then what is done, muted."""

    today = date.min

    def key_of(self, row: FollowUpItem) -> str:
        """Its record, what is kept beside its line, or the line."""
        return row.key

    def draw(self, row: FollowUpItem, width: int) -> Content:
        """A follow-up in a line: box, whose it is or what, the words, when it is due."""
        late = row.open and row.due is not None and row.due < self.today
        short = width < ROOMY
        tail = when(row, self.today, short=short, hidden=hiding(self))
        due = SHORT_DUE if short else DUE_WIDTH
        text = discreet(self, row.text.partition("\n")[0])
        return line(
            (mark_of(row), "$accent" if row.open else "$muted"),
            (fit(whose(row), WHOSE_WIDTH), "$muted"),
            " ",
            (fit(text, width - WHOSE_WIDTH - due - 5), "" if row.open else "$muted"),
            "  ",
            (fit(tail, due), "$warning" if late else "$muted"),
        )


def in_order(items: list[FollowUpItem]) -> list[FollowUpItem]:
    """Open ones first: mine by date, theirs, questions, advice; closed ones newest first."""
    pending = sorted(
        (item for item in items if item.open),
        key=lambda item: (
            ORDER[item.kind],
            item.assignee != "me",
            item.due or date.max,
            item.since,
        ),
    )
    closed = sorted((i for i in items if not i.open), key=lambda item: item.since, reverse=True)
    return pending + closed
