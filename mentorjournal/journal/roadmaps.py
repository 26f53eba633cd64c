"""The roadmaps of relationships: what is ticked, waived, skipped and moved in a year of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Record, Relationship
from mentorjournal.data.records.roadmaps import (
    MonthId,
    MonthNumber,
    Outline,
    RoadmapYear,
    Said,
    YearDecision,
)
from mentorjournal.errors import BadInput
from mentorjournal.journal.context import Context
from mentorjournal.journal.own_outline import own_outline
from mentorjournal.mentoring.outline import Roadmap, standard
from mentorjournal.mentoring.roadmap import USUAL_ORDER, has_roadmap, year_number
from mentorjournal.text import required_line

SaidField = Literal["ticked", "waived", "skipped", "ends"]
MOST_MONTHS = 24
"""So many months a year has at most, those that are repeated included."""


class Roadmaps:
    """What is said of the years of roadmaps.

    A year has a record from the first thing on that is said of it; the outline it goes by is
    kept with it then, and stays, whatever outline is used for later years.

    Args:
        context: Store, clock and ids.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def by_relationship(self) -> dict[Uid, list[RoadmapYear]]:
        """What is said of years, by relationship."""
        found: dict[Uid, list[RoadmapYear]] = {}
        for one in self._context.store.all(RoadmapYear):
            found.setdefault(one.relationship, []).append(one)
        return found

    def outlines(self) -> dict[Uid, Outline]:
        """The outlines that years go by, by uid."""
        return {one.uid: one for one in self._context.store.all(Outline)}

    def of(self, relationship: Relationship) -> RoadmapYear | None:
        """What is said of the year that runs; None where nothing is yet."""
        number = year_number(relationship)
        known = self.by_relationship().get(relationship.uid, ())
        return next((one for one in known if one.year == number), None)

    # What is done

    def tick(self, relationship: Relationship, month: MonthId, text: str) -> RoadmapYear:
        """Say that a deliverable is done that no record can prove; again, that it is not."""
        before = self.of(relationship)
        if before is not None and any(one.is_of(month, text) for one in before.ticked):
            return self._without(relationship, "ticked", month, text, f"opened “{text}” again")
        return self._with(relationship, "ticked", self._said(month, text), f"ticked “{text}”")

    def waive(
        self, relationship: Relationship, month: MonthId, text: str, reason: str
    ) -> RoadmapYear:
        """Ask for a deliverable no more.

        Raises:
            BadInput: No reason is given.
        """
        said = self._said(month, text, reason=_reason(reason))
        return self._with(relationship, "waived", said, f"waived “{text}”")

    def ask_again(self, relationship: Relationship, month: MonthId, text: str = "") -> RoadmapYear:
        """Ask again for a deliverable that was waived, or for a month that was skipped."""
        field: SaidField = "waived" if text else "skipped"
        what = f"asked again for “{text}”" if text else f"took up month {month[0]} again"
        return self._without(relationship, field, month, text, what)

    def skip(self, relationship: Relationship, month: MonthId, reason: str) -> RoadmapYear:
        """Ask for nothing in a month.

        Raises:
            BadInput: No reason is given.
        """
        said = self._said(month, reason=_reason(reason))
        return self._with(relationship, "skipped", said, f"skipped month {month[0]}")

    def end_month(self, relationship: Relationship, month: MonthId, on: date | None) -> RoadmapYear:
        """Let a month end on a day of its own, or at its usual time again."""
        label = f"gave month {month[0]} another end"
        if on is None:
            return self._without(relationship, "ends", month, "", label)
        return self._with(relationship, "ends", self._said(month, on=on), label)

    def set_order(
        self, relationship: Relationship, order: Sequence[MonthNumber], label: str
    ) -> RoadmapYear:
        """Let the months come in another order, or some of them more than once.

        Raises:
            BadInput: There would be too many.
        """
        if len(order) > MOST_MONTHS:
            raise BadInput(f"A year of the roadmap has {MOST_MONTHS} months at most.")
        new = () if tuple(order) == USUAL_ORDER else tuple(order)
        return self._changed(relationship, label, order=new)

    def decide(self, relationship: Relationship, decision: YearDecision) -> RoadmapYear:
        """Say what comes behind a year that has run out, where that is no other year."""
        label = f"decided for “{decision}” after the year"
        return self._changed(
            relationship, label, decided=decision, decided_on=self._context.today()
        )

    def begun(self, relationship: Relationship, before: Relationship | None) -> list[Record]:
        """What is to be kept with a relationship in which a year begins: one's own outline.

        Args:
            relationship: As it is going to be.
            before: As it was; None for a new one.

        Returns:
            Nothing where no year begins, or where it goes by the outline of the program.
        """
        if not has_roadmap(relationship) or (
            before is not None
            and has_roadmap(before)
            and year_number(before) == year_number(relationship)
        ):
            return []
        outline = own_outline().outline
        if outline is None or self.of(relationship) is not None:
            return []
        kept, new = self._outline(outline, own=True)
        year = self._context.make(
            RoadmapYear,
            relationship=relationship.uid,
            year=year_number(relationship),
            outline=kept.uid,
        )
        return [*new, year]

    def _said(
        self, month: MonthId, text: str = "", *, on: date | None = None, reason: str = ""
    ) -> Said:
        return Said(
            uid=self._context.new_uid(),
            month=month[0],
            turn=month[1],
            text=text,
            on=on or self._context.today(),
            reason=reason,
        )

    def _with(
        self, relationship: Relationship, field: SaidField, said: Said, label: str
    ) -> RoadmapYear:
        known = self._rest(relationship, field, (said.month, said.turn), said.text)
        return self._changed(relationship, label, **{field: (*known, said)})

    def _without(
        self, relationship: Relationship, field: SaidField, month: MonthId, text: str, label: str
    ) -> RoadmapYear:
        rest = self._rest(relationship, field, month, text)
        return self._changed(relationship, label, **{field: rest})

    def _rest(
        self, relationship: Relationship, field: SaidField, month: MonthId, text: str
    ) -> tuple[Said, ...]:
        before = self.of(relationship)
        known: tuple[Said, ...] = getattr(before, field) if before is not None else ()
        return tuple(one for one in known if not one.is_of(month, text))

    def _changed(self, relationship: Relationship, label: str, **fields: Any) -> RoadmapYear:
        before = self.of(relationship)
        if before is not None:
            return self._context.change(before, label, **fields)
        outline, new = self._outline(standard(), own=False)
        year = self._context.make(
            RoadmapYear,
            relationship=relationship.uid,
            year=year_number(relationship),
            outline=outline.uid,
            **fields,
        )
        self._context.keep(label, *new, year)
        return self._context.store.get(RoadmapYear, year.uid)

    def _outline(self, outline: Roadmap, *, own: bool) -> tuple[Outline, list[Record]]:
        """The record of an outline, and what is to be kept for it: nothing where it is there."""
        for known in self._context.store.all(Outline):
            if known.months == outline.months:
                return known, []
        made = self._context.make(Outline, months=outline.months, own=own)
        return made, [made]


def _reason(typed: str) -> str:
    return required_line(typed, "a reason", field="reason")
