"""`mentorjournal export all`: every document of a relationship, into a folder."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from mentorjournal.cli.output import complain, confirm
from mentorjournal.data.records.models import Relationship
from mentorjournal.documents.audience import WORDS, Audience
from mentorjournal.errors import BadInput, CannotOpen, Refused
from mentorjournal.journal import Journal
from mentorjournal.journal.export_all import Everything, everything
from mentorjournal.text import plural


def export_all(journal: Journal, relationship: Relationship, arguments: Namespace) -> None:
    """Write every document that a reader may have, and say what was asked and what was written.

    Raises:
        BadInput: There is no folder to write to, or iCalendar was asked for.
        Refused: The reader may have nothing of it, or files are in the way.
        CannotOpen: It cannot be written there.
    """
    if arguments.target in (None, "-"):
        raise BadInput("“export all” writes several files and needs a folder for them: -o FOLDER")
    if arguments.format == "ics":
        raise BadInput("Only the calendar can be written as iCalendar: export calendar")
    if arguments.format == "json":
        raise BadInput("“export all” is for people to read. As JSON: export journal, export agenda")
    reader: Audience = arguments.audience or "me"
    found = everything(
        journal,
        relationship,
        reader,
        arguments.format or "md",
        with_pay=arguments.with_pay,
        whole=arguments.whole,
    )
    if not found.prepared:
        raise Refused(" ".join(("Nothing was written.", *_sentences(found, WORDS[reader]))))
    try:
        folder = Path(arguments.target).expanduser()
    except RuntimeError:
        raise CannotOpen(f"“{arguments.target}” cannot be written: no such home folder.") from None
    try:
        written = journal.exports.save_all(found.prepared, folder, overwrite=arguments.force)
    except BadInput as error:
        raise Refused(f"{error} Choose another folder with -o, or replace them: --force") from None
    for one in found.prepared:
        if one.left_out:
            complain(f"{one.name}: left out {', '.join(one.left_out)}.")
        for sentence in one.odd:
            complain(f"{one.name}: {sentence}")
    for path in written:
        confirm(str(path))
    asked = len(found.prepared) + len(found.missing)
    said = f"Asked for {plural(asked, 'document')}, written {len(written)}."
    complain(" ".join((said, *_sentences(found, WORDS[reader]))))


def _sentences(found: Everything, reader: str) -> list[str]:
    """What there was nothing for, and what does not go to the reader in this way."""
    said = {
        "There is nothing for": found.missing,
        f"Not for {reader}": found.never,
        f"For {reader} only when asked for by itself": found.alone,
    }
    return [f"{before}: {', '.join(titles)}." for before, titles in said.items() if titles]
