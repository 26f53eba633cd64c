"""Looking back: how goals stood on a day, the fit of a role, and skills as rated by oneself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from mentorjournal.data.records.base import OwnerId, Part, Record, Uid, finite

AssessmentKind = Literal["mid-point", "final", "any-time"]
Level = Annotated[int, Meta(ge=1, le=5)]


class GoalFigures(Part, frozen=True, kw_only=True):
    """How a goal stood when its assessment was closed, whatever becomes of it later.

    Attributes:
        title, unit: Of the goal.
        baseline, target, value: In its unit; None where there was none.
        progress, expected: Fractions from 0 to 1; None where they could not be told.
        word: The status or, after the due date, the end result.
    """

    title: str
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    due: date | None = None
    value: Decimal | None = None
    progress: Decimal | None = None
    expected: Decimal | None = None
    word: str = ""

    def __post_init__(self) -> None:
        finite(self)


class GoalAssessment(Part, frozen=True, kw_only=True):
    """What both sides say of one goal.

    Attributes:
        goal: Its uid.
        mine, theirs: My comment, and the other side's.
        next: What comes next.
        figures: As it stood; None while the assessment is open.
    """

    goal: Uid
    mine: str = ""
    theirs: str = ""
    next: str = ""
    figures: GoalFigures | None = None


class Assessment(Record, frozen=True, kw_only=True):
    """The goals of an owner, looked at together.

    Attributes:
        relationship: With whom; None for one made alone.
        on: The day it was begun.
        closed: The day it was closed, and its figures were frozen; None while open.
        goals: In the order to show them.
        together: What is said of the whole.
    """

    table: ClassVar[str] = "assessment"

    owner: OwnerId
    relationship: Uid | None = None
    kind: AssessmentKind = "any-time"
    on: date
    closed: date | None = None
    goals: tuple[GoalAssessment, ...] = ()
    together: str = ""


class Gap(Part, frozen=True, kw_only=True):
    """Something missing between the role of today and the picture of one year.

    Attributes:
        goal: The goal that was set to close it, if any.
    """

    uid: Uid
    text: Annotated[str, Meta(min_length=1)]
    goal: Uid | None = None


class RoleCheck(Record, frozen=True, kw_only=True):
    """Where the owner stands: the role of today beside the picture of one year.

    Attributes:
        relationship: With whom it was made, if with anybody.
        role: Today's, in a line.
        responsibilities: What the owner is responsible for today.
        fit: How well that fits the picture of one year: 1 (hardly) to 5 (wholly).
        fit_words: Why.
        gaps: What is missing, in the order to show it.
    """

    table: ClassVar[str] = "role-check"

    owner: OwnerId
    relationship: Uid | None = None
    on: date
    role: str = ""
    responsibilities: str = ""
    fit: Level | None = None
    fit_words: str = ""
    gaps: tuple[Gap, ...] = ()


class SkillRating(Part, frozen=True, kw_only=True):
    """How somebody rates one area of their own: 1 (weak) to 5 (strong)."""

    area: Annotated[str, Meta(min_length=1)]
    level: Level
    note: str = ""


class SkillCheck(Record, frozen=True, kw_only=True):
    """Skills as the owner rates them on a day; the first one is the "before" of all later ones."""

    table: ClassVar[str] = "skill-check"

    owner: OwnerId
    relationship: Uid | None = None
    on: date
    ratings: tuple[SkillRating, ...] = ()
