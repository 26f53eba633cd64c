"""Above the table of people: the first group, or what they are narrowed to, and the find line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from mentorjournal.widgets.matching import LONGEST
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.steady_text import SteadyText, SteadyWidth
from mentorjournal.widgets.strip_line import Part, StripLine
from mentorjournal.widgets.textual_patches.line_input import LineInput


class PeopleBar(Container):
    """A heading while everybody is shown; otherwise a strip, the order, and what is typed."""

    DEFAULT_CSS = """
    PeopleBar {
        height: auto;
        layout: vertical;
        & > #group { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & > #narrowing { height: 1; width: 1fr; display: none; }
        & > #finding { height: 1; display: none; }
        #order { width: auto; color: $muted; padding: 0 0 0 2; }
        StripLine { width: 1fr; }
        #slash { width: 2; color: $accent; }
        #finding > LineInput { width: 1fr; }
        #hits { width: auto; padding: 0 0 0 1; color: $muted; }
        &.-usual #order { display: none; }
        &.-narrowed > #group { display: none; }
        &.-narrowed > #narrowing { display: block; }
        &.-finding > #finding { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "go(1)", "Next", show=False),
        Binding("up", "go(-1)", "Before", show=False),
        Binding("tab", "everywhere", "Everywhere", show=False),
        Binding("escape", "close", "Everybody", show=False),
    ]

    class Typed(Message):
        """What to look for is something else now."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Moved(Message):
        """The match below (1) or above (-1) is asked for."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Kept(Message):
        """What was typed stays, and the cursor goes to the first match."""

    class Everywhere(Message):
        """What else is found by that is asked for."""

    class Closed(Message):
        """Nothing is looked for any more."""

    def compose(self) -> ComposeResult:
        """The heading, the strip with the order, the line that is typed in."""
        yield SteadyText(id="group")
        with Horizontal(id="narrowing"):
            yield StripLine()
            yield SteadyWidth(id="order")
        with Horizontal(id="finding"):
            yield Static(line("/"), id="slash")
            yield LineInput(max_length=LONGEST)
            yield SteadyWidth(id="hits")

    def show_group(self, heading: Content) -> None:
        """Show a heading; nobody is left out."""
        self.query_one("#group", SteadyText).say(heading)
        self.remove_class("-narrowed")

    def show_strip(self, parts: Sequence[Part], current: str, order: str, *, usual: bool) -> None:
        """Show who is chosen of whom.

        Args:
            parts: Who can be chosen.
            current: Who is.
            order: What they are ordered by, in words.
            usual: Whether that is the usual order, which is said only where there is room.
        """
        self.set_class(usual, "-usual")
        strip = self.query_one(StripLine)
        strip.parts, strip.current = parts, current
        self.query_one("#order", SteadyWidth).say(line(order))
        self.add_class("-narrowed")

    def show_hits(self, count: int | None) -> None:
        """Say how many there are; nothing while nothing is typed."""
        self.query_one("#hits", SteadyWidth).say(line("" if count is None else f"{count:,}"))

    @property
    def typing(self) -> bool:
        """Whether somebody types here."""
        return self.query_one(LineInput).has_focus

    def open(self) -> None:
        """Take letters."""
        self.add_class("-finding")
        typed = self.query_one(LineInput)
        typed.action_select_all()
        typed.focus()

    def retype(self, text: str) -> None:
        """Put other letters in the place of what was typed, as if they were typed."""
        typed = self.query_one(LineInput)
        typed.value = text
        typed.action_end()
        typed.focus()

    def clear(self) -> None:
        """Look for nothing, and show no line."""
        with self.prevent(Input.Changed):
            self.query_one(LineInput).value = ""
        self.remove_class("-finding")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Kept())

    def action_go(self, step: int) -> None:
        """Ask for another match."""
        self.post_message(self.Moved(step))

    def action_everywhere(self) -> None:
        """Ask for what else is found."""
        self.post_message(self.Everywhere())

    def action_close(self) -> None:
        """Show everybody again."""
        self.clear()
        self.post_message(self.Closed())
