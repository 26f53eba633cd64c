"""Leaving a session: not by mistake while its clock runs, and without a trace where nothing was
done in it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.events import Key

from mentorjournal.data.records.models import Session
from mentorjournal.errors import NotFound
from mentorjournal.text import first_word
from mentorjournal.widgets.key_queue import of_one_read
from mentorjournal.widgets.textual_patches.safe_app import SafeApp

if TYPE_CHECKING:
    from mentorjournal.screens.session import SessionScreen

SECOND_ESCAPE = 2.0
"""Seconds within which a second escape leaves a running session."""
STILL_HERE = ("session", "export", "conflicts", "cards")
"""Where one is on the way somewhere with this session, and has not left it."""


class SessionLeaving:
    """Says whether a session may be left, and takes back one that was opened by mistake.

    Args:
        screen: The screen that shows it.
    """

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen
        self._warned: Key | None = None
        self._used = ""

    def keep(self) -> None:
        """Something was done in the session that is shown which does not stand in it."""
        self._used = self._screen.uid

    def may_go_back(self) -> bool:
        """Whether escape leaves: while the clock runs only the second of two does.

        The first says so. The second counts if it comes soon, alone and in another read of the
        terminal: an escape that is pressed in a hurry, or sent twice, leaves nobody's call.
        """
        screen = self._screen
        try:
            running = screen.session.state == "running"
        except NotFound:
            return True
        assert isinstance(screen.app, SafeApp)
        keys = screen.app.key_queue
        key, warned = keys.key, self._warned
        if not running or key is None or key.key not in screen.keys("app.back"):
            return True
        soon = warned is not None and key.time - warned.time < SECOND_ESCAPE
        if warned is not None and soon and keys.before is warned and not of_one_read(key, warned):
            return True
        self._warned = key
        name = first_word(screen.name_of(screen.relationship))
        screen.say(f"{name}'s clock runs on; {screen.key('app.back')} again leaves.", calm=True)
        return False

    def leave(self, place: str) -> bool:
        """Let nothing be left of a session that was opened by mistake.

        Args:
            place: Where the person goes; empty at the end of the program.

        Returns:
            Whether there is nothing to come back to.
        """
        screen = self._screen
        if not screen.uid or place in STILL_HERE or screen.unsaved() or self._used == screen.uid:
            return False
        with screen.show_errors(), suppress(NotFound):
            name, uid = screen.name_of(screen.relationship), screen.uid
            sessions = screen.journal.sessions
            if sessions.leave(uid):
                left = sessions.find(uid)
                screen.say(f"Nothing was written, so {_as_before(name, left)}.", calm=True)
                if left is None:
                    screen.forget()
                    return True
        return False


def _as_before(name: str, left: Session | None) -> str:
    """What is left of a session in which nothing was done, in words."""
    if left is None:
        return f"no session with {name} was kept"
    return (
        f"the session with {name} is {'over' if left.state == 'happened' else left.state} as before"
    )
