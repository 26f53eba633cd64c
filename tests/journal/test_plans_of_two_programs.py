"""A plan that two programs change at once, and a conflict copy of the form before owners."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.data.records.models import Goal
from mentorjournal.data.records.plans import Picture
from mentorjournal.data.store.conflicts import Choice
from mentorjournal.data.store.format.keys import key_of
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import Showing
from tests.journal.conftest import Clock

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "tests" / "fixtures" / "journals" / "schema-1.json"
COPY = "journal.sync-conflict-20261121-101112-ABCDEFG.json"
MINE = Showing("me", ())
THEIRS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from mentorjournal.data.records.plans import Picture
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import Showing

monday = datetime(2026, 11, 23, 10, tzinfo=UTC)
journal = Journal.open(Path(sys.argv[1]), clock=lambda: monday, forward_writes=True)
assert journal.file.forwards_writes
journal.plans.draw(Showing("me", ()), Picture(horizon=1, text="theirs"), "because of them")
journal.close()
"""


def said(journal: Journal) -> list[tuple[str, dict[int, str]]]:
    """Reason and texts of each version of my plan."""
    plan = journal.plans.of("me")
    assert plan is not None
    return [
        (each.reason, {one.horizon: one.text for one in each.pictures}) for each in plan.versions
    ]


BOTH = [
    ("", {1: "first"}),
    ("because of us", {1: "first", 5: "ours"}),
    ("because of them", {1: "theirs", 5: "ours"}),
]


@pytest.mark.parametrize("another", ["journal", "process"])
def test_of_two_that_add_a_version_at_once_both_are_kept(
    journal: Journal, path: Path, clock: Clock, another: str
) -> None:
    journal.plans.draw(MINE, Picture(horizon=1, text="first"))
    clock.move(days=1)
    if another == "journal":
        other = Journal.open(path, clock=clock, forward_writes=True)
        other.plans.draw(MINE, Picture(horizon=1, text="theirs"), "because of them")
        other.close()
    else:
        subprocess.run([sys.executable, "-c", THEIRS, str(path)], cwd=ROOT, check=True)
    journal.plans.draw(MINE, Picture(horizon=5, text="ours"), "because of us")
    journal.file.drain()

    assert said(journal) == BOTH


@pytest.mark.parametrize("answer", ["mine", "theirs", "both"])
def test_what_is_drawn_after_it_holds_both_whatever_is_answered(
    journal: Journal, path: Path, clock: Clock, answer: Choice
) -> None:
    journal.plans.draw(MINE, Picture(horizon=1, text="first"))
    clock.move(days=1)
    other = Journal.open(path, clock=clock, forward_writes=True)
    other.plans.draw(MINE, Picture(horizon=1, text="theirs"), "because of them")
    journal.plans.draw(MINE, Picture(horizon=5, text="ours"), "because of us")
    journal.file.drain()
    other.close()
    clock.move(days=1)
    journal.plans.draw(MINE, Picture(horizon=10, text="later"), "next")
    journal.plans.draw(MINE, Picture(horizon=10, text="later still"))
    after = [*BOTH, ("next", {1: "theirs", 5: "ours", 10: "later still"})]
    assert said(journal) == after

    (waiting,) = journal.conflicts.all()
    assert journal.conflicts.differences(waiting) == []
    journal.conflicts.resolve(waiting, answer)
    assert said(journal) == after
    for _ in range(3):
        journal.undo()
    assert said(journal) == BOTH


FIVE = "Forty people who could leave and do not."
TEN = "A canal, four days a week, and people who come with good questions."
BEN = "019cad74-34c0-7019-b68c-2d034e1ba1da"
"""A relationship in the old journal in which I am the protégé."""


def test_a_conflict_copy_of_the_form_before_owners_is_taken_over_in_todays(
    path: Path, clock: Clock
) -> None:
    shutil.copy(FIXTURE, path)
    path.chmod(0o600)
    ours = Journal.open(path, clock=clock)
    before, known = versions(ours), {goal.uid for goal in ours._store.all(Goal)}
    ours.plans.draw(MINE, Picture(horizon=10, text="A canal of my own"), "said here")
    ours.close()
    path.with_name(COPY).write_text(json.dumps(changed_elsewhere()))

    ours = Journal.open(path, clock=clock)
    ours.file.poll_file()
    ((question, words),) = ours.conflicts.questions()
    assert "as Syncthing leaves" in words
    ours.conflicts.answer(question, yes=True)

    after = versions(ours)
    assert [each for each in after if each not in before] == [
        ("me", "2026-11-20", "said there", {1: "Said elsewhere", 5: FIVE, 10: TEN}),
        ("me", "2026-11-22", "said here", {1: "Said elsewhere", 5: FIVE, 10: "A canal of my own"}),
    ]
    assert [each for each in before if each not in after] == []
    assert len(after) == len(before) + 2 == 8
    added = [goal for goal in ours._store.all(Goal) if goal.uid not in known]
    assert [(goal.title, goal.owner, goal.shown_to) for goal in added] == [
        ("Added there", "me", (BEN,))
    ]
    assert not path.with_name(COPY).exists()
    ours.close()
    assert json.loads(path.read_bytes())["meta"]["1"]["schema"] == 2
    again = Journal.open(path, clock=clock)
    assert versions(again) == after
    again.close()


def changed_elsewhere() -> dict[str, Any]:
    """The old journal, in which the older program has added a version and a goal since."""
    tables: dict[str, Any] = json.loads(FIXTURE.read_bytes())
    tables["meta"]["1"]["seq"] += 2
    at = "2026-11-20T18:30:00Z"
    (plan,) = [each for each in tables["plan"].values() if each["relationship"] == BEN]
    latest = json.loads(json.dumps(plan["versions"][-1]))
    latest |= {"on": "2026-11-20", "reason": "said there"}
    latest["pictures"][0]["text"] = "Said elsewhere"
    plan["versions"].append(latest)
    plan["updated"] = at
    uid = "01a1fa00-0000-7000-8000-000000000001"
    goal = {"uid": uid, "created": at, "updated": at, "relationship": BEN, "title": "Added there"}
    tables["goal"][key_of(uid)] = goal | {"start": "2026-11-20"}
    return tables


def versions(journal: Journal) -> list[tuple[str, str, str, dict[int, str]]]:
    """Every version of every plan: whose, day, reason and texts."""
    owners = ["me", *(person.uid for person in journal.people.all())]
    return [
        (
            "me" if owner == "me" else "theirs",
            str(each.on),
            each.reason,
            {one.horizon: one.text for one in each.pictures},
        )
        for owner in owners
        if (plan := journal.plans.of(owner))
        for each in plan.versions
    ]
