"""Goals: set, read, changed, and put in order."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from mentorjournal.data.records.base import OwnerId
from mentorjournal.data.records.models import Goal
from mentorjournal.data.records.plans import Evidence, FormerTarget, Reading, Step
from mentorjournal.dates import full_date
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context, put_in
from mentorjournal.journal.trash import Trash
from mentorjournal.mentoring.goals import OVER, begins, missing, parted
from mentorjournal.mentoring.showing import Showing
from mentorjournal.text import listed, optional_line, required_line

_FIELDS: dict[type, str] = {Step: "steps", Evidence: "evidence"}


class Goals:
    """The measurable goals of the first year."""

    def __init__(self, context: Context, trash: Trash) -> None:
        self._context = context
        self._trash = trash

    def get(self, uid: str) -> Goal:
        """The goal of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(Goal, uid)

    def of(self, owner: OwnerId) -> list[Goal]:
        """An owner's goals, in the order they were put in, and then in that they were set in."""
        return sorted(self._context.owned(Goal, owner), key=lambda goal: goal.place or sys.maxsize)

    def move(self, uid: str, step: int) -> None:
        """Move a goal up (-1) or down (1) among those it is shown with.

        Raises:
            NotFound: It is the first or the last of them.
        """
        goal = self.get(uid)
        groups = parted(self.of(goal.owner), self._context.today())
        among = next(group for group in groups if goal in group)
        here = among.index(goal)
        if not 0 <= here + step < len(among):
            raise NotFound("It is the first one." if step < 0 else "It is the last one.")
        among[here], among[here + step] = among[here + step], among[here]
        ordered = [replace(each, place=at) for at, each in enumerate(chain(*groups), 1)]
        moved = [each for each in ordered if each.place != self.get(each.uid).place]
        self._context.keep("moved a goal", *moved)

    def add(self, showing: Showing, title: str, **fields: Any) -> Goal:
        """Set a goal: as `drafted`, and kept."""
        goal = self.drafted(showing, title, **fields)
        self._context.keep("set a goal", goal)
        return goal

    def drafted(
        self,
        showing: Showing,
        title: str,
        *,
        baseline: Decimal | None = None,
        measured: date | None = None,
        target: Decimal | None = None,
        start: date | None = None,
        due: date | None = None,
        **fields: Any,
    ) -> Goal:
        """A goal with checked fields, not kept yet.

        Args:
            showing: Whose it is, and who sees it.
            title: What shall be reached.
            baseline: Where it stands at first.
            measured: The day of the baseline; the start if left out.
            target: Where it shall stand on `due`.
            start: The day from which it counts; that of the baseline, or today, if left out.
            due: The last day.
            fields: More fields of `Goal`; and `source`, where the baseline was read.

        Raises:
            BadInput: A field cannot be used, or it ends before it starts.
        """
        start = start or measured or self._context.today()
        measured = measured or min(start, self._context.today())
        source = fields.pop("source", "")
        goal = self._context.make(
            Goal,
            owner=showing.owner,
            shown_to=showing.shown_to,
            title=required_line(title, "the goal", field="title"),
            baseline=self._baseline(None, baseline, measured, source),
            target=target,
            start=start,
            due=_due(start, due),
            **{"for_management": showing.for_management} | _pointing(fields, baseline, target),
        )
        _see_that_it_can_be_agreed(goal)
        return replace(goal, closed=self._context.today() if goal.state in OVER else None)

    def edit(self, uid: str, **fields: Any) -> Goal:
        """Change fields of a goal: as `edited`, and kept."""
        goal = self.get(uid)
        after = self.edited(goal, **fields)
        changed = {
            name: value
            for name in goal.__struct_fields__
            if (value := getattr(after, name)) != getattr(goal, name)
        }
        return self._context.change(goal, "edited the goal", **changed)

    def edited(
        self,
        goal: Goal,
        *,
        baseline: Decimal | UnsetType | None = UNSET,
        measured: date | None = None,
        source: str | None = None,
        reason: str = "",
        **fields: Any,
    ) -> Goal:
        """A goal with changed fields, not kept yet.

        Another target or due date of one that was agreed leaves what it aimed at before.

        Args:
            goal: As it is.
            baseline: The value at first, None for none; stays as it is if left out.
            measured: The day of the baseline; stays as it is, or is the start, if left out.
            source: Where the baseline was read; stays as it is if left out.
            reason: Why it aims at something else now.
            fields: More fields of `Goal`.

        Raises:
            BadInput: A field cannot be used, or it ends before it starts.
        """
        if "title" in fields:
            fields["title"] = required_line(fields["title"], "the goal", field="title")
        start = fields.get("start", goal.start)
        fields["due"] = _due(start, fields.get("due", goal.due))
        first = goal.baseline.value if goal.baseline else None
        first = first if baseline is UNSET else baseline
        if "target" in fields or baseline is not UNSET or measured or source is not None:
            old = goal.baseline.on if goal.baseline and goal.baseline.on != goal.start else None
            on = measured or old or min(start, self._context.today())
            fields["baseline"] = self._baseline(goal.baseline, first, on, source)
            fields = _pointing(fields, first, fields.get("target", goal.target))
        fields |= self._aimed_at(goal, fields, reason) | self._closed(goal, fields)
        after = self._context.with_fields(goal, **fields)
        _see_that_it_stays_whole(goal, after)
        return after

    def _aimed_at(self, goal: Goal, fields: dict[str, Any], reason: str) -> dict[str, Any]:
        """What changes with the target or due date of a goal that two had agreed on."""
        same = (fields.get("target", goal.target), fields["due"]) == (goal.target, goal.due)
        if same and reason.strip():
            raise BadInput(
                "Neither target nor day has changed that this would be the reason of.", "reason"
            )
        if same or goal.state not in ("agreed", "changed"):
            return {}
        former = FormerTarget(
            until=self._context.today(),
            target=goal.target,
            due=goal.due,
            reason=optional_line(reason, "a reason", field="reason"),
        )
        state = fields.get("state", goal.state)
        return {
            "former_targets": (*goal.former_targets, former),
            "state": "changed" if state == "agreed" else state,
        }

    def _closed(self, goal: Goal, fields: dict[str, Any]) -> dict[str, Any]:
        """The day on which a goal is not pursued any more, and what it was before."""
        if fields.get("state", goal.state) not in OVER:
            return {"closed": None, "state_before": None}
        before = goal.state_before if goal.state in OVER else goal.state
        return {"closed": goal.closed or self._context.today(), "state_before": before}

    def _baseline(
        self, old: Reading | None, value: Decimal | None, on: date, source: str | None
    ) -> Reading | None:
        if value is None and source and source.strip():
            raise BadInput("Write the figure that was read there as well.", "baseline")
        if value is None:
            return None
        if on > self._context.today():
            raise BadInput("The baseline cannot lie in the future.", "measured")
        old = old or Reading(uid=self._context.new_uid(), on=on, value=value)
        if source is None:
            return replace(old, value=value, on=on)
        source = optional_line(source, "a source", field="source")
        return replace(old, value=value, on=on, source=source)

    def add_reading(
        self, uid: str, value: Decimal, *, on: date | None = None, source: str = ""
    ) -> Goal:
        """Write down where a goal stands.

        Raises:
            BadInput: The day is yet to come.
        """
        reading = Reading(uid=self._context.new_uid(), on=on or self._context.today(), value=value)
        return self.put_reading(uid, replace(reading, source=source))

    def put_reading(self, uid: str, reading: Reading) -> Goal:
        """Add a reading, or replace the one of its uid.

        Raises:
            BadInput: The day is yet to come, or lies before the baseline.
        """
        goal = self.get(uid)
        readings = self.with_reading(goal, reading).readings
        return self._context.change(goal, "took a reading", readings=readings)

    def with_reading(self, goal: Goal, reading: Reading) -> Goal:
        """A goal with a reading added, or in place of the one of its uid; not kept yet.

        Raises:
            BadInput: The day is yet to come, or lies before the goal begins.
        """
        if reading.on > self._context.today():
            raise BadInput("A reading cannot lie in the future.", "on")
        if reading.on < (first := begins(goal)):
            of = "before the baseline, of" if first > goal.start else "before the goal begins, on"
            raise BadInput(
                f"That is {of} {full_date(first)}; correct the day, or edit the goal.", "on"
            )
        source = optional_line(reading.source, "a source", field="source")
        readings = put_in(goal.readings, replace(reading, source=source))
        ordered = sorted(readings, key=lambda taken: (taken.on, taken.uid))
        return replace(goal, readings=tuple(ordered))

    def remove_reading(self, uid: str, reading: str) -> Goal:
        """Move a reading to the trash.

        Raises:
            NotFound: The goal has no such reading.
        """
        goal = self.get(uid)
        if all(taken.uid != reading for taken in goal.readings):
            raise NotFound("That reading is not there any more.")
        return self._trash.delete_part(goal, "readings", reading, "a reading")

    def put(self, uid: str, part: Step | Evidence) -> Goal:
        """Add a step or a piece of evidence, or replace the one of its uid: as `with_part`."""
        goal, field = self.get(uid), _FIELDS[type(part)]
        parts = getattr(self.with_part(goal, part), field)
        return self._context.change(goal, f"edited the {field} of the goal", **{field: parts})

    def with_part(self, goal: Goal, part: Step | Evidence) -> Goal:
        """A goal with a step or a piece of evidence, or with the one of its uid replaced.

        Raises:
            BadInput: The step was done, or the evidence is of, a day yet to come.
        """
        today = self._context.today()
        if isinstance(part, Step) and part.done is not None and part.done > today:
            raise BadInput("A step cannot be done on a day that is yet to come.", "done")
        if isinstance(part, Evidence) and part.on > today:
            raise BadInput("Evidence cannot be of a day that is yet to come.", "on")
        field = _FIELDS[type(part)]
        return replace(goal, **{field: put_in(getattr(goal, field), part)})

    def remove(self, uid: str, part: Step | Evidence, label: str) -> Goal:
        """Move a step or a piece of evidence to the trash.

        Args:
            uid: The goal's.
            part: What to delete.
            label: What it is, for the undo message.

        Raises:
            NotFound: The goal has no such part.
        """
        goal, field = self.get(uid), _FIELDS[type(part)]
        if all(kept.uid != part.uid for kept in getattr(goal, field)):
            raise NotFound("That is not there any more.")
        return self._trash.delete_part(goal, field, part.uid, label)


