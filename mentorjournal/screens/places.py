"""Which screen shows which place; the app makes its modes from this.

Each is imported by a function of its own: only the place that is opened first is loaded before
the program takes keys.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


def _welcome() -> type[JournalScreen]:
    from mentorjournal.screens.welcome import WelcomeScreen

    return WelcomeScreen


def _dashboard() -> type[JournalScreen]:
    from mentorjournal.screens.dashboard import DashboardScreen

    return DashboardScreen


def _session() -> type[JournalScreen]:
    from mentorjournal.screens.session import SessionScreen

    return SessionScreen


def _find() -> type[JournalScreen]:
    from mentorjournal.screens.find import FindScreen

    return FindScreen


def _export() -> type[JournalScreen]:
    from mentorjournal.screens.export import ExportScreen

    return ExportScreen


def _relationship() -> type[JournalScreen]:
    from mentorjournal.screens.relationship import RelationshipScreen

    return RelationshipScreen


def _roadmap() -> type[JournalScreen]:
    from mentorjournal.screens.roadmap import RoadmapScreen

    return RoadmapScreen


def _timeline() -> type[JournalScreen]:
    from mentorjournal.screens.timeline import TimelineScreen

    return TimelineScreen


def _agreement() -> type[JournalScreen]:
    from mentorjournal.screens.agreement import AgreementScreen

    return AgreementScreen


def _follow_ups() -> type[JournalScreen]:
    from mentorjournal.screens.follow_ups import FollowUpsScreen

    return FollowUpsScreen


def _plan() -> type[JournalScreen]:
    from mentorjournal.screens.plan import PlanScreen

    return PlanScreen


def _checks() -> type[JournalScreen]:
    from mentorjournal.screens.checks import ChecksScreen

    return ChecksScreen


def _assessment() -> type[JournalScreen]:
    from mentorjournal.screens.assessment import AssessmentScreen

    return AssessmentScreen


def _role_check() -> type[JournalScreen]:
    from mentorjournal.screens.role_check import RoleCheckScreen

    return RoleCheckScreen


def _skills() -> type[JournalScreen]:
    from mentorjournal.screens.skills import SkillsScreen

    return SkillsScreen


def _achieved() -> type[JournalScreen]:
    from mentorjournal.screens.achieved import AchievedScreen

    return AchievedScreen


def _mentors() -> type[JournalScreen]:
    from mentorjournal.screens.mentors import MentorsScreen

    return MentorsScreen


def _giving() -> type[JournalScreen]:
    from mentorjournal.screens.giving import GivingScreen

    return GivingScreen


def _negotiation() -> type[JournalScreen]:
    from mentorjournal.screens.negotiation import NegotiationScreen

    return NegotiationScreen


def _preparation() -> type[JournalScreen]:
    from mentorjournal.screens.preparation import PreparationScreen

    return PreparationScreen


def _packages() -> type[JournalScreen]:
    from mentorjournal.screens.packages import PackagesScreen

    return PackagesScreen


def _offers() -> type[JournalScreen]:
    from mentorjournal.screens.offers import OffersScreen

    return OffersScreen


def _rehearsals() -> type[JournalScreen]:
    from mentorjournal.screens.rehearsals import RehearsalsScreen

    return RehearsalsScreen


def _cards() -> type[JournalScreen]:
    from mentorjournal.screens.cards import CardsScreen

    return CardsScreen


def _pay_talks() -> type[JournalScreen]:
    from mentorjournal.screens.pay_talks import PayTalksScreen

    return PayTalksScreen


def _trash() -> type[JournalScreen]:
    from mentorjournal.screens.trash import TrashScreen

    return TrashScreen


def _backups() -> type[JournalScreen]:
    from mentorjournal.screens.backups import BackupsScreen

    return BackupsScreen


def _conflicts() -> type[JournalScreen]:
    from mentorjournal.screens.conflicts import ConflictsScreen

    return ConflictsScreen


def _import() -> type[JournalScreen]:
    from mentorjournal.screens.importing import ImportScreen

    return ImportScreen


PLACES: dict[str, Callable[[], type[JournalScreen]]] = {
    "welcome": _welcome,
    "dashboard": _dashboard,
    "session": _session,
    "export": _export,
    "find": _find,
    "relationship": _relationship,
    "timeline": _timeline,
    "agreement": _agreement,
    "roadmap": _roadmap,
    "follow-ups": _follow_ups,
    "plan": _plan,
    "checks": _checks,
    "assessment": _assessment,
    "role-check": _role_check,
    "skills": _skills,
    "achieved": _achieved,
    "pay-talks": _pay_talks,
    "mentors": _mentors,
    "giving": _giving,
    "negotiation": _negotiation,
    "packages": _packages,
    "preparation": _preparation,
    "offers": _offers,
    "rehearsals": _rehearsals,
    "cards": _cards,
    "trash": _trash,
    "backups": _backups,
    "conflicts": _conflicts,
    "import": _import,
}


def _above() -> None:
    """Load what opens over places most often."""
    import mentorjournal.screens.finder
    import mentorjournal.screens.help  # noqa: F401


def loaders() -> list[Callable[[], object]]:
    """What loads all places, and what opens over them most often, one after the other."""
    return [*PLACES.values(), _above]
