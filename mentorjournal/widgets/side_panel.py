"""The panel beside the notes: what will be shared, the agenda, last time."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.css.scalar import Scalar
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.data.records.models import AgendaItem
from mentorjournal.documents.document import Document
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.line_hints import fence_words
from mentorjournal.widgets.part_strip import PartStrip
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.readable import Readable
from mentorjournal.widgets.shared_view import SharedView


class LastTime(Readable, VerticalScroll, can_focus=False):
    """What was said last time."""


LEAST_AGENDA, LEAST_LAST = 3, 2
"""Rows that the agenda and last time keep, if they need them, however much is shared."""
LEAST_BELOW = 3
HEADINGS = ("#shared-heading", "#agenda-heading", "#last-heading")


class SidePanel(Vertical):
    """Three parts, one below the other; each takes the rows it needs, and scrolls by itself.

    Below the notes there is room for one part, and a strip that names all of them.
    """

    DEFAULT_CSS = """
    SidePanel {
        width: 42%;
        max-width: 60;
        padding: 0 1;
        border-left: solid $panel;
        & > .heading { height: 1; color: $muted; margin: 0; }
        & > .heading.-below { margin: 1 0 0 0; }
        & > #shared, & > #agenda { height: 3; scrollbar-size-vertical: 1; }
        & > #agenda { min-height: 1; }
        & > #last-part { height: 1fr; scrollbar-size-vertical: 1; }
        & > #last-part:focus { background: $surface; }
        #last { height: auto; }
        PartStrip { display: none; }
        &.-strip {
            width: 100%;
            max-width: 100%;
            height: 5;
            border-left: none;
            PartStrip { display: block; }
            & > .heading, & > .-other { display: none; }
            & > #shared, & > #agenda { height: 1fr; }
        }
    }
    """

    def __init__(self, *, id: str, classes: str = "") -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id, classes=classes)
        self._last = ""
        self._counts = ["", "", ""]
        self._here = 0

    def compose(self) -> ComposeResult:
        """Headings and parts."""
        yield PartStrip(id="parts")
        yield Static(id="shared-heading", classes="heading")
        yield SharedView(id="shared")
        yield Static(id="agenda-heading", classes="heading -below")
        yield AgendaList(id="agenda")
        yield Static(id="last-heading", classes="heading -below")
        with LastTime(id="last-part"):
            yield Static(id="last")

    @property
    def _parts(self) -> tuple[SharedView, AgendaList, LastTime]:
        return self.query_one(SharedView), self.query_one(AgendaList), self.query_one(LastTime)

    # Which parts are seen, and in how many rows

    def lie_below(self, below: bool) -> None:
        """Stand below the notes with one part, or beside them with all."""
        if below != self.has_class("-strip"):
            self.set_class(below, "-strip")
            self.query_one(SharedView).lie_flat(below)
            self.show_part(0)
            if not below:
                self.styles.height = None

    def show_part(self, index: int) -> None:
        """Show this part, where there is room for one."""
        self._here = index
        for at, part in enumerate(self._parts):
            part.set_class(at != index, "-other")
        self._tell_strip()
        self.call_after_refresh(self.share_room)

    def _tell_strip(self) -> None:
        names = ("Will be shared", "Agenda", "Last time")
        self.query_one(PartStrip).show(tuple(zip(names, self._counts, strict=True)), self._here)

    @on(PartStrip.Picked)
    def _picked(self, event: PartStrip.Picked) -> None:
        event.stop()
        self.show_part(event.index)

    @on(SharedView.Grown)
    @on(AgendaList.Grown)
    def _grown(self, event: SharedView.Grown | AgendaList.Grown) -> None:
        event.stop()
        self.share_room()

    def on_resize(self) -> None:
        """Share the room anew."""
        self.share_room()

    def share_room(self) -> None:
        """Give each part the rows it needs: what is shared first, the agenda three at least."""
        if not self.is_attached or not self.display:
            return
        shared, agenda, _ = self._parts
        if self.has_class("-strip"):
            said = self.query_one("#last", Static).size.height
            needs = (shared.needs, agenda.needs, said)[self._here]
            most = (self.parent.size.height if isinstance(self.parent, Widget) else 0) // 2
            _set_height(self, max(LEAST_BELOW, min(most, needs + 1)))
            return
        room = self.size.height - sum(
            each.outer_size.height + each.styles.margin.height for each in self.query(".heading")
        )
        kept = min(LEAST_LAST, room) if self._last else 0
        least = min(agenda.needs, LEAST_AGENDA)
        rows = max(1, min(shared.needs, room - least - kept))
        _set_height(shared, rows)
        _set_height(agenda, max(1, min(agenda.needs, room - rows - kept)))

    def go_on(self) -> bool:
        """Put the cursor into the next part of the panel; False behind the last one."""
        parts = self._parts
        here = next((at for at, part in enumerate(parts) if part.has_focus), -1)
        for at in range(here + 1, len(parts)):
            part = parts[at]
            if isinstance(part, AgendaList) and not part.option_count:
                continue
            self.show_part(at)
            if isinstance(part, AgendaList):
                part.focus()
            else:
                part.take_keys()
            return True
        self.show_part(0)
        return False

    # What stands in them

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
        self._head(0, "Will be shared", count, odd, short=f"{shared} of {lines}" if lines else "")
        self.query_one(SharedView).show(document, here)

    def show_agenda(self, agenda: Sequence[AgendaItem], older: int = 0) -> None:
        """Show the points to discuss.

        Args:
            agenda: The points.
            older: How many there are besides, left out for newer ones.
        """
        done = sum(item.done for item in agenda)
        count = f"{done} of {len(agenda)}" if agenda else "nothing on it"
        more = f", {older} older" if older else ""
        self._head(1, "Agenda", f"{count}{more}", short=count if agenda else "")
        self.query_one(AgendaList).show(agenda)

    def point_out(self, index: int) -> None:
        """Bring a point of the agenda into sight, its part too; -1 for the last one."""
        self.show_part(1)
        self.query_one(AgendaList).point_out(index)

    def show_last(self, heading: str, text: str) -> None:
        """Show what was said last time; nothing at all where there was no last time."""
        self._head(2, "Last time", heading)
        last = self.query_one("#last", Static)
        if self._last != text:
            self._last = text
            last.update(line((text, "$muted")))
            self.call_after_refresh(self.share_room)

    def _head(self, part: int, words: str, count: str, odd: str = "", short: str = "") -> None:
        """Set a heading, unless it says that already: a key in the notes may not repaint it."""
        widget = self.query_one(HEADINGS[part], Static)
        content = line(
            (words, "bold $foreground"), f"   {count}", (odd and f"   {odd}", "$warning")
        )
        if widget.content != content:
            widget.update(content, layout=False)
        if self._counts[part] != short:
            self._counts[part] = short
            self._tell_strip()


def _set_height(widget: Widget, rows: int) -> None:
    """Give a widget so many rows, unless it has them: each change lays the screen out."""
    if widget.styles.height != Scalar.parse(str(rows)):
        widget.styles.height = rows
