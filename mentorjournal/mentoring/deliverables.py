"""Which deliverables of a roadmap month are met: by the records they ask for, not by a tick."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from mentorjournal.data.records.base import HORIZONS, Uid
from mentorjournal.data.records.checks import Assessment, AssessmentKind, RoleCheck
from mentorjournal.data.records.models import (
    Achievement,
    Agreement,
    FollowUp,
    Introduction,
    Relationship,
)
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.data.records.plans import Goal, Picture, Plan
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.data.records.roadmaps import Asked, Outline, RoadmapYear
from mentorjournal.mentoring.agreements import in_force, looked_at_again
from mentorjournal.mentoring.assessments import has_words
from mentorjournal.mentoring.exposure import Exposure, open_gaps
from mentorjournal.mentoring.goals import is_measurable
from mentorjournal.mentoring.market import market_on
from mentorjournal.mentoring.rehearsing import was_held

ENOUGH_GOALS = 3
ENOUGH_ACHIEVEMENTS = 3
ENOUGH_FIGURES = 3
ROADMAP = "roadmap"
OWNERS_PLACES: dict[str, tuple[str, ...]] = {
    "plan": ("picture", "picture-now", "goals", "pitches", "pitched"),
    "checks": ("role-check", "mid-point", "year-check", "final"),
    "achieved": ("catalogue", "review", "seen", "gaps", "chances", "seen-now"),
    "pay-talks": (
        "market",
        "correction",
        "three-figures",
        "batna",
        "rehearsal",
        "outcome",
        "decision",
    ),
}
"""What is worked on in which part of what is somebody's; all else is the relationship's."""
_PLACE_OF = {kind: place for place, kinds in OWNERS_PLACES.items() for kind in kinds} | {
    "focus": "relationship",
    "agreement": "agreement",
    "partnership": "agreement",
    "introduction": "timeline",
    "introduction-thanks": "timeline",
}


def place_of(asked: Asked) -> str:
    """The place in which a deliverable is worked on, one of the table of commands."""
    return _PLACE_OF.get(asked.kind, ROADMAP)


class Year(Struct, frozen=True):
    """The records that the deliverables of one relationship are read from.

    Attributes:
        plan, goals, achievements, negotiations, assessments, role_checks, reviews: Those of its
            owner, without the trash.
        rehearsals: Role plays of its owner's pay talk that were kept with sessions.
        exposure: What those who decide about the owner have seen.
        agreements: The versions of what the two agreed on, oldest first.
        introductions: The doors that were opened, or are to be.
        roadmaps: What is said of the relationship's years of the roadmap.
        outlines: The outlines that these go by.
    """

    relationship: Relationship
    plan: Plan | None = None
    goals: Sequence[Goal] = ()
    achievements: Sequence[Achievement] = ()
    negotiations: Sequence[Negotiation] = ()
    rehearsals: Sequence[Rehearsal] = ()
    assessments: Sequence[Assessment] = ()
    role_checks: Sequence[RoleCheck] = ()
    exposure: Sequence[Exposure] = ()
    reviews: Sequence[FollowUp] = ()
    agreements: Sequence[Agreement] = ()
    introductions: Sequence[Introduction] = ()
    roadmaps: Sequence[RoadmapYear] = ()
    outlines: Mapping[Uid, Outline] = {}

    @property
    def done(self) -> list[Achievement]:
        """The achievements that lie behind, what is only planned left out."""
        return [each for each in self.achievements if not each.planned]


def is_met(
    asked: Asked, year: Year, month_began: date, year_began: date, today: date
) -> bool | None:
    """Whether the records are there that a deliverable asks for.

    Args:
        asked: The deliverable.
        year: The records.
        month_began: The first day of its month.
        year_began: The first day of the year of the roadmap.
        today: The day to age market figures to.

    Returns:
        None where the journal keeps none that could tell, and the two decide for themselves.
    """
    kind = asked.kind
    if kind in _OR_BY_HAND:
        return _OR_BY_HAND[kind](year, year_began) or None
    if kind in _SINCE:
        return _SINCE[kind](year, month_began)
    if kind in _THIS_YEAR:
        return _THIS_YEAR[kind](year, year_began)
    if kind in _GOALS:
        return _GOALS[kind](goals_since(year, year_began))
    if kind == "correction":
        return _correction(year, today)
    return _EVER[kind](year) if kind in _EVER else None


def _picture(year: Year) -> bool:
    version = year.plan.current if year.plan else None
    return version is not None and all(_drawn(version.picture(each)) for each in HORIZONS)


def _drawn(picture: Picture) -> bool:
    return any(picture.words)


def _picture_now(year: Year, since: date) -> bool:
    """Whether it was looked at again since a day: the first of all pictures is not that."""
    versions = year.plan.versions if year.plan else ()
    return len(versions) > 1 and versions[-1].on >= since


def goals_since(year: Year, began: date) -> list[Goal]:
    """The goals of this year of the roadmap: those that were not over when it began.

    A goal that was met and closed was set all the same; a dropped one was not kept.
    """
    return [
        goal
        for goal in year.goals
        if goal.state != "dropped"
        and (goal.due is None or goal.due >= began)
        and (goal.closed is None or goal.closed >= began)
    ]


def _enough_goals(goals: Sequence[Goal]) -> bool:
    return sum(map(is_measurable, goals)) >= ENOUGH_GOALS


def _pitches(goals: Sequence[Goal]) -> bool:
    return bool(goals) and all(goal.pitch.ask and goal.pitch.gain for goal in goals)


def _pitched(goals: Sequence[Goal]) -> bool:
    return any(goal.pitch.pitched for goal in goals)


def _catalogue(year: Year) -> bool:
    return sum(bool(done.impact) for done in year.done) >= ENOUGH_ACHIEVEMENTS


def _review(year: Year, since: date) -> bool:
    """Whether management went through it this year, and what came of it is written down."""
    return any(each.result and each.closed and each.closed >= since for each in year.reviews)


def _seen(year: Year) -> bool:
    return any(done.seen_by for done in year.done)


def _gaps(year: Year, since: date) -> bool:
    """Whether those who decide are named, and each saw something this year or is going to."""
    return bool(year.exposure) and not open_gaps(year.exposure, since)


def _chances(year: Year, since: date) -> bool:
    """Whether this year has a chance to be seen inside and one outside, planned or taken."""
    settings = {
        each.setting for each in year.achievements if each.kind == "visibility" and each.on >= since
    }
    return {"inside", "outside"} <= settings


def _seen_now(year: Year, since: date) -> bool:
    return any(
        done.kind == "visibility" and done.seen_by and done.on >= since for done in year.done
    )


def _introduction(year: Year, since: date) -> bool:
    """Whether two were brought together this year who fit the picture of five or ten years."""
    return any(
        one.made is not None and one.made >= since and one.horizon in (5, 10)
        for one in year.introductions
    )


def _thanked(year: Year, since: date) -> bool:
    return any(one.thanked is not None and one.thanked >= since for one in year.introductions)


def _renewal(year: Year, since: date) -> bool:
    """Whether it is said what comes behind a year: another one, something else, or an end."""
    start = year.relationship.start
    if year.relationship.stage == "completed" or (start is not None and start > since):
        return True
    return any(one.decided_on is not None and one.decided_on >= since for one in year.roadmaps)


def _role_check(year: Year) -> bool:
    return any(check.responsibilities for check in year.role_checks)


def _assessed(year: Year, since: date, *kinds: AssessmentKind) -> bool:
    """Whether the goals were assessed since a day: one was closed, or begun and has words."""
    return any(
        one.closed >= since if one.closed else one.on >= since and has_words(one)
        for one in year.assessments
        if not kinds or one.kind in kinds
    )


def _market(year: Year) -> bool:
    return any(sheet.now.base and sheet.market for sheet in year.negotiations)


def _correction(year: Year, today: date) -> bool:
    """Met by a target; not asked of somebody who is paid the market's median or more."""
    for sheet in year.negotiations:
        median = market_on(sheet.market, sheet.market_growth, today).p50
        if sheet.target is not None or (median and sheet.now.base >= median):
            return True
    return False


