"""What will be shared, as it stands at this moment, beside the notes."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from mentorjournal.documents.document import Block, Bullets, Document, Heading, Item, Written
from mentorjournal.widgets.plain import Piece, line

MOST_LINES = 300
"""How many lines are shown; the export shows all of them."""


class SharedView(Static):
    """The sections of a session's summary, in a narrow column."""

    DEFAULT_CSS = """
    SharedView { height: auto; padding: 0; }
    """

    def show(self, document: Document) -> None:
        """Show what the document says, without its title and head."""
        rows: list[Content] = []
        for block in document.blocks:
            rows += _rows(block)
            if len(rows) > MOST_LINES:
                rows = [*rows[:MOST_LINES], line(("and more: see the export", "$muted"))]
                break
        if not rows:
            rows = [
                line(("Nothing yet. Begin a line with ! for a key point,", "$muted")),
                line(("> advice, - [ ] action, ? question, = decision.", "$muted")),
            ]
        self.update(Content("\n").join(rows))


def _rows(block: Block) -> list[Content]:
    match block:
        case Heading(text):
            return [line((text, "$muted"))]
        case Bullets(items):
            return [line(*_item(item)) for item in items]
        case Written(markdown):
            return [line(row) for row in markdown.strip().split("\n")]
        case _:
            return []


def _item(item: Item) -> list[Piece]:
    sign = "· " if item.done is None else "■ " if item.done else "□ "
    pieces: list[Piece] = [(sign, "$accent")]
    if item.lead:
        pieces.append((f"{item.lead}: ", "$accent"))
    pieces.append(item.text.replace("\n", "\n  "))
    if item.tail:
        pieces.append((f", {item.tail}", "$muted"))
    return pieces
