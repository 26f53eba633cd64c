"""Who may see what: the one allow-list that every document is built from.

What is not in the table is private, so a new kind of content stays private until somebody
decides. "Me" sees everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from mentorjournal.data.models import Relationship
from mentorjournal.errors import Refused

Audience = Literal["me", "other", "manager", "anyone"]
AUDIENCES: tuple[Audience, ...] = ("me", "other", "manager", "anyone")

Kind = Literal[
    "summary",
    "agenda",
    "goals",
    "year",
    "agreement",
    "achievements",
    "profile",
    "introduction",
    "batna",
    "calendar",
    "journal",
]
Answer = Literal["yes", "chosen", "asked", "no"]
"""Shared; shared only where the person chose it; shared only after a question each time."""

WORDS: Mapping[Audience, str] = MappingProxyType(
    {"me": "me", "other": "the other person", "manager": "my manager", "anyone": "anyone"}
)
TITLES: Mapping[Kind, str] = MappingProxyType(
    {
        "summary": "session summary",
        "agenda": "agenda",
        "goals": "goal review",
        "year": "year review",
        "agreement": "agreement",
        "achievements": "achievements",
        "profile": "mentor's page",
        "introduction": "introduction",
        "batna": "BATNA sheet",
        "calendar": "calendar",
        "journal": "whole journal",
    }
)


_WHY: Mapping[str, str] = MappingProxyType(
    {
        "pay": "it says what you earn and what you would settle for.",
        "meeting": "what was said in a session is between the two of you.",
        "goals": "goals are for you, the other person and your manager.",
    }
)


def _row(other: Answer, manager: Answer, anyone: Answer) -> Mapping[Audience, Answer]:
    return MappingProxyType({"other": other, "manager": manager, "anyone": anyone})


ALLOWED: Mapping[str, Mapping[Audience, Answer]] = MappingProxyType(
    {
        "meeting": _row("yes", "chosen", "no"),
        "shared notes": _row("yes", "no", "no"),
        "private notes": _row("no", "no", "no"),
        "cadence": _row("no", "no", "no"),
        "goals": _row("yes", "yes", "no"),
        "confidence": _row("yes", "no", "no"),
        "pictures": _row("yes", "no", "no"),
        "achievements": _row("yes", "yes", "chosen"),
        "introductions": _row("yes", "no", "no"),
        "contact details": _row("no", "no", "no"),
        "agreement": _row("yes", "no", "no"),
        "mentor's page": _row("yes", "chosen", "chosen"),
        "pay": _row("asked", "no", "no"),
    }
)
"""Content by audience. "meeting" is date, channel, length, summary and the marked lines."""

SUBJECTS: Mapping[Kind, str] = MappingProxyType(
    {
        "summary": "meeting",
        "agenda": "meeting",
        "calendar": "meeting",
        "goals": "goals",
        "year": "goals",
        "agreement": "agreement",
        "achievements": "achievements",
        "profile": "mentor's page",
        "introduction": "introductions",
        "batna": "pay",
    }
)
"""What each document is about; one that is not here is for me alone."""


def answer(content: str, audience: Audience) -> Answer:
    """What the table says; "no" for content it does not know."""
    return "yes" if audience == "me" else ALLOWED.get(content, {}).get(audience, "no")


def may(content: str, audience: Audience, *, chosen: bool = False) -> bool:
    """Whether content of that kind may be in what the audience gets.

    Args:
        content: A row of the table; unknown content is private.
        audience: Who will read it.
        chosen: Whether the person chose to share just this with just them, as by asking for
            a document that is about it.
    """
    found = answer(content, audience)
    return found == "yes" or (chosen and found in ("chosen", "asked"))


def allowed(document: Kind, audience: Audience, relationship: Relationship | None) -> None:
    """Make sure that the audience may have the document at all.

    Args:
        document: Which document.
        audience: Who will read it.
        relationship: The one it comes from, if it comes from one.

    Raises:
        Refused: It may not; nothing of the document may be built or shown.
    """
    if not may(SUBJECTS.get(document, ""), audience, chosen=True):
        raise Refused(
            f"The {TITLES[document]} cannot be made for {WORDS[audience]}: "
            f"{_WHY.get(SUBJECTS.get(document, ''), 'it is for you alone.')}"
        )
    if document == "batna" and audience == "other" and not _outside_the_line(relationship):
        raise Refused(
            "A BATNA sheet is never made for somebody in your reporting line. "
            "You can make one for yourself."
        )


def needs_asking(document: Kind, audience: Audience) -> bool:
    """Whether to ask before the document is made: it shows what is not shared as a rule."""
    return answer(SUBJECTS.get(document, ""), audience) in ("chosen", "asked")


def _outside_the_line(relationship: Relationship | None) -> bool:
    return relationship is not None and relationship.reporting_line == "none"
