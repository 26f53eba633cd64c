"""A document as another mentorjournal reads it: what it says, and what that may take, with ids.

It is made of the finished document and of nothing else, so that what its reader may not have,
what speaks of pay and what was left out by hand is not in it either. `imports/exchange.py`
reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence, Set
from datetime import date
from itertools import groupby
from typing import Any

from msgspec import to_builtins

from mentorjournal.data.records.base import MyRole
from mentorjournal.data.records.plans import Evidence, Reading, Step
from mentorjournal.documents.document import (
    Document,
    Entry,
    Item,
    Paragraph,
    Picture,
    Written,
)
from mentorjournal.mentoring.exchange import FIELDS, SHARED_FORM, SHARED_KIND, Outgoing, Sender
from mentorjournal.mentoring.shared_goals import PARTS, OutgoingGoal
from mentorjournal.mentoring.shared_terms import AIMS, OutgoingTerms


def to_json(
    document: Document,
    sender: Sender,
    given: Sequence[Outgoing | OutgoingTerms | OutgoingGoal] = (),
    told: Set[Entry] = frozenset(),
) -> str:
    """The document as JSON in ASCII, the same for the same document.

    Args:
        document: The document, without all that is left out.
        sender: Who writes it, and for whom.
        given: What it tells of the agreement or of goals.
        told: The entries of the document that tell that, too.
    """
    goals = [_goal(one) for one in given if isinstance(one, OutgoingGoal)]
    terms = [_agreement(one, sender) for one in given if isinstance(one, OutgoingTerms)]
    whole = {
        "mentorjournal": SHARED_KIND,
        "form": SHARED_FORM,
        "title": document.name,
        "journal": sender.journal,
        "for": sender.reader,
        "role": sender.role,
        "name": sender.name,
        "sections": [*_sections(document, sender, told)],
        **({"agreement": terms[0]} if terms else {}),
        **({"goals": goals} if goals else {}),
    }
    return json.dumps(whole, indent=2, ensure_ascii=True, allow_nan=False) + "\n"


def _agreement(told: OutgoingTerms, sender: Sender) -> dict[str, Any]:
    aims = AIMS[sender.role]
    return {
        "changes": [told.state.here, told.state.there],
        "terms": {
            aims.get(name, name): value.isoformat() if isinstance(value, date) else value
            for name, value in told.values.items()
        },
    }


def _goal(given: OutgoingGoal) -> dict[str, Any]:
    counts = {each.what: [each.here, each.there] for each in given.told.known}
    said: dict[str, Any] = {"id": given.uid, "yours": given.told.theirs}
    parts: dict[str, list[dict[str, Any]]] = {field: [] for field in PARTS}
    changes = {}
    for what, value in given.values.items():
        told = to_builtins(value)
        if isinstance(value, Reading | Step | Evidence):
            field = what.partition(" ")[0]
            parts[field].append({"id": told.pop("uid"), **told, "changes": counts[what]})
        else:
            said[what] = told
            changes[what] = counts[what]
    return {**said, **{field: some for field, some in parts.items() if some}, "changes": changes}


def _sections(document: Document, sender: Sender, told: Set[Entry]) -> Iterator[dict[str, Any]]:
    def headings(entry: Entry) -> tuple[str, str]:
        return entry.under.text if entry.under else "", entry.deeper

    for (above, deeper), entries in groupby(document.entries, headings):
        yield {
            "heading": deeper or above,
            "lines": [_line(entry, sender, told) for entry in entries],
        }


def _line(entry: Entry, sender: Sender, told: Set[Entry]) -> dict[str, Any]:
    """An entry of the document; one that only says what can be taken elsewhere says so."""
    match entry.said:
        case Item() as item:
            said = _entry(item, sender)
        case Written(text) | Picture(text) | Paragraph(text, ""):
            said = _said(text)
        case Paragraph(text, label):
            said = _said(f"{label}: {text}")
        case cells:
            said = _said(" · ".join(map(str, cells)))
    return said | ({"told": True} if entry.head or entry in told else {})


def _said(text: str) -> dict[str, Any]:
    return {"text": text}


def _entry(item: Item, sender: Sender) -> dict[str, Any]:
    if item.outgoing is None:
        lead = f"{item.lead}: " if item.lead else ""
        tail = f", {item.tail}" if item.tail else ""
        return _said(f"{lead}{item.text}{tail}")
    state = item.outgoing.state
    other: MyRole = "protege" if sender.role == "mentor" else "mentor"
    return {
        "text": state.text,
        "id": item.outgoing.uid,
        "yours": state.theirs,
        "owner": sender.role if state.assignee == "me" else other,
        "due": state.due.isoformat() if state.due else None,
        "state": state.state,
        "changes": {
            name: [getattr(state.here, name), getattr(state.there, name)] for name in FIELDS
        },
    }
