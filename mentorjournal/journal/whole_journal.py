"""The whole journal as one document, and as the records it consists of; for me alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from mentorjournal.data.records.base import ME, Record
from mentorjournal.data.records.models import (
    RECORDS,
    DeletedPart,
    Negotiation,
    NoteVersion,
    Person,
    Relationship,
)
from mentorjournal.dates import full_date
from mentorjournal.documents.audience import Kind
from mentorjournal.documents.document import (
    Block,
    Built,
    Document,
    Heading,
    Item,
    Paragraph,
    bullets,
    paragraph,
    section,
)
from mentorjournal.errors import NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.export_request import ExportRequest
from mentorjournal.mentoring.pauses import stage_on
from mentorjournal.mentoring.words import ROLE_WORDS

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal

_WITH_SOMEBODY: tuple[Kind, ...] = ("agreement", "agenda", "introduction", "ask")
_OF_AN_OWNER: tuple[Kind, ...] = ("goals", "achievements")
_DEEPEST = 6
_NO_CONTENT = (DeletedPart, NoteVersion)
"""What is in the trash, and what notes said before."""


class WholeJournal:
    """Puts together what the other documents say.

    Args:
        context: Store, clock and ids.
        journal: Whose.
    """

    def __init__(self, context: Context, journal: Journal) -> None:
        self._context, self._journal = context, journal

    def built(self, relationship: Relationship | None) -> Built:
        """Everything that is not in the trash; of one relationship where that is given.

        Raises:
            NotFound: There is nothing.
        """
        journal = self._journal
        every = [relationship] if relationship else journal.relationships.all()
        blocks = [block for each in every for block in self._bond(each)]
        if relationship is None:
            blocks = [*self._people(), *blocks, *self._mine()]
        if not blocks:
            raise NotFound("There is nothing in this journal yet.")
        whose = journal.relationships.person(relationship).name if relationship else ""
        title = f"Journal with {whose}" if whose else "Journal"
        return Built(Document(title, tuple(blocks), on=full_date(journal.today())))

    def as_json(self) -> str:
        """All records by their tables, as they are kept, without what is in the trash."""
        tables: dict[str, list[Any]] = {}
        for table, kind in RECORDS.items():
            if kind in _NO_CONTENT:
                continue
            seen: Sequence[Record] = (
                self._journal.negotiations.seen()
                if kind is Negotiation
                else self._context.store.all(kind)
            )
            tables[table] = [msgspec.to_builtins(one) for one in seen]
        whole = {"today": self._journal.today().isoformat(), "tables": tables}
        return json.dumps(whole, indent=2, ensure_ascii=True, allow_nan=False) + "\n"

    def _people(self) -> Iterator[Block]:
        people = (one for one in self._journal.people.all() if one.same_as is None)
        yield from section("People", bullets(*map(_person, people)))

    def _bond(self, relationship: Relationship) -> Iterator[Block]:
        journal = self._journal
        name = journal.relationships.person(relationship).name
        stage = stage_on(relationship, journal.today())
        yield Heading(name)
        yield from filter(None, [paragraph(f"I am {ROLE_WORDS[relationship.my_role]}, {stage}")])
        kinds = _WITH_SOMEBODY + (() if relationship.owner == ME else _OF_AN_OWNER)
        for kind in kinds:
            yield from self._part(journal.exports.wish(kind, relationship, audience="me"))
        elsewhere = [one for one in journal.follow_ups.of(relationship) if one.record]
        yield from section(
            "Follow-ups written down outside sessions",
            bullets(*(Item(one.text, lead=one.kind, tail=one.state) for one in elsewhere)),
            level=3,
        )
        for session in journal.sessions.of(relationship):
            yield from self._part(ExportRequest("summary", relationship, "me", session=session))
        if relationship.owner != ME:
            yield from self._sheets(relationship.owner)

    def _mine(self) -> Iterator[Block]:
        asked = ExportRequest("goals", None, "me")
        kinds: tuple[Kind, ...] = (*_OF_AN_OWNER, "profile")
        parts = [block for kind in kinds for block in self._part(replace(asked, kind=kind))]
        parts += self._sheets(ME)
        if parts:
            yield Heading("Mine")
            yield from parts

    def _sheets(self, owner: str) -> Iterator[Block]:
        for talk in self._journal.negotiations.of(owner):
            bond = self._journal.negotiations.prepared_with(talk)
            yield from self._part(ExportRequest("batna", bond, "me", negotiation=talk))

    def _part(self, wish: ExportRequest) -> Iterator[Block]:
        """A document as a section of this one; nothing where there is nothing for it."""
        with suppress(NotFound):
            made = self._journal.exports.document(wish)
            if wish.kind in _OF_AN_OWNER and all(isinstance(one, Paragraph) for one in made.blocks):
                return
            yield Heading(made.name, 3)
            for block in made.blocks:
                if isinstance(block, Heading):
                    block = replace(block, level=min(block.level + 2, _DEEPEST))
                yield block


def _person(person: Person) -> Item:
    said = (
        person.role, person.organisation, person.how_met, person.email, person.phone,
        f"@{person.handle}" if person.handle else "", ", ".join(person.tags), person.zone,
        " ".join(person.notes.split()),
    )  # fmt: skip
    return Item("; ".join(filter(None, said)) or "–", lead=person.name)
