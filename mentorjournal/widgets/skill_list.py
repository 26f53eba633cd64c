"""Skills as a picture: what somebody thought of themselves then, and what they think now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual.content import Content

from mentorjournal.data.records.checks import Skill
from mentorjournal.mentoring.skills import LEVELS, Change, change_of
from mentorjournal.widgets.plain import fit, line
from mentorjournal.widgets.row_list import Row, RowList

THEN, NOW, BETWEEN, NONE = "o", "●", "━", "·"
_STEP = 5
"""Cells from one level to the next."""
_AREA = 24
NOT_RATED = "not rated"


class SkillList(RowList):
    """An area a row, with its levels from 1 to 5; the id of a row is the area."""

    def show(self, areas: Sequence[str], rated: dict[str, Skill]) -> None:
        """Show these areas, and what is rated of them."""
        rows = [Row("", partial(_scale))]
        rows += [Row(area, partial(_row, area, rated.get(area))) for area in areas]
        self.fill(rows)


def picture(change: Change | None) -> Iterator[tuple[str, bool]]:
    """The levels and what has changed between them, cell by cell, with whether it stands out."""
    now = (change.now or change.then).level if change else 0
    then = change.then.level if change and change.now else now
    between = range(min(then, now), max(then, now))
    for level in LEVELS:
        passed = BETWEEN if level in between else NONE
        sign = NOW if level == now else THEN if level == then else passed
        yield sign, sign != NONE
        if level != LEVELS[-1]:
            yield (BETWEEN if level in between else " ") * (_STEP - 1), level in between


def _scale(_width: int) -> Content:
    levels = "".join(fit(str(level), _STEP) for level in LEVELS)
    return line((f"{fit('', _AREA)}{levels}".rstrip(), "$muted"))


def _row(area: str, skill: Skill | None, width: int) -> Content:
    change = change_of(skill) if skill else None
    pieces = [line((cells, "bold $accent" if out else "$muted")) for cells, out in picture(change)]
    shown = line(fit(area, _AREA - 1), " ", *pieces)
    if change is None:
        return line(shown, (f"     {NOT_RATED}", "$muted")).truncate(width, ellipsis=True)
    word = change.word or "once"
    style = "bold" if change.difference else "$muted"
    note = change.asked or (change.now or change.then).note
    said = line(shown, "     ", (word, style), (f"   {note}" if note else "", "$muted"))
    return said.truncate(width, ellipsis=True)
