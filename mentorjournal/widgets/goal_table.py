"""The goals of the year: where each stands, and where it was to be expected by now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar, get_args

from msgspec import Struct
from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.plans import Goal
from mentorjournal.dates import full_date, show_date
from mentorjournal.mentoring.goals import (
    GoalOrder,
    Standing,
    YearStanding,
    draft_words,
    in_order,
    parted,
    standing,
    status_word,
    year_standing,
)
from mentorjournal.money import show_number, show_share
from mentorjournal.widgets.discreet import about_pay
from mentorjournal.widgets.plain import fit, line
from mentorjournal.widgets.progress_bar import MARK, progress_bar
from mentorjournal.widgets.row_list import Row, RowList

LATE = ("behind", "partly", "missed", "watch")
GAP = "  "
LEAST_TITLE = 22
EARLIER = "earlier"
"""The id of the row that folds the goals of earlier years."""
HEADINGS: dict[GoalOrder, str] = {
    "own": "Goals of this year",
    "due": "Goals by due day",
    "pace": "Goals, worst first",
}
"""What is above the goals in each order."""
CLOSED, OPEN = "▸", "▾"
COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


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
    """A goal with what its row says.

    Attributes:
        earlier: Whether it is of an earlier year, and not pursued any more.
        lacks: What a draft says in the place of bar and status; empty where it has both.
    """

    goal: Goal
    standing: Standing
    now: str
    target: str
    due: str
    status: str
    earlier: bool
    lacks: str


class GoalTable(RowList):
    """Goals as rows, the year by weight below them, and earlier years folded into one row.

    Attributes:
        unfolded: Whether the goals of earlier years are shown, too.
        order: In which order the goals of this year are shown.
    """

    DEFAULT_CSS = """
    GoalTable { padding: 0 1; max-height: 9; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "unfold", "Unfold", show=False)]

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.unfolded = False
        self.order: GoalOrder = "own"
        self._goals: tuple[Sequence[Goal], date] = ((), date.min)

    def show(self, goals: Sequence[Goal], today: date) -> None:
        """Show these goals as they stand today."""
        self._goals = goals, today
        running, earlier = parted(goals, today)
        lines = [_line(goal, today) for goal in in_order(running, self.order, today)]
        past = [_line(goal, today, earlier=True) for goal in earlier]
        every = lines + (past if self.unfolded else [])
        year = year_standing(running, today)
        rows = [Row("", partial(_heading, every, HEADINGS[self.order], _expected(lines, year)))]
        rows += [_row_of(every, each) for each in lines]
        if year is not None:
            rows.append(Row("", partial(_together, every, year)))
        if past:
            rows.append(Row(EARLIER, partial(_fold, len(past), self.unfolded)))
        if self.unfolded:
            rows += [_row_of(every, each) for each in past]
        self.fill(rows if goals else [])

    @property
    def chosen(self) -> str:
        """The uid of the highlighted goal; empty where none is."""
        return "" if self.on_fold else super().chosen

    @property
    def on_fold(self) -> bool:
        """Whether the row is highlighted that folds the goals of earlier years."""
        return super().chosen == EARLIER

    def action_unfold(self) -> None:
        """Show the goals of earlier years, or fold them again; nothing on another row."""
        if self.on_fold:
            self.unfolded = not self.unfolded
            self.show(*self._goals)

    def find(self, uid: Uid) -> None:
        """Highlight a goal; for one of an earlier year, those are unfolded."""
        if not self.unfolded and uid not in [row.id for row in self.rows]:
            self.unfolded = uid in [goal.uid for goal in self._goals[0]]
            self.show(*self._goals)
        self.highlight(uid)

    def reorder(self) -> None:
        """Show the goals in the next order."""
        orders = get_args(GoalOrder)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.show(*self._goals)


def due_words(due: date | None, today: date) -> str:
    """A due day for a column: without the weekday in another year."""
    if due is None:
        return "–"
    return show_date(due, today) if due.year == today.year else full_date(due)


def _row_of(lines: Sequence[Line], each: Line) -> Row:
    return Row(each.goal.uid, partial(_row, lines, each), about_pay(each.goal))


def _line(goal: Goal, today: date, *, earlier: bool = False) -> Line:
    stands = standing(goal, today)
    done = sum(step.done is not None and step.done <= today for step in goal.steps)
    counted = goal.baseline is not None or not goal.steps
    now = "–" if stands.current is None else show_number(stands.current)
    target = "–" if goal.target is None else show_number(goal.target)
    status = status_word(goal, today)
    return Line(
        goal=goal,
        standing=stands,
        now=now if counted else str(done),
        target=target if counted else str(len(goal.steps)),
        due=due_words(goal.due, today),
        status=status,
        earlier=earlier,
        lacks=draft_words(goal) if status == "draft" else "",
    )


