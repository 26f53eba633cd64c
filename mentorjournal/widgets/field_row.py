"""One row of a form: label, editor, and what is wrong with it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea
from textual.widgets.input import Selection

from mentorjournal.widgets.choice import Choice
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.line_input import LineInput
from mentorjournal.widgets.plain import plain
from mentorjournal.widgets.text_box import TextBox

Kind = Literal["line", "text", "choice", "toggle"]
YES_NO = (("", "no"), ("yes", "yes"))


class Field(Struct, frozen=True):
    """Something a form asks for.

    Attributes:
        id: Its name among the values, and in `BadInput.field`.
        label: What it is called on screen.
        kind: One line, text of many lines, one of some options, or yes and no.
        value: What it holds at first. A toggle holds "yes" or "".
        hint: How to fill it in; shown while the person is there.
        options: Pairs of value and label, for a choice.
        required: Whether it must not be empty.
        private: Whether it is hidden while the hide key is on.
        anew: Whether typing takes the place of what the line holds at first.
    """

    id: str
    label: str
    kind: Kind = "line"
    value: str = ""
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False
    private: bool = False
    anew: bool = False


class FieldRow(Vertical):
    """A field with its label.

    Args:
        field: What is asked for.
        value: What it holds at first, where that is not the field's own value.
    """

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        & > Horizontal { height: auto; }
        .label { width: 20; padding: 0 2 0 0; color: $muted; }
        .veil { display: none; width: 1fr; color: $muted; }
        &.-veiled .veil { display: block; }
        &.-veiled LineInput, &.-veiled TextBox, &.-veiled Choice { display: none; }
        .wrong { display: none; padding: 0 0 0 20; color: $warning; height: auto; }
        &.-wrong .wrong { display: block; }
        &.-here .label { color: $accent; }
        LineInput, TextBox, Choice { width: 1fr; }
    }
    """

    class Entered(Message):
        """Enter was pressed where it does not belong to the text."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, field: Field, value: str | None = None) -> None:
        super().__init__()
        self.field = field
        self._editor = self._made(field.value if value is None else value)
        self._refused: str | None = None

    def _made(self, value: str) -> LineInput | TextBox | Choice:
        match self.field.kind:
            case "line":
                return LineInput(value, anew=self.field.anew)
            case "text":
                return TextBox(value)
            case "choice":
                return Choice(self.field.options, value)
            case "toggle":
                return Choice(YES_NO, value)

    def compose(self) -> ComposeResult:
        """Label and editor side by side, the complaint below."""
        with Horizontal():
            label = f"{self.field.label} *" if self.field.required else self.field.label
            yield Static(plain(label), classes="label")
            yield self._editor
            yield Static(plain("hidden, and kept as it is"), classes="veil")
        yield Static(classes="wrong")

    @property
    def editor(self) -> Widget:
        """The widget that takes the keys."""
        return self._editor

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self._editor.text if isinstance(self._editor, TextBox) else self._editor.value

    @value.setter
    def value(self, value: str) -> None:
        if isinstance(self._editor, TextBox):
            self._editor.text = value
        else:
            self._editor.value = value

    def complain(self, message: str) -> None:
        """Say what is wrong below the field; an empty message takes it away."""
        self._refused = self.value if message else None
        self.set_class(bool(message), "-wrong")
        self.query_one(".wrong", Static).update(plain(message))

    def refuse(self, message: str) -> None:
        """Say what is wrong and put the cursor there, to mend it rather than to type it anew."""
        if isinstance(self._editor, LineInput):
            self._editor.select_on_focus = False
            self._editor.selection = Selection.cursor(len(self._editor.value))
        self._editor.focus()
        self.complain(message)

    def on_resize(self) -> None:
        """Bring a complaint into sight as soon as there is room for it below the field."""
        if self._refused is not None and self.has_focus_within:
            self.scroll_visible(animate=False)

    def on_mount(self) -> None:
        """Follow the hide key."""
        if hasattr(self.app, "hidden"):
            self.watch(self.app, "hidden", self._follow_hiding)

    def _follow_hiding(self, hidden: bool) -> None:
        """Cover what is private, and what speaks of pay at this moment."""
        written = self.field.kind in ("line", "text")
        private = self.field.private or (written and speaks_of_pay(self.value))
        self.set_class(hidden and private, "-veiled")

    def on_descendant_focus(self) -> None:
        """Let the label stand out."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """Let the label step back."""
        self.remove_class("-here")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a line goes on."""
        event.stop()
        self.post_message(self.Entered(self))

    def on_choice_submitted(self, event: Choice.Submitted) -> None:
        """Enter on a choice goes on."""
        event.stop()
        self.post_message(self.Entered(self))

    def on_input_changed(self) -> None:
        """What was wrong is being mended."""
        self._mended()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """As for lines."""
        event.stop()
        self._mended()

    def _mended(self) -> None:
        """Take the complaint away, unless what is said to have changed is what was refused."""
        if self._refused is not None and self.value != self._refused:
            self.complain("")
