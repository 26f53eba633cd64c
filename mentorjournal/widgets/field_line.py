"""Fields side by side, with a word behind them and below what is wrong with one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from mentorjournal.widgets.field_row import Field, FieldRow
from mentorjournal.widgets.plain import plain


class FieldLine(Vertical):
    """Some short fields in one row of the screen, without labels.

    Args:
        fields: What is asked for, in order; the last one takes the room that is left.
        widths: How many cells each of the others takes.
        typed: What the fields hold at first, by id, where that is not their own value.
    """

    DEFAULT_CSS = """
    FieldLine {
        height: auto;
        & > Horizontal { height: auto; }
        FieldRow { width: 1fr; }
        FieldRow .label { display: none; }
        FieldRow.-wrong .wrong { display: none; }
        & > Horizontal > .remark { width: auto; padding: 0 0 0 1; color: $warning; }
        & > .amiss { display: none; height: auto; color: $warning; }
        &.-amiss > .amiss { display: block; }
    }
    """

    def __init__(
        self,
        fields: Sequence[Field],
        widths: Sequence[int],
        typed: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self._widths = tuple(widths)
        self._typed = typed or {}
        self._amiss: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """The fields and the word behind them, the complaint below."""
        with Horizontal():
            for at, field in enumerate(self.fields):
                row = FieldRow(field, self._typed.get(field.id))
                if at < len(self._widths):
                    row.styles.width = self._widths[at]
                yield row
            yield Static(classes="remark")
        yield Static(classes="amiss")

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
        self.query_one(".amiss", Static).update(words)
