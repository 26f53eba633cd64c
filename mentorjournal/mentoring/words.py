"""How roles and channels, which records hold as short words, are said to people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mentorjournal.data.records.base import Channel, MyRole
from mentorjournal.data.records.models import Session

ROLE_WORDS: Mapping[MyRole, str] = MappingProxyType({"mentor": "mentor", "protege": "protégé"})
CHANNEL_WORDS: Mapping[Channel, str] = MappingProxyType(
    {
        "face-to-face": "face to face",
        "call": "call",
        "video": "video",
        "message": "message",
    }
)


def session_words(session: Session) -> str:
    """How a session is told from others of its day: "call at 14:30, 40 min"."""
    words = CHANNEL_WORDS[session.channel]
    if session.started is not None:
        words += f" at {session.started.astimezone():%H:%M}"
    if session.length is not None and session.state == "happened":
        words += f", {session.length} min"
    return words
