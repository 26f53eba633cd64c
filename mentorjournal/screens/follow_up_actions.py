"""What can be done with the highlighted follow-up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.follow_up_lists import FollowUpRow
from mentorjournal.screens.copying import copy_words
from mentorjournal.screens.dialogs.came_of import came_of_form
from mentorjournal.screens.dialogs.follow_up import (
    add_follow_up_form,
    answer_form,
    follow_up_form,
    let_go_form,
)
from mentorjournal.screens.promise_changes import hand_on, redate
from mentorjournal.text import named

if TYPE_CHECKING:
    from mentorjournal.screens.follow_ups import FollowUpsScreen


class FollowUpActions:
    """Ticks, re-dates, hands on, reports on and lets go of what is highlighted.

    Args:
        screen: The screen with the list.
    """

    def __init__(self, screen: FollowUpsScreen) -> None:
        self._screen = screen

    @property
    def _row(self) -> FollowUpRow:
        if (row := self._screen.row) is None:
            raise NotFound("Nothing is highlighted.")
        return row

    @property
    def _item(self) -> FollowUpItem:
        return self._row.item

    def _ask(self, form: Any) -> None:
        screen = self._screen
        screen.need_to_write()
        screen.app.push_screen(form, lambda _made: screen.tick())

    def _amend(self, told: str, label: str, **fields: Any) -> None:
        """Change the highlighted one; it stays where it stood, and the message names it."""
        row = self._row
        self._screen.journal.follow_ups.amend(*row.items, label=label, **fields)
        self._became(told, row)

    def _became(self, told: str, row: FollowUpRow) -> None:
        self._screen.keep_in_place(row)
        self._told(f"{told}: {named(row.item.text)}")

    def _told(self, what: str) -> None:
        self._screen.say_changed(what)
        self._screen.tick()

    def edit(self) -> None:
        """Open the form of the highlighted one."""
        self._ask(follow_up_form(self._screen.journal, *self._row.items))

    def tick(self) -> None:
        """Tick it, or open it again; of advice ask what came of it first."""
        row = self._row
        if row.item.open and row.item.kind == "advice":
            self.result()
            return
        done = row.item.open
        label = f"{'ticked' if done else 'opened'} {named(row.item.text)}"
        self._amend("Done" if done else "Open again", label, state="done" if done else "open")

    def redate(self) -> None:
        """Ask for another date."""
        redate(self._screen, self._item)

    def hand(self) -> None:
        """Hand an action over to the other side, a question on to somebody else."""
        hand_on(self._screen, self._item)

    def result(self) -> None:
        """Ask what came of advice, or for the answer to a question; say that it was told.

        Raises:
            NotFound: It is an action, or nothing is left to say of it.
        """
        row, screen = self._row, self._screen
        item, journal = row.item, screen.journal
        if item.kind == "question" and item.open:
            self._ask(answer_form(journal, item))
        elif item.learned:
            journal.follow_ups.tell(item)
            self._became("Told", row)
        else:
            screen.need_to_write()
            screen.app.push_screen(came_of_form(journal, *row.items), partial(self._came, row))

    def _came(self, row: FollowUpRow, stands: str | None) -> None:
        """Say how it stands now; it stays where it stood."""
        if stands:
            self._became(f"{stands[:1].upper()}{stands[1:]}", row)

    def drop(self) -> None:
        """Ask why it is let go, or take it up again."""
        row, screen = self._row, self._screen
        name = named(row.item.text)
        if not row.item.open:
            self._amend("Taken up", f"took up {name}", state="open")
        elif screen.taking.is_sure(name):
            screen.need_to_write()
            form = let_go_form(screen.journal, *row.items)
            screen.app.push_screen(form, partial(self._let_go, row))

    def _let_go(self, row: FollowUpRow, gone: bool | None) -> None:
        if gone:
            self._became("Let go", row)

    def open(self) -> None:
        """Open the notes in which it stands, or itself if it stands in none."""
        screen = self._screen
        if self._item.session is None:
            self.edit()
        else:
            screen.go("session", self._item.session, self._item.anchor)

    def copy(self) -> None:
        """Copy its words.

        Raises:
            Refused: They speak of pay, which is hidden just now, or are too long.
        """
        copy_words(self._screen, self._item.text)

    def whose(self) -> Relationship:
        """Whom the list or the highlighted one is about.

        Raises:
            NotFound: Everybody's are listed, and nothing is highlighted but what is mine alone.
        """
        if (relationship := self._screen.about()) is None:
            key = self._screen.key("app.find")
            raise NotFound(f"With whom? {key} chooses somebody first.")
        return relationship

    def add(self) -> None:
        """Add one, with whom the list or the highlighted one is about."""
        self._ask(add_follow_up_form(self._screen.journal, self.whose()))
