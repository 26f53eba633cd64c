"""What is changed of a promise wherever it is highlighted: its date, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.errors import NotFound
from mentorjournal.screens.dialogs.follow_up import hand_on_form, redate_form
from mentorjournal.text import named

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


def redate(screen: JournalScreen, item: FollowUpItem) -> None:
    """Ask for another date of an action.

    Raises:
        NotFound: It is none.
    """
    if item.kind != "action":
        raise NotFound("Only an action has a date.")
    screen.need_to_write()
    screen.app.push_screen(redate_form(screen.journal, item), lambda _made: screen.tick())


def hand_on(screen: JournalScreen, item: FollowUpItem) -> None:
    """Hand an action over to the other side; ask to whom a question is handed on.

    Raises:
        NotFound: It is mine alone, or advice.
    """
    journal = screen.journal
    if item.kind == "question":
        screen.need_to_write()
        screen.app.push_screen(hand_on_form(journal, item), lambda _made: screen.tick())
        return
    if item.relationship is None:
        raise NotFound("This is yours alone.")
    journal.follow_ups.hand_over(item, "them" if item.assignee == "me" else "me")
    whose = "Theirs" if item.assignee == "me" else "Yours"
    screen.say_changed(f"{whose} now: {named(item.text)}")
    screen.tick()
