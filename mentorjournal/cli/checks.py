"""`mentorjournal show WHO checks`: assessments, role checks and skills in words, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mentorjournal.cli.as_json import exact, iso_day
from mentorjournal.cli.output import table, terminal_width
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.base import OwnerId, Uid
from mentorjournal.data.records.checks import AssessedGoal, Assessment, GoalThen, RoleCheck, Skill
from mentorjournal.dates import show_date
from mentorjournal.documents.goals import NONE, share
from mentorjournal.journal import Journal
from mentorjournal.mentoring.assessments import of_which, stood
from mentorjournal.mentoring.checks import CheckRow, check_rows, verdict_words
from mentorjournal.mentoring.skills import change_of
from mentorjournal.mentoring.words import FIT_WORDS

_SKILLS = ("Area", "Then", "Now", "Change", "Note")


def _names(journal: Journal) -> dict[Uid, str]:
    every = journal.relationships.all()
    return {one.uid: journal.relationships.person(one).name for one in every}


def _whose(journal: Journal, one: Assessment) -> str | None:
    """With whom it was made; None for alone, or with somebody who is gone."""
    return next(iter(journal.relationships.names((one.relationship or "",))), None)


def _rows(journal: Journal, owner: OwnerId) -> list[CheckRow]:
    return check_rows(
        journal.assessments.of(owner),
        journal.role_checks.of(owner),
        journal.skills.of(owner),
        names=_names(journal),
        goals=[goal.uid for goal in journal.goals.of(owner)],
        today=journal.today(),
    )


def _words(journal: Journal, owner: OwnerId) -> Iterator[str]:
    yield f"{journal.people.owner_name(owner)}: checks"
    rows = _rows(journal, owner)
    if not rows:
        yield "\nNo assessment, no role check, and no skill is rated yet."
    for row in rows:
        private = "" if row.place == "assessment" else "private: "
        yield f"\n{show_date(row.on, journal.today())}  {private}{row.what}, {row.state}"
        if row.place == "assessment":
            yield from _assessment(journal, journal.assessments.get(row.uid))
        elif row.place == "role-check":
            yield from _role_check(journal, journal.role_checks.get(row.uid))
        else:
            yield _of_skills(journal.skills.of(owner))


def _lines(journal: Journal, one: Assessment) -> Iterator[tuple[AssessedGoal, GoalThen]]:
    goals = journal.assessments.goals_of(one)
    for line in one.goals:
        yield line, stood(line, goals, journal.today())


def _assessment(journal: Journal, one: Assessment) -> Iterator[str]:
    whose = _whose(journal, one) or "theirs"
    for line, then in _lines(journal, one):
        value = f"{of_which(then)} {then.unit}".strip()
        yield f"  {then.title}: {value}, {share(then.progress)}, {then.status}"
        yield from _said((("mine", line.mine), (whose, line.theirs), ("next", line.next)))
    if one.mine or one.theirs:
        yield "  Together"
        yield from _said((("mine", one.mine), (whose, one.theirs)))


def _said(told: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, text in told:
        if text:
            yield _indented(f"{label}: {text}", 4)


def _role_check(journal: Journal, check: RoleCheck) -> Iterator[str]:
    for part in check.responsibilities:
        gap = f"; gap: {part.gap}" if part.gap else ""
        goal = journal.role_checks.goal_of(part)
        closes = f"; goal: {goal.title}" if goal else ""
        yield f"  {part.text}: {FIT_WORDS[part.fit]}{gap}{closes}"
    if said := verdict_words(check):
        yield f"  Stay or change: {said}"
    if check.comment:
        yield _indented(check.comment, 2)


def _indented(text: str, by: int) -> str:
    return "\n".join(f"{' ' * by}{line}".rstrip() for line in text.splitlines())


def _of_skills(skills: list[Skill]) -> str:
    rows = []
    for skill in skills:
        if (change := change_of(skill)) is not None:
            latest = change.now or change.then
            now = str(change.now.level) if change.now else NONE
            word = f"{change.word} {change.asked}".strip() or NONE
            rows.append((skill.area, str(change.then.level), now, word, latest.note))
    return table([_SKILLS, *rows], cut_first=terminal_width())


def _as_json(journal: Journal, owner: OwnerId) -> dict[str, Any]:
    return {
        "today": journal.today().isoformat(),
        "owner": owner,
        "name": journal.people.owner_name(owner),
        "assessments": [_of_assessment(journal, one) for one in journal.assessments.of(owner)],
        "role_checks": [_of_check(check) for check in journal.role_checks.of(owner)],
        "skills": [_of_skill(skill) for skill in journal.skills.of(owner)],
    }


def _of_assessment(journal: Journal, one: Assessment) -> dict[str, Any]:
    return {
        "id": one.uid,
        "kind": one.kind,
        "relationship": one.relationship,
        "with": _whose(journal, one),
        "on": one.on.isoformat(),
        "closed": iso_day(one.closed),
        "goals": [
            {
                "goal": line.goal,
                "title": then.title,
                "unit": then.unit,
                "baseline": exact(then.baseline),
                "value": exact(then.value),
                "target": exact(then.target),
                "steps": then.steps,
                "done": then.done,
                "progress": exact(then.progress),
                "status": then.status,
                "mine": line.mine,
                "theirs": line.theirs,
                "next": line.next,
            }
            for line, then in _lines(journal, one)
        ],
        "mine": one.mine,
        "theirs": one.theirs,
    }


def _of_check(check: RoleCheck) -> dict[str, Any]:
    return {
        "id": check.uid,
        "on": check.on.isoformat(),
        "responsibilities": [
            {
                "id": part.uid,
                "text": part.text,
                "fit": part.fit,
                "gap": part.gap,
                "goal": part.goal,
            }
            for part in check.responsibilities
        ],
        "comment": check.comment,
        "verdict": check.verdict or None,
        "turn": check.turn,
    }


def _of_skill(skill: Skill) -> dict[str, Any]:
    return {
        "id": skill.uid,
        "area": skill.area,
        "ratings": [
            {"on": rated.on.isoformat(), "level": rated.level, "note": rated.note}
            for rated in skill.ratings
        ],
    }


TWIN = Twin(_words, _as_json)
