"""Beginning a rehearsal with cards, from the pay talk and from within a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mentorjournal.data.records.models import Negotiation
from mentorjournal.journal.negotiations import need_open
from mentorjournal.journal.own_cards import find_cards
from mentorjournal.screens.dialogs.rehearse_form import rehearse_form

if TYPE_CHECKING:
    from mentorjournal.journal.rehearsals import HeldRehearsal, Holder
    from mentorjournal.screens.base import JournalScreen


def begin_rehearsal(
    screen: JournalScreen, holder: Holder, then: Callable[[], None] | None = None
) -> None:
    """Ask who plays whom and how many cards, and go to the first of them.

    Args:
        screen: Where it is asked.
        holder: The sheet or the session with which it is kept.
        then: Called once it is begun.

    Raises:
        BadInput: The talk is decided.
    """
    screen.need_to_write()
    if isinstance(holder, Negotiation):
        need_open(holder)
    if problem := find_cards().problem:
        screen.say(problem)

    def begun(held: HeldRehearsal | None) -> None:
        if held is not None:
            if then is not None:
                then()
            screen.go("cards", held.rehearsal.uid)

    screen.app.push_screen(rehearse_form(screen.journal, holder, screen.about()), begun)
