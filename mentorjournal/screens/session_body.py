"""The notes of a session, with the panel or the wrap-up beside or below them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Key, Paste

from mentorjournal.screens.panel_controller import EMPTY_PAGE, PanelController
from mentorjournal.screens.wrap_up_form import WrapUpForm
from mentorjournal.screens.wrapping_up import WrappingUp
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.side_panel import SidePanel


class SessionBody(Container):
    """What a screen of one session shows; what is pressed beside the notes goes to its owner.

    Args:
        today: Gives the day.
        panel: Knows what becomes of keys in the panel.
        wrapping_up: Knows what becomes of the wrap-up.
    """

    def __init__(
        self, today: Callable[[], date], panel: PanelController, wrapping_up: WrappingUp
    ) -> None:
        super().__init__(id="desk")
        self._today, self._panel, self._wrapping_up = today, panel, wrapping_up

    def compose(self) -> ComposeResult:
        """The notes, and the panel beside or below them."""
        yield NotesEditor(today=self._today, id="notes", placeholder=EMPTY_PAGE)
        yield SidePanel(id="panel", classes="-hidden")

    @on(AgendaList.Ticked)
    def _ticked(self, event: AgendaList.Ticked) -> None:
        self._panel.ticked(event.point, event.done)

    def on_key(self, event: Key) -> None:
        """In the panel, let escape lead back to the notes, and what is typed go there."""
        self._panel.take_key(event)

    def on_paste(self, event: Paste) -> None:
        """What is pasted in the panel goes into the notes, like what is typed there."""
        self._panel.take_paste(event)

    @on(WrapUpForm.ToNotes)
    def _up_to_notes(self) -> None:
        self.query_one(NotesEditor).focus()

    @on(WrapUpForm.Left)
    def _left(self) -> None:
        self._wrapping_up.put_off()

    @on(WrapUpForm.Asked)
    async def _asked(self) -> None:
        await self._wrapping_up.save()

    @on(WrapUpForm.Saved)
    def _saved(self, event: WrapUpForm.Saved) -> None:
        self._wrapping_up.saved(event.warning)
