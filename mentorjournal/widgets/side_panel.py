"""The panel beside the notes: what will be shared, the agenda, last time."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from mentorjournal.data.records.models import AgendaItem
from mentorjournal.documents.document import Document
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.line_hints import fence_words
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.readable import Readable
from mentorjournal.widgets.shared_view import SharedView


class LastTime(Readable, VerticalScroll, can_focus=False):
    """What was said last time."""


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
        & > #shared { height: 2fr; scrollbar-size-vertical: 1; }
        & > #agenda { height: 2fr; scrollbar-size-vertical: 1; }
        & > #last-part { height: 1fr; scrollbar-size-vertical: 1; }
        & > #last-part:focus { background: $surface; }
        #last { height: auto; }
    }
    """

    def __init__(self, *, id: str, classes: str = "") -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id, classes=classes)
        self._last = ""

    def compose(self) -> ComposeResult:
        """Headings and parts."""
        yield Static(id="shared-heading", classes="heading")
        yield SharedView(id="shared")
        yield Static(id="agenda-heading", classes="heading -below")
        yield AgendaList(id="agenda")
        yield Static(id="last-heading", classes="heading -below")
        with LastTime(id="last-part"):
            yield Static(id="last")

    def go_on(self) -> bool:
        """Put the cursor into the next part of the panel; False behind the last one."""
        agenda = self.query_one(AgendaList)
        parts = [self.query_one(SharedView), agenda, self.query_one(LastTime)]
        here = next((at for at, part in enumerate(parts) if part.has_focus), -1)
        for part in parts[here + 1 :]:
            if isinstance(part, Readable):
                part.take_keys()
                return True
            if agenda.option_count:
                agenda.focus()
                return True
        return False

    def show_shared(
        self,
        document: Document,
        shared: int,
        lines: int,
        *,
        here: str = "",
        open_fence: int | None = None,
    ) -> None:
        """Show what the summary says now.

        Args:
            document: Its sections.
            shared: How many lines of the notes it takes.
            lines: How many lines the notes have.
            here: What is being typed of it; empty for nothing.
            open_fence: The line, from 0, of a code fence that no line closes.
        """
        count = f"{shared} of {lines} lines" if lines else "no lines yet"
        odd = "" if open_fence is None else fence_words(open_fence)
        self._head("#shared-heading", "Will be shared", count, odd)
        self.query_one(SharedView).show(document, here)

    def show_agenda(self, agenda: Sequence[AgendaItem]) -> None:
        """Show the points to discuss."""
        done = sum(item.done for item in agenda)
        count = f"{done} of {len(agenda)}" if agenda else "nothing on it"
        self._head("#agenda-heading", "Agenda", count)
        self.query_one(AgendaList).show(agenda)

    def show_last(self, heading: str, text: str) -> None:
        """Show what was said last time; nothing at all where there was no last time."""
        self._head("#last-heading", "Last time", heading)
        last = self.query_one("#last", Static)
        if self._last != text:
            self._last = text
            last.update(line((text, "$muted")))

    def _head(self, heading: str, words: str, count: str, odd: str = "") -> None:
        """Set a heading, unless it says that already: a key in the notes may not repaint it."""
        widget = self.query_one(heading, Static)
        content = line(
            (words, "bold $foreground"), f"   {count}", (odd and f"   {odd}", "$warning")
        )
        if widget.content != content:
            widget.update(content, layout=False)
