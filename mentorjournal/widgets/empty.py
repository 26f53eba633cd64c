"""What an empty place says: what it is for, and the one key that begins it."""

from __future__ import annotations

from textual.widgets import Static

from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.widgets.footer import chosen_keys, show_key
from mentorjournal.widgets.plain import line


class Empty(Static):
    """A sentence or two about what belongs here, and how to begin.

    Args:
        text: What this is for.
        command: The id of the command that begins it; "" for none.
        begin: What the key does, as in "adds a goal".
    """

    DEFAULT_CSS = """
    Empty { height: auto; padding: 1 2; color: $muted; max-width: 76; }
    """

    def __init__(self, text: str, command: str = "", begin: str = "") -> None:
        super().__init__()
        self._text = text
        self._command = command
        self._begin = begin

    def on_mount(self) -> None:
        """Show the text with the key that is in force."""
        if not self._command:
            self.update(line(self._text))
            return
        key = show_key(keys_of(BY_ID[self._command], chosen_keys(self.app))[0])
        self.update(line(self._text, "\n\n", (key, "bold $accent"), f" {self._begin}"))
