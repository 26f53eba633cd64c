"""A strip of a few words, of which one is chosen: places of the help, kinds of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.widgets.plain import line

GAP, NARROW_GAP = "   ", "  "
MORE = "…"


class Part(Struct, frozen=True):
    """One word of a strip.

    Attributes:
        id: What it is called in code.
        label: What it is called on screen.
        count: How many things it stands for; None to say nothing.
        late: Whether the count warns.
    """

    id: str
    label: str
    count: int | None = None
    late: bool = False

    @property
    def words(self) -> str:
        """Label and count."""
        return self.label if self.count is None else f"{self.label} {self.count:,}"


class StripLine(Widget):
    """All parts on one line, the chosen one between signs; a click chooses one.

    Where they do not fit they move together, and then those around the chosen one are shown.
    """

    DEFAULT_CSS = """
    StripLine { height: 1; background: $background; color: $foreground; }
    """

    parts: reactive[Sequence[Part]] = reactive(())
    current: reactive[str] = reactive("")

    class Chosen(Message):
        """A part was clicked on."""

        def __init__(self, part: str) -> None:
            super().__init__()
            self.part = part

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._spots: list[tuple[range, str]] = []

    def render(self) -> Content:
        """The parts that fit."""
        room, every = self.content_size.width, len(self.parts)
        gap = GAP if self._cells(0, every, GAP) <= room else NARROW_GAP
        first, last = self._window(room, gap)
        shown = line(MORE + " ") if first else Content()
        self._spots = []
        for part in self.parts[first:last]:
            entry = self._entry(part)
            shown = line(shown, gap if self._spots else "", entry)
            end = shown.cell_length
            self._spots.append((range(end - entry.cell_length, end), part.id))
        return line(shown, gap + MORE if last < len(self.parts) else "")

    def _entry(self, part: Part) -> Content:
        if part.id == self.current:
            return line(("› ", "bold $accent"), (part.words, "bold"), (" ‹", "bold $accent"))
        return line((part.words, "$warning" if part.late and part.count else "$muted"))

    def _window(self, room: int, gap: str) -> tuple[int, int]:
        """The first part that is shown, and the one behind the last."""
        at = next((i for i, part in enumerate(self.parts) if part.id == self.current), 0)
        first, last = 0, len(self.parts)
        while last - first > 1 and self._cells(first, last, gap) > room:
            # What lies farther from the chosen one goes first.
            if at - first > last - 1 - at:
                first += 1
            else:
                last -= 1
        return first, last

    def _cells(self, first: int, last: int, gap: str) -> int:
        words = sum(cell_len(part.words) for part in self.parts[first:last]) + 4
        ends = 2 * (first > 0) + (len(gap) + 1) * (last < len(self.parts))
        return words + len(gap) * (last - first - 1) + ends

    def on_click(self, event: Click) -> None:
        """Choose the part that was clicked on."""
        offset = event.get_content_offset(self)
        for spot, part in self._spots:
            if offset is not None and offset.x in spot:
                self.post_message(self.Chosen(part))
