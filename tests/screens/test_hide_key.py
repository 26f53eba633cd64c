"""With the hide key on, no screen and no dialog of any place shows what is private.

The places, the commands and the rows are those there are, so that a new one is looked at too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widget import Widget

from mentorjournal.app import MentorJournalApp
from mentorjournal.commands import Command, commands_of
from mentorjournal.journal import Journal
from mentorjournal.screens.places import PLACES
from mentorjournal.widgets.line_list import LineList
from tests.screens.driver import here, open_at, opened, press, screen_text, see, until
from tests.screens.secrets import SECRET, TOLD, fill, in_two_places
from tests.shell.shell_help import NOW
from tests.tally import in_turn

TALL = (100, 44)
LEFT_OUT = {
    "app.quit": "ends the program",
    "demo.open": "ends the program",
    "session.share_notes": "makes shared what is private here",
    "app.hide": "is pressed all the time",
}
LAST = ("delete", "remove", "purge", "empty", "drop", "restore")
"""What takes things away comes when everything has been looked at."""
SHOWING = {
    "dashboard",
    "session",
    "export",
    "relationship",
    "timeline",
    "follow-ups",
    "plan",
    "pay-talks",
    "negotiation",
    "trash",
    "conflicts",
}
"""Where secrets are to be seen until the key is pressed."""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal whose clock goes on, so that what is deleted one by one stays apart."""
    passed = count()
    path = tmp_path / "journal.json"
    journal = Journal.open(path, clock=lambda: NOW + timedelta(milliseconds=next(passed)))
    yield journal
    journal.close()


class Row(NamedTuple):
    """A place for the cursor."""

    widget: Widget
    at: int


class Way(NamedTuple):
    """A way to something: a command, on a row, behind a tab."""

    command: Command
    row: Row | None = None
    tab: Command | None = None


