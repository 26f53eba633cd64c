"""A form in short parts, of which one is shown, with totals beside its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from rich.cells import cell_len
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from mentorjournal.widgets.field_line import FieldLine, in_lines
from mentorjournal.widgets.field_row import Field, FieldRow
from mentorjournal.widgets.plain import fit, hiding, line, plain, veil
from mentorjournal.widgets.steady_text import SteadyText
from mentorjournal.widgets.strip_line import Part, StripLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mentorjournal.screens.dialogs.form import FormDialog

ROOM = 28
"""Cells of a total: what it is, and how much."""
BESIDE = 76
"""Cells of a screen on which fields and totals can stand beside each other."""


class Total(Struct, frozen=True):
    """What follows from what is typed.

    Attributes:
        label: What it is; empty for an empty row.
        figure: How much, as it is shown.
        strong: Whether it is what all the others lead to.
        late: Whether it warns.
    """

    label: str = ""
    figure: str = ""
    strong: bool = False
    late: bool = False

    def shown(self, covered: bool) -> Content:
        """The row."""
        figure = veil(self.figure) if covered else self.figure
        style = "bold" if self.strong else "$warning" if self.late else ""
        label = fit(self.label, ROOM - cell_len(figure))
        return line((label, style or "$muted"), (figure, style))


class FormPart(Struct, frozen=True):
    """Some fields that are shown together.

    Attributes:
        label: What they are about: "what it pays".
        fields: The fields.
        totals: What follows from the values of the whole form, row by row beside the fields.
        about: What the totals are: "every total, a year, USD".
        labels: Cells that the labels of the fields take.
    """

    label: str
    fields: tuple[Field, ...]
    totals: Callable[[Mapping[str, str]], Sequence[Total]]
    about: str
    labels: int = 11


class PartBox(Horizontal):
    """A part on screen: the fields, and the totals beside them, or below where it is narrow.

    Args:
        part: The part.
        fields: Its fields, as the form has them by now.
        typed: What they hold at first, by id, where that is not their own value.
    """

    DEFAULT_CSS = """
    PartBox {
        height: auto;
        & > Vertical { width: 1fr; height: auto; padding: 1 0 0 0; }
        & > .totals { width: 30; padding: 0 0 0 2; }
    }
    """

    def __init__(self, part: FormPart, fields: Sequence[Field], typed: Mapping[str, str]) -> None:
        super().__init__()
        self._part = part
        self._lines = [*in_lines(fields, typed, part.labels, room=0)]

    def compose(self) -> ComposeResult:
        """Fields and totals."""
        with Vertical():
            yield from self._lines
        yield SteadyText(classes="totals")

    def follow(self, values: Mapping[str, str]) -> None:
        """Say what follows from what is typed."""
        for each in self._lines:
            if isinstance(each, FieldLine):
                each.follow(values)
        covered = hiding(self)
        about = plain(fit(self._part.about, ROOM, right=True), "$muted")
        rows = [about, *(total.shown(covered) for total in self._part.totals(values))]
        self.query_one(".totals", SteadyText).say(Content("\n").join(rows))


class FormParts:
    """The parts of a form, and which of them is shown: the one with the cursor.

    Args:
        parts: In the order in which they are filled in.
    """

    def __init__(self, *parts: FormPart) -> None:
        self._parts = parts
        self._at = -1
        self._boxes: list[PartBox] = []

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of all parts."""
        return tuple(field for part in self._parts for field in part.fields)

    def head(self) -> Iterator[Widget]:
        """What stands beside the heading: the parts, where there are several."""
        if len(self._parts) > 1:
            strip = StripLine(id="parts")
            strip.parts = [
                Part(str(at), f"{at + 1} {part.label}") for at, part in enumerate(self._parts)
            ]
            yield strip

    def compose(self, fields: Sequence[Field], typed: Mapping[str, str]) -> Iterator[PartBox]:
        """The parts themselves.

        Args:
            fields: Those of all parts, as the form has them by now.
            typed: What they hold at first, by id, where that is not their own value.
        """
        rest = iter(fields)
        self._boxes = [
            PartBox(part, [*islice(rest, len(part.fields))], typed) for part in self._parts
        ]
        return iter(self._boxes)

    def show(self, form: FormDialog[Any], row: FieldRow) -> None:
        """Show the part that has a field."""
        at = next(at for at, box in enumerate(self._boxes) if box in row.ancestors)
        if at == self._at:
            return
        self._at = at
        for number, box in enumerate(self._boxes):
            box.display = number == at
        for strip in form.query("#parts").results(StripLine):
            strip.current = str(at)
        self.follow(form.values)
        form.refresh_bindings()

    def follow(self, values: Mapping[str, str]) -> None:
        """Say in the part that is shown what follows from what is typed."""
        self._boxes[self._at].follow(values)

    def has(self, at: int) -> bool:
        """Whether there is a part of that number, from 0, and it is not shown."""
        return at < len(self._parts) and at != self._at

    def first_row(self, at: int) -> FieldRow:
        """The first field of a part."""
        return next(iter(self._boxes[at].query(FieldRow)))
