"""Leaving a dialog that holds what somebody typed and nothing keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from mentorjournal.screens.dialogs.confirm import ConfirmDialog

LEAVE_TYPED = ("Leave although what you typed is not saved?", "It would be lost.")
"""The question, and what yes would mean."""


def leave_typed(dialog: Screen[Any], typed: str, leave: Callable[[], object]) -> None:
    """Leave at once where nothing was typed; ask first where something was.

    Args:
        dialog: What is to be left.
        typed: What was typed into it.
        leave: Leaves it.
    """
    if not typed.strip():
        leave()
        return

    def answered(yes: bool | None) -> None:
        if yes:
            leave()

    question, detail = LEAVE_TYPED
    asked = ConfirmDialog(question, yes="leave", no="stay", detail=detail)
    dialog.app.push_screen(asked, answered)
