"""What is found everywhere by the words typed on the dashboard, below the people who fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.widgets.plain import line
from mentorjournal.widgets.steady_text import SteadyText

if TYPE_CHECKING:
    from mentorjournal.screens.dashboard import DashboardScreen
    from mentorjournal.screens.live_search import LiveSearch
    from mentorjournal.widgets.found_list import FoundList

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
        self._search: LiveSearch | None = None
        self._typed = ""
        self._enters = False
        self.hits: FoundList | None = None

    @property
    def near(self) -> tuple[str, ...]:
        """What may have been meant where nothing is found; while words are hidden not told."""
        if self._search is None or self._screen.hidden:
            return ()
        return self._search.near

    def begin(self) -> None:
        """Make room for what is found."""
        if self.hits is None:
            # Kept off the start path: nobody looks for anything there.
            from mentorjournal.screens.live_search import LiveSearch
            from mentorjournal.widgets.found_list import FoundList

            self._search, self.hits = LiveSearch(self._screen, self._show), FoundList()
            self._screen.query_one("#board").mount(self.hits, after="#found-heading")
        assert self._search is not None
        self._search.prepare()

    def look_for(self, typed: str, *, after: float = REST) -> None:
        """Show what fits when the hand rests; people stand in the table already.

        Args:
            typed: What is looked for; empty for nothing any more.
            after: Seconds for which it has to rest.
        """
        self._typed, self._enters = typed.strip(), False
        if self._search is not None:
            from mentorjournal.screens.live_search import Among

            self._search.look_for(self._typed, Among(people=False), after=after)

    def enter(self, typed: str) -> None:
        """Put the cursor on the first that fits, as soon as there is one."""
        self.look_for(typed, after=0)
        self._enters = True

    def resume(self) -> None:
        """Go on looking, where that was left because the screen was."""
        if self._search is not None:
            self._search.resume()

    def _show(self) -> None:
        assert self._search is not None
        assert self.hits is not None
        self.hits.wanted = self._search.query
        self.hits.fill(self._search.rows)
        found = bool(self._search.rows)
        self.hits.display = found
        heading = self._screen.query_one("#found-heading", SteadyText)
        heading.display = found or bool(self.near)
        words = f"“{self._typed}”   {self._search.words()}   tab"
        if self.near:
            words = f"nothing is found; tab looks for “{self.near[0]}”"
        heading.say(line(("Everywhere ", "bold"), (words, "$muted")))
        if found and self._enters:
            self._enters = False
            self.hits.enter(1)

    def open(self) -> None:
        """Go to where the highlighted one stands."""
        if self.hits is not None and self.hits.row is not None:
            from mentorjournal.screens.found_places import go_to_found

            go_to_found(self._screen, self.hits.row)
