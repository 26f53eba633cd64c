"""The earlier wordings of a session's notes: one of them beside the present text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mentorjournal.data.records.models import NoteVersion
from mentorjournal.dates import on_the_wall, show_date
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.text import plural
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, line, plain
from mentorjournal.widgets.row_list import Row, RowList
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen
from mentorjournal.widgets.wording_pair import WordingPair

WHEN_WIDTH = 24
NONE_YET = "There is none yet. One is kept each hour in which notes change."


class NoteVersionsDialog(ModalScreen[str | None], SafeScreen[str | None]):
    """Ends with the uid of the version to take back, or None.

    Args:
        versions: The earlier wordings, newest first.
        notes: What the notes say now.
        now: The present moment in the person's own zone.
    """

    WHERE: ClassVar[str] = "wordings"
    PRIVATE: ClassVar[bool] = True
    HELP: ClassVar[str | None] = (
        "Up and down go through the earlier wordings. On the left stands the earlier text, on "
        "the right the present one; a minus and a plus mark what differs. Nothing is lost by "
        "taking one back: what the notes say now is kept too."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("wordings")

    DEFAULT_CSS = """
    NoteVersionsDialog {
        align: center middle;
        & > #panel {
            width: 116;
            max-width: 100%;
            height: 100%;
            max-height: 40;
            padding: 1 2;
            background: $surface;
        }
        #heading { height: auto; text-style: bold; padding: 0 0 1 0; }
        #none { display: none; height: auto; color: $muted; }
        &.-none #none { display: block; }
        &.-none #panel { height: auto; }
        &.-none RowList, &.-none #texts { display: none; }
        RowList { max-height: 6; margin: 0 0 1 0; background: $surface; }
        #texts { height: 1fr; scrollbar-background: $surface; }
        Footer { dock: none; padding: 0; margin: 1 0 0 0; background: $surface; }
    }
    """

    def __init__(self, versions: Sequence[NoteVersion], notes: str, now: datetime) -> None:
        super().__init__()
        self._versions = {version.uid: version for version in versions}
        self._notes = notes
        self._now = now

    def compose(self) -> ComposeResult:
        """List, the two texts side by side, keys."""
        with Vertical(id="panel"):
            yield Static(plain("What the notes said earlier"), id="heading")
            yield Static(plain(NONE_YET), id="none")
            yield RowList()
            with VerticalScroll(id="texts", can_focus=False):
                yield WordingPair()
            yield Footer("wordings", palette=False)

    def on_mount(self) -> None:
        """Show the newest, or say that there is none."""
        self.set_class(not self._versions, "-none")
        rows = [Row(uid, partial(self._row, each)) for uid, each in self._versions.items()]
        self.query_one(RowList).fill(rows)
        self.query_one(RowList).focus()

    def _row(self, version: NoteVersion, width: int) -> Content:
        moment = on_the_wall(version.created, self._now)
        when = f"{show_date(moment.date(), self._now.date())}, {moment:%H:%M}"
        notes = version.notes
        size = f"{plural(len(notes.split()), 'word')}, {plural(len(notes), 'character')}"
        return line(fit(when, WHEN_WIDTH), (fit(size, max(width - WHEN_WIDTH, 1)), "$muted"))

    @on(LineList.Highlighted)
    def _compare(self) -> None:
        chosen = self.query_one(RowList).chosen
        if chosen:
            self.query_one(WordingPair).pair = self._versions[chosen].notes, self._notes
            self.query_one("#texts").scroll_home(animate=False)

    def action_wordings_take(self) -> None:
        """End with the highlighted version."""
        if chosen := self.query_one(RowList).chosen:
            self.dismiss(chosen)

    def action_wordings_down(self) -> None:
        """Scroll the texts down."""
        self.query_one("#texts").scroll_page_down(animate=False)

    def action_wordings_up(self) -> None:
        """Scroll the texts up."""
        self.query_one("#texts").scroll_page_up(animate=False)

    def action_wordings_leave(self) -> None:
        """Close."""
        self.dismiss(None)
