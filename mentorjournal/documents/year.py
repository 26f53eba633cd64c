"""The year review: the picture then and now, the goals with their end, the assessments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from mentorjournal.data.records.achievements import Achievement
from mentorjournal.data.records.base import HORIZONS, Horizon
from mentorjournal.data.records.checks import RoleCheck, Skill
from mentorjournal.data.records.plans import Goal, PlanVersion
from mentorjournal.dates import full_date
from mentorjournal.documents.achievements import is_achievement_for
from mentorjournal.documents.assessments import Assessed
from mentorjournal.documents.audience import Audience, Kind, allowed, is_for, is_goal_for, may
from mentorjournal.documents.document import (
    Block,
    Built,
    Document,
    Heading,
    Item,
    Paragraph,
    Table,
    bullets,
    paragraph,
    section,
    written,
)
from mentorjournal.documents.goals import NONE, measure, named, share, whom, words_of
from mentorjournal.documents.pay.goal_pay import goal_pay_texts
from mentorjournal.mentoring.checks import verdict_words
from mentorjournal.mentoring.goals import Standing, end_result, standing, status_word
from mentorjournal.mentoring.skills import change_of
from mentorjournal.mentoring.words import FIT_WORDS
from mentorjournal.text import plural

_HEAD = ("Goal", "From", "Reached", "Target", "Progress", "Result")
_COUNTS = frozenset({1, 2, 3})


class YearFacts(Struct, frozen=True):
    """What a year review is made from.

    Attributes:
        since: The first day of the year.
        goals: The goals of the year, in the order to show them; dropped ones come last.
        then: The pictures as they were when the year began, or when they were first drawn.
        now: The pictures as they are.
        checks: The assessments of the year, and the two people.
        roles, skills: The owner's; for me alone.
        achieved: What the owner achieved in the year, oldest first; nothing that is planned.
    """

    since: date
    checks: Assessed
    goals: tuple[Goal, ...] = ()
    then: PlanVersion | None = None
    now: PlanVersion | None = None
    roles: tuple[RoleCheck, ...] = ()
    skills: tuple[Skill, ...] = ()
    achieved: tuple[Achievement, ...] = ()


def build(facts: YearFacts, audience: Audience) -> Built:
    """The review of a year.

    Raises:
        Refused: The audience may not have one.
    """
    kind: Kind = "year"
    relationship, today = facts.checks.pair.relationship, facts.checks.today
    allowed(kind, audience, relationship)
    shown = [goal for goal in facts.goals if is_goal_for(goal, audience, relationship)]
    kept = [goal for goal in shown if goal.state != "dropped"]
    blocks: list[Block] = [
        *whom(facts.checks.pair),
        Paragraph(f"{full_date(facts.since)} to {full_date(today)}"),
        *_pictures(facts, audience),
        *section("Goals of the year", _goals(kept, today), bullets(*_changed(kept))),
        *section("Dropped", bullets(*(named(goal) for goal in shown if goal.state == "dropped"))),
        *section("Achieved", bullets(*map(_achieved, _told(facts, audience)))),
        *facts.checks.blocks(audience),
    ]
    if may("role check", audience, relationship):
        blocks += _roles(facts.roles)
    if may("skills", audience, relationship):
        blocks += section("Skills, 1 to 5", _skills(facts.skills))
    if not any(isinstance(block, Heading) for block in blocks):
        blocks.append(Paragraph("There is nothing of this year to show here."))
    document = Document(
        "Year review", tuple(blocks), whose=facts.checks.pair.protege, on=full_date(today)
    )
    return Built(document, tuple(_left_out(facts, shown, audience)))


def _pictures(facts: YearFacts, audience: Audience) -> Iterable[Block]:
    """Each horizon then and now; once where it is still the same."""
    if not may("pictures", audience, facts.checks.pair.relationship):
        return
    for horizon in HORIZONS:
        if facts.now is not None and not is_for(
            facts.now.picture(horizon), audience, facts.checks.pair.relationship
        ):
            continue
        then = _drawn(facts, facts.then, horizon, audience)
        now = _drawn(facts, facts.now, horizon, audience)
        same = then[1] == now[1]
        yield from section(
            f"In {plural(horizon, 'year')}",
            *(() if same else section(f"Then, {then[0]}", *then[1], level=3)),
            *section(f"Then and now, {then[0]}" if same else f"Now, {now[0]}", *now[1], level=3),
        )


Drawn = tuple[str, tuple[Block, ...]]
"""The day of a version of the pictures, and what it says of one horizon."""


def _drawn(
    facts: YearFacts, version: PlanVersion | None, horizon: Horizon, audience: Audience
) -> Drawn:
    """A picture as far as that is shown; nothing where it is not, or was not drawn."""
    if version is None:
        return "", ()
    picture = version.picture(horizon)
    if not is_for(picture, audience, facts.checks.pair.relationship):
        return "", ()
    return full_date(version.on), tuple(block for block in words_of(picture) if block is not None)


def _goals(goals: list[Goal], today: date) -> Table | None:
    rows = []
    for goal in goals:
        stands = standing(goal, today)
        rows.append(
            (
                goal.title,
                measure(goal.baseline.value if goal.baseline else None, goal.unit),
                measure(stands.current, goal.unit),
                _aim(goal),
                share(stands.progress),
                _result(goal, stands, today),
            )
        )
    about = tuple(map(goal_pay_texts, goals))
    return Table(_HEAD, tuple(rows), frozenset({1, 2, 4}), about) if rows else None


def _aim(goal: Goal) -> str:
    """Where a goal leads to, and by when."""
    by = f"by {full_date(goal.due)}" if goal.due else ""
    value = "" if goal.target is None else measure(goal.target, goal.unit)
    return " ".join(filter(None, (value, by))) or NONE


def _result(goal: Goal, stands: Standing, today: date) -> str:
    """What became of a goal: its end result once it is closed or due, until then its status."""
    if goal.state == "closed" and stands.progress is not None:
        return end_result(stands.progress)
    return status_word(goal, today)


def _changed(goals: list[Goal]) -> Iterable[Item]:
    """What goals aimed at before that was changed."""
    for goal in goals:
        for former in goal.former_targets:
            aimed = measure(former.target, goal.unit)
            by = f" by {full_date(former.due)}" if former.due else ""
            why = f": {former.reason}" if former.reason else ""
            told = f"{aimed}{by} until {full_date(former.until)}{why}"
            yield Item(told, lead=f"{goal.title} aimed at", about=goal_pay_texts(goal))


def _told(facts: YearFacts, audience: Audience) -> list[Achievement]:
    """The achievements that the audience may be told of."""
    relationship = facts.checks.pair.relationship
    return [one for one in facts.achieved if is_achievement_for(one, audience, relationship)]


def _achieved(one: Achievement) -> Item:
    impact = f": {one.impact}" if one.impact else ""
    return Item(f"{one.text}{impact}", lead=full_date(one.on))


def _roles(roles: Iterable[RoleCheck]) -> Iterable[Block]:
    for check in roles:
        parts = (
            Item(f"{part.text}: {FIT_WORDS[part.fit]}{f'; {part.gap}' if part.gap else ''}")
            for part in check.responsibilities
        )
        yield from section(
            f"Role check, {full_date(check.on)}",
            bullets(*parts),
            paragraph(verdict_words(check), "Stay or change"),
            written(check.comment),
        )


def _skills(skills: Iterable[Skill]) -> Table | None:
    rows = []
    for skill in skills:
        if (change := change_of(skill)) is not None:
            now = str(change.now.level) if change.now else NONE
            rows.append((skill.area, str(change.then.level), now, change.word or NONE))
    return Table(("Area", "Then", "Now", "Change"), tuple(rows), right=_COUNTS) if rows else None


def _left_out(facts: YearFacts, shown: list[Goal], audience: Audience) -> Iterable[str]:
    relationship = facts.checks.pair.relationship
    if hidden := len(facts.goals) - len(shown):
        yield f"{plural(hidden, 'goal')} not shown to them, not agreed or not for management"
    if silent := len(facts.achieved) - len(_told(facts, audience)):
        yield f"{plural(silent, 'achievement')} not shown to them, or not for management"
    if _hides_pictures(facts, audience):
        yield "pictures that are not shown to them"
    yield from facts.checks.left_out(audience)
    if facts.roles and not may("role check", audience, relationship):
        yield plural(len(facts.roles), "role check")
    if facts.skills and not may("skills", audience, relationship):
        yield "how you rate your skills"


def _hides_pictures(facts: YearFacts, audience: Audience) -> bool:
    relationship = facts.checks.pair.relationship
    drawn = [
        picture
        for version in (facts.then, facts.now)
        for picture in (version.pictures if version else ())
        if any(picture.words)
    ]
    shown = may("pictures", audience, relationship)
    return any(not (shown and is_for(each, audience, relationship)) for each in drawn)
