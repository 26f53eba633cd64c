"""Which pay talk of a relationship is shown, where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.data.records.models import Negotiation
from mentorjournal.dates import full_date, local_day
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.talk_form import talk_form

if TYPE_CHECKING:
    from mentorjournal.screens.negotiation import NegotiationScreen

NEW = "new"
"""The answer that begins another sheet."""


class PayTalkChoice:
    """Remembers the choice for each relationship; the newest where none was made.

    Args:
        screen: The screen that shows it.
    """

    def __init__(self, screen: NegotiationScreen) -> None:
        self._screen = screen
        self._chosen: dict[str, str] = {}

    def of(self, sheets: list[Negotiation]) -> Negotiation:
        """The chosen sheet of those of the relationship shown, which are at least one."""
        chosen = self._chosen.get(self._screen.uid)
        return next((talk for talk in sheets if talk.uid == chosen), sheets[0])

    def begin(self) -> None:
        """Begin another sheet, and show it."""
        screen = self._screen
        screen.need_to_write()

        def begun(talk: Negotiation | None) -> None:
            if talk is not None:
                self._chosen[screen.uid] = talk.uid
            screen.tick()

        screen.app.push_screen(
            talk_form(screen.journal, screen.relationship.owner, screen.relationship), begun
        )

    def ask(self) -> None:
        """Show another sheet of this relationship, or begin another.

        Raises:
            Refused: Pay has no place in this relationship.
        """
        screen = self._screen
        screen.refuse_pay()
        sheets = screen.sheets()
        items = [
            Item(talk.uid, talk.title, f"begun {full_date(local_day(talk.created))}")
            for talk in sheets
        ]
        items.append(Item(NEW, "Begin another sheet"))
        shown = self.of(sheets).uid if sheets else ""
        screen.app.push_screen(
            ChooseDialog("Which pay talk?", items, highlighted=shown), self._take
        )

    def _take(self, chosen: str | None) -> None:
        screen = self._screen
        if chosen is None:
            return
        with screen.show_errors():
            if chosen == NEW:
                self.begin()
                return
            self._chosen[screen.uid] = chosen
            screen.read()
        screen.tick()
