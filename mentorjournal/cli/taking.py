"""`mentorjournal import json PATH`: take over what another person's mentorjournal tells."""

from __future__ import annotations

from argparse import Namespace

from mentorjournal.cli.commands import PROGRAM
from mentorjournal.cli.import_backup import need_backup, way_back
from mentorjournal.cli.journals import reading, relationship_of, writing
from mentorjournal.cli.output import complain, confirm, show
from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.exchange import Taken
from mentorjournal.mentoring.taking import Plan
from mentorjournal.mentoring.taking_words import taken_words, words_of


def take_shared(arguments: Namespace, taken: Taken) -> int:
    """Say what a file would change, or take it over with --yes.

    Raises:
        BadInput: It is not clear whose it is.
        NotFound: Nobody is called that.
        Refused: It is not a file of that person for this journal.
        Conflict: Another program has the journal open.
    """
    if not arguments.yes:
        with reading(arguments) as journal:
            plan = _plan(journal, taken, _meant(journal, taken, arguments))
        confirm("Nothing was changed." + (" To do it, add --yes." if plan.news else ""))
        return 0
    with writing(arguments) as journal:
        need_backup(journal)
        relationship = _meant(journal, taken, arguments)
        plan = _plan(journal, taken, relationship)
        done = journal.exports.exchange.take(taken, relationship, plan)
        back = way_back(journal) if done.news else ""
    confirm(f"Taken over: {taken_words(done)}.{back}" if done.news else "Nothing was changed.")
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


def _plan(journal: Journal, taken: Taken, relationship: Relationship) -> Plan:
    plan = journal.exports.exchange.plan(taken, relationship)
    for note in plan.notes:
        complain(note)
    for line in words_of(taken.title, plan, journal.today()):
        show(line)
    return plan
