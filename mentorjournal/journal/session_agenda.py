"""The agenda of a session: points put on it, ticked, taken off."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mentorjournal.data.records.models import AgendaItem, Session
from mentorjournal.errors import BadInput
from mentorjournal.journal.session_queries import SessionQueries
from mentorjournal.text import one_line, optional_line

WORDS = 40
"""Most letters of a point that are quoted."""


class SessionAgenda:
    """The points to talk about in a session.

    Args:
        sessions: All sessions.
    """

    def __init__(self, sessions: SessionQueries) -> None:
        self._sessions, self._context = sessions, sessions.context

    def add(self, uid: str, text: str) -> Session:
        """Put a point on a session's agenda.

        Raises:
            BadInput: It is empty.
        """
        text = optional_line(text, "a point", field="text")
        if not text:
            raise BadInput("Please type the point; it cannot be empty.", "text")
        session = self._sessions.get(uid)
        item = AgendaItem(uid=self._context.new_uid(), text=text)
        return self._context.change(session, "added to the agenda", agenda=(*session.agenda, item))

    def drop(self, uid: str, point: str) -> Session:
        """Take a point off a session's agenda."""
        session = self._sessions.get(uid)
        agenda = tuple(item for item in session.agenda if item.uid != point)
        what = f"took {_quoted(session, point)} off the agenda"
        return self._context.change(session, what, agenda=agenda)

    def tick(self, uid: str, point: str, done: bool) -> Session:
        """Mark a point of the agenda as discussed or not."""
        session = self._sessions.get(uid)
        agenda = tuple(
            replace(item, done=done) if item.uid == point else item for item in session.agenda
        )
        ticked = "ticked" if done else "took the tick from"
        what = f"{ticked} {_quoted(session, point)}"
        return self._context.change(session, what, agenda=agenda)

    def beside(self, planned: Session, agenda: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
        """What of an agenda comes beside the points of a planned session, once it starts.

        Args:
            planned: The session.
            agenda: What there is to discuss, see `Overview.agenda_for`.

        Returns:
            The points that it has not yet, as many as there is room for.
        """
        # Imported here: a command that adds a line begins no session.
        from mentorjournal.mentoring.agenda import MOST

        known = {one_line(item.text).casefold() for item in planned.agenda}
        new = [item for item in agenda if one_line(item.text).casefold() not in known]
        return tuple(new[: max(0, MOST - len(planned.agenda))])


def _quoted(session: Session, point: str) -> str:
    """A point of the agenda by its words, cut where they are many."""
    words = next((item.text for item in session.agenda if item.uid == point), "a point")
    return f"“{words if len(words) <= WORDS else words[: WORDS - 1] + '…'}”"
