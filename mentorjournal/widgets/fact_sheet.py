"""Labelled facts in sections, wrapped beside their labels."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from mentorjournal.widgets.plain import Piece, fit, line, plain, wrapped

LABEL_WIDTH = 10
LEAST_BESIDE = 24


class Fact(Struct, frozen=True):
    """A label and what is to be said; an empty label continues the one above."""

    label: str
    said: Piece


class Section(Struct, frozen=True):
    """Facts under a heading.

    Attributes:
        heading: A few words.
        facts: What stands below it.
        beside: More words on the heading's line, muted.
    """

    heading: Piece
    facts: Sequence[Fact]
    beside: str = ""


class FactSheet(Static):
    """Sections of facts; long ones go on under their own beginning, not under the label."""

    DEFAULT_CSS = """
    FactSheet { height: auto; background: $background; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._sections: Sequence[Section] = ()

    def fill(self, sections: Sequence[Section]) -> None:
        """Show these sections."""
        self._sections = sections
        self._lay_out(self.content_size.width)

    def on_resize(self, event: Resize) -> None:
        """Wrap for the new width."""
        self._lay_out(self.content_size.width)

    def _lay_out(self, width: int) -> None:
        if width > LEAST_BESIDE:
            blocks = [_block(section, width) for section in self._sections]
            self.update(plain("\n\n").join(blocks))


def _block(section: Section, width: int) -> Content:
    heading = line(section.heading).stylize("bold")
    beside = plain(section.beside, "$muted")
    one = line(heading, "   " if section.beside else "", beside)
    rows = [one] if one.cell_length <= width else [heading, *wrapped(beside, width)]
    for fact in section.facts:
        for index, part in enumerate(wrapped(line(fact.said), width - LABEL_WIDTH)):
            label = fact.label if index == 0 else ""
            rows.append(line((fit(label, LABEL_WIDTH), "$muted"), part.rstrip()))
    return plain("\n").join(rows)
