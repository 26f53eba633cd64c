"""What the app says and asks by itself: what others did to the journal, and what is not saved."""

from __future__ import annotations

import asyncio

from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.screens.navigation import Navigation
from mentorjournal.widgets.footer import chosen_keys, show_key
from mentorjournal.widgets.textual_patches.safe_app import SafeApp

PROBLEM_SECONDS = 15
"""For so long a problem is shown."""


class Notices:
    """Says each thing once.

    Args:
        app: Where it is said.
        journal: What it is about.
        places: Whose screens may be in trouble.
    """

    def __init__(self, app: SafeApp, journal: Journal, places: Navigation) -> None:
        self._app, self._journal, self._places = app, journal, places
        self._said = 0
        self._in_trouble = False
        self._may_take_over = False
        self._asked: set[str] = set()

    def warn(self, sentence: str, seconds: float | None = PROBLEM_SECONDS) -> None:
        """Show a problem; None for as long as any message."""
        self._app.notify(sentence, severity="warning", timeout=seconds, markup=False)

    def update(self) -> None:
        """Say what has happened since the last time, and ask what has to be asked."""
        self._offer_to_write()
        notices = self._journal.file.notices
        news = notices[self._said :]
        for notice in news:
            self.warn(notice)
        self._said = len(notices)
        if news:
            self._journal.gather()
        if self._app.screen is self._places.shown and self._journal.conflicts.asks:
            self._ask_next()
        self._offer_a_copy()

    def ask_again(self) -> None:
        """Ask what was left open before."""
        self._asked.clear()

    def _key(self, command: str) -> str:
        return show_key(keys_of(BY_ID[command], chosen_keys(self._app))[0])

    def _offer_a_copy(self) -> None:
        """Say once, whenever saving begins to fail, what can be done."""
        trouble = self._journal.file.state.reason or self._places.trouble
        if trouble and not self._in_trouble:
            key = self._key("app.save_copy")
            self.warn(f"{trouble} It is tried again. {key} saves a copy of everything elsewhere.")
        self._in_trouble = bool(trouble)

    def _offer_to_write(self) -> None:
        """Say once that writing has become possible, and how."""
        could, self._may_take_over = self._may_take_over, self._journal.file.may_take_over
        if self._may_take_over and not could:
            words = "What kept this program from writing the journal is gone."
            key = self._key("app.take_over")
            self._app.notify(
                f"{words} {key} lets you write here.", timeout=PROBLEM_SECONDS, markup=False
            )

    def _ask_next(self) -> None:
        for question, words in self._journal.conflicts.questions():
            if question not in self._asked:
                self._asked.add(question)
                self._ask(question, words)
                return

    def _ask(self, question: str, words: str) -> None:
        def answered(yes: bool | None) -> None:
            if yes is not None:
                self._app.run_worker(self._answer(question, yes), group="answer")

        gone = self._journal.conflicts.is_about_losses(question)
        from mentorjournal.screens.dialogs.external_changes import ExternalChangesDialog

        self._app.push_screen(ExternalChangesDialog(words, gone=gone), answered)

    async def _answer(self, question: str, yes: bool) -> None:
        """Answer in a thread: much may have to be read and written."""
        try:
            await asyncio.to_thread(self._journal.conflicts.answer, question, yes)
        except JournalError as error:
            self._asked.discard(question)
            self.warn(str(error), None)
