"""What somebody wants to export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import (
    Ask,
    Introduction,
    Negotiation,
    Relationship,
    Session,
)
from mentorjournal.documents.audience import Audience, Kind
from mentorjournal.documents.naming import FOR_JOURNALS, Format
from mentorjournal.errors import Refused

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal


DEFAULT_AUDIENCE: dict[Kind, Audience] = {
    "summary": "other",
    "agenda": "other",
    "goals": "other",
    "year": "other",
    "agreement": "other",
    "ask": "other",
    "working-together": "other",
    "achievements": "me",
    "profile": "me",
    "thanks": "other",
    "introduction": "me",
    "calendar": "me",
    "case": "me",
    "batna": "me",
    "journal": "me",
}
_ONLY: dict[Format, tuple[tuple[Kind, ...], str]] = {
    "ics": (("calendar",), "Only the calendar can be written as iCalendar."),
    "json": (
        ("journal", *FOR_JOURNALS),
        "Only a session summary, an agenda, an agreement, a goal review and the journal as a whole "
        "can be written as JSON.",
    ),
}
"""What only some documents are written in, and what is said of another."""


class ExportRequest(Struct, frozen=True):
    """What somebody wants to export.

    Attributes:
        kind: Which document.
        relationship: Whose; None for a BATNA sheet that is prepared alone, and for my own goals,
            year, achievements and page as a mentor.
        audience: Who will read it.
        format: How it is written.
        session: For a summary: which session.
        negotiation: For a BATNA sheet and a case: which talk.
        record: The uid of the ask or introduction it is of; empty where there is none.
        with_pay: Whether what speaks of pay goes out too, where the rule lets the person choose.
        along: Whether the draft of a mail brings the file for the other person's journal along.
        left: The keys of lines that are left out, see `documents.leaving_out`.
        seen: The keys of all lines that there were when these were left out.
    """

    kind: Kind
    relationship: Relationship | None
    audience: Audience
    format: Format = "md"
    session: Session | None = None
    negotiation: Negotiation | None = None
    record: Uid = ""
    with_pay: bool = False
    along: bool = False
    left: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()

    @property
    def for_journal(self) -> bool:
        """Whether the other person's journal reads it, so that it names ids and all promises."""
        told = self.kind in FOR_JOURNALS and self.relationship is not None
        return told and (self.format, self.audience) == ("json", "other")

    @property
    def about(self) -> Uid | None:
        """The session, pay talk, ask or introduction it is of; None where it is of none."""
        made_of = self.session or self.negotiation
        return made_of.uid if made_of else self.record or None


def newest(journal: Journal, kind: Kind, relationship: Relationship | None) -> Uid:
    """Of which ask or introduction a document is where none is meant; empty where of none."""
    meant: Ask | Introduction | None = None
    if relationship is not None and kind == "ask":
        meant = journal.asks.current(relationship.uid)
    elif relationship is not None and kind == "introduction":
        meant = journal.introductions.current(relationship)
    return meant.uid if meant is not None else ""


def need_form(wish: ExportRequest) -> None:
    """See that a document can be written in the form that is wanted.

    Raises:
        Refused: It cannot.
    """
    only = _ONLY.get(wish.format)
    if only and wish.kind not in only[0]:
        raise Refused(only[1])
    if wish.format == "json" and wish.kind != "journal" and not wish.for_journal:
        raise Refused("As JSON that is for the other person's mentorjournal, and nobody else's.")
