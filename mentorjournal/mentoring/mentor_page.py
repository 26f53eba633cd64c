"""The mentor's page: its seven parts, which of them say something, and how long half a page is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mentorjournal.data.records.giving import MentorPage

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "offer": "what I offer",
        "why": "why I do this",
        "worked": "what worked",
        "mistakes": "worst mistakes",
        "younger": "to my younger self",
        "angle": "my own angle",
        "not_known": "what I do not know, and who does",
    }
)
"""The parts by their field, in the order of the page (K: a narrative of why, what worked, the
mistakes, advice to one's younger self, one's own twist, and that not knowing may be said)."""
HALF_A_PAGE = 260
"""Words that have room on half a page with its headings."""
TEXTS = (*PARTS, "who_knows")
"""All fields that hold words."""


def texts_of(page: MentorPage | None, part: str) -> tuple[str, ...]:
    """What stands in a part; of the last one, what I do not know and who does."""
    if page is None:
        return ()
    names = (part, "who_knows") if part == "not_known" else (part,)
    return tuple(text for name in names if (text := getattr(page, name)).strip())


def filled(page: MentorPage | None) -> int:
    """How many of the parts say something."""
    return sum(bool(texts_of(page, part)) for part in PARTS)


def missing(page: MentorPage | None) -> list[str]:
    """What the parts are called that say nothing."""
    return [label for part, label in PARTS.items() if not texts_of(page, part)]
