"""Commands that work on every screen and need nothing of one."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import work

from mentorjournal.errors import JournalError, Refused
from mentorjournal.journal import Journal
from mentorjournal.screens.from_anywhere import FromAnywhere
from mentorjournal.screens.navigation import Navigation
from mentorjournal.screens.notices import Notices
from mentorjournal.settings import Settings
from mentorjournal.text import undone_words
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.textual_patches.safe_app import SafeApp

if TYPE_CHECKING:
    from mentorjournal.data.form_drafts import FormDrafts

PALETTE_HINT = "type a word: quit, theme, search, batna, snooze, archive, me, agreement…"


class GlobalCommands(SafeApp):
    """An app in which one can look for anything, ask for help, undo, and take over writing.

    Args:
        journal: What is shown and changed.
        settings: What the person chose.
        demo: Whether the journal is the made-up one.

    Attributes:
        places: The places, and the way between them.
        notices: What is said and asked without anybody having pressed a key.
    """

    def __init__(self, journal: Journal, settings: Settings, *, demo: bool) -> None:
        super().__init__()
        self.journal, self.settings, self.demo = journal, settings, demo
        self.places = Navigation(self, journal, demo=demo)
        self.notices = Notices(self, journal, self.places)
        self._undoing = asyncio.Lock()
        self._taking_over = asyncio.Lock()

    @property
    def chosen_keys(self) -> Mapping[str, str]:
        """Keys the person chose, by command id."""
        return self.settings.keys

    @property
    def form_drafts(self) -> FormDrafts:
        """What was typed into forms and not saved yet."""
        return self.journal.form_drafts

    @property
    def trouble(self) -> str:
        """Why what was typed on some screen could not be kept; empty if all was."""
        return self.places.trouble

    def action_app_palette(self) -> None:
        """Show everything that can be done, here and elsewhere."""
        if (here := self.places.shown) is not None:
            from mentorjournal.screens.finder import Finder
            from mentorjournal.screens.palette import Everything

            every = Everything(here)
            self.push_screen(Finder(every, heading="What would you like to do?", hint=PALETTE_HINT))

    def action_app_find(self) -> None:
        """Look for something in what is shown, or else for any sentence."""
        here = self.places.shown
        if here is not None and (here is not self.screen or not here.find()):
            self.action_app_search()

    def action_app_search(self) -> None:
        """Look for a sentence everywhere."""
        if (here := self.places.shown) is not None:
            here.go("find", part=here.looked_for())

    def _from_here(self) -> FromAnywhere:
        here = self.places.shown
        assert here is not None
        return FromAnywhere(here)

    def action_me_open(self) -> None:
        """Go to my own plan."""
        self._from_here().me()

    def action_plan_open(self) -> None:
        """Go to the plan."""
        self._from_here().plan()

    def action_negotiation_open(self) -> None:
        """Go to the pay talk."""
        self._from_here().pay_talk()

    def action_achievement_add(self) -> None:
        """Write down something achieved."""
        self._from_here().achievement()

    def action_follow_ups_open(self) -> None:
        """Go to what must come back."""
        self._from_here().follow_ups()

    def action_trash_open(self) -> None:
        """Go to the trash."""
        self._from_here().go("trash")

    def action_backups_open(self) -> None:
        """Go to the backups."""
        self._from_here().go("backups")

    def action_import_open(self) -> None:
        """Go where notes of other programs are taken over."""
        self._from_here().go("import")

    def action_app_help(self) -> None:
        """Show help for the screen or dialog that is open."""
        from mentorjournal.screens.help import HelpScreen

        self.push_screen(HelpScreen(getattr(self.screen, "WHERE", ""), self.screen.HELP or ""))

    def action_app_suspend(self) -> None:
        """Stop, as ^z stops other programs, and let the shell continue it."""
        if self.is_headless or os.getsid(0) == os.getpgrp():
            raise Refused("There is no shell behind this program to go to.")
        os.killpg(os.getpgrp(), signal.SIGTSTP)

    def action_help_quit(self) -> None:
        """Say how to leave, to those whose hands know another key."""
        self.notify("Ctrl+Q leaves the program.", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take over only where another program writes."""
        if action == "app_take_over":
            return self.journal.file.read_only
        return super().check_action(action, parameters)

    @work(group="take over")
    async def action_app_take_over(self) -> None:
        """Write here, if the other program has ended; the journal is read in a thread."""
        async with self._taking_over:
            if not self.journal.file.read_only:
                return
            try:
                may_write = (await asyncio.to_thread(self.journal.file.read_again))()
            except JournalError as error:
                self.notices.warn(str(error), None)
                return
        if may_write:
            self.notify("You can write here now.", markup=False)
        else:
            self.notices.warn(self.journal.file.why_read_only, None)
        if (here := self.places.shown) is not None:
            here.tick()

    def action_app_undo(self) -> None:
        """Take back the last change, unless what is meant has not even happened."""
        here = self.places.shown
        if here is not None and here.taking.only_announced:
            key = here.key("app.undo")
            here.say(f"Nothing is taken away. {key} again takes back the change before.", calm=True)
            return
        if self.journal.undo_takes_long or self._undoing.locked():
            self._undo_in_turn()
        else:
            self._say_undone(self.journal.undo())

    @work(group="undo")
    async def _undo_in_turn(self) -> None:
        """Take back what takes long in a thread, and what was pressed meanwhile after it."""
        async with self._undoing:
            undo = self.journal.undo
            try:
                long = self.journal.undo_takes_long
                undone = await asyncio.to_thread(undo) if long else undo()
            except JournalError as error:
                self.notices.warn(str(error), None)
            else:
                self._say_undone(undone)

    def _say_undone(self, done: str) -> None:
        """Say what was taken back, and bring the highlight to what it was about."""
        self.notify(undone_words(done), markup=False)
        if (here := self.places.shown) is not None:
            here.tick()
            for rows in here.query(LineList):
                rows.point_at_one_of(self.journal.undone)
