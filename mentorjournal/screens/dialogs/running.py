"""The questions when a session is to start beside one that is running or has just ended."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from mentorjournal.data.records.models import Session
from mentorjournal.dates import on_the_wall, show_date
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.text import plural
from mentorjournal.widgets.held_text import HeldText
from mentorjournal.widgets.plain import plain


class RunningDialog(ConfirmDialog):
    """Offers the session that is running, or to end it and begin the new one with Enter.

    Args:
        journal: Where it is.
        running: The session that is running.
        name: With whom the new one would be.

    Attributes:
        ends: Whether the running one is to end and the new one to begin.
    """

    HELP: ClassVar[str | None] = (
        "Enter ends the session that is running, and its wrap-up waits under Next on the "
        "dashboard; the new one begins. "
        "Y goes to the running one, n and escape change nothing."
    )

    def __init__(self, journal: Journal, running: Session, name: str) -> None:
        bond = journal.relationships.get(running.relationship)
        other = journal.relationships.person(bond).name
        super().__init__(
            f"The session with {other} is still running, since {_since(journal, running)}.",
            yes="go there",
            no="stay here",
            detail=f"Enter ends it, its wrap-up waits under Next, and begins the one with {name}.",
        )
        self.ends = False

    def action_confirm_enter(self) -> None:
        """End the one, begin the other."""
        self.ends = True
        self.dismiss(False)


class EndedDialog(ChooseDialog):
    """Offers to go on with a session that ended minutes ago; ends with its uid, or "new".

    Whoever starts a session may be typing already: that waits here, in sight, for its notes.

    Args:
        journal: Where it is.
        ended: The session that ended.
    """

    HELP: ClassVar[str | None] = (
        "Up and down choose, enter takes it. What you type meanwhile goes into the notes."
    )
    DEFAULT_CSS = """
    EndedDialog {
        HeldText { margin: 1 0 0 0; }
        #waits { height: auto; margin: 1 0 0 0; color: $muted; }
    }
    """

    def __init__(self, journal: Journal, ended: Session) -> None:
        bond = journal.relationships.get(ended.relationship)
        name = journal.relationships.person(bond).name
        seconds = (journal.now() - (ended.ended or journal.now())).total_seconds()
        minutes = max(0, int(seconds // 60))
        when = f"{plural(minutes, 'minute')} ago" if minutes else "just now"
        super().__init__(
            f"A session with {name} ended {when}.",
            [
                Item(ended.uid, "Go on with that one", "the clock runs again"),
                Item("new", "Begin another one"),
            ],
        )
        self._typed = HeldText()

    @property
    def notes(self) -> str:
        """What was typed meanwhile."""
        return self._typed.text

    def compose_line(self) -> ComposeResult:
        """Nothing narrows a list of two."""
        yield from ()

    def compose_below(self) -> ComposeResult:
        """Where that waits which is typed meanwhile."""
        yield Static(plain("What you type goes into the notes, once you have chosen:"), id="waits")
        yield self._typed


def _since(journal: Journal, running: Session) -> str:
    """The time it began, with the day where that was not today."""
    now = journal.now()
    if running.started is None:
        return show_date(running.on, now.date())
    began = on_the_wall(running.started, now)
    day = "" if began.date() == now.date() else f"{show_date(began.date(), now.date())}, "
    return f"{day}{began:%H:%M}"
