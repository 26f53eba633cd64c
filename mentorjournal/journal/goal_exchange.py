"""Give and take of goals between two journals: what goes out with ids, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.exchanged import GoalTold
from mentorjournal.data.records.models import Goal, Relationship
from mentorjournal.data.records.plans import Confidence, Evidence, Pitch, Reading, Step
from mentorjournal.documents.audience import is_goal_for
from mentorjournal.documents.document import Document, Entry
from mentorjournal.documents.told_goals import told_goal
from mentorjournal.errors import BadInput
from mentorjournal.journal.context import Context
from mentorjournal.mentoring.shared_goals import (
    PITCH,
    Aim,
    Answer,
    GoalRow,
    OutgoingGoal,
    Pitched,
    ThereGoal,
    Value,
    merge_goal,
    stamped_goal,
    told_of,
    values_of,
    with_told,
)
from mentorjournal.mentoring.showing import is_shown_in, made_in
from mentorjournal.text import fold

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal


class GoalExchange:
    """Gives the goals shown in a mentoring to the other person's journal, and takes theirs.

    Args:
        context: Store, clock and ids.
        journal: Whose chapters they stand in.
    """

    def __init__(self, context: Context, journal: Journal) -> None:
        self._context, self._journal = context, journal

    def outgoing(
        self, relationship: Relationship, document: Document
    ) -> tuple[tuple[OutgoingGoal, ...], frozenset[Entry]]:
        """What the other person's journal is told of goals, as a goal review tells it.

        Returns:
            The goals, and the entries of the review that tell of them.
        """
        goals: list[OutgoingGoal] = []
        entries: frozenset[Entry] = frozenset()
        for goal in self._of(relationship):
            tells = told_goal(goal, document, self._context.today(), relationship)
            if tells.values:
                told = stamped_goal(tells.values, told_of(goal, relationship.uid))
                goals.append(OutgoingGoal(goal.uid, tells.values, told))
                entries |= tells.entries
        return tuple(goals), entries

    def noted(self, given: OutgoingGoal) -> Goal | None:
        """A goal with what the other person's journal is told of it; None where that was known."""
        goal = self._context.store.get(Goal, given.uid)
        exchanged = with_told(goal, given.told)
        return None if given.told in goal.exchanged else replace(goal, exchanged=exchanged)

    def rows(
        self,
        theirs: Iterable[ThereGoal],
        relationship: Relationship,
        *,
        of_ours: bool,
    ) -> Iterator[GoalRow]:
        """What becomes of the goals of a file.

        Args:
            theirs: They.
            relationship: With whom.
            of_ours: Whether the file was made for this journal, so that it may name its ids.
        """
        theirs = tuple(theirs)
        goals = {goal.uid: goal for goal in self._of(relationship)}
        claimed = {each.yours for each in theirs}
        used: set[Uid] = set()
        for there in theirs:
            found = self._meant(there, goals, relationship, of_ours=of_ours)
            if found is None:
                free = {uid: one for uid, one in goals.items() if uid not in used | claimed}
                found = _equal(there, free, relationship)
            if isinstance(found, Goal) and found.uid in used:
                found = "is a goal of yours that stands there twice"
            if isinstance(found, Goal):
                used.add(found.uid)
            yield self._row(there, found, relationship)

    def taken(self, row: GoalRow, relationship: Relationship) -> Goal | None:
        """The goal of a row as it is here from then on, not kept yet; None for no change.

        Raises:
            BadInput: It cannot be so here.
        """
        if row.kind == "left":
            return None
        if row.kind == "new":
            goal = self._made(row.there, relationship)
            return replace(goal, exchanged=(row.told,))
        goal = self._context.store.get(Goal, row.uid)
        wanted = {what: row.there.values[what] for what in row.taken}
        changed = replace(self._changed(goal, wanted), exchanged=with_told(goal, row.told))
        return None if row.told in goal.exchanged and not row.taken else changed

    def _of(self, relationship: Relationship) -> list[Goal]:
        """The goals of who is mentored there, those too that are not shown there."""
        return self._journal.goals.of(relationship.owner)

    def _meant(
        self,
        there: ThereGoal,
        goals: Mapping[Uid, Goal],
        relationship: Relationship,
        *,
        of_ours: bool,
    ) -> Goal | str | None:
        """The goal here that is known to be that one; why it is not taken; None for a new one."""
        known = {uid: told_of(goal, relationship.uid) for uid, goal in goals.items()}
        gone = dict(self._gone(relationship))
        found = next((uid for uid, told in known.items() if told.theirs == there.uid), None)
        if there.uid in gone.values() or (of_ours and there.yours in gone):
            return "was deleted here"
        if found is None and of_ours and there.yours is not None:
            goal, told = goals.get(there.yours), known.get(there.yours)
            # An id of mine is no key: it opens only what was given to this very person.
            if goal is None or told is None or told not in goal.exchanged:
                return "claims to be a goal that they were never given"
            if told.theirs is not None:
                return "claims to be a goal that is another one there"
            found = goal.uid
        if found is None:
            return None
        if not is_shown_in(goals[found], relationship):
            return "is not shown to them any more"
        return goals[found]

    def _gone(self, relationship: Relationship) -> Iterator[tuple[Uid, Uid | None]]:
        """What was exchanged and is in the trash, with its id there."""
        for record in self._context.store.trash():
            if isinstance(record, Goal):
                told = told_of(record, relationship.uid)
                if told in record.exchanged:
                    yield record.uid, told.theirs

    def _row(
        self, there: ThereGoal, found: Goal | str | None, relationship: Relationship
    ) -> GoalRow:
        nothing = GoalTold(relationship=relationship.uid)
        if isinstance(found, str):
            return GoalRow("left", there, nothing, why=found)
        if found is None:
            row = GoalRow("new", there, merge_goal({}, nothing, there).told)
            if there.values.get("state") == "dropped":
                return GoalRow("left", there, nothing, why="was dropped there, and is not here")
        else:
            mine = values_of(found)
            merged = merge_goal(mine, told_of(found, relationship.uid), there)
            row = GoalRow(
                "changed" if merged.taken else "same",
                there,
                merged.told,
                found.uid,
                mine,
                merged.taken,
                merged.kept,
            )
        try:
            self.taken(row, relationship)
        except BadInput as error:
            # Nothing is known of it from then on, so that it can be taken once it fits.
            return GoalRow("left", there, nothing, why=f"cannot be so here: {error}")
        return row

    def _made(self, there: ThereGoal, relationship: Relationship) -> Goal:
        """A goal that was not here so far."""
        values = dict(there.values)
        fields = _fields(values)
        for name, kind in (("steps", Step), ("evidence", Evidence)):
            parts = [part for part in values.values() if isinstance(part, kind)]
            fields[name] = tuple(parts)
        goal = self._journal.goals.drafted(made_in(relationship), there.title, **fields)
        return self._with_parts(goal, values.values())

    def _changed(self, goal: Goal, wanted: Mapping[str, Value]) -> Goal:
        """A goal with some of what it says as it is there."""
        fields = _fields(wanted, goal)
        if "title" in wanted:
            fields["title"] = wanted["title"]
        # Steps come first: without them a goal that cannot be counted cannot be agreed.
        goal = self._with_parts(goal, (one for one in wanted.values() if isinstance(one, Step)))
        goal = self._journal.goals.edited(goal, **fields) if fields else goal
        return self._with_parts(goal, wanted.values())

    def _with_parts(self, goal: Goal, values: Iterable[Value]) -> Goal:
        chapter = self._journal.goals
        for value in values:
            match value:
                case Reading():
                    goal = chapter.with_reading(goal, value)
                case Step() | Evidence():
                    goal = chapter.with_part(goal, value)
        return goal


