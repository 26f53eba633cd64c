"""Where somebody stands: assessments of the goals, checks of the role, ratings of skills."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from mentorjournal.data.records.base import (
    Count,
    OwnerId,
    Part,
    Record,
    Uid,
    finite,
)
from mentorjournal.data.records.plans import Direction, GoalState

AssessmentKind = Literal["mid-point", "final", "any"]
Fit = Literal["yes", "partly", "no"]
Level = Annotated[int, Meta(ge=1, le=5)]


class GoalThen(Part, frozen=True, kw_only=True):
    """A goal as it stood on a day; what becomes of the goal afterwards changes nothing here.

    Attributes:
        title, metric, unit, direction, start, due, target, state: As the goal said.
        baseline, value: In the goal's unit: where it began and where it stood.
        progress, expected: 0 to 1, exact; None where they cannot be told.
        status: The word for how it stood, after its due day that of its end result.
        steps, done: How many steps it has, and how many of them were done.
        shown_to, for_management: Who was shown it.
    """

    title: str
    metric: str = ""
    unit: str = ""
    direction: Direction = "up"
    start: date | None = None
    due: date | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    value: Decimal | None = None
    progress: Decimal | None = None
    expected: Decimal | None = None
    status: str = ""
    state: GoalState = "draft"
    steps: Count = 0
    done: Count = 0
    shown_to: tuple[Uid, ...] = ()
    for_management: bool = False

    def __post_init__(self) -> None:
        finite(self)


class AssessedGoal(Part, frozen=True, kw_only=True):
    """What is said of one goal.

    Attributes:
        goal: The goal.
        title: What it was called when the assessment was begun.
        mine, theirs: How I see it, and how the other person does.
        next: What is to be done about it next.
        then: The goal as it stood when the assessment was closed; None before.
    """

    uid: Uid
    goal: Uid
    title: str
    mine: str = ""
    theirs: str = ""
    next: str = ""
    then: GoalThen | None = None


class Assessment(Record, frozen=True, kw_only=True):
    """The goals that somebody pursues on a day, and what two say of each.

    Attributes:
        owner: Whose goals.
        relationship: With whom they were assessed; it goes with that. None for alone.
        on: The day it was begun.
        closed: The day from which on it stays as it is; None while it is open.
        mine, theirs: How I see all of it together, and how the other person does.
    """

    table: ClassVar[str] = "assessment"
    goes_with: ClassVar[tuple[str, ...]] = ("owner", "relationship")

    owner: OwnerId
    relationship: Uid | None = None
    kind: AssessmentKind = "any"
    on: date
    closed: date | None = None
    goals: tuple[AssessedGoal, ...] = ()
    mine: str = ""
    theirs: str = ""


class Responsibility(Part, frozen=True, kw_only=True):
    """Something a role answers for.

    Attributes:
        fit: Whether it carries the picture of one year.
        gap: What is missing for that.
        goal: The goal that closes the gap.
    """

    uid: Uid
    text: str
    fit: Fit = "yes"
    gap: str = ""
    goal: Uid | None = None


Verdict = Literal["", "stay", "change", "leave"]
"""Whether to stay in the role, to take another one here, or to go elsewhere."""


class RoleCheck(Record, frozen=True, kw_only=True):
    """Today's role laid against the picture of one year. Private.

    Attributes:
        responsibilities: What the role answers for.
        comment: What is said of all of it.
        verdict: Whether to stay or to change; empty where nobody has said.
        turn: What would have to happen for another verdict.
    """

    table: ClassVar[str] = "role-check"

    owner: OwnerId
    on: date
    responsibilities: tuple[Responsibility, ...] = ()
    comment: str = ""
    verdict: Verdict = ""
    turn: str = ""


class SkillRating(Part, frozen=True, kw_only=True):
    """How somebody rated themselves on a day: 1 (hardly) to 5 (very well)."""

    uid: Uid
    on: date
    level: Level
    note: str = ""


class Skill(Record, frozen=True, kw_only=True):
    """An area in which somebody rates themselves, ratings oldest first."""

    table: ClassVar[str] = "skill"

    owner: OwnerId
    area: Annotated[str, Meta(min_length=1)]
    ratings: tuple[SkillRating, ...] = ()
