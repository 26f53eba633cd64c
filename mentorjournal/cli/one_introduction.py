"""`mentorjournal show` with the id of an introduction: to whom, why, how far, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from mentorjournal.cli.as_json import iso_day
from mentorjournal.cli.output import one_line, short_id
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.introductions import Introduction
from mentorjournal.dates import full_date
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.introductions import BECAME, GONE, next_words, state_words
from mentorjournal.text import plural

_LABEL = 24


def _words(journal: Journal, door: Introduction) -> Iterator[str]:
    name = journal.relationships.person(journal.relationships.get(door.relationship)).name
    yield f"{name}: a door to {one_line(door.to)}   {short_id(door.uid)}"
    for label, text in (
        ("stands", state_words(door, journal.today())),
        ("next", next_words(door)),
        ("about", door.about),
        ("why", door.why),
        ("fits the picture", f"in {plural(door.horizon, 'year')}" if door.horizon else ""),
        ("goal", _goal(journal, door)),
        *((words, _day(getattr(door, step))) for step, words in GONE.items()),
        ("declined", _day(door.declined)),
        ("what they became", BECAME[door.became] if door.became else ""),
        ("came of it", door.outcome),
    ):
        if text:
            yield f"  {label:<{_LABEL}}{one_line(text)}"
    if door.blurb:
        yield "\nTo forward"
        yield "\n".join(f"  {row}".rstrip() for row in door.blurb.splitlines())


def _day(day: date | None) -> str:
    return full_date(day) if day else ""


def _goal(journal: Journal, door: Introduction) -> str:
    with suppress(NotFound):
        goal = journal.goals.get(door.goal or "")
        return goal.title if goal.deleted is None else ""
    return ""


def _as_json(journal: Journal, door: Introduction) -> dict[str, Any]:
    return {
        "today": journal.today().isoformat(),
        "introduction": {
            "id": door.uid,
            "relationship": door.relationship,
            "to": door.to,
            "person": door.person,
            "about": door.about,
            "why": door.why,
            "horizon": door.horizon,
            "goal": door.goal,
            "blurb": door.blurb,
            **{step: iso_day(getattr(door, step)) for step in GONE},
            "declined": iso_day(door.declined),
            "became": door.became or None,
            "outcome": door.outcome,
        },
    }


TWIN = Twin(_words, _as_json, of="itself")