def _see_that_it_can_be_agreed(goal: Goal) -> None:
    """See that a goal which is to be agreed can be measured.

    Raises:
        BadInput: It lacks something for that.
    """
    if goal.state in ("agreed", "changed") and (lacks := missing(goal)):
        raise BadInput(
            f"A goal can be agreed once it can be measured; this one lacks {listed(lacks)}. "
            "It can be kept as a draft.",
            "state",
        )


def _see_that_it_stays_whole(before: Goal, after: Goal) -> None:
    """See that a goal keeps what it was agreed with, and that nothing was read before it begins.

    What was so before, as in an older journal, may stay so.

    Raises:
        BadInput: It would not.
    """
    if before.state not in ("agreed", "changed") or not missing(before):
        _see_that_it_can_be_agreed(after)
    first = begins(after)
    if first > begins(before) and any(reading.on < first for reading in after.readings):
        raise BadInput(
            "There is a reading of an earlier day already; the baseline comes before it.",
            "measured",
        )


def _due(start: date, due: date | None) -> date | None:
    if due is not None and due < start:
        raise BadInput("The goal would be due before it starts.", "due")
    return due


def _pointing(
    fields: dict[str, Any], baseline: Decimal | None, target: Decimal | None
) -> dict[str, Any]:
    """The fields with the direction that baseline and target imply.

    Raises:
        BadInput: There is none, because they are the same.
    """
    for key in ("metric", "unit"):
        if key in fields:
            fields[key] = optional_line(fields[key], "this line", field=key)
    if baseline is None or target is None:
        return fields
    if baseline == target:
        raise BadInput("Target and baseline are the same: nothing would have to change.", "target")
    return fields | {"direction": "up" if target > baseline else "down"}
