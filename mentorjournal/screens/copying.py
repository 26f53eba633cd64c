"""Copying what a highlighted line says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.errors import Refused
from mentorjournal.screens.hide_key import need_to_show
from mentorjournal.text import named
from mentorjournal.widgets.clipboard import copy
from mentorjournal.widgets.discreet import speaks_of_pay

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


def copy_words(screen: JournalScreen, text: str, *, private: bool = False) -> None:
    """Copy what a line says, and say what became of it.

    Args:
        screen: Where the line stands.
        text: Its words.
        private: Whether they are hidden from others, whatever they say.

    Raises:
        Refused: They are hidden just now, or too long for the terminal.
    """
    if private or speaks_of_pay(text):
        need_to_show(screen)
    if not (became := copy(screen.app, text)):
        raise Refused("That is too long for the terminal's clipboard.")
    screen.say(f"{became[:1].upper()}{became[1:]}: {named(text)}", calm=True)
