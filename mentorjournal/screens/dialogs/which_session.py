"""Which session is meant, when one is to start beside another that runs or has just ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Static

from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.data.records.models import Session
from mentorjournal.dates import on_the_wall, show_date
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.leave_typed import leave_typed
from mentorjournal.screens.dialogs.read_first import TOO_EARLY, ReadFirst
from mentorjournal.text import plural
from mentorjournal.widgets.footer import Footer, chosen_keys, show_key
from mentorjournal.widgets.held_text import HeldText
from mentorjournal.widgets.plain import plain


class SessionChoice(ChooseDialog):
    """A list of what can be meant; ends with the uid of a session there is, or "new".

    Whoever starts a session may be typing already: that waits here, in sight, for its notes, and
    no letter answers. An enter that came before the list could be read is part of what is typed.

    Args:
        title: What speaks against just beginning.
        items: What can be meant.
        typed: What was typed already.
    """

    HELP: ClassVar[str | None] = (
        "Up and down choose, enter takes it. What you type meanwhile goes into the notes of the "
        "session you choose. Where one ends for another, its wrap-up waits under Next on the "
        "dashboard. Escape stays here and begins nothing."
    )
    DEFAULT_CSS = """
    SessionChoice {
        HeldText { margin: 1 0 0 0; }
        #waits { height: auto; margin: 1 0 0 0; color: $muted; }
        #early { height: auto; display: none; color: $warning; }
    }
    """

    def __init__(self, title: str, items: Sequence[Item], typed: str = "") -> None:
        super().__init__(title, items)
        self._typed = HeldText(typed)
        self._read_first = ReadFirst(self)

    @property
    def notes(self) -> str:
        """What was typed meanwhile; empty if that is blank."""
        return self._typed.text if self._typed.text.strip() else ""

    @property
    def answerable(self) -> bool:
        """Whether a key that is pressed now is an answer."""
        return self._read_first.is_over

    def compose_line(self) -> ComposeResult:
        """Nothing narrows a list of two."""
        yield from ()

    def compose_below(self) -> ComposeResult:
        """Where that waits which is typed meanwhile."""
        yield Static(plain("What you type goes into the notes of the one you choose:"), id="waits")
        yield self._typed
        yield Static(plain(TOO_EARLY), id="early")

    def on_mount(self) -> None:
        """Note when it can be read, and say what escape means here."""
        self._read_first.begin()
        take, leave = (self._keys(command)[0] for command in ("choose.take", "choose.leave"))
        self.query_one(Footer).answers = (
            "↑ ↓ move",
            ((show_key(take), "choose", "choose"), (show_key(leave), "stay here", "stay")),
        )

    def _keys(self, command: str) -> tuple[str, ...]:
        return keys_of(BY_ID[command], chosen_keys(self.app))

    def on_key(self, event: Key) -> None:
        """Take an enter that came too early for one that ends a line, and say so."""
        if event.key in self._keys("choose.take") and not self._read_first.is_over_at(event.time):
            event.stop()
            self.query_one("#early").display = True
            if self._typed.text:
                self._typed.insert("\n")

    def action_choose_leave(self) -> None:
        """End without one; what was typed is given up after a question only."""
        leave_typed(self, self.notes, super().action_choose_leave)


def running_choice(journal: Journal, running: Session, name: str, typed: str = "") -> SessionChoice:
    """Offers to end the session that is running and begin the new one, or to go to it.

    Args:
        journal: Where it is.
        running: The session that is running.
        name: With whom the new one would be.
        typed: What was typed already.
    """
    other = _name(journal, running)
    return SessionChoice(
        f"The session with {other} is still running, since {_since(journal, running)}.",
        [
            Item("new", f"End it and begin the one with {name}"),
            Item(running.uid, f"Go to the one with {other}", "its clock runs on"),
        ],
        typed,
    )


def ended_choice(journal: Journal, ended: Session, typed: str = "") -> SessionChoice:
    """Offers to go on with a session that ended minutes ago, or to begin another one.

    Args:
        journal: Where it is.
        ended: The session that ended.
        typed: What was typed already.
    """
    seconds = (journal.now() - (ended.ended or journal.now())).total_seconds()
    minutes = max(0, int(seconds // 60))
    when = f"{plural(minutes, 'minute')} ago" if minutes else "just now"
    return SessionChoice(
        f"A session with {_name(journal, ended)} ended {when}.",
        [
            Item(ended.uid, "Go on with that one", "the clock runs again"),
            Item("new", "Begin another one"),
        ],
        typed,
    )


def _name(journal: Journal, session: Session) -> str:
    return journal.relationships.person(journal.relationships.get(session.relationship)).name


def _since(journal: Journal, running: Session) -> str:
    """The time it began, with the day where that was not today."""
    now = journal.now()
    if running.started is None:
        return show_date(running.on, now.date())
    began = on_the_wall(running.started, now)
    day = "" if began.date() == now.date() else f"{show_date(began.date(), now.date())}, "
    return f"{day}{began:%H:%M}"
