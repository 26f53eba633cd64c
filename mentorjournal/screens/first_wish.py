"""What is most likely wanted when somebody shares what they look at."""

from __future__ import annotations

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import (
    Achievement,
    Agreement,
    Ask,
    Assessment,
    FirstPage,
    Goal,
    Introduction,
    MentorPage,
    Negotiation,
    Plan,
    Record,
    Relationship,
    RoleCheck,
    Session,
    Skill,
)
from mentorjournal.documents.audience import OF_MINE, Kind
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.journal.export_request import ExportRequest
from mentorjournal.mentoring.prospects import could_be_asked
from mentorjournal.mentoring.showing import offered

_ABOUT: dict[type[Record], Kind] = {
    Relationship: "summary",
    Session: "summary",
    Plan: "goals",
    Goal: "goals",
    Achievement: "achievements",
    Assessment: "goals",
    RoleCheck: "year",
    Skill: "year",
    Agreement: "agreement",
    MentorPage: "profile",
    Ask: "ask",
    FirstPage: "working-together",
    Introduction: "introduction",
    Negotiation: "case",
}


def first_wish(journal: Journal, uid: str) -> ExportRequest:
    """The document that is about a record: a session's summary, a plan's goals; of a pay
    talk the case, which gives nothing away.

    Raises:
        NotFound: The record is gone, or there is nothing to make the document from.
    """
    record = _record(journal, uid)
    if isinstance(record, Negotiation):
        return journal.exports.wish(_ABOUT[Negotiation], None, sheet=record)
    kind = _ABOUT[type(record)]
    if isinstance(record, MentorPage):
        return journal.exports.wish(kind, next(iter(_mentored(journal)), None))
    mine = kind in OF_MINE and getattr(record, "owner", "") == ME
    if mine and not offered(ME, journal.relationships.all()):
        return journal.exports.wish(kind, None)
    relationship = _about(journal, record)
    if isinstance(record, Relationship) and not journal.sessions.last(relationship):
        kind = "working-together" if could_be_asked(relationship) else "goals"
    if isinstance(record, Session) and record.state == "planned":
        kind = "agenda"
    if kind == "ask":
        # It goes into a mail or a chat.
        return journal.exports.wish(kind, relationship, format="txt", record=record.uid)
    if kind == "introduction":
        # What is forwarded is sent by whoever opens the door, and read in the end by the third.
        return journal.exports.wish(kind, relationship, format="txt", record=record.uid)
    session = record.uid if isinstance(record, Session) else "last"
    return journal.exports.wish(kind, relationship, session=session)


def _mentored(journal: Journal) -> list[Relationship]:
    """Whom I mentor, or may: the page of a mentor is for them, and for anybody."""
    return [each for each in journal.relationships.all() if each.my_role == "mentor"]


def _about(journal: Journal, record: Record) -> Relationship:
    """The relationship in which a record is shared: where it was made, or else the first one.

    Raises:
        NotFound: There is nobody to share it with.
    """
    if isinstance(record, Relationship):
        return record
    if isinstance(record, Session | Agreement | Ask | FirstPage | Introduction):
        return journal.relationships.get(record.relationship)
    made_in = (getattr(record, "relationship", None), *getattr(record, "shown_to", ()))
    about = offered(getattr(record, "owner", ME), journal.relationships.all())
    if not about:
        raise NotFound("There is nobody yet to share this with.")
    by_uid = {each.uid: each for each in about}
    return next((by_uid[uid] for uid in made_in if uid in by_uid), about[0])


def _record(journal: Journal, uid: str) -> Record:
    for kind in _ABOUT:
        try:
            return journal.record(kind, uid)
        except NotFound:
            continue
    raise NotFound("What was to be shared is not in the journal any more.")
