"""An agreement in rows: what each part is about, and what is said of it, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content
from textual.events import Resize

from mentorjournal.text import one_line
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, hiding, line, plain, veil, wrapped

LABEL, GAP = 14, 3
"""Cells of the label, and before what stands last."""
WIDEST = 92
"""No text is wider than that."""


class AgreementRow(Struct, frozen=True):
    """A part of an agreement.

    Attributes:
        label: What it is about.
        text: What is said; may have many lines, or none.
        aside: What stands behind its first line: "in 14 days".
        late: Whether that is a warning.
        private: Whether it is covered while others look on.
        fields: What each line of the text is about; the last of them goes for all that follow.
    """

    label: str
    text: str
    fields: tuple[str, ...] = ("",)
    aside: str = ""
    late: bool = False
    private: bool = False


class AgreementLine(Struct, frozen=True):
    """A line of a part, as wide as there is room.

    Attributes:
        row: The part.
        number: Which line of it, from 0.
        text: Its words.
        field: What it is about.
    """

    row: AgreementRow
    number: int
    text: str
    field: str


class AgreementList(LineList[AgreementLine]):
    """A line each; every line of a part stands for it."""

    DEFAULT_CSS = """
    AgreementList { height: 1fr; margin: 1 1 0 1; }
    """

    def show(self, parts: Sequence[AgreementRow]) -> None:
        """Show these parts."""
        self._parts = tuple(parts)
        self._lay_out()

    def _lay_out(self) -> None:
        # Before there is a place for it nothing is drawn, and no line needs to be broken.
        width = min(self.row_room - LABEL, WIDEST) if self.row_room > LABEL else WIDEST
        self.fill([each for part in self._parts for each in _lines(part, width)])

    def on_resize(self, event: Resize) -> None:
        """Wrap for the new width."""
        self._lay_out()
        super().on_resize(event)

    _parts: tuple[AgreementRow, ...] = ()

    def key_of(self, row: AgreementLine) -> str:
        """The part, and which line of it."""
        return f"{row.row.label} {row.number}" if row.number else row.row.label

    def point_at(self, label: str, field: str, words: str) -> None:
        """Highlight a line of a part: where these words stand, or else its first about a field."""
        part = [each for each in self.rows if each.row.label == label]
        about = [each for each in part if each.field == field] or part
        there = (each for each in about if _has(one_line(each.text), words))
        if (found := next(there, about[0] if about else None)) is not None:
            self.highlight(self.key_of(found))

    @property
    def part(self) -> str:
        """The label of the highlighted part; empty where there is none."""
        return "" if self.row is None else self.row.row.label

    @property
    def field(self) -> str:
        """What the highlighted line is about; empty where that is no field."""
        return "" if self.row is None else self.row.field

    def draw(self, row: AgreementLine, width: int) -> Content:
        """The label once, the words behind it, and at the end how far a day is."""
        part = row.row
        label = part.label if row.number == 0 else ""
        covered = hiding(self) and (part.private or speaks_of_pay(part.text))
        said = plain(veil(row.text) if covered else row.text or "–", "" if row.text else "$muted")
        aside = part.aside if row.number == 0 else ""
        room = width - LABEL - cell_len(aside) - GAP
        if aside and room >= said.cell_length:
            said = line(said, " " * (room - said.cell_length + GAP))
            style = "$warning" if part.late else "$muted"
            return line((fit(label, LABEL), "$muted"), said, (aside, style))
        return line((fit(label, LABEL), "$muted"), said)


def _has(text: str, words: str) -> bool:
    """Whether words stand in a line, or begin with all of it and go on in the next."""
    return bool(text) and (words in text or words.startswith(text))


def _broken(written: str, width: int) -> list[str]:
    """A line as rows of that many cells at most; an empty one is one row."""
    if not written.isascii():
        return [each.plain for each in wrapped(plain(written), width)]
    if len(written) <= width:
        return [written]
    # A letter a cell: so much quicker that a text of thousands of lines is there at once.
    broken = fill(written, max(1, width), expand_tabs=False, replace_whitespace=False)
    return broken.split("\n")


def _lines(part: AgreementRow, width: int) -> Iterator[AgreementLine]:
    """The lines of a part; one that says nothing has one too."""
    number = 0
    for at, written in enumerate(part.text.split("\n")):
        field = part.fields[min(at, len(part.fields) - 1)]
        for text in _broken(written, width):
            yield AgreementLine(part, number, text, field)
            number += 1
