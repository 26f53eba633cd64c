"""`mentorjournal plan`: pictures and goals as text."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.plans import Confidence, Evidence, Picture, Pitch, Step
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in, mine
from tests.cli.cli_help import CommandLine


def test_my_plan_and_a_proteges_are_two(with_ana: CommandLine) -> None:
    journal = Journal.open(with_ana.journal)
    ana = journal.relationships.find("Ana")
    hers = made_in(ana)
    journal.plans.draw(hers, Picture(horizon=5, title="Head [/x]", must_nots="More travel"))
    figures = {"baseline": Decimal(31), "target": Decimal(42)}
    goal = journal.goals.add(hers, "Win rate", unit="%", **figures)
    journal.goals.add_reading(goal.uid, Decimal(38))
    journal.goals.add(mine(), "Only mine")
    journal.close()

    said = with_ana.fine("plan", "ana")
    assert said.startswith("Ana Lima: plan, version 1 of ")
    assert "In 5 years\n  Head [/x]\n  Must not: More travel\n" in said
    assert "38 %" in said
    assert "64 %" in said
    assert "Only mine" not in said

    said = with_ana.fine("plan")
    assert said.startswith("Me: plan\n")
    assert "No picture of 1, 5 or 10 years is drawn yet." in said
    assert "Only mine" in said
    assert "nobody" in said
    assert "Win rate" not in said


def test_a_closed_goal_and_a_planned_chance_are_told_as_what_they_are(
    with_ana: CommandLine,
) -> None:
    journal = Journal.open(with_ana.journal)
    figures = {"baseline": Decimal(0), "target": Decimal(12), "due": date(2020, 6, 2)}
    goal = journal.goals.add(mine(), "Talks", start=date(2020, 1, 2), **figures)
    journal.goals.edit(goal.uid, state="closed")
    about: dict[str, Any] = {"goal": goal.uid, "kind": "visibility"}
    journal.achievements.add(mine(), "Spoke at the sales day", on=date(2020, 3, 1), **about)
    journal.achievements.add(mine(), "Speak to the board", planned=True, **about)
    journal.close()

    [told] = json.loads(with_ana.fine("plan", "--json"))["goals"]
    assert (told["state"], told["status"], told["expected"]) == ("closed", "closed", None)
    said = with_ana.fine("plan")
    assert "closed" in next(row for row in said.splitlines() if row.startswith("Talks"))
    assert "achieved, Sun 1 Mar 2020: Spoke at the sales day" in said
    assert "Speak to the board" not in said


def test_json_has_every_part_of_a_goal(with_ana: CommandLine) -> None:
    journal = Journal.open(with_ana.journal)
    goal = journal.goals.add(mine(), "Say no")
    day = date(2026, 3, 1)
    step = Step(uid=journal.new_uid(), text="First no", weight=2, done=day)
    proof = Evidence(uid=journal.new_uid(), on=day, text="A mail", link="https://x.example")
    pitch = Pitch(objective="Focus", gain="2 days", cost="none", ask="a rule", pitched=day)
    journal.goals.edit(
        goal.uid,
        steps=(step,),
        evidence=(proof,),
        confidence=(Confidence(on=day, level=3),),
        pitch=replace(pitch, to="Maya", smallest_yes="a trial", answer="Perhaps"),
    )
    journal.close()

    [told] = json.loads(with_ana.fine("plan", "--json"))["goals"]
    assert told["steps"] == [{"text": "First no", "weight": 2, "done": "2026-03-01"}]
    assert told["evidence"] == [
        {"on": "2026-03-01", "text": "A mail", "link": "https://x.example"},
    ]
    assert told["confidence"] == [{"on": "2026-03-01", "level": 3}]
    assert told["pitch"] == {
        "objective": "Focus",
        "gain": "2 days",
        "cost": "none",
        "ask": "a rule",
        "smallest_yes": "a trial",
        "pitched": "2026-03-01",
        "to": "Maya",
        "answer": "Perhaps",
        "adopted": None,
    }


def test_a_plan_of_nobody_says_so(with_ana: CommandLine) -> None:
    assert with_ana("plan", "quincy").status == 1


def test_show_prints_the_same_plan_and_says_which_parts_there_are(with_ana: CommandLine) -> None:
    assert with_ana.fine("show", "me", "plan") == with_ana.fine("plan")
    assert with_ana.fine("show", "ana", "Plan", "--json") == with_ana.fine("plan", "ana", "--json")

    wrong = with_ana("show", "me", "plam")
    assert wrong.status == 2
    assert "“plam” is no part; there is " in wrong.err
    assert "Did you mean plan?" in wrong.err


def test_the_versions_of_a_plan_say_what_changed_and_end_with_then_and_now(
    with_ana: CommandLine,
) -> None:
    assert "No picture of 1, 5 or 10 years is drawn yet." in with_ana.fine("show", "me", "versions")
    journal = Journal.open(with_ana.journal)
    for text, reason in (("Head of a team", "first"), ("Head of it", ""), ("Head of product", "b")):
        journal.plans.draw(mine(), Picture(horizon=5, text=text), reason or "a")
    journal.close()

    said = with_ana.fine("show", "me", "versions")

    assert said.startswith("Me: versions of the plan\n\nVersion 1 of ")
    assert ", “first”\n  5 years\n    Head of a team\n" in said
    assert ", “b”\n  5 years\n    Head of {-it-}{+product+}\n" in said
    assert said.endswith("\nThen and now\n  5 years\n    Head of {-a team-}{+product+}\n")
    found = json.loads(with_ana.fine("show", "me", "versions", "--json"))
    assert [version["reason"] for version in found["versions"]] == ["first", "a", "b"]
    assert found["versions"][0]["pictures"][0]["text"] == "Head of a team"
