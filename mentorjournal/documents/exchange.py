"""A document as another mentorjournal reads it: what it says, and its actions with their ids.

It is made of the finished document and of nothing else, so that what its reader may not have,
what speaks of pay and what was left out by hand is not in it either. `imports/exchange.py`
reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from mentorjournal.data.records.base import MyRole
from mentorjournal.documents.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Item,
    Paragraph,
    Picture,
    Table,
    Written,
)
from mentorjournal.mentoring.exchange import FIELDS, SHARED_FORM, SHARED_KIND, Sender
from mentorjournal.mentoring.shared_terms import AIMS, OutgoingTerms


def to_json(document: Document, sender: Sender, terms: OutgoingTerms | None = None) -> str:
    """The document as JSON in ASCII, the same for the same document.

    Args:
        document: The document, without all that is left out.
        sender: Who writes it, and for whom.
        terms: What it tells of the agreement; None where it is about something else.
    """
    whole = {
        "mentorjournal": SHARED_KIND,
        "form": SHARED_FORM,
        "title": document.name,
        "journal": sender.journal,
        "for": sender.reader,
        "role": sender.role,
        "name": sender.name,
        "sections": [*_sections(document, sender)],
        **({"agreement": _agreement(terms, sender)} if terms else {}),
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


def _sections(document: Document, sender: Sender) -> Iterator[dict[str, Any]]:
    heading, lines = "", [*_head(document)]
    for block in document.blocks[len(lines) :]:
        if isinstance(block, Heading):
            if lines:
                yield {"heading": heading, "lines": lines}
            heading, lines = block.text, []
            continue
        lines += _lines(block, sender)
    if lines:
        yield {"heading": heading, "lines": lines}


def _head(document: Document) -> Iterator[dict[str, Any]]:
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            return
        yield _said(f"{block.label}: {block.text}" if block.label else block.text)


def _lines(block: Block, sender: Sender) -> Iterator[dict[str, Any]]:
    match block:
        case Bullets(items):
            yield from (_entry(item, sender) for item in items)
        case Written(markdown):
            yield _said(markdown)
        case Paragraph(text, label):
            yield _said(f"{label}: {text}" if label else text)
        case Table(head, rows):
            yield from (_said(" · ".join(cells)) for cells in (head, *rows))
        case Picture(text):
            yield _said(text)


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
