"""`mentorjournal export`: a document, for somebody, into a file or onto standard output."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from mentorjournal.cli.export_all import export_all
from mentorjournal.cli.journals import (
    ambiguous,
    no_journal_yet,
    reading,
    relationship_of,
    writing,
)
from mentorjournal.cli.output import ask, can_ask, complain, confirm, show_document
from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import (
    Ask,
    Introduction,
    Negotiation,
    Relationship,
    Session,
)
from mentorjournal.dates import parse_date, show_date
from mentorjournal.documents.audience import OF_A_SHEET, OF_MINE, SUBJECTS, TITLES, WORDS, answer
from mentorjournal.documents.naming import FORMAT_OF_ENDING, Format, ending_of
from mentorjournal.errors import BadInput, CannotOpen, NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.journal.export_files import ExportPreview
from mentorjournal.journal.export_request import ExportRequest
from mentorjournal.journal.given import WAYS
from mentorjournal.paths import export_folder
from mentorjournal.text import find_folded, fold, named

_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PRINTED = "-"


def export(arguments: Namespace) -> int:
    """Make a document and write or print it.

    Raises:
        BadInput: A word cannot be used, or it is not clear whose document is meant.
        NotFound: There is nothing to make it from.
        Refused: That reader may not have it, nobody could be asked, or a file is in the way.
        CannotOpen: It cannot be written there.
    """
    if arguments.session is not None and arguments.kind != "summary":
        raise BadInput("--session is for a summary only.")
    if arguments.sheet is not None and arguments.kind not in OF_A_SHEET:
        raise BadInput("--sheet is for a BATNA sheet and the case only.")
    if arguments.id is not None and arguments.kind not in ("introduction", "ask"):
        raise BadInput("--id is for an introduction or an ask only.")
    if arguments.kind == "all" and arguments.without:
        raise BadInput("--without is for one document at a time.")
    if arguments.target is not None and not arguments.target.strip():
        raise BadInput("-o needs a path; this one is empty.")
    form = arguments.format or ("md" if arguments.kind == "all" else _format_of(arguments.target))
    with reading(arguments) as journal:
        if arguments.kind == "all":
            export_all(journal, _whose(journal, arguments), arguments)
            return 0
        _see_that_something_is_achieved(journal, arguments)
        wish = journal.exports.wish(
            arguments.kind,
            None if _needs_nobody(journal, arguments) else _whose(journal, arguments),
            audience=arguments.audience,
            format=form,
            session=_session(arguments.session, journal),
            sheet=_sheet(journal, arguments) if arguments.kind in OF_A_SHEET else None,
            record=meant.uid if (meant := _one(journal, arguments)) else "",
        )
        if (wish.kind, wish.format) == ("journal", "json") and wish.relationship is not None:
            raise BadInput("As JSON the journal is written as a whole, without --who.")
        wish = replace(wish, with_pay=arguments.with_pay, along=True)
        if not arguments.whole:
            wish = journal.exports.given.as_last(wish)
        prepared = _without(journal, wish, arguments.without)
        _make_sure(wish)
        if said := _given_before(journal, wish, prepared.mark):
            complain(said)
        if prepared.left_out:
            complain(f"Left out: {', '.join(prepared.left_out)}.")
        for sentence in prepared.odd:
            complain(sentence)
        if arguments.with_pay and prepared.held:
            complain("What speaks of pay stays held back from somebody in the reporting line.")
        place = None if arguments.target == _PRINTED else _place(journal, prepared, arguments)
        if wish.relationship is None or not prepared.outgoing:
            _give(journal, prepared, place, overwrite=arguments.force)
            return 0
    with writing(arguments) as journal:
        # By what another journal is told it is known later what has changed since: never the other
        # way round, or a file would be out of which nothing is known.
        journal.exports.exchange.remember(wish.relationship, prepared.outgoing)
        _give(journal, prepared, place, overwrite=arguments.force)
    return 0


def _give(
    journal: Journal, prepared: ExportPreview, place: Path | None, *, overwrite: bool
) -> None:
    """Print it, or write it and say where."""
    if place is None:
        show_document(prepared.text)
    else:
        confirm(str(journal.exports.save(prepared, place, overwrite=overwrite)))


def _without(journal: Journal, wish: ExportRequest, texts: Sequence[str]) -> ExportPreview:
    """The export without the lines in which one of these texts stands.

    Raises:
        NotFound: One of them stands in no line.
    """
    prepared = journal.exports.prepare(wish)
    out = prepared.out
    for text in texts:
        found = {line.key for line in prepared.lines if find_folded(fold(text), line.whole)}
        if not found:
            raise NotFound(f"No line of it says {named(text)}, so nothing was made.")
        out |= found
    return journal.exports.prepare(replace(wish, left=out)) if texts else prepared


def _given_before(journal: Journal, wish: ExportRequest, mark: str) -> str:
    """When its reader got it last, as a sentence; empty if they never did."""
    last = journal.exports.given.last(wish)
    if last is None:
        return ""
    changed = "; changed since" if last.mark != mark else ""
    day = show_date(last.on, journal.today())
    return f"Given to {journal.exports.reader(wish)} on {day}, {WAYS[last.way]}{changed}."


def _needs_nobody(journal: Journal, arguments: Namespace) -> bool:
    """Whether a document is made of no relationship: a sheet, or what is mine."""
    if arguments.kind in OF_A_SHEET:
        return True
    if arguments.kind == "journal":
        return arguments.who is None or str(arguments.who).strip().casefold() == ME
    if arguments.kind not in OF_MINE:
        return False
    if arguments.who is not None:
        return str(arguments.who).strip().casefold() == ME
    if arguments.kind in ("achievements", "profile"):
        return bool(arguments.audience != "other")
    if arguments.kind == "calendar":
        return arguments.audience in (None, "me")
    every = journal.relationships.all()
    owners = [one.owner for one in every if _has(journal, arguments.kind, one)]
    # Of several mentors none need be named for me or my manager: it is the same, which is mine.
    for_us = arguments.audience in ("me", "manager") and len(owners) > 1 and {*owners} == {ME}
    return (not owners or for_us) and bool(
        journal.goals.of(ME) or journal.plans.of(ME) or journal.achievements.of(ME)
    )


def _see_that_something_is_achieved(journal: Journal, arguments: Namespace) -> None:
    """See that there is something of mine, where a document of it is asked for.

    Raises:
        NotFound: There is nothing.
    """
    if arguments.kind != "achievements" or not _needs_nobody(journal, arguments):
        return
    if not journal.achievements.of(ME):
        nothing = "Nothing that you achieved is written down yet: add achievement TEXT"
        raise NotFound(no_journal_yet(journal) if journal.is_empty else nothing)


def _whose(journal: Journal, arguments: Namespace) -> Relationship:
    """The relationship that is meant, or the only one of which such a document can be made."""
    if (meant := _one(journal, arguments)) is not None:
        return journal.relationships.get(meant.relationship)
    if arguments.who is not None:
        return relationship_of(journal, arguments.who)
    if (talk := _with_id(journal, arguments.session)) is not None:
        return journal.relationships.get(talk.relationship)
    every = journal.relationships.all()
    possible = [
        relationship for relationship in every if _has(journal, arguments.kind, relationship)
    ] or every
    if not possible:
        raise NotFound(no_journal_yet(journal))
    if len(possible) > 1:
        raise ambiguous(journal, possible, "Please say whose with --who; it could be any of:")
    return possible[0]


def _one(journal: Journal, arguments: Namespace) -> Introduction | Ask | None:
    """The introduction or ask that is meant by its id; None where none is.

    Raises:
        NotFound: There is none with that id.
        Ambiguous: There are several.
        BadInput: It is of somebody else than who is named.
    """
    if arguments.id is None:
        return None
    named = journal.asks.named if arguments.kind == "ask" else journal.introductions.named
    meant: Introduction | Ask = named(arguments.id)
    who = relationship_of(journal, arguments.who) if arguments.who is not None else None
    if who is not None and who.uid != meant.relationship:
        raise BadInput("What has that id is not of the person behind --who.")
    return meant


def _has(journal: Journal, kind: str, relationship: Relationship) -> bool:
    """Whether there is anything of that kind to export."""
    if kind == "summary":
        return journal.sessions.last(relationship) is not None
    if kind in ("goals", "year"):
        return bool(journal.goals.of(relationship.owner))
    if kind == "achievements":
        return bool(journal.achievements.shown_in(relationship))
    if kind == "ask":
        return bool(journal.asks.of(relationship.uid))
    if kind == "working-together":
        return journal.agreements.first_pages.is_wanted(relationship)
    if kind == "thanks":
        return relationship.my_role == "protege"
    if kind == "introduction":
        return bool(journal.introductions.of(relationship))
    if kind == "calendar":
        due = any(item.due for item in journal.follow_ups.open_actions(relationship))
        return due or bool(journal.sessions.planned(relationship.uid))
    if kind == "agreement":
        return bool(journal.agreements.of(relationship))
    return relationship.stage != "completed"


def _sheet(journal: Journal, arguments: Namespace) -> Negotiation:
    """The BATNA sheet that is meant, or the open one of the only owner of any.

    Raises:
        NotFound: There is none.
        BadInput: That one is somebody else's, or is prepared with somebody else.
        Ambiguous: There are several owners.
        Refused: It is not for me to see.
    """
    talks = journal.negotiations
    named = talks.named(arguments.sheet) if arguments.sheet is not None else None
    if arguments.who is None:
        if journal.is_empty:
            raise NotFound(no_journal_yet(journal))
        return named or talks.only()
    relationship = relationship_of(journal, arguments.who)
    talks.need_to_see(relationship.owner)
    mine = relationship.owner == ME
    theirs = talks.prepared_in(relationship) if mine else talks.of(relationship.owner)
    meant = talks.meant_in(relationship) if mine else talks.current(relationship.owner)
    sheet = named or meant
    if sheet is None:
        raise NotFound("There is no BATNA sheet in this relationship yet.")
    if sheet not in theirs:
        raise BadInput("That BATNA sheet is not prepared with the person behind --who.")
    return sheet


def _with_id(journal: Journal, typed: str | None) -> Session | None:
    """The session of an id, if it is one.

    Raises:
        Ambiguous: Several ids begin or end so.
    """
    with suppress(NotFound):
        return journal.sessions.with_id(typed or "")
    return None


def _session(typed: str | None, journal: Journal) -> str:
    """The session as `Journal` names it: "last", an ISO date or a uid.

    Raises:
        BadInput: It is neither, nor a day.
        Ambiguous: Several ids begin or end so.
    """
    word = "last" if typed is None else typed.strip().casefold()
    if word == "last" or _UID.fullmatch(word):
        return word
    if (session := _with_id(journal, word)) is not None:
        return session.uid
    try:
        return parse_date(word, journal.today(), past=True).isoformat()
    except BadInput as error:
        raise BadInput(f"--session: {error} It can also be “last”, or an id.") from None


def _format_of(target: str | None) -> Format:
    """The format that the ending of the file names; Markdown where it has none.

    Raises:
        Refused: It is the ending of something else.
    """
    if target is None or target == _PRINTED or target.endswith("/"):
        return "md"
    ending = ending_of(target)
    with suppress(OSError, RuntimeError, ValueError):
        if not ending or Path(target).expanduser().is_dir():
            return "md"
    if ending in FORMAT_OF_ENDING:
        return FORMAT_OF_ENDING[ending]
    raise Refused(
        f"“.{ending[:20]}” is not the ending of anything that can be written here: "
        "that is .md, .txt, .html, .eml, .ics or .json. Or say which it shall be with --format."
    )


def _make_sure(wish: ExportRequest) -> None:
    """Ask before pay is told to somebody, each time.

    What is shared only where the person chose it needs no question here: they chose by typing
    the document and its reader.
    """
    if answer(SUBJECTS.get(wish.kind, ""), wish.audience, wish.relationship) != "asked":
        return
    what = f"The {TITLES[wish.kind]} for {WORDS[wish.audience]} says what is not shared as a rule"
    if not can_ask():
        raise Refused(f"{what}, so you are asked each time. Please make it at a terminal.")
    if not ask(f"{what}. Make it?"):
        raise Refused("Nothing was made.")


def _place(journal: Journal, prepared: ExportPreview, arguments: Namespace) -> Path:
    """Where it is written, once it is sure that it may be."""
    target = _target(prepared.name, arguments.target)
    try:
        return journal.exports.place_of(prepared, target, overwrite=arguments.force)
    except BadInput as error:
        raise Refused(f"{error} Choose another name with -o, or replace it: --force") from None


def _target(name: str, typed: str | None) -> Path:
    """The file to write: under its own name where a folder is named or nothing."""
    if typed is None:
        # Imported here: who names the file needs no settings.
        from mentorjournal.settings import read_settings

        settings = read_settings()
        for problem in settings.problems:
            complain(problem)
        return export_folder(settings.export_folder) / name
    try:
        path = Path(typed).expanduser()
        return path / name if typed.endswith("/") or path.is_dir() else path
    except (OSError, RuntimeError, ValueError):
        raise CannotOpen(f"“{typed}” cannot be written: no file can have that name.") from None
