"""The roadmap of a relationship: which year and month it is in, by the records of the journal.

Twelve months of mentoring, one theme a month, made of prompts and deliverables, after the
outline of seed Y or the person's own. `roadmap_dates` says when each month is, `deliverables`
what of it is met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Negotiation, Relationship
from mentorjournal.data.records.roadmaps import (
    MONTHS_IN_YEAR,
    Asked,
    Month,
    MonthId,
    Outline,
    RoadmapYear,
    Said,
)
from mentorjournal.dates import add_months, later, local_day
from mentorjournal.mentoring.outline import standard
from mentorjournal.mentoring.pauses import DAY, moved, paused_spans
from mentorjournal.mentoring.roadmap_dates import Budget, Slot, laid_out
from mentorjournal.mentoring.showing import keeps_pay_out

NOT_BEGUN = ("prospect", "asked")
USUAL_ORDER = tuple(range(1, MONTHS_IN_YEAR + 1))


class Facts(Protocol):
    """What a roadmap is read from."""

    @property
    def relationship(self) -> Relationship:
        """Whose roadmap."""

    @property
    def roadmaps(self) -> Sequence[RoadmapYear]:
        """What is said of its years."""

    @property
    def outlines(self) -> Mapping[Uid, Outline]:
        """The outlines that years go by."""

    @property
    def negotiations(self) -> Sequence[Negotiation]:
        """The pay talks of its owner."""


class MonthNow(Struct, frozen=True):
    """A month of a year, with its days.

    Attributes:
        month: What it is about, as this relationship may see it.
        slot: When it is.
        began: Whether its first day has come.
        over: Whether its last day has passed.
        skipped: Why nothing is asked for in it; None where that is not so.
    """

    month: Month
    slot: Slot
    began: bool
    over: bool
    skipped: Said | None = None

    @property
    def id(self) -> MonthId:
        """Which month it is."""
        return self.slot.month


class YearNow(Struct, frozen=True):
    """A year of the roadmap.

    Attributes:
        number: Which year of the mentoring.
        begins: Its first day.
        months: In the order in which they come.
        said: What is said of it; None where nothing is.
        over: Whether its last month has passed, or another year has begun.
        settled: Whether it is known what comes behind it: another year, something else, an end.
    """

    number: int
    begins: date
    months: tuple[MonthNow, ...]
    said: RoadmapYear | None = None
    over: bool = False
    settled: bool = False

    @property
    def current(self) -> MonthNow | None:
        """The month it is in; None before the first one and behind the last one."""
        if self.over:
            return None
        return next((each for each in reversed(self.months) if each.began), None)

    @property
    def asks_what_next(self) -> bool:
        """Whether it has run out, and nobody has said yet what comes: again, otherwise, enough."""
        return self.over and not self.settled

    def month(self, wanted: MonthId) -> MonthNow | None:
        """The month of that number and turn."""
        return next((each for each in self.months if each.id == wanted), None)

    def tick(self, month: MonthId, asked: Asked) -> Said | None:
        """When a deliverable was ticked that no record can prove; None if it was not."""
        return _said_of(self.said.ticked, month, asked.text) if self.said else None

    def waiver(self, month: MonthId, asked: Asked) -> Said | None:
        """Why a deliverable is not asked for any more; None if it is."""
        return _said_of(self.said.waived, month, asked.text) if self.said else None


def _said_of(every: Sequence[Said], month: MonthId, text: str = "") -> Said | None:
    return next((one for one in every if one.is_of(month, text)), None)


def year_number(relationship: Relationship) -> int:
    """Which year of the mentoring it is."""
    return len(relationship.years) + 1


def has_roadmap(relationship: Relationship) -> bool:
    """Whether months are counted in it: not before it has begun, nor where one talk is all."""
    begun = relationship.start is not None and relationship.stage not in NOT_BEGUN
    return begun and relationship.form == "recurring"


def years_of(facts: Facts, today: date) -> list[YearNow]:
    """The years of the roadmap, oldest first; none where the relationship has no roadmap."""
    relationship = facts.relationship
    if relationship.start is None or not has_roadmap(relationship):
        return []
    over = [
        _year(facts, number, past.start, today, ended=past.end)
        for number, past in enumerate(relationship.years, 1)
        if past.start is not None
    ]
    return [*over, _year(facts, year_number(relationship), relationship.start, today)]


def this_year(facts: Facts, today: date) -> YearNow | None:
    """The year that runs, or the last one; None where the relationship has no roadmap."""
    return next(iter(reversed(years_of(facts, today))), None)


def _year(
    facts: Facts, number: int, begins: date, today: date, ended: date | None = None
) -> YearNow:
    said = next((one for one in facts.roadmaps if one.year == number), None)
    months = _outline(facts, said)
    in_order = order_of(said)
    slots = laid_out(
        begins,
        in_order,
        today,
        pauses=facts.relationship.pauses,
        ends={(one.month, one.turn): one.on for one in said.ends} if said else {},
        budget=budget_of(facts, begins),
        with_budget=[each for each in in_order if months[each[0] - 1].with_budget],
    )
    keep_out = keeps_pay_out(facts.relationship)
    return YearNow(
        number=number,
        begins=begins,
        months=tuple(
            MonthNow(
                _seen(months[slot.month[0] - 1], keep_out),
                slot,
                began=slot.begins <= (ended or today),
                over=slot.ends < today if ended is None else slot.begins <= ended,
                skipped=_said_of(said.skipped, slot.month) if said else None,
            )
            for slot in slots
        ),
        said=said,
        over=ended is not None or slots[-1].ends < today,
        settled=ended is not None
        or facts.relationship.stage == "completed"
        or (said is not None and said.decided is not None),
    )


def _outline(facts: Facts, said: RoadmapYear | None) -> Sequence[Month]:
    """The months a year goes by; of an outline that the file has lost those of the program."""
    kept = facts.outlines.get(said.outline) if said and said.outline else None
    if kept is None or [month.number for month in kept.months] != list(USUAL_ORDER):
        return standard().months
    return kept.months


def order_of(said: RoadmapYear | None) -> list[MonthId]:
    """The months of a year in their usual order, each with which time it is."""
    turns: dict[int, int] = {}
    order: list[MonthId] = []
    for number in (said.order if said else ()) or USUAL_ORDER:
        turns[number] = turns.get(number, 0) + 1
        order.append((number, turns[number]))
    return order


def _seen(month: Month, keep_out: bool) -> Month:
    return month.without_pay() if keep_out else month


def budget_of(facts: Facts, begins: date) -> Budget | None:
    """The day a budget closes to which the months of a year lead up, where one is known.

    Only where a pay talk may be prepared: in the reporting line its days are for nobody else.
    """
    if facts.relationship.reporting_line != "none":
        return None
    days = [
        Budget(talk.budget_closes, talk.budget_known or local_day(talk.created))
        for talk in facts.negotiations
        if talk.budget_closes is not None
    ]
    in_time = (day for day in days if day.closes >= max(begins, day.known))
    return min(in_time, default=None)


def month_now(facts: Facts, today: date) -> MonthNow | None:
    """The month of the roadmap it is in; None where it has none: one-off, completed, not begun."""
    return month_in(facts.relationship, this_year(facts, today))


def month_in(relationship: Relationship, year: YearNow | None) -> MonthNow | None:
    """The same, of a year that is worked out already."""
    return None if year is None or relationship.stage == "completed" else year.current


def month_of(relationship: Relationship, today: date) -> int | None:
    """Which month of the relationship it is.

    Months are calendar months from the start: one begun on 31 Jan is in month 2 from 28 Feb.
    Paused days belong to no month: what follows is later by as many.

    Returns:
        1 in the first month, 13 and more after a year; None without a start or before it.
    """
    start = relationship.start
    if start is None or today < start:
        return None
    number = (today.year - start.year) * 12 + today.month - start.month + 1
    while number > 1 and _month_start(relationship, start, number, today) > today:
        number -= 1
    return number


def month_start(relationship: Relationship, number: int, today: date) -> date | None:
    """The first day of a month of the relationship, 1-based; None where it has no start.

    Args:
        relationship: The relationship.
        number: The month.
        today: The local day; a pause that is not ended has lasted until then.
    """
    if relationship.start is None:
        return None
    return _month_start(relationship, relationship.start, number, today)


def _month_start(relationship: Relationship, start: date, number: int, today: date) -> date:
    usual = add_months(start, number - 1)
    return moved(later(start, -DAY), usual, paused_spans(relationship.pauses, today))


def year_began(relationship: Relationship | None, today: date) -> date:
    """The first day of the year that a review looks back on.

    That is the year of the roadmap, and in the first month of a new one still the year before;
    twelve months where the relationship has no such year.
    """
    usual = add_months(today, -MONTHS_IN_YEAR)
    if relationship is None or (number := month_of(relationship, today)) is None:
        return usual
    years = max(0, number - 2) // MONTHS_IN_YEAR
    return month_start(relationship, years * MONTHS_IN_YEAR + 1, today) or usual
