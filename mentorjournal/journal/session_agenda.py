"""The agenda of a session: points put on it, ticked, taken off."""

from __future__ import annotations

from msgspec.structs import replace

from mentorjournal.data.records.models import AgendaItem, Session
from mentorjournal.errors import BadInput
from mentorjournal.journal.session_shelf import SessionShelf
from mentorjournal.text import optional_line

WORDS = 40
"""Most letters of a point that are quoted."""


class SessionAgenda(SessionShelf):
    """The meetings of the journal, with the points to talk about."""

    def add_point(self, uid: str, text: str) -> Session:
        """Put a point on a session's agenda.

        Raises:
            BadInput: It is empty.
        """
        text = optional_line(text, "a point", field="text")
        if not text:
            raise BadInput("Please type the point; it cannot be empty.", "text")
        session = self.get(uid)
        item = AgendaItem(uid=self._desk.new_uid(), text=text)
        return self._desk.change(session, "added to the agenda", agenda=(*session.agenda, item))

    def drop_point(self, uid: str, point: str) -> Session:
        """Take a point off a session's agenda."""
        session = self.get(uid)
        agenda = tuple(item for item in session.agenda if item.uid != point)
        what = f"took {_quoted(session, point)} off the agenda"
        return self._desk.change(session, what, agenda=agenda)

    def tick_point(self, uid: str, point: str, done: bool) -> Session:
        """Mark a point of the agenda as discussed or not."""
        session = self.get(uid)
        agenda = tuple(
            replace(item, done=done) if item.uid == point else item for item in session.agenda
        )
        ticked = "ticked" if done else "took the tick from"
        what = f"{ticked} {_quoted(session, point)}"
        return self._desk.change(session, what, agenda=agenda)


def _quoted(session: Session, point: str) -> str:
    """A point of the agenda by its words, cut where they are many."""
    words = next((item.text for item in session.agenda if item.uid == point), "a point")
    return f"“{words if len(words) <= WORDS else words[: WORDS - 1] + '…'}”"
