"""What is found everywhere by the words typed on the dashboard: sessions, by name and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from mentorjournal.text import plural
from mentorjournal.widgets.plain import line

if TYPE_CHECKING:
    from mentorjournal.screens.dashboard import DashboardScreen
    from mentorjournal.screens.finder import HitList
    from mentorjournal.screens.palette import Findable


class DashboardFound:
    """Fills the list below the table while somebody looks for something.

    Args:
        screen: The dashboard.

    Attributes:
        hits: The list; None until somebody looks for something.
    """

    def __init__(self, screen: DashboardScreen) -> None:
        self._screen = screen
        self._findable: Findable | None = None
        self.hits: HitList | None = None

    def begin(self) -> None:
        """Look at the journal as it is now."""
        # Kept off the start path: nobody looks for anything there.
        from mentorjournal.screens.finder import HitList
        from mentorjournal.screens.palette import Findable

        self._findable = Findable(self._screen)
        if self.hits is None:
            self.hits = HitList()
            self._screen.query_one("#board").mount(self.hits, after="#found-heading")

    def fill(self, typed: str) -> None:
        """Show what fits; people stand in the table already."""
        if self._findable is None or self.hits is None:
            return
        typed = typed.strip()
        people = {each.uid for each in self._screen.journal.relationships.all()}
        found = [hit for hit in self._findable(typed) if hit.id not in people] if typed else []
        self.hits.fill(found)
        self.hits.display = bool(found)
        heading = self._screen.query_one("#found-heading", Static)
        heading.display = bool(found)
        words = f"“{typed}”   {plural(len(found), 'session')}   tab"
        heading.update(line(("Everywhere ", "bold"), (words, "$muted")))

    def open(self) -> None:
        """Go to the highlighted one."""
        if self.hits is not None and self.hits.row is not None:
            self.hits.row.run()
