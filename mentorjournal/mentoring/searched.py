"""What is looked through: every text a person has written, of every kind of record.

All text is found, so that a new field is too; what is private says so, and a field that no
table here names is private.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import get_args

from msgspec import Meta, Struct
from msgspec.structs import fields

from mentorjournal.data.records.achievements import Achievement, Decider
from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.base import Record, Uid
from mentorjournal.data.records.checks import Assessment, RoleCheck, Skill
from mentorjournal.data.records.events import Event
from mentorjournal.data.records.first_pages import FirstPage
from mentorjournal.data.records.giving import MentorPage
from mentorjournal.data.records.introductions import Introduction
from mentorjournal.data.records.models import FollowUp, Person, Relationship, Session
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.data.records.plans import Goal, Plan
from mentorjournal.data.records.roadmaps import RoadmapYear
from mentorjournal.dates import local_day
from mentorjournal.mentoring.search import Kind

KIND_OF: Mapping[type[Record], Kind] = MappingProxyType(
    {
        Session: "note",
        FollowUp: "action",
        Person: "person",
        Relationship: "person",
        Plan: "plan",
        Goal: "goal",
        Achievement: "achievement",
        Decider: "achievement",
        Negotiation: "pay",
        Assessment: "check",
        RoleCheck: "check",
        Skill: "check",
        Agreement: "agreement",
        MentorPage: "giving",
        Ask: "ask",
        FirstPage: "ask",
        Introduction: "introduction",
        Event: "event",
        RoadmapYear: "roadmap",
    }
)
"""What the texts of a record are. Those of follow-ups and of fields below are told apart."""
_KIND_OF_FIELD: Mapping[str, Kind] = MappingProxyType(
    {"summary": "summary", "agenda": "agenda", "rehearsals": "pay"}
)
"""The same of fields of a session."""
_SAID: Mapping[type[Record], frozenset[str]] = MappingProxyType(
    {
        Session: frozenset({"notes", "summary", "text", "tried", "result", "answer", "handed_to"}),
        FollowUp: frozenset({"text", "tried", "result", "answer", "handed_to"}),
        Person: frozenset({"name", "role", "organisation", "handle", "tags", "other_names"}),
        Relationship: frozenset({"aim", "focus"}),
        Plan: frozenset(
            {
                *("reason", "text", "title", "responsibilities", "setting", "known_for"),
                *("must_haves", "must_nots"),
            }
        ),
        Goal: frozenset(
            {
                *("title", "metric", "unit", "source", "text", "link", "reason"),
                *("objective", "gain", "cost", "ask", "to", "answer"),
            }
        ),
        Achievement: frozenset({"text", "impact", "evidence", "link", "seen_by"}),
        Assessment: frozenset({"title", "metric", "unit", "mine", "theirs", "next", "text"}),
        Agreement: frozenset(
            {
                *("my_aim", "their_aim", "rhythm", "length", "prepares", "confidential"),
                *("boundaries", "reply", "review_note", "ending"),
            }
        ),
        Ask: frozenset(
            {"who_i_am", "path", "why_you", "question", "size", "easy_no", "again_text"}
        ),
        Introduction: frozenset({"to", "about", "why", "blurb", "outcome"}),
        MentorPage: frozenset(
            {
                *("offer", "why", "worked", "mistakes", "younger", "angle", "not_known"),
                "who_knows",
            }
        ),
        RoadmapYear: frozenset({"text", "reason"}),
    }
)
"""The fields of a record and of its parts that are not mine alone."""
_MINE = frozenset({"role_plays"})
"""Fields with parts of which nothing is told, whatever its own fields are called."""
_NO_WORDS = frozenset({"zone", "currency", "pay_cleared", "card", "kind", "status"})
"""Fields with text that nobody has written, or that nobody reads as words."""
_NOT_READ: Mapping[type[Record], frozenset[tuple[str, str]]] = MappingProxyType(
    {
        Session: frozenset({("lines", "text"), ("agenda", "source")}),
        Ask: frozenset({("text", "text")}),
    }
)
"""Fields that say once more what others say, or are words of ours: of a session a line as it read,
of an ask the letter that was drafted from its fields."""


class Text(Struct, frozen=True):
    """A text of a record.

    Attributes:
        field: The field of the record in which it stands, itself or in a part.
        kind: What it is.
        text: It.
        on: Its day.
        private: Whether it is nobody else's. Of notes each line says that.
        part: The part of the record in which it stands; the record itself where that is no part.
        name: The field of that.
    """

    field: str
    kind: Kind
    text: str
    on: date
    private: bool
    part: Struct
    name: str


def texts_of(record: Record) -> Iterator[Text]:
    """All texts of a record, each once: of versions that say the same that of the latest day."""
    said = _SAID.get(type(record), frozenset())
    again = _NOT_READ.get(type(record), frozenset())
    latest: dict[tuple[str, str], Text] = {}
    for field, name, text, on, part in _walk(record, _day_of(record)):
        if (field, name) in again:
            continue
        kind = _kind(record, field)
        mine = kind == "pay" or field in _MINE
        private = mine or name not in said or not _is_shown(record, part)
        known = latest.get((name, text))
        if known is None or known.on < on:
            latest[name, text] = Text(field, kind, text, on, private, part, name)
    yield from latest.values()


def part_uids(part: Struct) -> Iterator[Uid]:
    """The uids of all parts of a record, or of a part of one."""
    for name in part.__struct_fields__:
        value = getattr(part, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Struct):
                if uid := getattr(each, "uid", ""):
                    yield uid
                yield from part_uids(each)


def _walk(part: Struct, on: date, above: str = "") -> Iterator[tuple[str, str, str, date, Struct]]:
    """Field of the record, field of the part, text and day of all that it and its parts say."""
    for name, tells in _fields(type(part)):
        value = getattr(part, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Struct):
                day = getattr(each, "on", None)
                yield from _walk(each, day if isinstance(day, date) else on, above or name)
            elif tells and isinstance(each, str) and each.strip():
                yield above or name, name, each, on, part


@cache
def _fields(kind: type[Struct]) -> tuple[tuple[str, bool], ...]:
    """The fields in which text or parts may be, each with whether it is text of a person."""
    return tuple(
        (field.name, _is_free(field.type))
        for field in fields(kind)
        if field.name not in _NO_WORDS and field.name not in ("uid", "created", "updated")
    )


def _is_free(kind: object) -> bool:
    """Whether a field of that type holds what a person wrote, and no id or word of ours."""
    if kind is str:
        return True
    inside = get_args(kind)
    if hasattr(kind, "__metadata__"):
        metas = [each for each in kind.__metadata__ if isinstance(each, Meta)]
        return inside[0] is str and all(meta.pattern is None for meta in metas)
    return any(_is_free(each) for each in inside)


def _kind(record: Record, field: str) -> Kind:
    if isinstance(record, FollowUp):
        return record.kind
    if isinstance(record, Session):
        return _KIND_OF_FIELD.get(field, "note")
    return KIND_OF[type(record)]


def _is_shown(record: Record, part: Struct) -> bool:
    """Whether anybody is shown it: what has a choice is mine until it is shown to somebody."""
    if isinstance(record, Ask):
        return not record.is_draft
    shown: object = getattr(part, "shown_to", getattr(record, "shown_to", True))
    return bool(shown)


def _day_of(record: Record) -> date:
    """The day from which a record is."""
    for name in ("on", "agreed", "sent"):
        if isinstance(day := getattr(record, name, None), date):
            return day
    return local_day(record.created)
