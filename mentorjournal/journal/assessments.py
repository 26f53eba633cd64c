"""Assessments: begun with the goals pursued then, filled in, and closed for good."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.base import OwnerId, Uid
from mentorjournal.data.records.checks import AssessedGoal, Assessment, AssessmentKind
from mentorjournal.data.records.models import Goal, Record, Relationship
from mentorjournal.data.records.plans import Reading
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.goals import Goals
from mentorjournal.mentoring.assessments import NAMES, pursued, stood
from mentorjournal.mentoring.showing import is_shown_in
from mentorjournal.text import long_text, optional_line


class SaidOfGoal(Struct, frozen=True):
    """What was written about one goal.

    Attributes:
        mine, theirs, next: As in `AssessedGoal`.
        value: Where it stands now; None where nothing was read anew.
    """

    mine: str = ""
    theirs: str = ""
    next: str = ""
    value: Decimal | None = None


class Assessments:
    """The assessments of the journal.

    Args:
        context: Store, clock and ids.
        goals: What is assessed.
    """

    def __init__(self, context: Context, goals: Goals) -> None:
        self._context = context
        self._goals = goals

    def get(self, uid: str) -> Assessment:
        """The assessment of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(Assessment, uid)

    def of(self, owner: OwnerId) -> list[Assessment]:
        """An owner's assessments, oldest first."""
        return sorted(self._context.owned(Assessment, owner), key=lambda one: (one.on, one.uid))

    def goals_of(self, assessment: Assessment) -> dict[Uid, Goal]:
        """The goals of its lines that are still there, those in the trash too."""
        found = {}
        for line in assessment.goals:
            known = self._goal(line)
            if known is not None:
                found[line.goal] = known
        return found

    def _goal(self, line: AssessedGoal) -> Goal | None:
        try:
            return self._goals.get(line.goal)
        except NotFound:
            return None

    def open_one(
        self, owner: OwnerId, kind: AssessmentKind, relationship: Relationship | None = None
    ) -> Assessment | None:
        """The assessment of that kind that is open with that person, if there is one."""
        whom = relationship.uid if relationship else None
        fits = (one for one in self.of(owner) if one.kind == kind and one.relationship == whom)
        return next((one for one in fits if one.closed is None), None)

    def begin(
        self,
        owner: OwnerId,
        kind: AssessmentKind,
        *,
        relationship: Relationship | None = None,
    ) -> Assessment:
        """Begin an assessment of the goals that are pursued today.

        Args:
            owner: Whose goals.
            kind: Which one.
            relationship: With whom; it then takes the goals that are shown there. None for alone.

        Raises:
            BadInput: There is no such goal, or one of that kind is open.
        """
        goals = pursued(self._goals.of(owner))
        if relationship is not None:
            goals = [goal for goal in goals if is_shown_in(goal, relationship)]
        if not goals:
            shown = " is shown there" if relationship else ""
            raise BadInput(f"There is nothing to assess yet: no goal that is pursued{shown}.")
        if self.open_one(owner, kind, relationship) is not None:
            raise BadInput(f"There is a {NAMES[kind]} that is still open; close that one first.")
        made = self._context.make(
            Assessment,
            owner=owner,
            relationship=relationship.uid if relationship else None,
            kind=kind,
            on=self._context.today(),
            goals=tuple(
                AssessedGoal(uid=self._context.new_uid(), goal=goal.uid, title=goal.title)
                for goal in goals
            ),
        )
        self._context.keep(f"began a {NAMES[kind]}", made)
        return self.get(made.uid)

    def write(
        self,
        uid: str,
        said: Mapping[Uid, SaidOfGoal],
        *,
        mine: str | None = None,
        theirs: str | None = None,
    ) -> Assessment:
        """Write down what is said, and where the goals stand today, as one change.

        Args:
            uid: The assessment's.
            said: By the uid of a line; lines that are left out stay as they are.
            mine: How I see all of it together; stays as it is if left out.
            theirs: How the other person does.

        Raises:
            BadInput: It is closed, a text is too long, or a value cannot be kept.
        """
        assessment = self._still_open(uid)
        lines, read = [], []
        for line in assessment.goals:
            words = said.get(line.uid)
            lines.append(line if words is None else _with_words(line, words))
            if words is not None and words.value is not None:
                read.append(self._read(assessment, line, words.value))
        together = {
            name: long_text(text, "this text", field=name).strip("\n")
            for name, text in (("mine", mine), ("theirs", theirs))
            if text is not None
        }
        changed: list[Record] = [goal for goal in read if goal is not None]
        filled = replace(assessment, goals=tuple(lines), **together)
        if filled != assessment:
            changed.append(filled)
        if changed:
            self._context.keep(f"filled in the {NAMES[assessment.kind]}", *changed)
        return self.get(uid)

    def _read(self, assessment: Assessment, line: AssessedGoal, value: Decimal) -> Goal | None:
        """The goal of a line with its value of today; None where it stands at that already.

        Raises:
            BadInput: The goal is not there any more.
        """
        goal = self._goal(line)
        if goal is None or goal.deleted is not None:
            raise BadInput(f"“{line.title[:60]}” is not there any more, so it has no new value.")
        today = self._context.today()
        source = NAMES[assessment.kind]
        mine = (each for each in goal.readings if (each.on, each.source) == (today, source))
        before = next(mine, None)
        if before is not None and before.value == value:
            return None
        reading = Reading(
            uid=before.uid if before else self._context.new_uid(),
            on=today,
            value=value,
            source=source,
        )
        return self._goals.with_reading(goal, reading)

    def close(self, uid: str) -> Assessment:
        """Close an assessment: all figures stay from now on as they are today.

        Raises:
            BadInput: It is closed already.
        """
        assessment = self._still_open(uid)
        goals, today = self.goals_of(assessment), self._context.today()
        lines = tuple(replace(line, then=stood(line, goals, today)) for line in assessment.goals)
        label = f"closed the {NAMES[assessment.kind]}"
        return self._context.change(assessment, label, goals=lines, closed=today)

    def _still_open(self, uid: str) -> Assessment:
        assessment = self.get(uid)
        if assessment.closed is not None:
            raise BadInput("This assessment is closed, and stays as it was then.")
        return assessment


def _with_words(line: AssessedGoal, said: SaidOfGoal) -> AssessedGoal:
    texts = {
        name: optional_line(getattr(said, name), "this line", field=f"{line.uid}-{name}")
        for name in ("mine", "theirs", "next")
    }
    return replace(line, **texts)
