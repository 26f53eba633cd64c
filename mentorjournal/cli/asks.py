"""`mentorjournal show WHO ask`, or of an id: a message in which somebody is asked, and its checks.

An ask is mine alone until it is sent, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorjournal.cli.output import short_id
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.asks import Ask
from mentorjournal.journal import Journal
from mentorjournal.mentoring.asks import (
    FIELDS,
    came_of,
    checks_of,
    score_of,
    silent_days,
    state_of,
    words_of,
)

_LABEL = 14
LABELS = (
    "Who I am",
    "From → to",
    "Why you",
    "Question",
    "Size",
    "Once or more",
    "About",
    "Easy no",
)


def _words(journal: Journal, ask: Ask) -> Iterator[str]:
    relationship = journal.relationships.get(ask.relationship)
    name, today = journal.relationships.person(relationship).name, journal.today()
    words = words_of(ask)
    checks = {check.field: check for check in checks_of(words)}
    yield f"Ask {name}: {came_of(ask, today)}   {short_id(ask.uid)}\n"
    private = "" if ask.sent else "private: "
    for field, label in zip(FIELDS, LABELS, strict=True):
        check = checks.get(field)
        yield f"  {private if words[field] else ''}{label:<{_LABEL}}{words[field] or '–'}"
        if check is not None and not check.met:
            yield f"  {'':<{_LABEL}}missing: {check.rule}"
    yield f"\n{score_of(tuple(checks.values()))}\n"
    text = journal.asks.sent_text(ask)
    yield "\n".join(f"{private}{line}".rstrip() for line in text.split("\n"))
    if ask.waits or ask.again_text:
        yield "\nThe second, shorter one\n"
        private = "" if ask.again else "private: "
        text = journal.asks.second_text(ask)
        yield "\n".join(f"{private}{line}".rstrip() for line in text.split("\n"))
    others = [each for each in journal.asks.of(relationship.uid) if each.uid != ask.uid]
    if others:
        yield "\nOther asks"
    for other in reversed(others):
        yield f"  {came_of(other, today)}   {short_id(other.uid)}"


def _as_json(journal: Journal, ask: Ask) -> dict[str, Any]:
    relationship = journal.relationships.get(ask.relationship)
    words, today = words_of(ask), journal.today()
    return {
        "today": today.isoformat(),
        "ask": {
            "id": ask.uid,
            "relationship": ask.relationship,
            "person": relationship.person,
            **words,
            "state": state_of(ask),
            "sent": ask.sent.isoformat() if ask.sent else None,
            "again": ask.again.isoformat() if ask.again else None,
            "again_text": ask.again_text,
            "answered": ask.answered.isoformat() if ask.answered else None,
            "silent_days": silent_days(ask, today),
            "checks": {check.field: check.met for check in checks_of(words)},
            "text": journal.asks.sent_text(ask),
        },
    }


TWIN = Twin(_words, _as_json, of="ask")
