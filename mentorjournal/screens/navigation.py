"""Places: which one is open, the way to it, and what was typed on any of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mentorjournal.data.records.models import Record
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.going import GoTo
from mentorjournal.screens.places import PLACES
from mentorjournal.widgets.textual_patches.safe_app import SafeApp


class Navigation:
    """Goes to places and back; the screen of each is made when it is first gone to.

    Args:
        app: Whose modes the places are.
        journal: What is shown.
        demo: Whether the journal is the made-up one.
    """

    def __init__(self, app: SafeApp, journal: Journal, *, demo: bool) -> None:
        self._app, self._journal, self._demo = app, journal, demo
        self._made: dict[str, JournalScreen] = {}
        self._way: list[tuple[str, str]] = []
        for place in PLACES:
            app.add_mode(place, partial(self._make, place))

    def __iter__(self) -> Iterator[JournalScreen]:
        """The screens that have been made."""
        return iter(self._made.values())

    @property
    def place(self) -> str:
        """The place that is open, one of `PLACES`; empty before the first."""
        return self._way[-1][0] if self._way else ""

    @property
    def shown(self) -> JournalScreen | None:
        """The screen of the place that is open, under any dialog."""
        bottom = self._app.screen_stack[0]
        return bottom if isinstance(bottom, JournalScreen) else None

    @property
    def trouble(self) -> str:
        """Why what was typed on some screen could not be kept; empty if all was."""
        return next((screen.trouble for screen in self if screen.trouble), "")

    @property
    def half_filled(self) -> bool:
        """Whether something typed into fields of some screen would be lost with the program."""
        return any(screen.half_filled() for screen in self)

    def unsaved(self) -> list[Record]:
        """What was typed and could not be kept, as records for a copy elsewhere."""
        return [record for screen in self for record in screen.unsaved()]

    def flush(self) -> str:
        """Have every screen hand what was typed to the journal; gives what went wrong."""
        trouble = ""
        for screen in self:
            try:
                screen.flush()
            except JournalError as error:
                trouble = str(error)
        return trouble

    def _make(self, place: str) -> JournalScreen:
        made: JournalScreen = PLACES[place]()(self._journal)
        self._made[place] = made
        made.demo = self._demo
        made.uid = self._way[-1][1]
        return made

    async def open(self, place: str, uid: str = "", *, beside: bool = False) -> None:
        """Go to a place, and remember the way back.

        Args:
            place: One of `PLACES`.
            uid: The record to show; the one that was shown last if left out.
            beside: Whether it takes the place of what is shown, so that the way back leads to
                where one came from before.
        """
        if (here := self.shown) is not None:
            with here.show_errors():
                here.flush()
        self.leave_for(place)
        known = self._made.get(place)
        uid = uid or (known.uid if known is not None else "")
        if beside and self._way:
            self._way.pop()
        if not self._way or self._way[-1] != (place, uid):
            self._way.append((place, uid))
        if known is not None:
            known.show(uid)
        await self._app.switch_mode(place)

    async def home(self) -> None:
        """Go to the dashboard, or to the welcome where there is nothing yet."""
        await self.open("welcome" if self._journal.is_empty else "dashboard")

    async def back(self) -> None:
        """Go back to where the person came from, if there is such a place."""
        if len(self._way) > 1:
            self._way.pop()
            place, uid = self._way.pop()
            await (self.home() if place == "welcome" else self.open(place, uid))

    async def follow(self, wish: GoTo) -> None:
        """Go where a screen asks to be gone to."""
        await self.open(wish.place, wish.uid, beside=wish.beside)
        screen = self._made[wish.place]
        if wish.anchor is not None:
            screen.point_at(wish.anchor)
        if wish.part:
            screen.call_later(screen.open_part, wish.part)

    def leave_for(self, place: str) -> None:
        """Let screens put away what is not to stay, and forget the ways back to it.

        Args:
            place: Where one goes; empty where the program ends.
        """
        for known, screen in self._made.items():
            shown = screen.uid
            if screen.leave(place):
                self._way = [step for step in self._way if step != (known, shown)]
