"""What has an id that `mentorjournal show` is given, of all that has no command of its own."""

from __future__ import annotations

from typing import NamedTuple

from mentorjournal.data.records.achievements import Achievement, Decider
from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.base import ME, OwnerId, Record
from mentorjournal.data.records.checks import Assessment, RoleCheck, Skill
from mentorjournal.data.records.giving import MentorPage
from mentorjournal.data.records.introductions import Introduction
from mentorjournal.data.records.models import FollowUp, Negotiation, Person, Relationship, Session
from mentorjournal.data.records.plans import Goal, Plan
from mentorjournal.data.records.roadmaps import RoadmapYear
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal


class RecordOf(NamedTuple):
    """A record that no part shows by itself."""

    record: Record


Itself = Goal | Achievement | Introduction | Session | Negotiation | Ask | RecordOf
"""What is shown by itself."""
Shown = Relationship | Itself | None
"""Who or what is shown; None for me."""


def part_with_id(journal: Journal, typed: str) -> tuple[Shown, str]:
    """Whatever has an id, or a beginning or ending that nothing else has.

    Returns:
        What is shown, and which part of it; empty for what has no parts.

    Raises:
        NotFound: There is nothing, or it belongs to nobody any more.
        Ambiguous: There are several.
    """
    match journal.overview.with_id(typed):
        case Goal() | Achievement() | Introduction() | Session() | Negotiation() as itself:
            return itself, ""
        case Person() as person if person.is_me:
            return None, "plan"
        case Person() as person:
            bonds = [each for each in journal.relationships.all() if each.person == person.uid]
            return (bonds[0], "stands") if bonds else (RecordOf(person), "")
        case Relationship() as relationship:
            return relationship, "stands"
        case Agreement() as agreement:
            return journal.relationships.get(agreement.relationship), "agreement"
        case RoadmapYear() as year:
            return journal.relationships.get(year.relationship), "roadmap"
        case Ask() as ask:
            return ask, ""
        case Plan() as plan:
            return _owner(journal, plan.owner), "plan"
        case Assessment() | RoleCheck() | Skill() as check:
            return _owner(journal, check.owner), "checks"
        case Decider() as decider:
            return _owner(journal, decider.owner), "achieved"
        case FollowUp() as review:
            # All others are found among follow-ups.
            return _of_review(journal, review), "achieved"
        case MentorPage():
            return None, "giving"
        case other:
            return RecordOf(other), ""


def _owner(journal: Journal, owner: OwnerId) -> Relationship | None:
    return None if owner == ME else _with(journal, owner)


def _of_review(journal: Journal, review: FollowUp) -> Relationship | None:
    if review.relationship is None:
        return None
    return journal.relationships.get(review.relationship)


def _with(journal: Journal, person: str) -> Relationship:
    """The mentoring with somebody; that of their plan before others."""
    found = [each for each in journal.relationships.all() if each.person == person]
    if not found:
        raise NotFound("There is no mentoring with whom that is about any more.")
    return next((each for each in found if each.owner == person), found[0])
