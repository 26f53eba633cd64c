"""The agenda of a session, to be ticked while talking."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mentorjournal.data.models import AgendaItem
from mentorjournal.widgets.plain import line


class AgendaList(OptionList):
    """Points to discuss; enter or space ticks the highlighted one."""

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
    BINDINGS = [("space", "select", "Tick")]

    class Ticked(Message):
        """A point was discussed, or was not after all."""

        def __init__(self, point: str, done: bool) -> None:
            super().__init__()
            self.point = point
            self.done = done

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._agenda: tuple[AgendaItem, ...] = ()

    def show(self, agenda: Sequence[AgendaItem]) -> None:
        """Show these points; the highlight stays where it is."""
        if tuple(agenda) == self._agenda:
            return
        at = self.highlighted
        self._agenda = tuple(agenda)
        self.clear_options()
        self.add_options([Option(_point(item), id=item.uid) for item in agenda])
        if at is not None and agenda:
            self.highlighted = min(at, len(agenda) - 1)

    def tick(self) -> None:
        """Tick the highlighted point, or take the tick back."""
        if self.highlighted is not None:
            item = self._agenda[self.highlighted]
            self.post_message(self.Ticked(item.uid, not item.done))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick on enter, space and click."""
        event.stop()
        self.tick()


def _point(item: AgendaItem) -> Content:
    style = "$muted" if item.done else ""
    return line(
        ("■ " if item.done else "□ ", "$muted" if item.done else "$accent"),
        (item.text, style),
        (f"  {item.source}" if item.source else "", "$muted"),
    )
