"""`mentorjournal show` with the id of a follow-up: what it says, how it stands, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorjournal.cli.follow_ups import entry_of
from mentorjournal.cli.output import one_line, short_id
from mentorjournal.cli.showing import FollowUpOf, Twin
from mentorjournal.dates import full_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.follow_up_words import when, whose

_LABEL = 12


def _words(journal: Journal, follow_up: FollowUpOf) -> Iterator[str]:
    item = follow_up.item
    name = "Me"
    if item.relationship is not None:
        name = journal.relationships.person(journal.relationships.get(item.relationship)).name
    yield f"{name}, {whose(item)}   {short_id(follow_up.uid)}"
    yield "\n".join(f"  {line}".rstrip() for line in item.text.split("\n"))
    yield ""
    session = journal.sessions.find(item.session or "")
    where = f", in the notes of {short_id(session.uid)}" if session is not None else ""
    for label, text in (
        ("stands", when(item, journal.today())),
        ("since", f"{full_date(item.since)}{where}"),
        ("closed", full_date(item.closed) if item.closed else ""),
        ("tried", item.tried),
        ("result", item.result),
        ("helped", "yes" if item.helped else ""),
        ("reported", full_date(item.reported) if item.reported else ""),
        ("answer", item.answer),
        ("handed to", f"private: {item.handed_to}" if item.handed_to else ""),
        ("handed on", full_date(item.handed_on) if item.handed_on else ""),
        ("back", full_date(item.back) if item.open and item.back else ""),
        ("told", full_date(item.told) if item.told else ""),
        ("dropped", f"private: {item.reason}" if item.reason else ""),
    ):
        if text:
            yield f"  {label:<{_LABEL}}{one_line(text)}"


def _as_json(journal: Journal, follow_up: FollowUpOf) -> dict[str, Any]:
    entry = entry_of(journal, follow_up.uid, follow_up.item)
    return {"today": journal.today().isoformat(), "follow_up": entry}


TWIN = Twin(_words, _as_json, of="itself")
