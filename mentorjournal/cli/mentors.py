"""`mentorjournal show me mentors`: who mentors me, and which areas each of them covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mentorjournal.cli.one_event import event_entry, event_lines
from mentorjournal.cli.output import one_line, short_id
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.base import OwnerId, Uid
from mentorjournal.journal import Journal
from mentorjournal.journal.giving import heard_by_me
from mentorjournal.mentoring.coverage import Area, Coverage, coverage
from mentorjournal.mentoring.events import in_order
from mentorjournal.mentoring.heard import Heard
from mentorjournal.mentoring.introductions import OpenedDoor, opened_for_me
from mentorjournal.mentoring.prospects import search
from mentorjournal.text import listed


def _words(journal: Journal, _owner: OwnerId) -> Iterator[str]:
    found = coverage(journal.overview.talks())
    names = {mentor.person: mentor.name for mentor in found.mentors}
    yield f"Me: mentors, {len(names) or 'nobody yet'}" + (
        f": {listed(list(names.values()))}" if names else ""
    )
    yield ""
    for area in found.areas:
        words = [_covered(area, names)]
        words += [f"{each.stage} {each.name}" for each in found.prospects_for(area)]
        yield f"{area.name}: {'; '.join(words)}"
    yield from _search_words(journal)


def _search_words(journal: Journal) -> Iterator[str]:
    """From where they come, who could be one, and what was asked before."""
    found = search(journal.overview.talks(), journal.asks.by_relationship(), journal.today())
    unsaid = f" · not said {found.unsaid}" if found.unsaid else ""
    yield f"\nFrom: {found.corner_words}{unsaid}"
    if found.prospects:
        yield "\nProspects"
    for each in found.prospects:
        shown = f"   {short_id(each.ask)}" if each.ask else ""
        # What I saw of somebody, and whether I shall ask, is mine until it is sent.
        private = "private: " if each.move == "ask" else ""
        yield f"  {each.name}: {private}{each.words}; next: {each.move}{shown}"
    doors = _doors(journal)
    if doors:
        yield "\nDoors"
    for door in doors:
        then = f"; next: {door.then}" if door.then else ""
        yield f"  {door.way}: {door.words}{then}   {short_id(door.introduction)}"
    heard = _heard(journal)
    if heard.twice:
        yield "\nHeard twice"
    for twice in heard.twice:
        yield f"  “{one_line(twice.item.text)}”: {', '.join(twice.names)}"
    if heard.not_advised:
        yield f"\nNot advised yet: {', '.join(heard.not_advised)}"
    events = in_order(journal.events.all(), journal.today())
    if events:
        yield "\nEvents"
    for event in events:
        yield from event_lines(event, journal.today())
    if found.asked:
        yield "\nAsked before"
    for one in found.asked:
        yield f"  {one.name}: {one.words}   {short_id(one.ask)}"


def _heard(journal: Journal) -> Heard:
    return heard_by_me(journal, coverage(journal.overview.talks()))


def _doors(journal: Journal) -> list[OpenedDoor]:
    doors = journal.introductions.by_relationship()
    return opened_for_me(journal.overview.talks(), doors, journal.today())


def door_entry(door: OpenedDoor) -> dict[str, Any]:
    """An introduction for other programs."""
    return {
        "introduction": door.introduction,
        "relationship": door.relationship,
        "way": door.way,
        "stands": door.words,
        "next": door.then or None,
        "late": door.late,
        "became": door.became or None,
    }


def _covered(area: Area, names: dict[Uid, str]) -> str:
    """Who covers an area, in words."""

    def said(how: str, people: Iterable[Uid]) -> str:
        who = listed([names[person] for person in people])
        return f"{how} {who}" if who else ""

    both = (said("agreed with", area.agreed), said("touched in talks with", area.touched))
    return "; ".join(filter(None, both)) or "nobody"


def _as_json(journal: Journal, _owner: OwnerId) -> dict[str, Any]:
    found: Coverage = coverage(journal.overview.talks())
    people = search(journal.overview.talks(), journal.asks.by_relationship(), journal.today())
    heard = _heard(journal)
    moves = {each.relationship: each for each in people.prospects}
    return {
        "today": journal.today().isoformat(),
        "mentors": [
            {"id": each.person, "name": each.name, "relationship": each.relationship}
            for each in found.mentors
        ],
        "prospects": [
            {
                "id": each.person,
                "name": each.name,
                "relationship": each.relationship,
                "stage": each.stage,
                "next": moves[each.relationship].move if each.relationship in moves else None,
                "ask": moves[each.relationship].ask if each.relationship in moves else None,
            }
            for each in found.prospects
        ],
        "areas": [
            {
                "area": each.name,
                "agreed": list(each.agreed),
                "touched": list(each.touched),
                "prospects": list(each.prospects),
            }
            for each in found.areas
        ],
        "corners": {**people.corners, "": people.unsaid},
        "doors": [door_entry(each) for each in _doors(journal)],
        "heard_twice": [
            {"text": each.item.text, "names": list(each.names)} for each in heard.twice
        ],
        "not_advised": list(heard.not_advised),
        "events": [
            event_entry(each, journal.today())
            for each in in_order(journal.events.all(), journal.today())
        ],
        "asked": [
            {"ask": each.ask, "relationship": each.relationship, "name": each.name}
            for each in people.asked
        ],
    }


TWIN = Twin(_words, _as_json, mine_only=True)
