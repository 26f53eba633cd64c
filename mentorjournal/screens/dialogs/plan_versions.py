"""The versions of a plan: any two of them side by side, at first then and now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from mentorjournal.data.records.base import HORIZONS, Horizon
from mentorjournal.data.records.models import Plan
from mentorjournal.mentoring.versions import picture_parts, version_name, version_remark
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.text import plural
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.plain import plain
from mentorjournal.widgets.side_by_side import Side, SideBySide
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen


class PlanVersionsDialog(ModalScreen[None], SafeScreen[None]):
    """Two versions beside each other; which, and of which horizon, keys say.

    Args:
        whose: Whose plan: "Me".
        plan: The plan; of two versions at least.
        sessions: Says in which session a version was made, by the session's uid.
        today: The local day.
        horizon: The horizon shown first.
        confirm: Says that the newest version is still true, and gives the plan after it.
    """

    WHERE: ClassVar[str] = "versions"
    HELP: ClassVar[str | None] = (
        "At first the first version stands at the left and the newest at the right: then and "
        "now. Left and right change the version between the two angles, tab goes to the other "
        "side. What is gone is struck, what is new underlined."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("versions")

    DEFAULT_CSS = """
    PlanVersionsDialog {
        background: $background;
        #head { height: 1; }
        #where { width: 1fr; color: $foreground; padding: 0 1; text-style: bold; }
        #horizon { width: auto; color: $muted; padding: 0 1; }
        #texts { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
        SideBySide { max-width: 120; }
    }
    """

    def __init__(
        self,
        whose: str,
        plan: Plan,
        sessions: Callable[[str], str],
        today: date,
        *,
        horizon: Horizon,
        confirm: Callable[[], Plan],
    ) -> None:
        super().__init__()
        self._whose = whose
        self._versions = plan.versions
        self._sessions = sessions
        self._today = today
        self._horizon = horizon
        self._confirm = confirm
        self._shown = [0, len(plan.versions) - 1]

    def compose(self) -> ComposeResult:
        """Where one is, the two versions, keys."""
        with Vertical():
            with Horizontal(id="head"):
                yield Static(plain(f"{self._whose} › plan › versions"), id="where")
                yield Static(id="horizon")
            with VerticalScroll(id="texts", can_focus=False):
                yield SideBySide()
            yield Footer("versions", palette=False)

    def on_mount(self) -> None:
        """Show then and now."""
        self._show()

    def _show(self) -> None:
        left, right = (self._side(at) for at in self._shown)
        self.query_one(SideBySide).pair = left, right
        self.query_one("#horizon", Static).update(plain(plural(self._horizon, "year")))

    def _side(self, at: int) -> Side:
        version = self._versions[at]
        return Side(
            version_name(at + 1, version, self._today),
            version_remark(version, self._sessions),
            picture_parts(version.picture(self._horizon)),
        )

    def _move(self, step: int) -> None:
        side = self.query_one(SideBySide).side
        at = self._shown[side] + step
        self._shown[side] = min(max(at, 0), len(self._versions) - 1)
        self._show()

    def action_versions_earlier(self) -> None:
        """Show the version before on this side."""
        self._move(-1)

    def action_versions_later(self) -> None:
        """Show the next version on this side."""
        self._move(1)

    def action_versions_side(self) -> None:
        """Go to the other side."""
        shown = self.query_one(SideBySide)
        shown.side = 1 - shown.side

    def _turn(self, step: int) -> None:
        at = HORIZONS.index(self._horizon) + step
        self._horizon = HORIZONS[at % len(HORIZONS)]
        self._show()

    def action_versions_nearer(self) -> None:
        """Show the pictures of fewer years."""
        self._turn(-1)

    def action_versions_further(self) -> None:
        """Show the pictures of more years."""
        self._turn(1)

    def action_versions_true(self) -> None:
        """Say that the newest version is still true, and show that as the newest."""
        self._versions = self._confirm().versions
        self._shown[1] = len(self._versions) - 1
        self._show()

    def action_versions_down(self) -> None:
        """Scroll the pictures down."""
        self.query_one("#texts").scroll_page_down(animate=False)

    def action_versions_up(self) -> None:
        """Scroll the pictures up."""
        self.query_one("#texts").scroll_page_up(animate=False)

    def action_versions_leave(self) -> None:
        """Close."""
        self.dismiss(None)
