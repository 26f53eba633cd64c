"""The days of a roadmap's months: from the start on, moved by pauses, led up to a budget's day.

Months are calendar months from the day the year begins. Each paused day makes the month it comes
in longer, and moves all that follows. Where it is known on which day a budget closes, the
months about it end on that day (seed Y: pay is decided before reviews, when budgets close):

- the last of them is the month whose usual end is nearest to that day, and ends on it; the
  others are the calendar months before;
- what stood there comes behind them, in order;
- where it was learned so late that there is no whole month for each, what was left of the days
  from then on is shared equally;
- a day that was over when it was learned, or beyond the year, moves nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from mentorjournal.data.records.rhythm import Pause
from mentorjournal.data.records.roadmaps import MonthId
from mentorjournal.dates import add_months, later
from mentorjournal.mentoring.pauses import DAY, Span, moved, paused_spans


class Budget(NamedTuple):
    """A day by which pay is decided.

    Attributes:
        closes: The day on which the budget closes.
        known: The day on which that was learned.
    """

    closes: date
    known: date


class Slot(NamedTuple):
    """A month with its first and its last day.

    Attributes:
        with_budget: Whether it stands where it does because of the budget's day.
    """

    month: MonthId
    begins: date
    ends: date
    with_budget: bool = False


def laid_out(
    begins: date,
    order: Sequence[MonthId],
    today: date,
    *,
    pauses: Sequence[Pause] = (),
    ends: Mapping[MonthId, date] | None = None,
    budget: Budget | None = None,
    with_budget: Collection[MonthId] = (),
) -> tuple[Slot, ...]:
    """The months of a year with their days, in the order in which they come.

    Args:
        begins: The day on which the year begins.
        order: The months in their usual order.
        today: The day up to which a pause that has no end is counted.
        pauses: In any order; they may overlap.
        ends: Months that end on a day of their own; those behind them follow from there.
        budget: The day on which a budget closes, where that is known.
        with_budget: Which months lead up to that day.
    """
    # What comes behind the budget's day may last beyond the usual year.
    months = [*order, *([None] * len(order) if budget else ())]
    days = _days(begins, months, paused_spans(pauses, today), ends or {})
    usual = tuple(Slot(month, *span) for month, span in zip(order, days, strict=False))
    if budget is None or not usual:
        return usual
    closes, known = budget.closes, max(budget.known, begins)
    leading = [
        index
        for index, slot in enumerate(usual)
        if slot.month in with_budget and slot.ends >= known
    ]
    if not leading or not known <= closes <= usual[-1].ends:
        return usual
    return _led_up(usual, days, leading, closes, known)


def _led_up(
    usual: tuple[Slot, ...],
    days: Sequence[Span],
    leading: Sequence[int],
    closes: date,
    known: date,
) -> tuple[Slot, ...]:
    """The months with those of `leading` up to the day the budget closes."""
    # A month that has begun already keeps its beginning.
    begun = usual[leading[0]].begins if usual[leading[0]].begins < known else None
    last = min(range(len(usual)), key=lambda index: abs(days[index].last - closes))
    first = last - len(leading) + 1
    others = [index for index in range(len(usual)) if index not in leading]
    if first >= 0 and days[first].first >= (begun or known):
        before = [index for index in others if index < leading[0]][:first]
        spans = list(days[first : last + 1])
        # Where the budget closes late, what comes before takes longer.
        cut = len(before) < first
    else:
        before = [index for index in others if usual[index].begins < known]
        spans = _shared(known, closes, len(leading))
        cut = begun is None
    kept = [usual[index] for index in before]
    if kept and cut:
        kept[-1] = kept[-1]._replace(ends=later(spans[0].first, -DAY))
    spans[0] = Span(begun or spans[0].first, spans[0].last)
    spans[-1] = Span(spans[-1].first, closes)
    led = [
        Slot(usual[index].month, span.first, span.last, with_budget=True)
        for index, span in zip(leading, spans, strict=True)
    ]
    rest = [usual[index].month for index in others if index not in before]
    behind = [
        Slot(month, max(span.first, later(closes, DAY)), span.last)
        for month, span in zip(rest, days[last + 1 :], strict=False)
    ]
    return (*kept, *led, *behind)


def _shared(first: date, last: date, parts: int) -> list[Span]:
    """The days from first to last in equal parts, of one day each where there are too few."""
    days = (last - first).days + 1
    edges = [first + timedelta(days=days * part // parts) for part in range(parts + 1)]
    return [Span(begin, max(begin, later(after, -DAY))) for begin, after in pairwise(edges)]


def _days(
    begins: date,
    months: Sequence[MonthId | None],
    paused: Sequence[Span],
    ends: Mapping[MonthId, date],
) -> list[Span]:
    """The first and the last day of each month, one after the other."""
    found: list[Span] = []
    apart, begin = timedelta(), begins
    for number, month in enumerate(months, 1):
        usual = later(add_months(begins, number), apart)
        end = ends.get(month) if month is not None else None
        if end is not None and end >= begin:
            following = later(end, DAY)
        else:
            following = moved(later(begin, -DAY), usual, paused)
        apart += following - usual
        found.append(Span(begin, later(following, -DAY)))
        begin = following
    return found
