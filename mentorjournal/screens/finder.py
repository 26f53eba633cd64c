"""The line in which one types what one looks for, and the list of what is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from mentorjournal.screens.key_bindings import bindings
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.matching import LONGEST
from mentorjournal.widgets.plain import fit, line, plain
from mentorjournal.widgets.textual_patches.line_input import LineInput
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen

WIDEST_TITLE = 32
GAP = "  "


class Hit(Struct, frozen=True):
    """Something that is found.

    Attributes:
        id: What tells it from the others.
        title: What it is called, the letters that were found standing out.
        about: More about it, in a sentence.
        keys: The keys that do the same, as they are shown.
        run: Does it.
        works: Whether it can be done here and now; `about` says why not.
    """

    id: str
    title: Content
    about: str
    keys: str
    run: Callable[[], Any]
    works: bool = True


Find = Callable[[str], Sequence[Hit]]
"""Gives what fits what was typed, the best first; all there is where nothing was."""


class HitList(LineList[Hit]):
    """Title, sentence, and the keys in a column at the right."""

    _title = 0
    _keys = 0

    def key_of(self, row: Hit) -> str:
        """What tells it from the others."""
        return row.id

    def prepare(self, width: int) -> None:
        """Titles and keys take what the longest needs, within bounds."""
        titles = (row.title.cell_length for row in self.rows)
        self._title = min(max(titles, default=0), WIDEST_TITLE, width * 2 // 5)
        self._keys = max((cell_len(row.keys) for row in self.rows), default=0)

    def draw(self, row: Hit, width: int) -> Content:
        """What it is called, what it does, and its keys."""
        title = row.title.truncate(self._title, ellipsis=True, pad=True)
        about = width - self._title - self._keys - 2 * len(GAP)
        return line(
            title if row.works else title.stylize("$muted"),
            GAP,
            (fit(row.about, about), "$muted"),
            GAP,
            (fit(row.keys, self._keys, right=True), "$accent" if row.works else "$muted"),
        )


class Finder(ModalScreen[None], SafeScreen[None]):
    """Anything that can be done or opened, by some letters of it.

    Args:
        find: Gives what fits.
        heading: What one is asked.
        hint: What can be typed, said below the list.
    """

    WHERE: ClassVar[str] = "finder"
    HELP: ClassVar[str | None] = (
        "Type some letters of what it is called, or another word for it. Up and down choose, "
        "enter does it; the keys at the right do the same without this list."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("finder")
    AUTO_FOCUS: ClassVar[str | None] = "LineInput"

    DEFAULT_CSS = """
    Finder {
        align: center top;
        & > #panel {
            width: 96;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            margin: 1 0 0 0;
            padding: 1 1;
            background: $background;
        }
        #asked { height: 1; padding: 0 1; }
        #heading { width: auto; padding: 0 2 0 0; text-style: bold; }
        LineInput { width: 1fr; }
        HitList { height: auto; max-height: 1fr; margin: 1 0; }
        #hint { height: auto; padding: 0 1; color: $muted; }
    }
    """

    def __init__(self, find: Find, *, heading: str, hint: str) -> None:
        super().__init__()
        self._look, self._asked, self._hint = find, heading, hint

    def compose(self) -> ComposeResult:
        """The question and the line, what is found, what can be typed."""
        with Vertical(id="panel"):
            with Horizontal(id="asked"):
                yield Static(line(self._asked), id="heading")
                yield LineInput(max_length=LONGEST)
            yield HitList(classes="-led")
            yield Static(id="hint")

    def on_mount(self) -> None:
        """Show all there is."""
        self._fill("")

    def on_resize(self) -> None:
        """Leave room for the line and the hint."""
        self.query_one(HitList).styles.max_height = max(3, self.size.height - 8)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, typed: str) -> None:
        found = self._look(typed.strip())
        rows = self.query_one(HitList)
        rows.fill(found)
        rows.action_jump(0)
        words = self._hint if found else "Nothing is called like that."
        self.query_one("#hint", Static).update(plain(words))

    def on_key(self, event: Key) -> None:
        """Let the list be moved through while the line has the cursor."""
        self.query_one(HitList).led_by(event)

    @on(Input.Submitted)
    @on(LineList.Opened)
    def _taken(self) -> None:
        self.action_finder_take()

    def action_finder_take(self) -> None:
        """Do what is highlighted, once this is closed."""
        hit = self.query_one(HitList).row
        if hit is not None:
            self.app.call_later(hit.run)
            self.dismiss(None)

    def action_finder_leave(self) -> None:
        """Do nothing."""
        self.dismiss(None)
