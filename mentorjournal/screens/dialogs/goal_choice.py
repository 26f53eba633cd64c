"""The choice of a goal to which something belongs."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Goal
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal


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
