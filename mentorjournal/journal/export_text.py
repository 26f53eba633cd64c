"""What an export says in the form that is wanted, and what another journal can take from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.models import Relationship
from mentorjournal.documents.audience import Kind
from mentorjournal.documents.document import Document, Entry
from mentorjournal.documents.writers import write
from mentorjournal.journal.export_request import ExportRequest
from mentorjournal.mentoring.exchange import Outgoing
from mentorjournal.mentoring.shared_goals import OutgoingGoal
from mentorjournal.mentoring.shared_terms import OutgoingTerms

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal


class TextMade(Struct, frozen=True):
    """An export in its form.

    Attributes:
        text: All of it.
        outgoing: The actions or goals that its reader's journal can take from it, or the agreement.
    """

    text: str
    outgoing: tuple[Outgoing | OutgoingTerms | OutgoingGoal, ...] = ()


def text_of(journal: Journal, wish: ExportRequest, document: Document) -> TextMade:
    """A document in the form that is wanted.

    The draft of a mail brings the file for the other person's journal along where that is wanted,
    and it is known that they keep one.

    Args:
        journal: Whose.
        wish: What is wanted.
        document: The document, without all that is left out.
    """
    relationship = wish.relationship
    if wish.for_journal and relationship is not None:
        from mentorjournal.documents.exchange import to_json

        sender = journal.exports.exchange.sender(relationship)
        given, entries = _given(journal, wish.kind, relationship, document)
        return TextMade(to_json(document, sender, given, entries), given)
    if wish.format != "eml" or wish.audience != "other" or relationship is None:
        return TextMade(write(document, wish.format))
    from mentorjournal.documents.mail import to_mail

    person = journal.relationships.person(relationship)
    to_journal = replace(wish, format="json")
    if not (wish.along and relationship.other_journal and to_journal.for_journal):
        return TextMade(to_mail(document, name=person.name, address=person.email))
    beside = journal.exports.prepare(to_journal)
    attached = (beside.name, beside.text)
    mail = to_mail(document, name=person.name, address=person.email, attached=attached)
    return TextMade(mail, beside.outgoing)


def _given(
    journal: Journal, kind: Kind, relationship: Relationship, document: Document
) -> tuple[tuple[Outgoing | OutgoingTerms | OutgoingGoal, ...], frozenset[Entry]]:
    """What another journal may take from a document, and the entries that say it besides."""
    if kind == "agreement":
        return journal.exports.exchange.outgoing_terms(relationship, document)
    if kind == "goals":
        return journal.exports.exchange.goals.outgoing(relationship, document)
    return document.outgoing, frozenset()
