"""What the header says of records that were changed in two places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.text import plural
from mentorjournal.widgets.footer import chosen_keys, show_key

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


def conflict_words(screen: JournalScreen) -> tuple[str, ...]:
    """How many records wait to be looked at, and a key that leads to them from here."""
    count = screen.journal.conflicts.count
    if not count or screen.WHERE == "conflicts":
        return ()
    keys = keys_of(BY_ID["app.conflicts"], chosen_keys(screen.app))
    if isinstance(screen.focused, TextArea | Input):
        # What is one letter is typed there; the palette is left to those who chose one.
        free = (key for key in keys if len(key) > 1)
        keys = (next(free, keys_of(BY_ID["app.palette"], chosen_keys(screen.app))[0]),)
    return (f"{plural(count, 'conflict')}, {show_key(keys[0])}",)