class Walk:
    """A walk through one place: every command of it, on every sort of row there is.

    Args:
        pilot: Drives the program.
        place: Where.
        uid: The record shown.
    """

    def __init__(self, pilot: Pilot[Any], place: str, uid: str) -> None:
        self.pilot = pilot
        self.place = place
        self.uid = uid
        commands = [each for each in commands_of(place) if each.id not in LEFT_OUT]
        self.opening = [each for each in commands if "enter" in each.keys.split(",")]
        self.tabs = [each for each in commands if each.id.startswith("tab.")]
        # A command of several places is tried at the first one.
        mine = [each for each in commands if each.where[0] == place and each not in self.tabs]
        self.others = [each for each in mine if each not in self.opening]
        self.others.sort(key=lambda each: any(word in each.id for word in LAST))

    async def all(self) -> None:
        """Everything while hidden; then again where the key can be pressed over a dialog."""
        await self.hide(True)
        found: dict[type[ModalScreen[Any]] | None, Way] = {}
        for tab in self.tabs or (None,):
            if tab is not None:
                await self.run(tab)
            for row in sorts_of_rows(self.pilot.app):
                for command in self.opening:
                    way = Way(command, row, tab)
                    found.setdefault(await self.shows_nothing(way), way)
        for command in self.others:
            found.setdefault(await self.shows_nothing(Way(command)), Way(command))
        await self.hide(False)
        found.pop(None, None)
        ways = list(found.values())
        if here(self.pilot.app).PRIVATE:
            # As a whole it is hidden, and nothing of it can be opened until it is not.
            ways = [Way(command) for command in (*self.opening, *self.others)]
        covered: set[type[ModalScreen[Any]]] = set()
        for way in ways:
            await self.hide_over(way, covered)

    async def shows_nothing(self, way: Way) -> type[ModalScreen[Any]] | None:
        """Run a command while hidden; gives what kind of dialog it opens."""
        await self.run(way.command, way.row)
        await self.clean(way.command.id)
        dialog = self.dialog
        await self.leave()
        return None if dialog is None else type(dialog)

    async def hide_over(self, way: Way, covered: set[type[ModalScreen[Any]]]) -> None:
        """Press the hide key over the dialog that a command opens, once for each kind."""
        if way.tab is not None:
            await self.run(way.tab)
        await self.run(way.command, way.row)
        if self.dialog is not None and type(self.dialog) not in covered:
            covered.add(type(self.dialog))
            await self.hide(True)
            await self.clean(f"the hide key after {way.command.id}")
            await self.hide(False)
        await self.leave()

    @property
    def dialog(self) -> ModalScreen[Any] | None:
        """What lies above the place."""
        screen = self.pilot.app.screen
        return screen if isinstance(screen, ModalScreen) else None

    async def hide(self, wanted: bool) -> None:
        """Press the hide key, unless it has been."""
        assert isinstance(self.pilot.app, MentorJournalApp)
        if self.pilot.app.hidden != wanted:
            await press(self.pilot, "app.hide")

    async def run(self, command: Command, row: Row | None = None) -> None:
        """Run a command as its key would, on a row."""
        if row is not None:
            row.widget.focus()
            if isinstance(row.widget, LineList) and row.widget.rows:
                row.widget.highlighted = min(row.at, len(row.widget.rows) - 1)
            await self.pilot.pause()
        await self.pilot.app.screen.run_action(command.action)
        await self.pilot.pause()

    async def leave(self) -> None:
        """Close what is open, and be at the place again."""
        while self.dialog is not None:
            await self.pilot.press("escape")
            await self.pilot.pause()
        at = here(self.pilot.app)
        if self.place != at.WHERE or at.uid != self.uid:
            await open_at(self.pilot, self.place, self.uid)

    async def clean(self, what: str) -> None:
        """Nothing of what is hidden stands on the screen, down to the end of a long form."""
        await self._clean(what)
        for rows in self.pilot.app.screen.query("#rows"):
            if rows.max_scroll_y:
                rows.scroll_end(animate=False)
                await self.pilot.pause()
                await self._clean(what)

    async def _clean(self, what: str) -> None:
        shown = ""

        def nothing_told() -> bool:
            nonlocal shown
            shown = screen_text(self.pilot.app)
            return not any(told in shown for told in TOLD)

        try:
            await until(self.pilot, nothing_told)
        except TimeoutError:
            raise AssertionError(f"seen at {what} of {self.place}:\n{shown}") from None


def sorts_of_rows(app: Any) -> list[Row]:
    """A row of each sort in the lists in sight, and each other widget that takes keys."""
    found: dict[object, Row] = {}
    for widget in app.screen.focus_chain:
        if isinstance(widget, LineList):
            for index, row in enumerate(widget.rows):
                if widget.takes(row):
                    found.setdefault((widget, sort_of(row)), Row(widget, index))
        else:
            found[widget] = Row(widget, 0)
    return list(found.values())


def sort_of(row: Any) -> tuple[object, ...]:
    """What the row of a list is: its kind, how it stands, where it was written."""
    item = getattr(row, "item", row)
    part = str(getattr(item, "id", "")).partition(":")[0]
    stands = [getattr(item, name, None) for name in ("kind", "state")]
    return type(item), part, *stands, getattr(item, "record", None) is None


@in_turn("place", PLACES, parts=8)
async def test_no_screen_and_no_dialog_shows_what_is_hidden(journal: Journal, place: str) -> None:
    # The welcome is that of an empty journal.
    uids = fill(journal) if place != "welcome" else {"": [""]}
    if place == "conflicts":
        in_two_places(journal)
    app = opened(journal)
    async with app.run_test(size=TALL, notifications=True) as pilot:
        for uid in reversed(uids.get(place, uids[""])):
            await open_at(pilot, place, uid)
            walk = Walk(pilot, place, uid)
            if place in SHOWING:
                await see(pilot, SECRET)
            await walk.hide(True)
            await walk.clean("the screen")
            await walk.hide(False)
        await walk.all()
