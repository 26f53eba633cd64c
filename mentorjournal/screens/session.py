"""The session: its notes, and what can be done with it while they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.events import AppBlur, DescendantFocus, Resize, ScreenSuspend

from mentorjournal.commands import commands_of
from mentorjournal.data.records.models import Record, Relationship, Session
from mentorjournal.errors import JournalError, NotFound
from mentorjournal.journal import Journal
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.call_start import CallStart
from mentorjournal.screens.dialogs.session_forms import details_form
from mentorjournal.screens.going import NoteAnchor
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.line_marks import LineMarks
from mentorjournal.screens.note_finder import NoteFinder
from mentorjournal.screens.notes_controller import NotesController
from mentorjournal.screens.panel_controller import PanelController
from mentorjournal.screens.parts import POINT, SUMMARY, WRAP_UP
from mentorjournal.screens.rehearsal_start import rehearse_in
from mentorjournal.screens.session_body import SessionBody
from mentorjournal.screens.session_heading import SessionHeading
from mentorjournal.screens.session_leaving import SessionLeaving
from mentorjournal.screens.wrapping_up import WrappingUp
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.find_line import FindLine
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from mentorjournal.journal.just_done import JustDone

OWN_ACTIONS = {command.action for command in commands_of("session")}
OF_THE_AGENDA = ("agenda.tick", "agenda.remove", "agenda.undo")
OF_THE_LINE = ("session.mark", "session.private")
"""What the foot names while the cursor is in the agenda, and while it is in the notes."""
BESIDE_THE_FIELDS = ("session_read_panel", "session_wrap_up", "session_export")
"""What this screen still does while the cursor is in the fields of the wrap-up."""


class SessionScreen(JournalScreen):
    """One session's notes. What is typed is kept while it is typed; leaving asks nothing.

    Attributes:
        notes: Shows and keeps the notes.
        panel: What stands beside them.
        finder: Finds words in them.
        marks: Gives their lines marks.
        wrapping_up: The wrap-up, which takes the place of the panel.
    """

    WHERE = "session"
    BINDINGS = bindings("session")
    HELP = (
        "Every line is private unless it begins with one of the marks below and a space. An "
        "action takes @me, @mentor, @protege or a name, and due: with a date, fri, 27 Nov or "
        "+2w. Tab and shift+tab indent lines, alt with up and down moves them. Alt+o goes into "
        "the panel, on through its parts and back; there the arrows move, and what is no command "
        "goes into the notes."
    )
    DEFAULT_CSS = """
    SessionScreen {
        #desk { layout: horizontal; height: 1fr; }
        NotesEditor { width: 1fr; height: 1fr; }
        &.-narrow #desk { layout: vertical; }
        &.-narrow WrapUpForm {
            width: 100%;
            height: 50%;
            border-left: none;
            border-top: solid $panel;
            .head { margin: 0; }
        }
        SidePanel.-hidden { display: none; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.notes = NotesController(self)
        self.panel = PanelController(self)
        self.finder = NoteFinder(self)
        self.marks = LineMarks(self)
        self.wrapping_up = WrappingUp(self)
        self._heading = SessionHeading(self)
        self._leaving = SessionLeaving(self)

    def compose_body(self) -> ComposeResult:
        """The notes with what stands beside them, and the line to find words in them."""
        yield SessionBody(self.journal.today, self.panel, self.wrapping_up)
        yield FindLine(id="find")

    def on_mount(self) -> None:
        """Follow the editor key by key, so that the header is never behind what it shows."""
        editor = self.query_one(NotesEditor)
        self.watch(editor, "asks_mark", self.marks.tell_keys, init=False)
        self.watch(editor, "edits", self.notes.typed, init=False)

    # What is shown

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

    def done_here(self) -> JustDone | None:
        """The action of the line with the cursor, once it is ticked."""
        from mentorjournal.journal.just_done import of_item

        at = self.query_one(NotesEditor).cursor_location[0]
        for item in self.journal.follow_ups.of(self.relationship):
            if (item.session, item.line) == (self.uid, at):
                return of_item(self.relationship, item)
        return None

    def read(self) -> None:
        """Show the session as the journal has it."""
        if not self.uid:
            return
        self.notes.read()
        self.panel.fill()
        form = self.wrapping_up.form
        # The app's clock may tick while it is still being put together.
        if form is not None and form.is_mounted:
            form.follow()

    def show(self, uid: str = "") -> None:
        """Show a certain session; what was typed in another is kept first.

        The wrap-up of another one waits, half filled. Where what was typed cannot be kept, it
        stays on the screen and the other session waits.
        """
        if uid != self.uid:
            if self.is_mounted:
                self.wrapping_up.close()
            try:
                self.flush()
            except JournalError as error:
                self.say(error)
                return
        super().show(uid)
        if self.uid and self.is_mounted:
            self.notes.focus()

    def forget(self) -> None:
        """Show no session any more."""
        self.uid = ""
        self.notes.forget()

    def point_at(self, anchor: NoteAnchor) -> None:
        """Put the cursor to the end of a line, or of all, as soon as the notes are there."""
        self.notes.point_at(anchor)

    async def open_part(self, part: str) -> None:
        """Open the wrap-up, or go to a line of its summary, or to a point of the agenda."""
        if self.uid and part.startswith((WRAP_UP, SUMMARY)):
            with self.show_errors():
                await self.wrapping_up.open()
                if part.startswith(SUMMARY):
                    self.wrapping_up.show_summary(int(part.removeprefix(SUMMARY)))
        elif self.uid and part.startswith(POINT):
            self.panel.show_point(part.removeprefix(POINT))

    def tick(self) -> None:
        """As on all screens; the footer follows what is filled in."""
        super().tick()
        if self.is_mounted:
            self.wrapping_up.tell_footer()

    @on(Resize)
    def _resized(self, event: Resize) -> None:
        self.panel.fit(event.size.width)

    @on(DescendantFocus)
    def _tell_footer(self) -> None:
        self.wrapping_up.tell_footer()

    def header_words(self) -> Heading:
        """With whom and how, how long it runs, and how much is noted."""
        return self._heading.header_words()

    # Keeping and leaving

    def typing(self) -> bool:
        """Whether the editor is ahead of the journal."""
        return self.notes.waits

    def flush(self) -> None:
        """Keep what is in the editor, and in the fields of the wrap-up.

        Raises:
            NotKept: What is in the editor could not be kept; it stays on the screen.
        """
        if self.wrapping_up.form is not None:
            self.wrapping_up.form.keep()
        self.notes.flush()

    def unsaved(self) -> tuple[Record, ...]:
        """The session with the notes as they stand on the screen, where the journal lacks them."""
        return self.notes.unsaved()

    def half_filled(self) -> bool:
        """Whether the wrap-up holds what nothing keeps."""
        return self.wrapping_up.half_filled

    @on(ScreenSuspend)
    @on(AppBlur)
    def _left(self) -> None:
        with self.show_errors():
            self.notes.settle()

    def may_go_back(self) -> bool:
        """Whether escape leaves; from beside the wrap-up it leads into that."""
        if self.wrapping_up.form is not None:
            self.call_later(self.wrapping_up.go_in)
            return False
        return self._leaving.may_go_back()

    def leave(self, place: str) -> bool:
        """Let nothing be left of a session that was opened by mistake."""
        return self._leaving.leave(place)

    # Finding, and pasting beside the notes

    def looked_for(self) -> str:
        """What is typed to be found in these notes."""
        return self.query_one(FindLine).wanted

    @on(FindLine.Typed)
    def _look_for(self, event: FindLine.Typed) -> None:
        self.finder.look_for(event.text)

    @on(FindLine.Moved)
    def _go_on(self, event: FindLine.Moved) -> None:
        self.finder.go_on(event.step)

    @on(FindLine.Closed)
    def _close_finder(self) -> None:
        self.finder.close()

    def takes_raw_paste(self, text: str) -> bool:
        """Whether what came in one read is a paste, while the panel has the focus."""
        return self.panel.takes_raw_paste(text)

    # Commands

    def fits(self, command: str) -> bool:
        """In the panel its own keys have something to do, and those that mark a line have not."""
        # Not what has the focus now, which is nothing here while the palette is open.
        focused = self.focused
        if command in OF_THE_AGENDA:
            return isinstance(focused, AgendaList)
        above = () if focused is None else focused.ancestors
        return command not in OF_THE_LINE or self.query_one(SidePanel) not in above

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A session that is not planned can be wrapped up."""
        if self.guard.stops(action):
            return None
        if self.wrapping_up.here and action not in BESIDE_THE_FIELDS and action in OWN_ACTIONS:
            return None
        if action == "session_wrap_up" and self.uid:
            try:
                return self.session.state != "planned"
            except NotFound:
                return None
        return super().check_action(action, parameters)

    action_session_mark = done_by("marks", LineMarks.cycle)
    action_session_set_mark = done_by("marks", LineMarks.ask)
    action_session_private = done_by("marks", LineMarks.toggle_private)
    action_session_tick = done_by("marks", LineMarks.tick)
    action_session_find = done_by("finder", NoteFinder.find)
    action_session_panel = done_by("panel", PanelController.show_or_hide)
    action_session_read_panel = done_by("panel", PanelController.go_in)
    action_agenda_tick = done_by("panel", PanelController.tick)
    action_agenda_remove = done_by("panel", PanelController.remove)
    action_agenda_undo = done_by("panel", PanelController.undo)
    action_agenda_add = done_by("panel", PanelController.add)
    action_session_template = done_by("notes", NotesController.put_in_template)
    action_session_versions = done_by("notes", NotesController.look_at_versions)
    action_session_editor = done_by("notes", NotesController.open_own_editor)
    action_session_wrap_up = done_by("wrapping_up", WrappingUp.open)

    def action_session_share_notes(self) -> None:
        """Share unmarked lines too, or keep them private."""
        shared = not self.session.notes_shared
        self.flush()
        self.journal.sessions.edit(self.uid, notes_shared=shared)
        self.tick()
        self.say(
            "Unmarked lines of this session are shared now. Lines with % never are."
            if shared
            else "Unmarked lines of this session are private again.",
            calm=True,
        )

    def action_session_begin(self) -> None:
        """Start the planned session that is shown, or another call; asks where one is running."""
        self.flush()
        CallStart(self).begin_shown(self.session, self.relationship)

    def action_session_cards(self) -> None:
        """Rehearse the pay talk or a meeting with cards, and come back to the notes."""
        self.flush()
        rehearse_in(self, self.session, self._leaving.keep)

    def action_session_details(self) -> None:
        """Change the day, the channel and how long it took."""
        self.flush()
        self.app.push_screen(details_form(self.journal, self.session))

    def action_session_export(self) -> None:
        """Look at what can be shared."""
        self.notes.settle()
        self.go("export", self.uid)
