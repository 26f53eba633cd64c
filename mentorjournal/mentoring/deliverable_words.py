"""What is said beside a deliverable: how much of it is there, where it is worked on, or why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mentorjournal.data.records.models import Person, Relationship
from mentorjournal.data.records.roadmaps import Month
from mentorjournal.dates import show_date
from mentorjournal.mentoring.deliverables import (
    ENOUGH_ACHIEVEMENTS,
    ENOUGH_FIGURES,
    ENOUGH_GOALS,
    Year,
    goals_since,
    place_of,
)
from mentorjournal.mentoring.goals import is_measurable
from mentorjournal.mentoring.roadmap import YearNow
from mentorjournal.mentoring.roadmap_state import Deliverable

PLACE_WORDS = {
    "plan": "plan",
    "checks": "checks",
    "achieved": "achieved",
    "pay-talks": "pay talks",
    "roadmap": "once the year has run out",
    "agreement": "agreement",
    "relationship": "the page",
}
BY_HAND = "no record proves it"
BY_A_DOOR = ("introduction", "introduction-thanks")
OPENED = "a door of the timeline, or x"


def beside(one: Deliverable, records: Year, year: YearNow, today: date) -> str:
    """A few words beside a deliverable.

    Args:
        one: The deliverable.
        records: What it is read from.
        year: The year of the roadmap it belongs to.
        today: The local day.
    """
    if one.state in ("waived", "skipped"):
        reason = one.said.reason if one.said is not None else ""
        return f"{one.state}: {reason}" if reason else one.state
    if one.state == "done":
        return f"done {show_date(one.said.on, today)}" if one.met is None and one.said else "done"
    if one.met is None:
        return OPENED if one.asked.kind in BY_A_DOOR else BY_HAND
    count = _COUNTS.get(one.asked.kind)
    where = PLACE_WORDS[place_of(one.asked)]
    return f"{count(records, year.begins)}, {where}" if count else where


def who_leads(month: Month, relationship: Relationship, person: Person) -> str:
    """Who prepares a month, by name."""
    if month.leads == "both":
        return "both lead"
    if month.leads == relationship.my_role:
        return "you lead"
    return f"{next(iter(person.name.split()), person.name)} leads"


def _goals(records: Year, began: date) -> str:
    ready = sum(map(is_measurable, goals_since(records, began)))
    return f"{min(ready, ENOUGH_GOALS)} of {ENOUGH_GOALS}"


def _pitches(records: Year, began: date) -> str:
    goals = goals_since(records, began)
    ready = sum(bool(goal.pitch.ask and goal.pitch.gain) for goal in goals)
    return f"{ready} of {len(goals)}"


def _catalogue(records: Year, _began: date) -> str:
    ready = sum(bool(done.impact) for done in records.done)
    return f"{min(ready, ENOUGH_ACHIEVEMENTS)} of {ENOUGH_ACHIEVEMENTS}"


def _figures(records: Year, _began: date) -> str:
    most = max((len(sheet.market) for sheet in records.negotiations), default=0)
    return f"{min(most, ENOUGH_FIGURES)} of {ENOUGH_FIGURES}"


_COUNTS: dict[str, Callable[[Year, date], str]] = {
    "goals": _goals,
    "pitches": _pitches,
    "catalogue": _catalogue,
    "three-figures": _figures,
}
