"""What the ranked list of next steps is made from, gathered by relationship."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct, field

from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.base import ME, OwnerId, Uid
from mentorjournal.data.records.checks import Assessment, RoleCheck
from mentorjournal.data.records.models import (
    Achievement,
    Agreement,
    Capacity,
    Event,
    FollowUp,
    Introduction,
    Person,
    Relationship,
    Session,
)
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.data.records.plans import Goal, Plan
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.data.records.roadmaps import Outline, RoadmapYear
from mentorjournal.data.records.step_decisions import StepDecision
from mentorjournal.mentoring.cadence import CadenceStatus, cadence_status
from mentorjournal.mentoring.deliverables import Year
from mentorjournal.mentoring.exposure import Exposure
from mentorjournal.mentoring.remembered import Remembered
from mentorjournal.mentoring.roadmap import YearNow, this_year


class FollowUpLike(Protocol):
    """An action, advice or question, whether typed in a note or kept as a record."""

    @property
    def kind(self) -> str:
        """One of action, advice and question."""

    @property
    def text(self) -> str:
        """What it says."""

    @property
    def assignee(self) -> str:
        """Whose it is: "me", or somebody else."""

    @property
    def due(self) -> date | None:
        """The last good day."""

    @property
    def open(self) -> bool:
        """Whether it still has to come back."""

    @property
    def tried(self) -> str:
        """What was done with advice."""

    @property
    def anchor(self) -> tuple[int, str] | None:
        """The line of notes in which it stands, and how that reads."""

    @property
    def in_hand(self) -> bool:
        """Whether somebody has begun with it."""

    @property
    def handed_to(self) -> str:
        """Who was asked a question instead."""

    @property
    def to_find_out(self) -> bool:
        """Whether a question is kept as one to find out."""

    @property
    def back(self) -> date | None:
        """The day on which a question that nobody could answer comes back."""

    @property
    def learned(self) -> bool:
        """Whether the answer to what nobody knew is there, and was not told so far."""

    @property
    def relationship(self) -> Uid | None:
        """The relationship's uid; None for something of mine alone."""

    @property
    def since(self) -> date:
        """The day it was written down."""

    @property
    def session(self) -> Uid | None:
        """The session in whose notes it stands."""

    @property
    def record(self) -> Uid | None:
        """The follow-up's uid, where it is a record."""


class JournalOverview(Struct, frozen=True):
    """The journal's records, without the trash.

    Attributes:
        people: By uid.
        sessions, agreements, asks, introductions: By relationship.
        follow_ups: By relationship too; what is mine alone under None.
        plans, goals, achievements, assessments, role_checks, exposure, reviews: By owner.
        relationships: All of them; completed ones are passed over where they ask for nothing.
        capacity: How much mentoring I said I can give.
        decisions: What was decided about lines of Next.
        roadmaps: What is said of years of the roadmap, by relationship.
        outlines: The outlines that these go by, by uid.
        rehearsals: Those that were kept with sessions, by whose pay they are about.
        events: Those I go to, or went to.
        remembered: What was worked out of records before.
    """

    people: Mapping[Uid, Person]
    relationships: Sequence[Relationship]
    sessions: Mapping[Uid, Sequence[Session]] = {}
    follow_ups: Mapping[Uid | None, Sequence[FollowUpLike]] = {}
    goals: Mapping[OwnerId, Sequence[Goal]] = {}
    plans: Mapping[OwnerId, Plan] = {}
    negotiations: Sequence[Negotiation] = ()
    achievements: Mapping[OwnerId, Sequence[Achievement]] = {}
    assessments: Mapping[OwnerId, Sequence[Assessment]] = {}
    role_checks: Mapping[OwnerId, Sequence[RoleCheck]] = {}
    exposure: Mapping[OwnerId, Sequence[Exposure]] = {}
    reviews: Mapping[OwnerId, Sequence[FollowUp]] = {}
    decisions: Sequence[StepDecision] = ()
    capacity: Capacity | None = None
    agreements: Mapping[Uid, Sequence[Agreement]] = {}
    asks: Mapping[Uid, Sequence[Ask]] = {}
    introductions: Mapping[Uid, Sequence[Introduction]] = {}
    roadmaps: Mapping[Uid, Sequence[RoadmapYear]] = {}
    outlines: Mapping[Uid, Outline] = {}
    rehearsals: Mapping[OwnerId, Sequence[Rehearsal]] = {}
    events: Sequence[Event] = ()
    remembered: Remembered = field(default_factory=Remembered)

    def who(self, relationship: Relationship | None) -> str:
        """The name of the other person; "Me" for what belongs to no relationship."""
        if relationship is None:
            return "Me"
        person = self.people.get(relationship.person)
        return person.name if person else "Somebody"

    def status(self, relationship: Relationship, today: date) -> CadenceStatus:
        """How a relationship stands."""
        sessions = self.sessions.get(relationship.uid, ())
        return self.remembered.of(cadence_status, relationship.uid, relationship, sessions, today)

    def year_now(self, relationship: Relationship, today: date) -> YearNow | None:
        """The year of its roadmap that runs, or the last one; None where it has none."""
        return self.remembered.of(this_year, relationship.uid, self.year(relationship), today)

    def open_actions(self) -> dict[Uid | None, tuple[int, int]]:
        """How many actions are open, mine and the other side's, by relationship."""
        return {
            uid: self.remembered.of(_open_actions, uid or ME, items)
            for uid, items in self.follow_ups.items()
        }

    def year(self, relationship: Relationship) -> Year:
        """The records that the relationship's deliverables are read from."""
        owner = relationship.owner
        return Year(
            relationship=relationship,
            plan=self.plans.get(owner),
            goals=self.goals.get(owner, ()),
            achievements=self.achievements.get(owner, ()),
            negotiations=[each for each in self.negotiations if each.owner == owner],
            rehearsals=self.rehearsals.get(owner, ()),
            assessments=self.assessments.get(owner, ()),
            role_checks=self.role_checks.get(owner, ()),
            exposure=self.exposure.get(owner, ()),
            reviews=self.reviews.get(owner, ()),
            agreements=self.agreements.get(relationship.uid, ()),
            introductions=self.introductions.get(relationship.uid, ()),
            roadmaps=self.roadmaps.get(relationship.uid, ()),
            outlines=self.outlines,
        )


def _open_actions(items: Sequence[FollowUpLike]) -> tuple[int, int]:
    """How many of one relationship are open, mine and the other side's."""
    still = [item for item in items if item.kind == "action" and item.open]
    mine = sum(item.assignee == "me" for item in still)
    return mine, len(still) - mine
