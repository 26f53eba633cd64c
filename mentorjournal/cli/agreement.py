"""`mentorjournal show WHO agreement`: what two people expect of each other, version by version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.agreements import (
    ROWS,
    TERMS,
    VIEWS,
    distance,
    row_text,
    state_of,
    version_remark,
    version_words,
    views_text,
)

_LABEL = 14


def _words(journal: Journal, relationship: Relationship) -> Iterator[str]:
    name = journal.relationships.person(relationship).name
    versions, today = journal.agreements.of(relationship), journal.today()
    if not versions:
        yield f"{name}: agreement"
        yield "\nNone yet."
        return
    newest, names = versions[-1], journal.agreements.names(relationship)
    which = version_words(versions, len(versions) - 1, today)
    yield f"{name}: agreement, {which}, {state_of(newest)}\n"
    for row in ROWS:
        yield _row(row.label, row_text(row, newest, names, today) or "–")
        day = {"Review": newest.review, "Ends": newest.ends}.get(row.label)
        if day and (how_far := distance(day, today)):
            yield _row("", how_far)
    if views := views_text(newest, names):
        yield _row(VIEWS, "\n".join(f"private: {line}" for line in views.split("\n")))
    if len(versions) > 1:
        yield "\nVersions"
    for at in range(len(versions) if len(versions) > 1 else 0):
        yield f"  {version_words(versions, at, today)}, {_remark(versions[at])}"


def _row(label: str, text: str) -> str:
    first, *more = text.split("\n")
    lines = [f"{label:<{_LABEL}}{first}", *(f"{'':<{_LABEL}}{each}" for each in more)]
    return "\n".join(f"  {each}".rstrip() for each in lines)


def _remark(version: Agreement) -> str:
    remark = version_remark(version)
    return f"private: {remark}" if version.reason else remark


def _as_json(journal: Journal, relationship: Relationship) -> dict[str, Any]:
    return {
        "today": journal.today().isoformat(),
        "relationship": relationship.uid,
        "who": journal.relationships.person(relationship).name,
        "versions": [_version(each) for each in journal.agreements.of(relationship)],
    }


def _version(version: Agreement) -> dict[str, Any]:
    said = ("on", "agreed", "reason", "still_true", *TERMS, "my_view", "their_view")
    whole = {"id": version.uid, **{name: getattr(version, name) for name in said}}
    plain: dict[str, Any] = msgspec.to_builtins(whole)
    return plain


TWIN = Twin(_words, _as_json, of="relationship")
