"""Notes as they read without their marks: words, and a box where there is a state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorjournal.data.notes.marks import Block, parse
from mentorjournal.dates import show_date

BEGINNING = 4_000
"""Letters of notes in which their opening is looked for."""
BOXES = {True: "■ ", False: "□ "}


def opening(notes: str, today: date) -> str:
    """How notes begin, in a line; a line that is private for ever only where there is no other."""
    blocks = [block for block in parse(notes[:BEGINNING]) if block.text.strip()]
    blocks.sort(key=lambda block: block.kind == "private")
    return next((row for block in blocks for row in _rows(block, today)), "")


def in_words(notes: str, today: date) -> str:
    """All of them, line by line."""
    return "\n".join(row for block in parse(notes) for row in _rows(block, today))


def _rows(block: Block, today: date) -> Iterator[str]:
    """The rows of a block, without blank ones."""
    rows = [row.strip() for row in block.text.splitlines() if row.strip()]
    if not rows:
        return
    if block.kind == "action":
        rows[0] = BOXES[block.done] + rows[0]
        if block.due:
            rows[0] += f", by {show_date(block.due, today)}"
    if block.kind == "private":
        rows[0] = f"private: {rows[0]}"
    yield from rows
