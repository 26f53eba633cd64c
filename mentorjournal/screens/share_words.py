"""What a share desk says about a document: which one, for whom, and when it was given."""

from __future__ import annotations

from mentorjournal.dates import show_date
from mentorjournal.documents.audience import OF_A_SHEET, TITLES
from mentorjournal.documents.naming import FORMAT_WORDS
from mentorjournal.journal import Journal
from mentorjournal.journal.export_request import ExportRequest
from mentorjournal.journal.given import WAYS
from mentorjournal.mentoring.words import session_words
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.plain import Piece


class ShareWords:
    """The words of a share desk.

    Args:
        journal: What documents are made of.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def about(self, wish: ExportRequest, mark: str | None) -> tuple[Piece, ...]:
        """Which document, for whom, and in which form; below, when this reader got it last.

        Args:
            wish: Which one.
            mark: Of what it says now; None while nothing is shown.
        """
        title = TITLES[wish.kind]
        return (
            (f"{title[0].upper()}{title[1:]}{self._of(wish)}", "bold"),
            ("  for  ", "$muted"),
            (self._journal.exports.reader(wish), "bold"),
            ("  as  ", "$muted"),
            (FORMAT_WORDS[wish.format], "bold"),
            *(self._given(wish, mark) if mark is not None else ()),
        )

    def _of(self, wish: ExportRequest) -> str:
        """Of which session, with whom an introduction is, or when an ask was sent."""
        if wish.kind == "introduction" and wish.record:
            return f" to {self._journal.introductions.get(wish.record).to}"
        if wish.kind == "ask" and wish.record:
            sent = self._journal.asks.get(wish.record).sent
            return f" of {show_date(sent, self._journal.today())}" if sent else ", a draft"
        if wish.session is None:
            return ""
        day = show_date(wish.session.on, self._journal.today())
        about = wish.relationship
        several = about and len(self._journal.sessions.held_on(about, wish.session.on)) > 1
        return f" of {day}, {session_words(wish.session)}" if several else f" of {day}"

    def _given(self, wish: ExportRequest, mark: str) -> tuple[Piece, ...]:
        last = self._journal.exports.given.last(wish)
        if last is None:
            return ()
        day = show_date(last.on, self._journal.today())
        changed = ("; changed since", "$warning") if last.mark != mark else ""
        reader, way = self._journal.exports.reader(wish), WAYS[last.way]
        return (f"\ngiven to {reader} on {day}, {way}", "$muted"), changed


def is_private(wish: ExportRequest, text: str) -> bool:
    """Whether a document is for me alone, speaks of pay, or has points only I know of yet."""
    if wish.kind in (*OF_A_SHEET, "agenda", "ask", "working-together") or wish.audience == "me":
        return True
    return speaks_of_pay(text)
