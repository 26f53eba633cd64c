"""Documents written as Markdown."""

from __future__ import annotations

import re

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
from mentorjournal.documents.literal import literal
from mentorjournal.documents.own_markdown import embed, embed_item
from mentorjournal.text import clean

__all__ = ["embed", "literal", "to_markdown"]


def to_markdown(document: Document) -> str:
    """The document as Markdown that CommonMark and GitHub readers show alike."""
    blocks = (_block(block) for block in (Heading(document.title, 1), *document.blocks))
    return "\n\n".join(text for text in blocks if text) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {literal(text)}"
        case Paragraph(text, label):
            return f"**{literal(label)}:** {literal(text)}" if label else literal(text)
        case Written(markdown):
            return embed(markdown)
        case Bullets(items):
            return "\n".join(_item(item) for item in items)
        case Table():
            return _table(block)
        case Picture(text):
            return _picture(text)


def _item(item: Item) -> str:
    before = "" if item.done is None else f"[{'x' if item.done else ' '}] "
    if item.lead:
        before += f"**{literal(item.lead)}**: "
    if item.written:
        first, rest = embed_item(item.text, after_words=bool(before))
    else:
        first, rest = literal(item.text), ""
    broken = "  " if first.endswith("  ") else ""
    tail = f" — {literal(item.tail)}" if item.tail else ""
    line = f"- {before}{first.rstrip(' ')}{tail}{broken}"
    return line + "\n".join(f"  {part}" if part else part for part in rest.split("\n"))


def _table(table: Table) -> str:
    columns = range(len(table.head))
    rule = ["---:" if column in table.right else "---" for column in columns]
    rows = [[literal(cell) for cell in row] for row in (table.head, *table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))


def _picture(text: str) -> str:
    text = clean(text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text.rstrip()}\n{fence}"
