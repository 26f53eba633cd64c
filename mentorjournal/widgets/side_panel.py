"""The panel beside the notes: what will be shared, the agenda, last time."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from mentorjournal.data.models import AgendaItem
from mentorjournal.documents.document import Document
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.shared_view import SharedView


class SidePanel(Vertical):
    """Three parts, one below the other; each scrolls by itself."""

    DEFAULT_CSS = """
    SidePanel {
        width: 42%;
        max-width: 60;
        padding: 0 1;
        border-left: solid $panel;
        & > .heading { height: 1; color: $muted; margin: 0; }
        & > .heading.-below { margin: 1 0 0 0; }
        & > #shared-part { height: 2fr; scrollbar-size-vertical: 1; }
        & > #agenda { height: 2fr; scrollbar-size-vertical: 1; }
        & > #last-part { height: 1fr; scrollbar-size-vertical: 1; }
        #last { height: auto; }
    }
    """

    def compose(self) -> ComposeResult:
        """Headings and parts."""
        yield Static(id="shared-heading", classes="heading")
        with VerticalScroll(id="shared-part", can_focus=False):
            yield SharedView(id="shared")
        yield Static(id="agenda-heading", classes="heading -below")
        yield AgendaList(id="agenda")
        yield Static(id="last-heading", classes="heading -below")
        with VerticalScroll(id="last-part", can_focus=False):
            yield Static(id="last")

    def show_shared(self, document: Document, shared: int, lines: int) -> None:
        """Show what the summary says now.

        Args:
            document: Its sections.
            shared: How many lines of the notes it takes.
            lines: How many lines the notes have.
        """
        count = f"{shared} of {lines} lines" if lines else "no lines yet"
        self.query_one("#shared-heading", Static).update(
            line(("Will be shared", "bold $foreground"), f"   {count}")
        )
        self.query_one(SharedView).show(document)

    def show_agenda(self, agenda: Sequence[AgendaItem]) -> None:
        """Show the points to discuss."""
        done = sum(item.done for item in agenda)
        count = f"{done} of {len(agenda)}" if agenda else "nothing on it"
        self.query_one("#agenda-heading", Static).update(
            line(("Agenda", "bold $foreground"), f"   {count}")
        )
        self.query_one(AgendaList).show(agenda)

    def show_last(self, heading: str, text: str) -> None:
        """Show what was said last time; nothing at all where there was no last time."""
        self.query_one("#last-heading", Static).update(
            line(("Last time", "bold $foreground"), f"   {heading}")
        )
        self.query_one("#last", Static).update(line((text, "$muted")))
