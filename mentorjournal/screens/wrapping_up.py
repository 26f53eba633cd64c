"""The wrap-up on the session's screen: opened, stepped out of, closed, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container

from mentorjournal.errors import NotFound
from mentorjournal.screens.clock_elsewhere import time_run
from mentorjournal.screens.wrap_up_form import WrapUpForm
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.notes_editor import NotesEditor

if TYPE_CHECKING:
    from mentorjournal.screens.notes_and_panel import NotesAndPanel


class WrappingUp:
    """The wrap-up in the panel's place.

    Args:
        screen: The session's screen.
    """

    def __init__(self, screen: NotesAndPanel) -> None:
        self._screen = screen
        self.form: WrapUpForm | None = None

    @property
    def here(self) -> bool:
        """Whether the cursor is in it."""
        return self.form is not None and self.form.has_focus_within

    async def open(self) -> None:
        """Open it beside the notes; a session that runs ends with that."""
        screen = self._screen
        if self.form is not None:
            await self.go_in()
            return
        sessions = screen.journal.sessions
        if screen.session.state == "running":
            sessions.end_now(screen.uid)
        form = WrapUpForm(screen.journal, screen.session, screen.relationship)
        self.form = form
        screen.place_panel()
        await screen.query_one("#desk", Container).mount(form)
        form.take_focus()
        screen.tick()

    async def go_in(self) -> None:
        """Put the cursor back into it, with what the notes say by now."""
        form = self.form
        if form is None:
            return
        with self._screen.telling():
            await self._take_in_notes(form)
        form.take_focus()

    async def _take_in_notes(self, form: WrapUpForm) -> None:
        """Keep what stands in the notes, and let the form follow it.

        Raises:
            NotKept: It could not be kept.
        """
        self._screen.query_one(NotesEditor).settle()
        self._screen.flush()
        await form.follow_notes()

    def close(self) -> None:
        """Give the place back to the panel, and the cursor to the notes; what was typed is kept."""
        form, self.form = self.form, None
        if form is None:
            return
        form.fields.keep()
        self._screen.query_one(NotesEditor).focus()
        form.remove()
        self._screen.place_panel()
        self.tell_footer()

    async def save(self) -> None:
        """Save it, once what stands in the notes is kept and taken in."""
        if (form := self.form) is not None:
            await self._take_in_notes(form)
            form.save()

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
