"""Every document of a relationship that somebody may have, for a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Relationship
from mentorjournal.documents.audience import (
    OF_A_SHEET,
    SUBJECTS,
    TITLES,
    WORDS,
    Audience,
    answer,
)
from mentorjournal.documents.front_matter import front_matter
from mentorjournal.documents.naming import Format
from mentorjournal.errors import NotFound
from mentorjournal.journal.export_files import ExportPreview
from mentorjournal.journal.export_request import ExportRequest, newest
from mentorjournal.journal.exports import SHARED, given

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal


class Everything(Struct, frozen=True):
    """The documents of a relationship for a reader.

    Attributes:
        prepared: Those that there are.
        missing: What there is nothing for.
        alone: What the reader gets only as a document that is asked for by itself.
        never: What the reader may not have.
    """

    prepared: tuple[ExportPreview, ...]
    missing: tuple[str, ...]
    alone: tuple[str, ...]
    never: tuple[str, ...]


def everything(
    journal: Journal,
    relationship: Relationship,
    audience: Audience,
    form: Format = "md",
    *,
    with_pay: bool = False,
    whole: bool = False,
) -> Everything:
    """Every document of a relationship that a reader may have without being asked for by itself.

    To ask for all is to choose none: what goes out only where the person chose it, or after a
    question each time, stays out.

    Args:
        journal: Where everything is.
        relationship: Whose.
        audience: Who will read it.
        form: How all of it is written.
        with_pay: As in `ExportRequest`.
        whole: Whether lines are in it that were left out when a document was given last.
    """
    asked = ExportRequest("summary", relationship, audience, form, with_pay=with_pay)
    prepared: list[ExportPreview] = []
    missing: list[str] = []
    alone: list[str] = []
    never: list[str] = []
    for kind in SHARED:
        may = answer(SUBJECTS.get(kind, ""), audience, relationship)
        if may in ("chosen", "asked", "no"):
            (never if may == "no" else alone).append(TITLES[kind])
            continue
        made = list(_made(journal, replace(asked, kind=kind), whole=whole))
        missing += [] if made else [TITLES[kind]]
        prepared += made
    return Everything(tuple(prepared), tuple(missing), tuple(alone), tuple(never))


def _made(journal: Journal, asked: ExportRequest, *, whole: bool) -> Iterator[ExportPreview]:
    """The documents of a kind; a summary of each session that was held, a sheet of each talk."""
    for wish in _each(journal, asked):
        with suppress(NotFound):
            known = wish if whole else journal.exports.given.as_last(wish)
            prepared = journal.exports.prepare(known)
            if wish.format == "md":
                matter = front_matter(_fields(journal, wish, prepared.text))
                prepared = replace(prepared, text=matter + prepared.text)
            yield prepared


def _each(journal: Journal, asked: ExportRequest) -> Iterable[ExportRequest]:
    relationship = given(asked.relationship)
    if asked.kind == "summary":
        held = (s for s in journal.sessions.of(relationship) if s.state == "happened")
        return [replace(asked, session=session) for session in held]
    if asked.kind in OF_A_SHEET:
        talks, owner = journal.negotiations, relationship.owner
        seen = talks.prepared_in(relationship) if owner == ME else talks.of(owner)
        return [replace(asked, negotiation=talk) for talk in seen]
    return [replace(asked, record=newest(journal, asked.kind, relationship))]


def _fields(journal: Journal, wish: ExportRequest, text: str) -> dict[str, str | date]:
    """What is said of a document above it: whose it is only where its text names them."""
    name = journal.relationships.person(given(wish.relationship)).name
    return {
        "kind": TITLES[wish.kind],
        "date": wish.session.on if wish.session else journal.today(),
        "with": name if name in text else "",
        "for": WORDS[wish.audience],
    }
