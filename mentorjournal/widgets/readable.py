"""A part of the screen that is read and scrolled on request, and passed over by tab."""

from __future__ import annotations

from textual.widget import Widget


class Readable(Widget, can_focus=False):
    """Takes the keys that scroll once it was asked to, until the cursor goes elsewhere."""

    def take_keys(self) -> None:
        """Let the arrow keys scroll this."""
        self.can_focus = True
        self.focus()

    def on_blur(self) -> None:
        """Be passed over by tab again."""
        self.can_focus = False
