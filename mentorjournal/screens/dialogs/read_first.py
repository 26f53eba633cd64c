"""Since when a dialog can have been read: what is pressed before that answers nothing."""

from __future__ import annotations

from time import monotonic
from typing import Any

from textual.screen import Screen

from mentorjournal.widgets.call_later import call_in

SEEN_AFTER = 0.4
"""Seconds a question has to stand on the screen before a key is taken for an answer to it."""
PAINTED_BY = 0.5
"""Seconds after which a question stands on the screen, whatever became of word of it."""
TOO_EARLY = "That key came before the question could be read; press it again."


class ReadFirst:
    """The time that a person has to be given to read a dialog.

    Args:
        dialog: The dialog.
    """

    def __init__(self, dialog: Screen[Any]) -> None:
        self._dialog = dialog
        self._seen_since: float | None = None

    def begin(self) -> None:
        """Note when the dialog, which is being mounted, stands on the screen."""
        self._dialog.call_after_refresh(self._note_seen)
        # Word of a refresh comes through the screen that is shown just then: one that is on its
        # way out takes it along, and no key would ever be an answer.
        call_in(self._dialog, PAINTED_BY, self._note_seen)

    def _note_seen(self) -> None:
        if self._seen_since is None:
            self._seen_since = monotonic()

    @property
    def is_over(self) -> bool:
        """Whether a key that is pressed now is an answer."""
        return self.is_over_at(monotonic())

    def is_over_at(self, pressed: float) -> bool:
        """Whether a key that was pressed at a time of the monotonic clock, in seconds, is one."""
        return self._seen_since is not None and pressed - self._seen_since >= SEEN_AFTER
