"""`mentorjournal show WHO timeline`: everything that happened between two people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from mentorjournal.cli.output import one_line
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import column_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.timeline import Entry, Year, by_year, is_private, said
from mentorjournal.widgets.mark_signs import WORDS

_WORD = 9


def _words(journal: Journal, relationship: Relationship) -> Iterator[str]:
    today = journal.today()
    yield f"{journal.relationships.person(relationship).name}: timeline"
    entries = journal.timeline.of(relationship)
    if not entries:
        yield "\nNothing yet between you two."
    for row in by_year(entries):
        if isinstance(row, Year):
            yield f"\n{row.year}"
            continue
        yield f"  {column_date(row.on, today)}  {_line(row, f'{_word(row):<{_WORD}}', today)}"
        for inside in _inside(journal, relationship, row):
            yield f"    {_line(inside, f'{_word(inside)}  ', today)}"


def _word(entry: Entry) -> str:
    return entry.word if entry.mark is None else WORDS[entry.mark]


def _line(entry: Entry, lead: str, today: date) -> str:
    private = "private: " if is_private(entry) else ""
    text = one_line(said(entry, today))
    return lead + "   ".join(filter(None, (f"{private}{text}" if text else "", entry.tail)))


def _inside(journal: Journal, relationship: Relationship, entry: Entry) -> list[Entry]:
    return [] if entry.talk is None else journal.timeline.inside(relationship, entry.talk)


def _as_json(journal: Journal, relationship: Relationship) -> dict[str, Any]:
    today = journal.today()
    return {
        "today": today.isoformat(),
        "relationship": relationship.uid,
        "who": journal.relationships.person(relationship).name,
        "entries": [
            _entry(entry, today)
            | {"lines": [_entry(inside, today) for inside in _inside(journal, relationship, entry)]}
            for entry in journal.timeline.of(relationship)
        ],
    }


def _entry(entry: Entry, today: date) -> dict[str, Any]:
    return {
        "on": entry.on.isoformat(),
        "word": _word(entry),
        "kind": entry.filter or None,
        "text": said(entry, today),
        "stands": entry.tail,
        "late": entry.late,
        "private": is_private(entry),
        "session": entry.session.uid if entry.session else None,
        "id": entry.about or (entry.item.record if entry.item else None),
    }


TWIN = Twin(_words, _as_json, of="relationship")
