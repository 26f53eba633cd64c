"""Documents as a message in a chat: no headings, no tables, lines as long as they are."""

from __future__ import annotations

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


def to_chat(document: Document) -> str:
    """The document as a message: the title first, each part after a line that names it."""
    parts: list[str] = [] if document.letter else [one_line(document.name)]
    for block, text in zip(document.blocks, map(_block, document.blocks), strict=True):
        # What a heading names stands right below it.
        after_heading = bool(parts) and parts[-1].endswith(":") and not isinstance(block, Heading)
        parts.append(("\n" if after_heading else "\n\n") + text if parts else text)
    return "".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"{one_line(text)}:"
        case Paragraph(text, label):
            return f"{one_line(label)}: {one_line(text)}" if label else one_line(text)
        case Written(markdown):
            return clean(markdown).strip("\n")
        case Bullets(items):
            return "\n".join(map(_item, items))
        case Table(head, rows):
            return "\n".join(_row(head, row) for row in rows)
        case Picture(text):
            return clean(text).rstrip()


def _item(item: Item) -> str:
    sign = "•" if item.done is None else "☑" if item.done else "☐"
    lead = f"{one_line(item.lead)}: " if item.lead else ""
    tail = f", {one_line(item.tail)}" if item.tail else ""
    first, *rest = clean(item.text).strip("\n").split("\n")
    return "\n".join((f"{sign} {lead}{first.strip()}{tail}", *(f"  {row.strip()}" for row in rest)))


def _row(head: tuple[str, ...], row: tuple[str, ...]) -> str:
    """A row in words: its first cell, then the others with what they are called."""
    first, *others = map(one_line, row)
    said = [f"{one_line(name)} {cell}" for name, cell in zip(head[1:], others, strict=True) if cell]
    return f"• {first}: {', '.join(said)}" if said else f"• {first}"
