"""Documents written as plain text, to be read in a terminal, a mail or by a voice.

A paragraph is one line, however long: whoever reads it, or pastes it into a letter, has a width
of their own.
"""

from __future__ import annotations

import unicodedata

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
from mentorjournal.text import clean, one_line

_RULED = 78
"""Columns; the line below a longer heading is no longer."""


def to_text(document: Document) -> str:
    """The document as plain text."""
    blocks = (_block(block) for block in document.whole)
    return "\n\n".join(text for text in blocks if text) + "\n"


def columns(text: str) -> int:
    """How many columns the text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return _heading(one_line(text), level)
        case Paragraph(text, label):
            return f"{one_line(label)}: {one_line(text)}" if label else one_line(text)
        case Written(markdown):
            return clean(markdown).strip("\n")
        case Bullets(items):
            return "\n".join(_item(item) for item in items)
        case Table():
            return _table(block)
        case Picture(text):
            return clean(text).rstrip()


def _heading(text: str, level: int) -> str:
    rule = {1: "=", 2: "-"}.get(level)
    return f"{text}\n{rule * min(columns(text), _RULED)}" if rule else text


def _item(item: Item) -> str:
    before = "" if item.done is None else f"[{'x' if item.done else ' '}] "
    before += f"{one_line(item.lead)}: " if item.lead else ""
    first, _, rest = clean(item.text).strip("\n").partition("\n")
    tail = f" — {one_line(item.tail)}" if item.tail else ""
    if rest and not item.written:
        first, rest = f"{first} {rest}", ""
    lines = [f"- {before}{one_line(first)}{tail}"]
    lines += [f"  {line}".rstrip() for line in rest.split("\n")] if rest else []
    return "\n".join(lines)


def _table(table: Table) -> str:
    rows = [[one_line(cell) for cell in row] for row in (table.head, *table.rows)]
    widths = [max(columns(row[place]) for row in rows) for place in range(len(table.head))]
    lines = [_row(row, widths, table.right) for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _row(row: list[str], widths: list[int], right: frozenset[int]) -> str:
    cells = []
    for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
        space = " " * (width - columns(cell))
        cells.append(space + cell if place in right else cell + space)
    return "  ".join(cells).rstrip()
