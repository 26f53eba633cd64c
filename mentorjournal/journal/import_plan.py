"""What an import would do, as a value: looked at, then carried out."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from msgspec import Struct

from mentorjournal.data.records.base import MyRole
from mentorjournal.data.records.models import Record, Relationship
from mentorjournal.imports.reading import Left, Place, Reading

_MARK = 16


class TakenOf(Struct, frozen=True):
    """What is taken of one person.

    Attributes:
        name: Whom it is about; empty for what is mine alone.
        role: What I am to them where they are new in the journal; None where they are not.
        days: The days of which something was written, in order.
        actions: How many actions there are, in notes and beside them.
        added_to: On how many of these days it is added to the notes of a session that is there.
        deeds: How many things that were achieved.
        details: Which of their fields are filled, in words.
    """

    name: str
    role: MyRole | None
    days: tuple[date, ...]
    actions: int
    added_to: int
    deeds: int
    details: tuple[str, ...]


class ImportPlan(Struct, frozen=True):
    """What an import would do.

    Attributes:
        reading: What was read.
        relationship: Whom it is about where it names nobody.
        role: What I am to people who are new; None where nobody is added.
        records: What would be kept, new and changed.
        taken: What is taken, by person.
        here: What is in the journal already.
        left: What is not taken, with the reason.
    """

    reading: Reading
    relationship: Relationship | None
    role: MyRole | None
    records: tuple[Record, ...]
    taken: tuple[TakenOf, ...]
    here: tuple[Place, ...]
    left: tuple[Left, ...]


def mark(said: str) -> str:
    """By what something is known when it comes again, in short.

    Args:
        said: Its own id, or all that it says.
    """
    return sha256(said.encode(errors="replace")).hexdigest()[:_MARK]
