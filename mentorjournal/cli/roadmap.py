"""`mentorjournal show WHO roadmap`: the twelve months, how they stand, and what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import show_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.deliverable_words import beside, who_leads
from mentorjournal.mentoring.deliverables import place_of
from mentorjournal.mentoring.roadmap_state import (
    Deliverable,
    MonthStand,
    RoadmapStand,
    roadmaps_of,
)

_SIGNS = {"done": "[x]", "waived": "[-]", "skipped": "[-]"}


def _words(journal: Journal, relationship: Relationship) -> Iterator[str]:
    name = journal.relationships.person(relationship).name
    years = roadmaps_of(journal.overview.year(relationship), journal.today())
    if not years:
        yield f"{name}: no roadmap; " + (
            "one talk needs none."
            if relationship.form == "one-off"
            else "it begins with the mentoring, on the day that is its start."
        )
    for stand in years:
        began = show_date(stand.year.begins, journal.today())
        yield f"{name}: roadmap, year {stand.year.number} of {began}"
        if stand.year.asks_what_next:
            yield "This year has run out: again, otherwise, or enough?"
        elif stand.year.said is not None and stand.year.said.decided is not None:
            yield f"This year is over; it was decided for “{stand.year.said.decided}”."
        for month in stand.months:
            yield ""
            yield from _month(journal, relationship, stand, month)


def _month(
    journal: Journal, relationship: Relationship, stand: RoadmapStand, month: MonthStand
) -> Iterator[str]:
    today, slot = journal.today(), month.now.slot
    leads = who_leads(month.now.month, relationship, journal.relationships.person(relationship))
    said = [
        f"{show_date(slot.begins, today)} – {show_date(slot.ends, today)}",
        month.state,
        f"{month.done} of {month.asked_for}" if month.state in ("open", "late") else "",
        leads,
        month.now.skipped.reason if month.now.skipped is not None else "",
        "moved by the day the budget closes" if slot.with_budget else "",
    ]
    here = "> " if month is stand.current else ""
    yield f"{here}{month.now.id[0]} {month.now.month.theme}: {', '.join(filter(None, said))}"
    records = journal.overview.year(relationship)
    for one in month.deliverables:
        yield _line(one, beside(one, records, stand.year, today))
    if month is stand.current:
        for one in stand.left_over:
            yield _line(one, f"left over from month {one.month[0]}")
    for prompt in month.now.month.prompts:
        yield f"  ask {prompt.text}"


def _line(one: Deliverable, said: str) -> str:
    return f"  {_SIGNS.get(one.state, '[ ]')} {one.text}: {said}"


def _as_json(journal: Journal, relationship: Relationship) -> dict[str, Any]:
    years = roadmaps_of(journal.overview.year(relationship), journal.today())
    return {
        "today": journal.today().isoformat(),
        "relationship": relationship.uid,
        "name": journal.relationships.person(relationship).name,
        "years": [_of_year(stand) for stand in years],
    }


def _of_year(stand: RoadmapStand) -> dict[str, Any]:
    said, current = stand.year.said, stand.current
    return {
        "year": stand.year.number,
        "begins": stand.year.begins.isoformat(),
        "over": stand.year.over,
        "decided": said.decided if said is not None else None,
        "month": current.now.id[0] if current is not None else None,
        "months": [_of_month(month) for month in stand.months],
        "left_over": [
            {"month": one.month[0], "turn": one.month[1], "text": one.text}
            for one in stand.left_over
        ],
    }


def _of_month(month: MonthStand) -> dict[str, Any]:
    now = month.now
    return {
        "month": now.id[0],
        "turn": now.id[1],
        "theme": now.month.theme,
        "leads": now.month.leads,
        "begins": now.slot.begins.isoformat(),
        "ends": now.slot.ends.isoformat(),
        "by_budget": now.slot.with_budget,
        "state": month.state,
        "done": month.done,
        "asked_for": month.asked_for,
        "skipped": now.skipped.reason if now.skipped is not None else None,
        "deliverables": [_of_deliverable(one) for one in month.deliverables],
        "prompts": [prompt.text for prompt in now.month.prompts],
    }


def _of_deliverable(one: Deliverable) -> dict[str, Any]:
    return {
        "text": one.text,
        "kind": one.asked.kind,
        "state": one.state,
        "met": one.met,
        "place": place_of(one.asked),
        "on": one.said.on.isoformat() if one.said is not None else None,
        "reason": one.said.reason if one.said is not None else "",
    }


TWIN = Twin(_words, _as_json, of="relationship")
