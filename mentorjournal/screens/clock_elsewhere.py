"""The clock of the session that runs, for the headers of all other screens."""

from __future__ import annotations

from datetime import datetime

from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.text import first_word


def time_run(session: Session, until: datetime) -> str:
    """How long a session has run: "00:17:42"; empty where its begin is not known."""
    if session.started is None:
        return ""
    seconds = max(0, int((until - session.started).total_seconds()))
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


class ClockElsewhere:
    """Whose clock runs, and for how long.

    Args:
        journal: Where the session is.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._at = -1
        self._session: Session | None = None
        self._name = ""

    def words(self, shown: str) -> tuple[str, ...]:
        """What a header says of it; nothing where that very session is shown.

        Args:
            shown: The record that is shown.
        """
        journal = self._journal
        if self._at != journal.file.revision:
            # There may be thousands of sessions, and headers are filled four times a second.
            self._at, self._session = journal.file.revision, self._still_running()
            if self._session is not None:
                relationship = journal.relationships.get(self._session.relationship)
                self._name = first_word(journal.relationships.person(relationship).name)
        if self._session is None or self._session.uid == shown:
            return ()
        return (f"● {self._name} {time_run(self._session, journal.now())}".rstrip(),)

    def _still_running(self) -> Session | None:
        """The session that runs; one that is known to is not looked for with every change.

        What is typed in it is a change five times a second.
        """
        sessions = self._journal.sessions
        known = sessions.find(self._session.uid) if self._session is not None else None
        runs = known is not None and known.state == "running" and known.deleted is None
        return known if runs else sessions.running()
