"""Opening the journal for a command, and what is common to the words of several commands."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from mentorjournal.cli.commands import PROGRAM
from mentorjournal.cli.output import complain
from mentorjournal.cli.places import path_of
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import parse_date
from mentorjournal.errors import Ambiguous, BadInput, NotKept, ReadOnly
from mentorjournal.journal import Journal, ids
from mentorjournal.mentoring.pauses import stage_on
from mentorjournal.mentoring.words import ROLE_WORDS
from mentorjournal.money import MOST_MINUTES, parse_count


@contextmanager
def reading(arguments: Namespace) -> Iterator[Journal]:
    """The journal, for reading; another program may be writing it.

    Raises:
        CannotOpen: It cannot be used.
    """
    journal = Journal.open(path_of(arguments), read_only=True)
    try:
        for words in journal.file.copies_beside:
            complain(words)
        yield journal
    finally:
        journal.close()


@contextmanager
def writing(arguments: Namespace) -> Iterator[Journal]:
    """The journal, for a change, which is safe on the disk when the block has ended.

    While the program is open it is given to that; see `mentorjournal.data.store.log.inbox`.

    Raises:
        CannotOpen: It cannot be used.
        ReadOnly: It cannot be changed now, as where its file is write-protected.
        NotKept: The disk refused.
    """
    journal = Journal.open(path_of(arguments), forward_writes=True)
    try:
        for notice in journal.file.notices:
            complain(notice)
        if journal.file.read_only and not journal.file.forwards_writes:
            raise ReadOnly(f"{journal.file.why_read_only} Nothing was written.")
        yield journal
        if journal.file.forwarded:
            complain(f"The journal is open in {journal.file.writer}, which takes this over.")
        state = journal.file.sync()
        if state.word == "unsaved":
            raise NotKept(f"This could not be kept: {state.reason}")
    finally:
        journal.close(quick=True)


def no_journal_yet(journal: Journal) -> str:
    """What to say of a journal in which there is nobody."""
    what = "is empty" if journal.file.path.exists() else "does not exist yet"
    return (
        f"Your journal {what}. Begin it with a person: "
        f"{PROGRAM} add person NAME --role mentor|protege"
    )


def relationship_of(journal: Journal, who: str) -> Relationship:
    """The relationship that is meant.

    Args:
        journal: Where to look.
        who: A name, a unique part of one, a handle, or an id of person or relationship.

    Raises:
        NotFound: Nobody fits.
        Ambiguous: Several people fit, or I am both mentor and protégé of the one who does.
    """
    relationship = journal.relationships.find(who)
    if relationship.uid == who.strip():
        return relationship
    person, today = journal.relationships.person(relationship), journal.today()
    equals = [
        other
        for other in journal.relationships.of(person)
        if (stage_on(other, today) == "active") == (stage_on(relationship, today) == "active")
    ]
    if len(equals) > 1:
        raise ambiguous(journal, equals, f"With {person.name} there are several; give an id:")
    return relationship


def ambiguous(journal: Journal, relationships: Sequence[Relationship], sentence: str) -> Ambiguous:
    """The error that lists relationships to choose from, each with its id."""
    found = (
        (f"{journal.relationships.person(each).name}, I am {ROLE_WORDS[each.my_role]}", each.uid)
        for each in relationships
    )
    return ids.ambiguous(sentence, found)


def typed_date(typed: str | None, today: date, option: str, *, past: bool) -> date | None:
    """The date behind an option; None where it was left out.

    Args:
        typed: What was typed.
        today: The day to count from.
        option: The option, for the error: "--on".
        past: Whether weekdays look back.

    Raises:
        BadInput: It is no date.
    """
    if typed is None:
        return None
    try:
        return parse_date(typed, today, past=past)
    except BadInput as error:
        raise BadInput(f"{option}: {error}") from None


def typed_minutes(typed: str | None) -> int | None:
    """The minutes behind an option; None where it was left out.

    Raises:
        BadInput: It is not a whole number, or could be two.
    """
    if typed is None:
        return None
    try:
        return parse_count(typed, 0, MOST_MINUTES)
    except BadInput as error:
        raise BadInput(f"--minutes: {error}") from None
