"""The agenda of a session: points put on it, ticked, taken off."""

from __future__ import annotations

from msgspec.structs import replace

from mentorjournal.data.models import AgendaItem, Session
from mentorjournal.errors import BadInput
from mentorjournal.journal.session_shelf import SessionShelf
from mentorjournal.text import optional_line


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
        return self._desk.change(session, "took a point off the agenda", agenda=agenda)

    def tick_point(self, uid: str, point: str, done: bool) -> Session:
        """Mark a point of the agenda as discussed or not."""
        session = self.get(uid)
        agenda = tuple(
            replace(item, done=done) if item.uid == point else item for item in session.agenda
        )
        return self._desk.change(session, "ticked the agenda", agenda=agenda)
