"""Which pay talk is shown, of whom, and how one is begun, chosen and deleted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from mentorjournal.data.records.base import ME, OwnerId
from mentorjournal.data.records.models import Negotiation
from mentorjournal.dates import full_date, local_day
from mentorjournal.errors import NotFound, Refused
from mentorjournal.mentoring.pay_checks import decided
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.talk_form import talk_form

if TYPE_CHECKING:
    from mentorjournal.journal import Journal
    from mentorjournal.screens.base import JournalScreen

NEW, NEXT = "new", "next"
"""The answers that begin another sheet, and next year's as a copy of this one."""


def begin_pay_talk(
    screen: JournalScreen, owner: OwnerId, then: Callable[[Negotiation], None]
) -> None:
    """Ask for what begins a sheet, and go on with it.

    Args:
        screen: Where it is asked.
        owner: Whose pay it is about.
        then: What becomes of a sheet that was begun.

    Raises:
        Refused: The owner's pay is not for me to see.
    """
    screen.journal.negotiations.need_to_see(owner)
    screen.need_to_write()

    def begun(talk: Negotiation | None) -> None:
        if talk is not None:
            then(talk)

    screen.app.push_screen(talk_form(screen.journal, owner), begun)


def ask_to_delete(screen: JournalScreen, talk: Negotiation) -> None:
    """Move a whole sheet to the trash, after a question."""

    def take() -> None:
        screen.journal.trash.throw(talk, "the pay talk")
        screen.tick()
        key = screen.key("app.undo")
        screen.say(f"The pay talk is in the trash. {key} brings it back.", calm=True)

    screen.taking.ask(f"the pay talk “{talk.title}”", take, covered="the pay talk")


def named_talk(journal: Journal, uid: str) -> tuple[OwnerId, Negotiation | None]:
    """Whose pay talk a uid means, and which: that of a sheet that one, an owner's the open one.

    A sheet in the trash gives way to the open one of its owner.

    Returns:
        The owner, and the sheet; None where the owner has none that is for me to see.

    Raises:
        NotFound: The owner is not there any more.
    """
    talks, owner = journal.negotiations, uid
    if uid not in ("", ME):
        with suppress(NotFound):
            owner = talks.owner_of(uid)
    owner = journal.people.owner(owner)
    with suppress(NotFound, Refused):
        if (named := talks.get(uid)).deleted is None:
            return owner, named
    return owner, talks.current(owner)


class PayTalkChoice:
    """Reads what the place shows: a sheet's uid means that one, an owner's id the open one.

    A sheet that was deleted gives way to the open one of its owner, and is shown again when it
    comes back.

    Args:
        screen: The screen that shows it.
    """

    def __init__(self, screen: JournalScreen) -> None:
        self._screen = screen

    @property
    def owner(self) -> OwnerId:
        """Whose pay talk it is.

        Raises:
            NotFound: That person is not there any more.
        """
        return named_talk(self._screen.journal, self._screen.uid)[0]

    @property
    def talk(self) -> Negotiation | None:
        """The sheet that is shown; None where the owner has none.

        Raises:
            NotFound: The owner is not there any more.
        """
        return named_talk(self._screen.journal, self._screen.uid)[1]

    def begin(self) -> None:
        """Begin another sheet, and show it.

        Raises:
            Refused: The owner's pay is not for me to see.
        """
        screen = self._screen
        begin_pay_talk(screen, self.owner, lambda talk: screen.show(talk.uid))

    def begin_next(self) -> None:
        """Begin next year's sheet as a copy of the one shown, and show it.

        Raises:
            BadInput: That one is not decided yet.
            NotFound: There is none.
            Refused: The owner's pay is not for me to see.
        """
        screen, shown = self._screen, self.talk
        screen.journal.negotiations.need_to_see(self.owner)
        screen.need_to_write()
        if shown is None:
            raise NotFound("There is no BATNA sheet yet.")
        begun = screen.journal.negotiations.begin_next(shown.uid)
        screen.show(begun.uid)
        key = screen.key("app.undo")
        screen.say(f"Begun: {begun.title}. {key} takes it back.", calm=True)

    def ask(self) -> None:
        """Show another sheet of this owner, or begin another.

        Raises:
            Refused: The owner's pay is not for me to see.
        """
        screen, shown = self._screen, self.talk
        talks = screen.journal.negotiations
        talks.need_to_see(self.owner)
        items = [
            Item(talk.uid, talk.title, f"begun {full_date(local_day(talk.created))}")
            for talk in reversed(talks.of(self.owner))
        ]
        if shown is not None and decided(shown):
            items.append(Item(NEXT, "Begin next year's", "a copy, with what came of it as today's"))
        items.append(Item(NEW, "Begin another sheet"))
        highlighted = shown.uid if shown is not None else ""
        screen.app.push_screen(
            ChooseDialog("Which pay talk?", items, highlighted=highlighted), self._take
        )

    def _take(self, chosen: str | None) -> None:
        if chosen is None:
            return
        with self._screen.show_errors():
            if chosen == NEW:
                self.begin()
            elif chosen == NEXT:
                self.begin_next()
            else:
                self._screen.show(chosen)
