"""What is done with the rows of a pay talk's parts: opened, added, deleted, and with the talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.journal.negotiations import need_open
from mentorjournal.mentoring.pay_gaps import SOLID
from mentorjournal.screens.pay_talk_parts import OUTCOME, PayTalkParts
from mentorjournal.screens.sheet_forms import delete_sheet_part, sheet_form, sheet_part_name
from mentorjournal.text import plural

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


MARKET = "market"
"""The kind of row that is a market figure."""


class SheetRows:
    """Opens and deletes what belongs to the sheet that a screen shows, by the ids of rows.

    Args:
        screen: The screen.
        parts: Which sheet it shows.
    """

    def __init__(self, screen: JournalScreen, parts: PayTalkParts) -> None:
        self._screen = screen
        self._parts = parts

    def open(self, row: str, *, at: str = "") -> None:
        """Open the form of what a row stands for, or of a new part of its kind.

        Args:
            row: Its id.
            at: The field to begin with; empty for the first one.

        Raises:
            NotFound: It is not there any more.
            BadInput: The talk is decided, and it is not the outcome.
        """
        screen, talk = self._screen, self._parts.talk
        screen.need_to_write()
        if row != OUTCOME:
            need_open(talk)
        form = sheet_form(screen.journal, talk, row)
        form.cover()
        if at:
            form.begin_at(at)

        def kept(made: object) -> None:
            screen.tick()
            if made is not None and row.partition(":")[0] == MARKET:
                self._say_market()

        screen.app.push_screen(form, kept)

    def _say_market(self) -> None:
        """Say how many market figures there are, and where they all stand."""
        screen, figures = self._screen, len(self._parts.talk.market)
        solid = "" if figures >= SOLID else "; three make it solid"
        part = screen.key("tab.preparation")
        said = f"{plural(figures, 'market figure')}{solid}. They stand in part {part}."
        screen.say(said, calm=True)

    def delete(self, row: str) -> None:
        """Delete what a row stands for, once that is sure.

        Raises:
            Refused: It is not a thing that can be deleted by itself.
        """
        screen, talk = self._screen, self._parts.talk
        if screen.taking.is_sure(sheet_part_name(talk, row)):
            said = delete_sheet_part(screen.journal, talk, row)
            screen.tick()
            screen.say(f"{said} {screen.key('app.undo')} brings it back.", calm=True)

    def edit_talk(self) -> None:
        """Edit the talk itself."""
        self.open("talk")

    def add_market(self) -> None:
        """Add a market figure."""
        self.open("market:")

    def add_trade(self) -> None:
        """Add something to give or to get."""
        self.open("trade:")

    def add_objection(self) -> None:
        """Add something they may say."""
        self.open("objection:")
