"""The figures of a pay talk that are supposed to be others, moved and typed by keys."""

from __future__ import annotations

import unicodedata
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key, Paste
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.commands import BY_ID, keys_of, moving
from mentorjournal.errors import BadInput
from mentorjournal.mentoring.what_if import Lever, read_value
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.text import one_line
from mentorjournal.widgets.footer import Footer, chosen_keys, footer_key
from mentorjournal.widgets.supposed_figures import Supposed, lines_of

BEGINS = ".,+-\N{MINUS SIGN}"
"""Besides digits and signs of money, what a figure can begin with."""
LONGEST = 41
"""A figure has fewer characters, so that what is longer is refused and not cut."""
What = Literal["step", "typed", "none", "next", "take", "leave"]


class WhatIfBoard(Widget, can_focus=True):
    """Takes steps and figures; what becomes of them is the screen's."""

    WHERE: ClassVar[str] = "what-if"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("what-if"),
        Binding(moving.UP, "move(-1)", "Up", show=False),
        Binding(moving.DOWN, "move(1)", "Down", show=False),
        Binding(moving.FIRST, "jump(0)", "First", show=False),
        Binding(moving.LAST, "jump(-1)", "Last", show=False),
    ]
    DEFAULT_CSS = """
    WhatIfBoard { height: auto; padding: 0 1; background: $background; color: $foreground; }
    """

    shown: reactive[Supposed | None] = reactive[Supposed | None](None, layout=True)
    at: reactive[int] = reactive(0)
    typed: reactive[str] = reactive("", layout=True, init=False)
    complaint: reactive[str] = reactive("", layout=True)

    class Wanted(Message):
        """Something is to be done.

        Attributes:
            what: "step" a figure, let what was "typed" stand in its place, let it be "none"; go to
                the chance of the "next" alternative; "take" all of it over, or "leave" it.
            lever: The figure that is moved.
            by: Steps, or alternatives; below zero for back.
            big: Whether each step is a big one.
            text: What was typed; empty for what stood there before.
            begins: Whether its first sign has just been typed.
        """

        def __init__(
            self,
            what: What,
            lever: Lever,
            *,
            by: int = 0,
            big: bool = False,
            text: str = "",
            begins: bool = False,
        ) -> None:
            super().__init__()
            self.what, self.lever = what, lever
            self.by, self.big = by, big
            self.text, self.begins = text, begins

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines."""
        return len(self._lines(width))

    def render(self) -> Content:
        """What can be moved, and what follows."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if self.shown is None:
            return []
        return lines_of(self.shown, self.at, self.typed, width, complaint=self.complaint)

    def begin(self) -> None:
        """Begin with the first figure."""
        self.at, self.typed, self.complaint = 0, "", ""
        self.focus()

    def watch_shown(self, before: Supposed | None, now: Supposed | None) -> None:
        """Stay at the figure that is moved; what was typed for one never goes to another."""
        if before is None or now is None:
            return
        lever = before.moved[self.at].lever
        levers = [each.lever for each in now.moved]
        if lever not in levers:
            self._drop(lever)
        names = [each.name for each in levers]
        self.at = names.index(lever.name) if lever.name in names else 0

    def watch_typed(self) -> None:
        """Say in the foot which keys end what is being typed."""
        footer = self.screen.query_one(Footer)
        footer.answers = ("figure", self._answers()) if self.typed else None

    def _answers(self) -> tuple[tuple[str, str, str], ...]:
        leave, take = (
            footer_key(BY_ID[f"what_if.{each}"], chosen_keys(self.app))
            for each in ("leave", "take")
        )
        return (
            ("enter", "lets it stand", "stands"),
            (leave, "clears it", "clears"),
            (take, "take over", "take over"),
        )

    def drop(self) -> None:
        """Type no more; what was typed stands already where it is a figure, else that is said."""
        if self.typed:
            self._drop(self._lever)

    def _drop(self, lever: Lever) -> None:
        """Type no more of a certain figure."""
        if self.typed:
            try:
                read_value(lever, self.typed)
            except BadInput as error:
                self.complaint = str(error)
            self.typed = ""

    @property
    def _lever(self) -> Lever:
        """The figure that is moved."""
        assert self.shown is not None, "there are no keys before there is something shown"
        return self.shown.moved[self.at].lever

    # Typing

    def on_key(self, event: Key) -> None:
        """Take what belongs to a figure: once it is begun, each letter and sign there is."""
        if self._belongs(event):
            self._take(self.typed + (event.character or ""))
        elif event.key == "backspace":
            self._take(self.typed[:-1])
        elif event.key == "enter":
            self._settle()
        else:
            return
        event.stop()
        event.prevent_default()

    def _belongs(self, event: Key) -> bool:
        """Whether a key is part of a figure; what takes all of it over never is."""
        char = event.character or ""
        if not event.is_printable or event.key in keys_of(
            BY_ID["what_if.take"], chosen_keys(self.app)
        ):
            return False
        begins = char.isdecimal() or char in BEGINS or unicodedata.category(char) == "Sc"
        return begins or bool(self.typed)

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted in the place of the figure, as it is."""
        event.stop()
        self._take(self.typed + one_line(event.text).strip())

    def _take(self, text: str) -> None:
        """Let this stand there as what was typed."""
        before, self.typed, self.complaint = self.typed, text[:LONGEST], ""
        if self.typed != before:
            self.post_message(self.Wanted("typed", self._lever, text=self.typed, begins=not before))

    def _settle(self) -> bool:
        """See that what was typed is a figure; whether it is, or nothing was typed."""
        if not self.typed:
            return True
        try:
            read_value(self._lever, self.typed)
        except BadInput as error:
            self.complaint = str(error)
            return False
        self.typed = ""
        return True

    # Commands

    def action_move(self, step: int) -> None:
        """Go to the next figure, or to the one before."""
        if self.shown is not None and self._settle():
            self.at = min(max(self.at + step, 0), len(self.shown.moved) - 1)

    def action_jump(self, index: int) -> None:
        """Go to the first figure (0) or the last (-1)."""
        if self.shown is not None and self._settle():
            self.at = range(len(self.shown.moved))[index]

    def _want(self, what: What, by: int = 0, *, big: bool = False) -> None:
        """Ask for something, once what was typed is a figure."""
        if self._settle():
            self.post_message(self.Wanted(what, self._lever, by=by, big=big))

    def action_what_if_more(self) -> None:
        """Suppose a little more."""
        self._want("step", 1)

    def action_what_if_more_back(self) -> None:
        """Suppose a little less."""
        self._want("step", -1)

    def action_what_if_much(self) -> None:
        """Suppose a lot more."""
        self._want("step", 1, big=True)

    def action_what_if_much_back(self) -> None:
        """Suppose a lot less."""
        self._want("step", -1, big=True)

    def action_what_if_none(self) -> None:
        """Suppose that there is none; what was typed is taken back first."""
        if self.typed:
            self._take("")
        else:
            self._want("none")

    def action_what_if_other(self) -> None:
        """Go to the chance of the next alternative."""
        self._want("next", 1)

    def action_what_if_other_back(self) -> None:
        """Go to the chance of the alternative before."""
        self._want("next", -1)

    def action_what_if_take(self) -> None:
        """Let the sheet say what is supposed."""
        self._want("take")

    def action_what_if_leave(self) -> None:
        """Take back what was typed, or close it."""
        if self.typed:
            self._take("")
        else:
            self._want("leave")
