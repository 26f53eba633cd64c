"""The person's own editor on the notes of a screen, and what it saves in them later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported
from textual.timer import Timer

from mentorjournal.data.notes.marks import settle_notes
from mentorjournal.data.notes.merge import merge_notes
from mentorjournal.errors import BadInput, JournalError, Refused
from mentorjournal.journal.external_editor import (
    Edited,
    OpenFile,
    edit_outside,
    editor_command,
    waiting_words,
)
from mentorjournal.text import visible

if TYPE_CHECKING:
    from mentorjournal.screens.session import SessionScreen

LOOK_EVERY = 1.0
"""Seconds between two looks at a file that may still be open."""


class ExternalEditor:
    """Opens notes in the person's own editor, and takes in what that leaves.

    An editor that returns at once may have them open in a window of its own: its file is looked
    at as long as their session is shown.

    Args:
        screen: The screen whose notes they are.
    """

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen
        self._open: dict[str, OpenFile] = {}
        self._looking: Timer | None = None

    def open(self) -> None:
        """Open the notes in the editor; or take in what it has saved over lines changed here.

        Raises:
            JournalError: It cannot be opened, or what it left cannot be used.
        """
        screen = self._screen
        editor, uid = screen.notes.editor, screen.uid
        editor.dates.settle_all()
        screen.flush()
        before = self._open.get(uid)
        if before:
            # Once to see it, once more to see that it is whole.
            self._look()
            self._look()
            if before.clashing:
                self._take(before, before.clashing, before.clashing.text)
                return
        command = editor_command()
        notes = editor.text
        edited = self._edited(notes, command, before)
        self._open.pop(uid, None)
        if edited.open is not None:
            self._watch(uid, edited.open)
            screen.say(
                "The editor returned at once and changed nothing. If its window is open, what you "
                f'save there comes in here. Better let it wait: EDITOR="{waiting_words(command)}"'
            )
        elif edited.text == notes:
            screen.say("The editor changed nothing.", calm=True)
        else:
            self._put_in(edited, edited.text)

    def _edited(self, notes: str, command: list[str], before: OpenFile | None) -> Edited:
        trouble: JournalError
        try:
            with self._screen.app.suspend():
                # An exception in here would leave the terminal suspended: Textual resumes it
                # only behind a block that ends well.
                try:
                    return edit_outside(
                        notes, command, self._screen.journal.file.path, again=before
                    )
                except JournalError as error:
                    trouble = error
        except SuspendNotSupported:
            raise Refused("An editor cannot be opened from this kind of terminal.") from None
        raise trouble

    def _watch(self, uid: str, file: OpenFile) -> None:
        self._open[uid] = file
        if self._looking is None:
            self._looking = self._screen.set_interval(LOOK_EVERY, self._look)

    def _look(self) -> None:
        """Take in what was saved since, line by line where the notes have changed meanwhile."""
        screen = self._screen
        file = self._open.get(screen.uid)
        if file is None or screen.journal.file.read_only:
            return
        try:
            saved = file.saved()
            if saved is None:
                return
            editor = screen.notes.editor
            editor.dates.settle_all()
            screen.flush()
        except BadInput as error:
            screen.say(f"{error} It is kept as {file.path}.")
            return
        except JournalError:
            return
        merged = merge_notes(file.notes, editor.text, saved.text)
        if merged is not None:
            self._take(file, saved, merged)
        elif file.clashing != saved:
            file.clashing = saved
            screen.say(
                "Your editor has saved lines that were changed here too. "
                f"{screen.key('session.editor')} takes in what it saved; undo goes back."
            )

    def _take(self, file: OpenFile, saved: Edited, notes: str) -> None:
        file.take(saved.text)
        self._put_in(saved, notes)
        self._screen.say("What your editor has saved is in the notes.", calm=True)

    def _put_in(self, edited: Edited, notes: str) -> None:
        """Put text into the notes as one step to undo, and say what is odd about it."""
        screen = self._screen
        editor = screen.notes.editor
        before = editor.text
        editor.lines.replace_all(settle_notes(notes, screen.journal.today()))
        screen.flush()
        screen.tick()
        if edited.odd:
            screen.say(
                f"What the editor left {edited.odd}. It was read as Windows-1252; "
                "undo brings back the notes as they were."
            )
        if visible(before) and not visible(notes):
            screen.say("The editor left the notes empty; undo brings them back.")
