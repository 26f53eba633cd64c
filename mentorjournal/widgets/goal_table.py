"""The goals of the year: where each stands, and where it was to be expected by now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from mentorjournal.data.records.plans import Goal
from mentorjournal.dates import show_date
from mentorjournal.mentoring.goals import (
    OVER,
    Standing,
    YearStanding,
    standing,
    status_word,
    year_standing,
)
from mentorjournal.money import show_number
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.plain import fit, line
from mentorjournal.widgets.progress_bar import progress_bar
from mentorjournal.widgets.row_list import Row, RowList

LATE = ("behind", "partly", "missed", "watch")
GAP = "  "
LEAST_TITLE = 22


class Widths(Struct, frozen=True):
    """How wide the columns are, in cells; 0 for one that is left out."""

    title: int
    now: int
    target: int
    unit: int
    due: int
    bar: int
    status: int


class Line(Struct, frozen=True):
    """A goal with what its row says."""

    goal: Goal
    standing: Standing
    now: str
    target: str
    due: str
    status: str

    @property
    def over(self) -> bool:
        """Whether it is no longer pursued."""
        return self.goal.state in OVER


class GoalTable(RowList):
    """Goals as rows; those no longer pursued come last and are muted."""

    DEFAULT_CSS = """
    GoalTable { padding: 0 1; max-height: 9; }
    """

    def show(self, goals: Sequence[Goal], today: date) -> None:
        """Show these goals as they stand today."""
        lines = sorted((_line(goal, today) for goal in goals), key=lambda each: each.over)
        rows = [Row("", partial(_heading, lines))]
        rows += [
            Row(each.goal.uid, partial(_row, lines, each), about_pay(each.goal)) for each in lines
        ]
        together = year_standing((each.goal for each in lines), today)
        if together is not None:
            rows.append(Row("", partial(_together, lines, together)))
        self.fill(rows if lines else [])


def about_pay(goal: Goal) -> bool:
    """Whether its figures say what somebody earns, so that they follow the hide key."""
    return speaks_of_pay(goal.title, goal.metric, goal.unit)


def _line(goal: Goal, today: date) -> Line:
    stands = standing(goal, today)
    done = sum(step.done is not None and step.done <= today for step in goal.steps)
    counted = goal.baseline is not None or not goal.steps
    now = "–" if stands.current is None else show_number(stands.current)
    target = "–" if goal.target is None else show_number(goal.target)
    return Line(
        goal=goal,
        standing=stands,
        now=now if counted else str(done),
        target=target if counted else str(len(goal.steps)),
        due=show_date(goal.due, today) if goal.due else "–",
        status=status_word(goal, today),
    )


def _unit(each: Line) -> str:
    return each.goal.unit or ("steps" if each.target != "–" and not each.goal.baseline else "")


def _widths(lines: Sequence[Line], width: int) -> Widths:
    """Columns as wide as what is in them; the title takes what is left.

    Where that leaves it too little, the unit and then half of the bar give way.
    """
    now = max(3, *(cell_len(each.now) for each in lines))
    target = max(6, *(cell_len(each.target) for each in lines))
    unit = min(10, max(4, *(cell_len(_unit(each)) for each in lines)))
    due = max(3, *(len(each.due) for each in lines))
    status = max(len(each.status) for each in lines)
    bar = 20 if width >= 116 else 14 if width >= 96 else 10

    def left() -> int:
        columns = [now, target, unit, due, bar, status]
        return width - sum(columns) - len(GAP) * sum(column > 0 for column in columns)

    if left() < LEAST_TITLE:
        unit = 0
    if left() < LEAST_TITLE:
        bar = 6
    return Widths(max(left(), 4), now, target, unit, due, bar, status)


def _heading(lines: Sequence[Line], width: int) -> Content:
    cols = _widths(lines, width)
    words = [
        fit("Goals of this year", cols.title),
        fit("now", cols.now, right=True),
        fit("target", cols.target, right=True),
        *([fit("unit", cols.unit)] if cols.unit else []),
        fit("due", cols.due),
        fit("progress", cols.bar),
    ]
    return line((GAP.join(words), "$muted"))


def _together(lines: Sequence[Line], year: YearStanding, width: int) -> Content:
    """All goals that are pursued and can be measured, by their weight."""
    cols = _widths(lines, width)
    late = year.status in LATE
    columns = (cols.title, cols.now, cols.target, cols.unit, cols.due)
    room = sum(columns) + len(GAP) * (sum(column > 0 for column in columns) - 1)
    return Content(GAP).join(
        [
            line((fit(f"All {year.goals}, by weight", room), "$muted")),
            progress_bar(year.progress, year.expected, cols.bar, "$warning" if late else "$accent"),
            line((fit(year.status, cols.status), "bold $warning" if late else "")),
        ]
    )


def _row(lines: Sequence[Line], each: Line, width: int) -> Content:
    cols = _widths(lines, width)
    late = each.status in LATE
    quiet = "$muted" if each.over else ""
    bar = progress_bar(
        each.standing.progress,
        None if each.over else each.standing.expected,
        cols.bar,
        "$muted" if each.over else "$warning" if late else "$accent",
    )
    pieces = [
        line((fit(each.goal.title, cols.title), quiet)),
        line((fit(each.now, cols.now, right=True), quiet or "bold")),
        line((fit(each.target, cols.target, right=True), quiet)),
        *([line((fit(_unit(each), cols.unit), "$muted"))] if cols.unit else []),
        line((fit(each.due, cols.due), "$muted")),
        bar,
        line((fit(each.status, cols.status), quiet or ("bold $warning" if late else ""))),
    ]
    return Content(GAP).join(pieces)
