"""Which screen shows which place; the app makes its modes from this.

They are named, not imported: only the place that is opened first is loaded before the program
takes keys.
"""

from __future__ import annotations

import sys
from importlib import import_module

from mentorjournal.later import module_of

PLACES: dict[str, str] = {
    "welcome": "mentorjournal.screens.welcome:WelcomeScreen",
    "dashboard": "mentorjournal.screens.dashboard:DashboardScreen",
    "session": "mentorjournal.screens.session:SessionScreen",
    "export": "mentorjournal.screens.export:ExportScreen",
    "relationship": "mentorjournal.screens.relationship:RelationshipScreen",
    "follow-ups": "mentorjournal.screens.follow_ups:FollowUpsScreen",
    "plan": "mentorjournal.screens.plan:PlanScreen",
    "negotiation": "mentorjournal.screens.negotiation:NegotiationScreen",
    "trash": "mentorjournal.screens.trash:TrashScreen",
    "backups": "mentorjournal.screens.backups:BackupsScreen",
    "conflicts": "mentorjournal.screens.conflicts:ConflictsScreen",
}


WRAP_UP = "wrap-up"
"""The part of a session's screen in which it is wrapped up, for `open_part`."""


def later_modules() -> list[str]:
    """The modules of all places, and of what opens over them most often."""
    above = ("mentorjournal.palette", "mentorjournal.screens.help", "mentorjournal.screens.finder")
    return [*map(module_of, PLACES.values()), *above]


def load_next() -> bool:
    """Load one of these modules; whether there was one that was not loaded yet."""
    module = next((name for name in later_modules() if name not in sys.modules), "")
    if module:
        import_module(module)
    return bool(module)
