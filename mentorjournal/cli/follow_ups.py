"""`mentorjournal follow-ups` and `done`: what must come back, and that it did."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from mentorjournal.cli.as_json import iso_day, show_json
from mentorjournal.cli.journals import no_journal_yet, reading, relationship_of, writing
from mentorjournal.cli.output import confirm, cut, one_line, short_id, show, table, terminal_width
from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.notes.words import is_among
from mentorjournal.data.records.base import Uid
from mentorjournal.errors import Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.follow_up_ids import with_ids
from mentorjournal.mentoring.follow_up_lists import FollowUpRow, rows_of
from mentorjournal.mentoring.follow_up_words import when, whose

_HEADS = ("", "With", "What", "When", "Id")
_LEAST_WHAT, _OTHERS = 20, 70
"""Cells that what it says keeps, and those that are left to the other columns."""


def print_follow_ups(arguments: Namespace) -> int:
    """Print follow-ups, late and dated ones first, then the newest.

    Raises:
        NotFound: Nobody is called that.
        Ambiguous: Several people are.
    """
    with reading(arguments) as journal:
        found = _found(journal, arguments)
        if arguments.json:
            entries = [entry_of(journal, uid, found[uid]) for uid in _in_order(journal, found)]
            show_json({"today": journal.today().isoformat(), "follow_ups": entries})
        elif journal.is_empty:
            show(no_journal_yet(journal))
        elif not found:
            show("There is no such follow-up.")
        else:
            show(table([_HEADS, *_lines(journal, found)]))
    return 0


def close(arguments: Namespace) -> int:
    """Close a follow-up as `x` does in the program.

    Raises:
        NotFound: Nothing has that id, as where the line says something else by now.
        Ambiguous: Several have.
        Refused: It is closed already.
    """
    with writing(arguments) as journal:
        uid, item = journal.follow_ups.named(arguments.id)
        if not item.open:
            raise Refused(f"That is {when(item, journal.today())} already: {one_line(item.text)}")
        journal.follow_ups.tick(item, True)
    confirm(f"Done: {one_line(item.text)}  {short_id(uid)}")
    return 0


def _found(journal: Journal, arguments: Namespace) -> dict[Uid, FollowUpItem]:
    """Those that were asked for, by their ids."""
    if arguments.who is None:
        every = journal.follow_ups.all()
    else:
        every = journal.follow_ups.of(relationship_of(journal, arguments.who))
    return {
        uid: item
        for uid, item in with_ids(every).items()
        if arguments.kind in (None, item.kind)
        and (arguments.state == "all" or item.open == (arguments.state == "open"))
        and (not arguments.tag or is_among(arguments.tag, item.tags))
        and (arguments.owner is None or (item.kind, item.assignee) == ("action", arguments.owner))
    }


def _rows(journal: Journal, found: Mapping[Uid, FollowUpItem]) -> Iterator[FollowUpRow]:
    """The rows of the screen, what is open before what is closed."""
    every, today = journal.relationships.all(), journal.today()
    names: dict[str | None, str] = {
        each.uid: journal.relationships.person(each).name for each in every
    }
    mentors = frozenset(each.uid for each in every if each.my_role == "protege")
    for closed in (False, True):
        yield from rows_of(found.values(), {None: "Me", **names}, mentors, today, closed=closed)


def _in_order(journal: Journal, found: Mapping[Uid, FollowUpItem]) -> list[Uid]:
    """The ids in the order of the rows, each follow-up for itself."""
    uids = {item.key: uid for uid, item in found.items()}
    return [uids[item.key] for row in _rows(journal, found) for item in row.items]


def _lines(journal: Journal, found: Mapping[Uid, FollowUpItem]) -> Iterator[Sequence[str]]:
    uids, today = {item.key: uid for uid, item in found.items()}, journal.today()
    room = terminal_width()
    for row in _rows(journal, found):
        what = one_line(row.item.text)
        yield (
            whose(row.item),
            row.names,
            what if room is None else cut(what, max(_LEAST_WHAT, room - _OTHERS)),
            _when(row.item, today),
            short_id(uids[row.item.key]),
        )


def _when(item: FollowUpItem, today: date) -> str:
    known, told = when(item, today), "" if item.open else _told(item)
    return f"{known}: {one_line(told)}" if told else known


def _told(item: FollowUpItem) -> str:
    """What came of it, or why it was let go."""
    return item.reason if item.state == "dropped" else item.answer or item.result


def entry_of(journal: Journal, uid: Uid, item: FollowUpItem) -> dict[str, Any]:
    """A follow-up for other programs."""
    relationship = journal.relationships.get(item.relationship) if item.relationship else None
    today = journal.today()
    return {
        "id": uid,
        "kind": item.kind,
        "text": item.text,
        "owner": item.assignee if item.kind == "action" else None,
        "who": journal.relationships.person(relationship).name if relationship else None,
        "relationship": item.relationship,
        "state": item.state,
        "since": item.since.isoformat(),
        "due": iso_day(item.due),
        "late": item.open and item.due is not None and item.due < today,
        "closed": iso_day(item.closed),
        "tried": item.tried,
        "result": item.result,
        "helped": item.helped,
        "reported": iso_day(item.reported),
        "answer": item.answer,
        "handed_to": item.handed_to,
        "to_find_out": item.to_find_out,
        "handed_on": iso_day(item.handed_on),
        "back": iso_day(item.back),
        "told": iso_day(item.told),
        "reason": item.reason,
        "session": item.session,
    }