def _three_figures(year: Year) -> bool:
    return any(len(sheet.market) >= ENOUGH_FIGURES for sheet in year.negotiations)


def _batna(year: Year) -> bool:
    return any(
        sheet.now.base and any(other.package.base for other in sheet.alternatives)
        for sheet in year.negotiations
    )


def _rehearsal(year: Year) -> bool:
    with_sheets = (each for sheet in year.negotiations for each in sheet.rehearsals)
    return any(map(was_held, (*year.rehearsals, *with_sheets)))


def _outcome(year: Year) -> bool:
    return any(sheet.outcome for sheet in year.negotiations)


def _decision(year: Year) -> bool:
    return any(sheet.outcome and sheet.outcome.decision for sheet in year.negotiations)


_EVER: dict[str, Callable[[Year], bool]] = {
    "picture": _picture,
    "focus": lambda year: bool(year.relationship.focus),
    "agreement": lambda year: in_force(year.agreements) is not None,
    "role-check": _role_check,
    "market": _market,
    "catalogue": _catalogue,
    "seen": _seen,
    "three-figures": _three_figures,
    "batna": _batna,
    "rehearsal": _rehearsal,
    "outcome": _outcome,
    "decision": _decision,
}
_SINCE: dict[str, Callable[[Year, date], bool]] = {
    "picture-now": _picture_now,
    "seen-now": _seen_now,
    "partnership": lambda year, since: looked_at_again(year.agreements, since),
    "mid-point": lambda year, since: _assessed(year, since, "mid-point"),
    "year-check": lambda year, since: _assessed(year, since),
    "final": lambda year, since: _assessed(year, since, "final"),
}
"""Kinds that ask for something new since the month began."""
_GOALS: dict[str, Callable[[Sequence[Goal]], bool]] = {
    "goals": _enough_goals,
    "pitches": _pitches,
    "pitched": _pitched,
}
"""Kinds that ask for goals of this year of the roadmap."""
_THIS_YEAR: dict[str, Callable[[Year, date], bool]] = {
    "review": _review,
    "gaps": _gaps,
    "chances": _chances,
    "renewal": _renewal,
}
"""Kinds that ask for something of this year of the roadmap, in whichever of its months."""
_OR_BY_HAND: dict[str, Callable[[Year, date], bool]] = {
    "introduction": _introduction,
    "introduction-thanks": _thanked,
}
"""Kinds that a record proves where there is one; without one the two decide for themselves."""
