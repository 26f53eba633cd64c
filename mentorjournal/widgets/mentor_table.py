"""Areas against mentors: who covers which, one column for each mentor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from mentorjournal.mentoring.coverage import Area, Coverage, Mentor
from mentorjournal.text import first_word
from mentorjournal.widgets.plain import Piece, fit, line
from mentorjournal.widgets.row_list import Row, RowList

AGREED, TOUCHED, NONE = "●●", "●", "–"
NOBODY = "nobody"
BEFORE, GAP = 2, 3
"""Cells between the areas and the first mentor, and behind each mentor."""
MOST_AREA = 40
COUNT = 4
"""Cells for how many cover an area, where not all of them are in sight."""
MOST_NAME = 16


class MentorTable(RowList):
    """A row for each area; left and right choose a mentor, whose column is always in sight.

    Attributes:
        chosen_mentor: The place of the chosen mentor among them, from 0.
    """

    DEFAULT_CSS = """
    /* What it leaves is for the prospects below, of whom the one with the cursor is in sight. */
    MentorTable { padding: 0 1; height: auto; max-height: 55%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._coverage = Coverage((), ())
        self._heads: list[str] = []
        self._find = ""
        self._widths: list[int] = []
        self._area_width, self._first, self._last = 1, 0, 0
        self.chosen_mentor = 0

    def show(self, coverage: Coverage, find: str) -> None:
        """Show who covers what.

        Args:
            coverage: Mentors and areas.
            find: The key that adds a mentor, as it is shown.
        """
        before = self.mentor
        self._coverage, self._find = coverage, find
        self._heads = heads(coverage.mentors)
        people = [mentor.person for mentor in coverage.mentors]
        if before is not None and before.person in people:
            self.chosen_mentor = people.index(before.person)
        self.chosen_mentor = max(0, min(self.chosen_mentor, len(people) - 1))
        rows = [Row("", self._heading)] if people else []
        rows += [Row(area.name, partial(self._row, area)) for area in coverage.areas]
        self.fill(rows)

    @property
    def mentor(self) -> Mentor | None:
        """The chosen mentor; None where there is none."""
        mentors = self._coverage.mentors
        return mentors[self.chosen_mentor] if self.chosen_mentor < len(mentors) else None

    @property
    def area(self) -> Area | None:
        """The highlighted area."""
        return next((each for each in self._coverage.areas if each.name == self.chosen), None)

    @property
    def all_in_sight(self) -> bool:
        """Whether there is a column for every mentor."""
        return self._last - self._first == len(self._heads)

    def choose(self, step: int) -> None:
        """Go to the next mentor, or the one before."""
        last = len(self._heads) - 1
        self.chosen_mentor = max(0, min(self.chosen_mentor + step, last))
        self.redraw()

    def prepare(self, width: int) -> None:
        """Find out which mentors fit, so that the chosen one is among them."""
        names = [cell_len(area.name) for area in self._coverage.areas]
        self._area_width = max(1, min(max(names, default=1), MOST_AREA, width // 2))
        room = width - self._area_width - BEFORE
        own = [cell_len(head) for head in self._heads]
        even = [max(own, default=0)] * len(own)
        self._widths = even if _room_of(even) <= room + GAP else own
        first = min(self._first, self.chosen_mentor)
        while first < self.chosen_mentor and self._ends(first, room) <= self.chosen_mentor:
            first += 1
        while first and self._ends(first - 1, room) == len(own):
            first -= 1
        self._first, self._last = first, self._ends(first, room)

    def _ends(self, first: int, room: int) -> int:
        """Where the mentors end that fit from one on; that one always does."""
        last = first + 1
        while last < len(self._widths) and _room_of(self._widths[first : last + 1]) <= room + GAP:
            last += 1
        return min(last, len(self._widths))

    def _columns(self) -> range:
        return range(self._first, self._last)

    def _heading(self, _width: int) -> Content:
        part = f"{self._first + 1}–{self._last} of {len(self._heads)}"
        pieces: list[Piece] = [(self._area("" if self.all_in_sight else part), "$muted")]
        for place in self._columns():
            style = "bold $accent" if place == self.chosen_mentor else "$muted"
            pieces += [(self._cell(place, self._heads[place]), style)]
        return line(*pieces)

    def _row(self, area: Area, width: int) -> Content:
        pieces: list[Piece] = [self._area(area.name)]
        if not self.all_in_sight:
            # Who covers it may stand in a column that is out of sight.
            count = str(len(area.agreed) + len(area.touched)) if area.covered else ""
            name = fit(area.name, self._area_width - COUNT)
            pieces = [name, (fit(count, COUNT, right=True) + " " * BEFORE, "$muted")]
        for place in self._columns():
            person = self._coverage.mentors[place].person
            mark = AGREED if person in area.agreed else TOUCHED if person in area.touched else NONE
            pieces.append((self._cell(place, mark), "$muted" if mark == NONE else "$accent"))
        if area.covered:
            return line(*pieces)
        nobody = line((NOBODY, "$warning"), "   ", *self._who_could(area))
        room = width - sum(cell_len(line(each).plain) for each in pieces) - 1
        if nobody.cell_length <= room:
            return line(*pieces, " ", nobody)
        return line(self._area(area.name), nobody)

    def _who_could(self, area: Area) -> list[Piece]:
        """Who might come to cover an area, or the key that begins to find somebody."""
        could = self._coverage.prospects_for(area)
        if not could:
            return [(self._find, "bold $accent"), " find one"]
        more = f" +{len(could) - 1}" if len(could) > 1 else ""
        return [(f"{could[0].stage} ", "$muted"), _called(could)[0], (more, "$muted")]

    def _area(self, text: str) -> str:
        return fit(text, self._area_width) + " " * BEFORE

    def _cell(self, place: int, text: str) -> str:
        return fit(text, self._widths[place]) + " " * GAP


def _room_of(widths: Sequence[int]) -> int:
    """Cells for some columns, with what stands behind each."""
    return sum(widths) + GAP * len(widths)


def heads(mentors: Sequence[Mentor]) -> list[str]:
    """What stands above the columns, where a long name is cut; below them it stands whole."""
    names = _called(mentors)
    return [fit(name, min(max(cell_len(name), len(AGREED)), MOST_NAME)) for name in names]


def _called(mentors: Sequence[Mentor]) -> list[str]:
    """First names, whole ones where two share a first name."""
    firsts = [first_word(mentor.name) for mentor in mentors]
    return [
        mentor.name if firsts.count(first) > 1 else first
        for mentor, first in zip(mentors, firsts, strict=True)
    ]


def covers(mentor: Mentor, coverage: Coverage) -> Content:
    """What one mentor covers, in words with their marks; of a prospect, what they could."""
    if mentor in coverage.prospects:
        could = [area.name for area in coverage.areas if mentor.person in area.prospects]
        return line((mentor.name, "bold"), f"   {mentor.stage}, for {', '.join(could)}")
    agreed = [area.name for area in coverage.areas if mentor.person in area.agreed]
    touched = [area.name for area in coverage.areas if mentor.person in area.touched]
    pieces: list[Piece] = [(mentor.name, "bold")]
    for mark, names in ((AGREED, agreed), (TOUCHED, touched)):
        if names:
            pieces += ["   ", (mark, "$accent"), f" {', '.join(names)}"]
    return line(*pieces) if agreed or touched else line(*pieces, ("   nothing yet", "$muted"))
