"""Nothing is taken away by one letter: what is small is pressed twice, what is large is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.events import Key

from mentorjournal.widgets.footer import show_key
from mentorjournal.widgets.key_queue import KeyQueue
from mentorjournal.widgets.textual_patches.safe_app import SafeApp

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


class TakingAway:
    """Makes sure that something is meant to go.

    Args:
        screen: Where it is shown.
    """

    def __init__(self, screen: JournalScreen) -> None:
        self._screen = screen
        self._named = ""
        self._announced: Key | None = None

    @property
    def only_announced(self) -> bool:
        """Whether the key before this one has taken nothing away, and said that it would."""
        before = self._keys.before
        return before is not None and before is self._announced

    @property
    def _keys(self) -> KeyQueue:
        app = self._screen.app
        assert isinstance(app, SafeApp)
        return app.key_queue

    def is_sure(self, what: str) -> bool:
        """Whether something small is to go, which undo brings back.

        A letter has to be pressed twice, and the first time says so; any other key is sure.

        Args:
            what: What would go: "the reading".
        """
        keys = self._keys
        if keys.letter and not (keys.twice() and self._named == what):
            self._named, self._announced = what, keys.key
            self._screen.say(f"{show_key(keys.letter)} again takes away {what}.", calm=True)
            return False
        self._named = ""
        keys.spend()
        return True

    def ask(
        self, what: str, take: Callable[[], None], *, detail: str = "", covered: str = ""
    ) -> None:
        """Ask before something large goes to the trash, with its name in the question.

        Args:
            what: What would go: "Ana Lima".
            take: Takes it away.
            detail: What goes with it, as a sentence.
            covered: What would go, while the hide key is on, where the name is private.
        """
        screen = self._screen
        screen.need_to_write()

        def answered(yes: bool | None) -> None:
            if yes:
                with screen.show_errors():
                    take()

        from mentorjournal.screens.dialogs.confirm import ConfirmDialog

        dialog = ConfirmDialog(
            f"Move {what} to the trash?",
            yes="to the trash",
            no="keep",
            detail=f"{detail} {screen.key('app.undo')} would bring it back.".strip(),
            covered=f"Move {covered} to the trash?" if covered else "",
        )
        screen.app.push_screen(dialog, answered)
