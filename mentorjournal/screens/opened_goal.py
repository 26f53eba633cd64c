"""The goal that has the screen of a plan for itself, with its months and parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.data.records.base import Uid
from mentorjournal.widgets.goal_detail import GoalDetail
from mentorjournal.widgets.goal_entries import GoalEntries
from mentorjournal.widgets.goal_table import GoalTable

if TYPE_CHECKING:
    from mentorjournal.screens.plan import PlanScreen

OPENED = "-opened"


class OpenedGoal:
    """Opens the highlighted goal, and closes it again where another one is highlighted.

    Args:
        screen: Where the goals are.

    Attributes:
        uid: The goal that is opened; empty where none is.
    """

    def __init__(self, screen: PlanScreen) -> None:
        self._screen = screen
        self.uid: Uid = ""

    def open(self) -> None:
        """Give the highlighted goal the screen for itself.

        Raises:
            NotFound: There is none.
        """
        self.uid = self._screen.goal.uid
        self._show()
        entries = self._screen.query_one(GoalEntries)
        entries.can_focus = True
        entries.focus()

    def close(self) -> None:
        """Show pictures and goals again."""
        self.uid = ""
        self._show()
        self._screen.query_one(GoalTable).focus()

    def follow(self, chosen: Uid) -> None:
        """Close it once another goal is highlighted, or none, so that no key is for one unseen.

        Args:
            chosen: The goal that is highlighted by now.
        """
        if self.uid and self.uid != chosen:
            self.close()

    def _show(self) -> None:
        for widget in (self._screen, self._screen.query_one(GoalDetail)):
            widget.set_class(bool(self.uid), OPENED)
        self._screen.header.fill()
        self._screen.refresh_bindings()
