"""`mentorjournal import json PATH`: take over what another person's mentorjournal tells."""

from __future__ import annotations

from argparse import Namespace

from mentorjournal.cli.as_json import show_json
from mentorjournal.cli.commands import PROGRAM
from mentorjournal.cli.import_backup import made_backup, need_backup, way_back
from mentorjournal.cli.import_json import shared_as_json
from mentorjournal.cli.journals import reading, relationship_of, writing
from mentorjournal.cli.output import complain, confirm, show
from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.exchange import Taken
from mentorjournal.mentoring.taking import Plan
from mentorjournal.mentoring.taking_words import taken_words, words_of


def take_shared(arguments: Namespace, source: str, taken: Taken) -> int:
    """Say what a file would change, or take it over with --yes.

    Args:
        arguments: What was said.
        source: What the file is.
        taken: What it tells.

    Raises:
        BadInput: It is not clear whose it is.
        NotFound: Nobody is called that.
        Refused: It is not a file of that person for this journal.
        Conflict: Another program has the journal open.
    """
    with (writing if arguments.yes else reading)(arguments) as journal:
        if arguments.yes:
            need_backup(journal)
        relationship = _meant(journal, taken, arguments)
        plan = journal.exports.exchange.plan(taken, relationship)
        if not arguments.json:
            _say(taken.title, plan, journal)
        if arguments.yes:
            plan = journal.exports.exchange.take(taken, relationship, plan)
        done = arguments.yes and bool(plan.news)
        backup, now = made_backup(journal) if done else "", journal.now()
    if arguments.json:
        show_json(shared_as_json(source, plan, now, done=done, backup=backup))
    elif done:
        confirm(f"Taken over: {taken_words(plan)}.{way_back(backup, journal.file.path)}")
    else:
        confirm("Nothing was changed." + (" To do it, add --yes." if plan.news else ""))
    return 0


def _meant(journal: Journal, taken: Taken, arguments: Namespace) -> Relationship:
    if arguments.who is not None:
        return relationship_of(journal, arguments.who)
    try:
        return journal.exports.exchange.meant(taken)
    except BadInput as error:
        mine = "protege" if taken.sender.role == "mentor" else "mentor"
        add = f"{PROGRAM} add person NAME --role {mine}"
        raise BadInput(f"{error} With --who, for somebody new after: {add}") from None


def _say(title: str, plan: Plan, journal: Journal) -> None:
    """Print what a file brings, and what is odd about it."""
    for note in plan.notes:
        complain(note)
    for line in words_of(title, plan, journal.today()):
        show(line)
