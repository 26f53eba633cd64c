"""How far a roadmap has come: what of its months is done, late, waived, and carried on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from mentorjournal.data.records.roadmaps import Asked, MonthId, Said
from mentorjournal.mentoring.deliverables import Year, is_met
from mentorjournal.mentoring.roadmap import MonthNow, YearNow, this_year, years_of

State = Literal["done", "open", "late", "waived", "skipped", "–"]
MOST_LEFT_OVER = 3
"""So much of earlier months is carried into this one."""


class Deliverable(Struct, frozen=True):
    """Something a month leaves behind, and how it stands.

    Attributes:
        month: Of which month.
        theme: What that month is about.
        asked: What it is.
        met: Whether the records are there; None where no record can tell.
        said: When it was ticked, or why it is waived.
        state: One word; "–" before its month has begun.
    """

    month: MonthId
    theme: str
    asked: Asked
    met: bool | None
    said: Said | None
    state: State

    @property
    def text(self) -> str:
        """What it is, in words."""
        return self.asked.text

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done, now or since an earlier month."""
        return self.state in ("open", "late")


class MonthStand(Struct, frozen=True):
    """A month, and how it stands.

    Attributes:
        now: The month with its days.
        deliverables: In the order of the outline.
        state: One word.
    """

    now: MonthNow
    deliverables: tuple[Deliverable, ...]
    state: State

    @property
    def asked_for(self) -> int:
        """How many deliverables it asks for; what is waived is not."""
        return sum(each.state != "waived" for each in self.deliverables)

    @property
    def done(self) -> int:
        """How many of them are done."""
        return sum(each.state == "done" for each in self.deliverables)


class RoadmapStand(Struct, frozen=True):
    """A year of the roadmap, and how it stands.

    Attributes:
        year: The year.
        months: In the order in which they come.
    """

    year: YearNow
    months: tuple[MonthStand, ...]

    @property
    def current(self) -> MonthStand | None:
        """The month it is in; None before the first one and behind the last one."""
        current = self.year.current
        return next((each for each in self.months if each.now is current), None)

    @property
    def left_over(self) -> list[Deliverable]:
        """What of earlier months is carried into this one, the earliest first, at most three."""
        return list(self._left_over())[:MOST_LEFT_OVER]

    def _left_over(self) -> Iterator[Deliverable]:
        current = self.year.current
        for each in self.months:
            if current is None or each.now is current:
                return
            yield from (one for one in each.deliverables if one.is_open)

    def month(self, wanted: MonthId) -> MonthStand | None:
        """The month of that number and turn."""
        return next((each for each in self.months if each.now.id == wanted), None)


def roadmap_of(records: Year, today: date) -> RoadmapStand | None:
    """The year of the roadmap that runs, or the last one; None where there is no roadmap.

    Args:
        records: What it is read from.
        today: The local day.
    """
    year = this_year(records, today)
    return None if year is None else _stand(year, records, today)


def so_far(year: YearNow, records: Year, today: date) -> RoadmapStand:
    """A year up to the month it is in; what lies ahead is not looked at.

    Args:
        year: The year.
        records: What it is read from.
        today: The local day.
    """
    begun = (each for each in year.months if each.began)
    return RoadmapStand(year, tuple(_month(each, year, records, today) for each in begun))


def roadmaps_of(records: Year, today: date) -> list[RoadmapStand]:
    """All years of the roadmap, oldest first."""
    return [_stand(year, records, today) for year in years_of(records, today)]


def _stand(year: YearNow, records: Year, today: date) -> RoadmapStand:
    return RoadmapStand(year, tuple(_month(each, year, records, today) for each in year.months))


def _month(month: MonthNow, year: YearNow, records: Year, today: date) -> MonthStand:
    asked = tuple(
        _deliverable(each, month, year, records, today) for each in month.month.deliverables
    )
    return MonthStand(month, asked, _state(month, asked))


def _deliverable(
    asked: Asked, month: MonthNow, year: YearNow, records: Year, today: date
) -> Deliverable:
    met = is_met(asked, records, month.slot.begins, year.begins, today)
    tick, waiver = year.tick(month.id, asked), year.waiver(month.id, asked)
    state: State = "open"
    if not month.began:
        state = "–"
    if month.skipped is not None:
        state = "skipped"
    elif month.over:
        state = "late"
    if (met and month.began) or (met is None and tick is not None):
        state = "done"
    elif waiver is not None:
        state = "waived"
    return Deliverable(month.id, month.month.theme, asked, met, tick or waiver, state)


def _state(month: MonthNow, asked: Sequence[Deliverable]) -> State:
    if month.skipped is not None:
        return "skipped"
    states = {each.state for each in asked}
    if states == {"waived"}:
        return "waived"
    if not month.began:
        return "–"
    if states <= {"done", "waived"}:
        return "done" if asked or month.over else "open"
    return "late" if month.over else "open"