def _expected(lines: Sequence[Line], year: YearStanding | None) -> str:
    """What the mark in the bars means, with its figure where there is one for all."""
    found = {each.standing.expected for each in lines if not each.lacks} - {None}
    share = year.expected if year else found.pop() if len(found) == 1 else None
    return f"{MARK} expected by now" if share is None else f"{MARK} expected: {show_share(share)}"


def _unit(each: Line) -> str:
    return each.goal.unit or ("steps" if each.goal.steps and not each.goal.baseline else "")


def _widths(lines: Sequence[Line], width: int) -> Widths:
    """Columns as wide as what is in them; the title takes what is left.

    Where that leaves it too little, the unit, then the day, and then half of the bar give way.
    """
    now = max(3, *(cell_len(each.now) for each in lines), 0)
    target = max(6, *(cell_len(each.target) for each in lines), 0)
    unit = min(10, max(4, *(cell_len(_unit(each)) for each in lines), 0))
    due = max(3, *(len(each.due) for each in lines), 0)
    bar = 20 if width >= 116 else 14 if width >= 96 else 10
    lacks = max((len(each.lacks) for each in lines), default=0)

    def status() -> int:
        words = max((len(each.status) for each in lines if not each.lacks), default=0)
        return max(words, 8, lacks - bar - len(GAP))

    def left() -> int:
        columns = [now, target, unit, due, bar, status()]
        return width - sum(columns) - len(GAP) * sum(column > 0 for column in columns)

    if left() < LEAST_TITLE:
        unit = 0
    if left() < LEAST_TITLE:
        due = 0
    if left() < LEAST_TITLE:
        bar, lacks = 6, 0
    return Widths(max(left(), 4), now, target, unit, due, bar, status())


def _heading(lines: Sequence[Line], what: str, expected: str, width: int) -> Content:
    cols = _widths(lines, width)
    words = [
        fit(what, cols.title),
        fit("now", cols.now, right=True),
        fit("target", cols.target, right=True),
        *([fit("unit", cols.unit)] if cols.unit else []),
        *([fit("due", cols.due)] if cols.due else []),
        fit(expected, cols.bar + len(GAP) + cols.status),
    ]
    return line((GAP.join(words), "$muted"))


def _fold(count: int, unfolded: bool, width: int) -> Content:
    return line((fit(f"{OPEN if unfolded else CLOSED} {count} of earlier years", width), "$muted"))


def _together(lines: Sequence[Line], year: YearStanding, width: int) -> Content:
    """All goals that are pursued and can be measured, by their weight."""
    cols = _widths(lines, width)
    late = year.status in LATE
    columns = (cols.title, cols.now, cols.target, cols.unit, cols.due)
    room = sum(columns) + len(GAP) * (sum(column > 0 for column in columns) - 1)
    count = COUNTS[year.goals] if year.goals < len(COUNTS) else str(year.goals)
    return Content(GAP).join(
        [
            line((fit(f"All {count}, by weight", room), "$muted")),
            progress_bar(year.progress, year.expected, cols.bar, "$warning" if late else "$accent"),
            line((fit(year.status, cols.status), "bold $warning" if late else "")),
        ]
    )


def _row(lines: Sequence[Line], each: Line, width: int) -> Content:
    cols = _widths(lines, width)
    late = each.status in LATE and not each.earlier
    quiet = "$muted" if each.earlier else ""
    pieces = [
        line((fit(each.goal.title, cols.title), quiet)),
        line((fit(each.now, cols.now, right=True), quiet or "bold")),
        line((fit(each.target, cols.target, right=True), quiet)),
        *([line((fit(_unit(each), cols.unit), "$muted"))] if cols.unit else []),
        *([line((fit(each.due, cols.due), "$muted"))] if cols.due else []),
    ]
    if each.lacks:
        return Content(GAP).join(
            [*pieces, line((fit(each.lacks, cols.bar + len(GAP) + cols.status), "$muted"))]
        )
    bar = progress_bar(
        each.standing.progress,
        None if each.earlier else each.standing.expected,
        cols.bar,
        "$muted" if each.earlier else "$warning" if late else "$accent",
    )
    status = line((fit(each.status, cols.status), quiet or ("bold $warning" if late else "")))
    return Content(GAP).join([*pieces, bar, status])
