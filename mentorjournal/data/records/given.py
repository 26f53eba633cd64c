"""What was given to somebody: which document, when, and a mark by which a change is seen."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from mentorjournal.data.records.base import Record, Uid

Way = Literal["file", "copy", "mail", "browser"]
"""Written into a file, copied, as a draft of a mail, or looked at as a page."""
Mark = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}$")]


class Given(Record, frozen=True, kw_only=True):
    """A document went out of the program for somebody else; no word of it is kept.

    Attributes:
        relationship: In which it was made; None for something of mine alone.
        about: The session, pay talk, ask or introduction it is of; None where it is of none.
        document: Which kind of document.
        audience: Who reads it.
        on: The local day.
        way: How it went out.
        mark: Of what it said; another one means that it says something else now.
        left: Of the lines that were left out.
        seen: Of all lines that there were then; empty where none was left out.
    """

    table: ClassVar[str] = "given"

    relationship: Uid | None = None
    about: Uid | None = None
    document: Annotated[str, Meta(min_length=1)]
    audience: Literal["other", "manager", "anyone"]
    on: date
    way: Way
    mark: Mark
    left: tuple[Mark, ...] = ()
    seen: tuple[Mark, ...] = ()
