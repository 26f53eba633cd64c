"""`mentorjournal show WHO checks`: what the screens show of checks, in words."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.checks import Responsibility, SkillRating
from mentorjournal.journal import Journal
from mentorjournal.journal.assessments import SaidOfGoal
from mentorjournal.mentoring.showing import made_in, mine
from tests.cli.cli_help import CommandLine

BEGIN, END = date(2020, 1, 5), date(2020, 12, 31)


def test_without_any_it_says_so(with_ana: CommandLine) -> None:
    assert with_ana.fine("show", "me", "checks") == (
        "Me: checks\n\nNo assessment, no role check, and no skill is rated yet.\n"
    )


def test_an_assessment_says_what_it_said_when_it_was_closed(with_ana: CommandLine) -> None:
    journal = Journal.open(with_ana.journal)
    ana = journal.relationships.find("Ana")
    goal = journal.goals.add(
        made_in(ana),
        "Win rate [/x]",
        unit="%",
        baseline=Decimal(31),
        target=Decimal(42),
        start=BEGIN,
        due=END,
    )
    journal.goals.add_reading(goal.uid, Decimal(38), on=date(2020, 6, 30))
    begun = journal.assessments.begin(ana.owner, "final", relationship=ana)
    said = {begun.goals[0].uid: SaidOfGoal("keep", "agrees", "ask sales")}
    journal.assessments.write(begun.uid, said, mine="good", theirs="better")
    journal.assessments.close(begun.uid)
    journal.close()
    # By hand: 7 of 11 points are 64 %; the day is over, so it is partly met.
    lines = (
        "  Win rate [/x]: 38 of 42 %, 64 %, partly\n    mine: keep\n    Ana Lima: agrees\n"
        "    next: ask sales\n  Together\n    mine: good\n    Ana Lima: better\n"
    )
    shown = with_ana.fine("show", "ana", "checks")
    assert "final with Ana Lima, closed " in shown
    assert lines in shown
    journal = Journal.open(with_ana.journal)
    journal.goals.edit(goal.uid, title="Other", baseline=Decimal(1), target=Decimal(2))
    journal.goals.add_reading(goal.uid, Decimal(2))
    journal.trash.throw(journal.goals.get(goal.uid), "the goal")
    journal.close()
    assert with_ana.fine("show", "ana", "checks") == shown
    (one,) = json.loads(with_ana.fine("show", "ana", "checks", "--json"))["assessments"]
    assert (one["kind"], one["with"], one["mine"]) == ("final", "Ana Lima", "good")
    (line,) = one["goals"]
    assert (line["value"], line["target"], line["status"]) == ("38", "42", "partly")
    assert with_ana.fine("show", "me", "checks").endswith("rated yet.\n")


def test_role_checks_and_skills_are_printed_too(with_ana: CommandLine) -> None:
    journal = Journal.open(with_ana.journal)
    check = journal.role_checks.begin(ME)
    part = Responsibility(uid=journal.new_uid(), text="Backlog", fit="partly", gap="no say")
    journal.role_checks.put(check.uid, part)
    journal.role_checks.goal_from_gap(check.uid, part.uid, mine())
    journal.role_checks.edit(check.uid, on=BEGIN, comment="", verdict="leave", turn="a team")
    for on, level in ((BEGIN, 2), (END, 1)):
        rating = SkillRating(uid=journal.new_uid(), on=on, level=level)
        journal.skills.rate(ME, "negotiation", rating)
    journal.close()
    shown = with_ana.fine("show", "me", "checks")
    assert "role check, 1 responsibility, 1 gap, elsewhere\n" in shown
    assert "  Stay or change: elsewhere; what would turn it: a team\n" in shown
    assert "  Backlog: fits in part; gap: no say; goal: no say\n" in shown
    assert "negotiation  2     1    −1 more honest now?" in shown
    told = json.loads(with_ana.fine("show", "me", "checks", "--json"))
    assert [each["level"] for each in told["skills"][0]["ratings"]] == [2, 1]
    assert told["role_checks"][0]["responsibilities"][0]["fit"] == "partly"
    assert (told["role_checks"][0]["verdict"], told["role_checks"][0]["turn"]) == (
        "leave",
        "a team",
    )
