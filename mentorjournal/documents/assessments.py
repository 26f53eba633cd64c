"""Assessments in a document: how each goal stood, and what the two said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.checks import AssessedGoal, Assessment, GoalThen
from mentorjournal.data.records.plans import Goal
from mentorjournal.dates import full_date
from mentorjournal.documents.audience import Audience, is_goal_for, may
from mentorjournal.documents.document import (
    Block,
    Item,
    Table,
    bullets,
    section,
)
from mentorjournal.documents.pair import Alone, Pair
from mentorjournal.documents.pay.goal_pay import goal_pay_texts
from mentorjournal.mentoring.assessments import NAMES, has_words, of_which, stood
from mentorjournal.money import show_share
from mentorjournal.text import plural

_HEAD = ("Goal", "Value", "Progress", "Status")
_NONE = "–"
_FIGURES = frozenset({1, 2})


class Assessed(Struct, frozen=True):
    """The assessments that a document can tell of.

    Attributes:
        pair: The two people; me alone where it is for nobody else.
        today: The local day; what is open stands as of it.
        assessments: All of the owner's that belong into the document, oldest first.
        goals: The goals of their lines that are still there, by uid.
    """

    pair: Pair | Alone
    today: date
    assessments: tuple[Assessment, ...] = ()
    goals: Mapping[Uid, Goal] = {}

    def told(self, audience: Audience) -> list[Assessment]:
        """Those an audience may be told of: closed ones that were made with the other person."""
        about = self.pair.relationship
        return [
            one
            for one in self.assessments
            if audience == "me"
            or (about is not None and one.relationship == about.uid and one.closed)
        ]

    def last(self, audience: Audience) -> Assessed:
        """Only the last one that an audience may be told of, if there is one."""
        return replace(self, assessments=tuple(self.told(audience)[-1:]))

    def blocks(self, audience: Audience) -> Iterable[Block]:
        """What an audience is told."""
        for one in self.told(audience):
            yield from self._one(one, audience)

    def left_out(self, audience: Audience) -> Iterable[str]:
        """What an audience is not told, in words."""
        told = self.told(audience)
        if silent := len(self.assessments) - len(told):
            words = ("assessment that is open or was", "assessments that are open or were")
            yield f"{plural(silent, *words)} not made with them"
        lines = sum(not self._is_for(line, audience) for one in told for line in one.goals)
        if lines:
            yield f"{plural(lines, 'line')} of assessments about other goals"
        if any(map(has_words, told)) and not self._may_have_words(audience):
            yield "what the two of you said in assessments"

    def _one(self, one: Assessment, audience: Audience) -> Iterable[Block]:
        lines = [line for line in one.goals if self._is_for(line, audience)]
        words = self._may_have_words(audience)
        name = NAMES[one.kind]
        day = full_date(one.closed) if one.closed else f"open since {full_date(one.on)}"
        yield from section(
            f"{name[0].upper()}{name[1:]}, {day}",
            self._table(lines),
            bullets(*self._words(one.mine, one.theirs)) if words else None,
        )
        for line in lines if words else ():
            said = bullets(
                *self._words(line.mine, line.theirs, written=False), Item(line.next, lead="Next")
            )
            yield from section(self._then(line).title, said, level=3, about=self._about(line))

    def _table(self, lines: list[AssessedGoal]) -> Table | None:
        rows = []
        for line in lines:
            then = self._then(line)
            share = _NONE if then.progress is None else show_share(then.progress)
            rows.append((then.title, _value(then), share, then.status))
        about = tuple(map(self._about, lines))
        return Table(_HEAD, tuple(rows), _FIGURES, about) if rows else None

    def _words(self, mine: str, theirs: str, *, written: bool = True) -> Iterable[Item]:
        yield Item(mine, lead=self.pair.name("me"), written=written)
        yield Item(theirs, lead=self.pair.name("them"), written=written)

    def _about(self, line: AssessedGoal) -> tuple[str, ...]:
        """What says whether a line is about pay: the goal as it was then, and as it is now."""
        goal = self.goals.get(line.goal)
        return goal_pay_texts(self._then(line)) + (goal_pay_texts(goal) if goal else ())

    def _then(self, line: AssessedGoal) -> GoalThen:
        return stood(line, self.goals, self.today)

    def _may_have_words(self, audience: Audience) -> bool:
        return may("assessment words", audience, self.pair.relationship)

    def _is_for(self, line: AssessedGoal, audience: Audience) -> bool:
        """Whether an audience may see a line: as its goal is shown now, or was when it is gone."""
        shown: Goal | GoalThen = self.goals.get(line.goal) or self._then(line)
        return is_goal_for(shown, audience, self.pair.relationship, "assessments")


def _value(then: GoalThen) -> str:
    return f"{of_which(then)} {then.unit}".strip()
