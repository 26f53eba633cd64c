"""Beginning a rehearsal with cards: of the pay talk, and within a session of a meeting too."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from mentorjournal.data.records.models import Negotiation, Session
from mentorjournal.errors import Refused
from mentorjournal.journal.negotiations import need_open
from mentorjournal.journal.own_cards import find_cards
from mentorjournal.mentoring.cards import Subject
from mentorjournal.screens.dialogs.rehearse_form import rehearse_form

if TYPE_CHECKING:
    from mentorjournal.journal.rehearsals import HeldRehearsal
    from mentorjournal.screens.base import JournalScreen
    from mentorjournal.screens.dialogs.form import FormDialog


def begin_rehearsal(
    screen: JournalScreen,
    talk: Negotiation,
) -> None:
    """Ask who plays whom and how many cards, and go to the first question about pay.

    Args:
        screen: Where it is asked.
        talk: The sheet with which it is kept.

    Raises:
        BadInput: The talk is decided.
    """
    need_open(talk)
    _ask(screen, rehearse_form(screen.journal, talk, screen.about()))


def rehearse_in(screen: JournalScreen, session: Session, then: Callable[[], None]) -> None:
    """Ask the same in a session, and whether the pay talk or a meeting is rehearsed.

    Where pay stays out between the two, only a meeting can be.

    Args:
        screen: Where it is asked.
        session: The session.
        then: Called once it is begun.
    """
    journal, holder = screen.journal, None
    with suppress(Refused):
        holder = journal.negotiations.rehearsals.held_in(session)
    subjects: tuple[Subject, ...] = ("meeting",) if holder is None else ("pay", "meeting")
    form = rehearse_form(journal, holder or session, screen.about(), session, subjects)
    _ask(screen, form, then)


def _ask(
    screen: JournalScreen,
    form: FormDialog[HeldRehearsal],
    then: Callable[[], None] | None = None,
) -> None:
    screen.need_to_write()
    if problem := find_cards().problem:
        screen.say(problem)

    def begun(held: HeldRehearsal | None) -> None:
        if held is not None:
            if then is not None:
                then()
            screen.go("cards", held.rehearsal.uid)

    screen.app.push_screen(form, begun)
