"""The agenda of a session, to be ticked while talking."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from mentorjournal.data.records.models import AgendaItem
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.paged_list import PagedList
from mentorjournal.widgets.plain import hiding, line, veil, wrapped

HANGING, GAP = 2, 2
LEAST = 12


class AgendaList(PagedList):
    """Points to discuss, wrapped behind their boxes; enter or space ticks the highlighted one.

    Attributes:
        needs: How many rows they take.
    """

    DEFAULT_CSS = """
    AgendaList {
        height: auto;
        max-height: 100%;
        padding: 0;
        border: none;
        background: $background;
        &:focus { border: none; }
        & > .option-list--option { padding: 0; }
    }
    """
    FOCUS_ON_CLICK = False

    class Grown(Message):
        """The points take another number of rows."""

    class Ticked(Message):
        """A point was discussed, or was not after all."""

        def __init__(self, point: str, done: bool) -> None:
            super().__init__()
            self.point = point
            self.done = done

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._agenda: tuple[AgendaItem, ...] = ()
        self._drawn_for = 0
        self._drawn_hiding = False
        self.needs = 0

    @property
    def chosen(self) -> AgendaItem | None:
        """The highlighted point."""
        at = self.highlighted
        return self._agenda[at] if at is not None and at < len(self._agenda) else None

    def on_resize(self) -> None:
        """Wrap anew."""
        if self._room() != self._drawn_for:
            self._draw()

    def on_focus(self) -> None:
        """Let the cursor be seen from the first."""
        if self.highlighted is None and self._agenda:
            self.highlighted = 0

    def _room(self) -> int:
        return self.scrollable_content_region.width

    def show(self, agenda: Sequence[AgendaItem]) -> None:
        """Show these points; the highlight stays where it is."""
        if tuple(agenda) == self._agenda and hiding(self) == self._drawn_hiding:
            return
        self._agenda = tuple(agenda)
        self._draw()

    def _draw(self) -> None:
        at, self._drawn_for = self.highlighted, self._room()
        self._drawn_hiding = hiding(self)
        self.clear_options()
        width = max(self._drawn_for, LEAST)
        points = [self._point(item, width) for item in self._agenda]
        self.add_options(
            [Option(each, id=item.uid) for each, item in zip(points, self._agenda, strict=True)]
        )
        needs = sum(each.plain.count("\n") + 1 for each in points)
        if needs != self.needs:
            self.needs = needs
            self.post_message(self.Grown())
        if self._agenda and (at is not None or self.has_focus):
            self.highlighted = min(at or 0, len(self._agenda) - 1)

    def _point(self, item: AgendaItem, width: int) -> Content:
        """A point with its source; every further row begins where the text does."""
        box = ("■ " if item.done else "□ ", "$muted" if item.done else "$accent")
        # A point without a source was written down beforehand, for nobody else yet.
        private = not item.source and hiding(self)
        shown = veil(item.text) if private else discreet(self, item.text)
        room = width - HANGING
        said = line((shown, "$muted" if item.done else ""))
        source = line((item.source, "$muted"))
        rows = wrapped(said, room)
        if item.source:
            # At the right, in the last row or else in rows of its own.
            gap = room - rows[-1].cell_length - source.cell_length
            if gap >= GAP:
                rows[-1] = line(rows[-1], " " * gap, source)
            else:
                rows += [line(" " * (room - row.cell_length), row) for row in wrapped(source, room)]
        first, *more = rows
        return Content("\n").join([line(box, first), *(line(" " * HANGING, row) for row in more)])

    def point_out(self, index: int) -> None:
        """Highlight a point and bring it into sight; -1 for the last one."""
        if self._agenda:
            self.highlighted = range(len(self._agenda))[index]
            self.call_after_refresh(self.scroll_to_highlight)

    def tick(self) -> None:
        """Tick the highlighted point, or take the tick back."""
        if (item := self.chosen) is not None:
            self.post_message(self.Ticked(item.uid, not item.done))

    def on_option_list_option_selected(self, event: PagedList.OptionSelected) -> None:
        """Tick on enter, space and click."""
        event.stop()
        self.tick()
