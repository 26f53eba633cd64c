"""The lines of a document one by one, and the document without those that a person leaves out.

A line is an entry of a list, a row of a table, a paragraph or a picture. What names the two
people and the day at the head of a document always stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Set
from itertools import compress

from msgspec import Struct
from msgspec.structs import replace

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
    filled_sections,
    paragraphs,
)
from mentorjournal.text import one_line

_LENGTH = 16


class Line(Struct, frozen=True):
    """One line of a document.

    Attributes:
        key: By which it is left out; the same for the same words.
        text: What it says, in one line.
        under: The heading it stands under; empty where there is none.
        repeats: The key of the line whose beginning it says once more; it goes with that one.
    """

    key: str
    text: str
    under: str = ""
    repeats: str = ""


def lines_of(document: Document) -> list[Line]:
    """What can be left out of a document, in its order; what repeats another line goes with it."""
    found: list[Line] = []
    heading, begun = "", document.letter
    for block in document.blocks:
        if isinstance(block, Heading):
            heading, begun = one_line(block.text), True
        elif begun:
            found += (replace(line, under=heading) for line in _lines(block))
    own = {line.key for line in found if not line.repeats}
    return [line for line in found if line.repeats not in own]


def leave_out(document: Document, keys: Set[str]) -> Document:
    """The document without the lines of these keys; a section left empty goes with them."""
    if not keys:
        return document
    left = (_without(block, keys) for block in document.blocks)
    blocks = tuple(filled_sections(block for block in left if block is not None))
    topics = tuple(topic for topic in document.topics if key_of(topic) not in keys)
    return replace(document, blocks=blocks, topics=topics)


def key_of(text: str) -> str:
    """What is remembered of a line instead of its words, however they are spaced."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_LENGTH]


def _lines(block: Block) -> list[Line]:
    match block:
        case Bullets(items):
            return [_entry(item) for item in items]
        case Written(markdown):
            return [Line(key_of(part), one_line(part)) for part in paragraphs(markdown)]
        case Table(_head, rows):
            return [_row(row) for row in rows]
        case Paragraph(text, label):
            said = f"{label}: {text}" if label else text
            return [Line(key_of(said), one_line(said))]
        case Picture(text):
            return [Line(key_of(text), "a picture")]
    return []


def _entry(item: Item) -> Line:
    lead = f"{item.lead}: " if item.lead else ""
    tail = f", {item.tail}" if item.tail else ""
    first = item.text.strip().partition("\n")[0]
    whole = next((text for text in item.about if text.strip().partition("\n")[0] == first), "")
    repeats = key_of(whole) if whole else ""
    return Line(key_of(item.text), one_line(f"{lead}{first}{tail}"), repeats=repeats)


def _row(row: Iterable[str]) -> Line:
    said = " · ".join(cell for cell in row if cell)
    return Line(key_of(said), one_line(said))


def _without(block: Block, keys: Set[str]) -> Block | None:
    """What is left of a block; None for nothing."""
    lines = _lines(block)
    stays = [not ({line.key, line.repeats} & keys) for line in lines]
    if all(stays):
        return block
    if not any(stays):
        return None
    match block:
        case Bullets(items):
            return Bullets(tuple(compress(items, stays)))
        case Written(markdown):
            return Written("\n\n".join(compress(paragraphs(markdown), stays)))
        case Table(about=about):
            rows = tuple(compress(block.rows, stays))
            return replace(block, rows=rows, about=tuple(compress(about, stays)) if about else ())
    return block
