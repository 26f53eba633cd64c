"""Asking which relationship is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.words import ROLE_WORDS
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


def people_items(journal: Journal, relationships: Iterable[Relationship]) -> list[Item]:
    """Relationships to choose from: the other person's name, and what I am."""
    return [
        Item(
            relationship.uid,
            journal.relationships.person(relationship).name,
            f"I am {ROLE_WORDS[relationship.my_role]}",
        )
        for relationship in relationships
    ]


def ask_whom(
    here: JournalScreen,
    question: str,
    relationships: Iterable[Relationship],
    then: Callable[[Relationship], None],
) -> None:
    """Ask which relationship is meant, and go on with it.

    Args:
        here: The screen below the question.
        question: What it is asked for.
        relationships: Which ones can be meant.
        then: Goes on with the one that was chosen; a `JournalError` it raises is shown.
    """

    def chosen(uid: str | None) -> None:
        if uid is not None:
            with here.show_errors():
                then(here.journal.relationships.get(uid))

    here.app.push_screen(ChooseDialog(question, people_items(here.journal, relationships)), chosen)
