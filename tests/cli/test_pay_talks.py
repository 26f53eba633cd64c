"""`mentorjournal show WHO "pay talks"`: the twin of the part on the screen."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from mentorjournal.data.records.negotiations import Outcome
from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine
from tests.examples import worked_negotiation


def test_the_pay_talks_are_printed_newest_first_with_what_was_won(
    with_ana: CommandLine,
) -> None:
    assert with_ana.fine("show", "me", "pay talks") == (
        "Me: pay talks, private\n\nNo pay talk is prepared yet.\n"
    )
    example = worked_negotiation()
    fields = ("now", "alternatives", "hour_rate", "limit")
    journal = Journal.open(with_ana.journal)
    old = journal.negotiations.add(
        "me", "Talk [/x]", **{name: getattr(example, name) for name in fields}
    )
    outcome = Outcome(on=date(2025, 12, 3), offer=Decimal(124_600), decision="accept")
    journal.negotiations.decide(old.uid, outcome)
    new = journal.negotiations.add("me", "Next", decide_by=date(2999, 12, 20))
    journal.close()

    said = with_ana.fine("show", "me", "pay-talks")
    assert said == with_ana.fine("show", "me", "Pay  Talks")
    first, second = (row for row in said.splitlines() if " 3 Dec 2025" in row or "2999" in row)
    assert first.split()[0] == "Next"
    assert first.split()[-2:] == ["–", new.uid[-8:]]
    assert second.startswith("Talk [/x]")
    assert "accepted Wed 3 Dec 2025" in second
    assert second.split()[-3:] == ["50", "%", old.uid[-8:]]

    told = json.loads(with_ana.fine("show", "me", "pay talks", "--json"))
    assert (told["owner"], told["private"]) == ("me", True)
    assert [one["id"] for one in told["pay_talks"]] == [new.uid, old.uid]
    wanted = {"state": "accept", "on": "2025-12-03", "offer": "124600", "won": "0.50"}
    assert {key: told["pay_talks"][1][key] for key in wanted} == wanted
    assert told["pay_talks"][0]["decide_by"] == "2999-12-20"


def test_a_proteges_are_printed_but_not_in_their_reporting_line(with_ana: CommandLine) -> None:
    journal = Journal.open(with_ana.journal)
    ana = journal.relationships.find("ana")
    journal.negotiations.add(ana.owner, "Talk of hers")
    journal.negotiations.add("me", "Talk of mine")
    journal.close()
    said = with_ana.fine("show", "ana", "pay talks")
    assert said.startswith("Ana Lima: pay talks, private\n")
    assert "Talk of hers" in said
    assert "Talk of mine" not in said

    journal = Journal.open(with_ana.journal)
    journal.relationships.edit(ana.uid, reporting_line="my-report")
    journal.close()
    for words in ((), ("--json",)):
        ran = with_ana("show", "ana", "pay talks", *words)
        assert (ran.status, ran.out) == (1, "")
        assert "Pay stays out" in ran.err
