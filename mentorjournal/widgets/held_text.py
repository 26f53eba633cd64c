"""What is typed while it is still to be said where it goes."""

from __future__ import annotations

from textual.events import Key

from mentorjournal.widgets.text_box import TextBox


class HeldText(TextBox):
    """A text box below a list: what is typed or pasted stands in it, and enter is the list's."""

    DEFAULT_CSS = """
    HeldText { min-height: 1; max-height: 6; }
    """

    def on_key(self, event: Key) -> None:
        """Let enter go on to the list."""
        if event.key == "enter":
            # prevent_default: Textual would call the handler of the base class as well.
            event.prevent_default()
