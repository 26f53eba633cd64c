"""Exports: documents made for somebody, looked at, and written to a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.notes.index import NotesIndex
from mentorjournal.data.records.base import ME, Uid
from mentorjournal.data.records.models import Negotiation, Person, Relationship, Session
from mentorjournal.data.store import JournalPaths
from mentorjournal.documents.audience import (
    OF_A_SHEET,
    WORDS,
    Audience,
    Kind,
    allowed,
    needs_asking,
)
from mentorjournal.documents.document import Built, Bullets, Document, Written
from mentorjournal.documents.leaving_out import (
    body_of,
    kept_out,
    key_of,
    leave_out,
    lines_of,
)
from mentorjournal.documents.naming import Format, file_name
from mentorjournal.documents.pair import Pair
from mentorjournal.documents.pay.rule import HeldBack, PayRule, hold_back
from mentorjournal.documents.summary import SummaryFacts, build
from mentorjournal.documents.writers import write
from mentorjournal.errors import NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.export_files import ExportPreview, place_of, save, save_all
from mentorjournal.journal.export_request import (
    DEFAULT_AUDIENCE,
    ExportRequest,
    need_form,
    newest,
)
from mentorjournal.journal.export_text import TextMade, text_of
from mentorjournal.journal.given import GivenPapers
from mentorjournal.journal.left_out import by_hand, keys_of, new_lines, of_pay
from mentorjournal.journal.pay_lines import PayLines
from mentorjournal.journal.telling import before
from mentorjournal.text import slug

if TYPE_CHECKING:
    from mentorjournal.journal.exchange import Exchange
    from mentorjournal.journal.journal import Journal
    from mentorjournal.journal.other_documents import OtherDocuments
    from mentorjournal.journal.whole_journal import WholeJournal

KINDS: tuple[Kind, ...] = tuple(DEFAULT_AUDIENCE)
SHARED: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind != "journal")
"""What is made one by one to be shared; the whole journal says once more what all these say."""


class Live(Struct, frozen=True):
    """What the summary of a session would say at this moment.

    Attributes:
        document: For the other person, without title and head.
        shared_lines: Lines of the notes it takes.
        lines: Lines of the notes that are not blank.
    """

    document: Document
    shared_lines: int
    lines: int


class Exports:
    """Makes documents for somebody and writes them.

    Args:
        context: Store, clock and ids.
        journal: Whose chapters they are made from.
    """

    def __init__(self, context: Context, journal: Journal) -> None:
        self._context, self._journal = context, journal
        self.pay, self.given = PayLines(context), GivenPapers(context)

    @cached_property
    def _others(self) -> OtherDocuments:
        from mentorjournal.journal.other_documents import OtherDocuments

        return OtherDocuments(self._journal)

    @cached_property
    def exchange(self) -> Exchange:
        """Give and take with the journals of others."""
        from mentorjournal.journal.exchange import Exchange

        return Exchange(self._context, self._journal)

    @cached_property
    def _whole(self) -> WholeJournal:
        from mentorjournal.journal.whole_journal import WholeJournal

        return WholeJournal(self._context, self._journal)

    def wish(
        self,
        kind: Kind,
        relationship: Relationship | None,
        *,
        audience: Audience | None = None,
        format: Format = "md",  # noqa: A002 - the word on the command line
        session: str = "last",
        sheet: Negotiation | None = None,
        record: Uid = "",
    ) -> ExportRequest:
        """What somebody wants, with what they left open filled in.

        Args:
            kind: Which document.
            relationship: Whose; what is made of a sheet that is given needs none, nor what is mine.
            audience: Who will read it; by default the other person, or me for what is private or
                is made with nobody.
            format: How it is written.
            session: For a summary: "last", a day or a uid.
            sheet: For a BATNA sheet and a case: of which; by default the open one of the
                relationship.
            record: For an ask or an introduction: its uid; if left out, the newest one, or the
                newest that is not open yet.

        Raises:
            NotFound: There is no such session, no BATNA sheet, or nobody to make it for.
        """
        if kind in OF_A_SHEET:
            sheet = sheet or self._journal.negotiations.meant_in(given(relationship))
            sheet = that_talk(sheet)
            relationship = self._journal.negotiations.prepared_with(sheet)
        return ExportRequest(
            kind=kind,
            relationship=relationship,
            audience=audience or ("me" if relationship is None else DEFAULT_AUDIENCE[kind]),
            format=format,
            session=self._journal.sessions.named(given(relationship), session)
            if kind == "summary"
            else None,
            negotiation=sheet if kind in OF_A_SHEET else None,
            record=record or newest(self._journal, kind, relationship),
        )

    def prepare(self, wish: ExportRequest) -> ExportPreview:
        """The export as it would be written now.

        Raises:
            Refused: The audience may not have it; nothing of it was made.
        """
        built, kept, rule = self._made(wish)
        lines, seen = lines_of(kept.document), keys_of(built.document)
        out = kept_out(seen, wish.left, wish.seen)
        document = leave_out(kept.document, out)
        about = self.whom_about(wish)
        on = wish.session.on if wish.session else self._context.today()
        as_json = wish.kind == "journal" and wish.format == "json"
        whole = TextMade(self._whole.as_json()) if as_json else None
        made = whole or text_of(self._journal, wish, document)
        return ExportPreview(
            text=made.text,
            left_out=(*built.left_out, *of_pay(kept.texts), *by_hand(wish, out, lines)),
            name=file_name(
                wish.kind,
                about.name if about else "",
                on,
                wish.format,
                wish.audience,
                apart=self._apart(wish, about),
            ),
            asks=needs_asking(wish.kind, wish.audience, wish.relationship),
            held=kept.texts,
            held_for_good=rule.final,
            odd=(*built.odd, *new_lines(wish, out, lines)),
            lines=tuple(lines),
            out=out,
            seen=seen,
            mark=self._mark(wish, document),
            outgoing=made.outgoing,
        )

    def _mark(self, wish: ExportRequest, document: Document) -> str:
        """Of what it says; for another journal of what a person reads, so that both are one."""
        if wish.for_journal:
            return self.prepare(replace(wish, format="md")).mark
        return key_of(write(body_of(document), "txt"))

    def reader(self, wish: ExportRequest) -> str:
        """Who reads it, in words."""
        if wish.audience == "other" and wish.relationship is not None:
            return self._journal.relationships.person(wish.relationship).name
        return WORDS[wish.audience]

    def whom_about(self, wish: ExportRequest) -> Person | None:
        """The other person; of what concerns one of the two alone that one, None for me.

        That is a sheet prepared alone, a case, and achievements or my page as a mentor that go to
        somebody else.
        """
        if wish.kind in ("achievements", "profile") and wish.audience != "other":
            mine = wish.relationship is None or wish.relationship.owner == ME
            mine = mine or wish.kind == "profile"
            return None if mine else self._journal.people.get(given(wish.relationship).person)
        if wish.relationship is not None and wish.kind != "case":
            return self._journal.relationships.person(wish.relationship)
        owner = wish.negotiation.owner if wish.negotiation else ME
        return None if owner == ME else self._journal.people.get(owner)

    def _apart(self, wish: ExportRequest, person: Person | None) -> str:
        """What tells the file from one of a namesake, of another session or sheet of that day."""
        mine = slug(person.name) if person else ""
        parts = []
        if person is not None and any(
            slug(other.name) == mine and other.uid != person.uid
            for other in self._journal.people.all()
        ):
            parts = [person.uid[-8:]]
        if wish.session is not None:
            held = self._journal.sessions.held_on(given(wish.relationship), wish.session.on)
            number = next((n for n, one in enumerate(held, 1) if one.uid == wish.session.uid), 1)
            parts += [str(number)] if number > 1 else []
        if (talk := wish.negotiation) is not None:
            others = len(self._journal.negotiations.of(talk.owner)) > 1
            parts += [talk.uid[-8:]] if others else []
        if wish.kind == "introduction" and wish.record:
            parts += [slug(self._journal.introductions.get(wish.record).to)]
        return "-".join(parts)

    def chat(self, wish: ExportRequest) -> str:
        """The export as a message for a chat, without headings and tables.

        Raises:
            Refused: The audience may not have it; nothing of it was made.
        """
        return write(self.document(replace(wish, format="chat")), "chat")

    def document(self, wish: ExportRequest) -> Document:
        """The export before it is written in some form.

        Raises:
            Refused: The audience may not have it; nothing of it was made.
        """
        built, kept, _rule = self._made(wish)
        return leave_out(kept.document, kept_out(keys_of(built.document), wish.left, wish.seen))

    def _made(self, wish: ExportRequest) -> tuple[Built, HeldBack, PayRule]:
        if wish.negotiation is not None:
            self._journal.negotiations.need_to_see(wish.negotiation.owner)
        allowed(wish.kind, wish.audience, wish.relationship)
        need_form(wish)
        if wish.kind == "journal":
            built = self._whole.built(wish.relationship)
        elif wish.kind == "summary":
            built = self._summary(_chosen(wish.session), wish.audience, to_journal=wish.for_journal)
        else:
            built = self._others.built(wish)
            if wish.for_journal and wish.kind == "agenda":
                built = self.exchange.with_actions(built, given(wish.relationship))
        rule = self.pay.rule(
            wish.audience,
            wish.relationship,
            with_pay=wish.with_pay,
            leaves=wish.kind in ("calendar", "introduction"),
        )
        return built, hold_back(built.document, rule), rule

    def place_of(self, prepared: ExportPreview, path: Path, *, overwrite: bool = False) -> Path:
        """Where an export may be written; see `export_files.place_of`."""
        own = JournalPaths.at(self._context.store.file.path)
        return place_of(own, prepared, path, overwrite)

    def save(self, prepared: ExportPreview, path: Path, *, overwrite: bool = False) -> Path:
        """Write an export to a file, whole or not at all, readable by nobody else.

        Args:
            prepared: The export.
            path: A file, or a folder in which it gets its own name.
            overwrite: Whether a file that is there may be replaced.

        Returns:
            Where it was written.

        Raises:
            BadInput: A file is there already.
            Refused: It is a file of the journal itself, or no ordinary file.
            CannotOpen: It cannot be written there.
        """
        return save(JournalPaths.at(self._context.store.file.path), prepared, path, overwrite)

    def save_all(
        self, prepared: Sequence[ExportPreview], folder: Path, *, overwrite: bool = False
    ) -> list[Path]:
        """Write exports into a folder, all of them or none; see `export_files.save_all`."""
        own = JournalPaths.at(self._context.store.file.path)
        return save_all(own, prepared, folder, overwrite)

    def live_summary(self, session: Session, notes: NotesIndex, *, most: int | None = None) -> Live:
        """What the summary says of a session while its notes are edited.

        Args:
            session: The session.
            notes: Its notes as they stand in the editor.
            most: How many marked lines are enough, for a view of limited length; None for all.
        """
        shared = notes.shared(notes_shared=session.notes_shared)
        built = self._summary(session, "other", most, notes, around=False)
        # The two paragraphs at the head say who and when, which the screen shows already.
        document = Document(built.document.title, built.document.blocks[2:])
        relationship = self._journal.relationships.get(session.relationship)
        kept = hold_back(document, self.pay.rule("other", relationship))
        lines = shared.shared_lines + shared.private_lines
        held = _lines(document) - _lines(kept.document)
        out = 0 if not document.blocks else max(0, shared.shared_lines - held)
        return Live(kept.document, out, lines)

    def _summary(
        self,
        session: Session,
        audience: Audience,
        most: int | None = None,
        notes: NotesIndex | None = None,
        *,
        around: bool = True,
        to_journal: bool = False,
    ) -> Built:
        following = self._journal.sessions.next_of(session)
        relationship = self._journal.relationships.get(session.relationship)
        facts = SummaryFacts(
            session,
            pair_of(self._journal, relationship),
            following.on if following else None,
            notes=notes,
            today=None if to_journal else self._context.today(),
        )
        if to_journal:
            told = self.exchange.told(relationship)
            promised = tuple(
                each for each in told if each.session != session.uid or each.state == "dropped"
            )
            outgoing = self.exchange.outgoing(relationship)
            facts = replace(facts, promised=promised, outgoing=outgoing)
        elif around:
            was = before(self._journal, relationship, session, audience)
            facts = replace(facts, last_on=was.last_on, promised=was.promised)
        return build(facts, audience, most=most, around=around)


def pair_of(journal: Journal, relationship: Relationship) -> Pair:
    """The two whom a document is about."""
    return Pair(relationship, journal.relationships.person(relationship), journal.people.me())


def given(relationship: Relationship | None) -> Relationship:
    """Who a document is made with.

    Raises:
        NotFound: Nobody.
    """
    if relationship is None:
        raise NotFound("There is nobody yet to make this for.")
    return relationship


def that_talk(talk: Negotiation | None) -> Negotiation:
    """The pay talk of which a document is made.

    Raises:
        NotFound: There is none.
    """
    if talk is None:
        raise NotFound("There is no BATNA sheet in this relationship yet.")
    return talk


def _chosen(session: Session | None) -> Session:
    if session is None:
        raise NotFound("There is no session to export yet.")
    return session


def _lines(document: Document) -> int:
    """Lines of text in the lists and the notes of a document."""
    said = [item.text for block in document.blocks if isinstance(block, Bullets)
            for item in block.items]  # fmt: skip
    said += [block.markdown for block in document.blocks if isinstance(block, Written)]
    return sum(1 for text in said for line in text.splitlines() if line.strip())
