"""How roles and channels, which records hold as short words, are said to people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mentorjournal.data.base import Channel, MyRole

ROLE_WORDS: Mapping[MyRole, str] = MappingProxyType({"mentor": "mentor", "protege": "protégé"})
CHANNEL_WORDS: Mapping[Channel, str] = MappingProxyType(
    {
        "face-to-face": "face to face",
        "call": "call",
        "video": "video",
        "message": "message",
    }
)
