"""Fields side by side, with words behind them and below what is wrong with one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.widgets.field_row import LABELS, Field, FieldRow
from mentorjournal.widgets.plain import plain
from mentorjournal.widgets.steady_text import SteadyText

ROW = 56
"""Cells of a form with room for several labelled fields in a row."""
ASIDE = 15
"""Cells in which something can be said behind a field."""
BETWEEN = 4
"""Cells around the label of a field that stands behind another one."""


def in_lines(
    fields: Sequence[Field], typed: Mapping[str, str], labels: int = LABELS, *, room: int = ROW
) -> Iterator[Widget]:
    """The fields as a form shows them: headings, rows, and several fields in a row.

    Args:
        fields: What is asked for, in order.
        typed: What they hold at first, by id, where that is not their own value.
        labels: Cells that the labels take.
        room: Cells of a form that fields side by side need at least.
    """
    groups: list[list[Field]] = []
    for field in fields:
        if field.beside and groups:
            groups[-1].append(field)
        else:
            groups.append([field])
    for first, *others in groups:
        if first.above:
            yield Static(plain(first.above), classes="above")
        if others or first.aside:
            yield FieldLine.labelled([first, *others], typed, labels, room)
        else:
            yield FieldRow(first, typed.get(first.id), labels)


class FieldLine(Vertical):
    """Some short fields in one row of the screen.

    Args:
        fields: What is asked for, in order; the last one takes the room that is left, unless
            something is said behind one of them.
        widths: How many cells each of the others takes.
        typed: What the fields hold at first, by id, where that is not their own value.
        labels: Cells that the label of the first takes; without labels where left out.
    """

    DEFAULT_CSS = """
    FieldLine {
        height: auto;
        & > Horizontal { height: auto; }
        FieldRow { width: 1fr; }
        &.-bare FieldRow .label { display: none; }
        FieldRow.-wrong .wrong { display: none; }
        & > Horizontal > .remark { width: auto; padding: 0 0 0 1; color: $warning; }
        & > Horizontal > .aside { width: 1fr; padding: 0 0 0 2; color: $muted; }
        & > Horizontal > .aside.-between { text-wrap: nowrap; text-overflow: ellipsis; }
        & > .amiss { display: none; height: auto; color: $warning; }
        &.-amiss > .amiss { display: block; }
        &.-slim > Horizontal { layout: vertical; }
    }
    """

    def __init__(
        self,
        fields: Sequence[Field],
        widths: Sequence[int],
        typed: Mapping[str, str] | None = None,
        labels: int = 0,
    ) -> None:
        super().__init__(classes="" if labels else "-bare")
        self.fields = tuple(fields)
        self._widths = tuple(widths)
        self._typed = typed or {}
        self._labels = labels
        self._needed = ROW
        self._amiss: dict[str, Content] = {}

    @classmethod
    def labelled(
        cls,
        fields: Sequence[Field],
        typed: Mapping[str, str],
        labels: int = LABELS,
        room: int = ROW,
    ) -> FieldLine:
        """Fields with their labels, each as wide as it says."""
        names = [labels, *(len(field.label) + BETWEEN for field in fields[1:])]
        widths = [name + field.width for name, field in zip(names, fields, strict=True)]
        says = [field for field in fields if field.aside]
        made = cls(fields, widths if says else widths[:-1], typed, labels)
        made._needed = max(room, sum(widths) + (ASIDE if says else 0))
        return made

    def compose(self) -> ComposeResult:
        """The fields and the words behind them, the complaint below."""
        with Horizontal():
            for at, field in enumerate(self.fields):
                beside = len(field.label) + BETWEEN if field.beside else self._labels
                row = FieldRow(field, self._typed.get(field.id), beside)
                if at < len(self._widths):
                    row.styles.width = self._widths[at]
                yield row
                if self._labels and field.aside:
                    last = field is self.fields[-1]
                    yield SteadyText(classes="aside" if last else "aside -between")
            if not self._labels:
                yield Static(classes="remark")
        amiss = SteadyText(classes="amiss")
        amiss.styles.padding = (0, 0, 0, self._labels)
        yield amiss

    def on_resize(self) -> None:
        """Put the fields below each other where a row is too short for them."""
        slim = bool(self._labels) and self.size.width < self._needed
        if slim != self.has_class("-slim"):
            self.set_class(slim, "-slim")
            for at, row in enumerate(self.query(FieldRow)):
                width = self._widths[at] if at < len(self._widths) and not slim else "1fr"
                row.styles.width = width

    @property
    def says(self) -> bool:
        """Whether something is said behind one of the fields."""
        return bool(self._labels) and any(field.aside for field in self.fields)

    def follow(self, values: Mapping[str, str]) -> None:
        """Say behind each field what there is to say of what is typed.

        Args:
            values: What stands in all fields of the form, by id.
        """
        if not self.says:
            return
        covered = any(row.has_class("-veiled") for row in self.query(FieldRow))
        asides = [field.aside for field in self.fields if field.aside]
        for says, below in zip(asides, self.query(".aside").results(SteadyText), strict=True):
            below.say(plain("" if covered else says(values)))

    def remark(self, word: str) -> None:
        """Say something behind the fields that is amiss; empty for nothing."""
        remark = self.query_one(".remark", Static)
        if remark.content != (said := plain(word)):
            remark.update(said)

    def on_field_row_complained(self, event: FieldRow.Complained) -> None:
        """Say below the line what is wrong, where there is room for it."""
        event.stop()
        self._amiss[event.row.field.id] = event.words
        said = [each for field in self.fields if (each := self._amiss.get(field.id))]
        words = Content("\n").join(said)
        self.set_class(bool(words), "-amiss")
        self.query_one(".amiss", SteadyText).say(words)
