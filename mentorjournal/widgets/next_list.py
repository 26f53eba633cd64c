"""What to do next, ranked: a line a relationship, with what it is and by which day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content

from mentorjournal.mentoring.step_lines import MoreLines, StepLine
from mentorjournal.mentoring.steps import PRESSING, NextStep
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, hiding, line, veil

BELOW = "    "
GAP = 2
MOST_NAME = 24
"""Cells of a name; longer ones are cut only where a third of the line is less."""
DETAIL_SHARE, NARROW_DETAIL_SHARE = 0.4, 0.32
ROOMY = 70
"""From so many cells on a line has room for the whole of a day."""


class NextList(LineList[StepLine | MoreLines]):
    """The most pressing first; what is urgent carries an exclamation mark."""

    MARK_STAYS: ClassVar[bool] = False

    today = date.min
    _who = _detail = _more = 0

    @property
    def step(self) -> NextStep | None:
        """The highlighted step; None on the line that counts what is left out."""
        return self.row.step if isinstance(self.row, StepLine) else None

    def key_of(self, row: StepLine | MoreLines) -> str:
        """What is asked for and of which record."""
        return row.step.id + (row.step.relationship or "") if isinstance(row, StepLine) else "more"

    def prepare(self, width: int) -> None:
        """Names and days take what the longest needs, within bounds."""
        rows = [row for row in self.rows if isinstance(row, StepLine)]
        names = max((cell_len(row.step.who) for row in rows if not row.below), default=0)
        details = max((cell_len(row.step.detail) for row in rows), default=0)
        more = max((cell_len(_more(row)) for row in rows), default=0)
        self._who = min(names, max(MOST_NAME, width // 3) if width > 2 * MOST_NAME else width // 4)
        share = DETAIL_SHARE if width >= ROOMY else NARROW_DETAIL_SHARE
        self._detail = min(details, round(width * share))
        self._more = more and more + GAP

    def draw(self, row: StepLine | MoreLines, width: int) -> Content:
        """Mark, name, what to do, by which day, and how much more there is."""
        if isinstance(row, MoreLines):
            return line((f"  +{row.count:,} more", "$muted"), ("   enter shows all", "$muted"))
        step = row.step
        urgent = step.tier <= PRESSING
        what = step.what.partition("\n")[0]
        # Asked only then: what speaks of pay is told by patterns that take long to make ready.
        covered = hiding(self) and (step.private or speaks_of_pay(what))
        show = veil if covered else str
        left = [(BELOW, "")] if row.below else []
        left.append(("! ", "bold $warning") if urgent else ("· ", "$muted"))
        if not row.below:
            left.append((fit(step.who, self._who), ""))
            left.append((" " * GAP, ""))
        used = sum(cell_len(text) for text, _style in left)
        room = width - used - GAP - self._detail - self._more
        words = fit(show(what), room)
        style = "$warning" if step.warns(self.today) else "$muted"
        return line(
            *left,
            words,
            " " * GAP,
            (fit(show(step.detail), self._detail), style),
            (fit(_more(row), self._more, right=True), "$accent"),
        )


def _more(row: StepLine) -> str:
    return f"+{row.more}" if row.more else ""
