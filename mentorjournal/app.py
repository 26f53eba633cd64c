"""The program's shell: places, theme, commands that work everywhere, an end in good order."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.events import Key, Mount, Ready, Unmount
from textual.reactive import reactive
from textual.screen import Screen

from mentorjournal.commands import BY_ID, commands_of, keys_of
from mentorjournal.commands.command import FILE
from mentorjournal.crash import forbid_core_dumps
from mentorjournal.errors import JournalError
from mentorjournal.heartbeat import Heartbeat
from mentorjournal.journal import Journal
from mentorjournal.journal.external_editor import sweep
from mentorjournal.journal.own_outline import own_outline
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.global_commands import GlobalCommands
from mentorjournal.screens.going import GoTo
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.places import loaders
from mentorjournal.settings import Settings, keep_setting, only_ascii
from mentorjournal.text import first_word
from mentorjournal.widgets.call_later import call_in
from mentorjournal.widgets.discreet import look_for
from mentorjournal.widgets.footer import show_key
from mentorjournal.widgets.themes import THEMES

TICK = 0.25
BREATH = 0.1
ROOTS = ("welcome", "dashboard")
"""Where no way leads further back."""


class MentorJournalApp(GlobalCommands):
    """The program on one journal.

    Ends with "demo" when the person asks for the made-up journal, otherwise with None.

    Args:
        journal: What is shown and changed; whoever opened it closes it.
        settings: What the person chose.
        demo: Whether the journal is the made-up one.
    """

    TITLE = "mentorjournal"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")

    hidden: reactive[bool] = reactive(False)
    """Whether pay and private text are hidden, for people who look at a shared screen."""

    def __init__(self, journal: Journal, settings: Settings, *, demo: bool = False) -> None:
        super().__init__(journal, settings, demo=demo)
        self._heartbeat = Heartbeat(journal.file)
        self._leaving: Screen[bool] | None = None
        self.draws_ascii = settings.glyphs == "ascii"
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = settings.theme
        self.stylesheet.set_variables(self.get_css_variables())  # before any rule is read
        self.set_keymap(settings.keys)
        self._to_load = loaders()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variable, for the built-in theme that is in force until ours is."""
        return {"muted": "#8c939d"}

    # Starting and ending

    @on(Mount)
    async def _start_up(self) -> None:
        self._heartbeat.start()
        self.set_interval(TICK, self._bring_up_to_date)
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
                loop.add_signal_handler(number, self.exit, None, 128 + number)
        if not self.journal.file.read_only:
            for path in sweep(self.journal.file.path):
                self.notices.warn(f"Your editor has saved notes that were not taken in: {path}")
        self.journal.gather()
        await self.action_app_dashboard()
        if self.journal.file.recovered:
            self.notify(self.journal.file.recovered, markup=False)
        for problem in filter(None, (*self.settings.problems, own_outline().problem)):
            self.notices.warn(problem)

    @on(Ready)
    def _started(self) -> None:
        call_in(self, BREATH, self._settle)

    def _settle(self) -> None:
        """Load the other places while nobody is waiting, one after the other."""
        if self._to_load:
            self._to_load.pop(0)()
            call_in(self, BREATH, self._settle)
        elif not gc.isenabled():
            # Collection is off while the program starts; what is loaded by now stays loaded.
            gc.freeze()
            gc.enable()

    @on(Unmount)
    def _wind_down(self) -> None:
        self._heartbeat.stop()

    async def action_app_quit(self) -> None:
        """Leave, after a question where that would lose something."""
        if self.screen is self._leaving:
            return
        question, detail = self._before_leaving()
        if question:
            from mentorjournal.screens.dialogs.confirm import ConfirmDialog

            dialog = ConfirmDialog(question, yes="leave", no="stay", detail=detail)
            self._leaving = dialog
            self.push_screen(dialog, self._leave_if)
        else:
            self.exit()

    def _leave_if(self, leave: bool | None) -> None:
        if leave:
            self.exit()

    def action_app_save_copy(self) -> None:
        """Save a copy of the journal elsewhere, with what could not be kept here."""

        def saved(path: str | None) -> None:
            if path:
                self.notify(f"A copy of everything is in {path}.", markup=False)

        from mentorjournal.screens.dialogs.save_copy import save_copy_form

        self.push_screen(save_copy_form(self.journal, self.places.unsaved), saved)

    def _before_leaving(self) -> tuple[str, str]:
        """What to ask before leaving, and why; empty when nothing would be lost."""
        trouble = self.hand_over()
        state = self.journal.file.state
        # A refused change with nothing of it left on the screen is nothing that could be lost.
        refused = state.word == "unsaved" and not state.at_stake
        if trouble or (state.reason and not refused):
            key = show_key(keys_of(BY_ID["app.save_copy"], self.chosen_keys)[0])
            saved = "saved" if trouble or state.word == "unsaved" else "safe"
            return (
                f"Leave although not everything is {saved}?",
                f"{trouble or state.reason} {key} saves a copy of everything elsewhere.",
            )
        from mentorjournal.screens.dialogs.form import FormDialog

        forms = [each for each in self.screen_stack if isinstance(each, FormDialog)]
        changed = [form for form in forms if form.changed]
        if changed:
            lasts = all(form.draft_lasts for form in changed)
            fate = "is offered again the next time you open it" if lasts else "would be lost"
            return "Leave although the form is not saved?", f"What you typed in it {fate}."
        if self.places.half_filled:
            return "Leave although what you typed is not saved?", "It would be lost."
        from mentorjournal.screens.dialogs.leave_typed import LEAVE_TYPED
        from mentorjournal.screens.dialogs.which_session import SessionChoice

        if any(isinstance(each, SessionChoice) and each.notes for each in self.screen_stack):
            return LEAVE_TYPED
        return "", ""

    def hand_over(self) -> str:
        """Have every screen and dialog hand over what was typed; gives what went wrong."""
        for dialog in self.screen_stack[1:]:
            from mentorjournal.screens.dialogs.form import FormDialog

            if isinstance(dialog, FormDialog):
                dialog.keep_draft()
        return self.places.flush()

    def exit(self, result: str | None = None, return_code: int = 0, message: Any = None) -> None:
        """End, and let nothing be left of what was opened by mistake."""
        super().exit(result, return_code, message)
        self.places.leave_for("")

    # Keys

    def is_urgent(self, key: str) -> bool:
        """Whether a key leaves the program, from wherever one is."""
        return key in keys_of(BY_ID["app.quit"], self.chosen_keys)

    def leads_to_text(self, key: Key) -> bool:
        """Whether a key runs a command here that opens something to type into."""
        if not self.screen_stack:
            # A key that comes while the program ends finds no screen.
            return False
        names = {key.key, key.character}
        commands = (*commands_of(getattr(self.screen, "WHERE", "")), *commands_of("app"))
        return any(
            command.types and not names.isdisjoint(keys_of(command, self.chosen_keys))
            for command in commands
        )

    # Places

    @on(GoTo)
    async def _go_to(self, event: GoTo) -> None:
        await self.places.follow(event)

    async def _bring_up_to_date(self) -> None:
        if not self.is_running:
            # While the program ends its screens go one by one, and a last tick may still come.
            return
        if self._heartbeat.failure is not None:
            raise self._heartbeat.failure
        try:
            self.journal.file.apply_update()
        except JournalError as error:
            self.notices.warn(str(error), None)
        welcome = self.places.place == "welcome"
        if welcome and not self.journal.is_empty and len(self.screen_stack) == 1:
            # Another program has begun the journal; a form that is open is not left for that.
            await self.places.open("dashboard")
        self.notices.update()
        if (here := self.places.shown) is not None:
            here.tick()

    async def action_app_dashboard(self) -> None:
        """Go to the dashboard, or to the welcome where there is nothing yet."""
        await self.places.home()
        if (here := self.places.shown) is not None:
            here.stop_typing()

    async def action_app_back(self) -> None:
        """Go back to where the person came from, if nothing speaks against it."""
        here = self.places.shown
        if here is not None and not here.may_go_back():
            return
        if here is not None and here.WHERE in ROOTS and self.key_queue.letter:
            await self._leave_from_here(here)
            return
        await self.places.back()

    async def _leave_from_here(self, here: JournalScreen) -> None:
        """Leave the program, where the letter is pressed again while it is said that it leaves."""
        if self.key_queue.twice(within=self.NOTIFICATION_TIMEOUT):
            await self.action_app_quit()
            return
        running = self.journal.sessions.running()
        words = f"{show_key(self.key_queue.letter)} again leaves"
        if running is not None:
            relationship = self.journal.relationships.get(running.relationship)
            words += f"; {first_word(here.name_of(relationship))}'s clock runs on"
        here.say(f"{words}.", calm=True)

    # What others did, what may be seen, and how it looks

    async def action_app_conflicts(self) -> None:
        """Go to what other programs did to the journal."""
        self.notices.ask_again()
        await self.places.open("conflicts", beside=self.places.place in FILE)

    def action_app_hide(self) -> None:
        """Hide pay and everything private, or show it again."""
        self.hidden = not self.hidden

    def watch_hidden(self) -> None:
        """Let every screen follow, under dialogs too; messages may quote what is hidden."""
        if not self.is_running or self.places.shown is None:
            return
        self.clear_notifications()
        if self.hidden:
            look_for(self.journal.exports.pay.secrets())
        below, *above = self.screen_stack
        for dialog in above:
            private = any(getattr(each, "PRIVATE", False) for each in (below, dialog))
            dialog.set_class(self.hidden and private, "-veiled")
        for screen in self.places:
            screen.tick()

    def action_app_theme(self) -> None:
        """Change between dark and light, now and from now on."""
        self.theme = "light" if self.theme == "dark" else "dark"
        if not self.demo:
            keep_setting("theme", self.theme)


def run(journal: Journal, settings: Settings, *, demo: bool = False) -> tuple[int, str | None]:
    """Run the program until the person leaves; the journal stays open.

    Args:
        journal: What is shown and changed.
        settings: What the person chose.
        demo: Whether the journal is the made-up one.

    Returns:
        The exit status, and "demo" when the made-up journal is asked for next.
    """
    forbid_core_dumps()
    gc.disable()
    try:
        app = MentorJournalApp(journal, settings, demo=demo)
        app.draws_ascii = only_ascii(settings.glyphs, os.environ)
        wish = app.run()
        return app.return_code or 0, wish
    finally:
        gc.enable()
