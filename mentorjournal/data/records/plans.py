"""The plan of 1, 5 and 10 years and the measurable goals of its first year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from mentorjournal.data.records.base import (
    Horizon,
    OwnerId,
    Part,
    Record,
    Uid,
    finite,
    in_order,
)
from mentorjournal.data.records.exchanged import GoalTold

Direction = Literal["up", "down"]
GoalState = Literal["draft", "agreed", "changed", "dropped", "closed"]


class Picture(Part, frozen=True, kw_only=True):
    """How one horizon looks.

    Attributes:
        text: The picture itself, free text.
        title: Title or role.
        responsibilities, setting, known_for, must_haves, must_nots: Its details, free text.
        shown_to: The relationships in which it is shown; the one in which it was made is first.
        for_management: Whether the owner's manager may see it, too.
    """

    horizon: Horizon
    text: str = ""
    title: str = ""
    responsibilities: str = ""
    setting: str = ""
    known_for: str = ""
    must_haves: str = ""
    must_nots: str = ""
    shown_to: tuple[Uid, ...] = ()
    for_management: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, field by field, whoever sees it; all empty where nothing was drawn."""
        return tuple(getattr(self, name) for name in PICTURE_WORDS)


PICTURE_WORDS = (
    "text",
    "title",
    "responsibilities",
    "setting",
    "known_for",
    "must_haves",
    "must_nots",
)


class PlanVersion(Part, frozen=True, kw_only=True):
    """The pictures as they stood from a day on; at most one for each horizon.

    Attributes:
        on: The day this version was made.
        reason: Why it differs from the one before.
        still_true: Whether nothing was changed: they were looked at again, and still hold.
        session: The session in which it was made, if any.
    """

    on: date
    reason: str = ""
    still_true: bool = False
    session: Uid | None = None
    pictures: tuple[Picture, ...] = ()

    def picture(self, horizon: Horizon) -> Picture:
        """The picture of that horizon, an empty one where none was drawn."""
        drawn = (picture for picture in self.pictures if picture.horizon == horizon)
        return next(drawn, Picture(horizon=horizon))

    @property
    def drawn(self) -> tuple[Picture, ...]:
        """The pictures in which something stands."""
        return tuple(picture for picture in self.pictures if any(picture.words))


class Plan(Record, frozen=True, kw_only=True):
    """The one plan of its owner, oldest version first."""

    table: ClassVar[str] = "plan"

    owner: OwnerId
    versions: tuple[PlanVersion, ...] = ()

    @property
    def current(self) -> PlanVersion | None:
        """The version in force; None before the first."""
        return self.versions[-1] if self.versions else None


class Reading(Part, frozen=True, kw_only=True):
    """A value measured on a day, in the goal's unit. `source` says where it was read."""

    uid: Uid
    on: date
    value: Decimal
    source: str = ""

    def __post_init__(self) -> None:
        finite(self)


class Evidence(Part, frozen=True, kw_only=True):
    """Something that shows progress."""

    uid: Uid
    on: date
    text: str
    link: str = ""


class Confidence(Part, frozen=True, kw_only=True):
    """How sure somebody was on a day that the goal will be met: 1 (hardly) to 5 (certainly)."""

    on: date
    level: Annotated[int, Meta(ge=1, le=5)]


class Step(Part, frozen=True, kw_only=True):
    """A milestone of a goal that cannot be counted. `done` is the day it was reached."""

    uid: Uid
    text: str
    weight: Annotated[int, Meta(ge=1, le=100)] = 1
    done: date | None = None


class Pitch(Part, frozen=True, kw_only=True):
    """How the goal is put to management.

    Attributes:
        objective: Whose objective it helps.
        gain: Their gain, in a number.
        cost: What it costs them.
        ask: What is asked for.
        smallest_yes: The smallest acceptable yes.
        pitched: The day it was put to them.
        to: To whom.
        answer: What they said.
        adopted: Whether it became theirs; None while open.
    """

    objective: str = ""
    gain: str = ""
    cost: str = ""
    ask: str = ""
    smallest_yes: str = ""
    pitched: date | None = None
    to: str = ""
    answer: str = ""
    adopted: bool | None = None


class FormerTarget(Part, frozen=True, kw_only=True):
    """What a goal aimed at before it was changed.

    Attributes:
        until: The day on which it was changed.
        target, due: As they were.
        reason: Why they were changed.
    """

    until: date
    target: Decimal | None = None
    due: date | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        finite(self)


class Goal(Record, frozen=True, kw_only=True):
    """A measurable goal of the one-year plan.

    Attributes:
        metric: What is measured, in words.
        unit: "%", "hours", "talks"; empty for a bare number.
        direction: Whether more is better.
        baseline: Where it stood at the start.
        target: Where it shall stand on the due date.
        readings: Oldest first.
        steps: Milestones, where it cannot be counted; then baseline and target are None.
        serves: The horizon of the plan it serves.
        weight: Its share beside the other goals.
        place: Its place among the owner's goals from 1 on, where they were put in order; 0 for one
            that stands behind those.
        former_targets: What it aimed at before, oldest first.
        closed: The day it was closed or dropped; None while it is pursued.
        state_before: Its state before that, which it has again when it is pursued again.
        shown_to: The relationships in which it is shown; the one in which it was made is first.
        for_management: Whether the owner's manager may see it, too.
        exchanged: What of it the journals have of those to whom it is shown.
    """

    table: ClassVar[str] = "goal"

    owner: OwnerId
    title: Annotated[str, Meta(min_length=1)]
    metric: str = ""
    unit: str = ""
    direction: Direction = "up"
    baseline: Reading | None = None
    target: Decimal | None = None
    start: date
    due: date | None = None
    readings: tuple[Reading, ...] = ()
    steps: tuple[Step, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: tuple[Confidence, ...] = ()
    pitch: Pitch = Pitch()
    serves: Horizon = 1
    weight: Annotated[int, Meta(ge=1, le=100)] = 1
    place: Annotated[int, Meta(ge=0)] = 0
    former_targets: tuple[FormerTarget, ...] = ()
    state: GoalState = "draft"
    closed: date | None = None
    state_before: GoalState | None = None
    shown_to: tuple[Uid, ...] = ()
    for_management: bool = False
    exchanged: tuple[GoalTold, ...] = ()

    def __post_init__(self) -> None:
        finite(self)
        in_order(self.start, self.due, "the goal")
