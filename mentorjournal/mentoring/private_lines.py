"""Which lines of a session's notes are nobody else's."""

from __future__ import annotations

from mentorjournal.data.notes.blocks import SHARED_KINDS, Kind
from mentorjournal.data.records.models import Session


def is_private_line(session: Session, kind: Kind) -> bool:
    """Whether a line of that kind of a session's notes is nobody else's.

    What was only prepared is private, whatever its mark: it has not happened.
    """
    marked = kind in SHARED_KINDS or (kind == "plain" and session.notes_shared)
    return session.state == "planned" or not marked
