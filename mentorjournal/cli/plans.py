"""`mentorjournal plan`: the pictures of 1, 5 and 10 years, and the goals with where they stand."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec.structs import asdict

from mentorjournal.cli.as_json import exact, iso_day
from mentorjournal.cli.goal_words import goal_words
from mentorjournal.cli.output import table, terminal_width
from mentorjournal.cli.showing import Twin, print_part
from mentorjournal.data.records.base import HORIZONS, ME, OwnerId
from mentorjournal.data.records.plans import PICTURE_WORDS, Goal, Picture, Pitch
from mentorjournal.dates import show_date
from mentorjournal.documents.goals import NONE, measure, share
from mentorjournal.journal import Journal
from mentorjournal.mentoring.goals import (
    YearStanding,
    draft_words,
    missing,
    parted,
    standing,
    status_word,
    year_standing,
)
from mentorjournal.mentoring.versions import picture_parts
from mentorjournal.text import plural

HEADS = ("Goal", "Now", "Target", "Due", "Progress", "Expected", "Status", "Shown to")


def print_plan(arguments: Namespace) -> int:
    """Print the plan of a protégé, or mine.

    Raises:
        NotFound: Nobody is called that.
    """
    arguments.who, arguments.part = arguments.who or ME, "plan"
    arguments.what_if, arguments.whose = None, None
    return print_part(arguments)


def _pictures(journal: Journal, owner: OwnerId) -> list[Picture]:
    plan = journal.plans.of(owner)
    if plan is None or plan.current is None:
        return []
    drawn = (plan.current.picture(horizon) for horizon in HORIZONS)
    return [picture for picture in drawn if any(picture.words)]


def _words(journal: Journal, owner: OwnerId) -> Iterator[str]:
    today = journal.today()
    plan = journal.plans.of(owner)
    version = plan.current if plan else None
    of = (
        f", version {len(plan.versions)} of {show_date(version.on, today)}"
        if plan and version
        else ""
    )
    yield f"{journal.people.owner_name(owner)}: plan{of}"
    pictures = _pictures(journal, owner)
    for picture in pictures:
        yield "\n".join([f"\nIn {plural(picture.horizon, 'year')}", *_said(picture)])
    if not pictures:
        yield "\nNo picture of 1, 5 or 10 years is drawn yet."
    running, earlier = parted(journal.goals.of(owner), today)
    if not running:
        yield "\nNo goal of this year yet."
    for heading, goals in (("", running), ("\nOf earlier years", earlier)):
        if goals:
            rows = [goal_row(journal, goal, today) for goal in goals]
            yield f"{heading}\n" + table([HEADS, *rows], cut_first=terminal_width())
        if goals is running and (year := year_standing(running, today)):
            yield f"\n{_year(year)}"
    for goal in (*running, *earlier):
        yield from goal_words(goal, journal.achievements.for_goal(goal.uid), today)


def _year(year: YearStanding) -> str:
    """How the goals of the year stand together."""
    shares = f"{share(year.progress)} of the way, {share(year.expected)} expected by now"
    return f"All {year.goals}, by weight: {shares}: {year.status}"


def _said(picture: Picture) -> Iterator[str]:
    said = [(label, text) for label, text in picture_parts(picture) if text]
    texts = [f"{label}: {text}" if label else text for label, text in said]
    for line in "\n".join(texts).splitlines():
        yield f"  {line}"


def goal_row(journal: Journal, goal: Goal, today: date) -> Sequence[str]:
    """A goal in the columns of `HEADS`."""
    stands = standing(goal, today)
    return (
        goal.title,
        measure(stands.current, goal.unit),
        measure(goal.target, goal.unit),
        show_date(goal.due, today) if goal.due else NONE,
        share(stands.progress),
        share(stands.expected),
        draft_words(goal) if status_word(goal, today) == "draft" else status_word(goal, today),
        ", ".join(journal.relationships.names(goal.shown_to)) or "nobody",
    )


def _as_json(journal: Journal, owner: OwnerId) -> dict[str, Any]:
    plan = journal.plans.of(owner)
    return {
        "today": journal.today().isoformat(),
        "owner": owner,
        "name": journal.people.owner_name(owner),
        "versions": len(plan.versions) if plan else 0,
        "pictures": [_picture(picture) for picture in _pictures(journal, owner)],
        "goals": [goal_entry(goal, journal.today()) for goal in journal.goals.of(owner)],
    }


def _picture(picture: Picture) -> dict[str, Any]:
    return {
        "horizon": picture.horizon,
        **{name: getattr(picture, name) for name in PICTURE_WORDS},
        "shown_to": list(picture.shown_to),
        "for_management": picture.for_management,
    }


def goal_entry(goal: Goal, today: date) -> dict[str, Any]:
    """A goal for other programs."""
    stands = standing(goal, today)
    return {
        "id": goal.uid,
        "title": goal.title,
        "state": goal.state,
        "status": status_word(goal, today),
        "unit": goal.unit,
        "baseline": exact(goal.baseline.value if goal.baseline else None),
        "target": exact(goal.target),
        "value": exact(stands.current),
        "start": goal.start.isoformat(),
        "due": iso_day(goal.due),
        "progress": exact(stands.progress),
        "expected": exact(stands.expected),
        "missing": missing(goal),
        "metric": goal.metric,
        "weight": goal.weight,
        "readings": [
            {"on": each.on.isoformat(), "value": exact(each.value), "source": each.source}
            for each in goal.readings
        ],
        "former_targets": [
            {
                "until": each.until.isoformat(),
                "target": exact(each.target),
                "due": iso_day(each.due),
                "reason": each.reason,
            }
            for each in goal.former_targets
        ],
        "steps": [
            {"text": each.text, "weight": each.weight, "done": iso_day(each.done)}
            for each in goal.steps
        ],
        "evidence": [
            {"on": each.on.isoformat(), "text": each.text, "link": each.link}
            for each in goal.evidence
        ],
        "confidence": [
            {"on": each.on.isoformat(), "level": each.level} for each in goal.confidence
        ],
        "pitch": _pitch(goal.pitch),
        "shown_to": list(goal.shown_to),
        "for_management": goal.for_management,
    }


def _pitch(pitch: Pitch) -> dict[str, Any]:
    """How it is put to management, each field by its name."""
    return {
        name: iso_day(value) if name == "pitched" else value
        for name, value in asdict(pitch).items()
    }


TWIN = Twin(_words, _as_json)
