"""The notes of a session on their way between the editor and the journal."""

from __future__ import annotations

from asyncio import TimerHandle
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from mentorjournal.data.records.models import Record
from mentorjournal.dates import show_date
from mentorjournal.errors import JournalError
from mentorjournal.journal.templates import find_templates
from mentorjournal.paths import template_folder
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.note_versions import NoteVersionsDialog
from mentorjournal.screens.external_editor import ExternalEditor
from mentorjournal.screens.going import AT_END, NoteAnchor
from mentorjournal.screens.hide_key import need_to_show
from mentorjournal.screens.notes_keeper import NotesKeeper
from mentorjournal.widgets.call_later import call_in
from mentorjournal.widgets.line_hints import ROLES, everybody, handles
from mentorjournal.widgets.notes_editor import NotesEditor

if TYPE_CHECKING:
    from mentorjournal.screens.session import SessionScreen

KEEP_AFTER = 0.2
"""Seconds after a key until what was typed is kept; further keys do not put it off."""
RETRY_AFTER = 1.0
"""Seconds after which what could not be kept is tried again."""


class NotesController:
    """Shows the notes of the session that a screen is about, and keeps what is typed.

    Args:
        screen: The screen with the editor.
    """

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen
        self._keeper = NotesKeeper(screen.journal)
        self._keeping: TimerHandle | None = None
        self._anchor: NoteAnchor | None = None
        self._external = ExternalEditor(screen)

    @property
    def _shown(self) -> NotesEditor:
        return self._screen.query_one(NotesEditor)

    @property
    def editor(self) -> NotesEditor:
        """The editor, where the notes may be changed.

        Raises:
            ReadOnly: They may not.
        """
        self._screen.need_to_write()
        return self._shown

    def focus(self) -> None:
        """Put the cursor into the notes."""
        self._shown.focus()

    # Showing them

    def read(self) -> None:
        """Show the notes as the journal has them, unless what is on screen is newer.

        Raises:
            NotFound: The session is not there any more.
        """
        session, editor, keeper = self._screen.session, self._shown, self._keeper
        if keeper.uid != session.uid:
            # A quick hand types before the screen has read what it shows.
            ahead = "" if keeper.uid else editor.text
            editor.load(session.notes)
            keeper.show(session.uid, session.notes, editor.text)
            editor.move_cursor(editor.document.end)
            editor.focus()
            if ahead:
                editor.insert(ahead)
        elif keeper.is_behind(session.notes, editor.text):
            self._show_changed(session.notes)
        editor.share_all(session.notes_shared)
        editor.read_only = self._screen.journal.file.read_only
        self._go_to_anchor()
        self._offer_people()

    def _show_changed(self, notes: str) -> None:
        """Put notes that were changed elsewhere into the editor; whoever types just goes on."""
        editor = self._shown
        editor.load_changed(notes)
        self._keeper.show(self._keeper.uid, notes, editor.text)

    def forget(self) -> None:
        """Show no notes any more."""
        editor = self._shown
        editor.load("")
        self._keeper.show("", "", editor.text)

    def point_at(self, anchor: NoteAnchor) -> None:
        """Put the cursor to the end of a line, or of all, as soon as the notes are there."""
        self._anchor = anchor
        self._go_to_anchor()

    def _go_to_anchor(self) -> None:
        uid = self._screen.uid
        if self._anchor is None or not uid or self._keeper.uid != uid:
            return
        anchor, self._anchor = self._anchor, None
        editor = self._shown
        place = (
            editor.document.end if anchor == AT_END else _place_of(anchor, editor.document.lines)
        )
        if place is None:
            return
        editor.move_cursor(place)
        editor.focus()
        self._screen.call_after_refresh(editor.scroll_cursor_visible, center=True)

    def _offer_people(self) -> None:
        """Let the editor offer the other person and the roles, then everybody else."""
        journal, relationship = self._screen.journal, self._screen.relationship
        other = journal.relationships.person(relationship)
        others = (each for each in journal.people.all() if each.uid != other.uid)
        all_handles = handles([other, *others])
        editor = self._screen.query_one(NotesEditor)
        editor.advice_before.look_up = self._given_before
        editor.offer.people = (*handles([other]), *ROLES, *all_handles)
        known = everybody(journal.people.everybody())
        if editor.known != known:
            editor.known = known
            editor.refresh()

    def _given_before(self, text: str) -> str:
        """Who gave this advice before, in words; empty where nobody else did."""
        journal = self._screen.journal
        given = journal.follow_ups.given_before(text, self._screen.relationship)
        if given is None:
            return ""
        how = "said in other words" if given.reworded else "given before"
        return f"{how}: {given.who}, {show_date(given.on, journal.today())}"

    # Keeping what is typed

    @property
    def waits(self) -> bool:
        """Whether something typed is on its way to the journal."""
        return self._keeping is not None

    def typed(self) -> None:
        """Note a key: what it typed is kept a little later, and the panel follows."""
        if self._keeping is None:
            self._keeping = call_in(self._screen, KEEP_AFTER, self._keep)
            self._screen.header.tell_typing()
        self._screen.panel.typed()

    def _keep(self) -> None:
        """Hand the notes to the journal; the header says it if that fails, and it is retried."""
        self._keeping = None
        with suppress(JournalError):
            self._screen.flush()
        self._screen.tick()

    def flush(self) -> None:
        """Keep what is in the editor now.

        Raises:
            NotKept: It could not be kept; it stays on the screen.
        """
        try:
            self._hand_over()
        except JournalError as error:
            self._screen.trouble = str(error)
            if self._keeping is None:
                self._keeping = call_in(self._screen, RETRY_AFTER, self._keep)
            raise
        self._screen.trouble = ""

    def _hand_over(self) -> None:
        if not self._keeper.uid:
            return
        text = self._shown.text
        if self._keeper.is_ahead(text):
            before = self._screen.journal.file.revision
            if (together := self._keeper.hand_over(text)) is not None:
                self._show_changed(together)
            self._screen.shows_change_of(before)
        if self._keeping is not None:
            self._keeping.cancel()
            self._keeping = None

    def settle(self) -> None:
        """Rewrite what was typed of dates, and keep all of it, as when the notes are left.

        Raises:
            NotKept: It could not be kept; it stays on the screen.
        """
        self._shown.dates.settle_all()
        self._screen.flush()

    def unsaved(self) -> tuple[Record, ...]:
        """The session with the notes as they stand on the screen, where the journal lacks them."""
        return self._keeper.unsaved(self._shown.text) if self._keeper.uid else ()

    # Other ways into the notes

    def put_in_template(self) -> None:
        """Put a template into the notes."""
        screen, editor = self._screen, self.editor
        found = find_templates(template_folder())
        for problem in found.problems:
            screen.say(problem)

        def chosen(picked: str | None) -> None:
            template = found.get(picked or "")
            if template is not None:
                name = screen.name_of(screen.relationship)
                editor.lines.put_in(template.filled(name, screen.session.on))

        items = [Item(each.id, each.title, "yours" if each.own else "") for each in found.templates]
        screen.app.push_screen(ChooseDialog("Which template?", items), chosen)

    def look_at_versions(self) -> None:
        """See what the notes said earlier."""
        screen = self._screen
        need_to_show(screen)
        screen.flush()
        session, journal = screen.session, screen.journal
        versions = journal.sessions.versions.of(session)
        dialog = NoteVersionsDialog(versions, session.notes, journal.now())
        screen.app.push_screen(dialog, self._take_back)

    def _take_back(self, version: str | None) -> None:
        """Put an earlier wording into the notes, as one step to undo here too."""
        if version is None:
            return
        screen = self._screen
        with screen.show_errors():
            notes = screen.journal.sessions.take_back(version).notes
            self._shown.lines.replace_all(notes)
            screen.flush()
        screen.tick()

    def open_own_editor(self) -> None:
        """Open the notes in the person's own editor, and take over what it leaves."""
        need_to_show(self._screen)
        self._external.open()


def _place_of(anchor: NoteAnchor, lines: Sequence[str]) -> tuple[int, int] | None:
    """The row, from 0, and the column behind a line; None where it is not there any more."""
    row, line = anchor
    if list(lines[row : row + 1]) != [line]:
        if line not in lines:
            return None
        row = list(lines).index(line)
    return row, len(line)
