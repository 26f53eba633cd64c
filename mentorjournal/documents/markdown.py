"""Documents written as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

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
from mentorjournal.documents.finished import Piece, fence, put_together
from mentorjournal.documents.literal import literal
from mentorjournal.documents.own_markdown import embed, embed_item

__all__ = ["embed", "literal", "to_markdown"]


def to_markdown(document: Document) -> str:
    """The document as Markdown that CommonMark and GitHub readers show alike."""
    pieces = [piece for block in document.whole for piece in _pieces(block) if piece.text]
    return put_together(pieces) + "\n"


def _pieces(block: Block) -> Iterator[Piece]:
    match block:
        case Heading(text, level):
            yield Piece(f"{'#' * level} {literal(text)}")
        case Paragraph(text, label):
            yield Piece(f"**{literal(label)}:** {literal(text)}" if label else literal(text))
        case Written(markdown):
            yield Piece(embed(markdown), fence(markdown))
        case Bullets(items):
            for at, item in enumerate(items):
                yield Piece(_item(item), _fenced_item(item), "\n" if at else "\n\n")
        case Table():
            yield Piece(_table(block))
        case Picture(text):
            yield Piece(fence(text, "text"))


def _before(item: Item) -> str:
    before = "" if item.done is None else f"[{'x' if item.done else ' '}] "
    return f"{before}**{literal(item.lead)}**: " if item.lead else before


def _fenced_item(item: Item) -> str:
    """The entry with its text letter by letter; empty where it is literal anyway."""
    if not item.written:
        return ""
    first = f"- {_before(item)}{literal(item.tail)}".rstrip()
    rows = fence(item.text).split("\n")
    return "\n".join((first if first != "-" else "- …", "", *(f"  {row}" for row in rows)))


def _item(item: Item) -> str:
    before = _before(item)
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