def _equal(there: ThereGoal, goals: Mapping[Uid, Goal], relationship: Relationship) -> Goal | None:
    """The goal that both wrote down under the same name, each in their own journal."""
    for goal in goals.values():
        linked = told_of(goal, relationship.uid).theirs is not None
        may_know = is_goal_for(goal, "other", relationship)
        if may_know and not linked and fold(goal.title) == fold(there.title):
            return goal
    return None


def _fields(values: Mapping[str, Value], goal: Goal | None = None) -> dict[str, Any]:
    """What `Goals.drafted` and `edited` are given for what is taken, without title and parts."""
    fields: dict[str, Any] = {}
    pitch: dict[str, Any] = {name: values[name] for name in PITCH if name in values}
    for value in values.values():
        match value:
            case Aim():
                fields |= {
                    name: getattr(value, name)
                    for name in ("unit", "measured", "baseline", "source", "target", "due")
                }
                fields |= {"start": value.start} if value.start else {}
            case Confidence():
                before = goal.confidence if goal else ()
                others = [each for each in before if each.on != value.on]
                felt = sorted((*others, value), key=lambda each: each.on)
                fields["confidence"] = tuple(felt)
            case Pitched():
                pitch |= {"pitched": value.on, "to": value.to}
            case Answer():
                pitch |= {"answer": value.text, "adopted": value.adopted}
    fields |= {name: values[name] for name in ("metric", "state") if name in values}
    if pitch:
        fields["pitch"] = replace(goal.pitch if goal else Pitch(), **pitch)
    return fields
