"""Which screen shows which place; the app makes its modes from this."""

from __future__ import annotations

from mentorjournal.screens.backups import BackupsScreen
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.conflicts import ConflictsScreen
from mentorjournal.screens.dashboard import DashboardScreen
from mentorjournal.screens.export import ExportScreen
from mentorjournal.screens.follow_ups import FollowUpsScreen
from mentorjournal.screens.negotiation import NegotiationScreen
from mentorjournal.screens.plan import PlanScreen
from mentorjournal.screens.relationship import RelationshipScreen
from mentorjournal.screens.session import SessionScreen
from mentorjournal.screens.trash import TrashScreen
from mentorjournal.screens.welcome import WelcomeScreen

PLACES: dict[str, type[JournalScreen]] = {
    "welcome": WelcomeScreen,
    "dashboard": DashboardScreen,
    "session": SessionScreen,
    "export": ExportScreen,
    "relationship": RelationshipScreen,
    "follow-ups": FollowUpsScreen,
    "plan": PlanScreen,
    "negotiation": NegotiationScreen,
    "trash": TrashScreen,
    "backups": BackupsScreen,
    "conflicts": ConflictsScreen,
}
