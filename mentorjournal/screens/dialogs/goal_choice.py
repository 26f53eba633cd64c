"""The choice of a goal to which something belongs."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from mentorjournal.data.records.base import OwnerId, Uid
from mentorjournal.data.records.models import Goal
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.goals import OVER
from mentorjournal.screens.dialogs.form import Field
from mentorjournal.widgets.discreet import about_pay


def goals_to_choose(journal: Journal, offered: Iterable[Goal], chosen: Uid | None) -> list[Goal]:
    """Those that are offered, and the one that is chosen already, though it lie in the trash.

    So that saving a form does not undo a link that nobody has touched.
    """
    goals = list(offered)
    if chosen and all(goal.uid != chosen for goal in goals):
        # One that was deleted for good is not there to be linked.
        with suppress(NotFound):
            goals.append(journal.goals.get(chosen))
    return goals


def goal_field(journal: Journal, owner: OwnerId, chosen: Uid | None, label: str) -> Field:
    """The goal of an owner to which something belongs, of those that are pursued; "" for none."""
    pursued = (goal for goal in journal.goals.of(owner) if goal.state not in OVER)
    goals = goals_to_choose(journal, pursued, chosen)
    return Field(
        "goal",
        label,
        "choice",
        chosen or "",
        options=(("", "none"), *((each.uid, each.title) for each in goals)),
        hint="The goal it belongs to.",
        private=any(map(about_pay, goals)),
    )
