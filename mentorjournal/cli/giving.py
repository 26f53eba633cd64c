"""`mentorjournal show me giving`: my page as a mentor, what I gave, and the line of mentors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from mentorjournal.cli.as_json import iso_day
from mentorjournal.cli.follow_ups import entry_of
from mentorjournal.cli.mentors import door_entry
from mentorjournal.cli.output import cells, cut, one_line, short_id, terminal_width
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.base import OwnerId, Uid
from mentorjournal.dates import show_date
from mentorjournal.journal import Journal
from mentorjournal.journal.giving import giving_of
from mentorjournal.mentoring.follow_up_ids import with_ids
from mentorjournal.mentoring.follow_up_words import became
from mentorjournal.mentoring.giving import AdviceCount, AdvicePiece, doors_words, one_offs_words
from mentorjournal.mentoring.mentor_line import Link, tree
from mentorjournal.mentoring.mentor_page import PARTS, TEXTS, filled, texts_of

ENDLESS = 10_000
"""Cells where what is printed is no terminal's."""


def _words(journal: Journal, _owner: OwnerId) -> Iterator[str]:
    found, today = giving_of(journal), journal.today()
    page = journal.people.page.mine()
    yield f"Me: giving   {found.load.words}".rstrip()
    yield f"\npage, {filled(page)} of {len(PARTS)} filled"
    for part, label in PARTS.items():
        said = texts_of(page, part)
        yield f"{label}: " + ("\n".join(said) if said else "nothing yet")
    ids = {item.key: uid for uid, item in with_ids(journal.follow_ups.all()).items()}
    yield f"\nGiven: {found.given.words}"
    yield from _pieces(found.pieces, ids, today)
    yield f"Heard: {found.heard.words}"
    yield from _pieces(found.heard_pieces, ids, today)
    if found.doors:
        yield f"Doors: {doors_words(found.doors)}"
    for door in found.doors:
        then = f"; next: {door.then}" if door.then else ""
        yield f"  {door.way}: {door.words}{then}   {short_id(door.introduction)}"
    if besides := found.load.of.otherwise:
        yield f"Besides: {besides}"
    yield f"\nOne-offs: {one_offs_words(found.one_offs)}"
    for one in found.one_offs:
        on = show_date(one.on, today) if one.on else "no day"
        came = one.came or "nothing said of what came of it"
        rest = filter(None, (one.corner, one.met, came))
        yield f"private: {one.name}, {on}, {', '.join(rest)}"
    yield "\nThe line"
    if not found.line:
        yield "nobody yet"
        return
    for row in tree(found.line, today, terminal_width() or ENDLESS, cells, cut):
        yield row.text


def _pieces(pieces: Iterable[AdvicePiece], ids: Mapping[str, Uid], today: date) -> Iterator[str]:
    """Each piece of advice, and what came of it."""
    for each in pieces:
        said = f"{each.who}, {show_date(each.item.since, today)}: {one_line(each.item.text)}"
        stands = became(each.item)
        stands = f"; {stands}" if stands else ""
        yield f"  {said}{stands}   {short_id(ids[each.item.key])}"
        if each.came:
            yield f"    private: {each.came}"


def _as_json(journal: Journal, _owner: OwnerId) -> dict[str, Any]:
    found, page = giving_of(journal), journal.people.page.mine()
    load = found.load
    ids = {item.key: uid for uid, item in with_ids(journal.follow_ups.all()).items()}
    return {
        "today": journal.today().isoformat(),
        "capacity": {
            "recurring": load.of.recurring,
            "one_off": load.of.one_off,
            "hours": str(load.of.hours) if load.of.hours is not None else None,
            "otherwise": load.of.otherwise,
        },
        "taken": {
            "recurring": load.recurring,
            "one_off": load.one_off,
            "minutes_this_month": load.minutes,
        },
        "page": {
            "id": page.uid if page else None,
            "filled": filled(page),
            "of": len(PARTS),
            **{name: getattr(page, name) if page else "" for name in TEXTS},
        },
        "given": _count(found.given),
        "heard": _count(found.heard),
        "advice_given": [entry_of(journal, ids[one.item.key], one.item) for one in found.pieces],
        "advice_heard": [
            entry_of(journal, ids[one.item.key], one.item) for one in found.heard_pieces
        ],
        "doors": [door_entry(each) for each in found.doors],
        "one_offs": [
            {
                "relationship": one.relationship,
                "name": one.name,
                "on": iso_day(one.on),
                "from": one.corner,
                "how_met": one.met,
                "came_of_it": one.came,
            }
            for one in found.one_offs
        ],
        "line": {
            "mentors": [_link(each, "mentored_by") for each in found.line.mentors],
            "proteges": [_link(each, "first_protege") for each in found.line.proteges],
        },
    }


def _count(count: AdviceCount) -> dict[str, int]:
    return {
        "given": count.given,
        "tried": count.tried,
        "helped": count.helped,
        "reported": count.reported,
    }


def _link(link: Link, beyond: str) -> dict[str, Any]:
    return {
        "relationship": link.relationship,
        "name": link.name,
        beyond: link.beyond,
        "paid_forward": iso_day(link.paid_forward),
    }


TWIN = Twin(_words, _as_json, mine_only=True)
