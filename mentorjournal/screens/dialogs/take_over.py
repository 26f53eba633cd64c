"""The question what shall become of what another program did to the journal."""

from __future__ import annotations

from mentorjournal.screens.dialogs.confirm import ConfirmDialog


def take_over_dialog(words: str, *, gone: bool) -> ConfirmDialog:
    """Asks whether to take over what another program changed.

    Args:
        words: What it did.
        gone: Whether it is about records that were gone when the journal was opened.
    """
    both = " Where both changed something, both versions would be kept."
    return ConfirmDialog(
        "Take over what the other program changed?",
        yes="take it over",
        no="bring back what is gone" if gone else "leave the journal as it is",
        detail=words if gone else words + both,
    )
