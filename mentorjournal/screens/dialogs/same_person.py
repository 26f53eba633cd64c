"""Asking who is the same person once more, before the two records are made one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.data.records.models import Person
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.words import ROLE_WORDS
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.text import listed

if TYPE_CHECKING:
    from mentorjournal.journal import Journal
    from mentorjournal.screens.base import JournalScreen

DETAIL = (
    "Their relationships, sessions, promises, plan, goals, achievements and pay talks stand under "
    "{kept}. {other} still finds them, behind @ too. {key} takes it back."
)


def ask_who_is_the_same(here: JournalScreen, person: Person) -> None:
    """Ask for another record of a person, and bring it to this one.

    Args:
        here: The screen below the questions.
        person: Whose name stays.

    Raises:
        NotFound: Nobody else is in the journal.
    """
    here.need_to_write()
    others = {each.uid: each for each in here.journal.people.all() if each.uid != person.uid}
    if not others:
        raise NotFound(f"Nobody but {person.name} is in the journal.")

    def chosen(uid: str | None) -> None:
        if uid is not None:
            _ask_whether(here, person, others[uid])

    items = [_item(here.journal, each) for each in others.values()]
    here.app.push_screen(ChooseDialog(f"Who is {person.name} once more?", items), chosen)


def _item(journal: Journal, person: Person) -> Item:
    roles = [f"I am {ROLE_WORDS[each.my_role]}" for each in journal.relationships.of(person)]
    return Item(person.uid, person.name, listed(list(dict.fromkeys(roles))))


def _ask_whether(here: JournalScreen, person: Person, other: Person) -> None:
    def answered(yes: bool | None) -> None:
        if yes:
            with here.show_errors():
                here.journal.one_person.unite(person.uid, other.uid)
                key = here.key("app.undo")
                here.say(f"{other.name} is {person.name} now. {key} takes it back.", calm=True)
            here.tick()

    detail = DETAIL.format(kept=person.name, other=other.name, key=here.key("app.undo"))
    question = f"Are {person.name} and {other.name} one person?"
    here.app.push_screen(
        ConfirmDialog(question, yes="make them one", no="leave them two", detail=detail), answered
    )
