"""Introductions: a contact opened for the protégé, to whom both sides said yes before."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from mentorjournal.data.records.base import Horizon, Record, Uid

Became = Literal["", "contact", "prospect", "mentor", "boss"]
"""What somebody behind a door became to the protégé."""
Door = Literal["asked", "target_yes", "protege_yes", "made", "met", "thanked"]
"""How far an introduction is, each a field that holds the day."""
DOORS: tuple[Door, ...] = ("asked", "target_yes", "protege_yes", "made", "met", "thanked")
"""In their order; who is to be met is asked before the protégé is."""


class Introduction(Record, frozen=True, kw_only=True):
    """A door that the mentor of a mentoring opens for its protégé.

    Attributes:
        relationship: The mentoring, whose mentor knows them.
        to: Who is to be met, as they were called then.
        person: That person, where the journal has a record of them.
        about: Who they are, for who never heard of them: "VP at Tern Labs".
        why: What the protégé would ask them, or why they fit.
        goal: The goal it serves.
        horizon: The picture it fits: that of one, five or ten years.
        blurb: What is forwarded to them, as the person wrote it; empty for the draft.
        asked: The day on which it was asked for.
        target_yes, protege_yes: The day on which each side said yes.
        made: The day on which the two were brought together.
        met: The day on which they talked.
        thanked: The day on which the protégé thanked for it.
        declined: The day on which one of the two said no; then nothing waits any more.
        outcome: What came of it.
        became: What they became to the protégé.
    """

    table: ClassVar[str] = "introduction"

    relationship: Uid
    to: Annotated[str, Meta(min_length=1)]
    person: Uid | None = None
    about: str = ""
    why: str = ""
    goal: Uid | None = None
    horizon: Horizon | None = None
    blurb: str = ""
    asked: date | None = None
    target_yes: date | None = None
    protege_yes: date | None = None
    made: date | None = None
    met: date | None = None
    thanked: date | None = None
    declined: date | None = None
    outcome: str = ""
    became: Became = ""
