"""What leads a mentoring from one stage to the next, on each screen that shows one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.capacity import load_of, too_many

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen
    from mentorjournal.screens.dialogs.stage_form import Step

STEPS: Mapping[str, Step | None] = {
    "relationship.stage": None,
    "relationship.propose": "prospect",
    "relationship.ask": "asked",
    "relationship.decline": "declined",
    "relationship.activate": "active",
    "relationship.pause": "paused",
    "relationship.complete": "completed",
    "relationship.next_year": "next",
    "relationship.make_recurring": "recurring",
}
"""The stage that stands chosen in the form of each command; None for the one that it is in."""


class LifecycleActions:
    """Runs the commands about the stage of the relationship that is shown or highlighted.

    Args:
        screen: The screen.
        whose: Gives the relationship; raises `NotFound` where there is none.
    """

    def __init__(self, screen: JournalScreen, whose: Callable[[], Relationship]) -> None:
        self._screen, self._whose = screen, whose

    def open(self, step: Step | None) -> None:
        """Open the form of a stage.

        Raises:
            NotFound: The mentoring cannot be led there.
        """
        from mentorjournal.screens.dialogs.stage_form import stage_form

        self._ask(stage_form(self._screen.journal, self._whose(), step), self._whose())

    def consent(self) -> None:
        """Ask since when my manager knows and agrees.

        Raises:
            NotFound: The other person is not my manager's manager.
        """
        from mentorjournal.screens.dialogs.stage_form import consent_form

        before = self._whose()
        if before.reporting_line != "managers-manager":
            raise NotFound("Only mentoring by your manager's manager needs your manager's yes.")
        self._ask(consent_form(self._screen.journal, before), before)

    def write_thanks(self) -> None:
        """Ask whether thanks were said or sent, with a draft of them."""
        from mentorjournal.screens.dialogs.giving_forms import thanks_form

        self._ask(thanks_form(self._screen.journal, self._whose()), self._whose())

    def introduce(self) -> None:
        """Begin an introduction to somebody: a door that the mentor of the two opens."""
        from mentorjournal.screens.dialogs.introduction_form import introduction_form

        screen, whose = self._screen, self._whose()
        screen.need_to_write()
        screen.app.push_screen(introduction_form(screen.journal, whose), lambda _one: screen.tick())

    def pay_forward(self) -> None:
        """Ask since when the protégé of the two mentors somebody, and whom."""
        from mentorjournal.screens.dialogs.giving_forms import line_form

        self._ask(line_form(self._screen.journal, self._whose()), self._whose())

    def thank(self) -> None:
        """Note that the thanks are said.

        Raises:
            NotFound: None are owed.
        """
        screen, whom = self._screen, self._whose()
        screen.need_to_write()
        if whom.thanks_owed is None:
            raise NotFound(f"No thanks are owed between you and {screen.name_of(whom)}.")
        screen.journal.circle.thank(whom.uid)
        screen.say_changed(f"Thanked: {screen.name_of(whom)}")
        screen.tick()

    def _ask(self, form: Any, before: Relationship) -> None:
        self._screen.need_to_write()

        def answered(after: Relationship | None) -> None:
            self._screen.tick()
            if after is not None and after != before:
                self._tell(before, after)

        self._screen.app.push_screen(form, answered)

    def _tell(self, before: Relationship, after: Relationship) -> None:
        """Say that it is done, and where that is more than I said I could give."""
        screen = self._screen
        key = screen.key("app.undo")
        said = f"Kept: {screen.name_of(after)}. {key} takes it back."
        warning = warning_of(screen, after) if takes_more(before, after) else ""
        screen.say(f"{said} {warning}".strip(), calm=not warning)


def takes_more(before: Relationship, after: Relationship) -> bool:
    """Whether a change may take a slot more: it begins, in another form, or with me as mentor."""
    kinds = [(each.stage == "active", each.form, each.my_role) for each in (before, after)]
    return kinds[1][0] and kinds[0] != kinds[1]


def say_too_many(screen: JournalScreen, begun: Relationship) -> None:
    """Say where somebody begins beyond what I can give."""
    if warning := warning_of(screen, begun):
        screen.say(warning)


def warning_of(screen: JournalScreen, begun: Relationship) -> str:
    """What is to be said where somebody begins beyond what I can give; empty for nothing."""
    journal = screen.journal
    me = journal.people.me()
    load = load_of(journal.relationships.all(), me.capacity if me else None, journal.today())
    return too_many(load, begun)
