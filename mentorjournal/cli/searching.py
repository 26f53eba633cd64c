"""`mentorjournal search`: any sentence that was written, found by its words."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from mentorjournal.cli.as_json import show_json
from mentorjournal.cli.journals import reading, relationship_of, typed_date
from mentorjournal.cli.output import (
    GAP,
    cells,
    complain,
    cut,
    one_line,
    short_ids,
    show,
    table,
    terminal_width,
)
from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Session
from mentorjournal.dates import show_date
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.journal.search import Search
from mentorjournal.mentoring.search import Hit, Query, Source, around, parse_query, without_tags

_HEADS = ("Day", "Who", "What", "Words", "", "Id")
_LEAST_WORDS, _WORDS, _LEAST_NAME = 20, 120, 10
"""Cells that the words keep, that they take where there is no terminal, and that a name keeps."""
MOST = 300
"""Lines that are printed unless all are asked for: as many as the screen lists."""
MORE = "Only the first {count} are printed; --all prints the rest, older ones."
_NOTHING = 1
"""The exit status where nothing is found."""


def print_found(arguments: Namespace) -> int:
    """Print the lines that fit, those with exact words first, then the newest.

    That there are more than are printed is said on standard error; where there are none, what may
    have been meant instead.

    Returns:
        0 where there are some, otherwise 1.

    Raises:
        BadInput: There is no word to look for, or a day cannot be read.
        NotFound: Nobody is called that.
        Ambiguous: Several people are.
    """
    with reading(arguments) as journal:
        typed = " ".join(arguments.query)
        query, keeps = parse_query(typed, journal.today()), _keeps(journal, arguments)
        search = journal.overview.search()
        fits = _fits(search, arguments)
        # Ids and states of a word's eighty thousand lines take seconds, and nobody reads them.
        most = None if arguments.all or arguments.json else MOST + 1
        found = list(islice(_found(search, query, keeps, fits), most))
        near = [] if found else [each for each in search.near(typed, keeps, fits) if each]
        if arguments.json:
            today = journal.today().isoformat()
            show_json({"today": today, "hits": [_entry(each) for each in found], "near": near})
        elif found:
            printed = found if most is None else found[:MOST]
            show(table([_HEADS, *_rows(printed, query, journal.today())]))
            if len(printed) < len(found):
                complain(MORE.format(count=MOST))
        else:
            show("Nothing is found.")
            if near:
                complain(f"Did you mean {' or '.join(f'“{each}”' for each in near)}?")
    return 0 if found else _NOTHING


def _found(
    search: Search,
    query: Query,
    keeps: Callable[[Source], bool],
    fits: Callable[[Hit], bool],
) -> Iterator[Hit]:
    query, tags = without_tags(query)
    for hit in search.find(query, keeps):
        if fits(hit) and all(search.is_tagged(hit, tag) for tag in tags):
            yield hit


def _fits(search: Search, arguments: Namespace) -> Callable[[Hit], bool]:
    """Which lines are printed, of those that are found."""
    return lambda hit: (
        arguments.kind in (None, hit.kind)
        and (not arguments.tag or search.is_tagged(hit, arguments.tag))
    )


def _keeps(journal: Journal, arguments: Namespace) -> Callable[[Source], bool]:
    """Which texts are looked at."""
    today = journal.today()
    since = typed_date(arguments.since, today, "--since", past=True) or date.min
    until = typed_date(arguments.until, today, "--until", past=True) or date.max
    if until < since:
        raise BadInput("--until lies before --since, so that no day is left.", "until")
    if arguments.who is None:
        return lambda source: since <= source.on <= until
    if arguments.who.strip().casefold() == ME:
        whose = {ME}
    else:
        relationship = relationship_of(journal, arguments.who)
        whose = {relationship.uid, relationship.person}
    return lambda source: since <= source.on <= until and not whose.isdisjoint(source.of)


def _rows(found: Sequence[Hit], query: Query, today: date) -> Iterator[Sequence[str]]:
    """A row for each, which is cut to the terminal: first the words, around what was looked for."""
    uids = list(dict.fromkeys(hit.id for hit in found))
    shown = dict(zip(uids, short_ids(uids), strict=True))
    rest = [
        (
            show_date(hit.on, today),
            hit.kind,
            hit.state if hit.state != "open" else "",
            shown[hit.id],
        )
        for hit in found
    ]
    name = max(cells(hit.who) for hit in found)
    width = _WORDS
    if (room := terminal_width()) is not None:
        columns = zip(*rest, [_HEADS[0], *_HEADS[2:3], *_HEADS[4:]], strict=True)
        room -= sum(max(map(cells, column)) for column in columns) + len(GAP) * len(_HEADS[1:])
        name = min(name, max(_LEAST_NAME, room - _LEAST_WORDS))
        width = max(_LEAST_WORDS, room - name)
    for hit, (day, kind, state, uid) in zip(found, rest, strict=True):
        text = one_line(hit.text)
        private = "private: " if hit.private else ""
        words, _moved = around(text, query.places(text), width - len(private))
        yield day, cut(hit.who, name), kind, cut(private + words, width), state, uid


def _entry(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "kind": hit.kind,
        "text": hit.text,
        "private": hit.private,
        "state": hit.state or None,
        "on": hit.on.isoformat(),
        "who": hit.who,
        "relationship": getattr(hit.record, "relationship", None),
        "session": hit.record.uid if isinstance(hit.record, Session) else None,
        "line": None if hit.anchor is None else hit.anchor[0] + 1,
    }
