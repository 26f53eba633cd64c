"""`mentorjournal import`: take over what another program has written."""

from __future__ import annotations

from argparse import Namespace

from mentorjournal.cli.as_json import show_json
from mentorjournal.cli.commands import PROGRAM
from mentorjournal.cli.import_backup import made_backup, need_backup, way_back
from mentorjournal.cli.import_json import plan_as_json
from mentorjournal.cli.journals import reading, relationship_of, writing
from mentorjournal.cli.output import complain, confirm, show
from mentorjournal.cli.taking import take_shared
from mentorjournal.imports.files import typed_path
from mentorjournal.imports.reading import Reading
from mentorjournal.imports.sources import read_source
from mentorjournal.journal import Journal
from mentorjournal.journal.import_plan import ImportPlan
from mentorjournal.journal.import_words import (
    counted,
    is_mentioned,
    plan_words,
    role_is_open,
    whose_is_open,
)


def import_source(arguments: Namespace) -> int:
    """Say what would be taken over, or take it over with --yes.

    Raises:
        BadInput: A word cannot be used.
        CannotOpen: The file cannot be read, or is no such thing.
        NotFound: Nobody is called that.
        Conflict: Another program has the journal open.
    """
    found = read_source(arguments.form, typed_path(arguments.path))
    for remark in found.remarks:
        complain(remark)
    if found.shared is not None:
        return take_shared(arguments, found.source, found.shared)
    with (writing if arguments.yes else reading)(arguments) as journal:
        if arguments.yes:
            need_backup(journal)
        plan = _plan(journal, found, arguments)
        if not arguments.json:
            _say(plan, journal)
        done = arguments.yes and bool(plan.taken)
        if done:
            journal.imports.take(plan)
        backup, now = made_backup(journal) if done else "", journal.now()
    if arguments.json:
        show_json(plan_as_json(plan, now, done=done, backup=backup))
    elif done:
        confirm(f"Taken over: {counted(plan)}.{way_back(backup, journal.file.path)}")
    else:
        confirm("Nothing was changed." + (" To do it, add --yes." if plan.taken else ""))
    return 0


def _plan(journal: Journal, found: Reading, arguments: Namespace) -> ImportPlan:
    who = relationship_of(journal, arguments.who) if arguments.who is not None else None
    return journal.imports.plan(found, who, arguments.role)


def _say(plan: ImportPlan, journal: Journal) -> None:
    """Print the plan, and what can be said to take more."""
    for line in plan_words(plan, journal.today()):
        show(line)
    if is_mentioned(plan):
        complain(f"Add whom an @ means first: {PROGRAM} add person NAME --role mentor|protege")
    if whose_is_open(plan):
        complain("Say whose is what names nobody: --who WHO.")
    if role_is_open(plan):
        complain(
            "To add people whom it names: --role mentor or --role protege, "
            "which is what you are to them."
        )
