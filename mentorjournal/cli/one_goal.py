"""`mentorjournal show` with the id of a goal: its figures, readings, steps, evidence and pitch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorjournal.cli.goal_words import goal_words
from mentorjournal.cli.output import one_line, short_id
from mentorjournal.cli.plans import HEADS, goal_entry, goal_row
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.plans import Goal
from mentorjournal.journal import Journal

_LABEL = 12


def _words(journal: Journal, goal: Goal) -> Iterator[str]:
    today = journal.today()
    name = journal.people.owner_name(goal.owner)
    title, *figures = goal_row(journal, goal, today)
    yield f"{name}: goal “{one_line(title)}”   {short_id(goal.uid)}"
    for label, figure in zip(HEADS[1:], figures, strict=True):
        yield f"  {label.lower():<{_LABEL}}{figure}"
    yield from goal_words(goal, journal.achievements.for_goal(goal.uid), today)


def _as_json(journal: Journal, goal: Goal) -> dict[str, Any]:
    today = journal.today()
    return {"today": today.isoformat(), "owner": goal.owner, "goal": goal_entry(goal, today)}


TWIN = Twin(_words, _as_json, of="itself")
