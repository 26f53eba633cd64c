"""What is found everywhere by the words typed on the dashboard: sessions, by name and day."""

from __future__ import annotations

from asyncio import TimerHandle
from functools import partial
from typing import TYPE_CHECKING

from mentorjournal.text import plural
from mentorjournal.widgets.call_later import call_in
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.steady_text import SteadyText

if TYPE_CHECKING:
    from mentorjournal.screens.dashboard import DashboardScreen
    from mentorjournal.screens.finder import HitList
    from mentorjournal.screens.palette import Findable

REST = 0.3
"""Seconds without a letter after which it is looked for."""


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
        self._wish: TimerHandle | None = None
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

    def look_for(self, typed: str) -> None:
        """Show what fits when the hand rests, so that no letter waits for it."""
        self._forget_wish()
        self._wish = call_in(self._screen, REST, partial(self.fill, typed))

    def fill(self, typed: str) -> None:
        """Show what fits now; people stand in the table already."""
        self._forget_wish()
        if self._findable is None or self.hits is None:
            return
        typed = typed.strip()
        found = self._findable.sessions(typed)
        self.hits.fill(found)
        self.hits.display = bool(found)
        heading = self._screen.query_one("#found-heading", SteadyText)
        heading.display = bool(found)
        words = f"“{typed}”   {plural(len(found), 'session')}   tab"
        heading.say(line(("Everywhere ", "bold"), (words, "$muted")))

    def _forget_wish(self) -> None:
        if self._wish is not None:
            self._wish.cancel()
            self._wish = None

    def open(self) -> None:
        """Go to the highlighted one."""
        if self.hits is not None and self.hits.row is not None:
            self.hits.row.run()
