"""What the app tells and asks by itself: what others did to the journal, and what is not saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import work

from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.screens.base import JournalScreen
from mentorjournal.settings import Settings
from mentorjournal.widgets.footer import show_key
from mentorjournal.widgets.safe_app import SafeApp

if TYPE_CHECKING:
    from mentorjournal.data.form_drafts import FormDrafts

PROBLEM_SECONDS = 15


class TellingApp(SafeApp):
    """An app over a journal that says each thing once.

    Args:
        journal: What is shown and changed.
        settings: What the person chose.
    """

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self.journal = journal
        self.settings = settings
        self._screens_made: dict[str, JournalScreen] = {}
        self._told = 0
        self._in_trouble = False
        self._asked: set[str] = set()

    @property
    def chosen_keys(self) -> Mapping[str, str]:
        """Keys the person chose, by command id."""
        return self.settings.keys

    @property
    def form_drafts(self) -> FormDrafts:
        """What was typed into forms and not saved yet."""
        return self.journal.form_drafts

    def hand_over(self) -> str:
        """Have every screen hand over what was typed; gives what went wrong."""
        trouble = ""
        for dialog in self.screen_stack[1:]:
            from mentorjournal.screens.dialogs.form import FormDialog

            if isinstance(dialog, FormDialog):
                dialog.keep_draft()
        for screen in self._screens_made.values():
            try:
                screen.flush()
            except JournalError as error:
                trouble = str(error)
        return trouble

    @property
    def trouble(self) -> str:
        """Why what was typed on some screen could not be kept; empty if all was."""
        return next((each.trouble for each in self._screens_made.values() if each.trouble), "")

    def offer_a_copy(self) -> None:
        """Say once, whenever saving begins to fail, what can be done."""
        state = self.journal.file.state
        trouble = state.reason or self.trouble
        if trouble and not self._in_trouble:
            key = show_key(keys_of(BY_ID["app.save_copy"], self.chosen_keys)[0])
            self.notify(
                f"{trouble} It is tried again. {key} saves a copy of everything elsewhere.",
                severity="warning",
                timeout=PROBLEM_SECONDS,
                markup=False,
            )
        self._in_trouble = bool(trouble)

    def tell_what_happened(self) -> None:
        """Say each notice once, and ask what has to be asked."""
        notices = self.journal.file.notices
        for notice in notices[self._told :]:
            self.notify(notice, severity="warning", timeout=PROBLEM_SECONDS, markup=False)
        self._told = len(notices)
        if isinstance(self.screen, JournalScreen) and self.journal.conflicts.asks:
            for question, words in self.journal.conflicts.questions():
                if question not in self._asked:
                    self._asked.add(question)
                    self._ask(question, words)
                    return

    def _ask(self, question: str, words: str) -> None:
        def answered(yes: bool | None) -> None:
            if yes is not None:
                self._answer(question, yes)

        gone = self.journal.conflicts.is_about_losses(question)
        from mentorjournal.screens.dialogs.take_over import TakeOverDialog

        self.push_screen(TakeOverDialog(words, gone=gone), answered)

    def ask_again(self) -> None:
        """Ask what was left open before."""
        self._asked.clear()

    @work(thread=True, group="answer")
    def _answer(self, question: str, yes: bool) -> None:
        """Answer in a thread: much may have to be read and written."""
        try:
            self.journal.conflicts.answer(question, yes)
        except JournalError as error:
            self._asked.discard(question)
            self.notify(str(error), severity="warning", markup=False)

    def offer_to_write(self) -> None:
        """Say that writing has become possible, and how."""
        key = show_key(keys_of(BY_ID["app.take_over"], self.chosen_keys)[0])
        self.notify(
            f"What kept this program from writing the journal is gone. {key} lets you write here.",
            timeout=PROBLEM_SECONDS,
            markup=False,
        )
