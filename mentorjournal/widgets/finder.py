"""The line and the list with which anything is looked for."""

from __future__ import annotations

from collections.abc import Sequence

from textual.command import CommandList, CommandPalette, Provider
from textual.events import Mount
from textual.widgets import Input

from mentorjournal.widgets.safe_screen import SafeScreen

LONGEST = 80
"""Letters that are looked for at most: more are in no name, and each costs time."""


class Finder(CommandPalette, SafeScreen[None]):
    """Textual's palette, which takes any keys at any speed.

    Args:
        providers: Where what is found comes from.
        placeholder: What can be typed.
    """

    def __init__(self, providers: Sequence[type[Provider]], *, placeholder: str) -> None:
        super().__init__(list(providers), placeholder=placeholder)

    def on_mount(self, _event: Mount) -> None:
        """Let nobody look for a whole text."""
        self.query_one(Input).max_length = LONGEST

    def _action_command_list(self, action: str) -> None:
        # Textual's list fails on a page up or down before it has been laid out.
        for found in self.query(CommandList):
            if found.scrollable_content_region:
                super()._action_command_list(action)
