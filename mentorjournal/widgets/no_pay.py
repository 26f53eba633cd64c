"""What stands where there is no pay talk: the question that begins one, or why there is none."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from mentorjournal.mentoring.showing import PAY_STAYS_OUT
from mentorjournal.widgets.empty import Empty

_AFTER = (
    " Nobody sees this unless you share it. From it and from what could be done instead follow "
    "the least to accept, the ask, and what to look at again."
)
MINE = f"What do you earn today?{_AFTER}"
THEIRS = f"What do they earn today?{_AFTER}"


class NoPay(Vertical):
    """One of the sentences, or none of them while there is a pay talk.

    Args:
        command: The id of the command that begins one, or leads to where that is done.
        begin: What its key does.
    """

    DEFAULT_CSS = """
    NoPay {
        height: auto;
        & > Empty { display: none; }
        &.-mine > .mine, &.-theirs > .theirs, &.-refused > .refused { display: block; }
    }
    """

    def __init__(self, command: str, begin: str = "begins with that") -> None:
        super().__init__()
        self._begin = begin
        self._command = command

    def compose(self) -> ComposeResult:
        """All of them; which is shown, `show` says."""
        yield Empty(MINE, self._command, self._begin).add_class("mine")
        yield Empty(THEIRS, self._command, self._begin).add_class("theirs")
        yield Empty(PAY_STAYS_OUT).add_class("refused")

    def show(self, *, mine: bool, none: bool, refused: bool) -> None:
        """Say what fits.

        Args:
            mine: Whether it is my pay.
            none: Whether there is no pay talk.
            refused: Whether it is not for me to see.
        """
        self.set_class(none and mine, "-mine")
        self.set_class(none and not mine, "-theirs")
        self.set_class(refused, "-refused")
