"""The versions of a plan: one of the earlier ones beside today's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mentorjournal.data.records.models import Plan, Session
from mentorjournal.data.records.plans import PlanVersion
from mentorjournal.dates import show_date
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, line, plain
from mentorjournal.widgets.row_list import Row, RowList
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen
from mentorjournal.widgets.version_pair import VersionPair


class PlanVersionsDialog(ModalScreen[None], SafeScreen[None]):
    """A list of the earlier versions, and the highlighted one beside the one in force.

    Args:
        plan: The plan; of two versions at least.
        sessions: The relationship's sessions by uid.
        today: The local day.
    """

    WHERE: ClassVar[str] = "versions"
    HELP: ClassVar[str | None] = (
        "Up and down go through the earlier versions; space and b scroll the pictures."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("versions")

    DEFAULT_CSS = """
    PlanVersionsDialog {
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
        RowList { max-height: 6; margin: 0 0 1 0; background: $surface; }
        #pictures { height: 1fr; scrollbar-background: $surface; }
        Footer { dock: none; padding: 0; margin: 1 0 0 0; background: $surface; }
    }
    """

    def __init__(self, plan: Plan, sessions: Mapping[str, Session], today: date) -> None:
        super().__init__()
        self._versions = plan.versions
        self._sessions = sessions
        self._today = today

    def compose(self) -> ComposeResult:
        """List, the two versions side by side, keys."""
        with Vertical(id="panel"):
            yield Static(plain("Earlier versions of the plan"), id="heading")
            yield RowList()
            with VerticalScroll(id="pictures", can_focus=False):
                yield VersionPair(self._today)
            yield Footer("versions", palette=False)

    def on_mount(self) -> None:
        """Show the version before the one in force."""
        earlier = list(enumerate(self._versions[:-1], 1))
        self.query_one(RowList).fill(
            [
                Row(str(number), partial(self._row, number, version))
                for number, version in reversed(earlier)
            ]
        )
        self.query_one(RowList).focus()

    def _row(self, number: int, version: PlanVersion, width: int) -> Content:
        words = ["looked at again, still true"] if version.still_true else []
        words += [version.reason] if version.reason else []
        session = self._sessions.get(version.session) if version.session else None
        if session is not None:
            words.append(f"drawn in the session of {show_date(session.on, self._today)}")
        head = f"version {number}  {fit(show_date(version.on, self._today), 16)}"
        return line(head, (fit(", ".join(words), max(width - len(head), 1)), "$muted"))

    @on(LineList.Highlighted)
    def _compare(self) -> None:
        chosen = self.query_one(RowList).chosen
        if chosen:
            self.query_one(VersionPair).pair = self._versions[int(chosen) - 1], self._versions[-1]
            self.query_one("#pictures").scroll_home(animate=False)

    def action_versions_down(self) -> None:
        """Scroll the pictures down."""
        self.query_one("#pictures").scroll_page_down(animate=False)

    def action_versions_up(self) -> None:
        """Scroll the pictures up."""
        self.query_one("#pictures").scroll_page_up(animate=False)

    def action_versions_leave(self) -> None:
        """Close."""
        self.dismiss(None)
