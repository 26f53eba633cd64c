"""One row of a form: label, editor, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.errors import BadInput, Unclear
from mentorjournal.widgets.choice import Choice
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.footer import chosen_keys, show_key
from mentorjournal.widgets.plain import Piece, hiding, line, plain
from mentorjournal.widgets.several import Several
from mentorjournal.widgets.steady_text import SteadyText
from mentorjournal.widgets.text_box import TextBox
from mentorjournal.widgets.textual_patches.line_input import LineInput

Kind = Literal["line", "text", "prose", "choice", "several", "toggle"]
WRITTEN: tuple[Kind, ...] = ("line", "text", "prose", "several")
YES_NO = (("", "no"), ("yes", "yes"))
TAKERS = ("form.first", "form.second")
"""The commands that take the readings of a figure which is asked about."""
LABELS = 20
"""Cells that the label of a field takes, unless the form says otherwise."""

Says = Callable[[Mapping[str, str]], str]
"""What there is to say of what stands in the fields, by id, while it is typed."""


class Field(Struct, frozen=True):
    """Something a form asks for.

    Attributes:
        id: Its name among the values, and in `BadInput.field`.
        label: What it is called on screen.
        kind: One line, text of many lines, prose that wraps and from which enter goes on, one
            of some options, several of them, or yes and no.
        value: What it holds at first. A toggle holds "yes" or ""; a choice its first option,
            if this is none of them; several what `widgets.several.joined` gives.
        hint: How to fill it in; shown while the person is there.
        options: Pairs of value and label, for a choice.
        required: Whether it must not be empty.
        private: Whether it is hidden while the hide key is on.
        anew: Whether typing takes the place of what the line holds; where that is not said, it
            does in a figure.
        proposed: Whether typing takes the place of the value of a line as long as it stands there
            unchanged: it was put there for the person, who may word it otherwise.
        reads: How a figure, or a name, in the line is read. Where it could mean two things that
            is asked as soon as the line is left.
        ghost: What stands in the line, muted, while it is empty.
        above: A heading above it.
        beside: Whether it stands in the row of the field before it.
        width: Cells of the editor, where something else follows in its row.
        aside: What is said behind it of what is typed.
        saves: Whether enter saves here, though more fields follow.
        when: Whether it is asked for, by what stands in the fields; always if left out.
    """

    id: str
    label: str
    kind: Kind = "line"
    value: str = ""
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False
    private: bool = False
    anew: bool | None = None
    proposed: bool = False
    reads: Callable[[str], object] | None = None
    ghost: str = ""
    above: str = ""
    beside: bool = False
    width: int = 0
    aside: Says | None = None
    saves: bool = False
    when: Callable[[Mapping[str, str]], bool] | None = None

    @property
    def at_first(self) -> str:
        """What stands there before anything is typed; a choice always has something chosen."""
        if self.kind == "choice" and self.value not in (known for known, _label in self.options):
            return self.options[0][0]
        return self.value


class FieldRow(Vertical):
    """A field with its label.

    Args:
        field: What is asked for.
        value: What it holds at first, where that is not the field's own value.
        labels: Cells that the label takes.
    """

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        & > Horizontal { height: auto; }
        .label { padding: 0 1 0 0; color: $muted; }
        &.-beside .label { padding: 0 1 0 3; }
        .veil { display: none; width: 1fr; color: $muted; }
        &.-veiled .veil { display: block; }
        &.-veiled LineInput, &.-veiled TextBox { display: none; }
        &.-veiled Choice, &.-veiled Several { display: none; }
        .wrong { display: none; color: $warning; height: auto; }
        &.-wrong .wrong { display: block; }
        &.-veiled .wrong { display: none; }
        &.-here .label { color: $accent; }
        LineInput, TextBox, Choice, Several { width: 1fr; }
    }
    """

    class Entered(Message):
        """Enter was pressed where it does not belong to the text."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    class Changed(Message):
        """Something else stands in the field."""

    class Complained(Message):
        """What is said to be wrong with the field has changed; empty words mean nothing is."""

        def __init__(self, row: FieldRow, words: Content) -> None:
            super().__init__()
            self.row = row
            self.words = words

    def __init__(self, field: Field, value: str | None = None, labels: int = LABELS) -> None:
        super().__init__(classes="-beside" if field.beside else "")
        self.field = field
        self._labels = labels
        self._editor = self._made(field.value if value is None else value)
        self._covered = False
        self._refused: str | None = None
        self._question: Unclear | None = None
        self._meant: str | None = None

    def _made(self, value: str) -> LineInput | TextBox | Choice | Several:
        match self.field.kind:
            case "line":
                anew = self.field.anew
                if anew is None:
                    anew = self.field.reads is not None
                proposed = self.field.proposed and value == self.field.value
                ghost = self.field.ghost
                return LineInput(value, anew=anew, proposed=proposed, placeholder=ghost)
            case "text":
                return TextBox(value)
            case "prose":
                return TextBox(value, goes_on=True)
            case "choice":
                return Choice(self.field.options, value)
            case "several":
                return Several(self.field.options, value)
            case "toggle":
                return Choice(YES_NO, value)

    def compose(self) -> ComposeResult:
        """Label and editor side by side, the complaint below."""
        with Horizontal():
            label = f"{self.field.label} *" if self.field.required else self.field.label
            name = Static(plain(label), classes="label")
            name.styles.width = self._labels
            yield name
            yield self._editor
            yield Static(plain("hidden, and kept as it is"), classes="veil")
        wrong = SteadyText(classes="wrong")
        wrong.styles.padding = (0, 0, 0, self._labels)
        yield wrong

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
        match self._editor:
            case TextBox():
                self._editor.text = value
            case LineInput():
                self._editor.put(value)
            case Choice() | Several():
                self._editor.value = value

    def complain(self, message: str) -> None:
        """Say what is wrong below the field; an empty message takes it away."""
        self._question = None
        self._say(plain(message))

    def ask(self, unclear: Unclear, *, here: bool) -> None:
        """Ask below the field which of several things is meant.

        Args:
            unclear: What was typed, and what it could mean.
            here: Whether the cursor is in the field, so that the keys which take one work now.
        """
        self._question = unclear
        takers = zip(TAKERS, unclear.said, strict=False)
        keys = [(self._key_of(command), reading) for command, reading in takers]
        if here:
            asked: list[Piece] = [f"“{unclear.typed[:40]}” asks: "]
            for number, (key, reading) in enumerate(keys):
                asked += [" or " if number else "", (key, "bold $accent"), f" {reading}"]
            self._say(line(*asked, "?"))
        else:
            possible = " or ".join(reading for _, reading in keys)
            which = " or ".join(key for key, _ in keys)
            self._say(plain(f"“{unclear.typed[:40]}” could be {possible}: shift+tab, then {which}"))

    def _key_of(self, command: str) -> str:
        return show_key(keys_of(BY_ID[command], chosen_keys(self.app))[0])

    @property
    def complains(self) -> bool:
        """Whether something is said to be wrong with the field, or is asked about it."""
        return self._refused is not None

    def has_reading(self, number: int) -> bool:
        """Whether it is asked here which of several things is meant, so many at least."""
        return self._question is not None and number < len(self._question.readings)

    def take_reading(self, number: int) -> None:
        """What was typed means this; it stands in the field so that it can mean nothing else."""
        if self._question is not None:
            self.value = self._meant = self._question.readings[number]
            self.complain("")

    def _say(self, words: Content) -> None:
        self._refused = self.value if words else None
        self.set_class(bool(words), "-wrong")
        self.query_one(".wrong", SteadyText).say(words)
        self.post_message(self.Complained(self, words))

    def refuse(self, error: BadInput) -> None:
        """Say below the field what is wrong with it, or ask; the cursor stays where it is."""
        if isinstance(error, Unclear):
            self.ask(error, here=self._editor.has_focus)
        else:
            self.complain(str(error))

    def mend(self) -> None:
        """Put the cursor here, to mend what stands in the field rather than to type it anew."""
        if isinstance(self._editor, LineInput):
            self._editor.mend()
        self._editor.focus()

    def judge(self) -> None:
        """Say what of it cannot be read, or ask; nothing where all of it can."""
        self.complain("")
        if self.field.reads is not None and self.value.strip() and self.value != self._meant:
            try:
                self.field.reads(self.value)
            except BadInput as error:
                error.field = error.field or self.field.id
                self.refuse(error)

    @property
    def question(self) -> Unclear | None:
        """What is asked about the field and not answered yet."""
        return self._question

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
        written = self.field.kind in WRITTEN
        private = self._covered or self.field.private or (written and speaks_of_pay(self.value))
        self.set_class(hidden and private, "-veiled")

    def cover(self, covered: bool) -> None:
        """Follow the hide key because of what the form is about, whatever stands here."""
        self._covered = covered
        self._follow_hiding(hiding(self))

    def on_descendant_focus(self) -> None:
        """Let the label stand out, and name the keys that answer, which work by now."""
        self.add_class("-here")
        if self._question is not None:
            self.ask(self._question, here=True)

    def on_descendant_blur(self) -> None:
        """Let the label step back, and say at once what of a figure or a day cannot be read."""
        self.remove_class("-here")
        if self._question is not None:
            self.ask(self._question, here=False)
        elif self._refused is None:
            self.judge()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a line goes on."""
        event.stop()
        self.post_message(self.Entered(self))

    def on_text_box_submitted(self, event: TextBox.Submitted) -> None:
        """Enter in prose goes on."""
        event.stop()
        self.post_message(self.Entered(self))

    @on(Choice.Submitted)
    @on(Several.Submitted)
    def _chosen(self, event: Message) -> None:
        """Enter on a choice goes on."""
        event.stop()
        self.post_message(self.Entered(self))

    def on_input_changed(self) -> None:
        """What was wrong is being mended."""
        self._mended()
        self.post_message(self.Changed())

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """As for lines."""
        event.stop()
        self._mended()
        self.post_message(self.Changed())

    @on(Choice.Changed)
    @on(Several.Changed)
    def _chosen_otherwise(self) -> None:
        """As for lines."""
        self.post_message(self.Changed())

    def _mended(self) -> None:
        """Take the complaint away, unless what is said to have changed is what was refused."""
        if self._refused is not None and self.value != self._refused:
            self.complain("")
