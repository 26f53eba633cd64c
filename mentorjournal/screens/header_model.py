"""What the header of a screen says: where one is, and what becomes of what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mentorjournal.data.store import NOT_SAFE
from mentorjournal.screens.clock_elsewhere import ClockElsewhere
from mentorjournal.screens.conflict_words import conflict_words
from mentorjournal.widgets.header import Header

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen

TITLE = "mentorjournal"
"""Where one is before and above all places that are about something."""
TYPING = "…"
"""In the place of "kept" while something typed is on its way to the journal."""


class Heading(Struct, frozen=True):
    """What a screen itself has to say in the header.

    Attributes:
        where: Where I am: "Ana Lima › plan".
        clock: What there is to say of time; may be empty.
        aside: A figure that nobody has to look at; may be empty.
        remarks: Words that hold for as long as this is shown: "private".
    """

    where: str
    clock: str = ""
    aside: str = ""
    remarks: tuple[str, ...] = ()


class HeaderModel:
    """Fills the header of a screen with its heading and with what is true of the whole journal.

    Args:
        screen: The screen.
    """

    def __init__(self, screen: JournalScreen) -> None:
        self._screen = screen
        self._elsewhere = ClockElsewhere(screen.journal)

    def fill(self) -> None:
        """Bring all of it up to date."""
        screen, journal = self._screen, self._screen.journal
        header, heading = screen.query_one(Header), screen.header_words()
        veiled = screen.hidden and screen.PRIVATE
        header.where = "hidden" if veiled else heading.where
        header.clock = heading.clock
        header.quiet = "" if veiled else heading.aside
        read_only = screen.guard.remarks()
        hidden = ("private text hidden",) if screen.hidden else ()
        demo = ("demo",) if screen.demo else ()
        held = ("not in the file: write-protected",) if journal.file.protected else ()
        header.notes = (
            *self._elsewhere.words(screen.uid),
            *hidden,
            *heading.remarks,
            *demo,
            *held,
            *conflict_words(screen),
            *read_only,
        )
        trouble = self._trouble()
        header.amiss = "not safe" if trouble.startswith(NOT_SAFE) else "not saved"
        header.trouble = trouble.removeprefix("Not saved, because ").removeprefix(NOT_SAFE)
        word = TYPING if screen.typing() else journal.file.state.word
        header.kept = "" if read_only or trouble else word

    def tell_typing(self) -> None:
        """Say that something typed is on its way; nothing else is looked at.

        The first letter after a pause waits for this.
        """
        screen = self._screen
        if screen.journal.file.read_only or self._trouble():
            screen.tick()
        elif screen.is_mounted:
            screen.query_one(Header).kept = TYPING

    def _trouble(self) -> str:
        """Why something is not saved or not safe, here or elsewhere; empty if all is well."""
        screen, journal = self._screen, self._screen.journal
        state = journal.file.state
        if journal.file.read_only and screen.typing():
            return journal.file.why_read_only
        if state.word == "unsaved":
            return state.reason
        # A later change may have been kept while what was typed elsewhere still waits.
        return screen.trouble or str(getattr(screen.app, "trouble", "")) or state.reason
