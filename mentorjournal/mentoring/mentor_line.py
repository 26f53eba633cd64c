"""The line of mentors: who mentored mine, they, I, my protégés and theirs, as a tree of characters.

Y: the circle is complete when a protégé becomes a mentor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from mentorjournal.data.records.base import Uid
from mentorjournal.dates import full_date, show_date
from mentorjournal.text import one_line

YOU = "you"
BRANCH, LAST, BAR = "├─ ", "└─ ", "│  "
GAP = 4
"""Cells between a name and what is said of it."""

Look = Literal["line", "name", "you", "said"]


class Link(Struct, frozen=True):
    """Somebody of the line.

    Attributes:
        relationship: With me.
        name: The person's name.
        beyond: Who mentored a mentor, or whom a protégé mentors; empty where nobody knows.
        paid_forward: The day since which the protégé of the two mentors somebody.
    """

    relationship: Uid
    name: str
    beyond: str = ""
    paid_forward: date | None = None


class MentorLine(Struct, frozen=True):
    """My mentors and my protégés, with who stands behind them."""

    mentors: tuple[Link, ...] = ()
    proteges: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anybody."""
        return bool(self.mentors or self.proteges)


class TreeRow(Struct, frozen=True):
    """A row of the tree.

    Attributes:
        pieces: Its text, with what each piece is.
        relationship: Whom it is about; empty where that is nobody I know, or me.
    """

    pieces: tuple[tuple[str, Look], ...]
    relationship: Uid = ""

    @property
    def text(self) -> str:
        """It without looks."""
        return "".join(piece for piece, _ in self.pieces).rstrip()


def paid_words(link: Link, today: date) -> str:
    """That it was paid forward, and since when: "paid forward 3 Nov"."""
    if link.paid_forward is None:
        return ""
    return f"paid forward {show_date(link.paid_forward, today).partition(' ')[2]}"


def tree(
    line: MentorLine,
    today: date,
    width: int,
    cells: Callable[[str], int],
    cut: Callable[[str, int], str],
) -> list[TreeRow]:
    """The line as rows of characters: mentors at the left, protégés below me.

    Where that has not the room, I stand below my mentors.

    Args:
        line: The line.
        today: The local day.
        width: Cells that there are; a name that is wider than all of them is cut.
        cells: How wide a text is.
        cut: Cuts a text to a width.
    """
    return _Tree(line, today, width, cells, cut).rows()


class _Tree:
    """Draws one line."""

    def __init__(
        self,
        line: MentorLine,
        today: date,
        width: int,
        cells: Callable[[str], int],
        cut: Callable[[str, int], str],
    ) -> None:
        self._today, self._width = today, width
        self._cells, self._cut = cells, cut
        # Behind a name there is room for what joins it to the others.
        most = max(1, width - len(LAST) - len(" ─┴─ you"))

        def fitted(link: Link) -> Link:
            return Link(
                link.relationship,
                cut(one_line(link.name), most),
                cut(one_line(link.beyond), most),
                link.paid_forward,
            )

        self._mentors = [fitted(each) for each in line.mentors]
        self._proteges = [fitted(each) for each in line.proteges]

    def rows(self) -> list[TreeRow]:
        """All rows, top down."""
        column = self._joint
        below = list(self._below())
        beside = column + len("┴─ ") if len(self._mentors) > 1 else column + len("─ ")
        widest = max((self._cells(row.text) for row in below), default=0)
        if not self._mentors:
            return [TreeRow(((YOU, "you"),)), *below]
        if beside + max(widest, len(YOU)) <= self._width:
            moved = [
                TreeRow(((" " * beside, "line"), *row.pieces), row.relationship) for row in below
            ]
            return [*self._above(beside=True), *moved]
        elbow = TreeRow((("┌" + "─" * (column - 1) + "┘", "line"),))
        return [*self._above(beside=False), elbow, TreeRow(((YOU, "you"),)), *below]

    @property
    def _joint(self) -> int:
        """The column in which what leads to me comes together."""
        ends = [
            end
            for place, each in enumerate(self._mentors)
            for end in (self._end(each), self._cells(each.beyond) if place else 0)
        ]
        return max(ends, default=0) + len(" ─")

    def _end(self, mentor: Link) -> int:
        """Cells up to the end of a mentor's name."""
        return (len(LAST) if mentor.beyond else 0) + self._cells(mentor.name)

    def _above(self, *, beside: bool) -> Iterator[TreeRow]:
        """The mentors, each below whoever mentored them."""
        joint, last = self._joint, len(self._mentors) - 1
        for place, each in enumerate(self._mentors):
            if each.beyond:
                down = " " * (joint - self._cells(each.beyond)) + "│" if place else ""
                yield TreeRow(((each.beyond, "name"), (down, "line")))
            lead = LAST if each.beyond else ""
            way = " " + "─" * (joint - self._end(each) - 1)
            if place < last or not beside:
                joined, me = "┐" if place == 0 else "┤", ""
            else:
                joined, me = "─ " if last == 0 else "┴─ ", YOU
            pieces: tuple[tuple[str, Look], ...] = (
                *((lead, "line"), (each.name, "name"), (way + joined, "line"), (me, "you")),
            )
            yield TreeRow(pieces, each.relationship)

    def _below(self) -> Iterator[TreeRow]:
        """The protégés, each above whom they mentor."""
        column = max((self._cells(each.name) for each in self._proteges), default=0) + GAP
        for place, each in enumerate(self._proteges):
            last = place == len(self._proteges) - 1
            before = "   " if last else BAR
            said = paid_words(each, self._today)
            room = self._width - len(LAST) - len(said)
            own = bool(said) and self._cells(each.name) + GAP > room
            pad = GAP if column > room else column - self._cells(each.name)
            tail = " " * pad + said if said and not own else ""
            yield TreeRow(
                ((LAST if last else BRANCH, "line"), (each.name, "name"), (tail, "said")),
                each.relationship,
            )
            if own:
                said = self._cut(said, self._width - len(before))
                yield TreeRow(((before, "line"), (said, "said")))
            if each.beyond:
                yield TreeRow(((before + LAST, "line"), (each.beyond, "name")))


def spoken(line: MentorLine, me: str) -> Sequence[str]:
    """The line as sentences, for who cannot see a drawing.

    Args:
        line: The line.
        me: My name; empty where I gave none.
    """
    said = []
    for each in line.mentors:
        said += [f"{each.beyond} mentored {each.name}."] if each.beyond else []
        said.append(f"{each.name} mentored {me or 'me'}.")
    for each in line.proteges:
        paid = f", paid forward {full_date(each.paid_forward)}" if each.paid_forward else ""
        said.append(f"{me or 'I'} mentored {each.name}{paid}.")
        said += [f"{each.name} mentored {each.beyond}."] if each.beyond else []
    return said
