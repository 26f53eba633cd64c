"""The parts of the panel below the notes, in one line; one of them is shown."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from mentorjournal.widgets.plain import Piece, line

RULE = "──"


class PartStrip(Widget):
    """`── Will be shared 6 of 10 ── Agenda 2 of 6 ── Last time ──`; a click shows a part."""

    DEFAULT_CSS = """
    PartStrip { height: 1; color: $muted; }
    """

    class Picked(Message):
        """A part was clicked on."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._parts: tuple[tuple[str, str], ...] = ()
        self._here = 0
        self._edges: list[int] = []

    def show(self, parts: Sequence[tuple[str, str]], here: int) -> None:
        """Show the parts, each with a count, and which of them is open."""
        if (tuple(parts), here) != (self._parts, self._here):
            self._parts, self._here = tuple(parts), here
            self.refresh()

    def render(self) -> Content:
        """The line, filled up with a rule; where there is no room, without the counts."""
        width = self.content_size.width
        for counts in (True, False):
            content = self._line(counts)
            if content.cell_length <= width:
                break
        rest = width - content.cell_length
        return line(content, ("─" * max(0, rest), "$panel"))

    def _line(self, counts: bool) -> Content:
        pieces: list[Piece] = []
        self._edges = []
        for index, (words, count) in enumerate(self._parts):
            here = index == self._here
            pieces += [
                (f"{RULE} ", "$panel"),
                (words, "bold $foreground" if here else "$muted"),
                (f" {count}" if counts and count else "", "$muted"),
                " ",
            ]
            self._edges.append(line(*pieces).cell_length)
        return line(*pieces)

    def on_click(self, event: Click) -> None:
        """Show the part clicked on."""
        offset = event.get_content_offset(self)
        for index, edge in enumerate(self._edges):
            if offset is not None and offset.x < edge:
                self.post_message(self.Picked(index))
                return
