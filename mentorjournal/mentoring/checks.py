"""What there is of checks, as one list: assessments, role checks, and the skills together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.checks import Assessment, RoleCheck, Skill
from mentorjournal.mentoring.assessments import KIND_WORDS, state_words
from mentorjournal.mentoring.skills import change_of, in_order
from mentorjournal.mentoring.words import VERDICTS
from mentorjournal.text import plural

SKILLS = "skills"
"""What stands for all skills of an owner together, in the place of a uid."""


class CheckRow(Struct, frozen=True):
    """One entry of the list.

    Attributes:
        place: The place it is shown in: "assessment", "role-check" or "skills".
        uid: The record's; `SKILLS` for the skills.
        on: The day it is of.
        what: What it is: "mid-point with Ben O'Neil".
        state: How it stands: "open since Fri 27 Nov".
        open: Whether something is still to be done with it.
    """

    place: str
    uid: str
    on: date
    what: str
    state: str
    open: bool = False


def check_rows(
    assessments: Sequence[Assessment],
    role_checks: Sequence[RoleCheck],
    skills: Sequence[Skill],
    *,
    names: Mapping[Uid, str],
    goals: Collection[Uid],
    today: date,
) -> list[CheckRow]:
    """Everything there is, the newest first.

    Args:
        assessments: An owner's.
        role_checks: Theirs.
        skills: Theirs.
        names: The other person of a relationship, by its uid.
        goals: The owner's goals that are there, by uid.
        today: The local day.
    """
    rows = [_of_assessment(one, names, today) for one in assessments]
    rows += [_of_role(one, goals) for one in role_checks]
    rows += _of_skills(skills)
    return sorted(rows, key=lambda row: (row.on, row.uid), reverse=True)


def _of_assessment(one: Assessment, names: Mapping[Uid, str], today: date) -> CheckRow:
    whom = names.get(one.relationship or "", "")
    kind = KIND_WORDS[one.kind]
    return CheckRow(
        place="assessment",
        uid=one.uid,
        on=one.closed or one.on,
        what=f"{kind} with {whom}" if whom else kind,
        state=state_words(one, today),
        open=one.closed is None,
    )


def verdict_words(check: RoleCheck) -> str:
    """Whether to stay or to change, and what would turn that; empty where nothing is said."""
    turn = f"what would turn it: {check.turn}" if check.turn else ""
    return "; ".join(filter(None, (VERDICTS.get(check.verdict, ""), turn)))


def _of_role(check: RoleCheck, goals: Collection[Uid]) -> CheckRow:
    gaps = [part for part in check.responsibilities if part.gap]
    left = sum(part.goal not in goals for part in gaps)
    words = plural(len(check.responsibilities), "responsibility", "responsibilities")
    if gaps:
        words += f", {plural(len(gaps), 'gap')}"
    if left:
        words += f", {left} open"
    if check.verdict:
        words += f", {VERDICTS[check.verdict]}"
    return CheckRow("role-check", check.uid, check.on, "role check", words, open=left > 0)


def _of_skills(skills: Sequence[Skill]) -> Iterator[CheckRow]:
    ratings = [rated for skill in skills for rated in skill.ratings]
    if not ratings:
        return
    changes = [change for skill in skills if (change := change_of(skill)) is not None]
    moved = [change.difference for change in changes if change.difference]
    words = plural(len(changes), "area")
    for count, word in (
        (sum(by > 0 for by in moved), "higher"),
        (sum(by < 0 for by in moved), "lower"),
    ):
        words += f", {count} {word}" if count else ""
    yield CheckRow(SKILLS, SKILLS, in_order(ratings)[-1].on, SKILLS, words)
