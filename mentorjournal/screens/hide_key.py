"""What a screen does about the key that hides what is private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from mentorjournal.errors import Refused
from mentorjournal.widgets.plain import plain

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


def need_to_show(screen: JournalScreen) -> None:
    """Make sure that what is private may be shown.

    Raises:
        Refused: The hide key is on.
    """
    if screen.hidden:
        key = screen.key("app.hide")
        raise Refused(f"That would show what is hidden just now; {key} shows it again.")


def follow_hide_key(screen: JournalScreen) -> None:
    """Hide or show what is private; a screen that is private as a whole shows nothing."""
    screen.set_class(screen.hidden and screen.PRIVATE, "-veiled")
    words = f"This is private and hidden; {screen.key('app.hide')} shows it."
    screen.query_one("#veil", Static).update(plain(words))
    screen.refresh_bindings()
    for widget in screen.query("*"):
        widget.refresh()
