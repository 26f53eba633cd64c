"""The checks of the demo journal: assessments, a role laid against the plan, skills rated."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from mentorjournal.data.records.checks import Responsibility, SkillRating
from mentorjournal.demo.telling import Bond, Content, Telling, only
from mentorjournal.journal.assessments import SaidOfGoal

_SAID = ("mine", "theirs", "next")
_EVENING, _LATER, _LATE = "19:45", "19:50", "19:55"


def tell_checks(telling: Telling, relationship: Bond, content: Content) -> None:
    """Put everything of a plan's checks on the walk."""
    for assessment in content.get("assessment", ()):
        _assessment(telling, relationship, assessment)
    for check in content.get("role_check", ()):
        _role_check(telling, relationship, check)
    for skill in content.get("skill", ()):
        for rated in skill["ratings"]:
            rate = partial(_rate, telling, relationship, skill["area"], rated)
            telling.evening(rated["on"], rate, _EVENING)


def _assessment(telling: Telling, relationship: Bond, content: Content) -> None:
    """One assessment: begun, filled in, and closed where it says so."""
    chapter = telling.journal.assessments
    uid = ""

    def begin() -> None:
        nonlocal uid
        bond = relationship()
        uid = chapter.begin(bond.owner, content["kind"], relationship=bond).uid

    def fill() -> None:
        of_title = {each["title"]: each for each in content.get("goal", ())}
        said = {
            line.uid: _said(of_title[line.title])
            for line in chapter.get(uid).goals
            if line.title in of_title
        }
        chapter.write(uid, said, **only(content, ("mine", "theirs")))

    telling.evening(content["on"], begin, _EVENING)
    if "closed" in content:
        telling.evening(content["closed"], fill, _LATER)
        telling.evening(content["closed"], lambda: chapter.close(uid), _LATE)


def _said(content: Content) -> SaidOfGoal:
    value = Decimal(content["value"]) if "value" in content else None
    return SaidOfGoal(value=value, **only(content, _SAID))


def _role_check(telling: Telling, relationship: Bond, content: Content) -> None:
    """A role check with its responsibilities, and the goals that close some of the gaps."""
    journal = telling.journal

    def fill() -> None:
        owner = relationship().owner
        goals = {goal.title: goal.uid for goal in journal.goals.of(owner)}
        check = journal.role_checks.begin(owner)
        for each in content["responsibility"]:
            words: dict[str, Any] = only(each, ("text", "fit", "gap"))
            goal = goals[each["goal"]] if "goal" in each else None
            part = Responsibility(uid=telling.ids(), goal=goal, **words)
            journal.role_checks.put(check.uid, part)
        said: dict[str, Any] = only(content, ("verdict", "turn"))
        comment = content.get("comment", "")
        journal.role_checks.edit(check.uid, on=check.on, comment=comment, **said)

    telling.evening(content["on"], fill, _EVENING)


def _rate(telling: Telling, relationship: Bond, area: str, content: Content) -> None:
    rating = SkillRating(
        uid=telling.ids(),
        on=telling.calendar.day(content["on"]),
        **only(content, ("level", "note")),
    )
    telling.journal.skills.rate(relationship().owner, area, rating)
