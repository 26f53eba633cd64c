"""What the form of a goal says while it is typed: what is missing, and where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mentorjournal.data.records.base import ME, OwnerId
from mentorjournal.dates import add_months, ago, full_date, parse_date, show_date
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import offered
from mentorjournal.money import Measure, parse_measure, parse_unit, show_number
from mentorjournal.text import plural

Values = Mapping[str, str]

UNITS = "e.g. %, hours, talks, EUR, or none: then steps"
FIGURES = ("baseline", "target")
MONTHS, LEAST_MONTHS = 12, 3


def year_end(journal: Journal, owner: OwnerId) -> date:
    """The end of an owner's running year, or of the next where that is near.

    Twelve months from where the first relationship about the owner began, or from today.
    """
    today = journal.today()
    about = offered(owner, journal.relationships.all())
    begun = min((one.start for one in about if one.start is not None), default=today)
    years = 1
    while add_months(begun, MONTHS * years) < add_months(today, LEAST_MONTHS):
        years += 1
    return add_months(begun, MONTHS * years)


class GoalHints:
    """What there is to say of a goal that is being typed.

    Args:
        journal: Knows the day, and the owner's year.
        owner: Whose goal it is.
        steps: Whether it has steps, and so needs no figures.
    """

    def __init__(self, journal: Journal, owner: OwnerId, *, steps: bool) -> None:
        self._today = journal.today()
        self._end = year_end(journal, owner)
        self._whose = "your" if owner == ME else "their"
        self._steps = steps
        self._unit = ""

    def figure(self, typed: str) -> Measure:
        """A figure in the unit that stands in the form.

        Raises:
            Unclear: It could mean several things.
            BadInput: It is none.
        """
        return parse_measure(typed, self._unit)

    def state(self, values: Values) -> str:
        """How many things are missing before it can be agreed; it is asked after each letter."""
        self._unit = _unit(values)
        figures = [_figure(values, field) for field in FIGURES]
        lacks = 0 if self._steps else sum(figure is None for figure in figures)
        lacks += self._day(values, "due") is None
        state = values["state"]
        if state == "draft" and lacks:
            return f"draft, {plural(lacks, 'thing')} missing before it can be agreed"
        return "draft, nothing missing: it can be agreed" if state == "draft" else state

    def unit(self, values: Values) -> str:
        """Examples, the unit that stands with a figure, or that it is another one."""
        unit = _unit(values)
        figures = (_read(values[field]) for field in FIGURES)
        found = [each.unit for each in figures if each and each.unit]
        if not unit:
            return f"{found[0]}, from the figure" if found else UNITS
        other = next((each for each in found if each.casefold() != unit.casefold()), "")
        return f"a figure says “{other}”: which of the two?" if other else ""

    def target(self, values: Values) -> str:
        """Where it should stand, or how far that is from now."""
        now, target = _figure(values, "baseline"), _figure(values, "target")
        if target is None:
            if values["target"].strip():
                return ""
            asked = "where should it stand?"
            return f"{asked} More than {show_number(now.value)}, or less" if now else asked
        if now is None:
            return ""
        way = target.value - now.value
        if not way:
            return "that is where it stands now"
        unit = _unit(values) or now.unit or target.unit
        unit = "points" if unit == "%" else unit
        return f"{show_number(abs(way))} {unit}".strip() + (" more" if way > 0 else " less")

    def due(self, values: Values) -> str:
        """An example of a day, or what day it is."""
        if not values["due"].strip():
            return f"a day, e.g. {full_date(self._end)}, the end of {self._whose} year"
        due = self._day(values, "due")
        if due is None:
            return ""
        start = self._day(values, "start", past=True) or self._day(values, "measured", past=True)
        if start is not None and due < start:
            return "that is before it starts"
        return f"{show_date(due, self._today)}, {ago(due, self._today)}"

    def _day(self, values: Values, field: str, *, past: bool = False) -> date | None:
        try:
            return parse_date(values[field].strip(), self._today, past=past)
        except BadInput:
            return None


def _figure(values: Values, field: str) -> Measure | None:
    """A figure that can be taken already, in the goal's unit; None for none."""
    return _read(values[field], _unit(values))


def _unit(values: Values) -> str:
    """The unit as it is typed; one that cannot be taken is said to be wrong where it stands."""
    try:
        return parse_unit(values["unit"])
    except BadInput:
        return ""


def _read(typed: str, unit: str = "") -> Measure | None:
    try:
        return parse_measure(typed, unit)
    except BadInput:
        return None
