"""The areas in which mentoring helps."""

from __future__ import annotations

from collections.abc import Iterable

from mentorjournal.text import fold

AREAS = (
    "strategic thinking",
    "executive relationships",
    "career planning",
    "negotiation",
    "management skills",
    "executive presence",
    "hiring and team building",
)
"""Those of the program, in their order; a person adds their own."""


def with_own(areas: Iterable[str]) -> list[str]:
    """Those of the program, then the person's own, each once however it is spelled."""
    known = {fold(area): area for area in AREAS}
    for area in areas:
        known.setdefault(fold(area), area)
    return list(known.values())
