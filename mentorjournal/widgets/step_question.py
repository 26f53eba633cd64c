"""What is asked in the place of a line: until when it is put off, or why it is let go."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Blur, DescendantBlur, Key
from textual.message import Message
from textual.widgets import Input, Static

from mentorjournal.widgets.plain import fit, line
from mentorjournal.widgets.strip_line import Part, StripLine
from mentorjournal.widgets.textual_patches.line_input import LineInput

When = Literal["tomorrow", "week", "talk", "day"]
CHOICES: tuple[tuple[When, str], ...] = (
    ("tomorrow", "tomorrow"),
    ("week", "next week"),
    ("talk", "next talk"),
    ("day", "a day"),
)
NAME = 16


class StepQuestion(Horizontal, can_focus=True):
    """A strip of days, or a field; enter takes it, escape leaves everything as it is."""

    DEFAULT_CSS = """
    StepQuestion {
        height: 1;
        display: none;
        background: $panel;
        padding: 0 0 0 2;
        & > #asked-of { width: auto; }
        & > StripLine { width: 1fr; background: $panel; }
        & > LineInput { width: 1fr; display: none; }
        &.-typing > StripLine { display: none; }
        &.-typing > LineInput { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Before", show=False),
        Binding("right", "step(1)", "Next", show=False),
        Binding("enter", "take", "Take", show=False),
        Binding("escape,q", "close", "Leave", show=False),
    ]

    class PutOff(Message):
        """A line is to rest: until tomorrow, next week, the next talk, or a typed day."""

        def __init__(self, when: When, typed: str = "") -> None:
            super().__init__()
            self.when = when
            self.typed = typed

    class LetGo(Message):
        """A line is let go, for a reason."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    class Closed(Message):
        """Nothing is to be decided."""

    def __init__(self) -> None:
        super().__init__()
        self._asked = ""
        self._letting_go = False

    def compose(self) -> ComposeResult:
        """What is asked, the strip, the field."""
        yield Static(id="asked-of")
        yield StripLine()
        yield LineInput()

    def ask_until(self, name: str, *, with_talk: bool) -> None:
        """Ask until when the line about somebody is put off.

        Args:
            name: Who it is about.
            with_talk: Whether there can be a next talk.
        """
        self._asked, self._letting_go = name, False
        strip = self.query_one(StripLine)
        strip.parts = [Part(each, words) for each, words in CHOICES if each != "talk" or with_talk]
        strip.current = "tomorrow"
        self._show("put off until", typing=False)

    def ask_why(self, name: str) -> None:
        """Ask why the line about somebody is let go."""
        self._asked, self._letting_go = name, True
        self._show("let go, because", typing=True)

    def _show(self, words: str, *, typing: bool) -> None:
        self.display = True
        self.set_class(typing, "-typing")
        name = f"{fit(self._asked, min(NAME, len(self._asked)))}  " if self._asked else ""
        self.query_one("#asked-of", Static).update(line(name, (f"{words} ", "$muted")))
        if typing:
            typed = self.query_one(LineInput)
            typed.value = ""
            typed.focus()
        else:
            self.focus()

    def action_step(self, step: int) -> None:
        """Choose the day before or after."""
        strip = self.query_one(StripLine)
        every = [part.id for part in strip.parts]
        strip.current = every[(every.index(strip.current) + step) % len(every)]

    @on(StripLine.Chosen)
    def _clicked(self, event: StripLine.Chosen) -> None:
        event.stop()
        self.query_one(StripLine).current = event.part
        self.action_take()

    def action_take(self) -> None:
        """Take what is chosen; a day is typed first."""
        chosen = self.query_one(StripLine).current
        if chosen == "day":
            self._show("put off until", typing=True)
        else:
            self.post_message(self.PutOff(chosen))  # type: ignore[arg-type]

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        if self._letting_go:
            self.post_message(self.LetGo(event.value))
        else:
            self.post_message(self.PutOff("day", event.value))

    def on_key(self, event: Key) -> None:
        """A letter that is no answer is none to anything else either."""
        if event.is_printable and self.has_focus and event.character != "q":
            event.stop()

    @on(DescendantBlur)
    @on(Blur)
    def _left(self) -> None:
        """Decide nothing where the cursor goes elsewhere."""
        self.call_later(self._close_if_left)

    def _close_if_left(self) -> None:
        if self.display and not self.has_focus_within and self.screen.is_current:
            self.action_close()

    def close(self) -> None:
        """Show the line again."""
        self.display = False

    def action_close(self) -> None:
        """Decide nothing."""
        self.close()
        self.post_message(self.Closed())
