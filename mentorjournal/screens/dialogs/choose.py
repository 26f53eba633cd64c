"""Picking one of a list, by moving or by typing some of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from mentorjournal.screens.key_bindings import bindings
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.matching import LONGEST, mark, score
from mentorjournal.widgets.paged_list import PagedList
from mentorjournal.widgets.plain import line, plain
from mentorjournal.widgets.textual_patches.line_input import LineInput
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen

MOVES = ("up", "down", "pageup", "pagedown")


class Item(Struct, frozen=True):
    """Something that can be chosen.

    Attributes:
        id: What the dialog ends with.
        label: What it is called.
        detail: More about it, muted; found by typing as well.
    """

    id: str
    label: str
    detail: str = ""

    @property
    def shown(self) -> Content:
        """The line it is shown as; what is typed is compared with all of it."""
        return line(self.label, (f"  {self.detail}" if self.detail else "", "$muted"))


class ChooseDialog(ModalScreen[str | None], SafeScreen[str | None]):
    """A list with a line to narrow it; ends with the id of the chosen item, or None.

    Args:
        title: What is chosen: "Whom is it about?"
        items: What there is, in order.
        highlighted: The id of the item that stands out at first.
    """

    WHERE: ClassVar[str] = "choose"
    HELP: ClassVar[str | None] = "Type some letters of what you look for; up and down move."
    BINDINGS: ClassVar[list[BindingType]] = bindings("choose")

    DEFAULT_CSS = """
    ChooseDialog {
        align: center middle;
        & > #panel {
            width: 72;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 2;
            background: $background;
        }
        #heading { height: auto; text-style: bold; padding: 0 0 1 0; }
        OptionList { height: auto; max-height: 12; margin: 1 0 0 0; }
        #none { display: none; margin: 1 0 0 0; color: $muted; }
        #none.-shown { display: block; }
        Footer { dock: none; padding: 0; margin: 1 0 0 0; }
    }
    """

    def __init__(self, title: str, items: Sequence[Item], *, highlighted: str = "") -> None:
        super().__init__()
        self._heading = title
        self._items = tuple(items)
        self._lines = [item.shown for item in items]
        self._found = self._items
        self._first = highlighted

    def compose(self) -> ComposeResult:
        """Heading, line, list, keys."""
        with Vertical(id="panel"):
            yield Static(plain(self._heading), id="heading")
            yield from self.compose_line()
            found = PagedList()
            found.can_focus = False
            yield found
            yield Static(plain("Nothing like that."), id="none")
            yield from self.compose_below()
            yield Footer("choose", palette=False)

    def compose_line(self) -> ComposeResult:
        """What is typed into."""
        yield LineInput(placeholder="type to narrow the list", max_length=LONGEST)

    def compose_below(self) -> ComposeResult:
        """More below the list; made to be overridden."""
        yield from ()

    def on_mount(self) -> None:
        """Show everything, at the item asked for."""
        self._fill("")
        ids = [item.id for item in self._items]
        if self._first in ids:
            self.query_one(OptionList).highlighted = ids.index(self._first)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._fill(event.value.strip())

    def _fill(self, typed: str) -> None:
        every = zip(self._items, self._lines, strict=True)
        scored = [(*score(typed, shown.plain), item, shown) for item, shown in every]
        # Sorting is stable: what fits equally well stays in the order it was given in.
        hits = sorted((hit for hit in scored if hit[0] > 0), key=lambda hit: -hit[0])
        self._found = tuple(item for _score, _offsets, item, _shown in hits)
        found = self.query_one(OptionList)
        found.clear_options()
        found.add_options(Option(mark(shown, offsets)) for _score, offsets, _item, shown in hits)
        found.highlighted = 0 if hits else None
        self.query_one("#none").set_class(not hits, "-shown")

    def on_key(self, event: Key) -> None:
        """Let the list be moved through while the line has the cursor."""
        if event.key in MOVES:
            event.stop()
            move = {"up": "cursor_up", "down": "cursor_down"}.get(
                event.key, event.key.replace("page", "page_")
            )
            getattr(self.query_one(OptionList), f"action_{move}")()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_choose_take()

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        self.action_choose_take()

    def action_choose_take(self) -> None:
        """End with the highlighted item."""
        index = self.query_one(OptionList).highlighted
        if index is not None:
            self.dismiss(self._found[index].id)

    def action_choose_leave(self) -> None:
        """End without one."""
        self.dismiss(None)
