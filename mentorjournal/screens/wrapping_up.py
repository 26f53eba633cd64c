"""The wrap-up on the session's screen: opened, stepped out of, closed, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widgets import TextArea

from mentorjournal.errors import NotFound
from mentorjournal.screens.clock_elsewhere import time_run
from mentorjournal.screens.wrap_up_form import WrapUpForm
from mentorjournal.widgets.footer import Footer

if TYPE_CHECKING:
    from mentorjournal.screens.session import SessionScreen


class WrappingUp:
    """The wrap-up in the panel's place.

    Args:
        screen: The session's screen.
    """

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen
        self.form: WrapUpForm | None = None

    @property
    def here(self) -> bool:
        """Whether the cursor is in it."""
        return self.form is not None and self.form.has_focus_within

    async def open(self) -> None:
        """Open it beside the notes, once these are kept; a session that runs ends with that.

        Raises:
            JournalError: They could not be kept, or the session is not there any more.
        """
        screen = self._screen
        screen.notes.settle()
        if self.form is not None:
            await self.go_in()
            return
        sessions = screen.journal.sessions
        if screen.session.state == "running":
            sessions.end_now(screen.uid)
        form = WrapUpForm(screen.journal, screen.session, screen.relationship)
        self.form = form
        screen.panel.place()
        await screen.query_one("#desk", Container).mount(form)
        form.take_focus()
        screen.tick()

    def show_summary(self, row: int) -> None:
        """Put the cursor to the end of a line of the summary, from 0; the last of a short draft."""
        if self.form is None:
            return
        editor = self.form.fields.rows[0].editor
        if isinstance(editor, TextArea):
            at = min(row, editor.document.line_count - 1)
            editor.move_cursor((at, len(editor.document.get_line(at))))
        editor.focus()

    async def go_in(self) -> None:
        """Put the cursor back into it, with what the notes say by now."""
        form = self.form
        if form is None:
            return
        with self._screen.show_errors():
            await self._take_in_notes(form)
        form.take_focus()

    async def _take_in_notes(self, form: WrapUpForm) -> None:
        """Keep what stands in the notes, and let the form follow it.

        Raises:
            NotKept: It could not be kept.
        """
        self._screen.notes.settle()
        await form.follow_notes()

    def close(self) -> None:
        """Give the place back to the panel, and the cursor to the notes; what was typed is kept."""
        form, self.form = self.form, None
        if form is None:
            return
        form.fields.keep()
        self._screen.notes.focus()
        form.remove()
        self._screen.panel.place()
        self.tell_footer()

    def put_off(self) -> None:
        """Close it, and say where it waits."""
        screen = self._screen
        self.close()
        with screen.show_errors():
            if screen.session.to_wrap_up:
                key = screen.key("session.begin")
                words = f"The wrap-up waits as a next step. {key} goes on with the talk."
                screen.say(words, calm=True)
        screen.tick()

    async def save(self) -> None:
        """Save it, once what stands in the notes is kept and taken in."""
        with self._screen.show_errors():
            if (form := self.form) is not None:
                await self._take_in_notes(form)
                form.save()

    def saved(self, warning: str) -> None:
        """Close it, say what speaks against the next date, and look at what can be shared."""
        screen = self._screen
        self.close()
        screen.tick()
        if warning:
            screen.say(warning)
        screen.go("export", screen.uid)

    @property
    def half_filled(self) -> bool:
        """Whether it holds what nothing keeps."""
        form = self.form
        return form is not None and form.fields.changed and not form.fields.lasting

    def clock(self) -> str:
        """How long the session took: "00:42:10 ended"; empty where that is not known."""
        try:
            session = self._screen.session
        except NotFound:
            return ""
        if session.ended is None:
            return ""
        return f"{time_run(session, session.ended)} ended".lstrip()

    def tell_footer(self) -> None:
        """Show the keys that work where the cursor is."""
        footer = self._screen.query_one(Footer)
        if self.here and self.form is not None:
            footer.turn_to("wrap-up", self.form, self.form.filled)
        else:
            footer.turn_to("session")
