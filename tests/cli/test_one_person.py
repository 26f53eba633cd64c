"""Names that may be somebody's, and both names of one person, on the command line."""

from __future__ import annotations

import json

from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine


def test_a_name_that_may_be_somebodys_is_refused_and_says_how_to_go_on(mine: CommandLine) -> None:
    mine.fine("add", "person", "Jörg Müller", "--role", "mentor")
    ran = mine("add", "person", "Joerg  Mueller", "--role", "protege")

    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "“Joerg Mueller” could be Jörg Müller, who is in the journal. If so, write Jörg Müller; "
        "for somebody else, add --another. Nothing was written.\n"
    )
    assert len(Journal.open(mine.journal, read_only=True).people.all()) == 1
    mine.fine("add", "person", "Joerg Mueller", "--role", "protege", "--another")
    assert len(Journal.open(mine.journal, read_only=True).people.all()) == 2


def test_both_names_of_one_person_are_taken_by_every_command(mine: CommandLine) -> None:
    mine.fine("add", "person", "Jörg Müller", "--role", "mentor")
    mine.fine("add", "person", "Jo Alder", "--role", "protege")
    journal = Journal.open(mine.journal)
    first, second = (journal.people.find(name) for name in ("Jörg", "Alder"))
    journal.one_person.unite(first.uid, second.uid)
    journal.close()

    ran = mine("add", "action", "Jo Alder", "Send the deck")
    assert ran.status == 2
    assert "With Jörg Müller there are several; give an id:" in ran.err
    again = mine("add", "person", "jo alder", "--role", "mentor")
    assert "You are Jörg Müller's mentor in this journal already." in again.err
    [person] = json.loads(mine.fine("people", "--json"))["people"]
    assert person["other_names"] == ["Jo Alder"]
