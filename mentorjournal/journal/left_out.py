"""What is said of what a document does not contain: held back, left out, or new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mentorjournal.documents.document import Document
from mentorjournal.documents.leaving_out import Line, lines_of
from mentorjournal.journal.export_request import ExportRequest
from mentorjournal.text import plural


def keys_of(document: Document) -> frozenset[str]:
    """The keys of its lines."""
    return frozenset(line.key for line in lines_of(document))


def of_pay(held: Sequence[str]) -> Iterator[str]:
    """How much is held back."""
    if count := len(dict.fromkeys(held)):
        yield plural(count, "part that speaks of pay", "parts that speak of pay")


def by_hand(wish: ExportRequest, out: frozenset[str], lines: Sequence[Line]) -> Iterator[str]:
    """How many lines the person leaves out, and how many stay out since they are new.

    Args:
        wish: What is wanted.
        out: The keys of all that stay out.
        lines: The lines that there are.
    """
    left = sum(line.key in wish.left for line in lines)
    if left:
        yield f"{plural(left, 'line')} that you left out"
    if new := sum(line.key in out for line in lines) - left:
        yield plural(new, "line that is new", "lines that are new")


def new_lines(wish: ExportRequest, out: frozenset[str], lines: Sequence[Line]) -> Iterator[str]:
    """Why new lines stay out, where some do; as `by_hand`."""
    if any(line.key in out - wish.left for line in lines):
        yield (
            "A line that you left out says something else now, or is gone; what is new stays out "
            "until you take it in."
        )
