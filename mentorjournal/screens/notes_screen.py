"""A screen with a session's notes: what is typed is kept while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from textual import on
from textual.events import AppBlur, ScreenSuspend
from textual.timer import Timer

from mentorjournal.data.records.models import Record, Relationship, Session
from mentorjournal.errors import JournalError, NotFound
from mentorjournal.journal import Journal
from mentorjournal.journal.templates import find_templates
from mentorjournal.paths import template_folder
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.wordings import WordingsDialog
from mentorjournal.screens.going import AT_END, Spot
from mentorjournal.screens.notes_keeper import NotesKeeper
from mentorjournal.screens.outside_editor import OutsideEditor
from mentorjournal.widgets.notes_editor import NotesEditor

KEEP_AFTER = 0.2
"""Seconds after a key until what was typed is kept; further keys do not put it off."""
RETRY_AFTER = 1.0


class NotesScreen(JournalScreen):
    """The notes of one session, on their way between the editor and the journal."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._keeper = NotesKeeper(journal)
        self._keeping: Timer | None = None
        self._spot: Spot | None = None
        self._outside = OutsideEditor(self)

    @property
    def session(self) -> Session:
        """The session shown, as the journal has it.

        Raises:
            NotFound: It is not there any more.
        """
        session = self.journal.sessions.get(self.uid)
        if session.deleted is not None:
            raise NotFound("That session is in the trash.")
        return session

    @property
    def relationship(self) -> Relationship:
        """The relationship it belongs to."""
        return self.journal.relationships.get(self.session.relationship)

    def about(self) -> Relationship | None:
        """The relationship it belongs to."""
        return self.relationship if self.uid else None

    def show(self, uid: str = "") -> None:
        """Show a certain session from now on; what was typed in another is kept first.

        Where it cannot be kept, it stays on the screen and the other session waits.
        """
        if uid != self.uid:
            try:
                self.flush()
            except JournalError as error:
                self.say(error)
                return
        super().show(uid)
        if self.uid and self.is_mounted:
            self.query_one(NotesEditor).focus()

    def read(self) -> None:
        """Show the session as the journal has it, unless what is on screen is newer."""
        if not self.uid:
            return
        session = self.session
        editor = self.query_one(NotesEditor)
        if self._keeper.uid != self.uid:
            # A quick hand types before the screen has read what it shows.
            ahead = "" if self._keeper.uid else editor.text
            self._load(session.notes)
            editor.move_cursor(editor.document.end)
            editor.focus()
            if ahead:
                editor.insert(ahead)
        elif self._keeper.is_behind(session.notes, editor.text):
            self._show_changed(session.notes)
        editor.share_all(session.notes_shared)
        editor.read_only = self.journal.read_only
        self._go_to_spot()

    def point_at(self, spot: Spot) -> None:
        """Put the cursor to the end of a line, or of all, as soon as the notes are there."""
        self._spot = spot
        self._go_to_spot()

    def _go_to_spot(self) -> None:
        if self._spot is None or not self.uid or self._keeper.uid != self.uid:
            return
        spot, self._spot = self._spot, None
        editor = self.query_one(NotesEditor)
        place = editor.document.end if spot == AT_END else _place_of(spot, editor.document.lines)
        if place is None:
            return
        editor.move_cursor(place)
        editor.focus()
        self.call_after_refresh(editor.scroll_cursor_visible, center=True)

    def _load(self, notes: str) -> None:
        """Put notes of the journal into the editor."""
        editor = self.query_one(NotesEditor)
        editor.load(notes)
        self._keeper.show(self.uid, notes, editor.text)

    def _show_changed(self, notes: str) -> None:
        """Put notes that were changed elsewhere into the editor; whoever types just goes on."""
        editor = self.query_one(NotesEditor)
        editor.load_changed(notes)
        self._keeper.show(self._keeper.uid, notes, editor.text)

    # Keeping what is typed

    def on_mount(self) -> None:
        """Follow the editor key by key, so that the header is never behind what it shows."""
        self.watch(self.query_one(NotesEditor), "edits", self._typed, init=False)

    def _typed(self) -> None:
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_AFTER, self._keep)
            self.tell_typing()
        self.typed()

    def typed(self) -> None:
        """What to do at each key; made to be overridden."""

    def typing(self) -> bool:
        """Whether the editor is ahead of the journal."""
        return self._keeping is not None

    def _keep(self) -> None:
        """Hand the notes to the journal; the header says it if that fails, and it is retried."""
        self._keeping = None
        with suppress(JournalError):
            self.flush()
        self.tick()

    def flush(self) -> None:
        """Keep what is in the editor now.

        Raises:
            NotKept: It could not be kept; it stays on the screen.
        """
        try:
            self._hand_over()
        except JournalError as error:
            self.trouble = str(error)
            if self._keeping is None:
                self._keeping = self.set_timer(RETRY_AFTER, self._keep)
            raise
        self.trouble = ""

    def forget(self) -> None:
        """Show no session any more."""
        self.uid = ""
        self._load("")

    def unsaved(self) -> tuple[Record, ...]:
        """The session with the notes as they stand on the screen, where the journal lacks them."""
        return self._keeper.unsaved(self.query_one(NotesEditor).text) if self._keeper.uid else ()

    def _hand_over(self) -> None:
        if not self._keeper.uid:
            return
        text = self.query_one(NotesEditor).text
        if self._keeper.is_ahead(text):
            before = self.journal.revision
            if (together := self._keeper.hand_over(text)) is not None:
                self._show_changed(together)
            if self._read_at[1:2] == (before,) and self.journal.revision == before + 1:
                # What has changed stands on the screen; there is nothing to be read again.
                self._read_at = (self._read_at[0], before + 1, *self._read_at[2:])
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    @on(ScreenSuspend)
    @on(AppBlur)
    def _left(self) -> None:
        with self.telling():
            self.query_one(NotesEditor).settle()
            self.flush()

    # Other ways into the notes

    @property
    def editor(self) -> NotesEditor:
        """The editor, where the notes may be changed.

        Raises:
            ReadOnly: They may not.
        """
        self.need_to_write()
        return self.query_one(NotesEditor)

    def action_session_template(self) -> None:
        """Put a template into the notes."""
        editor, found = self.editor, find_templates(template_folder())
        for problem in found.problems:
            self.say(problem)

        def chosen(picked: str | None) -> None:
            template = found.get(picked or "")
            if template is not None:
                name = self.journal.relationships.person(self.relationship).name
                editor.put_in(template.filled(name, self.session.on))

        items = [Item(each.id, each.title, "yours" if each.own else "") for each in found.templates]
        self.app.push_screen(ChooseDialog("Which template?", items), chosen)

    def action_session_versions(self) -> None:
        """See what the notes said earlier."""
        self.nothing_hidden()
        self.flush()
        session = self.session
        versions = self.journal.sessions.versions.of(session)
        dialog = WordingsDialog(versions, session.notes, self.journal.now())
        self.app.push_screen(dialog, self._take_back)

    def _take_back(self, version: str | None) -> None:
        """Put an earlier wording into the notes, as one step to undo here too."""
        if version is None:
            return
        with self.telling():
            notes = self.journal.sessions.take_back(version).notes
            self.query_one(NotesEditor).replace_all(notes)
            self.flush()
        self.tick()

    def action_session_editor(self) -> None:
        """Open the notes in the person's own editor, and take over what it leaves."""
        self.nothing_hidden()
        self._outside.open()


def _place_of(spot: Spot, lines: Sequence[str]) -> tuple[int, int] | None:
    """The row, from 0, and the column behind a line; None where it is not there any more."""
    row, line = spot
    if list(lines[row : row + 1]) != [line]:
        if line not in lines:
            return None
        row = list(lines).index(line)
    return row, len(line)
