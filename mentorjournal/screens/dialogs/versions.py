"""Versions of something: any two of them side by side, at first then and now."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from mentorjournal.screens.key_bindings import bindings
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.plain import plain
from mentorjournal.widgets.side_by_side import Side, SideBySide
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen


class VersionsDialog(ModalScreen[None], SafeScreen[None]):
    """Two versions beside each other; which, keys say.

    Of the keys only those work for which there is an action: a subclass may have more of them.

    Args:
        where: What the versions are of, as a trail: "Me › plan › versions".
        count: How many there are; two at least.
        side: Gives what is shown of a version, by its place.
    """

    WHERE: ClassVar[str] = "versions"
    HELP: ClassVar[str | None] = (
        "At first the first version stands at the left and the newest at the right: then and "
        "now. Left and right change the version between the two angles, tab goes to the other "
        "side. What is gone is struck, what is new underlined."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("versions")

    DEFAULT_CSS = """
    VersionsDialog {
        background: $background;
        #head { height: 1; }
        #where { width: 1fr; color: $foreground; padding: 0 1; text-style: bold; }
        #aside { width: auto; color: $muted; padding: 0 1; }
        #texts { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
        SideBySide { max-width: 120; }
    }
    """

    def __init__(self, where: str, count: int, side: Callable[[int], Side]) -> None:
        super().__init__()
        self._where = where
        self._side = side
        self._shown = [0, count - 1]
        self.count = count

    @property
    def aside(self) -> str:
        """What stands at the right of the head."""
        return ""

    def compose(self) -> ComposeResult:
        """Where one is, the two versions, keys."""
        with Vertical():
            with Horizontal(id="head"):
                yield Static(plain(self._where), id="where")
                yield Static(id="aside")
            with VerticalScroll(id="texts", can_focus=False):
                yield SideBySide()
            yield Footer("versions", palette=False)

    def on_mount(self) -> None:
        """Show then and now, and again whenever the hide key was pressed."""
        self.show_both()
        if hasattr(self.app, "hidden"):
            self.watch(self.app, "hidden", lambda _hidden: self.show_both(), init=False)

    def show_both(self) -> None:
        """Show the two that are chosen, as they are now."""
        left, right = (self._side(at) for at in self._shown)
        self.query_one(SideBySide).pair = left, right
        self.query_one("#aside", Static).update(plain(self.aside))

    def show_newest(self, count: int) -> None:
        """Show the newest at the right, where there are so many by now."""
        self.count = count
        self._shown[1] = count - 1
        self.show_both()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys alone for which there is nothing to do with these versions."""
        if action.startswith("versions_") and not hasattr(self, f"action_{action}"):
            return False
        return super().check_action(action, parameters)

    def _move(self, step: int) -> None:
        side = self.query_one(SideBySide).side
        at = self._shown[side] + step
        self._shown[side] = min(max(at, 0), self.count - 1)
        self.show_both()

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

    def action_versions_down(self) -> None:
        """Scroll the texts down."""
        self.query_one("#texts").scroll_page_down(animate=False)

    def action_versions_up(self) -> None:
        """Scroll the texts up."""
        self.query_one("#texts").scroll_page_up(animate=False)

    def action_versions_leave(self) -> None:
        """Close."""
        self.dismiss(None)
