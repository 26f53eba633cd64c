"""Tabs as one quiet line: number, name, how many there are behind it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.widgets.plain import line

GAP, NARROW_GAP = "   ", "  "


class Tab(Struct, frozen=True):
    """One tab.

    Attributes:
        id: What it is called in code.
        key: The key that opens it, as it is shown.
        label: What it is called on screen.
        count: How many things there are in it; None to say nothing.
    """

    id: str
    key: str
    label: str
    count: int | None = None


class TabLine(Widget):
    """The tabs of a screen, the open one standing out; a click opens one."""

    DEFAULT_CSS = """
    TabLine { height: 1; background: $background; color: $muted; }
    """

    tabs: reactive[Sequence[Tab]] = reactive(())
    current: reactive[str] = reactive("")

    class Chosen(Message):
        """A tab was clicked on."""

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    def _laid_out(self) -> tuple[str, list[Content]]:
        """What stands between the tabs, and these; where they do not fit, without counts."""
        room = self.content_size.width
        for gap, counts in ((GAP, True), (NARROW_GAP, True), (NARROW_GAP, False)):
            entries = [self._entry(tab, counts) for tab in self.tabs]
            cells = sum(entry.cell_length for entry in entries) + len(gap) * (len(entries) - 1)
            if cells <= room:
                break
        return gap, entries

    def _entry(self, tab: Tab, counts: bool) -> Content:
        count = f" {tab.count:,}" if counts and tab.count is not None else ""
        if tab.id == self.current:
            return line((tab.key, "bold $accent"), (f" {tab.label}", "bold $foreground"), count)
        return line((tab.key, "$accent"), f" {tab.label}{count}")

    def render(self) -> Content:
        """All of them, one behind the other."""
        gap, entries = self._laid_out()
        return line(gap).join(entries)

    def on_click(self, event: Click) -> None:
        """Open the tab that was clicked on."""
        edge = 0
        gap, entries = self._laid_out()
        for tab, entry in zip(self.tabs, entries, strict=True):
            edge += entry.cell_length + len(gap)
            if event.x < edge:
                self.post_message(self.Chosen(tab.id))
                return
