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
        key: By which it is left out; the same for the same words under the same heading.
        text: What it says, in one line that may be shorter than it.
        under: The heading it stands under; empty where there is none.
        whole: All that it says.
        repeats: The keys of lines whose beginning it says once more; it goes with them.
    """

    key: str
    text: str
    under: str
    whole: str
    repeats: tuple[str, ...] = ()


def lines_of(document: Document) -> list[Line]:
    """What can be left out of a document, in its order; what repeats another line goes with it."""
    return [line for lines in _by_block(document) for line in lines if not line.repeats]


def kept_out(before: Set[str], left: Set[str], seen: Set[str]) -> frozenset[str]:
    """The keys of lines that stay out of a document.

    A line that was left out and has other words now, or another mark, cannot be told from a new
    one. So where one is missing, every line that was not there then stays out too, until the
    person has looked.

    Args:
        before: The keys of all its lines, before anything is held back.
        left: Those that were left out.
        seen: Those that there were when they were left out.
    """
    if left <= before:
        return frozenset(left)
    return frozenset((left & before) | (before - seen))


def leave_out(document: Document, keys: Set[str]) -> Document:
    """The document without the lines of these keys; a section left empty goes with them."""
    if not keys:
        return document
    left = (
        _without(block, [not ({line.key, *line.repeats} & keys) for line in lines])
        for block, lines in zip(document.blocks, _by_block(document), strict=True)
    )
    blocks = tuple(filled_sections(block for block in left if block is not None))
    return replace(document, blocks=blocks)


def body_of(document: Document) -> Document:
    """What a document says without its title and head and whatever else changes with the day."""
    told = zip(document.blocks, _by_block(document), strict=True)
    blocks = tuple(_lasting(block) for block, lines in told if lines or isinstance(block, Heading))
    return Document("", blocks, letter=True)


def _lasting(block: Block) -> Block:
    """The block as it was before a day passed that its entries name."""
    if not isinstance(block, Bullets):
        return block
    return Bullets(
        tuple(replace(one, tail=one.lasting or one.tail, lasting="") for one in block.items)
    )


def key_of(text: str) -> str:
    """What is remembered of a text instead of its words, however they are spaced."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_LENGTH]


def key_of_entry(item: Item, under: str) -> str:
    """The key of an entry of a list under a heading."""
    return _entry(item, under).key


def _by_block(document: Document) -> list[list[Line]]:
    """The lines of each block; none of those at the head."""
    found: list[list[Line]] = []
    heading = ""
    begun = document.letter or not any(isinstance(block, Heading) for block in document.blocks)
    for block in document.blocks:
        if isinstance(block, Heading):
            heading, begun = one_line(block.text), True
        at_head = not begun and isinstance(block, Paragraph) and not block.label
        found.append([] if at_head else _lines(block, heading))
    return _with_repeats(document, found)


def _with_repeats(document: Document, found: list[list[Line]]) -> list[list[Line]]:
    """With what the entries on top say once more of entries below."""
    items = [
        (item, line)
        for block, lines in zip(document.blocks, found, strict=True)
        if isinstance(block, Bullets)
        for item, line in zip(block.items, lines, strict=True)
    ]
    keys: dict[Item, tuple[str, ...]] = {}
    for item, line in items:
        keys[item] = (*keys.get(item, ()), line.key)
    repeats = {id(line): keys.get(item.of, ()) for item, line in items if item.of is not None}
    return [[replace(line, repeats=repeats.get(id(line), ())) for line in lines] for lines in found]


def _lines(block: Block, under: str) -> list[Line]:
    match block:
        case Bullets(items):
            return [_entry(item, under) for item in items]
        case Written(markdown):
            return [_line(part, under) for part in paragraphs(markdown)]
        case Table(_head, rows):
            # Its figures may change, and it is the same row.
            return [_line(" · ".join(cell for cell in row if cell), under, row[0]) for row in rows]
        case Paragraph(text, label):
            return [_line(f"{label}: {text}" if label else text, under, label)]
        case Picture(text):
            return [replace(_line(text, under), text="a picture")]
    return []


def _line(said: str, under: str, named: str = "") -> Line:
    """A line, which is known by its words, or by what it is called."""
    return Line(key_of(f"{under}\n{named or said}"), one_line(said), under, said)


def _entry(item: Item, under: str) -> Line:
    lead = f"{item.lead}: " if item.lead else ""
    tail = f", {item.tail}" if item.tail else ""
    first = item.text.strip().partition("\n")[0]
    # A day that was put off does not make it another line.
    made = _line(f"{lead}{item.text}", under)
    return replace(made, text=one_line(f"{lead}{first}{tail}"), whole=f"{lead}{item.text}{tail}")


def _without(block: Block, stays: Iterable[bool]) -> Block | None:
    """What is left of a block; None for nothing."""
    stays = [*stays]
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
