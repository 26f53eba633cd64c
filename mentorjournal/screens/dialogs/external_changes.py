"""The question what shall become of what another program did to the journal."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from mentorjournal.screens.dialogs.confirm import ConfirmDialog


class ExternalChangesDialog(ConfirmDialog):
    """Asks whether to take over what another program changed; ends with None for later.

    Both answers write the journal anew, so escape is neither.

    Args:
        words: What it did.
        gone: Whether it is about records that were gone when the journal was opened.
    """

    HELP: ClassVar[str | None] = (
        "Press the letter of your answer. Escape decides nothing yet; C asks again."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "later", "Later", show=False, priority=True)
    ]

    def __init__(self, words: str, *, gone: bool) -> None:
        both = " Where both changed something, both versions would be kept."
        super().__init__(
            "Take over what the other program changed?",
            yes="take it over",
            no="bring back what is gone" if gone else "leave the journal as it is",
            detail=f"{words if gone else words + both} Escape leaves it open for now.",
        )

    def action_later(self) -> None:
        """Decide nothing yet."""
        self.dismiss(None)
