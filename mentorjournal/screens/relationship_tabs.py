"""Which tab of a relationship is open: its overview, or one of its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorjournal.widgets.entry_lists import EntryLists
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.tab_line import Tab, TabLine

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen

TABS = ("overview", "sessions", "follow_ups", "achievements")
WIDE = 110
"""Columns from which the overview stays beside the lists."""


class RelationshipTabs:
    """Opens tabs and puts the cursor into them.

    Args:
        screen: The screen with tabs, overview and lists.
    """

    def __init__(self, screen: JournalScreen) -> None:
        self._screen = screen
        self.start_over()

    def start_over(self) -> None:
        """Begin with what suits the width, as for another relationship."""
        self._chosen, self._listed = "", "sessions"

    @property
    def _wide(self) -> bool:
        return self._screen.size.width >= WIDE

    @property
    def current(self) -> str:
        """The open tab; until one is chosen what suits the width."""
        return self._chosen or ("sessions" if self._wide else "overview")

    @property
    def rows(self) -> LineList[Any] | None:
        """The list that keys are about; None in the overview."""
        if self.current == "overview":
            return None
        return self._screen.query_one(EntryLists).rows

    def count(self, sessions: int, follow_ups: int, achievements: int) -> None:
        """Say with each tab how much is in it, and which key opens it."""
        labels = ("overview", "sessions", "follow-ups", "achievements")
        counts = (None, sessions, follow_ups, achievements)
        self._screen.query_one(TabLine).tabs = [
            Tab(tab, self._screen.key(f"tab.{tab}"), label, count)
            for tab, label, count in zip(TABS, labels, counts, strict=True)
        ]

    def open(self, tab: str) -> None:
        """Show a tab and put the cursor into it."""
        self._chosen = tab
        if tab != "overview":
            self._listed = tab
        self.show()

    def show(self) -> None:
        """Show the open tab, side by side with the overview where there is room."""
        screen = self._screen
        screen.set_class(self._wide, "-wide")
        screen.set_class(self.current != "overview", "-listing")
        screen.query_one(EntryLists).open(self._listed)
        screen.query_one(TabLine).current = self.current
        rows = self.rows
        target = rows if rows is not None and rows.rows else screen.query_one("#overview")
        if screen.focused is not target:
            screen.set_focus(target)
        screen.refresh_bindings()

    def next(self) -> None:
        """Go to the next tab."""
        self.open(TABS[(TABS.index(self.current) + 1) % len(TABS)])

    def back(self) -> None:
        """Go to the tab before."""
        self.open(TABS[TABS.index(self.current) - 1])

    def overview(self) -> None:
        """Show the overview."""
        self.open("overview")

    def sessions(self) -> None:
        """Show the sessions."""
        self.open("sessions")

    def follow_ups(self) -> None:
        """Show the follow-ups."""
        self.open("follow_ups")

    def achievements(self) -> None:
        """Show the achievements."""
        self.open("achievements")
