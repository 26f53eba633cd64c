"""What is most likely wanted when somebody shares what they look at."""

from __future__ import annotations

from msgspec.structs import replace

from mentorjournal.data.records.models import Goal, Negotiation, Plan, Record, Relationship, Session
from mentorjournal.documents.audience import Kind
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.journal.exports import ExportRequest

_ABOUT: dict[type[Record], Kind] = {
    Relationship: "summary",
    Session: "summary",
    Plan: "goals",
    Goal: "goals",
    Negotiation: "batna",
}


def first_wish(journal: Journal, uid: str) -> ExportRequest:
    """The document that is about a record: a session's summary, a plan's goals, a sheet.

    Raises:
        NotFound: The record is gone, or there is nothing to make the document from.
    """
    record = _record(journal, uid)
    if isinstance(record, Relationship):
        relationship = record
    else:
        relationship = journal.relationships.get(getattr(record, "relationship", ""))
    kind = _ABOUT[type(record)]
    if isinstance(record, Relationship) and not journal.sessions.last(relationship):
        kind = "goals"
    if isinstance(record, Session) and record.state == "planned":
        kind = "agenda"
    session = record.uid if isinstance(record, Session) else "last"
    wish = journal.exports.wish(kind, relationship, session=session)
    return replace(wish, negotiation=record) if isinstance(record, Negotiation) else wish


def _record(journal: Journal, uid: str) -> Record:
    for kind in _ABOUT:
        try:
            return journal.record(kind, uid)
        except NotFound:
            continue
    raise NotFound("What was to be shared is not in the journal any more.")
